"""Which file systems end at 4 GB. The mounts are written by the test: no machine of the tests has a FAT drive."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from inference import file_systems
from inference.download.space import check_file_size
from inference.errors import NoSpace
from inference.file_systems import FAT_LIMIT, kind_of, largest_file

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="mounts as Linux lists them")


def test_this_drive_takes_large_files(tmp_path: Path) -> None:
    assert kind_of(tmp_path)
    assert largest_file(tmp_path) is None
    assert largest_file(tmp_path / "not there") is None


@linux_only
@pytest.mark.parametrize(
    ("kind", "most"), [("vfat", FAT_LIMIT), ("msdos", FAT_LIMIT), ("exfat", None), ("fuseblk", None), ("ext4", None)]
)
def test_a_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, most: int | None) -> None:
    number = os.stat(tmp_path).st_dev
    lines = [
        "22 28 0:21 / /proc rw,nosuid shared:5 - proc proc rw",
        f"30 28 {os.major(number)}:{os.minor(number)} / /media/me/A\\040STICK rw shared:1 - {kind} /dev/sdb1 rw",
    ]
    mounts = tmp_path / "mountinfo"
    mounts.write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(file_systems, "_MOUNTS", mounts)
    assert largest_file(tmp_path) == most
    check_file_size(tmp_path / "below" / "model.gguf", FAT_LIMIT)
    check_file_size(tmp_path / "model.gguf", None)
    if most is None:
        check_file_size(tmp_path / "model.gguf", FAT_LIMIT + 1)
    else:
        with pytest.raises(NoSpace, match=r"“model\.gguf” has 4\.\d+ .*FAT"):
            check_file_size(tmp_path / "below" / "model.gguf", FAT_LIMIT + 1)


@linux_only
@pytest.mark.parametrize("content", ["", "nonsense\n", "1 2 3 - \n"])
def test_nonsense_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(content)
    monkeypatch.setattr(file_systems, "_MOUNTS", mounts)
    assert largest_file(tmp_path) is None

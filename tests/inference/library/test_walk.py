"""Looking through folders that may hold anything: within bounds, in no circle, past what cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from inference.errors import Cancelled
from inference.library import walk as walking
from inference.library.values import Never
from inference.library.walk import Walked, walk
from tests.inference.library.test_verify import After

NEVER = Never()


def _touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"GGUF")


def _files(walked: Walked) -> list[str]:
    return sorted(os.path.basename(stamp.path) for stamps in walked.files.values() for stamp in stamps)


def test_finds_models_and_passes_over_the_rest(tmp_path: Path) -> None:
    wanted = ["a.gguf", "sub/B.GGUF", "sub/deep/er/c.gguf"]
    rest = ["a.gguf.part", "notes.txt", ".trash/1/x.gguf", ".hidden.gguf/y.gguf", "sub/folder.gguf/z.txt"]
    _touch(*(tmp_path / name for name in (*wanted, *rest)))
    walked = walk(tmp_path, NEVER)
    assert _files(walked) == ["B.GGUF", "a.gguf", "c.gguf"]
    assert walked.complete
    assert walked.unread == []
    assert str(tmp_path / "sub/deep") in walked.folders


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    walked = walk(tmp_path / "none", NEVER)
    assert (walked.there, walked.unread) == (False, [str(tmp_path / "none")])


def test_links_in_circles_end(tmp_path: Path) -> None:
    _touch(tmp_path / "a/b/m.gguf")
    (tmp_path / "a/b/up").symlink_to(tmp_path)
    (tmp_path / "a/self").symlink_to(tmp_path / "a/self")
    (tmp_path / "loop.gguf").symlink_to(tmp_path / "loop.gguf")
    (tmp_path / "dangling.gguf").symlink_to(tmp_path / "nothing")
    assert _files(walk(tmp_path, NEVER)) == ["m.gguf"]


def test_each_folder_is_looked_into_once(tmp_path: Path) -> None:
    _touch(tmp_path / "real/m.gguf")
    for number in range(50):
        (tmp_path / f"link{number}").symlink_to(tmp_path / "real")
    assert _files(walk(tmp_path, NEVER)) == ["m.gguf"]


def test_linked_folder_outside_is_said_to_be_so(tmp_path: Path) -> None:
    _touch(tmp_path / "outside/sub/m.gguf", tmp_path / "root/n.gguf")
    (tmp_path / "root/link").symlink_to(tmp_path / "outside")
    walked = walk(tmp_path / "root", NEVER)
    assert _files(walked) == ["m.gguf", "n.gguf"]
    assert set(walked.linked) == {str(tmp_path / "root/link"), str(tmp_path / "root/link/sub")}


@pytest.mark.parametrize(
    ("bound", "limit"), [("MAX_DEPTH", 3), ("MAX_FOLDERS", 5), ("MAX_ENTRIES", 10), ("MAX_FILES", 4)]
)
def test_bounds(tmp_path: Path, bound: str, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path
    for number in range(12):
        folder = folder / f"d{number}"
        _touch(folder / f"{number}.gguf", folder / "x.txt")
    monkeypatch.setattr(walking, bound, limit)
    walked = walk(tmp_path, NEVER)
    assert not walked.complete
    assert 0 < len(_files(walked)) < 12
    assert len(walked.folders) <= 6


def test_one_folder_with_more_than_anybody_looks_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _touch(*(tmp_path / f"{number:03}.gguf" for number in range(100)))
    monkeypatch.setattr(walking, "MAX_ENTRIES", 20)
    walked = walk(tmp_path, NEVER)
    assert walked.entries <= 21
    assert not walked.complete


@pytest.mark.skipif(os.name != "posix", reason="names that Windows does not have")
@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2fetc.gguf",
        "C:\\Windows\\x.gguf",
        "CON.gguf",
        "a\nb\x1b[2J.gguf",
        "n" * 240 + ".gguf",
        "‮fugg.gguf",
        "na\udcefve.gguf",
        " .gguf",
        ".gguf",
    ],
)
def test_hostile_names_are_only_names(tmp_path: Path, name: str) -> None:
    try:
        _touch(tmp_path / name)
    except OSError:
        pytest.skip("this file system takes no such name")
    assert len(_files(walk(tmp_path, NEVER))) == 1


def test_devices_and_pipes_are_no_models(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    (tmp_path / "null.gguf").symlink_to("/dev/null")
    assert _files(walk(tmp_path, NEVER)) == []


def test_cancelled_between_folders(tmp_path: Path) -> None:
    _touch(*(tmp_path / f"{number}/m.gguf" for number in range(5)))
    with pytest.raises(Cancelled):
        walk(tmp_path, After(3))


def test_path_with_a_nul_is_nowhere() -> None:
    assert not walk(Path("/nul\x00here"), NEVER).there


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [("/a/b", "/a", True), ("/a", "/a", True), ("/ab", "/a", False), ("/a", "/", True), ("/a/../b", "/a", True)],
)
def test_within(path: str, folder: str, expected: bool) -> None:
    assert walking.within(path, folder) is expected


def _borders(*folders: Path) -> Iterable[str]:
    return [os.path.realpath(folder) for folder in folders]


def test_borders_are_not_crossed(tmp_path: Path) -> None:
    _touch(tmp_path / "store/p/m.gguf", tmp_path / "mine/n.gguf")
    (tmp_path / "mine/link").symlink_to(tmp_path / "store/p")
    walked = walk(tmp_path, NEVER, borders=list(_borders(tmp_path / "store", tmp_path)))
    assert _files(walked) == ["n.gguf"]
    assert _files(walk(tmp_path / "store", NEVER, borders=list(_borders(tmp_path / "store", tmp_path)))) == ["m.gguf"]

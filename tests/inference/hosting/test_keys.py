"""The key of the endpoint: made once, kept, renewed, readable by its user alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inference.errors import StorageError
from inference.hosting.keys import PREFIX, read_key, renew_key


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "api-key"
    key = read_key(file)
    assert key.startswith(PREFIX)
    assert len(key) > 30
    assert read_key(file) == key
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


def test_another_one_takes_its_place(tmp_path: Path) -> None:
    file = tmp_path / "api-key"
    before = read_key(file)
    assert renew_key(file) != before
    assert read_key(file) != before


def test_one_of_the_users_own_counts(tmp_path: Path) -> None:
    file = tmp_path / "api-key"
    file.write_text("my-own-key\n")
    assert read_key(file) == "my-own-key"


@pytest.mark.parametrize("content", [b"", b" \n", b"two words", b"\xff\xfe", b"a" * 5000, b"a\x00b"])
def test_what_no_program_could_send_is_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "api-key"
    file.write_bytes(content)
    assert read_key(file).startswith(PREFIX)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    file = tmp_path / "api-key"
    file.mkdir()
    with pytest.raises(StorageError):
        read_key(file)

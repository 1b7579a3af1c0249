"""The key of the API: random, kept, for this user alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.api_key import ApiKey
from inference.errors import StorageError


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    key = ApiKey(tmp_path)
    assert key.read() == ""
    made = key.make()
    assert len(made) > 40
    assert ApiKey(tmp_path).make() == ApiKey(tmp_path).read() == made
    assert key.renew() != made
    assert key.read() != made


@pytest.mark.skipif(os.name != "posix", reason="rights of a file")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    key = ApiKey(tmp_path)
    key.make()
    assert stat.S_IMODE(key.path.stat().st_mode) == 0o600
    key.path.chmod(0o644)
    key.read()
    assert stat.S_IMODE(key.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"with a space in the middle", b"\xff" * 40, b"x" * 2000])
def test_what_can_be_no_key_is_replaced(tmp_path: Path, content: bytes) -> None:
    key = ApiKey(tmp_path)
    key.path.write_bytes(content)
    assert key.read() == ""
    assert key.make() != ""


def test_a_key_of_ones_own_is_taken(tmp_path: Path) -> None:
    key = ApiKey(tmp_path)
    key.path.write_text("  my-own-key-of-some-length\n", encoding="ascii")
    assert key.make() == "my-own-key-of-some-length"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        ApiKey(tmp_path / "gone").make()

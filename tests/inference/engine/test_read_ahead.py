"""Reading a file into memory before it is used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inference.engine.read_ahead import CHUNK, _is_cached, read_ahead
from inference.errors import ModelUnreadable


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three chunks and a bit, and a small one."""
    large, small = tmp_path / "large", tmp_path / "small"
    with large.open("wb") as file:
        file.truncate(3 * CHUNK + 5)
    small.write_bytes(b"x" * 1000)
    return [large, small]


def test_every_part_is_looked_at_and_progress_reaches_the_end(files: list[Path]) -> None:
    asked: list[int] = []
    fractions: list[float] = []

    def is_cached(_descriptor: int, offset: int) -> bool:
        asked.append(offset)
        return False

    read_ahead(files, fractions.append, lambda: False, is_cached)
    assert asked == [0, CHUNK, 2 * CHUNK, 3 * CHUNK, 0]  # the first page missing is enough
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert len(fractions) == 5


def test_what_is_in_memory_is_not_read(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    positions: list[int] = []

    def is_cached(descriptor: int, _offset: int) -> bool:
        positions.append(os.lseek(descriptor, 0, os.SEEK_CUR))
        return True

    read_ahead(files, lambda _fraction: None, lambda: False, is_cached)
    assert set(positions) == {0}


def test_it_stops_when_told(files: list[Path]) -> None:
    fractions: list[float] = []
    read_ahead(files, fractions.append, lambda: len(fractions) == 2, lambda _descriptor, _offset: False)
    assert len(fractions) == 2


def test_a_disk_that_fails_is_told(files: list[Path]) -> None:
    def failing(_descriptor: int, _offset: int) -> bool:
        raise OSError(5, "Input/output error")

    with pytest.raises(ModelUnreadable, match="Input/output error"):
        read_ahead(files, lambda _fraction: None, lambda: False, failing)


def test_a_file_that_is_gone_is_told(files: list[Path]) -> None:
    files[1].unlink()
    with pytest.raises(ModelUnreadable, match=files[1].name):
        read_ahead(files, lambda _fraction: None, lambda: False)


def test_the_system_can_be_asked(files: list[Path]) -> None:
    """What has just been read is in memory, to its last byte."""
    read_ahead(files, lambda _fraction: None, lambda: False)
    with files[1].open("rb") as file:
        size = len(file.read())
        assert all(_is_cached(file.fileno(), position) for position in (0, size // 2, size - 1))


def test_empty_files_and_none_are_no_error(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    read_ahead([empty], lambda _fraction: None, lambda: False)
    read_ahead([], lambda _fraction: None, lambda: False)

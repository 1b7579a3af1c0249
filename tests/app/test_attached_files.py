"""Files that are to go with a message: text in any encoding is read, all else is refused with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.attached import Attached
from app.attached_files import LARGEST, Refused, decoded, read_file

TEXT = "name,größe\nΔ,漢字\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(TEXT.encode(encoding))
    assert read_file(str(file)) == Attached("table.csv", TEXT.removesuffix("\n"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_western_text_without_a_mark_is_known(encoding: str) -> None:
    assert decoded("Größe, Maße".encode(encoding)) == "Größe, Maße"


def test_line_ends_of_other_systems_become_ours(tmp_path: Path) -> None:
    file = tmp_path / "dos.txt"
    file.write_bytes(b"a\r\nb\rc\r\n")
    assert read_file(str(file)) == Attached("dos.txt", "a\nb\nc")


def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path) -> None:
    picture, empty, large = tmp_path / "p.png", tmp_path / "e.txt", tmp_path / "l.log"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0")
    empty.write_text(" \n")
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert read_file(str(picture)) == Refused("p.png", "no_text")
    assert read_file(str(empty)) == Refused("e.txt", "empty")
    assert read_file(str(large)) == Refused("l.log", "large", LARGEST + 1)
    assert read_file(str(tmp_path)) == Refused(tmp_path.name, "folder")
    assert read_file(str(tmp_path / "gone")) == Refused("gone", "missing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert read_file(str(tmp_path / "pipe.txt")) == Refused("pipe.txt", "unreadable")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_not(content: bytes) -> None:
    text = decoded(content)
    assert text is None or "\0" not in text

"""Reads of an ELF file which libraries it asks for, where they are looked for, and whether it carries symbols.

Only `look_only_beside` changes a file.

Format: System V gABI, chapters 4 (sections) and 5 (dynamic linking); 64 bits, little endian, as on x86-64 and ARM64.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MAGIC = b"\x7fELF"
_64_BIT_LITTLE = b"\x02\x01"
_DYNAMIC = 6  # section type SHT_DYNAMIC
_SYMBOLS = 2  # SHT_SYMTAB
_NEEDED, _SONAME, _RPATH, _RUNPATH = 1, 14, 15, 29  # tags of the dynamic section
_BESIDE = "$ORIGIN"  # of a search path: the folder the file lies in


class _Section(NamedTuple):
    kind: int
    offset: int
    size: int
    link: int


class Elf(NamedTuple):
    """What is known of one file.

    Attributes:
        needed: Names of the libraries that the loader looks for before it can be used.
        soname: The name others ask for it by; empty for programs and modules.
        symbols: Whether it carries a table for debuggers, which nothing needs at run time.
    """

    needed: tuple[str, ...]
    soname: str
    symbols: bool


def is_elf(path: Path) -> bool:
    """Whether it is a program or a library of Linux; links are none."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def read_elf(path: Path) -> Elf:
    """Read ``path``.

    Raises:
        ValueError: It is no ELF file of 64 bits, or a damaged one.
    """
    data = path.read_bytes()
    if data[:4] != MAGIC or data[4:6] != _64_BIT_LITTLE:
        raise ValueError(f"{path} is no ELF file of 64 bits.")
    try:
        sections = list(_sections(data))
        dynamic = next((section for section in sections if section.kind == _DYNAMIC), None)
        symbols = any(section.kind == _SYMBOLS for section in sections)
        if dynamic is None:
            return Elf((), "", symbols)
        texts = sections[dynamic.link]
        entries = list(_entries(data, dynamic))
        needed = tuple(_text(data, texts, value) for tag, value in entries if tag == _NEEDED)
        soname = next((_text(data, texts, value) for tag, value in entries if tag == _SONAME), "")
    except (struct.error, IndexError) as error:
        raise ValueError(f"{path} is a damaged ELF file: {error}.") from error
    return Elf(needed, soname, symbols)


def look_only_beside(path: Path) -> str:
    """Take the folders of the computer a library was built on out of where it looks for others.

    CMake writes the folder of every library it links against there. On another computer somebody else may own such a
    folder, and on the one it was built on the library finds others than it does everywhere else. The text is made
    shorter where it stands, nothing moves.

    Returns:
        What was taken out, empty for nothing.

    Raises:
        ValueError: It is no ELF file of 64 bits.
    """
    data = bytearray(path.read_bytes())
    if data[:4] != MAGIC or data[4:6] != _64_BIT_LITTLE:
        raise ValueError(f"{path} is no ELF file of 64 bits.")
    sections = list(_sections(data))
    dynamic = next((section for section in sections if section.kind == _DYNAMIC), None)
    if dynamic is None:
        return ""
    texts = sections[dynamic.link]
    gone: list[str] = []
    for tag, value in list(_entries(data, dynamic)):
        if tag in (_RPATH, _RUNPATH):
            old = _text(data, texts, value)
            places = old.split(":")
            kept = ":".join(place for place in places if place.startswith(_BESIDE)).encode()
            begin, length = texts.offset + value, len(old.encode())
            data[begin : begin + length] = kept.ljust(length, b"\0")
            gone += [place for place in places if not place.startswith(_BESIDE)]
    if gone:
        path.write_bytes(data)
    return ":".join(gone)


def elf_files(folder: Path) -> list[Path]:
    """All programs and libraries below ``folder``, sorted; links are left out."""
    return sorted(path for path in folder.rglob("*") if is_elf(path))


def _sections(data: bytes | bytearray) -> Iterator[_Section]:
    (table,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    for number in range(count):
        _, kind, _, _, offset, length, link = struct.unpack_from("<IIQQQQI", data, table + number * size)
        yield _Section(kind, offset, length, link)


def _entries(data: bytes | bytearray, dynamic: _Section) -> Iterator[tuple[int, int]]:
    for offset in range(dynamic.offset, dynamic.offset + dynamic.size, 16):
        tag, value = struct.unpack_from("<qQ", data, offset)
        if tag == 0:
            return
        yield tag, value


def _text(data: bytes | bytearray, texts: _Section, at: int) -> str:
    begin = texts.offset + at
    return data[begin : data.index(b"\0", begin)].decode()

"""Reads of a program or library of Windows which libraries it asks for; changes nothing, runs on every system.

Format: https://learn.microsoft.com/windows/win32/debug/pe-format, the headers, the import table and the table of
imports that wait until they are used.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

_64_BIT = 0x20B
_IMPORTS, _DELAYED = 1, 13  # data directories
_IMPORT_SIZE, _DELAYED_SIZE = 20, 32  # bytes of an entry
_IMPORT_NAME, _DELAYED_NAME = 12, 4  # where in it the address of the name stands


class _Section(NamedTuple):
    address: int
    size: int
    offset: int


class Pe:
    """One file, read.

    Attributes:
        is_64_bit: Whether it is for 64-bit Windows.
        needed: Names of the libraries it is loaded with, in lower case.
        delayed: Those that are loaded when first used, and may be missing until then.

    Raises:
        ValueError: It is no such file, or a damaged one.
    """

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        try:
            self._read()
        except struct.error as error:
            raise ValueError(f"{path} is damaged: {error}") from error
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error

    def _read(self) -> None:
        data = self._data
        if data[:2] != b"MZ":
            raise ValueError("This is no program of Windows.")
        (start,) = struct.unpack_from("<I", data, 0x3C)
        if data[start : start + 4] != b"PE\0\0":
            raise ValueError("This is no program of Windows.")
        sections, optional_size = struct.unpack_from("<2xH12xH", data, start + 4)
        optional = start + 24
        self.is_64_bit = struct.unpack_from("<H", data, optional)[0] == _64_BIT
        self._directories = optional + (112 if self.is_64_bit else 96)
        table = optional + optional_size
        self._sections = []
        for place in range(table, table + 40 * sections, 40):
            virtual, address, raw, offset = struct.unpack_from("<8xIIII", data, place)
            self._sections.append(_Section(address, max(virtual, raw), offset))
        self.needed = self._names(_IMPORTS, _IMPORT_SIZE, _IMPORT_NAME)
        self.delayed = self._names(_DELAYED, _DELAYED_SIZE, _DELAYED_NAME)

    def _names(self, directory: int, size: int, name_at: int) -> tuple[str, ...]:
        count = struct.unpack_from("<I", self._data, self._directories - 4)[0]
        if directory >= count:
            return ()
        address = struct.unpack_from("<I", self._data, self._directories + 8 * directory)[0]
        if not address:
            return ()
        names = []
        place = self._offset(address)
        while name := struct.unpack_from("<I", self._data, place + name_at)[0]:
            start = self._offset(name)
            names.append(self._data[start : self._data.index(b"\0", start)].decode("ascii").lower())
            place += size
        return tuple(names)

    def _offset(self, address: int) -> int:
        for section in self._sections:
            if section.address <= address < section.address + section.size:
                return address - section.address + section.offset
        raise ValueError("An address lies in none of the sections.")

"""Hunspell with the dictionaries that are installed, where there is no Enchant.

https://github.com/hunspell/hunspell/blob/master/src/hunspell/hunspell.h The library is looked for at run time.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

from app.spelling.libraries import Function, load

LIBRARIES = ("libhunspell-1.7.so.0", "libhunspell-1.6.so.0", "libhunspell.so")
FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/usr/local/share/hunspell")
MOST = 8  # suggestions

_Strings = ctypes.POINTER(ctypes.c_char_p)
_HANDLE, _TEXT = ctypes.c_void_p, ctypes.c_char_p
_FUNCTIONS: tuple[Function, ...] = (
    ("Hunspell_create", _HANDLE, [_TEXT, _TEXT]),
    ("Hunspell_destroy", None, [_HANDLE]),
    ("Hunspell_spell", ctypes.c_int, [_HANDLE, _TEXT]),
    ("Hunspell_get_dic_encoding", _TEXT, [_HANDLE]),
    ("Hunspell_suggest", ctypes.c_int, [_HANDLE, ctypes.POINTER(_Strings), _TEXT]),
    ("Hunspell_free_list", None, [_HANDLE, ctypes.POINTER(_Strings), ctypes.c_int]),
)


class HunspellSpeller:
    """Words that are added are kept in a file of ours: Hunspell has no place for them."""

    def __init__(self, own_words: Path, libraries: Sequence[str] = LIBRARIES, folders: Sequence[str] = FOLDERS) -> None:
        """Raises ``OSError`` when there is no Hunspell."""
        self._library = load("Hunspell", libraries, _FUNCTIONS)
        self._own_words = own_words
        self._added = _read_words(own_words)
        self._files: dict[str, tuple[Path, Path]] = {}
        data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
        for folder in (*folders, f"{data}/hunspell"):
            self._note_files(Path(folder))
        self._handles: dict[str, tuple[int, str] | None] = {}
        self.languages = tuple(sorted(self._files))

    def knows(self, word: str, language: str) -> bool:
        """Whether a word is right in one of ``languages``; what cannot be checked is."""
        if word in self._added:
            return True
        handle = self._handle(language)
        if handle is None or not (spelt := _encoded(word, handle[1])):
            return True
        return bool(self._library.Hunspell_spell(handle[0], spelt))

    def suggest(self, word: str, language: str) -> Sequence[str]:
        """What may have been meant, the likeliest first."""
        handle = self._handle(language)
        if handle is None or not (spelt := _encoded(word, handle[1])):
            return ()
        found = _Strings()
        count = int(self._library.Hunspell_suggest(handle[0], ctypes.byref(found), spelt))
        words = [(found[number] or b"").decode(handle[1], "replace") for number in range(min(MOST, count))]
        self._library.Hunspell_free_list(handle[0], ctypes.byref(found), count)
        return words

    def add(self, word: str, language: str) -> None:
        """Let a word be right from now on, also after a restart. Raises ``OSError``."""
        if word not in self._added:
            self._added.add(word)
            self._own_words.parent.mkdir(parents=True, exist_ok=True)
            with self._own_words.open("a", encoding="utf-8") as file:
                file.write(f"{word}\n")

    def close(self) -> None:
        """Give everything back."""
        for handle in self._handles.values():
            if handle is not None:
                self._library.Hunspell_destroy(handle[0])
        self._handles.clear()

    def _note_files(self, folder: Path) -> None:
        try:
            names = sorted(folder.glob("*.dic"))
        except OSError:
            return
        for words in names:
            rules = words.with_suffix(".aff")
            if rules.is_file() and not words.name.startswith("hyph_"):
                self._files.setdefault(words.stem, (rules, words))

    def _handle(self, language: str) -> tuple[int, str] | None:
        """Hunspell with the dictionary of a language, and the encoding it speaks."""
        if language not in self._handles:
            made = None
            if language in self._files:
                rules, words = (os.fsencode(file) for file in self._files[language])
                handle = self._library.Hunspell_create(rules, words)
                if handle:
                    said = (self._library.Hunspell_get_dic_encoding(handle) or b"UTF-8").decode("ascii", "replace")
                    made = (handle, _python_name(said))
            self._handles[language] = made
        return self._handles[language]


def _encoded(word: str, encoding: str) -> bytes:
    """The word as the dictionary writes; empty where it has no such letters."""
    try:
        return word.encode(encoding)
    except UnicodeEncodeError:
        return b""


def _python_name(encoding: str) -> str:
    name = {"microsoft-cp1251": "cp1251", "TIS620-2533": "tis-620"}.get(encoding, encoding)
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return name


def _read_words(file: Path) -> set[str]:
    try:
        return set(file.read_text(encoding="utf-8", errors="replace").split("\n")) - {""}
    except OSError:
        return set()

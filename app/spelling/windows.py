"""The spell checker of Windows 8 and later, ``ISpellChecker``, through COM without a library for it.

https://learn.microsoft.com/windows/win32/api/spellcheck/ Written after its documentation; a method of an interface is
a place in its table, in the order of ``spellcheck.h``.
"""

from __future__ import annotations

import ctypes
import uuid
from collections.abc import Sequence
from typing import Any

MOST, MANY = 8, 1000  # suggestions; languages
FACTORY_CLASS = uuid.UUID("7ab36653-1796-484b-bdfa-e74f1db7c1dc")
FACTORY = uuid.UUID("8e018a9d-2415-4677-bf08-794ea61f94bb")
IN_PROCESS = 1  # ``CLSCTX_INPROC_SERVER``
RELEASE = 2  # of every interface
LANGUAGES, CREATE = 3, 5  # of the factory: ``get_SupportedLanguages``, ``CreateSpellChecker``
CHECK, SUGGEST, ADD = 4, 5, 6  # of a checker: ``Check``, ``Suggest``, ``Add``
NEXT_ERROR = 3  # of ``IEnumSpellingError``
NEXT_STRING = 3  # of ``IEnumString``


class WindowsSpeller:
    """Words that are added are known to every program of the user."""

    def __init__(self) -> None:
        """Raises ``OSError`` where there is no spell checker."""
        self._ole = ctypes.OleDLL("ole32")  # type: ignore[attr-defined]  # of Windows alone
        self._ole.CoTaskMemFree.restype = self._ole.CoUninitialize.restype = None  # else what they left is an error
        self._ole.CoInitializeEx(None, 0)
        self._checkers: dict[str, int | None] = {}
        factory = ctypes.c_void_p()
        self._ole.CoCreateInstance(_guid(FACTORY_CLASS), None, IN_PROCESS, _guid(FACTORY), ctypes.byref(factory))
        self._factory = factory.value or 0
        listed = ctypes.c_void_p()
        self._call(self._factory, LANGUAGES, ctypes.pointer(listed))
        self.languages = tuple(self._texts(listed.value or 0, MANY))

    def knows(self, word: str, language: str) -> bool:
        """Whether a word is right in one of ``languages``; what cannot be checked is."""
        checker = self._checker(language)
        if checker is None:
            return True
        errors, error = ctypes.c_void_p(), ctypes.c_void_p()
        self._call(checker, CHECK, ctypes.c_wchar_p(word), ctypes.pointer(errors))
        wrong = self._call(errors.value or 0, NEXT_ERROR, ctypes.pointer(error)) == 0  # ``S_OK``: there is one
        if error.value:
            self._call(error.value, RELEASE)
        self._call(errors.value or 0, RELEASE)
        return not wrong

    def suggest(self, word: str, language: str) -> Sequence[str]:
        """What may have been meant, the likeliest first."""
        checker = self._checker(language)
        if checker is None:
            return ()
        found = ctypes.c_void_p()
        self._call(checker, SUGGEST, ctypes.c_wchar_p(word), ctypes.pointer(found))
        return self._texts(found.value or 0, MOST)

    def add(self, word: str, language: str) -> None:
        """Let a word be right from now on, in all programs."""
        checker = self._checker(language)
        if checker is not None:
            self._call(checker, ADD, ctypes.c_wchar_p(word))

    def close(self) -> None:
        """Give everything back."""
        for checker in (*self._checkers.values(), self._factory):
            if checker:
                self._call(checker, RELEASE)
        self._checkers.clear()
        self._factory = 0
        self._ole.CoUninitialize()

    def _checker(self, language: str) -> int | None:
        if language not in self._checkers:
            made = ctypes.c_void_p()
            try:
                self._call(self._factory, CREATE, ctypes.c_wchar_p(language), ctypes.pointer(made))
            except OSError:
                made = ctypes.c_void_p()
            self._checkers[language] = made.value
        return self._checkers[language]

    def _texts(self, strings: int, most: int) -> list[str]:
        """What an ``IEnumString`` has; it is given back."""
        texts: list[str] = []
        if not strings:
            return texts
        each, count = ctypes.c_wchar_p(), ctypes.c_ulong()
        while len(texts) < most:
            done = self._call(strings, NEXT_STRING, ctypes.c_ulong(1), ctypes.pointer(each), ctypes.pointer(count))
            if done != 0 or not count.value:
                break
            texts.append(each.value or "")
            self._ole.CoTaskMemFree(each)
        self._call(strings, RELEASE)
        return texts

    def _call(self, interface: int, place: int, *arguments: Any) -> int:
        """Call the method at a place of an interface's table. Raises ``OSError`` for a failure."""
        if not interface:
            raise OSError("the spell checker has no such part")
        table = ctypes.cast(interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        kind = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *map(type, arguments))  # type: ignore[attr-defined]
        method = kind(table[place] or 0)
        result = int(method(interface, *arguments))
        if result < 0:
            raise OSError(f"the spell checker says {result & 0xFFFFFFFF:#010x}")
        return result


def _guid(value: uuid.UUID) -> Any:
    return (ctypes.c_ubyte * 16)(*value.bytes_le)

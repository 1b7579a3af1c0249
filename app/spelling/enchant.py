"""Enchant, through which Linux desktops check spelling with whatever dictionaries they have.

https://rrthomas.github.io/enchant/api/ The library is looked for at run time; nothing is needed to build with it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

from app.spelling.libraries import Function, load

LIBRARIES = ("libenchant-2.so.2", "libenchant-2.so", "libenchant.so.1")
MOST = 8  # suggestions

_Listed = ctypes.CFUNCTYPE(
    None, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p
)  # tag, provider's name, description and file; what was handed in


_HANDLE, _TEXT, _SIZE = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_ssize_t
_STRINGS = ctypes.POINTER(ctypes.c_char_p)
_FUNCTIONS: tuple[Function, ...] = (
    ("enchant_broker_init", _HANDLE, []),
    ("enchant_broker_free", None, [_HANDLE]),
    ("enchant_broker_list_dicts", None, [_HANDLE, _Listed, _HANDLE]),
    ("enchant_broker_request_dict", _HANDLE, [_HANDLE, _TEXT]),
    ("enchant_broker_free_dict", None, [_HANDLE, _HANDLE]),
    ("enchant_dict_check", ctypes.c_int, [_HANDLE, _TEXT, _SIZE]),
    ("enchant_dict_suggest", _STRINGS, [_HANDLE, _TEXT, _SIZE, ctypes.POINTER(ctypes.c_size_t)]),
    ("enchant_dict_free_string_list", None, [_HANDLE, _STRINGS]),
    ("enchant_dict_add", None, [_HANDLE, _TEXT, _SIZE]),
)


class EnchantSpeller:
    """Words that are added go into the user's own Enchant dictionary, which other programs use, too."""

    def __init__(self, libraries: Sequence[str] = LIBRARIES) -> None:
        """Raises ``OSError`` when there is no Enchant."""
        self._library = load("Enchant", libraries, _FUNCTIONS)
        self._broker = self._library.enchant_broker_init()
        if not self._broker:
            raise OSError("Enchant does not start")
        self._dictionaries: dict[str, int | None] = {}
        self.languages = self._list()

    def knows(self, word: str, language: str) -> bool:
        """Whether a word is right in one of ``languages``; what cannot be checked is."""
        dictionary, spelt = self._dictionary(language), _encoded(word)
        if dictionary is None or not spelt:
            return True
        return int(self._library.enchant_dict_check(dictionary, spelt, len(spelt))) <= 0

    def suggest(self, word: str, language: str) -> Sequence[str]:
        """What may have been meant, the likeliest first."""
        dictionary, spelt = self._dictionary(language), _encoded(word)
        if dictionary is None or not spelt:
            return ()
        count = ctypes.c_size_t(0)
        found = self._library.enchant_dict_suggest(dictionary, spelt, len(spelt), ctypes.byref(count))
        if not found:
            return ()
        words = [found[number].decode("utf-8", "replace") for number in range(min(MOST, count.value))]
        self._library.enchant_dict_free_string_list(dictionary, found)
        return words

    def add(self, word: str, language: str) -> None:
        """Let a word be right from now on, also after a restart."""
        dictionary, spelt = self._dictionary(language), _encoded(word)
        if dictionary is not None and spelt:
            self._library.enchant_dict_add(dictionary, spelt, len(spelt))

    def close(self) -> None:
        """Give everything back."""
        if self._broker:
            for dictionary in self._dictionaries.values():
                if dictionary:
                    self._library.enchant_broker_free_dict(self._broker, dictionary)
            self._dictionaries.clear()
            self._library.enchant_broker_free(self._broker)
            self._broker = None

    def _list(self) -> tuple[str, ...]:
        tags: list[str] = []

        def note(tag: bytes, _name: bytes, _about: bytes, _file: bytes, _data: int) -> None:
            tags.append(tag.decode("ascii", "replace"))

        self._library.enchant_broker_list_dicts(self._broker, _Listed(note), None)
        return tuple(sorted(dict.fromkeys(tags)))

    def _dictionary(self, language: str) -> int | None:
        if language not in self._dictionaries:
            made = self._library.enchant_broker_request_dict(self._broker, language.encode("ascii", "replace"))
            self._dictionaries[language] = made or None
        return self._dictionaries[language]


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "ignore")

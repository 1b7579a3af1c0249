"""What a spell checker of a platform can do, and which one is there."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

_log = logging.getLogger(__name__)


class Speller(Protocol):
    """Checks words. Belongs to the thread it was opened on.

    Attributes:
        languages: Tags of what it has dictionaries for, such as ``de_AT``.
    """

    languages: tuple[str, ...]

    def knows(self, word: str, language: str) -> bool:
        """Whether a word is right in one of ``languages``."""

    def suggest(self, word: str, language: str) -> Sequence[str]:
        """What may have been meant, the likeliest first."""

    def add(self, word: str, language: str) -> None:
        """Let a word be right from now on, also after a restart."""

    def close(self) -> None:
        """Give everything back."""


def open_speller(own_words: Path) -> Speller | None:
    """The spell checker of this platform; ``None`` where there is none, or no dictionary for it.

    Args:
        own_words: File for words of the user, where the platform keeps none itself.
    """
    for opened in _openers(own_words):
        try:
            speller = opened()
        except OSError as error:
            _log.info("no spell checker: %s", error)
            continue
        if speller.languages:
            return speller
        speller.close()
    return None


def _openers(own_words: Path) -> Iterable[type[Speller] | _Opener]:
    if sys.platform == "darwin":
        from app.spelling.macos import MacSpeller

        return (MacSpeller,)
    if sys.platform == "win32":
        from app.spelling.windows import WindowsSpeller

        return (WindowsSpeller,)
    from app.spelling.enchant import EnchantSpeller
    from app.spelling.hunspell import HunspellSpeller

    return (EnchantSpeller, lambda: HunspellSpeller(own_words))


class _Opener(Protocol):
    def __call__(self) -> Speller: ...


def chosen(installed: Sequence[str], wanted: Iterable[str]) -> tuple[str, ...]:
    """The installed languages that are meant by ``wanted`` tags (``de``, ``pt-BR``), each once, in that order: exactly
    this one, else one of the same language."""
    found: list[str] = []
    for tag in wanted:
        exact = tag.replace("-", "_").casefold()
        language = exact.partition("_")[0]
        same = [one for one in installed if one.replace("-", "_").casefold() == exact]
        close = [one for one in installed if one.replace("-", "_").casefold().partition("_")[0] == language]
        found += (same or close)[:1]
    return tuple(dict.fromkeys(found))

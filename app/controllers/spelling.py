"""Which words of a text are wrong, as the platform's spell checker says on a thread of its own; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.bridge import Bridge
from app.settings import Settings
from app.spelling.speller import chosen, open_speller

if TYPE_CHECKING:
    from app.late_pool import LatePool
    from app.spelling.speller import Speller

ON = "chat.spelling"  # the setting that turns it on
LANGUAGES = "chat.spelling_languages"  # the setting that has the languages that were chosen; empty: by themselves
REMEMBERED = 20_000  # words


class SpellingController(QObject):
    """Signals:
    found(): Which dictionaries there are became known.
    checked(): More words have been checked.
    """

    found = Signal()
    checked = Signal()

    def __init__(
        self,
        settings: Settings,
        thread: LatePool,
        bridge: Bridge,
        own_words: Path,
        opened: Callable[[Path], Speller | None] = open_speller,
        parent: QObject | None = None,
    ) -> None:
        """``thread`` for the checker alone; ``own_words``: a file for words of the user; ``opened``: opens it."""
        super().__init__(parent)
        self._settings = settings
        self._thread = thread
        self._bridge = bridge
        self._own_words = own_words
        self._open = opened
        self._speller: Speller | None = None  # of the thread
        self._was_opened = False
        self._closed = False
        self._words: dict[str, bool] = {}
        self._asked: set[str] = set()
        self.installed: tuple[str, ...] | None = None  # ``None``: nobody has looked yet
        self._unsubscribe = settings.subscribe(lambda key, _value: self._note_setting(key))
        self._input = QGuiApplication.inputMethod()
        self._input.localeChanged.connect(self._note_locale)

    @property
    def is_on(self) -> bool:
        """Whether words are to be checked, and can be."""
        return self._settings.flag(ON) and self.installed != ()

    @property
    def languages(self) -> tuple[str, ...]:
        """In which languages a word may be right: those chosen, else those of keyboard and desktop."""
        installed = self.installed or ()
        wanted = [one for one in self._settings.texts(LANGUAGES) if one in installed]
        if wanted:
            return tuple(wanted)
        return chosen(installed, (self._input.locale().name(), *QLocale.system().uiLanguages())) or installed[:1]

    def choose(self, language: str, wanted: bool) -> None:
        """Check in this language, too, or no longer."""
        now = [one for one in self.languages if one != language]
        self._settings.set(LANGUAGES, (*now, language) if wanted else tuple(now))

    def look(self) -> None:
        """Find out which dictionaries there are."""
        if self.installed is None:
            self._do(lambda _speller: None, lambda _none: None)

    def wrong(self, words: Iterable[str]) -> set[str]:
        """Those that are known to be wrong; the rest of them is checked, which ``checked`` tells."""
        words = set(words)
        unknown = sorted(words - self._words.keys() - self._asked)
        if unknown and self.is_on:
            self._asked |= set(unknown)
            languages = self.languages
            if self.installed is None:
                self.look()
                self._asked -= set(unknown)  # they are asked about once it is known in which languages
            else:
                self._do(lambda speller: _check(speller, unknown, languages), self._note_checked)
        return {word for word in words if self._words.get(word) is False}

    def suggest(self, word: str, then: Callable[[Sequence[str]], object]) -> None:
        """What may have been meant, in all languages."""
        languages = self.languages
        self._do(lambda speller: _suggest(speller, word, languages), then)

    def add(self, word: str) -> None:
        """Let a word be right from now on."""
        language = self.languages[0] if self.languages else ""
        self._words[word] = True
        self.checked.emit()
        self._do(lambda speller: speller.add(word, language) if speller is not None else None, lambda _none: None)

    def close(self) -> None:
        """Give the checker back; its thread ends afterwards. May be called twice."""
        if self._closed:
            return
        self._closed = True
        self._unsubscribe()
        self._input.localeChanged.disconnect(self._note_locale)
        if self._was_opened:
            self._thread.submit(self._close_speller)

    # ------------------------------------------------------------------------------------ inside

    def _do(self, work: Callable[[Speller | None], object], then: Callable[..., object]) -> None:
        if self._closed:
            return
        self._was_opened = True

        def run() -> tuple[tuple[str, ...], object]:
            if self.installed is None and self._speller is None:
                self._speller = self._open(self._own_words)
            speller = self._speller
            return (speller.languages if speller is not None else ()), work(speller)

        def tell(outcome: tuple[tuple[str, ...], object]) -> None:
            languages, found = outcome
            if self.installed is None:
                self.installed = languages
                self.found.emit()
            then(found)

        self._bridge.when_done(self._thread.submit(run), tell)

    def _close_speller(self) -> None:
        """On its thread."""
        if self._speller is not None:
            self._speller.close()
            self._speller = None

    def _note_checked(self, outcome: dict[str, bool]) -> None:
        self._asked -= outcome.keys()
        if len(self._words) > REMEMBERED:
            self._words.clear()
        self._words |= outcome
        self.checked.emit()

    def _note_setting(self, key: str) -> None:
        if key in (ON, LANGUAGES):
            self._forget()

    def _note_locale(self) -> None:
        if not self._settings.texts(LANGUAGES):
            self._forget()

    def _forget(self) -> None:
        self._words.clear()
        self._asked.clear()
        self.checked.emit()


def _check(speller: Speller | None, words: Sequence[str], languages: Sequence[str]) -> dict[str, bool]:
    if speller is None or not languages:
        return dict.fromkeys(words, True)
    return {word: any(speller.knows(word, language) for language in languages) for word in words}


def _suggest(speller: Speller | None, word: str, languages: Sequence[str]) -> Sequence[str]:
    if speller is None:
        return ()
    found = [list(speller.suggest(word, language)) for language in languages]
    turns = max(map(len, found), default=0)  # the best of each language first
    return list(dict.fromkeys(one[turn] for turn in range(turns) for one in found if turn < len(one)))[:8]

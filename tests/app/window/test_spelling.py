"""Spelling in the message field: what is underlined, what a right click offers, and that nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.bridge import Bridge
from app.controllers.spelling import LANGUAGES, ON, SpellingController
from app.late_pool import LatePool
from app.settings import Settings
from app.theme import LIGHT
from app.widgets.composer import Composer
from app.widgets.spell_marks import SpellMarks, words_of
from app.widgets.spelling_extra import SpellingExtra

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RIGHT = {"en_GB": {"hello", "world", "the", "colour", "is"}, "de_DE": {"hallo", "Welt", "die", "Größe"}}


class Words:
    """A spell checker with a handful of words; there is none for this system that every test could rely on."""

    def __init__(self) -> None:
        self.languages = tuple(RIGHT)
        self.added: list[str] = []
        self.checked: list[str] = []
        self.closed = 0

    def knows(self, word: str, language: str) -> bool:
        self.checked.append(word)
        return word.lower() in {right.lower() for right in RIGHT[language]} or word in self.added

    def suggest(self, word: str, language: str) -> Sequence[str]:
        return [right for right in sorted(RIGHT[language]) if right[0].lower() == word[0].lower()]

    def add(self, word: str, language: str) -> None:
        self.added.append(word)

    def close(self) -> None:
        self.closed += 1


class Desk:
    """A message field with a spell checker."""

    def __init__(self, settings: Settings, bridge: Bridge, thread: LatePool, own: Path, words: Words | None) -> None:
        self.words = words
        self.settings = settings
        self.spelling = SpellingController(settings, thread, bridge, own, lambda _own: words)
        self.composer = Composer()
        self.composer.resize(500, 120)
        self.composer.show()
        self.marks = SpellMarks(self.composer, self.spelling, LIGHT)

    def underlined(self) -> list[str]:
        return [selection.cursor.selectedText() for selection in self.composer.extraSelections()]


MakeDesk = Callable[[Words | None], Desk]


@pytest.fixture
def make_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeDesk]:
    with ExitStack() as closing:

        def make(words: Words | None) -> Desk:
            settings = Settings(tmp_path / "settings.json", delay=3600)
            settings.set(LANGUAGES, ("en_GB",))
            closing.callback(settings.flush)
            bridge, thread = Bridge(), LatePool(1, "spelling")
            closing.callback(bridge.close)
            closing.callback(thread.shutdown)
            made = Desk(settings, bridge, thread, tmp_path / "words.txt", words)
            qtbot.addWidget(made.composer)
            closing.callback(made.spelling.close)
            return made

        yield make


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk(Words())


def test_wrong_words_are_underlined_and_nothing_else_changes(desk: Desk, qtbot: QtBot) -> None:
    changes: list[None] = []
    desk.composer.insert("hello wrold, the colour is gren\n")
    desk.composer.textChanged.connect(lambda: changes.append(None))
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold", "gren"])
    assert changes == []
    desk.composer.undo()
    assert desk.composer.text() == ""


def test_the_word_that_is_being_typed_is_left_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.setFocus()
    qtbot.waitUntil(desk.composer.hasFocus)
    QTest.keyClicks(desk.composer, "hello wrol")
    qtbot.waitUntil(lambda: desk.words is not None and "wrol" in desk.words.checked)
    desk.marks.mark()
    assert desk.underlined() == []
    QTest.keyClicks(desk.composer, "d ")
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold"])


def test_each_word_is_asked_about_once(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.insert("wrold wrold\n")
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold", "wrold"])
    desk.composer.insert("wrold \n")
    qtbot.waitUntil(lambda: len(desk.underlined()) == 3)
    assert desk.words is not None
    assert desk.words.checked.count("wrold") == 1


def test_a_megabyte_costs_no_more_than_what_is_seen(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.insert("".join(f"wrong{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} text\n" for n in range(70_000)))
    qtbot.waitUntil(lambda: bool(desk.underlined()))
    assert desk.words is not None
    assert len(desk.words.checked) < 200


def test_a_right_click_offers_what_may_be_meant(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.insert("hello wrold\n")
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold"])
    cursor = desk.composer.textCursor()
    cursor.setPosition(8)
    desk.composer.setTextCursor(cursor)
    desk.composer.customContextMenuRequested.emit(desk.composer.cursorRect().center())
    menu = desk.composer.findChild(QMenu, "composerMenu")
    qtbot.waitUntil(lambda: bool(menu.findChildren(QAction, "suggestion")))
    assert [action.text() for action in menu.findChildren(QAction, "suggestion")] == ["world"]
    menu.findChild(QAction, "suggestion").trigger()
    assert desk.composer.text() == "hello world\n"
    desk.composer.undo()
    assert desk.composer.text() == "hello wrold\n"
    menu.close()


def test_a_word_is_learnt(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.insert("wrold\n")
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold"])
    desk.spelling.add("wrold")
    assert desk.underlined() == []
    qtbot.waitUntil(lambda: desk.words is not None and desk.words.added == ["wrold"])


def test_several_languages_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.insert("hello die Welt\n")
    qtbot.waitUntil(lambda: desk.underlined() == ["die", "Welt"])
    desk.spelling.choose("de_DE", True)
    qtbot.waitUntil(lambda: desk.underlined() == [])
    assert desk.settings.texts(LANGUAGES) == ("en_GB", "de_DE")
    desk.spelling.choose("de_DE", False)
    qtbot.waitUntil(lambda: desk.underlined() == ["die", "Welt"])


def test_it_can_be_turned_off(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.insert("wrold\n")
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold"])
    desk.settings.set(ON, False)
    assert desk.underlined() == []


def test_a_composition_is_not_disturbed(desk: Desk, qtbot: QtBot) -> None:
    desk.composer.insert("wrold ")
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold"])
    QApplication.sendEvent(desk.composer, QInputMethodEvent("にほん", []))
    desk.marks.mark()
    commit = QInputMethodEvent()
    commit.setCommitString("日本")
    QApplication.sendEvent(desk.composer, commit)
    assert desk.composer.text() == "wrold 日本"


def test_without_a_dictionary_it_is_absent_and_the_settings_say_so(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk(None)
    extra = SpellingExtra(desk.spelling)
    qtbot.addWidget(extra)
    desk.composer.insert("wrold\n")
    qtbot.waitUntil(lambda: desk.spelling.installed == ())
    assert not desk.spelling.is_on
    assert desk.underlined() == []
    assert "cannot be checked" in extra.findChild(QLabel, "spellingState").text()
    desk.composer.customContextMenuRequested.emit(QPoint(5, 5))
    menu = desk.composer.findChild(QMenu, "composerMenu")
    assert menu.findChild(QMenu, LANGUAGES) is None
    menu.close()


def test_the_checker_is_given_back(make_desk: MakeDesk, qtbot: QtBot) -> None:
    words = Words()
    desk = make_desk(words)
    desk.composer.insert("wrold\n")
    qtbot.waitUntil(lambda: desk.underlined() == ["wrold"])
    desk.spelling.close()
    qtbot.waitUntil(lambda: words.closed == 1)
    desk.composer.insert("again wrold\n")
    desk.marks.mark()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello, world!", ["Hello", "world"]),
        ("don't it\u2019s", ["don't", "it\u2019s"]),
        ("see app/main.py or x_y at 3pm", ["see", "or", "at"]),
        ("write to me@example.org, https://example.org/path", ["write", "to"]),
        ("NASA getName camelCase a", []),
        ("日本語 text 한국어", ["text"]),
        ("*emphasis* (really)", ["emphasis", "really"]),
        ("🎉 party", ["party"]),
    ],
)
def test_what_is_a_word(text: str, words: list[str]) -> None:
    found = list(words_of(text))
    assert [word for _, word in found] == words
    units = text.encode("utf-16-le")
    for start, word in found:
        assert units[2 * start :].startswith(word.encode("utf-16-le"))

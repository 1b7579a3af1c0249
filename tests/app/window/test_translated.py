"""Every text in the window can be translated: in a made-up language, nothing that is shown stays English.

The language puts each text into brackets. What has letters and no bracket was never handed to a translator. Left out
is what people and files are called, which no language changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QGroupBox, QLabel, QLineEdit, QWidget

from app.declarations import SECTION_TITLES
from app.widgets.actions import COMMANDS
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LETTERS = re.compile(r"[^\W\d_]{3,}")
NAMES = {"Hearth", "GGUF", "Deutsch", "English", "العربية", "guide", "Guide", "EPYC", "AMD", "Intel", "CPU", "GPU"}
NAMES |= {"MIT", "llama", "PDF", "JSON", "HTML", "Markdown", "ChatGPT"}
ADDRESS = re.compile(r"(?:https?://|/)\S+|[A-Z]:\\\\\S+")


class Brackets(QTranslator):
    """Puts every text into brackets, and leaves its gaps alone."""

    def translate(self, _context: str, source: str, _comment: str | None = None, _n: int = -1) -> str:
        return f"⟦{source}⟧"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def foreign(qapp: QApplication, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedWindow]:
    """The program in that language; the catalog of English plurals would come before it."""
    monkeypatch.setattr("app.language.Language._load", lambda *_: None)
    translator = Brackets()
    qapp.installTranslator(translator)
    program = make_window().start()
    qapp.removeTranslator(translator)  # the plurals of English have come since, and the last to come is asked first
    qapp.installTranslator(translator)
    yield program
    program.close()
    qapp.removeTranslator(translator)


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """What can be read, under the mouse too, and whose it is."""
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        texts = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, (QLabel, QAbstractButton)):
            texts.append(widget.text())
        elif isinstance(widget, QGroupBox):
            texts.append(widget.title())
        elif isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            texts += [widget.itemText(index) for index in range(widget.count())]
        for text in texts:
            yield text, f"{type(widget).__name__} #{widget.objectName()}"


def english(window: QWidget) -> list[str]:
    """What was never handed to a translator."""
    QApplication.processEvents()
    found = set()
    for text, owner in shown_texts(window):
        outside = ADDRESS.sub("", text)
        words = set(LETTERS.findall(outside)) - NAMES
        if words and "⟦" not in text:
            found.add(f"{owner}: {text[:80]!r}")
    return sorted(found)


def test_the_first_screen(foreign: ScriptedWindow) -> None:
    assert english(foreign.window) == []


def test_a_conversation(foreign: ScriptedWindow) -> None:
    foreign.talk("12345", "6789")
    assert english(foreign.window) == []


@pytest.mark.parametrize("section", [section for section in SECTION_TITLES if section != "window"])
def test_the_settings(foreign: ScriptedWindow, section: str) -> None:
    assert english(foreign.window.open_settings(section)) == []


@pytest.mark.parametrize("section", ["find", "here", "downloads"])
def test_the_models_page(foreign: ScriptedWindow, section: str) -> None:
    assert english(foreign.window.models.open(section)) == []


def test_every_command(foreign: ScriptedWindow) -> None:
    foreign.wait(lambda: foreign.window.shortcuts is not None)
    actions = {action.objectName().removeprefix("action."): action.text() for action in foreign.window.actions()}
    plain = [name for name, text in actions.items() if "⟦" not in text]
    assert plain == []
    assert {command.name for command in COMMANDS if command.name != "-"} <= actions.keys()


OPENED = ("palette", "keys", "personas", "setup", "show-trash", "compare", "import", "export", "find", "show-archive")


@pytest.mark.parametrize("name", OPENED)
def test_what_commands_open(foreign: ScriptedWindow, name: str) -> None:
    foreign.talk("12345", "6789")
    foreign.window.commands[name]()
    QApplication.processEvents()
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert [text for window in windows for text in english(window)] == []

"""Brings the palette, the page of keys and what goes with a message into each state worth a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.attached import Attached, join
from app.widgets.keys_dialog import KeyCatcher, KeysDialog
from app.widgets.keys_page import KeysPage
from tests.screenshots import texts

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

USUAL, NARROW = (1100, 720), (480, 720)
FILES = (
    Attached("meeting-notes.md", "# Monday\n" + "A line of notes about the harbour.\n" * 40),
    Attached("Quarterly figures of the whole northern region, final version.csv", "month,sum\n" + "May,12\n" * 3000),
)


def habits(studio: Studio) -> Iterator[None]:
    """Palette, keys, files."""
    yield from palette(studio)
    yield from keys(studio)
    yield from files(studio)


def palette(studio: Studio) -> Iterator[None]:
    """Nothing typed, something typed, nothing found."""
    window = studio.window
    shown = studio.program.chat_wings.habits.palette
    for typed, name in (("", "empty"), ("mod", "typed"), ("qqq", "nothing"), ("answer", "cannot")):
        shown.open()
        QTest.keyClicks(shown.field, typed)
        studio.shoot(f"9-palette-{name}")
        window.resize(*NARROW)
        studio.shoot(f"9-palette-{name}-narrow")
        window.resize(*USUAL)
        shown.close_palette()
    yield


def keys(studio: Studio) -> Iterator[None]:
    """The page, and the dialog with a conflict."""
    dialog = studio.window.open_settings("keys")
    studio.shoot("6-settings-keys", dialog)
    size = dialog.size()
    dialog.resize(420, 720)
    studio.shoot("6-settings-keys-narrow", dialog)
    dialog.resize(size)
    page = dialog.findChild(KeysPage)
    page.list.itemActivated.emit(page.list.topLevelItem(0), 0)
    choose = page.findChild(KeysDialog)
    studio.shoot("6-settings-keys-choose", choose)
    QTest.keyClick(choose.findChild(KeyCatcher), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    studio.shoot("6-settings-keys-conflict", choose)
    choose.reject()
    dialog.close()
    yield


def files(studio: Studio) -> Iterator[None]:
    """What goes with a message: before and after it is sent."""
    window = studio.window
    card = window.pane.card
    studio.to.chat.new()
    card.set_text(join(FILES, "What was decided about the harbour?"))
    studio.shoot("9-files")
    window.resize(*NARROW)
    studio.shoot("9-files-narrow")
    window.resize(*USUAL)
    card.set_text(join(FILES[:1], "What was decided about the harbour?"))
    request = studio.ask(card.text())
    card.set_text("")
    assert studio.engine is not None
    studio.engine.say(request, texts.STREAMED)
    studio.engine.finish(request)
    studio.wait(lambda: not studio.to.chat.busy)
    studio.shoot("9-files-sent")
    yield

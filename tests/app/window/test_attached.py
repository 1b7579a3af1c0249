"""Text files that go with a message: from the drop to the engine, into drafts and edits, and away again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.attached import Attached, join
from app.widgets.composer import LONG_PASTE
from app.widgets.composer_card import ComposerCard
from app.widgets.message import Message
from inference.protocol import Count, Generate
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOTES = Attached("notes.txt", "one\ntwo")


def drop(program: ScriptedWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys = Qt.KeyboardModifier.NoModifier
    program.window.dropEvent(
        QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    )


def card_of(program: ScriptedWindow) -> ComposerCard:
    return program.window.pane.card


def dropped(program: ScriptedWindow, folder: Path) -> ComposerCard:
    """The card, with ``NOTES`` dropped."""
    file = folder / NOTES.name
    file.write_text(NOTES.text + "\n")
    drop(program, file)
    card = card_of(program)
    program.wait(lambda: card.attached.all == (NOTES,))
    return card


@pytest.fixture
def card(qtbot: QtBot) -> ComposerCard:
    made = ComposerCard()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def test_a_dropped_file_goes_with_the_message(program: ScriptedWindow, tmp_path: Path) -> None:
    card = dropped(program, tmp_path)
    assert card.composer.text() == ""
    assert card.send.isEnabled()  # a file alone is something to send
    card.composer.insert("How many lines?")
    QTest.keyClick(card.composer, Qt.Key.Key_Return)
    program.wait(lambda: program.engine.generations)
    command = program.engine.generations[-1].command
    assert isinstance(command, Generate)
    assert command.messages[-1].text == "[notes.txt]\n```\none\ntwo\n```\n\nHow many lines?"
    assert card.text() == ""
    assert not card.attached.isVisible()


def test_files_that_are_no_text_are_refused_with_a_sentence(program: ScriptedWindow, tmp_path: Path) -> None:
    picture = tmp_path / "cat.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    good = tmp_path / "a.md"
    good.write_text("# A")
    drop(program, picture, good)
    program.wait(lambda: program.window.pane.notices.notices)
    (notice,) = program.window.pane.notices.notices
    assert "cat.png" in notice.message
    program.wait(lambda: card_of(program).attached.all == (Attached("a.md", "# A"),))


def test_it_is_kept_with_the_draft_over_a_restart(
    program: ScriptedWindow, tmp_path: Path, make_window: MakeWindow
) -> None:
    program.talk("Hello", "Good day")
    card = dropped(program, tmp_path)
    card.composer.insert("unsent")
    program.close()
    again = card_of(make_window().start())
    assert again is not card
    program.wait(lambda: again.text() == join([NOTES], "unsent"))
    assert again.composer.text() == "unsent"
    assert again.attached.isVisible()


def test_other_conversations_have_their_own(program: ScriptedWindow, tmp_path: Path) -> None:
    program.talk("Hello", "Good day")
    first = program.to.chat.view.id
    card = dropped(program, tmp_path)
    program.to.chat.new()
    program.wait(lambda: not card.attached.all)
    assert first is not None
    program.to.chat.open(first)
    program.wait(lambda: card.attached.all == (NOTES,))


def test_editing_a_message_shows_its_files_again(program: ScriptedWindow, tmp_path: Path) -> None:
    card = dropped(program, tmp_path)
    card.composer.insert("How many?")
    request = program.ask(card.text())
    card.set_text("")
    program.answer(request, "Two.")
    program.window.pane.transcript.edit_requested.emit(program.path[0].id)
    assert card.attached.all == (NOTES,)
    assert card.composer.text() == "How many?"
    card.cancel_edit()
    assert card.text() == ""


def test_the_model_counts_it_and_too_much_is_said(program: ScriptedWindow, tmp_path: Path) -> None:
    card = dropped(program, tmp_path)
    chip = card.attached.chips[0]
    name = chip.findChild(QToolButton, "attachedName")
    program.wait(lambda: "about" not in name.accessibleDescription())
    (asked,) = [r.command for r in program.engine.requests if isinstance(r.command, Count) and r.command.messages]
    assert asked.messages[0].text == NOTES.text
    warning = card.findChild(QLabel, "attachedWarning")
    assert warning.isHidden()
    card.attach([Attached("long.txt", "word " * 200_000)])
    assert warning.isVisible()


def test_by_keyboard_it_is_read_and_taken_away(program: ScriptedWindow, tmp_path: Path) -> None:
    card = dropped(program, tmp_path)
    card.attach([Attached("more.txt", "x")])
    QTest.keyClick(card.composer, Qt.Key.Key_Tab)
    name = program.window.focusWidget()
    assert name.accessibleName() == "notes.txt"
    QTest.keyClick(name, Qt.Key.Key_Return)
    program.wait(lambda: program.window.findChild(QDialog, "attachedDialog"))
    dialog = program.window.findChild(QDialog, "attachedDialog")
    assert dialog.findChild(QPlainTextEdit, "attachedText").toPlainText() == NOTES.text
    dialog.reject()
    QTest.keyClick(name, Qt.Key.Key_Delete)
    assert program.window.focusWidget().accessibleName() == "more.txt"
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Backspace)
    assert program.window.focusWidget() is card.composer
    assert card.text() == ""


def test_it_can_stand_in_the_text_after_all(program: ScriptedWindow, tmp_path: Path) -> None:
    card = dropped(program, tmp_path)
    card.attached.opened.emit(NOTES)
    program.window.findChild(QPushButton, "unfoldAttached").click()
    assert card.text() == NOTES.text
    card.composer.undo()
    assert card.composer.text() == ""


def test_a_long_paste_may_be_folded(card: ComposerCard) -> None:
    card.composer.insert("Before. ")
    data = QMimeData()
    data.setText("y" * LONG_PASTE)
    card.composer.insertFromMimeData(data)
    card.composer.insert(" After.")
    fold = card.findChild(QPushButton, "foldPasted")
    assert fold.isVisible()
    fold.click()
    assert card.composer.text() == "Before.  After."
    assert card.text() == join([Attached("pasted.txt", "y" * LONG_PASTE)], "Before.  After.")
    assert fold.isHidden()


def test_the_offer_to_fold_goes_with_the_paste(card: ComposerCard) -> None:
    data = QMimeData()
    data.setText("y" * LONG_PASTE)
    card.composer.insertFromMimeData(data)
    fold = card.findChild(QPushButton, "foldPasted")
    card.composer.undo()
    assert card.composer.text() == ""
    assert not fold.isVisible()
    card.composer.redo()
    assert card.composer.text() == "y" * LONG_PASTE


def test_what_could_not_be_sent_comes_back_with_what_was_attached(card: ComposerCard) -> None:
    other = Attached("b.txt", "b")
    card.set_text(join([other], "typed since"))
    card.give_back(join([NOTES], "lost"))
    assert card.text() == join([NOTES, other], "lost\ntyped since")


def test_a_long_file_is_shown_by_its_first_lines_until_asked_for(program: ScriptedWindow) -> None:
    message = join([Attached("long.txt", "\n".join(f"line {n}" for n in range(100)))], "Sum it up.")
    program.talk(message, "A hundred lines.")
    more = program.window.findChild(QPushButton, "showAll")
    assert more is not None
    height = more.parentWidget().height()
    more.click()
    program.wait(lambda: program.window.findChild(QPushButton, "showAll") is None)
    program.wait(lambda: max(m.height() for m in program.window.findChildren(Message)) > height + 500)
    assert program.stored()[0].text == message


def test_the_conversation_is_called_by_the_words_else_by_the_files(program: ScriptedWindow) -> None:
    program.talk(join([NOTES], "What does it say?"), "Two words.")
    program.wait(lambda: program.window.windowTitle().startswith("What does it say?"))
    program.to.chat.new()
    program.talk(join([NOTES], ""), "Two words.")
    program.wait(lambda: program.window.windowTitle().startswith("notes.txt"))


def test_a_large_file_is_kept_with_the_draft_of_a_new_conversation(
    program: ScriptedWindow, make_window: MakeWindow
) -> None:
    large = Attached("large.csv", "1,2,3\n" * 300_000)
    card_of(program).attach([large])
    program.close()
    assert card_of(make_window().start()).attached.all == (large,)

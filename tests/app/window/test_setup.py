"""How a conversation is answered: chosen before it begins, changed while it goes on, kept over a restart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.storage.values import Setup
from tests.support.scripted_window import ScriptedWindow

TAKEN = Setup(persona_id=None, system_prompt="Rhyme.", sampling={"temperature": 0.1})


@pytest.fixture
def scripted(qapp: QApplication, qtbot: QtBot) -> Iterator[ScriptedWindow]:
    window = ScriptedWindow(qapp, qtbot).start()
    yield window
    window.close()


def test_a_new_conversation_begins_with_what_was_chosen(scripted: ScriptedWindow) -> None:
    chat = scripted.to.chat
    with scripted.qtbot.waitSignal(chat.setup_changed):
        chat.set_up(TAKEN)
    assert chat.setup == TAKEN
    request = scripted.ask("Hello")
    assert [m.text for m in request.command.messages] == ["Rhyme.", "Hello"]  # type: ignore[union-attr]
    scripted.answer(request, "Hi")
    assert chat.setup == TAKEN
    chat.new()
    assert chat.setup == Setup()  # the next one is an ordinary one again


def test_what_was_chosen_survives_a_restart(qapp: QApplication, qtbot: QtBot) -> None:
    first = ScriptedWindow(qapp, qtbot).start()
    first.to.chat.set_up(TAKEN)
    first.close()
    second = ScriptedWindow(qapp, qtbot).start()
    try:
        assert second.to.chat.setup == TAKEN
        second.application.settings.set("window.new_setup", "{broken")
        assert second.to.chat.setup == Setup()
    finally:
        second.close()


def test_a_conversation_changes_from_the_next_answer_on(scripted: ScriptedWindow) -> None:
    scripted.talk("Hello", "Hi")
    scripted.to.chat.set_up(TAKEN)
    scripted.wait(lambda: scripted.to.chat.setup == TAKEN)
    request = scripted.ask("More")
    assert request.command.messages[0].text == "Rhyme."  # type: ignore[union-attr]
    scripted.answer(request, "Of course")
    scripted.to.chat.set_up(Setup())
    scripted.wait(lambda: scripted.to.chat.setup == Setup(system_prompt="Rhyme."))


def test_instructions_of_any_length_can_be_chosen(scripted: ScriptedWindow) -> None:
    endless = Setup(system_prompt="word " * 60_000)
    scripted.to.chat.set_up(endless)
    assert scripted.to.chat.setup == endless
    scripted.to.chat.set_up(TAKEN)
    assert scripted.to.chat.setup == TAKEN

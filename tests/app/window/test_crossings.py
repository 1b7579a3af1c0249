"""Two things at once: a slow disk, a second click, another conversation. Nothing may be lost or go elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.storage.conversations import Conversations
from app.storage.values import StoredMessage
from app.widgets.queue_strip import QueueStrip
from inference.errors import StorageFull
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow


@contextmanager
def slow_disk(program: ScriptedWindow) -> Iterator[None]:
    """The database answers nothing until the block is left."""
    gate = threading.Event()
    program.application.store.ask(lambda _conversations: gate.wait(60))
    try:
        yield
    finally:
        gate.set()


def two_conversations(program: ScriptedWindow) -> tuple[int, int]:
    """Ids of two conversations; the second one is shown."""
    program.talk("about foxes", "foxes")
    first = program.to.chat.view.id
    program.to.chat.new()
    program.talk("about bears", "bears")
    second = program.to.chat.view.id
    assert first is not None
    assert second is not None
    return first, second


# ------------------------------------------------------------------------------- another conversation


@pytest.mark.parametrize("place", ["other", "new"])
def test_a_queued_message_stays_with_its_conversation(program: ScriptedWindow, place: str) -> None:
    first, second = two_conversations(program)
    program.ask("more")
    composer = program.window.pane.card.composer
    composer.set_text("queued for bears")
    composer.submitted.emit()
    if place == "other":
        program.to.chat.open(first)
        program.wait(lambda: program.to.chat.view.id == first)
    else:
        program.to.chat.new()
    assert composer.text() == ""
    assert not program.to.chat.busy
    assert len(program.engine.generations) == 3
    strip = program.window.findChild(QueueStrip, "queueStrip")
    assert strip is not None
    program.wait(lambda: strip.isHidden())
    program.to.chat.open(second)
    program.wait(lambda: [row.queued.text for row in strip.rows] == ["queued for bears"])
    assert composer.text() == ""
    assert len(program.engine.generations) == 3


def test_continuing_from_a_notice_leaves_other_answers_alone(program: ScriptedWindow) -> None:
    request = program.ask("story")
    program.engine.say(request, "Once")
    program.engine.fail(request, "engine_died", "The engine stopped.")
    program.wait(lambda: not program.to.chat.busy)
    message = program.path[1]
    program.to.chat.new()
    other = program.ask("something else")
    program.to.chat.open(message.conversation_id)
    program.to.chat.go_on(message.id)  # what the notice does: before the conversation is shown
    program.wait(lambda: len(program.engine.generations) == 3)
    assert not other.cancelled
    program.wait(lambda: program.to.chat.view.id == message.conversation_id)


# ---------------------------------------------------------------------------------------- a slow disk


def test_stop_before_the_disk_has_taken_the_question_is_heeded(program: ScriptedWindow) -> None:
    with slow_disk(program):
        program.to.chat.ask("too hasty")
        program.to.chat.stop()
    program.wait(lambda: program.engine.generations and program.engine.generations[0].cancelled)
    program.engine.finish(program.engine.generations[0], "cancelled")
    program.wait(lambda: not program.to.chat.busy)
    assert program.ask("again").cancelled is False


def test_two_clicks_leave_one_answer_under_way(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    answer = program.path[1].id
    with slow_disk(program):
        program.to.chat.regenerate(answer)
        program.to.chat.regenerate(answer)
    program.wait(lambda: len(program.engine.generations) == 3)
    program.wait(lambda: program.engine.generations[1].cancelled)
    assert not program.engine.generations[2].cancelled
    program.engine.finish(program.engine.generations[1], "cancelled")
    program.answer(program.engine.generations[2], "uno")
    assert program.texts() == ["one", "uno"]


def test_what_is_typed_while_the_question_is_on_its_way_is_the_draft_of_its_conversation(
    program: ScriptedWindow,
) -> None:
    composer = program.window.pane.card.composer
    with slow_disk(program):
        program.to.chat.ask("one")
        composer.set_text("typed meanwhile")
    program.wait(lambda: program.to.chat.view.id is not None)
    shown = program.to.chat.view.id
    assert shown is not None
    program.to.chat.new()
    assert composer.text() == ""
    program.to.chat.open(shown)
    program.wait(lambda: composer.text() == "typed meanwhile")


def test_after_an_example_question_one_types_on(program: ScriptedWindow) -> None:
    """The keyboard went on to the button beside, where a space began a new conversation."""
    welcome, composer = program.window.pane.welcome, program.window.pane.card.composer
    QTest.mouseClick(welcome.findChild(QPushButton, "question1"), Qt.MouseButton.LeftButton)
    program.wait(lambda: program.to.chat.view.id is not None)
    assert program.window.focusWidget() is composer


def test_an_example_question_leaves_what_was_typed(program: ScriptedWindow) -> None:
    composer = program.window.pane.card.composer
    composer.set_text("half a thought")
    program.window.pane.welcome.question_chosen.emit("What is a GGUF file?")
    program.wait(lambda: program.to.chat.view.id is not None)
    shown = program.to.chat.view.id
    assert shown is not None
    assert composer.text() == "half a thought"
    program.to.chat.new()
    program.to.chat.open(shown)
    program.wait(lambda: composer.text() == "half a thought")


# -------------------------------------------------------------------------------------------- editing


def test_a_draft_that_editing_put_aside_does_not_become_that_of_a_new_conversation(program: ScriptedWindow) -> None:
    composer = program.window.pane.card.composer
    program.talk("one", "1")
    shown = program.to.chat.view.id
    assert shown is not None
    program.to.chat.new()
    composer.set_text("for a new one")
    program.to.chat.open(shown)
    program.wait(lambda: program.to.chat.view.id == shown)
    composer.set_text("put aside")
    program.window.pane.transcript.edit_requested.emit(program.path[0].id)
    program.to.chat.new()
    assert composer.text() == "for a new one"
    program.to.chat.open(shown)
    program.wait(lambda: composer.text() == "put aside")


def test_editing_survives_a_new_title(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    composer = program.window.pane.card.composer
    program.window.pane.transcript.edit_requested.emit(program.path[0].id)
    composer.set_text("two, carefully worded")
    shown = program.to.chat.view.id
    assert shown is not None
    with program.qtbot.waitSignal(program.to.chat.shown):
        program.to.conversations.rename(shown, "Numbers")
    assert composer.text() == "two, carefully worded"
    composer.submitted.emit()
    program.wait(lambda: len(program.engine.generations) == 2)
    assert program.engine.prompt()[0].text == "two, carefully worded"


@pytest.mark.parametrize("row", [0, 1])
def test_an_edit_that_the_disk_does_not_take_is_given_back(
    program: ScriptedWindow, monkeypatch: pytest.MonkeyPatch, row: int
) -> None:
    program.talk("one", "1")

    def refuse(*_arguments: object, **_options: object) -> StoredMessage:
        raise StorageFull("The disk is full.", "Make room.")

    monkeypatch.setattr(Conversations, "add", refuse)
    program.window.pane.transcript.edit_requested.emit(program.path[row].id)
    composer = program.window.pane.card.composer
    composer.set_text("other words")
    composer.submitted.emit()
    program.wait(lambda: composer.text() == "other words")


# ------------------------------------------------------------------------- what another window writes


def test_an_answer_that_another_window_writes_is_followed_without_haste(make_window: MakeWindow) -> None:
    writer = make_window().start()
    request = writer.ask("long")
    writer.engine.say(request, "a")
    writer.wait(lambda: writer.stored()[1].text == "a")
    conversation = writer.to.chat.view.id
    assert conversation is not None
    reader = make_window().start()
    reader.to.chat.open(conversation)
    shown: list[object] = []
    reader.to.chat.shown.connect(shown.append)
    reader.wait(lambda: reader.texts() == ["long", "a"])
    writer.engine.say(request, "b")
    reader.wait(lambda: reader.texts() == ["long", "ab"])
    reader.wait(lambda: len(shown) >= 3)
    for _ in range(30):
        reader.stored()
    assert len(shown) < 10
    writer.answer(request, "c")
    reader.wait(lambda: reader.path[1].status == "complete")
    assert reader.texts() == ["long", "abc"]


# ------------------------------------------------------------------------------------------- the list


def test_f2_renames_the_conversation_the_keyboard_is_on(program: ScriptedWindow) -> None:
    first, second = two_conversations(program)
    listed = program.window.sidebar.list
    program.wait(lambda: listed.current_id() == second)
    listed.setFocus()
    program.qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert listed.current_id() == first
    program.qtbot.keyClick(listed, Qt.Key.Key_F2)
    assert listed.findChild(QLineEdit, "titleField") is not None
    assert listed.current_id() == first


def test_the_keyboard_stays_where_it_is_when_the_list_is_read_again(program: ScriptedWindow) -> None:
    first, _second = two_conversations(program)
    listed = program.window.sidebar.list
    listed.setFocus()
    program.qtbot.keyClick(listed, Qt.Key.Key_Down)
    with program.qtbot.waitSignal(program.to.conversations.listed):
        program.to.conversations.refresh()
    assert listed.current_id() == first


# ------------------------------------------------------------------------------------- end and start


def test_what_was_said_just_before_the_end_is_kept(make_window: MakeWindow) -> None:
    first = make_window().start()
    request = first.ask("story")
    first.engine.say(request, "Once")  # and the event loop does not run any more
    first.close()
    second = make_window().start()
    second.wait(lambda: second.texts() == ["story", "Once"])


def test_the_draft_of_a_new_conversation_outlives_the_window(make_window: MakeWindow) -> None:
    first = make_window().start()
    first.window.pane.card.composer.set_text("half a question")
    first.close()
    second = make_window().start()
    composer = second.window.pane.card.composer
    assert composer.text() == "half a question"
    composer.submitted.emit()
    second.wait(lambda: second.engine.generations)
    second.close()
    third = make_window().start()
    third.wait(lambda: third.texts())
    third.to.chat.new()
    assert third.window.pane.card.composer.text() == ""


def test_who_types_at_once_stays_where_the_typing_goes(make_window: MakeWindow) -> None:
    first = make_window().start()
    first.talk("one", "1")
    first.close()
    second = make_window()
    composer = second.window.pane.card.composer
    second.to.chat.shown.connect(lambda _view: composer.setObjectName("moved"))
    with slow_disk(second):
        second.start()
        composer.set_text("already typing")
    second.wait(lambda: second.window.sidebar.list.model().rowCount())
    answered: list[object] = []  # after whatever resuming has asked of the database
    second.application.store.ask(lambda _conversations: True, answered.append)
    second.wait(lambda: answered)
    assert composer.objectName() == "composer"
    assert composer.text() == "already typing"


# ---------------------------------------------------------------------------------------------- undo


def test_undo_brings_a_conversation_back_when_nothing_typed_can_be_undone(program: ScriptedWindow) -> None:
    _first, second = two_conversations(program)
    window = program.window
    composer = window.pane.card.composer
    program.to.conversations.trash(second)
    program.wait(lambda: window.pane.notices.notices and program.to.chat.view.id != second)
    composer.setFocus()
    program.qtbot.keyClicks(composer, "a")
    program.qtbot.keyClick(composer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert composer.text() == ""
    assert window.pane.notices.notices
    program.qtbot.keyClick(composer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.to.chat.view.id == second)
    assert not window.pane.notices.notices


def test_undo_never_takes_words_from_one_conversation_to_another(program: ScriptedWindow) -> None:
    first, second = two_conversations(program)
    composer = program.window.pane.card.composer
    program.qtbot.keyClicks(composer, "for bears")
    program.to.chat.open(first)
    program.wait(lambda: program.to.chat.view.id == first)
    composer.undo()
    assert composer.text() == ""
    program.qtbot.keyClicks(composer, "for foxes")
    composer.submitted.emit()
    composer.undo()
    assert composer.text() == ""
    program.to.chat.open(second)
    program.wait(lambda: composer.text() == "for bears")


# ------------------------------------------------------------------------------------ what breaks off


@pytest.mark.parametrize("how", ["button", "failed", "died"])
def test_a_queued_message_waits_when_the_answer_breaks_off(program: ScriptedWindow, how: str) -> None:
    request = program.ask("one")
    card = program.window.pane.card
    card.composer.set_text("two")
    card.composer.submitted.emit()
    if how == "button":
        card.stop.click()
        program.engine.finish(request, "cancelled")
    elif how == "failed":
        program.engine.fail(request, "context_full", "It does not fit.")
    else:
        program.engine.die()
    program.wait(lambda: not program.to.chat.busy and program.to.engine.ready)
    strip = program.window.findChild(QueueStrip, "queueStrip")
    assert strip is not None
    program.wait(lambda: strip.rows and not strip.send.isHidden())
    assert [row.queued.text for row in strip.rows] == ["two"]
    assert len(program.engine.generations) == 1


def test_the_gauge_keeps_what_is_known_while_the_engine_comes_back(program: ScriptedWindow) -> None:
    program.talk("one two three", "four five")
    program.ask("six")
    told: list[tuple[int | None, int]] = []
    program.to.usage.changed.connect(lambda used, context: told.append((used, context)))
    program.engine.loads_by_itself = False
    program.engine.die()
    program.wait(lambda: told and not program.to.chat.busy)
    program.to.chat.refresh()
    program.stored()
    assert all(used and context == program.engine.context for used, context in told)


def test_the_neighbour_follows_a_deleted_conversation_and_the_keyboard_stays(program: ScriptedWindow) -> None:
    first, second = two_conversations(program)
    listed = program.window.sidebar.list
    program.wait(lambda: listed.current_id() == second)
    listed.setFocus()
    program.qtbot.keyClick(listed, Qt.Key.Key_Delete)
    program.wait(lambda: program.to.chat.view.id == first and listed.current_id() == first)
    program.wait(lambda: listed.neighbour_of(first) is None)
    assert listed.hasFocus()
    program.qtbot.keyClick(listed, Qt.Key.Key_Delete)
    program.wait(lambda: program.to.chat.view.id is None)

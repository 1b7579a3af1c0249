"""What the model sees of a conversation: kept, sent again, shown; only the engine is scripted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.controllers.summary_writer import SETTING
from app.storage.values import Seen
from app.widgets.message import Message as MessageWidget
from inference.messages import Message
from inference.protocol import Count, View
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def overflowing(program: ScriptedWindow, first: int = 2, hidden: int = 2, **seen: object) -> None:
    """Two turns and a third with which the first one leaves the model's view."""
    program.talk("one", "first")
    program.talk("two", "second")
    request = program.ask("three")
    program.engine.see(request, first=first, hidden=hidden, moved=True, **seen)
    program.answer(request, "third")


def test_what_the_model_saw_is_kept_and_sent_with_the_next_question(
    program: ScriptedWindow, make_window: MakeWindow
) -> None:
    overflowing(program)
    path = program.path
    assert program.engine.view() == View()
    assert path[-1].seen == Seen(first=path[2].id)
    assert program.stored() == list(path)
    program.ask("four")
    assert program.engine.view() == View(first=2)
    program.close()
    again = make_window().start()
    again.wait(lambda: again.path)
    again.ask("five")
    assert again.engine.view().first == 2


def test_with_a_system_prompt_places_count_from_there(program: ScriptedWindow) -> None:
    program.application.settings.set("chat.system_prompt", "Be brief.")
    overflowing(program, first=3)
    assert program.path[-1].seen == Seen(first=program.path[2].id)
    program.ask("four")
    assert program.engine.view() == View(first=3)


def test_every_branch_has_a_view_of_its_own(program: ScriptedWindow) -> None:
    overflowing(program)
    program.to.chat.edit(program.path[0].id, "another one")
    program.wait(lambda: len(program.engine.generations) == 4)
    assert program.engine.view() == View()
    program.answer(program.engine.generations[-1], "all new")
    program.to.chat.show_sibling(program.path[0].id, -1)
    program.wait(lambda: len(program.path) == 6)
    program.to.chat.regenerate(program.path[-1].id)
    program.wait(lambda: len(program.engine.generations) == 5)
    assert program.engine.view() == View()  # as it was when this question was asked
    program.answer(program.engine.generations[-1], "third again")
    program.to.chat.show_sibling(program.path[-1].id, -1)
    program.wait(lambda: program.path[-1].text == "third")
    program.ask("four")
    assert program.engine.view() == View(first=2)


def test_more_context_brings_everything_back_into_view(program: ScriptedWindow) -> None:
    overflowing(program)
    request = program.ask("four")
    program.engine.see(request, first=0, hidden=0)
    program.answer(request, "fourth")
    assert program.path[-1].seen == Seen(first=program.path[0].id)
    assert program.to.chat.view.horizon().first is None
    program.ask("five")
    assert program.engine.view() == View()


# -------------------------------------------------------------------------------------- ruler, pins, gauge


def ruler_words(program: ScriptedWindow) -> str:
    (words,) = (one for one in program.window.findChildren(QLabel, "contextRulerWords") if one.isVisible())
    return words.text()


def test_the_ruler_appears_with_the_answer_and_stays_after_a_restart(
    program: ScriptedWindow, make_window: MakeWindow
) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    assert ruler_words(program) == "2 messages above are out of its view."
    program.close()
    again = make_window().start()
    again.wait(lambda: again.path)
    assert ruler_words(again) == "2 messages above are out of its view."
    again.to.chat.new()
    again.wait(lambda: not again.path)
    assert "no longer" not in again.window.pane.card.gauge.toolTip()


def test_the_ruler_appears_while_the_answer_is_still_being_written(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    request = program.ask("two")
    program.engine.see(request, first=2, hidden=2, moved=True)
    program.engine.say(request, "sec")
    program.wait(lambda: program.to.chat.view.horizon().hidden == 2)
    assert ruler_words(program) == "2 messages above are out of its view."
    program.engine.say(request, "ond")
    program.answer(request)
    assert program.texts()[-1] == "second"


def test_a_message_is_pinned_by_key_and_sent_so(program: ScriptedWindow, make_window: MakeWindow) -> None:
    program.talk("remember this", "yes")
    program.window.activateWindow()
    QTest.keyClick(program.window, Qt.Key.Key_P, BOTH)
    program.wait(lambda: program.path[0].pinned)
    assert [view.pinned for view in program.window.pane.transcript.messages()] == [True, False]
    program.ask("and now?")
    assert program.engine.prompt()[0] == Message("user", "remember this", pinned=True)
    program.close()
    again = make_window().start()
    again.wait(lambda: again.path)
    assert again.path[0].pinned
    again.to.chat.pin(again.path[0].id, False)
    again.wait(lambda: not again.path[0].pinned)
    assert not again.stored()[0].pinned


def test_an_answer_that_is_pinned_while_it_is_written_stays_pinned(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    request = program.ask("two")
    program.engine.say(request, "sec")
    program.wait(lambda: program.to.chat.view.streaming is not None)
    program.to.chat.pin(program.path[-1].id, True)
    program.wait(lambda: program.path[-1].pinned)
    program.engine.say(request, "ond")
    program.answer(request)
    assert program.path[-1].pinned
    assert program.stored()[-1].pinned


def test_the_key_pins_the_message_that_has_the_keyboard(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    program.talk("two", "second")
    answer = next(one for one in program.window.findChildren(MessageWidget) if one.view.text == "first")
    answer.findChild(QAbstractButton, "copy").setFocus()
    program.window.activateWindow()
    program.wait(lambda: program.window.pane.transcript.focused_message() == program.path[1].id)
    QTest.keyClick(program.window, Qt.Key.Key_P, BOTH)
    program.wait(lambda: program.path[1].pinned)


def test_pinning_what_was_out_of_view_brings_it_back_and_nothing_scrolls(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    transcript = program.window.pane.transcript
    transcript.show_message(program.path[0].id)
    before = transcript.verticalScrollBar().value()
    program.to.chat.pin(program.path[0].id, True)
    program.wait(lambda: program.path[0].pinned)
    assert ruler_words(program) == "1 message above is out of its view."
    assert transcript.verticalScrollBar().value() == before


def test_deleting_takes_the_ruler_along_and_undoing_brings_it_back(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    third = program.path[4].id
    program.to.chat.delete(third)
    program.wait(lambda: len(program.path) == 4)
    assert program.to.chat.view.horizon().first is None
    assert not [one for one in program.window.findChildren(QLabel, "contextRulerWords") if one.isVisible()]
    program.to.chat.restore(third)
    program.wait(lambda: len(program.path) == 6)
    assert ruler_words(program) == "2 messages above are out of its view."


def test_another_wording_of_an_answer_leaves_the_ruler_where_it_is(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    program.to.chat.edit(program.path[-1].id, "the third")
    program.wait(lambda: program.path[-1].text == "the third")
    assert ruler_words(program) == "2 messages above are out of its view."
    program.ask("four")
    assert program.engine.view() == View(first=2)


def test_another_wording_of_a_pinned_message_is_pinned(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    program.to.chat.pin(program.path[0].id, True)
    program.to.chat.pin(program.path[1].id, True)
    program.wait(lambda: program.path[1].pinned)
    program.to.chat.edit(program.path[1].id, "the first")
    program.wait(lambda: program.path[1].text == "the first")
    assert program.path[1].pinned
    program.to.chat.edit(program.path[0].id, "number one")
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[-1], "first")
    assert [message.pinned for message in program.path] == [True, False]


def test_the_gauge_says_what_is_out_of_view_and_what_to_do(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    gauge = program.window.pane.card.gauge
    program.talk("one", "first")
    program.wait(lambda: "sees this whole conversation" in gauge.toolTip())
    program.talk("two", "second")
    request = program.ask("three")
    program.engine.see(request, first=2, hidden=2, moved=True)
    program.engine.say(request, "third")
    program.engine.finish(request, context_used=1000)
    program.wait(lambda: not program.to.chat.busy)
    program.wait(lambda: "1,000 of 2,048" in gauge.toolTip())
    assert "The model no longer sees 2 messages above." in gauge.toolTip()
    assert "longer context" in gauge.toolTip()
    assert gauge.accessibleDescription() == gauge.toolTip()
    gauge.set_usage(1900, 2048)
    assert "Soon the oldest messages leave its view." in gauge.toolTip()


def test_what_is_counted_is_what_the_model_sees(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    program.to.chat.pin(program.path[0].id, True)
    program.wait(lambda: program.path[0].pinned)
    counted = [request.command for request in program.engine.requests if isinstance(request.command, Count)][-1]
    assert [message.text for message in counted.messages] == ["one", "two", "second", "three", "third"]


def test_an_answer_that_filled_the_context_says_so_and_goes_on(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    request = program.ask("tell me a long story")
    program.engine.say(request, "once upon")
    program.engine.finish(request, "length", context_full=True)
    program.wait(lambda: not program.to.chat.busy)
    (said,) = (one for one in program.window.findChildren(QLabel, "messageFigures") if "context" in one.toolTip())
    assert said.toolTip().startswith("Ended because the context is full")
    go_on = [one for one in program.window.findChildren(QAbstractButton, "continue") if one.isVisible()]
    go_on[-1].click()
    program.wait(lambda: len(program.engine.generations) == 3)
    again = program.engine.generations[-1]
    assert program.engine.prompt()[-1] == Message.assistant("once upon")
    program.engine.see(again, first=2, hidden=2, moved=True)
    program.answer(again, " a time")
    assert program.texts()[-1] == "once upon a time"
    assert program.path[-1].seen == Seen(first=program.path[2].id)

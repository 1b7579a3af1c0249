"""What is sent while an answer is written: it waits, is changed, moved, sent in order, and survives a restart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.widgets.queue_row import QueueRow
from app.widgets.queue_strip import QueueStrip
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_engine import ScriptedRequest
from tests.support.scripted_window import ScriptedWindow


def strip(program: ScriptedWindow) -> QueueStrip:
    found = program.window.findChild(QueueStrip, "queueStrip")
    assert found is not None
    return found


def waiting(program: ScriptedWindow) -> list[str]:
    return [row.queued.text for row in strip(program).rows]


def send(program: ScriptedWindow, *texts: str) -> None:
    """Type and press Enter, as people do."""
    composer = program.window.pane.card.composer
    for text in texts:
        count = len(strip(program).rows)
        composer.set_text(text)
        QTest.keyClick(composer, Qt.Key.Key_Return)
        program.wait(lambda count=count: len(strip(program).rows) == count + 1)  # type: ignore[misc]


def next_request(program: ScriptedWindow, before: int) -> ScriptedRequest:
    program.wait(lambda: len(program.engine.generations) > before)
    return program.engine.generations[-1]


def test_what_waits_is_sent_in_order_when_each_answer_is_complete(program: ScriptedWindow) -> None:
    request = program.ask("one")
    send(program, "two", "three")
    assert waiting(program) == ["two", "three"]
    assert "when this answer is complete" in strip(program)._words.text()
    assert program.window.pane.card.composer.text() == ""
    program.engine.say(request, "first")
    program.engine.finish(request)
    second = next_request(program, 1)
    program.wait(lambda: waiting(program) == ["three"])
    assert program.to.chat.busy
    program.engine.say(second, "second")
    program.engine.finish(second)
    third = next_request(program, 2)
    program.answer(third, "third")
    assert program.texts() == ["one", "first", "two", "second", "three", "third"]
    program.wait(lambda: strip(program).isHidden())


def test_the_window_is_never_idle_between_an_answer_and_what_waits_for_it(program: ScriptedWindow) -> None:
    request = program.ask("one")
    send(program, "two")
    busy: list[bool] = []
    program.to.chat.busy_changed.connect(busy.append)
    program.engine.finish(request)
    next_request(program, 1)
    assert not busy


def test_after_a_stopped_answer_it_waits_until_the_user_says_so(program: ScriptedWindow) -> None:
    request = program.ask("one")
    send(program, "two", "three")
    program.to.chat.stop()
    program.engine.finish(request, "cancelled")
    program.wait(lambda: not strip(program).send.isHidden())
    assert waiting(program) == ["two", "three"]
    strip(program).send.click()
    second = next_request(program, 1)
    program.engine.finish(second)
    third = next_request(program, 2)  # from then on by itself
    program.answer(third, "end")
    assert [text for text in program.texts() if text] == ["one", "two", "three", "end"]


def test_it_is_sent_where_it_belongs_also_when_another_conversation_is_shown(program: ScriptedWindow) -> None:
    request = program.ask("one")
    send(program, "two")
    first = program.to.chat.view.id
    program.to.chat.new()
    program.wait(lambda: strip(program).isHidden())
    program.engine.finish(request)
    second = next_request(program, 1)
    assert program.to.chat.view.id is None
    program.engine.say(second, "in the background")
    program.engine.finish(second)
    assert first is not None
    program.to.chat.open(first)
    program.wait(lambda: program.texts() == ["one", "", "two", "in the background"])


def test_it_survives_a_restart_and_waits_for_a_word(make_window: MakeWindow) -> None:
    first = make_window().start()
    first.ask("one")
    send(first, "two", "three")
    first.close()
    second = make_window().start()
    second.wait(lambda: waiting(second) == ["two", "three"])
    assert not second.engine.generations
    assert not strip(second).send.isHidden()
    strip(second).send.click()
    second.engine.finish(next_request(second, 0))
    second.wait(lambda: len(second.engine.generations) == 2)


def test_a_click_brings_it_back_into_the_field_and_its_place_stays(program: ScriptedWindow) -> None:
    program.ask("one")
    send(program, "two", "three")
    card = program.window.pane.card
    card.composer.set_text("a draft")
    strip(program).rows[0].button.click()
    assert card.composer.text() == "two"
    assert waiting(program) == ["three"]
    card.composer.set_text("two and a half")
    QTest.keyClick(card.composer, Qt.Key.Key_Return)
    program.wait(lambda: waiting(program) == ["two and a half", "three"])
    assert card.composer.text() == "a draft"


def test_what_is_being_changed_is_not_sent_meanwhile(program: ScriptedWindow) -> None:
    request = program.ask("one")
    send(program, "two")
    strip(program).rows[0].button.click()
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)
    card = program.window.pane.card
    card.composer.set_text("two, changed")
    QTest.keyClick(card.composer, Qt.Key.Key_Return)
    program.answer(next_request(program, 1), "yes")
    assert program.texts()[2] == "two, changed"


def test_up_in_the_empty_field_takes_the_last_one_back_first(program: ScriptedWindow) -> None:
    program.ask("one")
    send(program, "two", "three")
    card = program.window.pane.card
    QTest.keyClick(card.composer, Qt.Key.Key_Up)
    assert card.composer.text() == "three"
    assert card.cancel_edit()
    assert waiting(program) == ["two", "three"]


def test_it_is_taken_away_with_a_way_back(program: ScriptedWindow) -> None:
    program.ask("one")
    send(program, "two", "three")
    QTest.keyClick(strip(program).rows[0].button, Qt.Key.Key_Delete)
    program.wait(lambda: waiting(program) == ["three"])
    program.undo()
    program.wait(lambda: waiting(program) == ["two", "three"])


def test_keys_move_it_and_leave_it(program: ScriptedWindow) -> None:
    program.ask("one")
    send(program, "two", "three", "four")
    rows = strip(program).rows
    rows[2].button.setFocus()
    QTest.keyClick(rows[2].button, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    program.wait(lambda: waiting(program) == ["two", "four", "three"])
    program.wait(lambda: strip(program).rows[1].button.hasFocus())
    QTest.keyClick(strip(program).rows[1].button, Qt.Key.Key_Down)
    assert strip(program).rows[2].button.hasFocus()
    QTest.keyClick(strip(program).rows[2].button, Qt.Key.Key_Down)
    assert program.window.pane.card.composer.hasFocus()


def test_the_mouse_moves_it(program: ScriptedWindow) -> None:
    program.ask("one")
    send(program, "two", "three", "four")
    row = strip(program).rows[0]
    drag(row, row.height() * 2)
    program.wait(lambda: waiting(program) == ["three", "four", "two"])
    assert program.window.pane.card.composer.text() == ""  # letting go is no click


def drag(row: QueueRow, down: int) -> None:
    button, left = row.button, Qt.MouseButton.LeftButton
    start = button.rect().center()
    QTest.mousePress(button, left, pos=start)
    for y in range(0, down + 1, 8):
        place = QPointF(start + QPoint(0, y))
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(button.mapToGlobal(QPoint(0, 0))) + place,
            left,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(button, moved)
    QTest.mouseRelease(button, left, pos=button.mapFromGlobal(row.mapToGlobal(row.rect().center())))


def test_what_is_sent_before_the_conversation_has_a_row_waits_too(program: ScriptedWindow) -> None:
    composer = program.window.pane.card.composer
    for text in ("one", "two"):
        composer.set_text(text)
        QTest.keyClick(composer, Qt.Key.Key_Return)
    program.wait(lambda: waiting(program) == ["two"])
    program.engine.finish(next_request(program, 0))
    program.answer(next_request(program, 1), "both")
    assert program.texts() == ["one", "", "two", "both"]


def test_an_edit_of_an_earlier_message_survives_a_restart(make_window: MakeWindow) -> None:
    first = make_window().start()
    first.talk("one", "first")
    said = first.path[0].id
    first.window.pane.transcript.edit_requested.emit(said)
    first.window.pane.card.composer.set_text("one, better")
    first.close()
    second = make_window().start()
    second.wait(lambda: second.texts() == ["one", "first"])
    card = second.window.pane.card
    second.window.pane.transcript.edit_requested.emit(said)
    assert card.composer.text() == "one, better"
    QTest.keyClick(card.composer, Qt.Key.Key_Return)
    second.answer(next_request(second, 0), "again")
    assert second.texts() == ["one, better", "again"]
    second.to.chat.show_sibling(second.path[0].id, -1)
    second.wait(lambda: second.texts() == ["one", "first"])
    second.window.pane.transcript.edit_requested.emit(said)
    assert card.composer.text() == "one"


def test_what_is_being_changed_stays_in_the_composer_when_another_is_sent(program: ScriptedWindow) -> None:
    card = program.window.pane.card
    request = program.ask("one")
    send(program, "two", "three")
    QTest.keyClick(card.composer, Qt.Key.Key_Up)
    card.composer.set_text("three, and more")
    program.engine.say(request, "first")
    program.engine.finish(request)
    second = next_request(program, 1)
    program.wait(lambda: program.texts()[-2:-1] == ["two"])
    assert card.composer.text() == "three, and more"
    QTest.keyClick(card.composer, Qt.Key.Key_Return)
    program.wait(lambda: waiting(program) == ["three, and more"])
    program.engine.finish(second)
    program.answer(next_request(program, 2), "third")
    assert program.texts()[-2:] == ["three, and more", "third"]


def test_what_is_left_half_changed_is_kept_and_not_sent_by_itself(program: ScriptedWindow) -> None:
    chat, card = program.to.chat, program.window.pane.card
    request = program.ask("one")
    send(program, "two")
    conversation = chat.view.id
    assert conversation is not None
    QTest.keyClick(card.composer, Qt.Key.Key_Up)
    card.composer.set_text("two, and half a")
    chat.new()
    program.engine.say(request, "first")
    program.engine.finish(request)
    program.wait(lambda: chat.view.id is None and program.to.answers.in_conversation(conversation) is None)
    chat.open(conversation)
    program.wait(lambda: waiting(program) == ["two, and half a"])
    assert "Not sent yet" in strip(program)._words.text()
    assert len(program.engine.generations) == 1
    strip(program).send.click()
    program.answer(next_request(program, 1), "second")
    assert program.texts() == ["one", "first", "two, and half a", "second"]

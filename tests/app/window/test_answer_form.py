"""Answers as JSON: chosen for a conversation, told to the engine, shown as code, switched off with one press."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from app.controllers.answer_form import form_of
from app.form_link import OPEN_SETUP
from app.render.items import Code
from app.widgets.answer_form import EXAMPLE
from app.widgets.message import Message
from app.widgets.setup_dialog import SetupDialog
from inference.commands import Constraint
from inference.protocol import Failed
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def setup(program: ScriptedWindow) -> SetupDialog:
    return program.application.chat_wings.personas.open_setup()


def choose(program: ScriptedWindow, row: int) -> SetupDialog:
    dialog = setup(program)
    choice = dialog.fields.form.choice
    choice.setCurrentIndex(row)
    choice.activated.emit(row)
    return dialog


def test_any_json_is_asked_for_shown_as_code_and_switched_off(program: ScriptedWindow) -> None:
    sign = program.application.chat_wings.personas.form.sign
    assert not sign.isVisible()
    choose(program, 1).close()
    program.wait(sign.isVisible)
    request = program.ask("Name three fruits.")
    assert request.command.constraint == Constraint(kind="json")  # type: ignore[union-attr]
    program.engine.say(request, '{"fruits":')
    program.engine.say(request, '["apple","fig"]}')
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)
    assert program.stored()[-1].text == '{"fruits":["apple","fig"]}'
    shown = program.window.pane.transcript.findChildren(Message)[-1].body.items
    assert shown == [Code('{\n  "fruits": [\n    "apple",\n    "fig"\n  ]\n}', "json")]
    program.window.pane.transcript.copy_requested.emit(program.path[-1].id)
    assert QGuiApplication.clipboard().text() == '{"fruits":["apple","fig"]}'
    before = len(program.engine.generations)
    program.to.chat.regenerate(program.path[-1].id)
    program.wait(lambda: len(program.engine.generations) > before)
    request = program.engine.generations[-1]
    assert request.command.constraint == Constraint(kind="json")  # type: ignore[union-attr]
    program.answer(request, "{}")
    sign.click()
    program.wait(lambda: not sign.isVisible())
    request = program.ask("And as text?")
    assert request.command.constraint is None  # type: ignore[union-attr]
    program.answer(request, "Apple, fig.")


def test_a_schema_is_checked_while_it_is_typed(program: ScriptedWindow) -> None:
    program.talk("Hello", "Hello.")
    form = choose(program, 2).fields.form
    problem = form.findChild(QLabel, "answerSchemaProblem")
    assert problem is not None
    assert form.example.isVisible()
    form.schema.setPlainText('{\n "type" "object"}')
    assert problem.isVisible()
    assert problem.text().startswith("Line 2, character 9")
    form.take_over()
    program.wait(lambda: form_of(program.to.chat.setup.sampling) is True)  # until it is one: any JSON
    form.schema.setPlainText('{"type": "objekt"}')
    assert "“objekt” at type" in problem.text()
    form.schema.setPlainText("")
    form.example.click()
    program.wait(lambda: form_of(program.to.chat.setup.sampling) == EXAMPLE)
    assert not problem.isVisible()
    request = program.ask("A book, please.")
    assert request.command.constraint == Constraint(kind="json_schema", text=EXAMPLE)  # type: ignore[union-attr]
    program.answer(request, '{"title": "Emma", "year": 1815, "tags": []}')
    conversation = program.to.chat.view.id
    program.to.chat.new()
    program.wait(lambda: form_of(program.to.chat.setup.sampling) is None)
    assert conversation is not None
    program.to.chat.open(conversation)
    program.wait(lambda: form.schema.toPlainText() == EXAMPLE and form_of(program.to.chat.setup.sampling) == EXAMPLE)
    form.choice.setCurrentIndex(0)
    form.choice.activated.emit(0)
    program.wait(lambda: form_of(program.to.chat.setup.sampling) is None)


def test_what_is_typed_last_counts_when_the_dialog_is_closed(program: ScriptedWindow) -> None:
    dialog = choose(program, 2)
    field = dialog.findChild(QPlainTextEdit, "answerSchema")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, '{"type":"array"}')
    dialog.close()
    program.wait(lambda: form_of(program.to.chat.setup.sampling) == '{"type":"array"}')


def test_a_schema_counts_after_a_pause_too(program: ScriptedWindow) -> None:
    program.talk("Hello", "Hello.")
    form = choose(program, 2).fields.form
    form.schema.setFocus()
    QTest.keyClicks(form.schema, '{"type":"array"}')
    program.wait(lambda: form_of(program.to.chat.setup.sampling) == '{"type":"array"}')
    assert form.schema.hasFocus()


def test_a_schema_the_engine_refuses_has_a_next_step(program: ScriptedWindow) -> None:
    dialog = choose(program, 2)
    dialog.fields.form.example.click()
    dialog.close()
    request = program.ask("A book, please.")
    program.engine.emit(
        Failed(id=request.id, code="bad_option", message="This schema allows no answer at all.", hint="Change it.")
    )
    program.wait(lambda: not program.to.chat.busy)
    notices = program.window.pane.notices
    said = "This schema allows no answer at all. Change it."
    program.wait(lambda: said in [label.text() for label in notices.findChildren(QLabel)])
    notices.action_asked.emit(OPEN_SETUP)
    assert dialog.isVisible()


def test_a_schema_is_not_handed_on_to_another_conversation(program: ScriptedWindow) -> None:
    form = setup(program).fields.form
    form.show_form(EXAMPLE)
    assert form.schema.toPlainText() == EXAMPLE
    form.show_form(None)
    told: list[object] = []
    form.edited.connect(told.append)
    form.choice.setCurrentIndex(2)
    form.choice.activated.emit(2)
    assert form.schema.toPlainText() == ""
    assert told == [True]  # any JSON, until there is one

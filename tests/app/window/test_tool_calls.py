"""A model asks for a function in the window: shown as such, kept, and told to it again as what it was."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from app.widgets.message_code import CodeView
from inference.messages import ToolCall
from inference.protocol import ToolCallPart
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_function_that_is_asked_for(program: ScriptedWindow) -> None:
    request = program.ask("What is the weather in Bremen?")
    program.engine.say(request, "Let me look.")
    for part in (
        ToolCallPart(id=request.id, index=0, call_id="a1", name="get_weather"),
        ToolCallPart(id=request.id, index=0, arguments='{"city":'),
        ToolCallPart(id=request.id, index=0, arguments=' "Bremen"}'),
    ):
        program.engine.emit(part)
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)
    text = program.stored()[-1].text
    assert text == 'Let me look.\n\n```tool_call\n{"name": "get_weather", "arguments": {"city": "Bremen"}}\n```'
    program.wait(lambda: program.window.findChildren(CodeView))
    [card] = program.window.findChildren(CodeView)
    labels = [label.text() for label in card.findChildren(QLabel)]
    assert "Asks for the function “get_weather”. Hearth calls none by itself." in labels
    assert card.text.toPlainText() == '{\n  "city": "Bremen"\n}'
    assert "get_weather" in card.text.accessibleName()
    copy = card.findChild(QToolButton, "copyCode")
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text() == '{\n  "city": "Bremen"\n}'
    program.answer(program.ask("It rains."), "Then take an umbrella.")
    sent = program.engine.generations[-1].command.messages  # type: ignore[union-attr]
    assert (sent[-2].text, sent[-2].tool_calls) == (
        "Let me look.",
        (ToolCall("call_0", "get_weather", '{"city": "Bremen"}'),),
    )


def test_nothing_but_a_function(program: ScriptedWindow) -> None:
    request = program.ask("What is the weather in Bremen?")
    program.engine.emit(ToolCallPart(id=request.id, index=0, call_id="a1", name="get_weather", arguments="{}"))
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)
    assert program.stored()[-1].text.startswith("```tool_call")

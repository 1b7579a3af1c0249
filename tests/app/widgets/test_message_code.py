"""A block of code: its language, its buttons, long lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.render.items import Code
from app.render.markdown import render, render_user_text
from app.theme import LIGHT
from app.widgets.message_code import CodeView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages

LONG = "```sh\necho " + "word " * 60 + "\nls\n```\n\nafter"


def code(transcript: Transcript) -> CodeView:
    (found,) = [view for view in transcript.findChildren(CodeView) if not view.isHidden()]
    return found


def test_the_language_is_what_people_write() -> None:
    text = "```{text}\na\n```"
    for info, language in (
        ("python", "python"),
        ("{.python}", "python"),
        ("{r, echo=F}", "r,"),
        ("", ""),
        ("c++ x", "c++"),
    ):
        assert render(text.replace("{text}", info)) == [Code("a", language)]
    assert render_user_text(text.replace("{text}", "{.python}")) == [Code("a", "python")]


def test_the_head_says_the_language(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(1, "assistant", "```rust\nfn main() {}\n```")])
    assert [label.text() for label in code(transcript).findChildren(QLabel)] == ["rust"]


@pytest.mark.parametrize("zoom", [0.9, 1.0, 1.3])
def test_all_lines_of_long_code_are_seen(transcript: Transcript, zoom: float) -> None:
    transcript.set_theme(LIGHT, zoom)
    transcript.set_messages([MessageView(1, "assistant", "```python\n" + "print(1)\n" * 300 + "```")])
    text = code(transcript).text
    layout, block, height = text.document().documentLayout(), text.document().begin(), 0.0
    while block.isValid():
        height += layout.blockBoundingRect(block).height()
        block = block.next()
    assert 0 <= text.height() - height < 12


def test_long_lines_wrap_on_demand(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "assistant", LONG)])
    view = code(transcript)
    before = view.height()
    assert view.text.horizontalScrollBar().maximum() > 0
    assert view.wrap in messages(transcript)[0].focusable()
    qtbot.mouseClick(view.wrap, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert not view.text.horizontalScrollBar().isVisible()
    assert view.height() > before
    assert view.text.verticalScrollBar().maximum() == 0
    after = view.height()
    transcript.resize(500, 600)
    QApplication.processEvents()
    assert view.height() > after
    qtbot.keyClick(view.wrap, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert view.height() == before


def test_short_lines_need_no_button(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(1, "assistant", "```\nshort\n```")])
    assert code(transcript).findChild(QToolButton, "wrapCode").isHidden()
    assert len(code(transcript).focus_targets) == 1


def test_what_is_copied_from_code_is_code_alone(transcript: Transcript, qapp: QApplication) -> None:
    transcript.set_messages([MessageView(1, "assistant", "a\n\n```py\nx = '<b>'\ny\n```\n\nb")])
    view = code(transcript)
    view.text.selectAll()
    transcript.copy()
    assert qapp.clipboard().text() == "x = '<b>'\ny"
    assert not qapp.clipboard().mimeData().hasHtml()

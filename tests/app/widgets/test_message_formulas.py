"""Formulas in the transcript: drawn in place, selected and copied as their source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.render.formula_object import CHARACTER, formula_key, width_of
from app.widgets.message_text import TextView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages, shown_text
from tests.app.widgets.test_transcript_selection import texts

WIDE = "+".join(f"a_{{{number}}}" for number in range(120))


def show(transcript: Transcript, text: str, qtbot: QtBot) -> list[TextView]:
    """The views of an answer, once its formulas are drawn."""
    transcript.set_messages([MessageView(1, "assistant", text)])
    formulas = transcript._renderings.formulas
    qtbot.waitUntil(lambda: formulas.is_idle, timeout=60_000)
    return texts(transcript)


def test_a_formula_in_a_line_has_its_true_size(transcript: Transcript, qtbot: QtBot) -> None:
    before = []
    transcript.set_messages([MessageView(1, "assistant", "a $x^2$ b")])
    before = [width_of(kind) for kind in _kinds(texts(transcript)[0])]
    (view,) = show(transcript, "a $x^2$ b", qtbot)
    (kind,) = _kinds(view)
    assert view.toPlainText() == f"a {CHARACTER} b"
    assert 10 < width_of(kind) < 30
    assert [width_of(kind)] != before


def _kinds(view: TextView) -> list[object]:
    cursor = QTextCursor(view.document())
    found = []
    for position in range(1, view.document().characterCount()):
        cursor.setPosition(position)
        if formula_key(cursor.charFormat()) is not None:
            found.append(cursor.charFormat())
    return found


def test_what_cannot_be_drawn_is_shown_as_its_source(transcript: Transcript, qtbot: QtBot) -> None:
    show(transcript, "one $x$, $\\undefined{y}$ and **$z$**\n\ntwo $\\frac{1}$\n\n| $\\nope$ |\n|---|\n", qtbot)
    shown = shown_text(transcript)
    assert f"one {CHARACTER}, \\undefined{{y}} and {CHARACTER}" in shown
    assert "two \\frac{1}" in shown
    assert "\\nope" in shown


def test_a_wide_formula_is_scrolled_and_a_narrow_one_centred(transcript: Transcript, qtbot: QtBot) -> None:
    views = show(transcript, f"a\n\n$${WIDE}$$\n\nb\n\n$$x$$\n\nc", qtbot)
    first, wide, last = views
    assert wide.horizontalScrollBar().maximum() > 500
    assert first.horizontalScrollBar().maximum() == last.horizontalScrollBar().maximum() == 0
    cursor = last.document().find(CHARACTER)
    cursor.setPosition(cursor.selectionStart())
    assert abs(last.cursorRect(cursor).center().x() - last.viewport().width() / 2) < 30


def test_whether_a_formula_is_too_wide_depends_on_the_column(transcript: Transcript, qtbot: QtBot) -> None:
    text = "a\n\n$$" + "+".join(f"a_{{{number}}}" for number in range(14)) + "$$\n\nb"
    show(transcript, text, qtbot)

    def count() -> int:
        return len([view for view in texts(transcript) if not view.isHidden()])

    assert count() == 1
    transcript.resize(320, 600)
    qtbot.waitUntil(lambda: count() == 3)
    transcript.resize(900, 600)
    qtbot.waitUntil(lambda: count() == 1)


def test_a_wide_formula_in_a_line_is_made_smaller(transcript: Transcript, qtbot: QtBot) -> None:
    (view,) = show(transcript, f"a \\({WIDE}\\) b", qtbot)
    assert view.horizontalScrollBar().maximum() == 0


def test_the_height_follows_what_was_drawn(transcript: Transcript, qtbot: QtBot) -> None:
    text = "$$\\begin{pmatrix} a \\\\ b \\\\ c \\\\ d \\end{pmatrix}$$\n\nlast"
    (view,) = show(transcript, text, qtbot)
    assert view.height() == view.height_at(view.width())
    assert view.height() > 5 * view.fontMetrics().height()


@pytest.mark.parametrize("everything", [True, False])
def test_a_formula_is_copied_as_its_source(
    transcript: Transcript, qtbot: QtBot, qapp: QApplication, everything: bool
) -> None:
    views = show(transcript, "a **$x^2$** b $\\undefined$ c\n\n$$y$$\n\n| $|z|$ |\n|---|\n| 1 |\n", qtbot)
    if everything:
        messages(transcript)[0].body.select_all()
    else:
        for view in views:
            view.selectAll()
    qtbot.keyClick(views[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "a $x^2$ b $\\undefined$ c\n$$y$$\n$|z|$\n1"
    html = qapp.clipboard().mimeData().html()
    assert "<strong><span>$x^2$</span></strong>" in html
    assert "<table" in html


def test_a_selection_begins_behind_a_formula(transcript: Transcript, qtbot: QtBot) -> None:
    (view,) = show(transcript, "😀 $x$ $\\undefined$ **end** of it", qtbot)
    cursor = view.document().find("nd of")
    view.setTextCursor(cursor)
    assert transcript.selected_text() == "nd of"


def test_formulas_are_drawn_while_an_answer_streams(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "user", "?")])
    transcript.begin_stream(MessageView(2, "assistant", "", status="streaming"))
    for piece in "Let $x^2 + y^2 = z^2$ be.\n\n$$\nx = y\n$$\n\nThen $x$.":
        transcript.stream(piece)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: shown_text(transcript).count(CHARACTER) == 3, timeout=60_000)
    transcript.end_stream(MessageView(2, "assistant", "Let $x^2 + y^2 = z^2$ be.\n\n$$\nx = y\n$$\n\nThen $x$."))
    assert shown_text(transcript).count(CHARACTER) == 3


def test_the_process_ends_with_the_transcript(qtbot: QtBot, qapp: QApplication) -> None:
    made = Transcript()
    made.resize(600, 400)
    made.show()
    show(made, "$x$", qtbot)
    formulas = made._renderings.formulas
    (process,) = formulas.findChildren(QProcess)
    identity = process.processId()
    assert identity > 0
    ended: list[bool] = []
    formulas.destroyed.connect(lambda: ended.append(True))
    made.deleteLater()
    qtbot.waitUntil(lambda: bool(ended))


def test_a_screen_reader_hears_the_source(transcript: Transcript, qtbot: QtBot) -> None:
    (view,) = show(transcript, "a $x^2$ b\n\n$$y$$\n\nand $x^2$", qtbot)
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.text(QAccessible.Text.Description) == "Formulas: x^2; y"
    plain = show(transcript, "no formula", qtbot)[-1]
    assert plain.accessibleDescription() == ""

"""An answer that is being written: seen at once, repainted calmly, and in the end the same as if it had been there."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from app.widgets.message_code import CodeView
from app.widgets.message_text import TextView
from app.widgets.transcript import MessageView, Transcript
from tests.app.render.corpus import DOCUMENTS
from tests.app.widgets.conftest import messages, shown_text

EMPTY = MessageView(2, "assistant", "", model="guide", status="streaming")
QUESTION = MessageView(1, "user", "Question")


def colours(view: CodeView) -> list[list[tuple[int, int, str]]]:
    """The coloured pieces of each line of a code block."""
    document = view.text.document()
    blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
    return [
        [(piece.start, piece.length, piece.format.foreground().color().name()) for piece in block.layout().formats()]
        for block in blocks
    ]


def test_the_first_word_is_shown_at_once(transcript: Transcript) -> None:
    transcript.set_messages([QUESTION])
    transcript.begin_stream(EMPTY)
    transcript.stream("Riv")
    assert shown_text(messages(transcript)[-1]) == "Riv"


def test_what_follows_is_gathered_and_shown_soon(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.begin_stream(EMPTY)
    transcript.stream("Riv")
    transcript._next_frame = perf_counter() + 0.5  # however slow the machine is just now
    for piece in ("ers ", "are ", "*long*"):
        transcript.stream(piece)
        assert shown_text(transcript) == "Riv"
    qtbot.waitUntil(lambda: shown_text(transcript) == "Rivers are long")


def test_rows_that_stay_as_they_are_are_not_measured_again(transcript: Transcript) -> None:
    transcript.set_messages([QUESTION])
    transcript.begin_stream(EMPTY)
    transcript.stream("One ")
    question, answer = messages(transcript)
    heights: list[int] = []
    question.height_for = lambda width: heights.append(width) or question.height()  # type: ignore[method-assign]
    before = answer.height()
    while answer.height() == before:
        transcript.stream("word ")
        transcript._refresh_live()
    assert heights == []  # a line more, and the question was only moved
    transcript.replace(MessageView(1, "user", "A question\nof two lines"))
    assert heights != []
    transcript.end_stream(MessageView(2, "assistant", "One"))


def test_without_a_stream_nothing_is_taken(transcript: Transcript) -> None:
    transcript.set_messages([QUESTION])
    transcript.stream("late")
    transcript.set_prompt_progress(1, 2)
    transcript.end_stream(MessageView(9, "assistant", "late"))
    assert shown_text(transcript) == "Question"


@pytest.mark.parametrize("name", ["everything", "nested lists", "fence in a list", "table ragged", "no character"])
def test_in_the_end_it_is_as_if_it_had_been_there(transcript: Transcript, qtbot: QtBot, name: str) -> None:
    text = DOCUMENTS[name]
    final = MessageView(2, "assistant", text, model="guide")
    transcript.set_messages([QUESTION, final])
    expected = (shown_text(transcript), messages(transcript)[-1].height())
    transcript.set_messages([QUESTION])
    transcript.begin_stream(EMPTY)
    for start in range(0, len(text), 5):
        transcript.stream(text[start : start + 5])
        transcript._refresh_live()
    transcript.end_stream(final)
    assert (shown_text(transcript), messages(transcript)[-1].height()) == expected


def test_code_gets_its_colours_while_it_streams_and_exact_ones_at_the_end(transcript: Transcript, qtbot: QtBot) -> None:
    code = 'x = """\n\nif not code:\n    pass\n"""\n\ndef f():\n    return 1\n'
    final = MessageView(2, "assistant", f"```python\n{code}```\n\nDone")
    transcript.set_messages([final])
    (whole,) = transcript.findChildren(CodeView)
    qtbot.waitUntil(lambda: any(colours(whole)) and not whole._timer.isActive())
    expected = colours(whole)
    transcript.clear()
    transcript.begin_stream(EMPTY)
    transcript.stream("```python\n")
    for line in code.splitlines(keepends=True):
        transcript.stream(line)
        transcript._refresh_live()
    view = next(one for one in transcript.findChildren(CodeView) if one.isVisible())
    assert any(colours(view))
    transcript.stream("```\n\nDone")
    transcript.end_stream(final)
    view = next(one for one in transcript.findChildren(CodeView) if one.isVisible())
    qtbot.waitUntil(lambda: colours(view) == expected)


def test_reading_progress_stands_in_for_the_answer(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([QUESTION])
    transcript.begin_stream(EMPTY)
    last = messages(transcript)[-1]
    assert "Waiting for the model…" in [label.text() for label in last.findChildren(QLabel)]
    transcript.set_prompt_progress(600, 1_000, reused=200)
    qtbot.waitUntil(lambda: "Reading the conversation… 50 %" in [one.text() for one in last.findChildren(QLabel)])
    (bar,) = last.findChildren(QProgressBar)
    assert (bar.isVisible(), bar.value(), bar.accessibleName()) == (True, 500, "Reading the conversation")
    transcript.stream("A")
    assert not bar.isVisible()
    assert shown_text(last) == "A"


def test_reasoning_is_open_while_it_streams_and_folds_when_the_answer_begins(transcript: Transcript) -> None:
    transcript.begin_stream(EMPTY)
    transcript.stream("Let me think", "reasoning")
    (fold,) = transcript.findChildren(QToolButton, "reasoning")
    assert (fold.text(), fold.isChecked()) == ("Thinking…", True)
    assert shown_text(transcript) == "Let me think"
    transcript.stream("Answer", "text")
    assert not fold.isChecked()
    assert fold.text().startswith("Thought for 0")
    assert shown_text(transcript) == "Answer"
    final = MessageView(2, "assistant", "Answer", reasoning="Let me think", reasoning_ms=2_000, model="guide")
    transcript.end_stream(final)
    assert fold.text() == "Thought for 2.0 s"


def test_reasoning_stays_as_the_user_wants_it(transcript: Transcript) -> None:
    transcript.begin_stream(EMPTY)
    transcript.stream("Let me", "reasoning")
    (fold,) = transcript.findChildren(QToolButton, "reasoning")
    fold.click()
    transcript.stream(" think", "reasoning")
    transcript._refresh_live()
    assert shown_text(transcript) == ""
    fold.click()
    assert shown_text(transcript) == "Let me think"
    transcript.stream("Answer")
    assert shown_text(transcript) == "Let me think\nAnswer"


def test_continuing_goes_on_where_the_answer_ended(transcript: Transcript, qtbot: QtBot) -> None:
    cut = MessageView(2, "assistant", "**Half", status="stopped")
    transcript.set_messages([QUESTION, cut])
    transcript.begin_stream(MessageView(2, "assistant", "**Half", status="streaming"))
    transcript.stream(" and** half")
    assert [view.id for view in transcript.messages()] == [1, 2]
    qtbot.waitUntil(lambda: shown_text(messages(transcript)[-1]) == "Half and half")
    transcript.end_stream(MessageView(2, "assistant", "**Half and** half"))
    assert shown_text(messages(transcript)[-1]) == "Half and half"


def test_the_view_follows_only_from_the_end(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(n, "user", f"{n} " + "word " * 200) for n in range(10, 30)])
    bar = transcript.verticalScrollBar()
    transcript.begin_stream(EMPTY)
    for number in range(40):
        transcript.stream(f"{number} line\n\n")
        transcript._refresh_live()
        assert bar.value() == bar.maximum()
    bar.setValue(bar.value() - 300)
    place = bar.value()
    top = messages(transcript)[-1].y()
    for number in range(40):
        transcript.stream(f"{number} line\n\n")
        transcript._refresh_live()
    assert (bar.value(), messages(transcript)[-1].y()) == (place, top)
    assert bar.maximum() > place + 300
    bar.setValue(bar.maximum())
    transcript.stream("more\n\n" * 20)
    transcript._refresh_live()
    assert bar.value() == bar.maximum()


def test_an_answer_goes_on_while_one_reads_elsewhere(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(n, "user", f"{n} " + "word " * 300) for n in range(10, 60)])
    transcript.begin_stream(EMPTY)
    transcript.stream("start ")
    bar = transcript.verticalScrollBar()
    bar.setValue(0)
    transcript.stream("middle " * 500)
    transcript._refresh_live()
    assert bar.value() == 0
    transcript.scroll_to_end()
    qtbot.waitUntil(lambda: shown_text(messages(transcript)[-1]).count("middle") == 500)
    transcript.end_stream(MessageView(2, "assistant", "start " + "middle " * 500))
    assert bar.value() == bar.maximum()


def test_a_failure_in_the_middle_keeps_the_text(transcript: Transcript) -> None:
    transcript.begin_stream(EMPTY)
    transcript.stream("Half an ans")
    transcript.end_stream(MessageView(2, "assistant", "Half an ans", status="interrupted", error="The engine died."))
    assert shown_text(transcript) == "Half an ans"
    assert "The engine died." in [label.text() for label in transcript.findChildren(QLabel)]


def test_another_conversation_ends_the_stream(transcript: Transcript) -> None:
    transcript.begin_stream(EMPTY)
    transcript.stream("one")
    transcript.set_messages([QUESTION])
    transcript.stream("two")
    assert shown_text(transcript) == "Question"


def test_selected_text_survives_the_stream(transcript: Transcript) -> None:
    transcript.begin_stream(EMPTY)
    transcript.stream("First paragraph.\n\nSecond")
    messages(transcript)[0].body.select_all()
    for _ in range(20):
        transcript.stream(" more\n\nand on")
        transcript._refresh_live()
    view = messages(transcript)[0].body.findChildren(TextView)[0]
    assert "First paragraph." in view.textCursor().selection().toPlainText()

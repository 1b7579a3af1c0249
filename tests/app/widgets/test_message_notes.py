"""Footnotes: read in a tip, followed by mouse and keyboard, there and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.render.items import Paragraph, Table, plain_text
from app.render.markdown import MarkdownStream, render
from app.widgets.message_notes import note_text, target_of
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages
from tests.app.widgets.test_transcript_selection import texts

TEXT = "One[^b] and two[^a].\n\n[^a]: The *second* one.\n\n[^b]: The first.\n\n    It goes on.\n\nMore text.\n"
LONG = TEXT.replace("More text.", "\n\n".join(f"Paragraph {number}." for number in range(80)))


def test_footnotes_are_numbered_as_they_are_used_and_stand_at_the_end() -> None:
    items = render(TEXT)
    expected = "One[1] and two[2].\nMore text.\n\n1. The first.\nIt goes on.\u00a0\n2. The second one.\u00a0"
    assert plain_text(items) == expected
    assert isinstance(items[2], Paragraph)
    assert items[2].rule


def test_a_reference_to_nothing_stays_text() -> None:
    assert plain_text(render("a[^1] b")) == "a[^1] b"


def test_footnotes_in_tables_and_from_footnotes() -> None:
    items = render("| a[^1] |\n|---|\n| b |\n\n[^1]: See[^2].\n[^2]: Nested.\n")
    assert isinstance(items[0], Table)
    assert [target_of(items, f"#note-{number}") for number in (1, 2, 3)] == [2, 3, None]
    assert [target_of(items, f"#reference-{number}") for number in (1, 2, 3)] == [0, 2, None]


@pytest.mark.parametrize(("link", "tip"), [("#note-1", "The first.\nIt goes on."), ("#note-2", "The second one.")])
def test_a_tip_says_what_a_footnote_says(link: str, tip: str) -> None:
    assert note_text(render(TEXT), link) == tip
    assert note_text(render(TEXT), "#reference-1") == note_text(render(TEXT), "https://example.org") == ""


def test_footnotes_stay_at_the_end_while_an_answer_streams() -> None:
    stream = MarkdownStream()
    for piece in ("[^1]: note\n\ntext[^1]\n\n", "more\n\nand", " more"):
        stream.feed(piece)
        stream.update()
    assert plain_text(stream.items) == "text[1]\nmore\nand more\n\n1. note\u00a0"
    stream.finish()
    assert plain_text(stream.items) == "text[1]\nmore\nand more\n\n1. note\u00a0"


def test_there_and_back(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "assistant", LONG)])
    bar = transcript.verticalScrollBar()
    bar.setValue(0)
    opened: list[str] = []
    transcript.link_activated.connect(opened.append)
    body = messages(transcript)[0].body
    body._activate(QUrl("#note-2"))
    QApplication.processEvents()
    assert bar.value() > bar.maximum() // 2
    view = QApplication.focusWidget()
    assert view in texts(transcript)
    assert view.textCursor().block().text().startswith("The second one.")
    body._activate(QUrl("#reference-2"))
    QApplication.processEvents()
    assert bar.value() < 100
    view = QApplication.focusWidget()
    assert view.textCursor().block().text().startswith("One")
    assert opened == []


def test_the_tab_key_stops_at_a_footnote(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(1, "assistant", "See[^1].\n\n[^1]: Here.\n")])
    (view,) = texts(transcript)
    assert view in messages(transcript)[0].focusable()
    assert view.document().begin().begin() is not None
    hrefs = [line for line in view.toHtml().split('href="') if line.startswith("#")]
    assert [href.partition('"')[0] for href in hrefs] == ["#note-1", "#reference-1"]

"""Finding in the messages that are shown: counted, marked, gone to, unfolded."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from app.theme import LIGHT
from app.widgets.find_text import Pattern
from app.widgets.finder import Finder
from app.widgets.message_code import CodeView
from app.widgets.message_text import TextView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages
from tests.app.widgets.test_transcript_scroll import conversation, settled

WORD = Pattern(("needle",))


@pytest.fixture
def finder(transcript: Transcript) -> Finder:
    return Finder(transcript)


def marked(transcript: Transcript) -> list[tuple[str, bool]]:
    """What is marked in the views there are, and whether it is the current place."""
    views = [view.text for kind in (TextView, CodeView) for view in transcript.findChildren(kind) if view.isVisible()]
    views.sort(key=lambda view: view.mapTo(transcript, view.rect().topLeft()).y())
    found = [selection for view in views for selection in view.extraSelections()]
    assert all(isinstance(selection, QTextEdit.ExtraSelection) for selection in found)
    return [(s.cursor.selectedText(), s.format.background().color().name() == LIGHT.accent) for s in found]


def find(finder: Finder, qtbot: QtBot, pattern: Pattern = WORD) -> None:
    finder.find(pattern)
    qtbot.waitUntil(lambda: finder.done)


def current(transcript: Transcript) -> tuple[int, int]:
    """Id of the message with the current place, and where that is in the view, in pixels."""
    for message in messages(transcript):
        for view in [view.text for kind in (TextView, CodeView) for view in message.findChildren(kind)]:
            for selection in view.extraSelections():
                if selection.format.background().color().name() == LIGHT.accent:
                    y = view.mapTo(transcript.viewport(), view.cursorRect(selection.cursor).topLeft()).y()
                    return message.view.id, y
    raise AssertionError("there is no current place")


def test_every_place_is_marked_and_the_current_one_stronger(
    transcript: Transcript, finder: Finder, qtbot: QtBot
) -> None:
    text = "A needle.\n\n```python\nneedle = 1\n```\n\n| Needle | b |\n|---|---|\n| c | needle |\n"
    transcript.set_messages([MessageView(1, "user", "Needle?"), MessageView(2, "assistant", text)])
    find(finder, qtbot)
    assert (finder.found, finder.place) == (5, 1)
    assert [word.lower() for word, _ in marked(transcript)] == ["needle"] * 5
    for place in (1, 2, 3, 4, 5, 1):
        assert finder.place == place
        assert [strong for _, strong in marked(transcript)] == [number == place for number in range(1, 6)]
        finder.step(1)
    finder.step(-1)
    finder.step(-1)
    assert finder.place == 5
    finder.close()
    assert marked(transcript) == []


def test_thousands_of_messages(transcript: Transcript, finder: Finder, qtbot: QtBot) -> None:
    views = conversation(3_000)
    for row in (7, 1_200, 2_999):
        views[row] = MessageView(row, "assistant", views[row].text + "\n\nwith a **nee**dle in it")
    transcript.set_messages(views)
    find(finder, qtbot)
    assert finder.found == 3
    seen = []
    for _ in range(4):
        settled(transcript, qtbot)
        shown, y = current(transcript)
        assert 0 <= y < transcript.viewport().height()
        seen.append((shown, finder.place))
        finder.step(1)
    assert seen == [(2_999, 3), (7, 1), (1_200, 2), (2_999, 3)]


def test_what_hides_a_place_is_unfolded(transcript: Transcript, finder: Finder, qtbot: QtBot) -> None:
    long = "word " * 20_000 + "needle"
    transcript.set_messages(
        [MessageView(1, "user", long), MessageView(2, "assistant", "Answer", reasoning="Where is the needle?")]
    )
    find(finder, qtbot)
    assert finder.found == 2
    for expected in (1, 2, 1):
        settled(transcript, qtbot)
        shown, y = current(transcript)
        assert shown == expected
        assert 0 <= y < transcript.viewport().height()
        finder.step(1)


def test_the_same_messages_looked_through_again(transcript: Transcript, finder: Finder, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "user", "needle"), MessageView(2, "assistant", "needle")])
    find(finder, qtbot)
    finder.step(1)
    transcript.append(MessageView(3, "user", "no needle, a needle"))
    finder.refresh()
    qtbot.waitUntil(lambda: finder.done)
    assert (finder.found, finder.place) == (4, 2)
    assert len(marked(transcript)) == 4
    transcript.set_messages([MessageView(9, "user", "nothing")])
    finder.refresh()
    qtbot.waitUntil(lambda: finder.done)
    assert (finder.found, finder.place) == (0, None)
    finder.step(1)


def test_a_wide_line_of_code_is_scrolled_to(transcript: Transcript, finder: Finder, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "assistant", f"```\n{'x' * 500} needle\n```")])
    find(finder, qtbot)
    (code,) = transcript.findChildren(CodeView)
    assert code.text.horizontalScrollBar().value() > 0


def test_places_in_messages_that_are_gone_are_not_gone_to(transcript: Transcript, finder: Finder, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(number, "user", f"A needle {number}") for number in range(4)])
    find(finder, qtbot)
    finder.step(-1)
    assert finder.place == 4
    transcript.remove_from(2)
    finder.step(-1)
    assert current(transcript)[0] == 1
    transcript.set_messages([MessageView(9, "assistant", "")])
    finder.step(1)
    assert finder.found == 0


def test_looking_goes_on_in_what_is_shown_now(transcript: Transcript, finder: Finder, qtbot: QtBot) -> None:
    transcript.set_messages([*conversation(3000), MessageView(5000, "user", "The needle")])
    transcript.go_to(0)
    finder.find(WORD)
    assert not finder.done
    transcript.set_messages([MessageView(6000, "user", "Nothing"), MessageView(6001, "user", "Another needle")])
    qtbot.waitUntil(lambda: finder.done)
    assert finder.found == 1
    assert current(transcript)[0] == 6001

"""What is read while somebody types is there when it is sent: real window, real engine process."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inference.protocol import Event, Finished, Prepared
from tests.support.real_window import Program

TEXT = "The keeper climbs the stairs of the lighthouse and looks at the sea. " * 30  # long enough to be worth it


def test_a_pasted_text_is_read_before_it_is_sent(start: Callable[..., Program]) -> None:
    program = start()
    program.wait(lambda: program.to.engine.ready)
    program.application.settings.set("chat.max_tokens", 4)
    heard: list[Event] = []
    program.to.engine.received.connect(heard.append)
    program.type_question("hello")
    program.answer()
    composer = program.window.pane.card.composer
    composer.insertPlainText(TEXT)

    def whole() -> list[Prepared]:
        return [event for event in heard if isinstance(event, Prepared) and event.done == event.tokens > 500]

    program.wait(whole)
    assert whole()[-1].reused > 0  # of the conversation before
    QTest.keyClicks(composer, "Where does he look?")
    QTest.keyClick(composer, Qt.Key.Key_Return)
    program.answer()
    finished = [event for event in heard if isinstance(event, Finished)][-1]
    assert finished.prompt_tokens > whole()[-1].tokens
    assert finished.prompt_tokens - finished.reused_tokens < 20

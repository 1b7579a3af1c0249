"""The whole program around a scripted engine: real storage, real Qt, real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.application import Application
from app.paths import Paths, find_paths
from app.storage.values import StoredMessage
from inference.protocol import Event
from tests.support.scripted_engine import ScriptedEngine, ScriptedRequest
from tests.support.scripted_system import ScriptedSystem
from tests.support.window_size import as_on_a_desktop

PATIENCE = 20_000  # milliseconds


class ScriptedWindow:
    """One run of the program; ``close`` it and make another one in the same data folder for a restart.

    Attributes:
        engine: What the test releases events from.
        system: The computer it seems to run on.
        application: The program.
        window: Its window.
        to: Its controllers.
    """

    def __init__(self, qapp: QApplication, qtbot: QtBot, *, loads: bool = True, paths: Paths | None = None) -> None:
        self.qtbot = qtbot
        self.loads = loads
        self._closed = False
        self.paths = paths or find_paths()
        self.system = ScriptedSystem()
        self.application = Application(qapp, self.paths, self._connect, lambda _post: self.system)
        self.window = self.application.window
        as_on_a_desktop(self.window)
        self.to = self.application.controllers

    def _connect(self, on_event: Callable[[Event], None]) -> ScriptedEngine:
        self.engine = ScriptedEngine(on_event, loads_by_itself=self.loads)
        return self.engine

    def start(self, model: str = "") -> ScriptedWindow:
        """Show the window and wait for the first load; with an engine that loads by itself, for the model."""
        with self.qtbot.waitExposed(self.window):
            self.application.start(model)
        self.wait(lambda: hasattr(self, "engine") and self.engine.loads)
        if self.loads:
            self.wait(lambda: self.to.engine.ready)
        return self

    def close(self) -> None:
        """End the program. May be called twice."""
        if not self._closed:
            self._closed = True
            self.window.close()
            self.application.close()

    def wait(self, condition: Callable[[], object]) -> None:
        """Run the event loop until ``condition``."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    # ------------------------------------------------------------------------------- in short

    @property
    def path(self) -> tuple[StoredMessage, ...]:
        """What is shown."""
        return self.to.chat.view.path

    def texts(self) -> list[str]:
        """The texts of what is shown."""
        return [message.text for message in self.path]

    def stored(self) -> list[StoredMessage]:
        """What is shown as the database has it, when everything handed over has been written."""
        conversation_id = self.to.chat.view.id
        assert conversation_id is not None
        found: list[list[StoredMessage]] = []
        self.application.store.ask(lambda conversations: conversations.path(conversation_id), found.append)
        self.wait(lambda: found)
        return found[0]

    def ask(self, text: str) -> ScriptedRequest:
        """Ask something and wait until the engine was asked."""
        before = len(self.engine.generations)
        self.to.chat.ask(text)
        self.wait(lambda: len(self.engine.generations) > before)
        return self.engine.generations[-1]

    def answer(self, request: ScriptedRequest, *pieces: str) -> None:
        """Have a request answered with ``pieces``, and wait until that is shown."""
        self.engine.say(request, *pieces)
        self.engine.finish(request)
        self.wait(lambda: not self.to.chat.busy)

    def undo(self) -> None:
        """Bring back what was just deleted, as soon as that is offered: that it is gone is seen a moment before."""
        self.wait(lambda: self.window.has_undo)
        self.window.commands["undo"]()

    def talk(self, question: str, answer: str) -> None:
        """One question and its answer."""
        self.answer(self.ask(question), answer)


def html_named_gguf(folder: Path) -> Path:
    """What a browser saves when a download needed a login."""
    path = folder / "model.gguf"
    path.write_text("<!DOCTYPE html><html><body>Please log in</body></html>" * 20)
    return path

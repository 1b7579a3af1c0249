"""What the checks share: the window on a folder of their own, waiting for it, work on threads. Knows no check."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.notices import Notice
from app.paths import Paths, find_paths
from app.self_test.values import Broken
from inference.protocol import Event, Probed

if TYPE_CHECKING:  # what cannot be loaded is to fail the check that needs it, not all of them
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from app.application import Application
    from app.storage.conversations import Conversations

T = TypeVar("T")

STEP = 10  # milliseconds between two looks at what is waited for
WORDS = 64  # tokens of an answer: enough to see that it makes sense
QUIETLY = {  # of the window: quick, the same at each try, and off the network
    "network.offline": True,
    "models.other_programs": False,
    "chat.titles": False,
    "chat.notify": "off",
    "chat.max_tokens": WORDS,
    "sampling.temperature": 0.0,
    "safety.daily_backup": False,
}


class Session:
    """One run of the window for all checks; ended in ``close``.

    Attributes:
        folder: Where everything is written.
        probed: What the engine said of this machine; ``None``: nothing yet.
    """

    def __init__(
        self, folder: Path, tell: Callable[[str], object], give_up: Callable[[str], object] | None = None
    ) -> None:
        """Start nothing yet.

        Args:
            folder: For what is written; a place below it becomes the data folder.
            tell: Told what is being waited for.
            give_up: Told what Qt complains of where it opens no window and is about to end the process.
        """
        self._give_up = give_up
        self.folder = folder
        self.probed: Probed | None = None
        self._tell = tell
        self._until, self._limit = time.monotonic(), 0.0
        self._errors: list[Notice] = []
        self._said: list[Notice] = []
        self._application: Application | None = None

    def begin(self, limit: float) -> None:
        """A check begins, which may take so many seconds."""
        self._until, self._limit = time.monotonic() + limit, limit
        self._errors.clear()
        self._said.clear()

    @property
    def said(self) -> list[str]:
        """What the user would have been told since the check began, beside errors."""
        return [f"{notice.message} {notice.hint}".strip() for notice in self._said]

    @cached_property
    def paths(self) -> Paths:
        """Where the window keeps its data. Raises ``StorageError`` where nothing can be written."""
        return find_paths({"HEARTH_DATA_DIR": str(self.folder / "data")})

    @cached_property
    def qt(self) -> QApplication:
        """Qt, as the program starts it."""
        from PySide6.QtWidgets import QApplication

        from app.application import make_qt
        from app.qt_messages import QtMessages

        self._tell("Qt to start")
        there = QApplication.instance()
        return there if isinstance(there, QApplication) else make_qt(messages=QtMessages(self._give_up))

    @property
    def application(self) -> Application:
        """The window with everything behind it, as the program makes it; started when it is first asked for."""
        if self._application is None:
            self._application = self._start()
        return self._application

    @property
    def started(self) -> bool:
        """Whether the window is there."""
        return self._application is not None

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Let the window live until ``condition`` holds.

        Args:
            condition: Asked again and again, on this thread.
            what: Ends the sentence *It waited in vain for*.

        Raises:
            Broken: The time of the check is over, or the user would have been told of an error.
        """
        self._tell(what)
        while not condition():
            if self._errors:
                notice = self._errors[0]
                raise Broken(notice.message, notice.hint, notice.detail)
            if time.monotonic() > self._until:
                raise Broken(f"It waited in vain for {what}, {self._limit:.0f} seconds in all.")
            self._live()

    def on_thread(self, work: Callable[[], T], what: str) -> T:
        """What ``work`` returns, done on a thread while the window lives; raises what it raises, and like ``wait``."""
        done: list[T] = []
        failed: list[Exception] = []

        def run() -> None:
            try:
                done.append(work())
            except Exception as error:
                failed.append(error)

        thread = threading.Thread(target=run, name=f"self-test: {what}", daemon=True)  # one that hangs stays behind
        thread.start()
        self.wait(lambda: not thread.is_alive(), what)
        if failed:
            raise failed[0]
        return done[0]

    def ask(self, question: Callable[[Conversations], T], what: str) -> T:
        """What the database of the window answers; raises like ``wait``."""
        answers: list[T] = []
        self.application.store.ask(question, answers.append)
        self.wait(lambda: answers, what)
        return answers[0]

    def close(self) -> None:
        """End the window as closing it does, and everything behind it."""
        application, self._application = self._application, None
        if application is not None:
            application.window.leave()
            application.close()

    # ------------------------------------------------------------------------------------ inside

    def _start(self) -> Application:
        from app.application import Application, connect_client

        qt = self.qt
        self._tell("the window to be made")
        made = Application(qt, self.paths, lambda heard: connect_client(lambda event: self._hear(event, heard)))
        try:
            for key, value in QUIETLY.items():
                made.settings.set(key, value)
            made.notices.subscribe(self._note)
            painted: list[bool] = []
            made.window.painted.connect(lambda: painted.append(True))
            made.start()
            self.wait(lambda: painted, "the window to be painted")
        except BaseException:
            made.close()
            raise
        return made

    def _hear(self, event: Event, heard: Callable[[Event], None]) -> None:
        """On a thread of the engine's client."""
        if isinstance(event, Probed):
            self.probed = event
        heard(event)

    def _note(self, notice: Notice) -> None:
        """Any thread."""
        (self._errors if notice.level == "error" else self._said).append(notice)

    def _live(self) -> None:
        loop, pulse = self._beat
        pulse.start()
        loop.exec()

    @cached_property
    def _beat(self) -> tuple[QEventLoop, QTimer]:
        from PySide6.QtCore import QEventLoop, QTimer

        assert self.qt is not None  # there is no waiting without it
        loop = QEventLoop()
        pulse = QTimer(singleShot=True, interval=STEP)
        pulse.timeout.connect(loop.quit)
        return loop, pulse

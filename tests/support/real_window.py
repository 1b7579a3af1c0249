"""The whole program as a user has it: real window, real storage, real engine process."""

from __future__ import annotations

from collections.abc import Callable

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.application import Application
from app.paths import find_paths
from app.storage.values import StoredMessage
from tests.support.leaks import running_children
from tests.support.window_size import as_on_a_desktop

PATIENCE = 90_000  # milliseconds


class Program:
    """A running program and what a user does with it."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, *, model: str = "") -> None:
        self.qtbot = qtbot
        self._closed = False
        self.application = Application(qapp, find_paths())
        self.to = self.application.controllers
        self.window = self.application.window
        as_on_a_desktop(self.window)
        # llama.cpp's threads wait by spinning: on a shared machine one is quicker than several.
        self.application.settings.set("load.threads", 1)
        self.application.settings.set("load.batch_threads", 1)
        self.application.start(model)

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def type_question(self, text: str) -> None:
        composer = self.window.pane.card.composer
        QTest.keyClicks(composer, text)
        QTest.keyClick(composer, Qt.Key.Key_Return)

    def answer(self) -> StoredMessage:
        """Wait for the answer to what was asked last."""
        self.wait(lambda: self.to.chat.view.path and not self.to.chat.busy)
        return self.to.chat.view.path[-1]

    def engine_process(self) -> psutil.Process:
        (process,) = (p for p in running_children() if any("inference.engine" in part for part in p.cmdline()))
        return process

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.window.close()
            self.application.close()

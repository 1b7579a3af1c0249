"""Garbage is collected on the window's thread, whichever thread has made it."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.garbage import Garbage


class Knot:
    """Refers to itself: only the collector takes it away."""

    def __init__(self, gone: list[threading.Thread]) -> None:
        self.self = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread())).atexit = False


@pytest.fixture
def parent() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    gc.unfreeze()
    gc.enable()


def litter(gone: list[threading.Thread]) -> None:
    for _ in range(30 * gc.get_threshold()[0]):
        Knot(gone)


def test_a_thread_leaves_its_garbage_to_the_window(parent: QObject, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    Garbage(parent).begin()
    thread = threading.Thread(target=litter, args=(gone,))
    thread.start()
    thread.join()
    assert not gone
    QTimer.singleShot(0, lambda: None)  # any event
    qtbot.waitUntil(lambda: bool(gone))
    assert set(gone) == {threading.main_thread()}


def test_without_it_the_thread_would_collect(qtbot: QtBot) -> None:
    """Else the test above shows nothing."""
    gone: list[threading.Thread] = []
    gc.enable()
    thread = threading.Thread(target=litter, args=(gone,))
    thread.start()
    thread.join()
    assert thread in gone


def test_what_was_there_at_the_start_is_never_looked_at(parent: QObject, qtbot: QtBot) -> None:
    gone: list[threading.Thread] = []
    Knot(gone)
    garbage = Garbage(parent)
    garbage.begin()
    litter([])
    garbage.collect()
    gc.collect()
    assert not gone

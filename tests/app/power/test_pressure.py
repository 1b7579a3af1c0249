"""Memory pressure: the kernel's own trigger where it may be set, and its signal, which is urgent data, by a socket."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.power.pressure import PRESSURE, MemoryPressure

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")


def test_urgent_data_of_the_file_is_low_memory(qtbot: QtBot, tmp_path: Path) -> None:
    said: list[bool] = []
    watcher = MemoryPressure(lambda: said.append(True), tmp_path / "missing")
    assert not watcher.watching
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as kernel:
        ours, _address = server.accept()
        watcher.listen(ours.detach())
        assert watcher.watching
        kernel.send(b"!", socket.MSG_OOB)
        qtbot.waitUntil(lambda: bool(said))
    watcher.close()
    watcher.close()
    assert not watcher.watching


def test_a_file_in_trouble_is_let_go_instead_of_waking_for_ever(qtbot: QtBot, tmp_path: Path) -> None:
    said: list[bool] = []
    watcher = MemoryPressure(lambda: said.append(True), tmp_path / "missing")
    reads, writes = os.pipe()
    watcher.listen(writes)
    os.close(reads)  # whoever writes into a pipe without a reader gets an error, and so does who watches it
    watcher._take()
    assert not watcher.watching
    assert not said


@pytest.mark.skipif(not os.access(PRESSURE, os.W_OK), reason="the kernel does not tell")
def test_the_kernel_takes_the_trigger(qtbot: QtBot) -> None:
    watcher = MemoryPressure(lambda: None)
    assert watcher.watching
    watcher.close()


def test_a_kernel_that_refuses_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    full = Path("/dev/full")  # whatever is written there fails
    watcher = MemoryPressure(lambda: None, full)
    assert not watcher.watching
    watcher.close()

"""Signals end the program through the event loop; in a process of its own, as signals are the process's."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

CODE = """
import signal, sys
from PySide6.QtCore import QCoreApplication, QTimer
from app.quit_signals import quit_on_signals
qt = QCoreApplication([])
before = signal.getsignal(signal.SIGTERM)
with quit_on_signals(lambda: (print("asked", flush=True), qt.quit())):
    QTimer.singleShot(0, lambda: print("running", flush=True))
    qt.exec()
print(signal.getsignal(signal.SIGTERM) is before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals between processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_asks_for_the_end(number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", CODE], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        process.send_signal(number)
        assert process.stdout.readline() == "asked\n"
        assert process.stdout.readline() == "True\n"
    assert process.returncode == 0

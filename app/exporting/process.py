"""The process that makes a PDF: takes one job, counts messages on standard output, ends. Reads the database only."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path

import msgspec

from app.exporting.child import Job
from app.storage.exchange.outgoing import Outgoing
from app.storage.exchange.written import Words
from inference.errors import HearthError

_OFTEN = 0.1  # seconds between two counts


def main() -> int:
    """Do the job on standard input; returns the exit status."""
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Job)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    os.environ.setdefault("QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM", "1")
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QLocale  # the environment is set now
    from PySide6.QtGui import QGuiApplication

    from app.exporting.pdf import PdfMaker

    qt = QGuiApplication(["hearth"])
    QLocale.setDefault(QLocale(job.locale))
    try:
        with Outgoing(Path(job.database)) as outgoing:
            sent = [found for id_ in job.ids if (found := outgoing.get(id_)) is not None]
            dates = dict(zip((each.conversation.created_at for each in sent), job.dates, strict=False))
            words = Words(**job.words, date=lambda moment: dates.get(moment, ""))
            PdfMaker(words, job.program)(outgoing, sent, Path(job.target), job.title, _Count())
    except HearthError as error:
        said = {"code": error.code, "message": error.message, "hint": error.hint, "detail": error.detail}
        sys.stderr.write(json.dumps(said) + "\n")
        return 1
    finally:
        del qt
    return 0


class _Count:
    """Says now and then how many messages there were."""

    def __init__(self) -> None:
        self._count = 0
        self._said = 0.0

    def __call__(self) -> None:
        self._count += 1
        if time.monotonic() - self._said >= _OFTEN:
            self._said = time.monotonic()
            sys.stdout.write(f"{self._count}\n")
            sys.stdout.flush()


def _end_with_the_parent() -> None:
    """Whoever started this holds the other end of standard input for as long as it lives."""
    os.read(sys.stdin.fileno(), 1)  # not through Python's buffer, which must be idle when the process ends
    os._exit(1)

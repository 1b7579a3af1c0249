"""Drawings of formulas, made by a process of its own and kept for a while. Knows no document and no widget.

The process starts with the first formula, rests (ends) when there has been none for a while, and is replaced when it
takes too long over one, which is then shown as its source.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter

from app.render.formula_pictures import FormulaPictures
from app.render.formula_process import Answer, Wish
from app.render.formula_svg import Drawing
from inference.own_program import own_command

PATIENCE = 15_000  # milliseconds for one formula; the process itself gives up after 3 s of work
_START = 40_000  # milliseconds for the first one, with the start of Python on a slow disk
_REST = 20_000  # milliseconds without a formula until the process ends
_AHEAD = 4  # wishes in the pipe: enough that the process never waits for us
_FORESEEN = 400  # formulas that nobody looks at yet
_GATHER = 12  # milliseconds in which answers are told together
_KEPT = 1_500  # drawings
_KEPT_BYTES = 8 << 20
_DEATHS = 3  # unexpected ends after which nothing is drawn any more


class Key(NamedTuple):
    """A formula: its TeX, and whether it is drawn for a line of its own."""

    source: str
    display: bool


def formula_command() -> list[str]:
    """How this installation starts a process that draws formulas; see ``inference.own_program``."""
    return own_command("--formula-process", "app.render.formula_process")


class Formulas(QObject):
    """Draws formulas on demand.

    Signals:
        drawn(frozenset): These formulas are now known, drawn or not; at most one signal in 12 ms.
    """

    drawn = Signal(object)

    def __init__(self, parent: QObject | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self._command = command or formula_command()
        self._known: OrderedDict[Key, Drawing | None] = OrderedDict()
        self._bytes = 0
        self._pictures = FormulaPictures()
        self._wanted: dict[Key, None] = {}  # in order
        self._foreseen: dict[Key, None] = {}  # not looked at yet, and so after all others
        self._asked: dict[int, Key] = {}  # in the pipe
        self._next = 0
        self._fresh: set[Key] = set()  # known, and not told yet
        self._process: QProcess | None = None
        self._ready = False  # it has answered once
        self._deaths = 0
        self._read = msgspec.json.Decoder(Answer).decode
        self._patience, self._rest, self._tell = (self._timer(slot) for slot in (self._give_up, self.rest, self._emit))
        if parent is not None:
            parent.destroyed.connect(self.close)
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.close)

    def _timer(self, slot: object) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.timeout.connect(slot)
        return made

    # ------------------------------------------------------------------ what is known

    def drawing(self, key: Key) -> Drawing | None:
        """The drawing, if there is one already; else it is asked for, and ``drawn`` tells when it is known."""
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        self._foreseen.pop(key, None)
        if key not in self._wanted and key not in self._asked.values():
            self._wanted[key] = None
            self._ask()
        return None

    def foresee(self, key: Key) -> None:
        """Draw a formula when there is nothing else to draw: it may be looked at soon."""
        asked = key in self._known or key in self._wanted or key in self._asked.values()
        if not asked and len(self._foreseen) < _FORESEEN:
            self._foreseen[key] = None
            self._ask()

    @property
    def is_idle(self) -> bool:
        """Whether every formula that was asked for is known, and was told."""
        return not (self._wanted or self._foreseen or self._asked or self._fresh)

    def known(self, key: Key) -> Drawing | None:
        """The drawing, if there is one already."""
        return self._known.get(key)

    def failed(self, key: Key) -> bool:
        """Whether it is known that this formula cannot be drawn."""
        return key in self._known and self._known[key] is None

    def paint(self, painter: QPainter, rect: QRectF, key: Key, colour: str) -> None:
        """Paint a drawing into a rectangle, if it is there."""
        drawing = self.drawing(key)
        if drawing is not None:
            self._pictures.paint(painter, rect, drawing, colour)

    def _keep(self, key: Key, drawing: Drawing | None) -> None:
        self._known[key] = drawing
        self._bytes += len(drawing.svg) if drawing is not None else 0
        while len(self._known) > _KEPT or self._bytes > _KEPT_BYTES:
            _, old = self._known.popitem(last=False)
            self._bytes -= len(old.svg) if old is not None else 0
        self._fresh.add(key)
        if not self._tell.isActive():
            self._tell.start(_GATHER)

    def _emit(self) -> None:
        told, self._fresh = frozenset(self._fresh), set()
        self.drawn.emit(told)

    # ------------------------------------------------------------------ the process

    def _ask(self) -> None:
        if self._deaths >= _DEATHS:
            for key in (*self._wanted, *self._foreseen):
                self._keep(key, None)
            self._wanted.clear()
            self._foreseen.clear()
            return
        process = self._process or self._start()
        while (queue := self._wanted or self._foreseen) and len(self._asked) < _AHEAD:
            key = next(iter(queue))
            del queue[key]
            self._next += 1
            self._asked[self._next] = key
            process.write(msgspec.json.encode(Wish(self._next, key.source, key.display)) + b"\n")
        if self._asked and not self._patience.isActive():
            self._patience.start(PATIENCE if self._ready else _START)
        self._rest.stop()

    def _start(self) -> QProcess:
        process = self._process = QProcess(self)
        self._ready = False
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._take)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._could_not_start)
        process.start(self._command[0], self._command[1:])
        return process

    def _take(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            answer = self._read(process.readLine().data())
            self._ready = True
            self._patience.stop()
            if (key := self._asked.pop(answer.number, None)) is not None:
                self._keep(key, answer.drawing)
        if self._wanted or self._foreseen or self._asked:
            self._ask()
        else:
            self._rest.start(_REST)

    def _give_up(self) -> None:
        """The formula that is being drawn takes too long."""
        if self._process is not None:
            self._process.kill()

    def _could_not_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._deaths = _DEATHS
            self._ended()

    def _ended(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        self._patience.stop()
        if self._asked:  # the first of them was the end of it
            self._deaths += not self._ready
            first, *others = self._asked.values()
            self._asked.clear()
            self._wanted = dict.fromkeys((*others, *self._wanted))
            self._keep(first, None)
        if self._wanted or self._foreseen:
            self._ask()

    def rest(self) -> None:
        """End the process; the next formula starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.finished.connect(process.deleteLater)
            process.closeWriteChannel()

    def close(self) -> None:
        """End the process at once; whoever asks for a formula again starts another."""
        self._patience.stop()
        self._rest.stop()
        self._wanted.clear()
        self._foreseen.clear()
        self._asked.clear()
        for process in self.findChildren(QProcess):
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(5_000)  # it is dead at once, but on a machine that has no time for it
        self._process = None

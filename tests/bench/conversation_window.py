"""Hearth's window as a process that opens a conversation of thousands of messages, writes into it and scrolls.

Prints one JSON object a line for each thing it did; ``tests.bench.conversation`` starts it and says what is measured.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator

import psutil

gc.disable()  # as `app.__main__` does before the imports below

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QMouseEvent, QWheelEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionSlider  # noqa: E402

from app.application import Application, collect_garbage  # noqa: E402
from app.paths import find_paths  # noqa: E402
from app.widgets.transcript import Transcript  # noqa: E402
from inference.protocol import Delta, Event, Finished  # noqa: E402
from tests.bench.blocks import Blocks, Heartbeat, percentile  # noqa: E402
from tests.bench.long_conversation import SHORT_TITLE, TITLE, answer  # noqa: E402
from tests.support.scripted_engine import ScriptedEngine  # noqa: E402
from tests.support.scripted_system import ScriptedSystem  # noqa: E402
from tests.support.window_size import as_on_a_desktop  # noqa: E402

PATIENCE = 60.0  # seconds
FRAME = 1 / 60  # seconds
OPENINGS = 5
SCROLLED = 4.0  # seconds of each way of scrolling
RATE, WRITTEN = 200, 20  # tokens a second, and seconds of them

Step = Callable[[], object]


class PaintWatch(QObject):
    """Notes when the transcript was painted with nothing left to make."""

    def __init__(self, transcript: Transcript) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self.painted = 0.0
        transcript.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.painted:
            QTimer.singleShot(0, self._note)  # Qt paints what is inside right after this
        return False

    def _note(self) -> None:
        if not self.painted and self._transcript.messages() and self._transcript.is_complete():
            self.painted = time.perf_counter()


class Driver:
    """Does what a user does, and measures it."""

    def __init__(self, qt: QApplication) -> None:
        self._qt = qt
        self._program = Application(qt, find_paths(), self._connect, lambda _post: ScriptedSystem())
        self._engine: ScriptedEngine | None = None
        self.window = self._program.window
        as_on_a_desktop(self.window)
        self._to = self._program.controllers
        self._transcript = self.window.pane.transcript
        self._heart = Heartbeat()
        self._draw = random.Random(3)

    def run(self) -> None:
        """All of it."""
        with self._program:
            self.window.painted.connect(collect_garbage)
            self._program.start()
            self.wait(lambda: self._engine is not None and self._to.engine.ready)
            self.wait(lambda: self.window.sidebar.list.model().rowCount() > 2)
            self.open(SHORT_TITLE)
            self.rest(0.5)
            self.tell("before", resident=self.resident())
            for _ in range(OPENINGS):
                self.open(TITLE)
                self.rest(0.6)
                self.open(SHORT_TITLE)
                self.rest(0.3)
            self.open(TITLE, last=True)
            self.rest(1.0)
            for name, steps in self.scrolls():
                self.scroll(name, steps)
            self._transcript.scroll_to_end()
            self.rest(0.5)
            self.tell("scrolled", resident=self.resident())
            self.stream()
            self.rest(0.5)
            self.tell("after", resident=self.resident())

    # ------------------------------------------------------------------------------- what it does

    def open(self, title: str, *, last: bool = False) -> None:
        """Click on a conversation and wait until it is painted."""
        listed = self.window.sidebar.list
        rows = listed.model()
        index = next(i for i in (rows.index(row, 0) for row in range(rows.rowCount())) if i.data() == title)
        watch = PaintWatch(self._transcript)
        before = psutil.Process().cpu_times()
        if last:
            self._heart.begin()
        self._transcript.clear()  # what was shown before counts as painted otherwise
        began = time.perf_counter()
        place = listed.visualRect(index).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.wait(lambda: watch.painted)
        after = psutil.Process().cpu_times()
        work = after.user + after.system - before.user - before.system
        watch.deleteLater()
        self.tell("opened", title=title, seconds=watch.painted - began, work=work)
        if last:
            self.rest(0.5)
            self.tell("block", name="opening", **told(self._heart.end()))

    def scrolls(self) -> Iterator[tuple[str, Iterator[Step]]]:
        """Ways through the conversation, a step each frame."""
        steps = int(SCROLLED / FRAME)
        yield "wheel up", (lambda: self.wheel(120) for _ in range(steps))
        yield "wheel up, quickly", (lambda: self.wheel(720) for _ in range(steps))
        yield "wheel down, smoothly", (lambda: self.wheel(-24) for _ in range(steps))
        yield "page up", (self.press(Qt.Key.Key_PageUp) if n % 4 == 0 else (lambda: None) for n in range(steps))
        yield "dragging the bar", self.drag(steps)
        yield "jumping", (self.jump if n % 20 == 0 else (lambda: None) for n in range(steps))
        yield (
            "jumping to begin and end",
            (
                self.press(Qt.Key.Key_Home if n % 40 else Qt.Key.Key_End) if n % 20 == 0 else (lambda: None)
                for n in range(steps)
            ),
        )

    def scroll(self, name: str, steps: Iterator[Step]) -> None:
        """Go one way, sixty steps a second."""
        self._heart.begin()
        due = time.perf_counter()
        late = 0
        count = 0
        for step in steps:
            step()
            count += 1
            due += FRAME
            late += time.perf_counter() > due
            self.until(due)
        self.tell("block", name=name, steps=count, late=late, **told(self._heart.end()))
        self.rest(0.3)

    def wheel(self, delta: int) -> None:
        viewport = self._transcript.viewport()
        at = QPointF(viewport.rect().center())
        event = QWheelEvent(
            at,
            QPointF(viewport.mapToGlobal(at.toPoint())),
            QPoint(0, 0),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def press(self, key: Qt.Key) -> Step:
        return lambda: QTest.keyClick(self._transcript, key)

    def jump(self) -> None:
        messages = self._transcript.messages()
        self._transcript.show_message(messages[self._draw.randrange(len(messages))].id)

    def drag(self, steps: int) -> Iterator[Step]:
        """Hold the slider and go from the end to the beginning and back."""
        bar = self._transcript.verticalScrollBar()
        bar.setValue(bar.maximum())
        option = QStyleOptionSlider()
        bar.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        slider = bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, bar)
        grip = slider.center()
        yield lambda: self.mouse(QEvent.Type.MouseButtonPress, grip)
        for step in range(steps - 2):
            share = abs(1 - 2 * step / (steps - 3))
            at = QPoint(grip.x(), round(grip.y() * share))
            yield lambda at=at: self.mouse(QEvent.Type.MouseMove, at)
        yield lambda: self.mouse(QEvent.Type.MouseButtonRelease, grip)

    def mouse(self, kind: QEvent.Type, at: QPoint) -> None:
        bar = self._transcript.verticalScrollBar()
        left = Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, QPointF(at), QPointF(bar.mapToGlobal(at)), left, held, none)
        QApplication.sendEvent(bar, event)

    def stream(self) -> None:
        """Ask, and have an answer written at full speed."""
        engine = self._engine
        assert engine is not None
        draw = random.Random(21)
        text = "\n\n".join(answer(draw, number) for number in range(60))
        size = max(3, len(text) // (RATE * WRITTEN))
        pieces = [text[at : at + size] for at in range(0, size * RATE * WRITTEN, size)]
        self._heart.begin()
        self._to.chat.ask("Tell me more.")
        before = len(engine.generations)
        self.wait(lambda: len(engine.generations) > before - 1 and engine.generations)
        request = engine.generations[-1]

        never = threading.Event()

        def write() -> None:
            began = time.perf_counter()
            for number, piece in enumerate(pieces):
                engine.on_event(Delta(id=request.id, channel="text", text=piece, tokens=number + 1))
                pause = began + number / RATE - time.perf_counter()
                if pause > 0:
                    never.wait(pause)
            figures = {"prompt_tokens": 1800, "completion_tokens": len(pieces), "context_used": 2000}
            engine.on_event(Finished(id=request.id, reason="stop", ttft_ms=100.0, decode_tps=200.0, **figures))

        writer = threading.Thread(target=write)
        writer.start()
        self.wait(lambda: not writer.is_alive() and not self._to.chat.busy)
        self.rest(0.5)
        self.tell("block", name="streaming", **told(self._heart.end()))
        writer.join()

    # ------------------------------------------------------------------------------------ in short

    def wait(self, condition: Callable[[], object]) -> None:
        """Run the event loop until ``condition``. Not by ``processEvents``, which would spin."""
        until = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < until, "the window did not come so far"
            self.rest(0.005)

    def rest(self, seconds: float) -> None:
        self.until(time.perf_counter() + seconds)

    def until(self, moment: float) -> None:
        """Run the event loop until a moment."""
        loop = QEventLoop()
        timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(loop.quit)
        timer.start(max(0, round(1000 * (moment - time.perf_counter()))))
        loop.exec()

    def resident(self) -> float:
        return float(psutil.Process().memory_info().rss / 1e6)

    def tell(self, what: str, **figures: object) -> None:
        print(json.dumps({"what": what, **figures}), flush=True)

    def _connect(self, on_event: Callable[[Event], None]) -> ScriptedEngine:
        self._engine = ScriptedEngine(on_event)
        return self._engine


def told(blocks: Blocks) -> dict[str, float]:
    """Milliseconds: the 99th percentile and the longest block, without what others took, on the clock, of work."""
    return {
        "count": len(blocks.own),
        **{f"{name}_99": 1000 * percentile(getattr(blocks, name), 0.99) for name in ("own", "clock", "work")},
        **{f"{name}_most": 1000 * max(getattr(blocks, name), default=0.0) for name in ("own", "clock", "work")},
    }


def main() -> int:
    """Show the window and do all of it."""
    qt = QApplication(["hearth", "-style", "fusion"])
    Driver(qt).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())

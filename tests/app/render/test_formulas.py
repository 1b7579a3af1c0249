"""Drawings of formulas from their process: asked once, told together, and nothing waits for a bad one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter

import msgspec
import pytest
from PySide6.QtCore import QProcess, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

import app.render.formulas as formulas_module
from app.render.formula_pictures import FormulaPictures
from app.render.formula_process import Answer, Wish
from app.render.formula_svg import Drawing
from app.render.formulas import Formulas, Key

SQUARE = Key("x^2", False)
SLOW = "import sys, threading; sys.stdin.readline(); threading.Event().wait()"  # answers nothing
DEAD = "raise SystemExit(1)"


@pytest.fixture
def formulas(qtbot: QtBot) -> Iterator[Formulas]:
    made = Formulas()
    yield made
    made.close()
    assert not [
        process for process in made.findChildren(QProcess) if process.state() != QProcess.ProcessState.NotRunning
    ]


def wait_for(qtbot: QtBot, formulas: Formulas, *keys: Key) -> None:
    """Until these are known."""
    told: set[Key] = set()
    formulas.drawn.connect(told.update)
    for key in keys:
        formulas.drawing(key)
    qtbot.waitUntil(lambda: told >= set(keys), timeout=60_000)


def test_a_formula_is_drawn_once_and_kept(formulas: Formulas, qtbot: QtBot) -> None:
    assert formulas.drawing(SQUARE) is None
    assert not formulas.failed(SQUARE)
    wait_for(qtbot, formulas, SQUARE)
    drawing = formulas.drawing(SQUARE)
    assert drawing is not None
    assert drawing.ascent > drawing.descent > 0
    assert formulas.drawing(SQUARE) is drawing


def test_many_are_told_in_few_signals(formulas: Formulas, qtbot: QtBot) -> None:
    signals: list[frozenset[Key]] = []
    formulas.drawn.connect(signals.append)
    keys = [Key(f"a_{{{number}}}", False) for number in range(60)]
    for key in keys:  # as they come when the process is quick: how quick it is here says nothing
        formulas._keep(key, None)
    qtbot.waitUntil(lambda: bool(signals))
    assert signals == [frozenset(keys)]


def test_what_cannot_be_drawn_is_known_to_fail(formulas: Formulas, qtbot: QtBot) -> None:
    bad = Key(r"\undefined", True)
    wait_for(qtbot, formulas, bad, SQUARE)
    assert formulas.failed(bad)
    assert formulas.drawing(bad) is None
    assert formulas.drawing(SQUARE) is not None


def test_it_is_painted_in_the_colour_of_the_text(formulas: Formulas, qtbot: QtBot) -> None:
    wait_for(qtbot, formulas, SQUARE)
    for colour in ("#ff0000", "#0000ff"):
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        formulas.paint(painter, QRectF(0, 0, 60, 40), SQUARE, colour)
        painter.end()
        darkest = min((image.pixelColor(x, y) for x in range(60) for y in range(40)), key=lambda c: c.lightness())
        assert darkest == QColor(colour)


def test_a_formula_that_takes_too_long_is_given_up(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas_module, "_START", 300)
    made = Formulas(command=[sys.executable, "-c", SLOW])
    wait_for(qtbot, made, SQUARE, Key("y", False), Key("z", False), Key("w", False))
    assert made.failed(SQUARE)
    made.close()


@pytest.mark.parametrize("command", [[sys.executable, "-c", DEAD], ["no such program"]])
def test_without_a_process_every_formula_is_its_source(qtbot: QtBot, command: list[str]) -> None:
    made = Formulas(command=command)
    keys = [Key(f"a_{number}", False) for number in range(9)]
    wait_for(qtbot, made, *keys)
    assert all(map(made.failed, keys))
    made.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not measure the work of a process")
def test_the_process_gives_up_a_formula_that_is_too_much_work() -> None:
    script = (
        "import app.render.formula_process as process\n"
        "def endless(source, display):\n"
        "    while source == 'bad': pass\n"
        "process.draw, process.EFFORT = endless, 0.2\n"
        "process.main()\n"
    )
    wishes = b"".join(
        msgspec.json.encode(Wish(number, text, False)) + b"\n" for number, text in enumerate(("bad", "x"))
    )
    done = subprocess.run([sys.executable, "-c", script], input=wishes, capture_output=True, check=True, timeout=60)
    answers = [msgspec.json.decode(line, type=Answer) for line in done.stdout.splitlines()]
    assert answers == [Answer(0, None), Answer(1, None)]


def test_the_process_rests_and_begins_again(formulas: Formulas, qtbot: QtBot) -> None:
    wait_for(qtbot, formulas, SQUARE)
    (process,) = formulas.findChildren(QProcess)
    with qtbot.waitSignal(process.finished, timeout=10_000):
        formulas.rest()
    other = Key("y", False)
    wait_for(qtbot, formulas, other)
    assert formulas.drawing(other) is not None


def test_memory_is_bounded(formulas: Formulas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas_module, "_KEPT", 5)
    keys = [Key(f"b_{number}", False) for number in range(12)]
    wait_for(qtbot, formulas, *keys)
    assert len(formulas._known) <= 5
    assert formulas._bytes == sum(len(drawing.svg) for drawing in formulas._known.values() if drawing is not None)


def test_what_is_looked_at_comes_first(formulas: Formulas, qtbot: QtBot) -> None:
    wait_for(qtbot, formulas, SQUARE)
    told: list[Key] = []
    formulas.drawn.connect(told.extend)
    later = [Key(f"c_{number}", False) for number in range(150)]
    for key in later:
        formulas.foresee(key)
    now = Key("d", False)
    formulas.drawing(now)
    qtbot.waitUntil(lambda: formulas.is_idle, timeout=60_000)
    assert set(told) == {now, *later}
    assert told.index(now) < 40


def test_thousands_of_formulas_are_not_all_foreseen(formulas: Formulas) -> None:
    began = perf_counter()
    for number in range(5_000):
        formulas.foresee(Key(f"e_{number}", False))
        formulas.drawing(Key(f"f_{number}", False))
    assert len(formulas._foreseen) < 500
    assert perf_counter() - began < 2  # a list looked through each time would cost its square


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_the_process_works_where_less_memory_is_allowed() -> None:
    script = (
        "import resource, app.render.formula_process as process\n"
        "resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))\n"
        "process.main()\n"
    )
    wish = msgspec.json.encode(Wish(1, "x", False)) + b"\n"
    done = subprocess.run([sys.executable, "-c", script], input=wish, capture_output=True, check=True, timeout=60)
    assert msgspec.json.decode(done.stdout, type=Answer).drawing is not None


def test_an_enormous_formula_is_no_enormous_picture(qtbot: QtBot) -> None:
    pictures = FormulaPictures()
    drawing = Drawing('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>', 9.0, 9.0, 0.0)
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pictures.paint(painter, QRectF(0, 0, 30_000, 15_000), drawing, "#000000")  # a picture of it has 1.8 GB
    assert pictures.bytes == 0
    pictures.paint(painter, QRectF(0, 0, 100, 20), drawing, "#000000")
    assert pictures.bytes == 100 * 20 * 4
    painter.end()

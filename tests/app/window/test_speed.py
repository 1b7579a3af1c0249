"""The page Speed of the settings: beside a chat that stays usable; figures for eyes and ears; best settings."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.controllers.machine import Circumstances, Seen
from app.controllers.speed import UNDO, SpeedController
from app.widgets.settings_dialog import SettingsDialog
from app.widgets.speed_chart import SpeedChart
from app.widgets.speed_panel import SpeedPanel
from app.wings import Outside
from inference.bandwidth import Bandwidth, BandwidthMemory
from inference.hardware import Hardware, read_hardware
from inference.measurements import Measurements
from inference.options import LoadOptions
from inference.protocol import Load, SetThreads
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LAPTOP = Hardware(
    processor="Quick 5", physical_cores=4, performance_cores=4, logical_cores=8,
    memory_total=16 * 2**30, memory_available=12 * 2**30,
)  # fmt: skip


class Laptop:
    """Always the same computer."""

    def look(self, now: Circumstances) -> Seen:
        return Seen(hardware=LAPTOP, bandwidth=Bandwidth(bytes_per_second=0.2e9, threads=4))


@pytest.fixture
def program(make_window: MakeWindow) -> ScriptedWindow:
    """The program with a model, on that computer."""
    made = make_window()
    made.application.wings.outside = Outside(machine=Laptop())
    return made.start()


def page(program: ScriptedWindow) -> tuple[SettingsDialog, SpeedController]:
    """The page, once measuring can begin."""
    dialog = program.window.open_settings("speed")
    speed = program.application.wings.speed.speed
    program.wait(lambda: speed.state.can_begin)
    return dialog, speed


def press(dialog: SettingsDialog, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible()
    button.click()


def text(dialog: SettingsDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def measure(program: ScriptedWindow, name: str = "measureSpeed") -> tuple[SettingsDialog, SpeedController]:
    dialog, speed = page(program)
    press(dialog, name)
    program.wait(lambda: speed.state.ended == "done")
    return dialog, speed


def held(program: ScriptedWindow, *, finished: int = 1) -> tuple[SettingsDialog, SpeedController]:
    """In the middle of measuring everything, so many measurements done."""
    dialog, speed = page(program)
    program.engine.measures_by_itself = False
    press(dialog, "measureAll")
    for number in range(finished):
        program.wait(lambda number=number: len(program.engine.measurements) > number)
        program.engine.finish_measure(program.engine.measurements[-1])
    program.wait(lambda: len(program.engine.measurements) > finished)
    return dialog, speed


def test_what_was_measured_is_shown(program: ScriptedWindow) -> None:
    dialog, speed = page(program)
    assert "Hearth guide" in text(dialog, "speedModel")
    assert text(dialog, "speedHeadline") == ""
    press(dialog, "measureSpeed")
    program.wait(lambda: speed.state.ended == "done")
    assert text(dialog, "speedHeadline").endswith("words a second")
    assert "reads a page in" in text(dialog, "speedAbout")
    assert "what the memory of this computer allows" in text(dialog, "speedAbout")
    assert [type(one.command) for one in program.engine.requests].count(Load) == 1, "conversations stay in memory"
    charts = dialog.findChildren(SpeedChart)
    assert {"writingByThreads", "readingByThreads", "readingByLength", "atOnce"} <= {c.objectName() for c in charts}
    writing = next(chart for chart in charts if chart.objectName() == "writingByThreads")
    assert writing.accessibleName() == "Writing, by threads"
    assert "4 threads: 10" in writing.accessibleDescription()
    assert "the memory allows" in writing.accessibleDescription()
    assert sent(program)[-1].threads == 0, "as it was loaded"


def sent(program: ScriptedWindow) -> list[SetThreads]:
    return [one.command for one in program.engine.requests if isinstance(one.command, SetThreads)]


def test_everything_is_measured_and_the_model_is_as_before(program: ScriptedWindow) -> None:
    dialog, speed = measure(program, "measureAll")
    report = speed.state.report
    assert report is not None
    assert report.thorough
    names = {chart.objectName() for chart in dialog.findChildren(SpeedChart)}
    assert {"writingByCache", "readingByCache", "readingByStep"} <= names
    last = program.engine.loads[-1].command
    assert isinstance(last, Load)
    assert last.options == LoadOptions()
    assert program.to.engine.state.phase == "ready"
    assert not program.to.engine.state.reload_needed


def test_figures_are_there_again_after_a_restart(program: ScriptedWindow, make_window: MakeWindow) -> None:
    _, speed = measure(program)
    report = speed.state.report
    program.close()
    again = make_window()
    again.application.wings.outside = Outside(machine=Laptop())
    again.start()
    dialog, speed = page(again)
    program = again
    program.wait(lambda: speed.state.report is not None)
    assert speed.state.report == report
    assert text(dialog, "speedHeadline")


def test_the_best_settings_are_used_and_taken_back(program: ScriptedWindow) -> None:
    dialog, _ = measure(program)
    assert "Threads: 2 → 4" in text(dialog, "speedChanges")
    assert "2.0 times faster with 4 threads" in text(dialog, "speedReasons")
    settings, model = program.application.settings, program.to.engine.state.model
    assert model is not None
    press(dialog, "useBestSettings")
    assert settings.load_options(model.name) == LoadOptions(threads=4, batch_threads=4)
    assert settings.load_options("") == LoadOptions(), "other models keep theirs"
    program.wait(lambda: program.to.engine.state.reload_needed)
    press(dialog, "undoBestSettings")
    assert settings.load_options(model.name) == LoadOptions()
    settings.set("load.threads", 3, model=model.name)
    press(dialog, "useBestSettings")
    assert settings.get("load.threads", model=model.name) == 4
    program.window.pane.notices.action_asked.emit(UNDO)
    assert settings.get("load.threads", model=model.name) == 3, "what was set before is set again"


def test_an_answer_asked_for_meanwhile_comes_first(program: ScriptedWindow) -> None:
    dialog, speed = held(program, finished=2)  # threads are changed by then
    running = program.engine.measurements[-1]
    asked = program.ask("hello")
    assert running.cancelled
    assert not speed.state.measuring
    order = [one.command for one in program.engine.requests]
    (back,) = [n for n, command in enumerate(order) if isinstance(command, SetThreads) and command.threads == 0]
    assert back < order.index(asked.command), "put back before it is answered"
    program.engine.fail(running, "cancelled", "Stopped.")
    program.answer(asked, "Hello.")
    assert program.texts()[-1] == "Hello."
    assert "stopped because the model was needed" in text(dialog, "speedEnding")
    program.wait(lambda: speed.state.can_begin)


def test_nothing_is_measured_while_an_answer_is_written(program: ScriptedWindow) -> None:
    dialog, speed = page(program)
    asked = program.ask("hello")
    program.wait(lambda: speed.state.busy)
    button = dialog.findChild(QAbstractButton, "measureSpeed")
    assert button is not None
    assert not button.isEnabled()
    assert "The model is still reading or writing" in text(dialog, "speedEnding")
    speed.begin(thorough=False)
    program.answer(asked, "Hello.")
    program.wait(lambda: button.isEnabled())
    assert not program.engine.measurements


def test_on_battery_the_engine_goes_on_with_few_threads(program: ScriptedWindow) -> None:
    _, speed = page(program)
    program.to.engine.set_threads(1, 1)
    program.wait(lambda: speed.state.can_begin)
    speed.begin(thorough=False)
    program.wait(lambda: speed.state.ended == "done")
    assert (sent(program)[-1].threads, sent(program)[-1].batch_threads) == (1, 1)


def test_stop_keeps_what_was_measured(program: ScriptedWindow) -> None:
    dialog, speed = held(program, finished=4)
    assert "Measuring" in text(dialog, "speedProgress")
    press(dialog, "stopMeasuring")
    assert program.engine.measurements[-1].cancelled
    assert speed.state.ended == "user"
    assert speed.state.report is not None
    program.engine.fail(program.engine.measurements[-1], "cancelled", "Stopped.")
    program.wait(lambda: speed.state.can_begin)
    program.engine.measures_by_itself = True
    press(dialog, "measureSpeed")
    program.wait(lambda: speed.state.ended == "done")


def test_another_context_is_put_back_when_it_is_stopped(program: ScriptedWindow) -> None:
    _, speed = page(program)
    program.engine.measures_by_itself = True
    speed.begin(thorough=True)
    program.wait(lambda: len(program.engine.loads) > 1)
    speed.stop()
    last = program.engine.loads[-1].command
    assert isinstance(last, Load)
    assert last.options == LoadOptions()


def test_a_model_that_cannot_be_put_back_comes_with_the_next_question(program: ScriptedWindow) -> None:
    _, speed = page(program)
    speed.begin(thorough=True)
    program.wait(lambda: len(program.engine.loads) > 1)
    program.engine.loads_by_itself = False
    speed.stop()
    loads = len(program.engine.loads)
    program.engine.fail(program.engine.loads[-1], "out_of_memory", "It needs 9 GB.", "Close other programs.")
    program.wait(lambda: program.to.engine.idle)
    assert not program.to.engine.ready
    program.engine.loads_by_itself = True
    program.talk("hello", "Hello.")
    assert len(program.engine.loads) > loads


def test_a_model_that_rests_meanwhile_is_not_measured(make_window: MakeWindow) -> None:
    looks, seen = threading.Event(), threading.Event()

    class Slow(Laptop):
        def look(self, now: Circumstances) -> Seen:
            if seen.is_set():
                looks.wait(10)
            return super().look(now)

    program = make_window()
    program.application.wings.outside = Outside(machine=Slow())
    _, speed = page(program.start())
    seen.set()
    speed.begin(thorough=False)
    assert program.to.engine.rest()
    looks.set()
    program.wait(lambda: not speed.state.measuring)
    assert not program.engine.measurements
    assert program.to.engine.state.phase == "resting"


def test_what_is_set_already_is_not_offered_again(program: ScriptedWindow, make_window: MakeWindow) -> None:
    dialog, _ = measure(program)
    press(dialog, "useBestSettings")
    program.close()
    again = make_window()
    again.application.wings.outside = Outside(machine=Laptop())
    dialog, speed = page(again.start())
    again.wait(lambda: speed.state.report is not None)
    assert text(dialog, "speedChanges") == "They are in use already."
    button = dialog.findChild(QAbstractButton, "useBestSettings")
    assert button is not None
    assert not button.isVisible()


def test_a_dead_engine_ends_it(program: ScriptedWindow) -> None:
    dialog, speed = held(program, finished=2)
    program.engine.die()
    program.wait(lambda: not speed.state.measuring)
    assert "stopped unexpectedly" in text(dialog, "speedEnding")
    assert "answer" not in text(dialog, "speedEnding")
    program.wait(lambda: program.to.engine.ready)


def test_a_measurement_that_fails_leaves_the_one_before(program: ScriptedWindow) -> None:
    dialog, speed = measure(program, "measureAll")
    whole = speed.state.report
    program.engine.measures_by_itself = False
    press(dialog, "measureSpeed")
    before = len(program.engine.measurements)
    program.wait(lambda: len(program.engine.measurements) > before)
    program.engine.finish_measure(program.engine.measurements[-1])
    program.wait(lambda: len(program.engine.measurements) > before + 1)
    assert speed.state.report != whole
    program.engine.die()
    program.wait(lambda: not speed.state.measuring)
    assert speed.state.report == whole


def test_another_model_has_figures_of_its_own(program: ScriptedWindow, tmp_path: Path) -> None:
    _, speed = measure(program)
    assert speed.state.report is not None
    program.to.models.add([str(write_tiny(tmp_path / "other.gguf"))])
    program.wait(lambda: speed.state.report is None)
    program.wait(lambda: speed.state.can_begin)


def test_ordinary_answers_teach(make_window: MakeWindow) -> None:
    program = make_window().start()
    BandwidthMemory(program.paths.cache / "bandwidth.json", 0.02).get(read_hardware())
    for _ in range(3):
        program.engine.finish(program.ask("hello"), completion_tokens=60, decode_tps=2000.0)
        program.wait(lambda: not program.to.chat.busy)
    program.engine.finish(program.ask("hello"), completion_tokens=4, decode_tps=9e9)
    program.wait(lambda: not program.to.chat.busy)
    program.close()  # what was begun is done first
    assert Measurements(program.paths.speed).calibration(read_hardware()).processor.faster


def test_tables_for_those_who_want_numbers(program: ScriptedWindow) -> None:
    dialog, _ = measure(program)
    press(dialog, "speedTables")
    for panel in dialog.findChildren(SpeedPanel):
        assert panel.table.isVisible()
        assert not panel.chart.isVisible()
    table = dialog.findChild(QWidget, "writingByThreadsTable")
    assert table is not None
    rows = [label.text() for label in table.findChildren(QLabel) if label.isVisible()]
    assert "2 threads (in use)" in rows
    assert "What the memory allows" in rows


def test_for_any_width_any_theme_and_the_keyboard(program: ScriptedWindow) -> None:
    dialog, _ = measure(program, "measureAll")
    check_keyboard(dialog)
    for theme in ("light", "dark"):
        program.application.settings.set("appearance.theme", theme)
        check_colours(dialog)
    for width in (360, 840, 1400):
        for tables in (False, True):
            dialog.resize(width, 800)
            program.wait(lambda width=width: dialog.width() == width)
            for panel in dialog.findChildren(SpeedPanel):
                right = panel.mapTo(dialog, panel.rect().topRight()).x()
                assert right < width, (panel.objectName(), tables)
            press(dialog, "speedTables")


def check_keyboard(dialog: SettingsDialog) -> None:
    button = dialog.findChild(QAbstractButton, "measureSpeed")
    assert button is not None
    button.setFocus()
    seen: list[str] = []
    for _ in range(20):
        focus = dialog.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    for name in ("measureAll", "useBestSettings", "writingByThreads", "atOnce", "speedTables"):
        assert name in seen, seen


def check_colours(dialog: SettingsDialog) -> None:
    for chart in dialog.findChildren(SpeedChart):
        image = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        accent = chart._theme.accent
        points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
        assert any(image.pixelColor(x, y).name() == accent for x, y in points), chart.objectName()


def test_a_model_that_rests_is_woken_to_be_measured(program: ScriptedWindow) -> None:
    dialog, speed = page(program)
    assert program.to.engine.rest()
    program.wait(lambda: program.to.engine.state.phase == "resting")
    press(dialog, "measureSpeed")
    program.wait(lambda: speed.state.ended == "done")
    assert text(dialog, "speedHeadline").endswith("words a second")


def test_a_model_that_is_woken_for_a_question_is_not_measured(program: ScriptedWindow) -> None:
    dialog, speed = page(program)
    assert program.to.engine.rest()
    program.wait(lambda: program.to.engine.state.phase == "resting")
    program.engine.loads_by_itself = False
    press(dialog, "measureSpeed")
    assert program.to.engine.state.phase == "loading"
    program.to.chat.ask("something else")
    program.wait(lambda: program.to.answers.in_conversation(program.to.chat.view.id or 0))  # else it may come later
    program.engine.loads_by_itself = True
    program.engine.finish_load(program.engine.loads[-1])
    program.wait(lambda: program.engine.generations)
    assert program.engine.measurements == []
    program.answer(program.engine.generations[0], "an answer")
    program.wait(lambda: speed.state.can_begin)
    assert program.engine.measurements == []

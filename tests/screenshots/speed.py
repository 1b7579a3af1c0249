"""Brings the page Speed of the settings into each state worth a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from app.widgets.settings_dialog import SettingsDialog
    from tests.screenshots.studio import Studio

SIZES = (("", (840, 980)), ("-narrow", (420, 980)), ("-wide", (1280, 1500)))


def speed(studio: Studio) -> Iterator[None]:
    """Nothing measured, measuring, results, tables, applied."""
    assert studio.engine is not None
    dialog = studio.window.open_settings("speed")
    controller = studio.program.wings.speed.speed
    studio.wait(lambda: controller.state.can_begin)
    _shoot(studio, dialog, "6-speed-empty")
    yield
    studio.engine.measures_by_itself = False
    _press(dialog, "measureAll")
    studio.wait(lambda: studio.engine is not None and studio.engine.measurements)
    for _ in range(6):
        last = studio.engine.measurements[-1]
        studio.engine.finish_measure(last)
        studio.wait(lambda last=last: studio.engine is not None and studio.engine.measurements[-1] is not last)
    _shoot(studio, dialog, "6-speed-measuring")
    studio.engine.measures_by_itself = True
    studio.engine.finish_measure(studio.engine.measurements[-1])
    studio.wait(lambda: controller.state.ended == "done")
    _shoot(studio, dialog, "6-speed")
    yield
    _press(dialog, "speedTables")
    studio.shoot("6-speed-tables", dialog)
    _press(dialog, "speedTables")
    _press(dialog, "useBestSettings")
    studio.shoot("6-speed-applied", dialog)
    controller.undo()
    dialog.close()
    yield


def _press(dialog: SettingsDialog, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def _shoot(studio: Studio, dialog: SettingsDialog, name: str) -> None:
    """The same in each width."""
    before = dialog.size()
    for suffix, size in SIZES:
        dialog.resize(*size)
        studio.shoot(name + suffix, dialog)
    dialog.resize(before)

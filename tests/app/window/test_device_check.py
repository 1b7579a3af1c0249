"""The graphics card on the page Speed: what computes is said, and it can be checked again by hand."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.widgets.settings_dialog import SettingsDialog
from inference.protocol import Device, Notice, Probed
from inference.proving_words import AGAIN, DEVICE_FELL
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PROCESSOR = Device(name="CPU", description="A processor", kind="cpu")
CARD = Device(name="Vulkan0", description="A card", kind="gpu")


@pytest.fixture
def program(make_window: MakeWindow) -> ScriptedWindow:
    return make_window().start()


def answer(program: ScriptedWindow, *devices: Device, id: int = 0) -> None:
    program.engine.on_event(Probed(id=id, devices=devices, features=(), gpu_offload=True, llama_cpp="0"))


def opened(program: ScriptedWindow) -> tuple[QLabel, QPushButton]:
    dialog: SettingsDialog = program.window.open_settings("speed")
    words = dialog.findChild(QLabel, "graphicsDevices")
    button = dialog.findChild(QPushButton, "checkDevices")
    assert words is not None
    assert button is not None
    return words, button


def test_it_says_what_computes_and_checks_again(program: ScriptedWindow) -> None:
    words, button = opened(program)
    answer(program, PROCESSOR)
    program.wait(lambda: "no graphics card" in words.text())
    button.click()
    assert program.engine.device_checks == 1
    assert not button.isEnabled()
    assert "being checked" in words.text()
    answer(program, PROCESSOR, CARD)
    program.wait(button.isEnabled)
    assert "A card" in words.text()


def test_where_there_can_be_none_it_says_so(program: ScriptedWindow) -> None:
    words, button = opened(program)
    answer(program, PROCESSOR)
    program.wait(lambda: bool(words.text()))
    program.engine.may_have_devices = False
    button.click()
    assert button.isEnabled()
    assert "There is no graphics card" in words.text()


def test_a_fall_is_told_in_the_window(program: ScriptedWindow) -> None:
    told: list[str] = []
    unsubscribe = program.application.notices.subscribe(lambda notice: told.append(notice.message))
    program.engine.on_event(Notice(id=0, code="engine_level", message=DEVICE_FELL, hint=AGAIN))
    program.wait(lambda: DEVICE_FELL in told)
    unsubscribe()

"""Making a smaller version of a model in the window: library, files and the process that quantizes are real."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QRadioButton

from app.controllers.machine import Circumstances, Seen
from app.widgets.library_section import LibrarySection
from app.widgets.quantize_dialog import QuantizeDialog
from app.wings import Outside
from inference.bandwidth import Bandwidth
from inference.hardware import read_hardware
from tests.app.window.conftest import MakeWindow
from tests.app.window.test_library import do, listed, notices, opened
from tests.support.model_shelf import OWN
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def large() -> Path:
    """A model in full precision in Hearth's own folder."""
    path = Path.home() / OWN / "someone" / "Large-GGUF" / "large-F16.gguf"
    path.parent.mkdir(parents=True)
    return write_tiny(path, tensor_type="F16", name="Large")


def asked(program: ScriptedWindow, section: LibrarySection, name: str) -> QuantizeDialog:
    """The dialog, when it shows what could be made."""
    do(program, section, name, "quantize")
    dialog = section.findChild(QuantizeDialog)
    assert dialog is not None
    program.wait(dialog.make.isEnabled)
    return dialog


def test_a_smaller_version_is_made_from_the_menu(large: Path, make_window: MakeWindow) -> None:
    program = make_window().start()
    section = opened(program, "Large")
    dialog = asked(program, section, "Large")
    buttons = {button.objectName(): button for button in dialog.findChildren(QRadioButton)}
    assert list(buttons) == [f"quantize.{type_}" for type_ in ("Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q3_K_M")]
    assert buttons["quantize.Q4_K_M"].isChecked()
    assert "Fits" in buttons["quantize.Q4_K_M"].accessibleDescription()
    buttons["quantize.Q8_0"].click()
    dialog.make.click()
    program.wait(lambda: any("Q8_0” is ready: " in text for text in notices(program)))
    program.wait(lambda: len(listed(section)) == 3)
    assert large.exists()
    assert large.with_name("large-Q8_0.gguf").exists()


class SmallMachine:
    """A computer with little memory."""

    def look(self, now: Circumstances) -> Seen:
        hardware = msgspec.structs.replace(read_hardware(), memory_total=1 << 20, memory_available=1 << 19)
        return Seen(hardware=hardware, devices=now.devices, options=now.options)


def test_what_is_offered_is_judged_as_everywhere_else(large: Path, make_window: MakeWindow) -> None:
    program = make_window()
    program.application.wings.outside = Outside(machine=SmallMachine())
    section = opened(program.start(), "Large")
    dialog = asked(program, section, "Large")
    buttons = dialog.findChildren(QRadioButton)
    assert buttons
    assert not any("Fits into memory" in button.accessibleDescription() for button in buttons)


class MeasuredMachine:
    """A computer whose memory was measured."""

    def look(self, now: Circumstances) -> Seen:
        return Seen(hardware=read_hardware(), bandwidth=Bandwidth(bytes_per_second=20e9, threads=2))


def test_what_is_offered_says_how_fast_it_would_be(large: Path, make_window: MakeWindow) -> None:
    program = make_window()
    program.application.wings.outside = Outside(machine=MeasuredMachine())
    section = opened(program.start(), "Large")
    buttons = asked(program, section, "Large").findChildren(QRadioButton)
    assert all("words a second" in button.accessibleDescription() for button in buttons)


def test_a_version_on_its_way_can_be_stopped(large: Path, make_window: MakeWindow) -> None:
    program = make_window().start()
    section = opened(program, "Large")
    library = program.application.wings.library.library
    library.jobs_changed.connect(lambda jobs: [library.stop(job.id) for job in jobs if job.running])
    asked(program, section, "Large").make.click()
    program.wait(lambda: not library.jobs)
    assert [path.name for path in large.parent.iterdir()] == ["large-F16.gguf"]
    assert not any("ready" in text for text in notices(program))


def test_closing_the_question_makes_nothing(large: Path, make_window: MakeWindow) -> None:
    program = make_window().start()
    section = opened(program, "Large")
    do(program, section, "Large", "quantize")
    dialog = section.findChild(QuantizeDialog)
    assert dialog is not None
    dialog.cancel.click()  # before what could be made is known
    assert not program.application.wings.library.library.jobs
    assert [path.name for path in large.parent.iterdir()] == ["large-F16.gguf"]

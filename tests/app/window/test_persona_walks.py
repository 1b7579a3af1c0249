"""Personas, the settings of a conversation and a comparison, by the Tab key and by spoken names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.controllers.wishes import Wish
from app.storage.values import Persona, Setup
from inference.model_file import GUIDE
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import tab_round, unnamed, unreached

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def walk(qtbot: QtBot, window: QWidget, begin: Callable[[], object] = lambda: None) -> None:
    """Fails where something has no name, or Tab does not come by."""
    with qtbot.waitActive(window):
        window.activateWindow()
    begin()
    QApplication.processEvents()
    nameless = unnamed(window)
    assert not nameless, "without a name: " + "; ".join(nameless)
    missed = unreached(window, tab_round(window))
    assert not missed, "not on the way of the Tab key: " + "; ".join(missed)


@pytest.fixture
def with_persona(program: ScriptedWindow) -> Persona:
    personas = program.application.chat_wings.personas.personas
    personas.create(Persona(id=0, name="Tutor", system_prompt="Ask back.", sampling={"temperature": 0.1}))
    program.wait(lambda: personas.all)
    return personas.all[0]


def test_ready_made_personas(program: ScriptedWindow, qtbot: QtBot) -> None:
    walk(qtbot, program.application.chat_wings.personas.open_personas())


def test_a_persona(program: ScriptedWindow, qtbot: QtBot, with_persona: Persona) -> None:
    walk(qtbot, program.application.chat_wings.personas.open_personas(with_persona.id))


def test_the_settings_of_a_conversation(program: ScriptedWindow, qtbot: QtBot, with_persona: Persona) -> None:
    wing = program.application.chat_wings.personas
    wing.personas.take(with_persona)
    program.talk("Hello", "Hi")
    wing.personas.set_up(Setup(persona_id=with_persona.id, system_prompt="Else."))
    program.wait(lambda: program.to.chat.setup.system_prompt == "Else.")
    walk(qtbot, wing.open_setup())


def test_the_first_screen_with_personas(program: ScriptedWindow, qtbot: QtBot, with_persona: Persona) -> None:
    assert with_persona.name == "Tutor"
    walk(qtbot, program.window, program.window.pane.focus_composer)


def test_the_choice_of_what_is_compared(program: ScriptedWindow, qtbot: QtBot) -> None:
    program.window.pane.card.composer.set_text("Which one?")
    wing = program.application.chat_wings.compare
    wing.open()
    assert wing.dialog is not None
    wing.dialog.add.click()
    wing.dialog.slots[0].more.click()
    walk(qtbot, wing.dialog)


@pytest.mark.parametrize("width", [1100, 500])
def test_a_comparison(program: ScriptedWindow, qtbot: QtBot, width: int) -> None:
    wing = program.application.chat_wings.compare
    program.window.resize(width, 720)
    wing.comparing.ask("Which one?", [Wish(model=GUIDE), Wish(model=GUIDE, sampling={"temperature": 0.1})])
    program.wait(lambda: len(program.engine.generations) == 2)
    program.engine.say(program.engine.generations[0], "One with `code`.")
    program.engine.finish(program.engine.generations[0])
    program.wait(lambda: wing.comparing.sides[0].phase == "over")
    walk(qtbot, program.window, wing.page.take_focus)

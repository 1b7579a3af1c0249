"""Personas in the window: taken as a start, made, changed, deleted; a conversation begun with one, and its settings."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.itemmodels.ready_personas import ready_personas
from app.personas_wing import PersonasWing, in_short
from app.storage.values import Persona, Setup
from app.widgets.persona_symbol import can_draw, monogram, one_symbol
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def scripted(qapp: QApplication, qtbot: QtBot) -> Iterator[ScriptedWindow]:
    window = ScriptedWindow(qapp, qtbot).start()
    window.wait(lambda: "personas" in window.application.chat_wings.__dict__)
    yield window
    window.close()


@pytest.fixture
def wing(scripted: ScriptedWindow) -> PersonasWing:
    return scripted.application.chat_wings.personas


def add(scripted: ScriptedWindow, wing: PersonasWing, *personas: Persona) -> list[Persona]:
    before = len(wing.personas.all)
    wing.personas.create(*personas)
    scripted.wait(lambda: len(wing.personas.all) == before + len(personas))
    return list(wing.personas.all[before:])


def names(wing: PersonasWing) -> list[str]:
    return [persona.name for persona in wing.personas.all]


def test_nobody_has_a_persona_before_they_took_one(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    dialog = wing.open_personas()
    assert wing.personas.all == ()
    offers = ready_personas()
    dialog.findChild(QWidget, f"addPersona.{offers[1].key}").click()
    scripted.wait(lambda: names(wing) == [offers[1].name])
    dialog.findChild(QWidget, "addAllPersonas").click()
    scripted.wait(lambda: len(wing.personas.all) == len(offers))
    assert sorted(names(wing)) == sorted(offer.name for offer in offers)
    assert not dialog.findChild(QWidget, "addAllPersonas").isVisible()


def test_ready_made_ones_are_complete() -> None:
    offers = ready_personas()
    assert len({offer.key for offer in offers}) == len({offer.name for offer in offers}) == len(offers) >= 6
    for offer in offers:
        assert min(map(len, (offer.name, offer.about, offer.prompt))) > 3
        assert len(offer.icon) == 1


def test_one_of_your_own_is_changed_as_you_type(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    dialog = wing.open_personas()
    dialog.findChild(QWidget, "ownPersona").click()
    scripted.wait(lambda: len(wing.personas.all) == 1 and dialog.editor.isVisible())
    scripted.wait(lambda: dialog.editor.name.selectedText() == dialog.editor.name.text())
    QTest.keyClicks(dialog.editor.name, "Cook")
    dialog.editor.fields.prompt.setPlainText("You cook with what is there.")
    dialog.editor.fields.take_over()
    dialog.editor.symbol.chosen.emit("☕")
    scripted.wait(lambda: _stored(scripted)[0].system_prompt == "You cook with what is there.")
    kept = _stored(scripted)[0]
    assert (kept.name, kept.icon) == ("Cook", "☕")
    dialog.editor.name.clear()
    dialog.editor.name.textEdited.emit("")
    QTest.keyClick(dialog.editor.name, Qt.Key.Key_Tab)
    assert dialog.editor.name.text() == "Cook"


def _stored(scripted: ScriptedWindow) -> list[Persona]:
    found: list[list[Persona]] = []
    scripted.application.store.ask(lambda kept: kept.personas.list(), found.append)
    scripted.wait(lambda: found)
    return found[0]


def test_what_was_typed_is_kept_when_another_one_is_chosen(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    first, second = add(scripted, wing, Persona(id=0, name="First"), Persona(id=0, name="Second"))
    dialog = wing.open_personas(first.id)
    dialog.editor.fields.prompt.setPlainText("Of the first.")
    dialog.choose(second.id)
    scripted.wait(lambda: _stored(scripted)[0].system_prompt == "Of the first.")
    assert _stored(scripted)[1].system_prompt == ""
    assert dialog.editor.fields.prompt.toPlainText() == ""


def test_sampling_keeps_only_what_differs(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    (only,) = add(scripted, wing, Persona(id=0, name="Only", sampling={"thinking": False, "from elsewhere": 1}))
    dialog = wing.open_personas(only.id)
    field = dialog.editor.findChild(QDoubleSpinBox, "sampling.temperature")
    dialog.editor.findChild(QWidget, "sampling.temperature.automatic").click()
    field.setValue(0.25)
    scripted.wait(lambda: _stored(scripted)[0].sampling.get("temperature") == 0.25)
    assert _stored(scripted)[0].sampling == {"thinking": False, "from elsewhere": 1, "temperature": 0.25}
    dialog.editor.findChild(QToolButton, "sampling.temperature.reset").click()
    scripted.wait(lambda: "temperature" not in _stored(scripted)[0].sampling)
    dialog.editor.findChild(QToolButton, "sampling.thinking.reset").click()
    scripted.wait(lambda: _stored(scripted)[0].sampling == {"from elsewhere": 1})


def test_deleting_is_undone_by_the_notice(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    first, second = add(scripted, wing, Persona(id=0, name="First"), Persona(id=0, name="Second"))
    dialog = wing.open_personas(first.id)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    scripted.wait(lambda: names(wing) == ["Second"] and scripted.window.pane.notices.notices)
    assert dialog.list.current_id() == second.id
    assert dialog.undo.isVisible()
    dialog.undo.click()
    scripted.wait(lambda: names(wing) == ["First", "Second"])
    assert not dialog.undo.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    scripted.wait(lambda: names(wing) == ["First"] and scripted.window.pane.notices.notices)
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    scripted.wait(lambda: names(wing) == ["First", "Second"])


def test_personas_move_by_keyboard(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    first, *_ = add(scripted, wing, *(Persona(id=0, name=name) for name in "abc"))
    dialog = wing.open_personas(first.id)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    scripted.wait(lambda: names(wing) == ["b", "a", "c"])
    assert dialog.list.current_id() == first.id
    dialog.findChild(QWidget, "copyPersona").click()
    scripted.wait(lambda: names(wing) == ["b", "a", "Copy of a", "c"])


def test_a_conversation_begins_with_the_chip_that_was_chosen(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    tutor = Persona(id=0, name="Tutor", icon="✓", system_prompt="Ask back.", sampling={"temperature": 0.1})
    (tutor,) = add(scripted, wing, tutor)
    scripted.wait(lambda: wing.chips.chips)
    wing.chips.chips[0].click()
    assert wing.button.text() == "Tutor"
    wing.chips.chips[0].click()
    assert wing.button.text() == ""
    wing.chips.chips[0].click()
    request = scripted.ask("Hello")
    command = request.command
    assert [m.text for m in command.messages] == ["Ask back.", "Hello"]  # type: ignore[union-attr]
    assert command.sampling.temperature == 0.1  # type: ignore[union-attr]
    scripted.answer(request, "What do you think?")
    assert scripted.to.chat.setup == tutor.setup
    assert wing.button.text() == "Tutor"
    scripted.to.chat.new()
    assert wing.button.text() == ""


def test_the_settings_of_a_conversation(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    (tutor,) = add(scripted, wing, Persona(id=0, name="Tutor", system_prompt="Ask back."))
    scripted.talk("Hello", "Hi")
    scripted.window.commands["setup"]()
    dialog = wing.setup_dialog
    assert dialog.isVisible()
    dialog.persona_chosen.emit(tutor.id)
    scripted.wait(lambda: scripted.to.chat.setup.persona_id == tutor.id)
    assert dialog.fields.prompt.toPlainText() == "Ask back."
    assert not dialog.again.isVisible()
    dialog.fields.prompt.setPlainText("Tell me.")
    dialog.fields.take_over()
    scripted.wait(lambda: scripted.to.chat.setup.system_prompt == "Tell me." and dialog.again.isVisible())
    wing.personas.change(msgspec.structs.replace(tutor, system_prompt="Ask twice."))
    scripted.wait(lambda: wing.personas.all[0].system_prompt == "Ask twice.")
    assert scripted.to.chat.setup.system_prompt == "Tell me."  # a persona that is changed changes no conversation
    dialog.again.click()
    scripted.wait(lambda: scripted.to.chat.setup.system_prompt == "Ask twice." and not dialog.again.isVisible())
    dialog.findChild(QLineEdit, "setupTitle").setText("Lessons")
    dialog.title.setModified(True)
    dialog.close()
    scripted.wait(lambda: (now := scripted.to.chat.view.conversation) is not None and now.title == "Lessons")
    dialog.persona_chosen.emit(None)
    scripted.wait(lambda: scripted.to.chat.setup == Setup(system_prompt=""))


def test_what_was_typed_last_belongs_to_its_conversation(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    scripted.talk("Hello", "Hi")
    first = scripted.to.chat.view.id
    assert first is not None
    dialog = wing.open_setup()
    dialog.fields.prompt.setPlainText("Of the first.")
    scripted.to.chat.new()
    assert scripted.to.chat.setup == Setup()
    assert dialog.fields.prompt.toPlainText() == ""
    scripted.to.chat.open(first)
    scripted.wait(lambda: scripted.to.chat.view.id == first)
    assert scripted.to.chat.setup.system_prompt == "Of the first."
    scripted.wait(lambda: dialog.fields.prompt.toPlainText() == "Of the first.")


def test_the_settings_of_a_conversation_become_a_persona(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    scripted.to.chat.set_up(Setup(system_prompt="Rhyme.", sampling={"top_k": 5}))
    dialog = wing.open_setup()
    assert dialog.save.isVisible()
    dialog.save.click()
    scripted.wait(lambda: names(wing) == ["New persona"] and wing.dialog.isVisible())
    assert wing.personas.all[0].system_prompt == "Rhyme."
    scripted.wait(lambda: scripted.to.chat.setup.persona_id == wing.personas.all[0].id)
    assert not dialog.save.isVisible()


def test_a_conversation_shows_a_persona_that_was_deleted(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    (tutor,) = add(scripted, wing, Persona(id=0, name="Tutor", system_prompt="Ask back."))
    wing.personas.take(tutor)
    scripted.talk("Hello", "Hi")
    wing.personas.delete(tutor.id)
    scripted.wait(lambda: not wing.personas.all)
    assert wing.button.text() == "Tutor"
    dialog = wing.open_setup()
    assert dialog.persona.currentText() == "Tutor"


def test_the_menu_of_a_conversation_leads_to_its_settings(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    scripted.talk("Hello", "Hi")
    here = scripted.to.chat.view.id
    assert here is not None
    scripted.to.chat.new()
    entries = scripted.window.sidebar.list.entries
    next(entry for entry in entries if entry.name == "conversationSetup").do((here,))
    scripted.wait(lambda: scripted.to.chat.view.id == here and wing.setup_dialog.title.text() == "Hello")
    assert wing.setup_dialog.isVisible()


def test_the_palette_takes_a_persona(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    (tutor,) = add(scripted, wing, Persona(id=0, name="Tutor", system_prompt="Ask back."))
    scripted.talk("Hello", "Hi")
    (entry,) = wing.palette_source().entries()
    assert entry.title == "Tutor"
    entry.do()
    assert scripted.to.chat.view.id is None
    assert scripted.to.chat.setup == tutor.setup


def test_buttons_tell_the_keys_that_are_in_force(scripted: ScriptedWindow, wing: PersonasWing) -> None:
    scripted.wait(lambda: "(Ctrl+I)" in wing.button.toolTip())
    assert "(Ctrl+Shift+I)" in wing.chips.more.toolTip()
    (tutor,) = add(scripted, wing, Persona(id=0, name="Tutor"))
    wing.personas.take(tutor)
    assert "Tutor" in wing.button.toolTip()
    assert wing.button.toolTip().endswith("(Ctrl+I)")


def test_a_symbol_is_one_thing_that_people_see() -> None:
    assert one_symbol(" abc ") == "a"
    assert one_symbol("👩\u200d🏫 x") == "👩\u200d🏫"
    assert one_symbol("🗺\ufe0f!") == "🗺\ufe0f"
    assert one_symbol("e\u0301tude") == "e\u0301"
    assert one_symbol(" \n") == ""
    assert one_symbol("a" + "\u0301" * 500) == ""


def test_what_cannot_be_drawn_is_a_letter(qapp: QApplication) -> None:
    assert monogram("", "cook") == "C"
    assert monogram("✎", "cook") == ("✎" if can_draw("✎") else "C")
    assert monogram("\U0010fffe", "cook") == "C"
    assert monogram("", "") == "?"


def test_instructions_in_short_are_whole_sentences() -> None:
    assert in_short("Be brief.") == "Be brief."
    assert in_short("A first sentence that says what this is about, long enough. " + "word " * 60).endswith("enough.")
    assert in_short("word " * 60).endswith("word…")

"""The page *Automatic* of the settings: rules are read, moved, switched, removed, added and tried out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.routing import RULES, rules_of
from app.widgets.routing_extras import RoutingExtras
from app.widgets.routing_new_rule import RoutingNewRule
from inference.routing_rules import DEFAULT_RULES, Rule
from tests.app.window.test_automatic import CODER, TALKER, shelf
from tests.app.window.test_turn_taking import know
from tests.support.scripted_window import ScriptedWindow

__all__ = ["shelf"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(program: ScriptedWindow, shelf: list[Path]) -> RoutingExtras:
    """The page, with two models beside the guide."""
    know(program, *shelf)
    return open_page(program)


def open_page(program: ScriptedWindow) -> RoutingExtras:
    found = program.window.open_settings("automatic").findChild(RoutingExtras)
    assert isinstance(found, RoutingExtras)
    return found


def rules(program: ScriptedWindow) -> tuple[Rule, ...]:
    return rules_of(program.application.settings).rules


def test_rules_stand_there_as_sentences(page: RoutingExtras) -> None:
    said = [page.list.item(row).text() for row in range(page.list.count())]
    assert said == [
        "For code: rather a model made for it.",
        "For puzzles and proofs: rather a model made for it.",
        "For short questions: rather a quick answer.",
    ]
    assert not page.usual_rules.isEnabled()
    row = page.new.language
    names = {row.itemData(at): row.itemText(at) for at in range(row.count())}
    assert (names["en"], names["es"], names["de"]) == ("English", "español", "Deutsch")  # no country's own


def test_rules_are_moved_switched_off_and_removed_by_the_keyboard(program: ScriptedWindow, page: RoutingExtras) -> None:
    first, second, third = DEFAULT_RULES.rules
    page.list.setFocus()
    page.list.setCurrentRow(0)
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rules(program) == (second, first, third)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert [rule.on for rule in rules(program)] == [True, False, True]
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert rules(program) == (second, third)
    page.down.click()
    page.usual_rules.click()
    assert rules(program) == DEFAULT_RULES.rules
    assert not program.application.settings.is_set(RULES)
    assert page.list.count() == 3


def test_a_rule_is_added_in_front_and_names_its_model(program: ScriptedWindow, page: RoutingExtras) -> None:
    new = page.new
    new.when.setCurrentIndex(new.when.findData("language"))
    new.language.setCurrentIndex(new.language.findData("ar"))
    new.then.setCurrentIndex(new.then.findData("prefer"))
    new.model.setCurrentIndex(new.model.findData(CODER))
    new.add.click()
    new.add.click()  # twice is once
    assert rules(program)[0] == Rule(when="language", language="ar", then="prefer", model=CODER)
    assert page.list.count() == 4
    new.when.setCurrentIndex(new.when.findData("short"))
    assert not new.language.isVisible()
    new.then.setCurrentIndex(new.then.findData("strong"))
    assert not new.model.isVisible()
    new.add.click()
    assert rules(program)[0] == Rule(when="short", then="strong")


def test_without_models_it_is_said_why_a_rule_cannot_name_one(qtbot: QtBot) -> None:
    new = RoutingNewRule()
    qtbot.addWidget(new)
    assert not new.add.isEnabled()
    assert not new.model.isHidden()
    assert new.model.placeholderText()


def test_it_is_tried_out_who_would_answer(program: ScriptedWindow, page: RoutingExtras) -> None:
    page.new.model.setCurrentIndex(page.new.model.findData(TALKER))
    page.new.add.click()
    page.question.setText("Tell me about the lighthouses of the north.")
    program.wait(lambda: f"“{TALKER}” would answer." in page.answer.text())
    assert "A rule says so." in page.answer.text()
    page.question.clear()
    program.wait(lambda: TALKER not in page.answer.text())


def test_how_long_one_waits_is_kept(program: ScriptedWindow, page: RoutingExtras) -> None:
    page.patience.setValue(90)
    page.patience.editingFinished.emit()
    page.longest.setValue(120)
    page.longest.editingFinished.emit()
    kept = rules_of(program.application.settings)
    assert (kept.patience, kept.longest) == (90, 120)
    page.usual_rules.click()
    assert (page.patience.value(), page.longest.value()) == (DEFAULT_RULES.patience, DEFAULT_RULES.longest)


def test_without_other_models_the_guide_is_the_only_one(program: ScriptedWindow) -> None:
    program.wait(lambda: program.to.models.all)
    page = open_page(program)
    page.question.setText("Hello")
    program.wait(lambda: "the only model here" in page.answer.text())
    page.new.then.setCurrentIndex(page.new.then.findData("prefer"))
    assert not page.new.add.isEnabled()  # there is none to name

"""The settings where there is little room: everything stays reachable, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QListWidget, QScrollArea, QWidget

from app.widgets.setting_row import SettingRow
from app.widgets.settings_dialog import SettingsDialog
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(make_window: MakeWindow) -> ScriptedWindow:
    """The program."""
    return make_window().start()


def parts(dialog: SettingsDialog) -> tuple[QListWidget, QComboBox]:
    """The two ways to a section."""
    listed = dialog.findChild(QListWidget, "settingsSections")
    chosen = dialog.findChild(QComboBox, "settingsSection")
    assert listed is not None
    assert chosen is not None
    return listed, chosen


def resize(program: ScriptedWindow, dialog: SettingsDialog, width: int) -> None:
    dialog.resize(width, 720)
    program.wait(lambda: dialog.width() == width)


def test_a_narrow_dialog_has_its_sections_above(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("chat")
    listed, chosen = parts(dialog)
    assert listed.isVisible()
    assert not chosen.isVisible()
    resize(program, dialog, 420)
    assert not listed.isVisible()
    assert chosen.isVisible()
    assert [chosen.itemText(n) for n in range(chosen.count())] == [listed.item(n).text() for n in range(listed.count())]
    assert chosen.currentText() == listed.currentItem().text()
    chosen.setFocus()
    QTest.keyClicks(chosen, "Net")
    program.wait(lambda: listed.currentItem().text() == "Network")
    proxy = dialog.findChild(QWidget, "network.proxy")
    assert proxy is not None
    assert proxy.isVisible()
    dialog.show_section("load")
    assert chosen.currentText() == "Model"
    resize(program, dialog, 840)
    assert listed.isVisible()
    assert not chosen.isVisible()


def test_nothing_is_cut_off_at_420_pixels(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("chat")
    _listed, chosen = parts(dialog)
    resize(program, dialog, 420)
    advanced = dialog.findChild(QCheckBox, "showAdvanced")
    assert advanced is not None
    advanced.click()
    for place in range(chosen.count()):
        chosen.setCurrentIndex(place)
        chosen.activated.emit(place)
        QTest.qWait(0)
        area = next(area for area in dialog.findChildren(QScrollArea) if area.isVisible())
        page = area.widget()
        assert page is not None
        assert page.width() <= area.viewport().width(), chosen.currentText()
        for row in area.findChildren(SettingRow):
            end = row.editor.mapTo(area.viewport(), QPoint(row.editor.width(), 0)).x()
            assert end <= area.viewport().width(), row.setting.key


def test_large_text_puts_no_field_out_of_sight(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("chat")
    listed, _chosen = parts(dialog)
    program.application.settings.set("appearance.zoom", 200)
    resize(program, dialog, 1280)  # a laptop, all of it
    assert listed.isVisible()
    for place in range(listed.count()):
        listed.setCurrentRow(place)
        QTest.qWait(0)
        area = next(area for area in dialog.findChildren(QScrollArea) if area.isVisible())
        page = area.widget()
        assert page is not None
        assert page.width() <= area.viewport().width(), listed.item(place).text()


def test_fields_stand_beside_their_words_again(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("load")
    row = next(row for row in dialog.findChildren(SettingRow) if row.setting.key == "load.threads")
    resize(program, dialog, 840)
    usual = row.editor.geometry()
    resize(program, dialog, 420)
    program.wait(lambda: row.editor.y() > usual.y())
    assert row.editor.x() < usual.x()
    resize(program, dialog, 840)
    program.wait(lambda: row.editor.x() == usual.x() and row.editor.width() == usual.width())


def test_tab_goes_through_a_page_before_the_button_below(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("chat")
    listed, chosen = parts(dialog)
    dialog.show_section("network")
    listed.setFocus()
    seen: list[str] = []
    while (focus := dialog.focusWidget()) is not None and focus.objectName() not in seen:
        seen.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = ["network.offline", "network.endpoint", "network.proxy", "testConnection", "closeSettings"]
    assert [name for name in seen if name in wanted] == wanted
    listed.setFocus()
    resize(program, dialog, 420)
    assert dialog.focusWidget() is chosen
    resize(program, dialog, 840)
    assert dialog.focusWidget() is listed


def test_one_minute_is_no_minutes(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("memory")
    field = dialog.findChild(QDoubleSpinBox, "memory.rest_after")
    assert field is not None
    assert field.text() == "30 minutes"
    field.setValue(1)
    assert field.text() == "1 minute"
    assert program.application.settings.get("memory.rest_after") == 1
    field.setValue(2)
    assert field.text() == "2 minutes"

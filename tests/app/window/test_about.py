"""*About Hearth* in the window: what it tells, that all of it can be read and copied, and what a report keeps out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QToolButton

from app.licences import read_licences
from app.storage.conversations import Conversations
from app.version import VERSION
from app.widgets.about_dialog import AboutDialog
from app.widgets.overview_page import breakable, folder_of
from app.widgets.report_page import LEAST
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import tab_round, unnamed, unreached

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Opener(QObject):
    """Stands for the file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def about(program: ScriptedWindow) -> AboutDialog:
    program.window.commands["about"]()
    dialog = program.application.chat_wings.about.dialog
    program.wait(dialog.isVisible)
    return dialog


def label(dialog: AboutDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None, name
    return found.text().replace("\u200b", "")


def test_it_is_a_command_of_the_menu_and_of_the_palette(program: ScriptedWindow) -> None:
    program.wait(lambda: program.window.shortcuts is not None)
    assert program.window.findChild(QAction, "action.about") is not None
    palette = program.application.chat_wings.habits.palette
    palette.open()
    QTest.keyClicks(palette.field, "about hearth")
    program.wait(lambda: palette.list.model().rowCount() > 0)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    program.wait(lambda: program.application.chat_wings.about.dialog.isVisible())


def test_the_report_can_be_read_in_a_small_window_with_large_letters(
    program: ScriptedWindow, about: AboutDialog
) -> None:
    program.application.settings.set("appearance.zoom", 200)
    program.wait(lambda: program.application.chat_wings.about.dialog.report.text.minimumHeight() == 2 * LEAST)
    about.turn_to(about.report)
    about.resize(420, 640)
    program.wait(about.report.copy.isEnabled)
    assert about.report.text.height() >= 2 * LEAST
    area = about.report.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(about.report.renew)
    assert not about.report.renew.visibleRegion().isEmpty()


@pytest.mark.parametrize("page", ["", "licences", "report"])
def test_each_page_can_be_walked(program: ScriptedWindow, page: str) -> None:
    dialog = program.application.chat_wings.about.open(page)
    program.wait(lambda: QApplication.focusWidget() is dialog.pages.tabBar())
    if page == "report":
        program.wait(dialog.report.copy.isEnabled)
    nameless = unnamed(dialog)
    assert not nameless, "without a name: " + "; ".join(nameless)
    missed = unreached(dialog, tab_round(dialog))
    assert not missed, "not on the way of the Tab key: " + "; ".join(missed)


def test_it_tells_what_is_installed_where(program: ScriptedWindow, about: AboutDialog) -> None:
    assert VERSION in label(about, "aboutVersion")
    assert label(about, "about.version.Hearth") == VERSION
    for part in ("llama.cpp", "Python", "Qt", "SQLite"):
        assert label(about, f"about.version.{part}")
    assert label(about, "about.place.data") == str(program.paths.data)
    button = about.findChild(QToolButton, "copyPlace.data")
    assert button is not None
    button.click()
    assert QGuiApplication.clipboard().text() == str(program.paths.data)


def test_a_folder_can_be_opened(about: AboutDialog, program: ScriptedWindow) -> None:
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")
    try:
        button = about.findChild(QToolButton, "openPlace.settings")
        assert button is not None
        button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(program.paths.settings.parent)]


def test_what_the_engine_runs_on_is_told_when_it_is_known(program: ScriptedWindow, about: AboutDialog) -> None:
    program.wait(lambda: about.findChild(QLabel, "about.engine.1") is not None)
    words = " ".join(each.text() for each in about.overview.findChildren(QLabel))
    assert "Model" in words
    assert "Computed on" in words


def test_licences_can_be_searched_and_read_with_the_keyboard(about: AboutDialog, program: ScriptedWindow) -> None:
    about.turn_to(about.licences)
    page = about.licences
    program.wait(page.search.isVisible)
    page.search.setFocus()
    QTest.keyClicks(page.search, "qt lgpl")
    names = [str(page.list.model().index(row, 0).data()) for row in range(page.list.model().rowCount())]
    assert any(name.startswith("Qt ") for name in names)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page.text.toPlainText()
    QTest.keyClick(page.search, Qt.Key.Key_Tab)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Tab)
    assert page.text.hasFocus()
    QTest.keyClicks(page.search, " qqq")
    assert page.nothing.isVisible()


def test_the_licences_of_this_build_are_whole() -> None:
    licences = read_licences()
    assert licences.format == 1
    assert licences.parts[0].name == "Hearth"
    assert licences.found("hearth")[0] is licences.parts[0]
    for part in licences.parts:
        text = licences.text_of(part)
        assert part.licence in text
        assert len(text) > 200


def test_the_report_is_seen_before_it_is_copied(about: AboutDialog, program: ScriptedWindow) -> None:
    def fill(conversations: Conversations) -> None:
        conversations.create(title="A very secret plan")

    program.application.store.ask(fill)
    with (program.paths.logs / "hearth.log").open("a", encoding="utf-8") as log:
        log.write("2026-11-28 02:58:01,578 INFO x: A very secret plan\n")
    about.turn_to(about.report)
    program.wait(about.report.copy.isEnabled)
    shown = about.report.text.toPlainText()
    assert "## Versions" in shown
    assert "INFO x: …" in shown
    assert "secret plan" not in shown
    about.report.copy.click()
    assert QGuiApplication.clipboard().text() == shown
    assert "copied" in about.report.said.text()


def test_a_report_can_be_made_again(about: AboutDialog, program: ScriptedWindow) -> None:
    about.turn_to(about.report)
    program.wait(about.report.copy.isEnabled)
    program.application.settings.set("appearance.theme", "dark")
    about.report.renew.click()
    program.wait(lambda: "appearance.theme = dark" in about.report.text.toPlainText())


def test_without_knowing_what_is_private_there_is_no_report(about: AboutDialog) -> None:
    about.report.show_making()
    about.report.show_failure("The conversations cannot be read.")
    assert not about.report.copy.isEnabled()
    assert about.report.text.placeholderText() == "The conversations cannot be read."


def test_esc_leaves(about: AboutDialog) -> None:
    QTest.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_long_paths_can_be_broken_and_odd_ones_opened(program: ScriptedWindow) -> None:
    assert breakable("/a/b/") == "/a/\u200bb/"
    assert breakable("C:\\two words\\x") == "C:\\\u200btwo words\\\u200bx"
    assert folder_of(program.paths.data / "nowhere" / "at all") == program.paths.data

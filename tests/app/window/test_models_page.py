"""The models page beside the chat: the ways there and back, its keyboard, what it shows of downloads."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.notices import Notice
from app.wings import Outside
from inference.download.values import Download
from tests.app.window.conftest import MakeWindow
from tests.screenshots.shelf import PictureHub, PictureMachine, downloads
from tests.support.scripted_downloads import ScriptedQueue, wanted
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def queue() -> ScriptedQueue:
    """Nothing is downloaded yet."""
    return ScriptedQueue()


@pytest.fixture
def program(make_window: MakeWindow, queue: ScriptedQueue) -> ScriptedWindow:
    """The program with a scripted outside."""
    made = make_window()
    made.application.wings.outside = Outside(queue=queue.open, hub=PictureHub, machine=PictureMachine())
    return made.start()


def press(program: ScriptedWindow, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or program.window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def button(program: ScriptedWindow, name: str) -> QAbstractButton:
    found = program.window.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_it_is_made_when_it_is_gone_to(program: ScriptedWindow) -> None:
    assert program.window.models.page is None
    assert program.window.findChild(QWidget, "modelsPage") is None
    press(program, "Ctrl+Shift+M")
    assert program.window.models.is_open
    for name in ("modelsPage", "hubSearch", "hubResults", "downloadsList"):
        assert program.window.findChild(QWidget, name) is not None, name
    assert not program.window.pane.isVisible()
    press(program, "Ctrl+Shift+M")
    assert program.window.pane.isVisible()
    assert program.window.pane.card.composer.hasFocus()


@pytest.mark.parametrize("way", ["modelsButton", "findModels"])
def test_there_are_other_ways_to_it(program: ScriptedWindow, way: str) -> None:
    assert program.window.popup.list.objectName() == "modelList"  # made when it is wanted first
    button(program, way).click()
    program.wait(lambda: program.window.models.is_open)


def test_escape_goes_back_step_by_step(program: ScriptedWindow) -> None:
    page = program.window.models.open("find")
    field = program.window.findChild(QWidget, "hubSearch")
    QTest.keyClicks(field, "qw")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert page.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert program.window.pane.isVisible()


@pytest.mark.parametrize(
    ("section", "field"), [("find", "hubSearch"), ("here", "librarySearch"), ("downloads", "searchField")]
)
def test_ctrl_f_looks_where_one_is(program: ScriptedWindow, section: str, field: str) -> None:
    page = program.window.models.open(section)
    page.tabs.setFocus()
    press(program, "Ctrl+F")
    assert QApplication.focusWidget().objectName() == field
    program.window.models.close()
    press(program, "Ctrl+F")
    assert QApplication.focusWidget().objectName() == "searchField"


def test_ctrl_f_leaves_the_page_of_a_repository(program: ScriptedWindow) -> None:
    program.application.wings.models.open_model("unsloth/Qwen3.5-4B-GGUF")
    find = program.window.findChild(QWidget, "findSection")
    assert find.on_page
    press(program, "Ctrl+F")
    assert not find.on_page
    assert QApplication.focusWidget().objectName() == "hubSearch"


def test_enter_presses_the_button_the_keyboard_is_on(program: ScriptedWindow) -> None:
    page = program.window.models.open("find")
    button(program, "closeModels").setFocus()
    press(program, "Return")
    assert not page.isVisible()


def test_sections_turn_by_keyboard(program: ScriptedWindow) -> None:
    page = program.window.models.open("find")
    program.window.findChild(QWidget, "hubResults").setFocus()  # lists know these keys, too
    seen = [page.section]
    for _ in range(3):
        press(program, "Ctrl+PgDown")
        seen.append(page.section)
    press(program, "Ctrl+PgUp")
    assert seen == ["find", "here", "downloads", "find"]
    assert page.section == "downloads"


def test_going_to_a_conversation_leaves_it(program: ScriptedWindow) -> None:
    program.talk("a question", "an answer")
    shown = program.to.chat.view.id
    program.window.models.open()
    program.window.sidebar.list.opened.emit(shown)
    assert program.window.pane.isVisible()
    program.window.models.open()
    press(program, "Ctrl+N")
    program.wait(program.window.pane.isVisible)
    program.window.models.open()
    press(program, "Ctrl+M")
    program.wait(program.window.popup.isVisible)
    assert program.window.pane.isVisible()


def test_keys_leave_the_conversation_behind_it_alone(program: ScriptedWindow) -> None:
    program.talk("a question", "an answer")
    shown, asked = program.to.chat.view.id, len(program.engine.generations)
    page = program.window.models.open()
    page.tabs.setFocus()
    press(program, "Ctrl+R")
    press(program, "Ctrl+Shift+Backspace")
    assert len(program.engine.generations) == asked
    assert not program.to.chat.busy
    assert program.to.chat.view.id == shown
    program.window.models.close()
    press(program, "Ctrl+Shift+Backspace")
    program.wait(lambda: program.to.chat.view.id != shown)


def test_notices_go_along(program: ScriptedWindow) -> None:
    page = program.window.models.open()
    program.window.show_notice(Notice(message="Something happened.", sticky=True))
    bar = program.window.pane.notices
    assert bar.isVisible()
    assert page.isAncestorOf(bar)
    program.window.models.close()
    assert bar.isVisible()
    assert program.window.pane.isAncestorOf(bar)


def test_downloads_are_seen_from_the_chat(program: ScriptedWindow, queue: ScriptedQueue) -> None:
    header = program.window.pane.header
    assert header.downloads is None, "nothing is made before there is something to show"
    queue.items = downloads()
    program.application.wings.models.downloads.start()
    program.wait(lambda: header.downloads is not None and header.downloads.isVisible())
    assert header.downloads.text() == "6 downloads, 21 %"
    assert "6 downloads, 21 %" in header.downloads.accessibleName()
    header.downloads.click()
    page = program.window.models.page
    assert page is not None
    assert page.section == "downloads"
    assert page.tabs.tabText(2) == "Downloads (6)"
    queue.items = []
    program.application.wings.models.downloads.refresh()
    program.wait(lambda: page.tabs.tabText(2) == "Downloads")
    program.window.models.close()
    assert not header.downloads.isVisible()


def test_a_new_token_reaches_the_downloads(program: ScriptedWindow, queue: ScriptedQueue) -> None:
    """What waited for a licence to be accepted goes on."""
    program.window.models.open("downloads")
    program.wait(lambda: queue.snapshots)
    assert ("network_changed",) not in queue.calls
    program.application.wings.access.use_token_for_now("hf_secret")
    program.wait(lambda: ("network_changed",) in queue.calls)


def test_a_notice_leads_to_the_chat(program: ScriptedWindow, queue: ScriptedQueue, tmp_path: Path) -> None:
    model = write_tiny(tmp_path / "tiny.gguf", "dense")
    there = wanted("Tiny · F32", folder=tmp_path)
    there = msgspec.structs.replace(there, files=(msgspec.structs.replace(there.files[0], target=model),))
    queue.items = [Download(id=9, wanted=there, state="running", done=1, total=2)]
    program.application.wings.models.downloads.start()
    program.wait(lambda: program.application.wings.models.downloads.rows.rowCount())
    program.window.models.open("downloads")
    queue.tell(9, state="done", done=2)
    bar = program.window.pane.notices
    program.wait(lambda: any(notice.action == "chat-with-download:9" for notice in bar.notices))
    bar.action_asked.emit("chat-with-download:9")
    program.wait(lambda: program.to.engine.state.model is not None and program.to.engine.state.model.path == model)
    assert program.window.pane.isVisible()
    program.wait(lambda: not bar.notices)


def test_what_is_deleted_is_not_offered_any_more(program: ScriptedWindow, queue: ScriptedQueue) -> None:
    model = program.paths.models / "owner" / "Tiny" / "Tiny.gguf"
    model.parent.mkdir(parents=True)
    write_tiny(model, "dense")
    queue.items = [Download(id=9, wanted=wanted("Tiny · F32", folder=program.paths.models), state="running", total=2)]
    program.application.wings.models.downloads.start()
    program.wait(lambda: program.application.wings.models.downloads.rows.rowCount())
    queue.tell(9, state="done", done=2)
    bar = program.window.pane.notices
    program.wait(lambda: any(notice.action == "chat-with-download:9" for notice in bar.notices))
    program.wait(lambda: any(known.path == model for known in program.to.models.all))
    model.unlink()
    program.to.models.refresh()
    program.wait(lambda: not bar.notices)


def test_cards_say_what_is_on_its_way_and_what_is_here(program: ScriptedWindow, queue: ScriptedQueue) -> None:
    listing = program.window.models.open("find").sections["find"].findChild(QWidget, "hubResults")
    program.wait(lambda: listing.model().rowCount())
    card = listing.rows.cards()[0]
    on_its_way = msgspec.structs.replace(wanted("X"), repository=card.id)
    queue.items = [Download(id=1, wanted=on_its_way, state="running", done=43, total=100)]
    program.application.wings.models.downloads.refresh()
    program.wait(lambda: listing.rows.state_of(card) is not None)
    assert listing.rows.state_of(card).words == "43 %"
    assert str(listing.model().index(1, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)).startswith("43 %")
    listing.setCurrentIndex(listing.model().index(1, 0))
    QTest.keyClick(listing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert program.window.models.page.section == "downloads"
    assert ("add", "X") not in queue.calls


def test_the_last_cancelled_download_comes_back_with_ctrl_z(program: ScriptedWindow, queue: ScriptedQueue) -> None:
    queue.items = downloads()
    program.window.models.open("downloads")
    rows = program.application.wings.models.downloads.rows
    program.wait(lambda: rows.rowCount() == 8)
    program.application.wings.models.downloads.cancel(1)
    program.wait(lambda: rows.rowCount() == 7 and program.window.pane.notices.notices)
    press(program, "Ctrl+Z")
    program.wait(lambda: rows.rowCount() == 8)


def test_it_stays_usable_narrow_and_large(program: ScriptedWindow, queue: ScriptedQueue) -> None:
    queue.items = downloads()
    program.window.models.open("downloads")
    program.wait(lambda: program.application.wings.models.downloads.rows.rowCount() == 8)
    for width, zoom in ((1600, 100), (420, 100), (780, 200)):
        program.application.settings.set("appearance.zoom", zoom)
        program.window.resize(width, 700)
        program.wait(lambda w=width: program.window.width() == w)
        for section in ("downloads", "find"):
            page = program.window.models.open(section)
            buttons = page.sections[section].findChildren(QAbstractButton)
            program.wait(lambda shown=buttons: reach(shown) <= program.window.width())


def reach(widgets: list[QAbstractButton]) -> int:
    """The right end of the one that is furthest right, of those that are seen."""
    seen = [widget for widget in widgets if widget.isVisible()]
    return max(widget.mapTo(widget.window(), widget.rect().topRight()).x() for widget in seen)


def test_right_to_left_is_mirrored(program: ScriptedWindow, queue: ScriptedQueue, qapp: QApplication) -> None:
    queue.items = downloads()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for section in ("downloads", "find"):
            page = program.window.models.open(section)
            program.wait(lambda p=page: p.isVisible() and p.grab().width())
        assert page.back.x() < page.sidebar.x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

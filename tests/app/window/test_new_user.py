"""A new user's way, all of it real but the hub, which is a stand-in on this computer: window, downloads, engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.itemmodels.hub import Card, HubRole
from app.widgets.hub_delegate import HubDelegate
from inference.download.values import Download
from inference.hub.reference import Reference
from tests.app.window.test_real_engine import Program
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SLOW = 1_500_000  # bytes a second: slow enough to be paused, fast enough to be waited for


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    """The stand-in, which the environment names as the hub."""
    with LoopbackHub() as made:
        HubApi(made)
        monkeypatch.setenv("HF_ENDPOINT", made.endpoint)
        yield made


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[], Program]]:
    """A run of the program in the same data folder, ended with the test at the latest."""
    with ExitStack() as closing:

        def make() -> Program:
            program = Program(qapp, qtbot)
            closing.callback(program.close)
            program.wait(lambda: program.to.engine.ready)
            return program

        yield make


def press(program: Program, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the keyboard is."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or program.window, key, held)


def results(program: Program) -> QListView:
    """The list of models that can be had, filled."""
    found: QListView | None = program.window.findChild(QListView, "hubResults")
    program.wait(lambda: found is not None and found.model().rowCount())
    assert found is not None
    return found


def recommended(listing: QListView) -> tuple[int, Card]:
    """The row of a card that is recommended for this computer, and the card."""
    rows = [(row, listing.model().index(row, 0).data(HubRole.CARD)) for row in range(listing.model().rowCount())]
    return next((row, card) for row, card in rows if isinstance(card, Card) and card.role)


def click_download(listing: QListView, row: int) -> None:
    """Press the painted button of a card with the mouse."""
    index = listing.model().index(row, 0)
    listing.scrollTo(index)
    delegate = listing.itemDelegate()
    assert isinstance(delegate, HubDelegate)
    place: QPoint = delegate.button_rect(listing.visualRect(index), index.data(HubRole.CARD)).center()
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place)


def downloads(program: Program) -> tuple[Download, ...]:
    return program.application.wings.models.downloads.rows.downloads()


def only(program: Program) -> Download:
    """The one download there is."""
    (download,) = downloads(program)
    return download


def publish(hub: LoopbackHub, repository: str, content: bytes) -> None:
    """Put a model on the hub."""
    name = repository.partition("/")[2].removesuffix("-GGUF")
    hub.add(repository, {f"{name}-Q4_K_M.gguf": content}, card="---\nlicense: mit\n---\n# A model\n\nIt *answers*.")


def test_find_download_pause_quit_start_resume_chat(
    start: Callable[[], Program], hub: LoopbackHub, guide_path: Path
) -> None:
    content = guide_path.read_bytes()
    first = start()
    first.application.settings.set("downloads.limit", SLOW)
    press(first, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    listing = results(first)
    first.wait(lambda: any(isinstance(listing.model().index(r, 0).data(HubRole.CARD), Card) for r in range(3)))
    row, card = recommended(listing)
    assert hub.requests == [], "looking at the suggestions asks nobody"
    publish(hub, card.id, content)
    click_download(listing, row)
    first.wait(lambda: downloads(first) and only(first).state == "running" and only(first).done > 0)
    header = first.window.pane.header
    assert header.downloads is not None
    assert header.downloads.text().startswith("1 download")
    first.window.models.open("downloads")
    press(first, Qt.Key.Key_Space)
    first.wait(lambda: only(first).state == "paused")
    there = only(first).done
    assert 0 < there < len(content)
    first.close()

    second = start()
    second.wait(lambda: downloads(second))
    assert only(second).state == "paused"
    second.application.settings.set("downloads.limit", 0)
    second.window.models.open("downloads")
    fetched = hub.sent(".gguf")
    press(second, Qt.Key.Key_Space)
    second.wait(lambda: only(second).state == "done")
    assert only(second).wanted.model.read_bytes() == content
    assert hub.sent(".gguf") - fetched <= len(content) - there + 2 * 1024**2, "what was there is not fetched again"
    chat = second.window.findChild(QAbstractButton, "chatWithDownload")
    chat.click()
    second.wait(
        lambda: second.to.engine.ready and second.to.engine.state.model is not None and not second_guide(second)
    )
    assert second.to.engine.state.model is not None
    assert second.to.engine.state.model.path == only(second).wanted.model
    second.wait(second.window.pane.isVisible)
    second.type_question("What is a GGUF file?")
    answer = second.answer()
    assert answer.status == "complete"
    assert "model" in answer.text.lower()


def second_guide(program: Program) -> bool:
    """Whether the built-in guide answers."""
    model = program.to.engine.state.model
    return model is None or model.builtin


def test_search_open_choose_download(start: Callable[[], Program], hub: LoopbackHub, guide_path: Path) -> None:
    content = guide_path.read_bytes()
    publish(hub, "someone/Little-Helper-GGUF", content)
    publish(hub, "someone/Other-Thing-GGUF", b"GGUF" + bytes(100))
    program = start()
    program.window.models.open("find")
    field = program.window.findChild(QLineEdit, "hubSearch")
    QTest.keyClicks(field, "helper")
    listing = results(program)
    program.wait(lambda: [card_of(listing, 0)] and card_of(listing, 0) == "someone/Little-Helper-GGUF")
    press(program, Qt.Key.Key_Down)
    press(program, Qt.Key.Key_Return)
    variants = program.window.findChild(QListView, "variantsList")
    program.wait(lambda: variants.isVisible() and variants.model().rowCount() == 1)
    button = program.window.findChild(QAbstractButton, "downloadVariant")
    page = program.application.wings.models
    program.wait(lambda: button.isVisible() and button.isEnabled())
    button.click()
    program.wait(lambda: downloads(program) and only(program).state == "done")
    program.wait(lambda: any(m.repository == "someone/Little-Helper-GGUF" for m in program.to.models.all))
    assert page.downloads.status.active == 0


def card_of(listing: QListView, row: int) -> str:
    card = listing.model().index(row, 0).data(HubRole.CARD)
    return card.id if isinstance(card, Card) else ""


def test_two_windows_do_not_share_a_queue(start: Callable[[], Program], hub: LoopbackHub) -> None:
    first = start()
    publish(hub, "someone/Little-Helper-GGUF", bytes(3 * SLOW))
    first.application.settings.set("downloads.limit", SLOW // 4)
    first.window.models.open("find")
    find = first.window.findChild(QWidget, "findSection")
    find.open(Reference(repository="someone/Little-Helper-GGUF"))
    button = first.window.findChild(QAbstractButton, "downloadVariant")
    first.wait(lambda: button.isVisible() and button.isEnabled())
    button.click()
    first.wait(lambda: downloads(first) and only(first).done > 0)
    second = start()
    second.window.models.open("downloads")
    second.application.wings.models.downloads.close()  # whatever was asked for has been answered
    assert downloads(second) == ()
    second.close()
    first.close()
    third = start()
    third.wait(lambda: downloads(third))
    third.application.wings.models.downloads.cancel(only(third).id)

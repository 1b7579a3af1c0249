"""Downloads in the window: what is shown, said and passed on; the queue is scripted, everything else is real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.bridge import Bridge
from app.controllers.downloads import DownloadsController, DownloadsStatus
from app.itemmodels.download_words import overall_words, state_words
from app.itemmodels.downloads import DownloadsListModel
from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from app.widgets.download_row import DownloadRow
from app.widgets.downloads_section import DownloadsSection
from inference.download.values import Download
from tests.screenshots.shelf import downloads as one_in_each_state
from tests.support.scripted_downloads import ScriptedQueue, wanted

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

GIB = 1024**3


class Room:
    """Controller and section around a scripted queue."""

    def __init__(self, qtbot: QtBot, folder: Path, items: list[Download]) -> None:
        self.qtbot = qtbot
        self.queue = ScriptedQueue(items)
        self.said: list[Notice] = []
        self.taken_back: list[str] = []
        self.statuses: list[DownloadsStatus] = []
        self.bridge = Bridge()
        self.notices = Notices()
        self.notices.subscribe(self.bridge.carry(self.said.append), self.bridge.carry(self.taken_back.append))
        self.settings = Settings(folder / "settings.json")
        self.executor = ThreadPoolExecutor(1)
        rows = DownloadsListModel()
        self.to = DownloadsController(self.queue.open, self.executor, self.bridge, rows, self.settings, self.notices)
        self.to.status_changed.connect(self.statuses.append)
        self.section = DownloadsSection(self.to)
        qtbot.addWidget(self.section)
        self.section.resize(700, 700)
        self.section.show()

    def start(self) -> Room:
        self.to.start()
        self.wait(lambda: len(self.shown()) == len(self.queue.items))
        self.bridge.catch_up()
        return self

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    def shown(self) -> list[int]:
        return [download.id for download in self.to.rows.downloads()]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.section.list, key, modifier)

    def go_to(self, id: int) -> DownloadRow:
        place = self.to.rows.row_of(id)
        self.section.list.setCurrentIndex(self.to.rows.index(place))
        return self.section.list.row(place)

    def close(self) -> None:
        self.to.close()
        self.executor.shutdown()
        self.bridge.close()


def running(id: int, title: str = "Small model · Q4_K_M", **changes: object) -> Download:
    facts = {"state": "running", "done": 100, "total": 1000} | changes
    return Download(id=id, wanted=wanted(f"{title} {id}"), **facts)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """Three downloads: two under way, one done."""
    made = Room(
        qtbot,
        tmp_path,
        [running(1, state="done", done=1000), running(2), running(3, state="queued", done=0)],
    )
    made.start()
    assert [notice.message for notice in made.said] == ["2 downloads go on where they were."]
    made.said.clear()
    yield made
    made.close()


def test_what_is_under_way_stands_above_what_is_done(room: Room) -> None:
    assert room.shown() == [2, 3, 1]
    assert room.to.status == DownloadsStatus(active=2, share=5)


def test_bytes_that_arrive_are_no_news_for_screen_readers(room: Room) -> None:
    changed: list[QModelIndex] = []
    progressed: list[int] = []
    room.to.rows.dataChanged.connect(lambda index, *_: changed.append(index))
    room.to.rows.progressed.connect(progressed.append)
    room.queue.tell(2, done=500)
    room.wait(lambda: progressed == [0])
    assert changed == []
    assert room.section.list.row(0).line.share == 0.5
    room.queue.tell(2, state="verifying")
    room.wait(lambda: len(changed) == 1)


def test_the_keyboard_does_everything(room: Room) -> None:
    room.go_to(2)
    room.key(Qt.Key.Key_Space)
    room.wait(lambda: ("pause", 2) in room.queue.calls)
    room.wait(lambda: room.to.rows.downloads()[0].state == "paused")
    room.key(Qt.Key.Key_Space)
    room.wait(lambda: ("resume", 2) in room.queue.calls)
    room.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    room.wait(lambda: room.shown() == [3, 2, 1])
    assert ("move", 2, 2) in room.queue.calls, "the queue counts what is done, too"
    assert room.section.list.current() is not None
    assert room.section.list.current().id == 2
    room.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    room.wait(lambda: room.shown() == [2, 3, 1])
    room.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # it is the first
    room.go_to(1)
    asked: list[str] = []
    room.section.chat_asked.connect(asked.append)
    room.key(Qt.Key.Key_Return)
    assert asked == [str(room.to.rows.downloads()[2].wanted.model)]


def test_dragging_puts_it_in_another_place(room: Room) -> None:
    data = room.to.rows.mimeData([room.to.rows.index(0)])
    taken = room.to.rows.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert not taken, "the queue moves it; Qt must not take the row away"
    room.wait(lambda: room.shown() == [3, 2, 1])
    assert not room.to.rows.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_cancelling_asks_nothing_and_can_be_undone(room: Room) -> None:
    room.go_to(2).cancel.click()
    room.wait(lambda: room.shown() == [3, 1])
    room.wait(lambda: room.said)
    notice = room.said[-1]
    assert (notice.key, notice.action) == (DELETED_NOTICE, "resume-download:2")
    room.to.bring_back(2, moving=True)
    room.wait(lambda: room.shown() == [2, 3, 1])
    room.wait(lambda: ("resume", 2) in room.queue.calls)
    assert not [call for call in room.queue.calls if call[0] == "cancel"]


def test_what_stays_cancelled_leaves_the_disk(room: Room) -> None:
    room.to.cancel(2)
    room.wait(lambda: room.shown() == [3, 1])
    room.to._dropped[2].setInterval(0)  # the seconds are over
    room.wait(lambda: ("cancel", 2, False) in room.queue.calls)
    assert room.shown() == [3, 1]
    room.to.bring_back(2, moving=True)
    assert room.shown() == [3, 1]


def test_what_was_cancelled_is_gone_after_quitting(room: Room) -> None:
    room.to.cancel(2)
    room.to.close()
    assert ("cancel", 2, False) in room.queue.calls
    assert room.queue.closed


def test_taking_out_of_the_list_leaves_the_file(room: Room) -> None:
    room.go_to(1).cancel.click()
    room.wait(lambda: room.shown() == [2, 3])
    assert ("forget", 1) in room.queue.calls


def test_when_one_is_there_a_chat_is_offered(room: Room) -> None:
    finished: list[Download] = []
    room.to.finished.connect(finished.append)
    room.queue.tell(2, state="done", done=1000)
    room.wait(lambda: room.said and room.said[-1].action == "chat-with-download:2")
    assert [download.id for download in finished] == [2]
    assert room.said[-1].sticky
    room.wait(lambda: room.shown() == [3, 2, 1])


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"state": "failed", "code": "download_damaged", "message": "It is damaged.", "hint": "Try again."}, "error"),
        ({"state": "paused", "code": "no_space", "message": "The disk is full.", "hint": "Free space."}, "warning"),
    ],
)
def test_trouble_is_told_once_and_taken_back(room: Room, changes: dict[str, str], level: str) -> None:
    room.queue.tell(2, **changes)
    room.wait(lambda: room.said)
    room.queue.tell(2, done=101)
    room.bridge.catch_up()
    assert [notice.level for notice in room.said] == [level]
    assert room.said[0].hint == changes["hint"]
    room.to.resume(2)
    room.wait(lambda: "download-2" in room.taken_back)


def test_a_pause_of_the_user_is_no_news(room: Room) -> None:
    room.to.pause(2)
    room.wait(lambda: any(download.state == "paused" for download in room.to.rows.downloads()))
    assert room.said == []


def test_all_at_once(room: Room) -> None:
    section = room.section
    assert section.pause_all.isVisible()
    assert not section.resume_all.isVisible()
    section.pause_all.click()
    room.wait(lambda: room.to.status.paused)
    assert overall_words(2, 5, paused=True) == "2 downloads paused"
    room.wait(lambda: section.resume_all.isVisible() and not section.pause_all.isVisible())
    section.resume_all.click()
    room.wait(lambda: not room.to.status.paused)
    section.clear.click()
    room.wait(lambda: room.shown() == [2, 3])


def test_complete_before_it_could_be_cancelled(room: Room) -> None:
    """Its file is there and stays, so it is shown, and the library hears of it."""
    finished: list[Download] = []
    room.to.finished.connect(finished.append)
    room.to.cancel(2)
    room.wait(lambda: ("pause", 2) in room.queue.calls)
    assert 2 not in room.shown()
    room.queue.tell(2, state="done", done=1000)
    room.wait(lambda: 2 in room.shown())
    assert [download.id for download in finished] == [2]
    assert DELETED_NOTICE in room.taken_back


def test_what_holds_up_all_is_said_once(room: Room) -> None:
    """A hundred downloads that rest because the network is switched off are one notice."""
    said = "The network is switched off in Hearth."
    for download_id in (2, 3):
        room.queue.tell(download_id, state="paused", code="offline", message=said, hint="Switch it on.")
    room.wait(lambda: len(room.said) == 2)
    assert {(notice.key, notice.message) for notice in room.said} == {("download-offline", said)}
    room.settings.set("network.offline", True)
    room.wait(lambda: "download-offline" in room.taken_back)


def test_settings_reach_the_queue(room: Room) -> None:
    room.settings.set("downloads.at_a_time", 3)
    room.wait(lambda: ("set_limits", 0, 3) in room.queue.calls)
    room.settings.set("network.offline", True)
    room.wait(lambda: ("network_changed",) in room.queue.calls)


def test_the_first_download_explains_itself_once(room: Room) -> None:
    for title in ("First", "Second"):
        room.to.add(wanted(f"{title} · Q4_K_M"))
    room.wait(lambda: len(room.said) == 2)
    assert [("quit" in notice.hint, notice.action) for notice in room.said] == [
        (True, "show-downloads"),
        (False, "show-downloads"),
    ]


@pytest.mark.parametrize(
    "changes", [{"state": "done", "done": 1000}, {"state": "paused"}, {"state": "failed", "message": "It is damaged."}]
)
def test_what_was_said_of_the_beginning_goes_with_it(room: Room, changes: dict[str, str]) -> None:
    room.to.add(wanted("First · Q4_K_M"))
    room.wait(lambda: len(room.shown()) == 4)
    begun = next(d.id for d in room.to.rows.downloads() if d.wanted.title.startswith("First"))
    room.queue.tell(2, **changes)
    room.bridge.catch_up()
    assert "downloads" not in room.taken_back, "it is another one"
    room.queue.tell(begun, **changes)
    room.wait(lambda: room.taken_back.count("downloads") == 1)


def test_a_cancelled_download_is_not_said_to_begin(room: Room) -> None:
    room.to.add(wanted("First · Q4_K_M"))
    room.wait(lambda: len(room.shown()) == 4)
    room.to.cancel(next(d.id for d in room.to.rows.downloads() if d.wanted.title.startswith("First")))
    room.wait(lambda: "downloads" in room.taken_back)


def test_a_start_says_what_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    room = Room(qtbot, tmp_path, [running(1, "Tiny"), running(2, state="paused")]).start()
    assert [notice.message for notice in room.said] == ["The download of “Tiny 1” goes on where it was."]
    room.to.start()
    room.to.refresh()
    room.wait(lambda: room.queue.snapshots >= 2)
    room.bridge.catch_up()
    assert len(room.said) == 1
    room.close()


def test_what_begins_now_is_not_said_to_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    room = Room(qtbot, tmp_path, [])
    room.to.add(wanted("First · Q4_K_M"))
    room.to.start()  # the page is opened
    room.wait(lambda: room.shown())
    room.bridge.catch_up()
    assert [notice.message for notice in room.said] == ["“First · Q4_K_M” is being downloaded."]
    room.close()


def test_nothing_is_said_when_nothing_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    room = Room(qtbot, tmp_path, [running(1, state="paused"), running(2, state="done")]).start()
    assert room.said == []
    room.close()


def test_an_empty_list_leads_to_finding(qtbot: QtBot, tmp_path: Path) -> None:
    room = Room(qtbot, tmp_path, [])
    asked: list[bool] = []
    room.section.find_asked.connect(lambda: asked.append(True))
    assert room.section.hint.isVisible()
    room.section.take_focus()
    room.section.findChild(QAbstractButton, "findFromDownloads").click()
    assert asked
    room.close()


def test_every_state_has_its_words_and_its_buttons(qtbot: QtBot, tmp_path: Path) -> None:
    items = one_in_each_state()
    room = Room(qtbot, tmp_path, items).start()
    words = {download.id: state_words(download) for download in items}
    assert words[1] == "1.2 of 2.5 GB · 12 MB/s · 2 min left"
    assert words[3] == "The connection to the hub was lost. Trying again in 40 s."
    assert words[4] == "Waiting for its turn · 15.7 GB"
    assert words[5] == "Paused · 3.4 of 4.8 GB"
    assert words[6].endswith("Free some space, then resume.")
    for download in items:
        row = room.section.list.row(room.to.rows.row_of(download.id))
        done = download.state == "done"
        assert (row.chat.isVisible(), row.toggle.isVisible()) == (done, not done)
        for button in row.findChildren(QAbstractButton):
            assert button.objectName()
            assert button.isHidden() or download.wanted.title in button.accessibleName()
    room.close()


def test_what_waits_counts_down(qtbot: QtBot, tmp_path: Path) -> None:
    moment = [100.0]
    rows = DownloadsListModel(clock=lambda: moment[0])
    waiting = running(1, state="waiting", retry_in=30.0, message="The connection was lost.")
    rows.show([waiting])
    moment[0] += 21
    assert state_words(waiting, rows.age(1)).endswith("Trying again in 9 s.")
    moment[0] += 21
    assert state_words(waiting, rows.age(1)).endswith("Trying again now.")

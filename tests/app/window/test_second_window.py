"""Two windows on one data folder: the second hands over and ends; whatever became of the first, one comes up."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.door import Door, come_forward
from app.only_window import only_window, only_window_here
from app.paths import find_paths
from app.reset import journal
from app.second_window import HERE, Wish, doors, hand_over, wish_of
from app.silent_window import SilentBox, settle
from inference.file_lock import FileLock
from tests.app.window.conftest import MakeWindow
from tests.support.tiny_gguf import write_tiny
from tests.support.waiting import wait_for

PATIENCE = 60.0
SILENT = "hearth: Hearth is open already, but its window does not answer.\n"
no_raising = pytest.mark.qt_log_ignore("This plugin does not support raise")
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals and sockets of POSIX")


@pytest.fixture
def knocking() -> Iterator[ThreadPoolExecutor]:
    """A thread that stands for the second process."""
    with ThreadPoolExecutor(1) as pool:
        yield pool


@pytest.fixture
def data() -> Path:
    return find_paths().data


@no_raising
def test_the_first_comes_forward_and_loads_the_model(
    make_window: MakeWindow, qtbot: QtBot, knocking: ThreadPoolExecutor, tmp_path: Path, data: Path
) -> None:
    program = make_window().start()
    program.window.showMinimized()
    model = write_tiny(tmp_path / "brought.gguf")
    lock = only_window(data)
    assert lock.refused
    wish = Wish(model=str(model), token="from the launcher")
    outcome = knocking.submit(hand_over, data, lock, wish)
    qtbot.waitUntil(outcome.done, timeout=20_000)
    assert outcome.result() == "done"
    program.wait(lambda: (used := program.to.engine.state.model) is not None and used.path == model)
    program.wait(lambda: not program.window.isMinimized() and program.window.isVisible())
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "from the launcher"


@no_raising
def test_a_window_in_the_tray_is_shown_again(make_window: MakeWindow) -> None:
    program = make_window().start()
    program.window.hide()
    come_forward(program.window, "")
    program.wait(lambda: program.window.isVisible() and program.window.windowHandle().isExposed())


@no_raising
def test_it_stays_as_large_as_it_was(make_window: MakeWindow) -> None:
    program = make_window().start()
    program.window.showMaximized()
    program.window.showMinimized()
    come_forward(program.window, "")
    assert program.window.windowState() & Qt.WindowState.WindowMaximized


def test_the_wish_names_a_file_from_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token")
    assert wish_of("model.gguf") == Wish(model=str(tmp_path / "model.gguf"), token="token")
    assert wish_of("a.gguf", "~/b.gguf").others == (str(tmp_path / "a.gguf"),)
    assert wish_of() == Wish(token="token")


@posix_only
def test_a_long_name_and_a_drive_without_sockets_have_another_door(tmp_path: Path, qapp: QApplication) -> None:
    deep = tmp_path / ("a" * 90)
    deep.mkdir()
    (elsewhere,) = doors(deep)
    assert not elsewhere.startswith(str(deep))
    assert doors(tmp_path)[-1] != elsewhere
    nowhere = str(tmp_path / "no such folder" / "socket")
    door = Door([nowhere, elsewhere])
    try:
        assert Path(elsewhere).is_socket()
    finally:
        door.close()


@posix_only
@pytest.mark.parametrize("said", [b"not json\n", b"x" * 40_000, b'{"model": 5}\n', b'{"model": "half'])
def test_a_stranger_at_the_door_gets_nothing(
    said: bytes, qtbot: QtBot, knocking: ThreadPoolExecutor, data: Path
) -> None:
    door = Door(doors(data))
    knocks: list[Wish] = []
    door.knocked.connect(knocks.append)

    def knock() -> bytes:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(PATIENCE)
            connection.connect(doors(data)[0])
            connection.sendall(said)
            connection.shutdown(socket.SHUT_WR)
            return connection.recv(100)

    try:
        outcome = knocking.submit(knock)
        if said.endswith(b"\n") or len(said) > 20_000:
            qtbot.waitUntil(outcome.done, timeout=20_000)
        wanted = knocking.submit(hand_over, data, _taken(data), Wish()) if outcome.done() else None
        if wanted is not None:
            qtbot.waitUntil(wanted.done, timeout=20_000)
            assert wanted.result() == "done"
        assert knocks == [Wish()] * bool(wanted)
    finally:
        door.close()
        qtbot.waitUntil(outcome.done, timeout=20_000)


def _taken(data: Path) -> FileLock:
    """A lock that is refused."""
    lock = only_window(data)
    lock.release()
    held = only_window(data)
    second = only_window(data)
    assert held.held
    assert second.refused
    _HELD.append(held)
    return second


_HELD: list[FileLock] = []


@pytest.fixture(autouse=True)
def let_go() -> Iterator[None]:
    """No lock outlives its test."""
    yield
    while _HELD:
        _HELD.pop().release()


@posix_only
def test_a_door_of_somebody_else_is_none(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where temporary files are, anybody may put a socket of the name that is looked for."""
    door = str(tmp_path / "window.socket")
    monkeypatch.setattr("app.second_window.doors", lambda _data: (door,))
    first, second = only_window(data), only_window(data)
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.bind(door)
        stranger.listen()
        stranger.setblocking(False)
        mine = os.getuid()
        monkeypatch.setattr(os, "getuid", lambda: mine + 1)
        assert hand_over(data, second, Wish(model="secret"), patience=0.1) == "silent"
        with pytest.raises(BlockingIOError):
            stranger.accept()
    first.release()


def test_a_first_one_that_ends_leaves_the_place(data: Path, knocking: ThreadPoolExecutor) -> None:
    first, second = only_window(data), only_window(data)
    outcome = knocking.submit(hand_over, data, second, Wish())
    first.release()
    assert outcome.result(PATIENCE) == "free"
    assert second.held
    second.release()


@posix_only
def test_one_that_says_nothing(data: Path) -> None:
    lock = _taken(data)
    assert hand_over(data, lock, Wish(), patience=0.1) == "silent"  # no door at all
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(doors(data)[0])
        server.listen()
        began = time.monotonic()
        assert hand_over(data, lock, Wish(), answer=0.2) == "silent"
        assert time.monotonic() - began < 20


@posix_only
def test_a_socket_that_was_left_behind_means_nothing(data: Path, qapp: QApplication) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(doors(data)[0])
    assert only_window(data).take()
    door = Door(doors(data))
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(doors(data)[0])
    finally:
        door.close()


def test_where_nothing_can_be_said_the_window_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("HEARTH_DATA_DIR", str(tmp_path / "file" / "below"))
    assert only_window_here() is None
    (tmp_path / "window.lock").mkdir()
    lock = only_window(tmp_path)
    assert not lock.held
    assert not lock.refused


# ------------------------------------------------------------------------- the one that is stuck


def answering(monkeypatch: pytest.MonkeyPatch, choose: str) -> None:
    def execute(box: SilentBox) -> int:
        button = {"anyway": box.anyway, "again": box.again}.get(choose) or box.button(SilentBox.StandardButton.Cancel)
        button.click()
        return 0

    monkeypatch.setattr(SilentBox, "exec", execute)
    monkeypatch.delenv("QT_QPA_PLATFORM")


@pytest.mark.parametrize(("choose", "decided"), [("anyway", None), ("cancel", 1)])
def test_the_user_decides(
    data: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, choose: str, decided: int | None
) -> None:
    answering(monkeypatch, choose)
    assert settle(qapp, _taken(data), []) == decided


def test_no_other_window_is_offered_while_something_is_being_removed(
    data: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would make anew what is being taken away."""
    journal.begin(data, ("logs",))
    box = SilentBox(removing=True)
    assert box.anyway is None
    assert "does not answer" not in box.text()
    answering(monkeypatch, "anyway")
    assert settle(qapp, _taken(data), []) == 1


def test_trying_again_finds_it_gone(data: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = _taken(data)
    answering(monkeypatch, "again")
    _HELD.pop().release()
    assert settle(qapp, lock, []) is None
    assert lock.held
    lock.release()


@posix_only
def test_trying_again_finds_it_awake(
    data: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, knocking: ThreadPoolExecutor
) -> None:
    lock = _taken(data)
    answering(monkeypatch, "again")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(doors(data)[0])
        server.listen()

        def wake() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(HERE)

        awake = knocking.submit(wake)
        assert settle(qapp, lock, []) == 0
        awake.result(PATIENCE)


# ------------------------------------------------------------------------------- real processes


class Started:
    """The program as it is started from outside."""

    def __init__(self, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def end(self) -> tuple[int, str]:
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, (out + err).decode()

    def stop(self) -> None:
        for number in (signal.SIGCONT, signal.SIGTERM):
            self.process.send_signal(number)
        self.end()


@posix_only
def test_real_processes(data: Path) -> None:
    """At the same instant only one stays; it is heard; killed, it leaves nothing in the way; stuck, that is said."""
    three = [Started() for _ in range(3)]
    wait_for(lambda: sum(one.process.poll() is None for one in three) == 1, "one window", PATIENCE)
    (first,) = (one for one in three if one.process.poll() is None)
    try:
        # On a computer with much to do the window may take longer than the others have patience; they end even so.
        assert {one.end() for one in three if one is not first} <= {(0, ""), (1, SILENT)}
        wait_for(lambda: _is_heard(data), "the window that stays", PATIENCE)
        assert Started().end() == (0, "")
        first.process.send_signal(signal.SIGSTOP)
        assert Started().end() == (1, SILENT)
        first.process.kill()
        first.end()
        assert Path(doors(data)[0]).is_socket()
        second = Started()
        wait_for(lambda: _is_heard(data), "the next window", PATIENCE)
    finally:
        if first.process.poll() is None:
            first.process.kill()
            first.end()
    second.stop()


def _is_heard(data: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE)
        try:
            connection.connect(doors(data)[0])
        except OSError:
            return False
        connection.sendall(msgspec.json.encode(Wish()) + b"\n")
        return connection.recv(100) == HERE


def test_knocking_loads_no_qt() -> None:
    code = "import sys, app.second_window, app.only_window; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

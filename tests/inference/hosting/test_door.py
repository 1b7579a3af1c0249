"""The door: who knows the secret comes in, nonsense does not, and who leaves costs nothing any more."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import stat
import tempfile
import time
from collections.abc import AsyncGenerator, Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import cast

import msgspec
import pytest

from inference.errors import EngineUnavailable, ServingError
from inference.hosting.door import PAUSE, Door
from inference.hosting.frames import encode
from inference.hosting.host import EngineHost
from inference.hosting.mailbox import MOST_EVENTS, Mailbox
from inference.hosting.place import Doorplate, read_plate
from inference.hosting.remote import RemoteEngines, connect
from inference.hosting.taming import tamed
from inference.hosting.values import Ask, Call, Chosen, Fetch, HostEvent, Wish
from inference.protocol import Delta, Failed, Finished, Generate, Loaded, PromptProgress
from tests.inference.hosting.conftest import Hosts
from tests.support.asked_host import Asked, question
from tests.support.waiting import wait_for

posix = pytest.mark.skipif(os.name != "posix", reason="sockets in the file system")


@pytest.fixture
def host(hosts: Hosts) -> EngineHost:
    return hosts()


@pytest.fixture
def door(host: EngineHost, tmp_path: Path) -> Iterator[Door]:
    door = Door(host, tmp_path)
    yield door
    door.close()


def guest(door: Door) -> Connection:
    plate = read_plate(door.file)
    assert plate is not None
    return cast(Connection, Client(plate.address, authkey=plate.secret))


async def everything(asked: AsyncGenerator[HostEvent, None]) -> list[HostEvent]:
    return [event async for event in asked]


def test_engines_through_the_door(door: Door) -> None:
    async def use() -> None:
        engines = RemoteEngines(door.file)
        names = [model.name for model in await engines.models()]
        assert names == ["one", "two", "three", "vectors"]
        events = await everything(engines.ask(Wish(command=question(tokens=30), model="one")))
        assert isinstance(events[0], Chosen)
        assert isinstance(events[-1], Finished)
        assert sum(len(event.text) for event in events if isinstance(event, Delta)) > 0
        loaded = (await everything(engines.ask(Fetch(model="one"))))[-1]
        assert isinstance(loaded, Loaded)
        missing = (await everything(engines.ask(Wish(command=question(), model="nobody"))))[-1]
        assert isinstance(missing, Failed)
        assert missing.code == "model_missing"
        await engines.close()

    asyncio.run(use())


def test_leaving_early_stops_the_work(door: Door, host: EngineHost) -> None:
    async def use() -> None:
        engines = RemoteEngines(door.file)
        asked = engines.ask(Wish(command=question(tokens=None), model="one"))
        async for event in asked:
            if isinstance(event, Delta):
                break
        await asked.aclose()
        await engines.close()

    asyncio.run(use())
    assert isinstance(Asked(host, Wish(command=question(), model="one")).end(), Finished)
    wait_for(lambda: host.under_way == 0, "the work to stop")


def test_a_client_that_is_gone_stops_its_work(door: Door, host: EngineHost) -> None:
    connection = guest(door)
    connection.send_bytes(encode(Ask(id=1, wish=Wish(command=question(tokens=None), model="one"))))
    connection.recv_bytes()
    wait_for(lambda: host.under_way == 1, "the work to begin")
    connection.close()
    wait_for(lambda: host.under_way == 0, "the work to stop")


def test_a_host_that_is_gone_is_said(door: Door) -> None:
    async def use() -> None:
        lost = asyncio.Event()
        engines = RemoteEngines(door.file, lost.set)
        asked = engines.ask(Wish(command=question(tokens=None), model="one"))
        async for event in asked:
            if isinstance(event, Delta):
                break
        await asyncio.to_thread(door.close)
        rest = await everything(asked)
        assert isinstance(rest[-1], Failed | Finished)
        await asyncio.wait_for(lost.wait(), 10)
        again = await everything(engines.ask(Wish(command=question(), model="one")))
        assert isinstance(again[-1], Failed)
        assert again[-1].code == "engine_unavailable"
        with pytest.raises(EngineUnavailable):
            await engines.models()
        await engines.close()

    asyncio.run(use())


def test_lines_for_the_log_arrive(hosts: Hosts, tmp_path: Path) -> None:
    calls: list[Call] = []
    door = Door(hosts(on_call=calls.append), tmp_path)

    async def use() -> None:
        engines = RemoteEngines(door.file)
        await engines.open()
        engines.note(Call(at=1.0, client="somebody"))
        await engines.models()
        await engines.close()

    asyncio.run(use())
    door.close()
    assert [call.client for call in calls] == ["somebody"]


# ---------------------------------------------------------------------------------- who is let in


@posix
def test_only_the_user_can_read_the_secret(door: Door) -> None:
    plate = read_plate(door.file)
    assert plate is not None
    for path in (door.file, Path(plate.address)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_wrong_secret_stays_outside(door: Door) -> None:
    plate = read_plate(door.file)
    assert plate is not None
    with pytest.raises((AuthenticationError, EOFError, OSError)):
        Client(plate.address, authkey=b"wrong")
    assert guest(door).close() is None


@posix
@pytest.mark.parametrize("garbage", [b"", b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 4096, b"\x00\x00\x00\x05hello" * 20])
def test_garbage_stays_outside(door: Door, garbage: bytes) -> None:
    plate = read_plate(door.file)
    assert plate is not None
    with socket.socket(socket.AF_UNIX) as raw:
        raw.connect(plate.address)
        try:
            raw.sendall(garbage)
            raw.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        guest(door).close()  # others come in meanwhile


@pytest.mark.parametrize("garbage", [b"", b"\x81", b"\xc1" * 100, b"[" * 5000, b"\x91" * 100_000])
def test_nonsense_ends_a_connection_and_nothing_else(door: Door, garbage: bytes) -> None:
    connection = guest(door)
    connection.send_bytes(garbage)
    with pytest.raises((EOFError, OSError)):
        connection.recv_bytes()
    connection.close()
    guest(door).close()


def test_one_id_is_one_request(door: Door) -> None:
    connection = guest(door)
    wish = Wish(command=question(tokens=None), model="one")
    for _ in range(2):
        connection.send_bytes(encode(Ask(id=1, wish=wish)))
    assert b"usage" in connection.recv_bytes() + connection.recv_bytes()
    connection.close()


def test_nobody_outside_goes_before_the_window_or_onto_the_disk() -> None:
    command = tamed(Wish(command=question(conversation="mine", priority=0))).command
    assert isinstance(command, Generate)
    assert (command.priority, command.conversation) == (1, "~mine")


def test_without_descriptors_the_door_rests_and_then_goes_on(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses at once then, again and again."""
    accept, refused = door._listener.accept, list[float]()

    def accepting() -> object:
        if len(refused) < 3:
            refused.append(time.monotonic())
            raise OSError(errno.EMFILE, "Too many open files")
        return accept()

    monkeypatch.setattr(door._listener, "accept", accepting)
    guest(door).close()
    guest(door).close()
    assert len(refused) == 3
    assert refused[-1] - refused[0] >= 2 * PAUSE


# ----------------------------------------------------------------------------------- one host


def test_one_folder_has_one_host(door: Door, hosts: Hosts, tmp_path: Path) -> None:
    with pytest.raises(ServingError):
        Door(hosts(), tmp_path)
    assert door.file.exists()


def test_what_a_killed_host_left_behind_is_recognised(hosts: Hosts, tmp_path: Path) -> None:
    file = tmp_path / "host.json"
    file.write_bytes(encode_plate(Doorplate(address=str(tmp_path / "host.socket"), key="00", pid=1)))
    (tmp_path / "host.socket").touch()
    with pytest.raises(EngineUnavailable):
        connect(file)
    door = Door(hosts(), tmp_path)
    guest(door).close()
    door.close()
    assert not file.exists()


def encode_plate(plate: Doorplate) -> bytes:
    import msgspec

    return msgspec.json.encode(plate)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"address":"x","key":"y","pid":1,"version":99}'])
def test_a_file_that_names_no_door(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "host.json").write_bytes(content)
    assert read_plate(tmp_path / "host.json") is None


@posix
@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_folder_with_a_long_name(
    hosts: Hosts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    """Also where the folder for temporary files has one, as in a test of Hearth by itself."""
    long = tmp_path / ("x" * 120)
    long.mkdir()
    if elsewhere:
        monkeypatch.setattr(tempfile, "tempdir", str(long))
    door = Door(hosts(), long)
    plate = read_plate(door.file)
    assert plate is not None
    assert len(plate.address) < 100
    guest(door).close()
    door.close()
    assert not Path(plate.address).parent.exists()


@posix
def test_a_socket_that_was_left_elsewhere_is_cleared_away(hosts: Hosts, tmp_path: Path) -> None:
    left = Path(tempfile.mkdtemp(prefix="hearth-door-")) / "host.socket"
    left.touch()
    plate = Doorplate(address=str(left), key="", pid=0)
    (tmp_path / "host.json").write_bytes(msgspec.json.encode(plate))
    Door(hosts(), tmp_path).close()
    assert not left.parent.exists()


# ----------------------------------------------------------------------------------- a slow reader


def test_what_waits_is_merged() -> None:
    mail = Mailbox()
    for number in range(10_000):
        mail.put(Delta(id=1, channel="text", text="a", tokens=number))
        mail.put(PromptProgress(id=2, done=number, total=10_000, reused=0))
    mail.put(Delta(id=1, channel="reasoning", text="b"))
    batch = mail.take()
    assert batch is not None
    assert [type(event) for event in batch] == [Delta, PromptProgress, Delta]
    assert isinstance(batch[0], Delta)
    assert len(batch[0].text) == 10_000


def test_who_does_not_read_is_dropped() -> None:
    mail = Mailbox()
    assert all(mail.put(Finished(id=number, reason="stop")) for number in range(MOST_EVENTS))
    assert not mail.put(Finished(id=-1, reason="stop"))
    assert mail.take() is None

"""The real API process: it listens through the door of a host, says so in a line, and ends with who started it."""

from __future__ import annotations

import contextlib
import http.client
import json
import queue
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from inference.errors import PortTaken, ServingError
from inference.hosting.api_process import ApiProcess
from inference.hosting.door import Door
from inference.hosting.serving import Answer, NotServing, Serve, Serving
from tests.inference.hosting.conftest import Hosts

WAIT = 30.0  # seconds


class Started:
    """An API process and what it has said."""

    def __init__(self, serve: Serve) -> None:
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self.ends: queue.SimpleQueue[ServingError | None] = queue.SimpleQueue()
        self.process = ApiProcess(serve, self.answers.put, self.ends.put)


@pytest.fixture
def door(hosts: Hosts, tmp_path: Path) -> Iterator[Door]:
    door = Door(hosts(), tmp_path)
    yield door
    door.close()


def status(port: int, key: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
    connection.request("GET", "/v1/models", headers={"Authorization": f"Bearer {key}"})
    answer = connection.getresponse()
    assert b"one" in answer.read() or answer.status != 200
    connection.close()
    return answer.status


def test_it_answers_and_ends_when_it_is_asked_to(door: Door) -> None:
    started = Started(Serve(door=str(door.file), port=0, key="a-key-of-some-length"))
    answer = started.answers.get(timeout=WAIT)
    assert isinstance(answer, Serving)
    assert status(answer.port, "a-key-of-some-length") == 200
    assert status(answer.port, "another") == 401
    started.process.close()
    assert started.ends.get(timeout=WAIT) is None


def test_a_port_that_is_taken_is_said(door: Door) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        started = Started(Serve(door=str(door.file), port=taken.getsockname()[1]))
        answer = started.answers.get(timeout=WAIT)
        assert isinstance(answer, NotServing)
        assert isinstance(answer.error(), PortTaken)
        assert started.ends.get(timeout=WAIT) is None
        started.process.close()


def test_without_a_host_it_says_so(tmp_path: Path) -> None:
    started = Started(Serve(door=str(tmp_path / "host.json"), port=0))
    answer = started.answers.get(timeout=WAIT)
    assert isinstance(answer, NotServing)
    assert answer.code == "engine_unavailable"
    started.process.close()


def test_it_ends_with_its_host(door: Door) -> None:
    started = Started(Serve(door=str(door.file), port=0))
    assert isinstance(started.answers.get(timeout=WAIT), Serving)
    door.close()
    assert isinstance(started.ends.get(timeout=WAIT), ServingError)
    started.process.close()


@pytest.mark.parametrize("path", ["chat/completions", "messages"])
@pytest.mark.parametrize("who", ["the endpoint", "the host"])
def test_a_stream_is_told_when_hearth_closes(door: Door, who: str, path: str) -> None:
    """In the protocol's own form: a connection that only breaks says nothing."""
    started = Started(Serve(door=str(door.file), port=0))
    answer = started.answers.get(timeout=WAIT)
    assert isinstance(answer, Serving)
    connection = http.client.HTTPConnection("127.0.0.1", answer.port, timeout=WAIT)
    asked = {"model": "one", "stream": True, "max_tokens": 900, "messages": [{"role": "user", "content": "Hello"}]}
    connection.request("POST", f"/v1/{path}", json.dumps(asked), {"Content-Type": "application/json"})
    stream = connection.getresponse()
    while not stream.readline().startswith(b"data:"):  # it tells how loading goes on
        assert not stream.closed
    if who == "the host":
        door.close()
    else:
        started.process.stop()
    with contextlib.suppress(http.client.IncompleteRead):
        said = stream.read()
    assert b"Hearth" in said[-300:], said[-300:]
    assert b'"error"' in said[-300:]
    connection.close()
    started.process.close()

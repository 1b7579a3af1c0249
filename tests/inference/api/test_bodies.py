"""What many clients send at the same time has a limit together, and nothing is counted that is not there any more."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence
from select import select

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.api.bodies import SMALL, Bodies, Held, weight
from inference.api.errors import Problem
from inference.api.settings import ApiSettings
from inference.hosting.values import HostEvent, Wish
from inference.messages import Message
from inference.protocol import Delta, Generate
from tests.support.api import KEY, ScriptedEngines, Serving, finished, serving
from tests.support.raw_http import CHAT, HELLO, ask, everything, head, line, status
from tests.support.waiting import wait_for

ONE = 2 * SMALL  # bytes of a large request, of which half count
ROOM = 4  # so many of them
LIMITED = ApiSettings(
    key=KEY, body_s=0.6, body_bytes=ONE, held_bytes=ROOM * SMALL, body_depth=4, strangers=10_000, choices=16
)


def script(wish: Wish) -> Sequence[HostEvent]:
    """One model answers, another one never comes to an end."""
    text = Delta(channel="text", text="Hi")
    return [text] if wish.model == "endless" else [text, finished()]


@pytest.fixture(scope="module")
def engines() -> ScriptedEngines:
    return ScriptedEngines(script)


@pytest.fixture(scope="module")
def served(engines: ScriptedEngines) -> Iterator[Serving]:
    with serving(engines, LIMITED) as running:
        yield running


def large(more: str = "", model: str = "m", size: int = ONE) -> bytes:
    """A request of so many bytes."""
    start, end = f'{{"model":"{model}",{more}"messages":[{{"role":"user","content":"', '"}]}'
    return (start + "x" * (size - len(start) - len(end)) + end).encode()


def begin(served: Serving, opened: contextlib.ExitStack, body: bytes) -> socket.socket:
    """A request of which all but the last byte has been sent."""
    made = opened.enter_context(line(served))
    made.sendall(head(served, f"POST {CHAT} HTTP/1.1", f"Content-Length: {len(body)}", "Connection: close"))
    with contextlib.suppress(OSError):  # it may be refused before all is sent
        made.sendall(body[:-1])
    return made


def endless(served: Serving, engines: ScriptedEngines, opened: contextlib.ExitStack) -> None:
    """A large request that is being answered, or refused: it may take a moment until those that left are gone."""
    asked = len(engines.wishes)
    made = begin(served, opened, large(model="endless"))
    with contextlib.suppress(OSError):
        made.sendall(b"}")
    wait_for(lambda: len(engines.wishes) > asked or bool(select([made], [], [], 0)[0]), "it to be taken or refused")


def too_large(served: Serving, opened: contextlib.ExitStack) -> socket.socket:
    """A request that does not say beforehand how large it is."""
    made = opened.enter_context(line(served))
    made.sendall(head(served, f"POST {CHAT} HTTP/1.1", "Transfer-Encoding: chunked", "Connection: close"))
    with contextlib.suppress(OSError):
        made.sendall(b"%x\r\n" % (ONE + 9) + b" " * (ONE + 9) + b"\r\n")
    return made


def test_large_requests_at_the_same_time_have_a_limit(served: Serving, engines: ScriptedEngines) -> None:
    engines.wishes.clear()
    with contextlib.ExitStack() as opened:
        while len(engines.wishes) < ROOM:
            endless(served, engines, opened)
        last = begin(served, opened, large())
        with contextlib.suppress(OSError):
            last.sendall(b"}")
        refused = everything(last)
        assert ask(served) == 200  # a small one always finds room
    assert status(refused) == 503
    assert b"retry-after: 5" in refused.lower()
    assert msgspec.json.decode(refused.partition(b"\r\n\r\n")[2])["error"]["code"] == "too_much_at_once"


@pytest.mark.parametrize(("end", "answer"), [("hang up", 0), ("slow", 408), ("large", 413), ("deep", 400), ("m", 200)])
def test_what_is_over_is_not_counted(served: Serving, engines: ScriptedEngines, end: str, answer: int) -> None:
    """However it ends: afterwards as many find room as before."""
    with contextlib.ExitStack() as opened:
        if end == "large":
            made = [too_large(served, opened) for _ in range(ROOM)]
        else:
            body = b"[" * ONE if end == "deep" else large(model=end)
            made = [begin(served, opened, body) for _ in range(ROOM)]
        for one in made:
            if end in ("deep", "m"):
                one.sendall(b"}")
            assert end == "hang up" or status(everything(one)) == answer
    test_large_requests_at_the_same_time_have_a_limit(served, engines)


def test_many_answers_to_a_large_request_count_each(served: Serving, engines: ScriptedEngines) -> None:
    engines.wishes.clear()
    assert ask(served, body=large('"n":16,')) == 413
    assert engines.wishes == []
    assert ask(served, body=large('"n":2,')) == 200
    assert ask(served, body=HELLO) == 200


def test_weights() -> None:
    messages = (Message.user("four"), Message(role="user", text="", images=(bytes(10),)))
    assert weight(Wish(command=Generate(messages=messages))) == 14
    assert weight(Wish(command=Generate(messages=(), prompt="abc", suffix="de"))) == 5


@given(st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), st.integers(0, 12 * SMALL))), max_size=60))
def test_it_adds_up(steps: list[tuple[int, int | None]]) -> None:
    """Requests grow and end in any order: never more than there may be, and nothing is left."""
    most = 10 * SMALL
    bodies = Bodies(most)
    held = [Held(bodies) for _ in range(6)]
    sizes = [0] * 6
    for who, size in steps:
        if size is None:
            held[who].release()
            sizes[who] = 0
            continue
        grown = max(sizes[who], size - SMALL)
        fits = sum(sizes) - sizes[who] + grown <= most
        if fits:
            held[who].grow(size)
            sizes[who] = grown
        else:
            with pytest.raises(Problem):
                held[who].grow(size)
    for one in held:
        one.release()
    Held(bodies).grow(most + SMALL)

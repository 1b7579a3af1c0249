"""Clients that mean no good, over real sockets: heads, bodies, hosts, websites, keys, addresses and numbers of them."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator

import msgspec
import psutil
import pytest

from inference.api.calls import REFUSALS, Told
from inference.api.ration import AT_ONCE, Ration
from inference.api.server import GRACE_S
from inference.api.settings import ApiSettings
from inference.hosting.values import Call
from inference.protocol import Delta
from tests.support.api import KEY, ScriptedEngines, Serving, finished, serving
from tests.support.raw_http import CHAT, HELLO, ask, everything, exchange, head, line, status, told_nothing
from tests.support.waiting import wait_for

QUICK = ApiSettings(key=KEY, header_s=0.4, body_s=0.4, idle_s=1, body_bytes=10 << 20, connections=64, strangers=10_000)
MODELS = "GET /v1/models HTTP/1.1"


@pytest.fixture(scope="module")
def engines() -> ScriptedEngines:
    return ScriptedEngines([Delta(channel="text", text="Hi"), finished()])


@pytest.fixture(scope="module")
def served(engines: ScriptedEngines) -> Iterator[Serving]:
    with serving(engines, QUICK) as running:
        yield running


@pytest.fixture(autouse=True)
def still_answers(served: Serving, engines: ScriptedEngines) -> Iterator[None]:
    """Whatever a test does, the next client is answered, and nobody was answered before it."""
    engines.wishes.clear()
    yield
    assert ask(served) == 200


HEADS = {
    "two lengths": (b"Content-Length: 60\r\nContent-Length: 61", 400),
    "a length that is none": (b"Content-Length: -1", 400),
    "a length of words": (b"Content-Length: many", 400),
    "a length in other digits": (b"Content-Length: \xb2", 400),
    "an endless length": (b"Content-Length: " + b"9" * 30, 400),
    "a coding nobody knows": (b"Transfer-Encoding: gzip, chunked", 400),
    "a folded line": (b"X-Folded: a\r\n b: c", None),
    "a name with a space": (b"Bad Name: x", 400),
    "a NUL in a value": (b"X-Nul: a\x00b", 400),
    "a bare line feed": (b"X-Bare: a\nHost: evil.example", 400),
    "another Host": (b"Host: evil.example", 400),
    "a long head": (b"X-Long: " + b"x" * 200_000, 400),
    "many lines": (b"\r\n".join(b"X-%d: x" % number for number in range(10_000)), 400),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads(served: Serving, engines: ScriptedEngines, name: str) -> None:
    more, expected = HEADS[name]
    sent = head(served)[:-2] + more + b"\r\n\r\n"
    got = exchange(served, sent)
    assert status(got) in ((expected, 0) if expected else (400, 408, 0)), got
    assert told_nothing(got)
    assert engines.wishes == []


CHUNKS = {
    "no size": b"nonsense\r\n",
    "a negative size": b"-5\r\nhello\r\n",
    "an endless size": b"f" * 40 + b"\r\n",
    "a size that is a lie": b"1\r\nhello\r\n0\r\n\r\n",
    "a size without its end": b"5" * 100_000,
    "endless words behind a size": b"5;" + b"x" * 200_000,
    "more than is allowed": (b"100000\r\n" + b" " * 0x100000 + b"\r\n") * 12,
}


@pytest.mark.parametrize("name", CHUNKS)
def test_chunks(served: Serving, engines: ScriptedEngines, name: str) -> None:
    got = exchange(served, head(served, f"POST {CHAT} HTTP/1.1", "Transfer-Encoding: chunked"), CHUNKS[name])
    assert status(got) in (400, 408, 413, 0), got
    assert told_nothing(got)
    assert engines.wishes == []


def test_a_second_request_hidden_in_the_first(served: Serving, engines: ScriptedEngines) -> None:
    """Both lengths: whoever sees only the other one must not find another request in the body."""
    hidden = b"0\r\n\r\n" + head(served) + HELLO
    lengths = ("Transfer-Encoding: chunked", "Content-Length: 5")
    got = exchange(served, head(served, f"POST {CHAT} HTTP/1.1", *lengths) + hidden, closing=False)
    assert status(got) == 400
    assert got.count(b"HTTP/1.1 ") == 1, got
    assert engines.wishes == []


def test_ten_megabytes_of_a_stranger_are_not_kept(served: Serving, engines: ScriptedEngines) -> None:
    before = psutil.Process().memory_info().rss
    stranger = head(served, f"POST {CHAT} HTTP/1.1", "Content-Length: 999999999").replace(KEY.encode(), b"wrong")
    got = exchange(served, stranger, *[b" " * (1 << 20)] * 40)
    assert status(got) in (401, 0)
    assert psutil.Process().memory_info().rss - before < 20 << 20
    assert engines.wishes == []


@pytest.mark.parametrize(
    "target",
    [
        "/health/../v1/models",
        "/health/..%2fv1/models",
        "/health%00",
        "//v1/models",
        "/v1/models?/health",
        "/v1/models#/health",
        "/v1//models",
        "/health;/v1/models",
        "http://evil.example/v1/models",
        "/V1/MODELS",
        "/v1/models/..%2f..%2f..%2fetc%2fpasswd",
        "/v1/models/%2e%2e/%2e%2e/etc/passwd",
        "*",
        "evil.example:443",
    ],
)
def test_addresses_without_the_key(served: Serving, target: str) -> None:
    """Only what says nothing is open, whatever an address looks like."""
    for method in ("GET", "HEAD", "OPTIONS", "CONNECT", "TRACE", "PUT", "DELETE", "BREW"):
        sent = head(served, f"{method} {target} HTTP/1.1", "Connection: close").replace(KEY.encode(), b"wrong")
        got = exchange(served, sent, closing=False)
        assert status(got) in (400, 401), (method, got)
        assert told_nothing(got)


def test_addresses_with_the_key(served: Serving) -> None:
    for target in ("/v1/models/../../../etc/passwd", "/v1/models/%2fetc%2fpasswd", "/v1/models/%ff%00%0d%0aX-Made: up"):
        got = exchange(served, head(served, f"GET {target} HTTP/1.1", "Connection: close"), closing=False)
        assert status(got) in (400, 404), got
        assert b"root:" not in got
        assert b"\r\nX-Made" not in got


def test_what_the_log_is_told_cannot_move_a_cursor(served: Serving, engines: ScriptedEngines) -> None:
    """It is shown in a terminal, where some characters are commands."""
    agent = "User-Agent: \x1b]0;evil\x07\x9b2J"
    exchange(served, head(served, "GET /%1b%5b2J%0d%0a%e2%80%ae HTTP/1.1", "Connection: close"), closing=False)
    exchange(served, head(served, MODELS, agent, "Connection: close"), closing=False)
    assert engines.calls
    for call in engines.calls:
        assert (call.what + call.client + call.model + call.refused).isprintable(), call


HOSTS = [
    "evil.example:{port}",
    "evil.example",
    "localhost.:{port}",
    "127.0.0.1.:{port}",
    "127.0.0.1.evil.example:{port}",
    "evil.example@localhost:{port}",
    "localhost:{port}@evil.example",
    "localhost:{port}:{port}",
    "localhost:{port}, evil.example",
    "localhost:{port}/evil.example",
    "localhost\t:{port}",
    "0.0.0.0:{port}",
    "127.1:{port}",
    "2130706433:{port}",
    "0x7f.0.0.1:{port}",
    "[::]:{port}",
    "[::1]evil.example:{port}",
    "[::1",
    "[::1]{port}",
    "[fe80::1%25lo]:{port}",
    "[::1]:0{port}x",
    ":{port}",
    "*:{port}",
    "127.0.0.1:0",
]


@pytest.mark.parametrize("host", HOSTS)
def test_names_that_are_bent_to_this_computer(served: Serving, engines: ScriptedEngines, host: str) -> None:
    host = host.format(port=served.port)
    assert ask(served, host=host) in (400, 403)
    assert ask(served, MODELS, body=b"", host=host) in (400, 403)
    assert engines.wishes == []


def test_no_host_and_older_protocols(served: Serving, engines: ScriptedEngines) -> None:
    for version in ("HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9", ""):
        sent = head(served, f"GET /v1/models {version}".strip(), "Connection: close", host="")
        got = exchange(served, sent, closing=False)
        assert status(got) in (400, 403), got
    preface = exchange(served, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", closing=False)
    assert status(preface) in (400, 403)
    assert engines.wishes == []


PAGES = [
    ("Origin: https://evil.example",),
    ("Origin: null",),
    ("Origin: file://",),
    ("Origin: http://localhost:{port}",),
    ("Origin:",),
    ("Origin: https://evil.example", "Origin: null"),
    ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"),
    ("Sec-Fetch-Site: same-site",),
    ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"),
]


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_a_browser(served: Serving, engines: ScriptedEngines, page: tuple[str, ...]) -> None:
    """Also one that has got hold of the key."""
    more = [each.format(port=served.port) for each in page]
    preflight = ("Access-Control-Request-Method: POST", "Access-Control-Request-Private-Network: true")
    for first in (f"POST {CHAT} HTTP/1.1", MODELS, f"OPTIONS {CHAT} HTTP/1.1", "GET /health HTTP/1.1"):
        sent = head(served, first, *more, *preflight, "Content-Length: 0", "Connection: close")
        got = exchange(served, sent, closing=False)
        assert status(got) == 403, got
        assert b"access-control-" not in got.lower()
    assert engines.wishes == []


def test_forms_of_a_page_in_a_browser_that_says_nothing(served: Serving, engines: ScriptedEngines) -> None:
    """An old one sends no ``Origin`` with a form, and a form cannot say that it is JSON."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "text/json"):
        sent = head(served, f"POST {CHAT} HTTP/1.1", f"Content-Length: {len(HELLO)}", "Connection: close")
        sent = sent.replace(b"application/json", kind.encode()) + HELLO
        assert status(exchange(served, sent, closing=False)) == 415
    assert engines.wishes == []


def test_keys_in_the_wrong_place(served: Serving, engines: ScriptedEngines) -> None:
    wrong = [
        (f"/v1/models?key={KEY}", ()),
        (f"/v1/models?api_key={KEY}&authorization=Bearer%20{KEY}", ()),
        ("/v1/models", (f"Cookie: key={KEY}; authorization=Bearer {KEY}",)),
        ("/v1/models", (f"Proxy-Authorization: Bearer {KEY}",)),
        ("/v1/models", (f"Authorization: Basic {KEY}",)),
        ("/v1/models", (f"Authorization: {KEY}",)),
        ("/v1/models", (f"Authorization: Bearer {KEY}, Bearer x",)),
        ("/v1/models", ("Authorization: Bearer wrong", f"Authorization: Bearer {KEY}")),
        ("/v1/models", ("Authorization: Bearer ", "X-Api-Key: ")),
        ("/v1/models", (f"Authorization: Bearer {KEY.upper()}",)),
        ("/v1/models", (f"Authorization: Bearer {KEY}\xa0",)),
    ]
    for target, more in wrong:
        sent = head(served, f"GET {target} HTTP/1.1", "Connection: close")
        kept = [each for each in sent.split(b"\r\n")[:-2] if not each.startswith(b"Authorization")]
        given = [each.encode("latin-1") for each in more]
        got = exchange(served, b"\r\n".join([*kept, *given, b"", b""]), closing=False)
        assert status(got) in (400, 401), (target, more, got)
        assert told_nothing(got)
    assert all(KEY not in repr(call) for call in engines.calls)


def test_pictures_are_not_fetched(served: Serving, engines: ScriptedEngines) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        port = trap.getsockname()[1]
        urls = [
            f"http://127.0.0.1:{port}/a.png",
            f"HTTP://localhost:{port}/",
            f"//127.0.0.1:{port}/",
            f"ftp://127.0.0.1:{port}/",
            "file:///etc/passwd",
            "/etc/passwd",
            "\\\\\\\\evil\\\\share\\\\a.png",
            f"data:image/png;base64,@http://127.0.0.1:{port}/",
            "data:text/html;base64,aGVsbG8=",
            "data:image/svg+xml,<svg/>",
        ]
        for url in urls:
            body = b'{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"%s"}}]}]}'
            got = exchange(served, _posted(served, body % url.encode()), closing=False)
            assert status(got) == 400, (url, got)
            assert b"root:" not in got
        trap.settimeout(0.05)
        with pytest.raises(TimeoutError):
            trap.accept()
    assert engines.wishes == []


def test_two_hundred_at_once(served: Serving, engines: ScriptedEngines) -> None:
    """Some say nothing, some begin, some have no key, some close a half; those who ask properly are answered."""
    process = psutil.Process()
    before = process.num_fds() if hasattr(process, "num_fds") else process.num_handles()
    beginnings = [
        b"",
        head(served)[:30],
        head(served) + b"{",
        b"\x16\x03\x01",
        _stranger(served),
        b"GET / HTTP/1.1\r\n\r\n",
    ]
    with contextlib.ExitStack() as lines:
        for number in range(200):
            made = lines.enter_context(line(served))
            with contextlib.suppress(ConnectionError):  # room is made for those behind
                made.sendall(beginnings[number % len(beginnings)])
                if number % 3 == 0:
                    made.shutdown(socket.SHUT_WR)
            if number % 40 == 20:
                assert ask(served) == 200
        assert ask(served) == 200
    wait_for(lambda: _open(process) <= before + 2, "the connections to be closed")


def test_slow_ones_leave_in_time(served: Serving) -> None:
    """A byte now and then does not keep a connection: the clock is not set back."""
    slow = [head(served)[:20], head(served, f"POST {CHAT} HTTP/1.1", "Content-Length: 500") + b"{"]
    for beginning in slow:
        with line(served) as made:
            made.sendall(beginning)
            made.settimeout(0.05)
            got, sent = b"", 0
            while not got and sent < 100:
                try:
                    got = made.recv(65_536)
                    break
                except TimeoutError:
                    with contextlib.suppress(ConnectionError):
                        made.sendall(b" " if beginning is slow[1] else b"x")
                    sent += 1
                except ConnectionError:
                    break
            assert sent < 100
            assert status(got) in (408, 400, 0)


def test_many_requests_in_one_breath(served: Serving, engines: ScriptedEngines) -> None:
    """Pipelined: each is answered in its turn, those without a key too."""
    asked = head(served, f"POST {CHAT} HTTP/1.1", f"Content-Length: {len(HELLO)}") + HELLO
    last = head(served, MODELS, "Connection: close")
    got = exchange(served, (asked + _stranger(served)) * 20 + last, closing=False)
    assert got.count(b"HTTP/1.1 200") == 21
    assert got.count(b"HTTP/1.1 401") == 20


def test_a_stranger_who_never_stops_sending_is_left(served: Serving) -> None:
    stranger = head(served, f"POST {CHAT} HTTP/1.1", "Transfer-Encoding: chunked").replace(KEY.encode(), b"wrong")
    with line(served) as made:
        made.settimeout(0.05)
        made.sendall(stranger)
        pieces = 0
        with contextlib.suppress(ConnectionError):
            while pieces < 200_000:
                with contextlib.suppress(TimeoutError):
                    made.sendall(b"5\r\nhello\r\n" * 100)
                pieces += 1
        assert pieces < 200_000
        assert told_nothing(everything(made))


def _posted(served: Serving, body: bytes) -> bytes:
    return head(served, f"POST {CHAT} HTTP/1.1", f"Content-Length: {len(body)}", "Connection: close") + body


def _stranger(served: Serving) -> bytes:
    return head(served, MODELS).replace(KEY.encode(), b"wrong")


def _open(process: psutil.Process) -> int:
    return process.num_fds() if hasattr(process, "num_fds") else process.num_handles()


def test_a_flood_of_strangers_is_none_in_the_log() -> None:
    """Each line goes to the window; what is left out is counted."""
    lines: list[Call] = []
    now = 5.0
    told = Told(lines.append, lambda: now)
    stranger, friend = Call(at=0, status=401, refused="No key."), Call(at=0, status=200)
    for _ in range(500):
        told.note(stranger)
        told.note(friend)
    assert [line.refused for line in lines if line.refused] == ["No key."] * REFUSALS
    assert lines.count(friend) == 500
    now = 6.0
    told.note(stranger)
    told.note(stranger)
    assert [line.refused for line in lines[-2:]] == ["No key. Before it 490 more were refused.", "No key."]


def test_a_few_strangers_are_answered_at_once_and_the_others_in_turn() -> None:
    now = 100.0
    ration = Ration(4, 2.0, lambda: now)
    assert [ration.wait_s() for _ in range(AT_ONCE)] == [0] * AT_ONCE
    assert [ration.wait_s() for _ in range(3)] == [0.25, 0.5, 0.75]
    now += 0.5
    assert ration.wait_s() == 0.5
    assert [ration.wait_s() for _ in range(20)][-1] == 2.0, "nobody waits longer"
    now += 2.0
    assert [ration.wait_s() for _ in range(2)] == [0, 0.25], "those who had gone are soon forgotten"
    now += 60.0
    assert [ration.wait_s() for _ in range(AT_ONCE + 1)] == [0] * AT_ONCE + [0.25]


@contextlib.contextmanager
def strict(engines: ScriptedEngines) -> Iterator[Serving]:
    """Few places, and the few answers that strangers get at once are used up."""
    with serving(engines, msgspec.structs.replace(QUICK, connections=8, strangers=0.2)) as running:
        for _ in range(AT_ONCE):
            assert status(exchange(running, _stranger(running))) == 401
        yield running


def _wait(served: Serving, lines: contextlib.ExitStack, count: int) -> None:
    """So many strangers wait for their refusal."""
    for _ in range(count):
        lines.enter_context(line(served)).sendall(_stranger(served))
    metrics = head(served, "GET /metrics HTTP/1.1", "Connection: close")
    running = f"hearth_running {count + 1}".encode()
    wait_for(lambda: running in exchange(served, metrics, closing=False), "the strangers to be heard")


def test_strangers_who_wait_keep_nobody_out(engines: ScriptedEngines) -> None:
    """All places are taken by those who wait for a refusal: whoever has the key is let in at once."""
    with strict(engines) as served, contextlib.ExitStack() as lines:
        _wait(served, lines, 7)
        stranger = lines.enter_context(line(served))
        stranger.sendall(_stranger(served))
        for _ in range(3):
            assert ask(served) == 200
        stranger.settimeout(0.1)
        with pytest.raises(TimeoutError):
            stranger.recv(1)


def test_a_server_that_stops_waits_for_no_stranger(engines: ScriptedEngines) -> None:
    with contextlib.ExitStack() as lines:
        with strict(engines) as served:
            _wait(served, lines, 5)
            began = time.monotonic()
        assert time.monotonic() - began < GRACE_S


def test_one_of_far_too_many_is_not_even_let_wait(engines: ScriptedEngines) -> None:
    settings = msgspec.structs.replace(QUICK, connections=4, strangers=0.1, outside_s=60, header_s=60)
    with serving(engines, settings) as served, contextlib.ExitStack() as lines:
        made = [lines.enter_context(line(served)) for _ in range(AT_ONCE + 10)]
        assert everything(made[-1]) == b""

"""Asks the hub one thing after the other over one client: limits, redirects, refusals, a second try; parses nothing.

Loaded on a worker thread when the hub is first asked, since httpx2 comes with it.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import httpx2

from inference.errors import HearthError, HubBusy, Unreachable
from inference.hub.answers import wrong_answer
from inference.hub.refusals import Asked, refusal
from inference.net.cancel import CancelToken
from inference.net.client import open_client
from inference.net.failures import explain
from inference.net.network import HUB, Network
from inference.net.transport import home_url, same_origin

MAX_ANSWER = 32 * 1024**2  # bytes; a page of a hundred repositories with their templates has about 3 MB
MAX_TIME = 60.0  # seconds for one answer, however it drips
MAX_REDIRECTS = 5
TRIES = 2
SHORT_PAUSE = 1.0  # seconds before the second try, when the server does not say
LONG_PAUSE = 5.0  # seconds; asked to wait longer, we tell the user instead

Parameters = Sequence[tuple[str, str]]


class Answer(NamedTuple):
    """What the hub said.

    Attributes:
        body: Bytes, at most as many as were allowed.
        next: Cursor of the next page; empty on the last one.
    """

    body: bytes
    next: str = ""


class Line:
    """A line to the hub, for one piece of work on one thread; see ``open_line``."""

    def __init__(self, client: httpx2.Client, network: Network, cancel: CancelToken) -> None:
        self.client = client
        self.network = network
        self.cancel = cancel

    def ask(
        self,
        path: str,
        parameters: Parameters = (),
        *,
        asked: Asked,
        limit: int = MAX_ANSWER,
        cut: bool = False,
    ) -> Answer:
        """What the hub answers to a GET.

        Args:
            path: Quoted, with a slash in front.
            parameters: Of the query, in order.
            asked: For the words of a refusal.
            limit: Bytes of the answer.
            cut: Whether a longer answer is cut there; else it is no answer.

        Raises:
            Cancelled, NetworkError, HubError: As their names say.
        """
        url = home_of(self.network, path).copy_merge_params(list(parameters))
        for attempt in range(1, TRIES + 1):
            try:
                return self._ask(url, asked, limit, cut)
            except HubBusy as busy:
                pause = SHORT_PAUSE if busy.retry_after is None else busy.retry_after
                if attempt == TRIES or pause > LONG_PAUSE:
                    raise
                self.cancel.wait(pause)
                self.cancel.check()
        raise AssertionError("the last try returns or raises")

    def _ask(self, url: httpx2.URL, asked: Asked, limit: int, cut: bool) -> Answer:
        home = home_of(self.network)
        for _ in range(MAX_REDIRECTS + 1):
            with self.streamed(url) as response:
                if response.status_code >= 400:
                    raise self.refused(response, asked)
                if not response.is_redirect:
                    return self._read(response, limit, cut)
                # A repository that was renamed. Anybody who sends us elsewhere is not the hub.
                target = location(response)
                if not same_origin(target, home):
                    raise wrong_answer(f"{url} sends to {target}")
                url = target
        raise wrong_answer(f"{url} sends in circles")

    @contextlib.contextmanager
    def streamed(self, url: httpx2.URL, headers: Mapping[str, str] | None = None) -> Iterator[httpx2.Response]:
        """The answer to a GET whose body is still to come; failures on the way become those of Hearth."""
        try:
            with self.client.stream("GET", url, headers=dict(headers or {})) as response:
                yield response
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            raise explain(error, url.host) from error

    def refused(self, response: httpx2.Response, asked: Asked) -> HearthError:
        """The error for an answer of 400 and more."""
        status, headers = response.status_code, response.headers
        is_page = "text/html" in headers.get("content-type", "")
        if status == 511 or (is_page and status < 500 and "x-error-code" not in headers and status != 429):
            return wrong_answer(f"HTTP {status} with a page from {response.url}")
        return refusal(status, headers, asked)

    def _read(self, response: httpx2.Response, limit: int, cut: bool) -> Answer:
        if "text/html" in response.headers.get("content-type", ""):
            raise wrong_answer(f"a page came from {response.url}")
        body, deadline = bytearray(), time.monotonic() + MAX_TIME
        for piece in response.iter_bytes():
            self.cancel.check()
            body += piece
            if len(body) > limit:
                if not cut:
                    raise wrong_answer(f"more than {limit} bytes came from {response.url}")
                break
            if time.monotonic() > deadline:
                raise Unreachable(
                    "The hub answers too slowly to wait for it.", "Try again when the connection is better."
                )
        return Answer(bytes(body[:limit]), _next_cursor(response))


def home_of(network: Network, path: str = "") -> httpx2.URL:
    """The hub's address, and a (quoted) path on it.

    Raises:
        Unreachable: What the settings or ``HF_ENDPOINT`` say is no address.
    """
    url = home_url(network)
    if not url.host:
        raise Unreachable(
            f"The address of the hub cannot be used: “{network.endpoint[:80]}”.",
            f"Write it like {HUB}, in the settings or in HF_ENDPOINT.",
        )
    return httpx2.URL(network.endpoint + path)


def location(response: httpx2.Response) -> httpx2.URL:
    """Where a redirect leads."""
    try:
        return response.url.join(response.headers.get("location", ""))
    except httpx2.InvalidURL as error:
        raise wrong_answer(f"a redirect to nowhere from {response.url}") from error


@contextlib.contextmanager
def open_line(network: Network, version: str, cancel: CancelToken) -> Iterator[Line]:
    """A line to the hub, closed at the end of the block."""
    cancel.check()
    home_of(network)  # refuses an address that is none, before anything is opened
    with open_client(network, cancel, version=version) as client:
        # Metadata are text: a fifth of it travels when the server may compress it.
        client.headers["Accept-Encoding"] = "gzip"
        yield Line(client, network, cancel)


def _next_cursor(response: httpx2.Response) -> str:
    """The cursor alone, not the address: a mirror may hand on the hub's own."""
    try:
        url = response.links.get("next", {}).get("url", "")
        found = parse_qs(urlsplit(url).query).get("cursor", [""])
    except ValueError:
        return ""
    return found[0]

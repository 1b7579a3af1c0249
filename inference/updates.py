"""Asks the project which version of Hearth is the newest, and compares versions; downloads and replaces nothing.

The feed is one small JSON file at one address. Everything in it is treated as a stranger's: its size, its form and
the time it may take are limited, notes are plain text, and the page it names must be one of the project's own.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from inference.atomic import keep_json
from inference.errors import Unreachable, WrongAnswer
from inference.net.cancel import CancelToken
from inference.net.client import open_client
from inference.net.failures import explain
from inference.net.network import Network

if TYPE_CHECKING:
    import httpx2

# The pages of the project. Nobody serves them yet: whoever publishes the first release puts the feed there, as
# packaging/RELEASING.md tells, or changes this one line.
HOST = "hearth-chat.github.io"
FEED = f"https://{HOST}/Hearth/newest.json"

LARGEST = 64 * 1024  # bytes of the feed
LONGEST = 20.0  # seconds for all of it, however it drips

_LATER = "Try again later."

_Line = Annotated[str, msgspec.Meta(max_length=500)]


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """What the feed says. Fields of later formats are ignored.

    Attributes:
        format: Of the feed; another one is not understood.
        version: As in Python packages (PEP 440).
        page: Where it can be read about and downloaded, on the project's own host.
        notes: What is new, a line each, plain text.
    """

    format: Literal[1]
    version: Annotated[str, msgspec.Meta(max_length=40)]
    page: Annotated[str, msgspec.Meta(max_length=300)]
    notes: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=40)] = ()


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """When somebody looked last, and what came of it.

    Attributes:
        at: Seconds since the epoch; 0: never.
        release: The newest version that was heard of.
        problem: Why the last look failed, a sentence; empty: it did not.
    """

    at: float = 0.0
    release: Release | None = None
    problem: str = ""


def newest(network: Network, cancel: CancelToken, feed: str = FEED) -> Release:
    """Ask which version is the newest. Nothing is sent but the request: no version, no token, no name.

    Args:
        network: How to go; its token stays out of it.
        cancel: Ends it.
        feed: Where to ask.

    Raises:
        Cancelled: Somebody asked to stop.
        Offline: The network is switched off.
        NetworkError: Nobody, or somebody else, answered.
    """
    import httpx2  # on a thread, when it is wanted: the HTTP library costs start-up time

    bare = msgspec.structs.replace(network, token="")
    host = urlsplit(feed).hostname or ""
    try:
        with open_client(bare, cancel) as client, client.stream("GET", feed) as response:
            if response.status_code != 200:
                raise _no_word(f"{feed}: HTTP {response.status_code}")
            return read_release(_body(response, cancel, host))
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        raise explain(error, host) from error


def read_release(body: bytes) -> Release:
    """What a feed says. Raises ``WrongAnswer`` for anything that is none."""
    try:
        release = msgspec.json.decode(body, type=Release)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _no_word(str(error)) from error
    if version_key(release.version) is None:
        raise _no_word(f"“{release.version}” is no version")
    if not is_own_page(release.page):
        raise _no_word(f"“{release.page}” is no page of the project")
    return msgspec.structs.replace(release, notes=tuple(_plain(line) for line in release.notes))


def is_own_page(address: str) -> bool:
    """Whether a browser that is sent to an address ends up at the project's own host, over a safe connection."""
    if not re.fullmatch(r"https://[!-~]+", address) or "\\" in address:
        return False
    try:
        parts = urlsplit(address)
        return parts.netloc == HOST
    except ValueError:
        return False


def is_newer(version: str, installed: str) -> bool:
    """Whether one version comes after another; trial versions count only for who has one already."""
    there, here = version_key(version), version_key(installed)
    if there is None:
        return False
    if here is None:
        return not _is_trial(version)
    return there > here and (_is_trial(installed) or not _is_trial(version))


Key = tuple[int, tuple[int, ...], tuple[int, int, int], int, tuple[int, int]]

_VERSION = re.compile(
    r"v?(?:(?P<epoch>\d+)!)?(?P<release>\d+(?:\.\d+)*)"
    r"(?:[-_.]?(?P<pre>alpha|beta|preview|pre|a|b|c|rc)[-_.]?(?P<pre_number>\d*))?"
    r"(?P<post>-(?P<post_alone>\d+)|[-_.]?(?:post|rev|r)[-_.]?(?P<post_number>\d*))?"
    r"(?P<dev>[-_.]?dev[-_.]?(?P<dev_number>\d*))?"
    r"(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_VERSION = 200  # characters; a longer one is no version but an attack on whoever reads numbers
_PHASES = {"alpha": 0, "a": 0, "beta": 1, "b": 1, "c": 2, "rc": 2, "pre": 2, "preview": 2}


def version_key(text: str) -> Key | None:
    """What versions are ordered by, as PEP 440 says; ``None``: it is no version.

    What stands behind a ``+`` says who built it, not how new it is, and is left out.
    https://packaging.python.org/en/latest/specifications/version-specifiers/
    """
    match = _VERSION.fullmatch(text.strip()) if len(text) <= _LONGEST_VERSION else None
    if match is None:
        return None
    numbers = [int(each) for each in match["release"].split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    if match["pre"]:
        before = (0, _PHASES[match["pre"].lower()], int(match["pre_number"] or 0))
    else:  # 1.0.dev1 comes before 1.0a1, and that before 1.0
        before = (-1, 0, 0) if match["dev"] and not match["post"] else (1, 0, 0)
    after = int(match["post_alone"] or match["post_number"] or 0) if match["post"] else -1
    working = (0, int(match["dev_number"] or 0)) if match["dev"] else (1, 0)
    return int(match["epoch"] or 0), tuple(numbers), before, after, working


def read_looked(file: Path) -> Looked:
    """What was kept of the last look; one that never was where there is nothing that makes sense."""
    try:
        looked = msgspec.json.decode(file.read_bytes(), type=Looked)
        if looked.release is not None:
            read_release(msgspec.json.encode(looked.release))
    except (OSError, ValueError, RecursionError, WrongAnswer):  # msgspec's errors are ValueErrors
        return Looked()
    return looked


def keep_looked(file: Path, looked: Looked) -> None:
    """Keep it for the next start, where the disk takes it."""
    keep_json(file, looked)


# ------------------------------------------------------------------------------------------- inside


def _body(response: httpx2.Response, cancel: CancelToken, host: str) -> bytes:
    body, deadline = bytearray(), time.monotonic() + LONGEST
    for piece in response.iter_bytes():
        cancel.check()
        body += piece
        if len(body) > LARGEST:
            raise _no_word(f"more than {LARGEST} bytes")
        if time.monotonic() > deadline:
            raise Unreachable(f"{host} answers too slowly to wait for it.", _LATER)
    return bytes(body)


def _no_word(detail: str) -> WrongAnswer:
    return WrongAnswer(f"{HOST} did not say which version of Hearth is the newest.", _LATER, detail)


def _is_trial(version: str) -> bool:
    key = version_key(version)
    return key is not None and (key[2][0] < 1 or key[4][0] == 0)


def _plain(line: str) -> str:
    """A line without what moves the cursor, turns the direction of what follows, or breaks it."""
    return "".join(each if each.isprintable() else " " for each in line).strip()

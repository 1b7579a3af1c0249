"""Reads pieces of a file on the hub without fetching it: ranges, redirects to signed links; knows no GGUF."""

from __future__ import annotations

import re
from urllib.parse import quote

import httpx2

from inference.errors import HearthError, HubError, ModelCorrupt, Unreachable
from inference.hub.answers import wrong_answer
from inference.hub.refusals import Asked
from inference.hub.session import MAX_REDIRECTS, Line, home_of, location
from inference.hub.values import HubFile
from inference.net.transport import same_origin

TRIES = 3  # for one piece: an expired link and a lost connection
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


class Budget:
    """How many bytes may still be read, for all files of one question together."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, count: int) -> None:
        """Use ``count`` bytes.

        Raises:
            ModelCorrupt: There are not so many left.
        """
        self.left -= count
        if self.left < 0:
            raise ModelCorrupt(
                "The beginning of this model file is larger than any real one: it is damaged, or not meant to be read.",
                "Choose another file or repository.",
            )


class RemoteFile:
    """One file of a repository, read in pieces."""

    def __init__(self, line: Line, repository: str, commit: str, file: HubFile, budget: Budget) -> None:
        self._line = line
        self._file = file
        self._budget = budget
        self._asked = Asked(repository=repository, path=file.path, revision=commit, with_token=bool(line.network.token))
        path = f"/{quote(repository)}/resolve/{quote(commit, safe='')}/{quote(file.path)}"
        self._home = home_of(line.network, path)
        self._link = self._home  # where the bytes are: the hub itself, or a signed link that will expire

    def read_at(self, offset: int, length: int) -> bytes:
        """``length`` bytes from ``offset``, fewer only at the end of the file.

        Raises:
            Cancelled, NetworkError, HubError: As their names say.
            ModelCorrupt: The budget is used up.
        """
        length = min(length, self._file.size - offset)
        if length <= 0:
            return b""
        self._budget.take(length)
        error: HearthError | None = None
        for _ in range(TRIES):
            try:
                return self._read(offset, length)
            except Unreachable as lost:
                error = lost
            except _Expired as expired:
                error = HubError(
                    "The place where the hub keeps this file refuses it.", "Try again later.", str(expired)
                )
            self._link = self._home
            self._line.cancel.check()
        assert error is not None
        raise error

    def _read(self, offset: int, length: int) -> bytes:
        for _ in range(MAX_REDIRECTS + 1):
            headers = {"Range": f"bytes={offset}-{offset + length - 1}", "Accept-Encoding": "identity"}
            with self._line.streamed(self._link, headers) as response:
                if response.is_redirect:
                    self._link = location(response)
                    continue
                if response.status_code >= 400:
                    raise self._refused(response)
                return self._body(response, offset, length)
        raise wrong_answer(f"{self._home} sends in circles")

    def _refused(self, response: httpx2.Response) -> HearthError:
        if not same_origin(self._link, self._home) and response.status_code in (401, 403, 404, 410):
            raise _Expired(f"HTTP {response.status_code} from {self._link.host}")
        return self._line.refused(response, self._asked)

    def _body(self, response: httpx2.Response, offset: int, length: int) -> bytes:
        skip = self._skip(response, offset)
        if "text/html" in response.headers.get("content-type", ""):
            raise wrong_answer(f"a page came from {response.url.host} instead of {self._file.path}")
        data = bytearray()
        for piece in response.iter_raw(65_536):
            self._line.cancel.check()
            if skip >= len(piece):
                skip -= len(piece)
                continue
            data += piece[skip:]
            skip = 0
            if len(data) >= length:
                break  # of a server without ranges the rest of the file would follow
        if len(data) < length:
            raise Unreachable("The connection was lost while the beginning of the model file was read.", "Try again.")
        return bytes(data[:length])

    def _skip(self, response: httpx2.Response, offset: int) -> int:
        """Bytes to pass over: none of the range asked for, all before it when the server ignored the range."""
        if response.status_code == 206:
            match = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", "").strip())
            total = match[3] if match else ""
            if not match or int(match[1]) != offset or total not in ("*", str(self._file.size)):
                raise wrong_answer(f"another range than asked for: {response.headers.get('content-range')!r}")
            return 0
        self._budget.take(offset)
        return offset


class _Expired(Exception):
    """The signed link is not valid any more."""

"""Brings one file here: what is on the disk is checked, what is missing fetched, the whole verified and put in place.

One call of ``run`` is one try. Whatever arrives in it stays for the next one, in this process or another. When to try
again is the caller's business. Imported by the thread that downloads, not before: it loads httpx2.
"""

from __future__ import annotations

import hashlib
from typing import Protocol

import httpx2

from inference.download.journal import Origin
from inference.download.means import Means
from inference.download.part import READ_SIZE, Damage, Part
from inference.download.remote import PIECE, Body, Remote
from inference.download.values import WantedFile
from inference.errors import DownloadDamaged, ModelFileError
from inference.gguf import read_header
from inference.net.cancel import CancelToken
from inference.net.client import open_client
from inference.net.network import Network

MAX_LOOKS = 4  # times the rest of a doubted file is read, which takes a while; then all of it comes again
SPACE_LOOK = 64 * 1024**2  # bytes between two looks at the room on the disk


class Watcher(Protocol):
    """Who wants to know how it goes; called on the thread that downloads."""

    def at(self, position: int) -> None:
        """So many bytes of the file count."""

    def kept(self, count: int) -> None:
        """So many bytes lie on the disk from before, though they do not count until they were hashed."""

    def came(self, count: int) -> None:
        """So many bytes came over the network."""

    def size(self, size: int) -> None:
        """The file's size is known."""

    def verifying(self, yes: bool) -> None:
        """What is on the disk is being hashed, or no longer."""

    def check_space(self) -> None:
        """Called now and then: raises ``NoSpace`` when the rest will not fit."""


class Transfer:
    """One file on its way.

    Args:
        wanted: What is fetched.
        means: What to do it with.
    """

    def __init__(self, wanted: WantedFile, means: Means) -> None:
        self._wanted = wanted
        self._means = means
        self._watcher: Watcher  # of the run in progress
        self._expected = Origin(size=wanted.size, sha256=wanted.sha256.lower())
        self._part = Part(wanted.target, segment=means.segment)
        self._remote: Remote | None = None
        self._asked_of: Network | None = None
        self._ignored = 0
        self._again = False
        self._looks = 0
        self._other: tuple[int, int, int] | None = None  # a file in its place that is another one
        self.hopeless = False  # fetched twice, and wrong twice

    def run(self, cancel: CancelToken, watcher: Watcher) -> bool:
        """Go on until the file is in its place; ``False`` when it was there already.

        Raises:
            Cancelled: Somebody asked to stop.
            HearthError: With a sentence.
            httpx2.HTTPError: The network failed.
        """
        self._watcher = watcher
        if self._is_there(cancel):
            return False
        network = self._means.network()
        if self._remote is None or network != self._asked_of:
            known = Origin(size=self._wanted.size, sha256=self._wanted.sha256.lower())
            # Small segments, small pieces: what is on its way to be hashed when the program dies is lost with them.
            piece = min(PIECE, max(PIECE // 16, self._means.segment // 16))
            self._remote = Remote(self._wanted.source, network, known, self._means.timeout, piece)
            self._asked_of = network
        try:
            self._part.open()
            self._watcher.kept(self._part.kept)
            self._watcher.at(self._part.position)
            with open_client(network, cancel, timeout=self._means.timeout, version=self._means.version) as client:
                self._check_part(client, self._remote, cancel)
                self._watcher.kept(max(self._part.position, self._part.kept))
                if not self._complete():
                    self._watcher.check_space()
                while not self._complete():
                    self._fetch(client, self._remote, cancel)
            self._finish()
        finally:
            self._part.close()
        return True

    def discard(self) -> None:
        """Delete what there is of it. The complete file, when it is in its place, stays."""
        self._part.discard()

    # ---------------------------------------------------------------------------- what is there

    def _is_there(self, cancel: CancelToken) -> bool:
        """Whether the target is the file already: nothing is fetched that is on the disk."""
        target, expected = self._wanted.target, self._expected
        try:
            status = target.stat()
            seen = (status.st_size, status.st_mtime_ns, status.st_ino)
            if not expected.sha256 or status.st_size != expected.size or seen == self._other:
                return False
            self._watcher.verifying(True)
            hashed, position = hashlib.sha256(), 0
            with target.open("rb", buffering=0) as file:
                while data := file.read(READ_SIZE):
                    cancel.check()
                    hashed.update(data)
                    position += len(data)
                    self._watcher.at(position)
        except OSError:
            return False
        finally:
            self._watcher.verifying(False)
        if hashed.hexdigest() != expected.sha256:
            self._other = seen
            return False
        self._part.discard()
        return True

    def _check_part(self, client: httpx2.Client, remote: Remote, cancel: CancelToken) -> None:
        """Hash what an earlier try left behind, and repair what is wrong in it."""
        earlier = self._part.journal.origin
        if earlier is None:
            return
        known = self._expected if self._expected.sha256 else earlier
        if not known.continues(earlier):
            self._part.adopt(known)
            return
        self._expected = Origin(
            address=earlier.address,
            commit=self._expected.commit,
            size=known.size if known.size is not None else earlier.size,
            sha256=known.sha256,
            validator=earlier.validator,
        )
        while (damage := self._verify(cancel)) is not None:
            self._repair(client, remote, damage, cancel)

    def _verify(self, cancel: CancelToken) -> Damage | None:
        if self._part.position >= self._part.journal.position:  # hashed when it came: nothing to tell the user
            return self._part.verify(cancel, self._watcher.at)
        self._watcher.verifying(True)
        try:
            return self._part.verify(cancel, self._watcher.at)
        finally:
            self._watcher.verifying(False)

    def _repair(self, client: httpx2.Client, remote: Remote, damage: Damage, cancel: CancelToken) -> None:
        with remote.open(client, damage.start, damage.end, self._validator()) as body:
            if not self._same_file(body):
                return
            content, length = bytearray(), damage.end - damage.start
            skip = damage.start - body.start  # all before it, of a server that sends the whole file
            for piece in body.pieces():
                came = len(piece)
                self._watcher.came(came)
                self._means.bucket.take(came, cancel)
                content += piece[skip:]
                skip = max(0, skip - came)
                if len(content) >= length:
                    break
        self._part.replace(damage, bytes(content[:length]))

    # ------------------------------------------------------------------------------ what is missing

    def _complete(self) -> bool:
        return self._expected.size is not None and self._part.position >= self._expected.size

    def _fetch(self, client: httpx2.Client, remote: Remote, cancel: CancelToken) -> None:
        """One answer, as far as it goes."""
        start = self._part.position
        with remote.open(client, start, None, self._validator()) as body:
            if not self._same_file(body):
                start = 0
                self._watcher.kept(0)
                if body.start:
                    return  # another file than the one we had the beginning of: ask again, for all of it
            if body.start < start and not self._ignored:
                self._ignored += 1
                raise DownloadDamaged(
                    f"{remote.host} sent the whole file where the rest was asked for.", "It is asked again.", ""
                )
            if start == 0:  # the first answer may be the first to say how large it is
                self._watcher.check_space()
            self._take(body, start, cancel)
        if self._expected.size is None and body.end is None:
            self._expected = Origin(
                address=body.origin.address, size=self._part.position, validator=body.origin.validator
            )
        elif self._part.position <= start and not self._complete():
            raise DownloadDamaged(f"{remote.host} sent nothing of the file.", "Try again later.", f"from byte {start}")

    def _same_file(self, body: Body) -> bool:
        """Whether the part belongs to what is being sent; if not, the part begins anew."""
        origin = body.origin
        fits = self._part.adopt(origin)
        self._expected = Origin(
            address=origin.address,
            commit=origin.commit,
            size=origin.size if origin.size is not None else self._wanted.size,
            sha256=self._wanted.sha256.lower() or origin.sha256,
            validator=origin.validator,
        )
        if self._expected.size is not None:
            self._watcher.size(self._expected.size)
        return fits

    def _take(self, body: Body, start: int, cancel: CancelToken) -> None:
        skip, size = start - body.start, self._expected.size
        since_look = 0
        for piece in body.pieces():
            came = len(piece)
            self._watcher.came(came)
            if skip:
                piece, skip = piece[skip:], max(0, skip - came)
            if size is not None:
                piece = piece[: size - self._part.position]  # never more than was announced
            if piece:
                self._part.write(piece)
                self._watcher.at(self._part.position)
            if (self._complete() and not piece) or (self._part.news and self._rest_is_right(cancel)):
                return
            self._means.bucket.take(came, cancel)  # only now: what is in the hand must not be lost when it is stopped
            since_look += came
            if since_look >= SPACE_LOOK:
                since_look = 0
                self._watcher.check_space()

    def _rest_is_right(self, cancel: CancelToken) -> bool:
        """A segment of a file that came wrong is another one now: perhaps that was all."""
        self._part.news = False
        self._looks += 1
        size, digest = self._expected.size, self._expected.sha256
        if size is None or not digest or self._looks > MAX_LOOKS:
            return False
        self._watcher.verifying(True)
        try:
            return self._part.rest_gives(digest, size, cancel, self._watcher.at)
        finally:
            self._watcher.at(self._part.position)
            self._watcher.verifying(False)

    def _validator(self) -> str:
        earlier = self._part.journal.origin
        return earlier.validator if earlier is not None else ""

    # ------------------------------------------------------------------------------------ the end

    def _finish(self) -> None:
        expected = self._expected
        if expected.sha256 and self._part.digest != expected.sha256:
            self._wrong(f"SHA-256 is {self._part.digest}, not {expected.sha256}")
        if not expected.sha256 and self._wanted.target.suffix.lower() == ".gguf":
            try:
                read_header(self._part.path)
            except ModelFileError as error:
                self._wrong(f"{error.message} {error.detail}")
        self._part.finish()

    def _wrong(self, detail: str) -> None:
        """What came is not the file: once it is fetched again from the beginning, then it is given up."""
        name = self._wanted.target.name
        self.hopeless, self._again = self._again, True
        if self.hopeless:
            self._part.discard()
            raise DownloadDamaged(
                f"“{name}” arrived damaged twice, so it was deleted.",
                "Try again later, over another network, or choose another source.",
                detail,
            )
        self._part.doubt()
        self._watcher.at(0)
        raise DownloadDamaged(f"“{name}” arrived damaged; what is wrong in it is fetched once again.", "", detail)

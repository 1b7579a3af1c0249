"""A display without a monitor: Xvfb, whose picture lies in a file that is read here without asking the X server.

So the moment at which a window is painted is seen from outside, in the very pixels a person would see. Knows nothing
of what is shown.
"""

from __future__ import annotations

import mmap
import os
import secrets
import struct
import subprocess
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

from bootstrap.console import Failure

GRID = 16  # of so many pixels one is looked at, in both directions
TICK = 0.004  # seconds between two looks
_DARK = bytes(0 < red < 100 for red in range(256))  # the screen itself is black
_HEADER = struct.Struct(">25I")  # of an XWD file, X11/XWDFile.h
_FAMILY_WILD = 0xFFFF  # Xauth.h: for any host and display


class Frame:
    """One picture: ``rows`` of four bytes a pixel, blue first."""

    def __init__(self, width: int, height: int, rows: list[bytes]) -> None:
        self.width = width
        self.height = height
        self._rows = rows

    def colours(self) -> dict[bytes, float]:
        """Which colours it has, and the share of each, looked at in a grid."""
        found: dict[bytes, int] = {}
        for row in self._rows[::GRID]:
            for at in range(0, self.width * 4, GRID * 4):
                colour = row[at : at + 3]
                found[colour] = found.get(colour, 0) + 1
        total = sum(found.values()) or 1
        return {colour: count / total for colour, count in found.items()}

    def painted(self, share: float = 0.4) -> bool:
        """Whether a window with something in it covers ``share`` of the screen, which is black without one."""
        return painted(self.colours(), share)

    def ink(self, other: Frame) -> float:
        """Share of this picture's dark pixels, which are its letters, that are dark in ``other`` too."""
        ours = theirs = 0
        for row, another in zip(self._rows, other._rows, strict=True):
            dark = int.from_bytes(row[2::4].translate(_DARK), "little")
            ours += dark.bit_count()
            theirs += (dark & int.from_bytes(another[2::4].translate(_DARK), "little")).bit_count()
        return theirs / ours if ours else 0.0

    def save(self, path: Path) -> None:
        """As a PNG file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = []
        for row in self._rows:
            rgb = bytearray(self.width * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
            lines.append(b"\0" + rgb)
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 6)), (b"IEND", b""))
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))


def painted(colours: Mapping[bytes, float], share: float) -> bool:
    """Whether that much is not black, and it is more than one bare surface."""
    return 1.0 - colours.get(b"\0\0\0", 0.0) >= share and len(colours) >= 4


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def read_frame(content: bytes | mmap.mmap) -> Frame:
    """The picture in an XWD file of 32 bits a pixel.

    Raises:
        ValueError: It is none.
    """
    if len(content) < _HEADER.size:
        raise ValueError("no picture of the screen")
    head = _HEADER.unpack_from(content)
    size, version, width, height, bits, line, colours = head[0], head[1], head[4], head[5], head[11], head[12], head[19]
    if version != 7 or bits != 32:
        raise ValueError(f"a picture of version {version} with {bits} bits a pixel")
    begin = size + colours * 12
    return Frame(width, height, [content[begin + y * line : begin + y * line + width * 4] for y in range(height)])


class Screen:
    """A running X server with a cookie of its own. A context manager.

    Attributes:
        owner: Class of the windows that count as Hearth's: its own, or that of a compositor it is shown in.
    """

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        self.owner = "hearth"
        self._size = f"{width}x{height}x24"
        self._server: subprocess.Popen[bytes] | None = None
        self._content: mmap.mmap | None = None
        self._scratch = tempfile.TemporaryDirectory(prefix="hearth-screen-", ignore_cleanup_errors=True)
        self.folder = Path(self._scratch.name)
        self.cookie = self.folder / "cookie"
        self.display = ""

    def __enter__(self) -> Screen:
        self.folder.chmod(0o755)  # the cookie is shown to a user inside a trial
        self.cookie.write_bytes(cookie_file(secrets.token_bytes(16)))
        self.cookie.chmod(0o644)
        reading, writing = os.pipe()
        try:
            command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", self._size, "-nolisten", "tcp"]
            command += ["-auth", str(self.cookie), "-fbdir", str(self.folder), "-noreset", "-dpi", "96"]
            log = self.folder / "log"
            with log.open("wb") as record:
                self._server = subprocess.Popen(
                    command, stdout=record, stderr=record, pass_fds=[writing], start_new_session=True
                )
            os.close(writing)
            writing = -1
            with os.fdopen(reading, "rb") as pipe:
                number = pipe.readline().strip()  # ends also when the server does
            if not number:
                raise Failure(f"Xvfb does not start: {log.read_text(errors='replace').strip()[-300:]}.")
            self.display = f":{number.decode()}"
            with (self.folder / "Xvfb_screen0").open("rb") as file:
                self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except BaseException:
            if writing >= 0:
                os.close(writing)
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the server."""
        if self._content is not None:
            self._content.close()
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(5.0)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        self._scratch.cleanup()

    def frame(self) -> Frame:
        """What is to be seen now."""
        assert self._content is not None
        return read_frame(self._content)

    def painted(self, share: float = 0.4) -> bool:
        """Whether a window is to be seen."""
        return self.frame().painted(share)

    def tool(self, *words: str) -> str:
        """Run a program of this machine on the display; what it wrote.

        Raises:
            Failure: It failed.
        """
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False, env=self.variables())
        if done.returncode:
            raise Failure(f"{' '.join(words)} failed: {done.stderr.strip() or done.stdout.strip()}.")
        return done.stdout.strip()

    def variables(self) -> dict[str, str]:
        """The environment of programs of this machine that are to be seen on the display."""
        return {**os.environ, "DISPLAY": self.display, "XAUTHORITY": str(self.cookie)}

    def windows(self) -> list[str]:
        """The numbers of Hearth's visible windows."""
        try:
            return self.tool("xdotool", "search", "--onlyvisible", "--class", self.owner).split()
        except Failure:  # none
            return []


def wait_until(condition: Callable[[], object], seconds: float, over: Callable[[], object] = lambda: False) -> bool:
    """Look again and again until ``condition`` holds, ``over`` says that it never will, or the time is up."""
    pause = threading.Event()
    deadline = time.monotonic() + seconds
    while not condition():
        if over() or time.monotonic() > deadline:
            return bool(condition())
        pause.wait(TICK)
    return True


def cookie_file(cookie: bytes) -> bytes:
    """An Xauthority file that lets its holder onto any display that has ``cookie``; the format of Xau."""
    name = b"MIT-MAGIC-COOKIE-1"
    parts = (b"", b"", name, cookie)  # address, display, name, cookie
    return struct.pack(">H", _FAMILY_WILD) + b"".join(struct.pack(">H", len(part)) + part for part in parts)

"""What ``hearth pull`` shows of a download: lines for people, objects for scripts; fetches nothing."""

from __future__ import annotations

import shlex
import shutil
import time

from app.calling import command_name
from app.cli.terminal import Terminal
from inference.download.values import Download
from inference.errors import HearthError
from inference.model_file import ModelFile
from inference.outlook import Outlook
from inference.units import data_size

LINE_EVERY = 10.0  # seconds between two lines of progress where nobody watches
BAR = 24  # characters

FITS = {
    "gpu": "fits",
    "partial": "fits",
    "memory": "fits",
    "close_programs": "fits, other programs closed",
    "tight": "fits just so",
    "from_disk": "too large",
    "too_large": "too large",
    "options": "",
}


class Show:
    """Progress for people: a bar on a terminal, a line now and then where nobody watches."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._said = ""
        self._line_at = time.monotonic()
        self._outlook: Outlook | None = None
        self._announced = False

    def expect(self, outlook: Outlook) -> None:
        """What the model will be like on this computer."""
        self._outlook = outlook

    def progress(self, download: Download) -> None:
        """How far it is; once something arrives, first what it is."""
        if download.done and not self._announced:
            self._announced = True
            self._terminal.note(announcement(download, self._outlook))
        if self._terminal.status_is_terminal:
            # A line that wraps cannot be replaced by the next one.
            self._terminal.status(line_of(download, max(20, shutil.get_terminal_size().columns - 1)))
            return
        trouble = download.message if download.state == "waiting" else ""
        due = time.monotonic() - self._line_at >= LINE_EVERY
        if (trouble and trouble != self._said) or (due and download.state in ("running", "verifying")):
            self._terminal.note(line_of(download))
            self._line_at = time.monotonic()
        self._said = trouble or self._said

    def finished(self, model: ModelFile) -> None:
        """It is here."""
        self._terminal.line(f"{model.name} is here: {model.path}")
        if model.problem and model.purpose != "chat":
            self._terminal.note(model.problem)
        elif not model.problem:
            self._terminal.note(f"Chat with it: {command_name()} chat -m {shlex.quote(model.name)}")

    def interrupted(self, again: str) -> None:
        """Ctrl-C."""
        self._terminal.note(f"Paused. What has arrived is kept; the same command goes on: {again}")

    def failed(self, error: HearthError) -> None:
        """Said by whoever catches it."""


class ShowJson:
    """Events as JSON, one object on each line of standard output."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def expect(self, outlook: Outlook) -> None:
        """Scripts ask ``hearth search --json`` for that."""

    def progress(self, download: Download) -> None:
        """How far it is."""
        self._terminal.json(
            {
                "type": "download",
                "state": download.state,
                "title": download.wanted.title,
                "done": download.done,
                "total": download.total,
                "speed": round(download.speed),
                "seconds_left": download.seconds_left and round(download.seconds_left, 1),
                "retry_in": round(download.retry_in, 1),
                "code": download.code,
                "message": download.message,
            }
        )

    def finished(self, model: ModelFile) -> None:
        """It is here."""
        self._terminal.json({"type": "finished", "model": model.name, "path": model.path, "size": model.size})

    def interrupted(self, again: str) -> None:
        """Ctrl-C."""
        self._terminal.json({"type": "paused", "again": again})

    def failed(self, error: HearthError) -> None:
        """The failure as the last object."""
        self._terminal.json({"type": "failed", "code": error.code, "message": error.message, "hint": error.hint})


def announcement(download: Download, outlook: Outlook | None) -> str:
    """What is being fetched, and whether it will run here."""
    words = f"Fetching {download.wanted.title}"
    if download.total:
        words += f", {data_size(download.total)}"
    if outlook is not None and FITS[outlook.reason]:
        words += f". It needs about {data_size(outlook.memory_needed)} of memory here: {FITS[outlook.reason]}"
    return f"{words}."


def line_of(download: Download, columns: int = 0) -> str:
    """One line of progress, of at most that many characters; 0: as many as it takes."""
    done, rest = data_size(download.done), _rest(download)
    if not download.total:
        # Nothing is known yet: what went wrong says more than a zero.
        shapes: list[tuple[str, ...]] = [(done if download.done or not rest else "", rest)]
    else:
        share = min(1.0, download.done / download.total)
        of_total, percent = f"{done} of {data_size(download.total)}", f"{share:4.0%}"
        shapes = [(f"{_bar(share)} {percent}", of_total, rest), (percent, of_total, rest), (percent, rest)]
    lines = ["  ".join(part for part in shape if part) for shape in shapes]
    if not columns:
        return lines[0]
    return next((line for line in lines if len(line) <= columns), lines[-1][:columns])


def _rest(download: Download) -> str:
    match download.state:
        case "verifying":
            return "checking what is there"
        case "waiting":
            return f"{download.message} Next try in {_duration(max(1.0, download.retry_in))}."
        case "running" if download.speed:
            left = "" if download.seconds_left is None else f", {_duration(download.seconds_left)} left"
            return f"{data_size(int(download.speed))}/s{left}"
        case "running":
            return "connecting"
    return ""


def _bar(share: float) -> str:
    full = int(share * BAR)
    return "[" + "#" * full + "." * (BAR - full) + "]"


def _duration(seconds: float) -> str:
    """``45 s``, ``3:05``, ``1:02:03``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

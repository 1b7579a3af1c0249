"""What is tried, in which order and how long, and what came out; pure values, without Qt."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

Details = dict[str, str | int | float | bool | list[str]]

REPORT = "Report this with the details; install Hearth again if it worked before."


class Part(NamedTuple):
    """Something that is tried.

    Attributes:
        name: What it is called in reports.
        limit: Seconds it may take where everything together may take ``LIMIT``.
    """

    name: str
    limit: float


LIMIT = 120.0  # seconds for everything, from the start to the end of the program

PARTS = (
    Part("program", 20.0),
    Part("window", 30.0),
    Part("engine", 60.0),
    Part("database", 20.0),
    Part("formulas", 20.0),
    Part("export", 20.0),
    Part("download", 20.0),
    Part("programs", 40.0),
    Part("system", 15.0),
    Part("end", 15.0),
)


class Check(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came out for one part.

    Attributes:
        name: Of the part.
        ok: Whether it works.
        ms: Milliseconds it took.
        details: What was found out, by name.
        message: What does not work and what that means, a sentence; empty where it works.
        hint: The next step, a sentence; may be empty.
        detail: Technical text to copy into a report.
    """

    name: str
    ok: bool
    ms: int
    details: Details
    message: str = ""
    hint: str = ""
    detail: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What came out altogether.

    Attributes:
        ok: Whether everything works.
        version: Of Hearth.
        frozen: Whether it is a packaged program.
        platform: The system it ran on.
        ms: Milliseconds it took.
        checks: In the order of trying.
    """

    ok: bool
    version: str
    frozen: bool
    platform: str
    ms: int
    checks: tuple[Check, ...]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What one process is to try.

    Attributes:
        folder: An empty folder for its data; whoever gives it takes it away.
        parts: Names of parts and the seconds each may take, in order.
    """

    folder: str
    parts: tuple[Part, ...]


class Began(msgspec.Struct, frozen=True, tag="began"):
    """A part is being tried."""

    name: str


class Waits(msgspec.Struct, frozen=True, tag="waits"):
    """What is being waited for, as it ends a sentence; so whoever gives up knows."""

    what: str


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """A part was tried."""

    check: Check


class Doomed(msgspec.Struct, frozen=True, tag="doomed"):
    """A part was tried, and the process cannot go on after it."""

    check: Check


Told = Began | Waits | Ended | Doomed


class Broken(Exception):
    """A part does not do what it should. Stays within the self-test."""

    def __init__(self, message: str, hint: str = REPORT, detail: str = "") -> None:
        super().__init__(message)
        self.message, self.hint, self.detail = message, hint, detail

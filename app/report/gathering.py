"""Makes the report of what others know: the window and the terminal ask here. Reads no database by itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from app.paths import Paths
from app.report import facts
from app.report.cleaning import Cleaner, secrets_of
from app.report.report import Fact, Report
from app.settings import Settings
from inference.errors import HearthError
from inference.events import Loaded, Probed
from inference.hardware import Hardware, read_hardware


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What only the program that is running knows.

    Attributes:
        probed: What the engine said of this machine; ``None``: it was not asked.
        loaded: The model it loaded last; ``None``: none.
        trouble: Why the engine does not work; ``None``: it does.
        private: What must not stand in the report: titles, lines of messages.
        display: Facts about screens and how the window is drawn.
    """

    probed: Probed | None = None
    loaded: Loaded | None = None
    trouble: HearthError | None = None
    private: tuple[str, ...] = ()
    display: tuple[Fact, ...] = ()


def make_report(
    paths: Paths,
    settings: Settings,
    known: Known,
    *,
    environ: Mapping[str, str] = os.environ,
    home: Path | None = None,
    hardware: Hardware | None = None,
) -> Report:
    """The report as things are now; reads the log, and is quick enough for a worker thread only.

    Args:
        paths: Where everything lives.
        settings: Those in force.
        known: What only the program knows.
        environ: Environment variables.
        home: The user's home folder.
        hardware: This computer.
    """
    clean = make_cleaner(known.private, settings, environ, home or Path.home())
    sections = [
        *facts.program(paths, clean),
        facts.machine(hardware or read_hardware(), paths.data, environ, known.display, clean),
        *facts.engine(known.probed, known.loaded, known.trouble, clean),
        facts.proof(paths.machine, clean),
        facts.settings(settings),
        facts.crash(paths.logs, clean),
        facts.log(paths.logs, clean),
    ]
    return Report(tuple(sections))


def make_cleaner(private: Iterable[str], settings: Settings, environ: Mapping[str, str], home: Path) -> Cleaner:
    """What takes out everything that is known to be nobody's business."""
    proxy = settings.text("network.proxy")
    signed_in = proxy.partition("://")[2].rpartition("@")[0]
    return Cleaner(
        home,
        facts.user_name(environ),
        (*secrets_of(environ), signed_in, *signed_in.split(":")[1:]),
        (*private, *settings.text("chat.system_prompt").splitlines()),
    )

"""``hearth pull``: fetch a model from the hub or from an address, with the same engine as the window.

Progress goes to standard error, the result to standard output; ``--json`` puts an object for each event there instead.
"""

from __future__ import annotations

import argparse
import os
import queue
import shlex
import shutil
import time
from collections.abc import Callable

from app.calling import command_name
from app.cli.environment import Environment
from app.cli.terminal import Terminal
from app.library_roots import models_folder
from app.network_settings import limits_of, network_of
from app.version import VERSION
from inference.download.plain import wanted_from_url
from inference.download.queue import Downloads
from inference.download.values import Download, Wanted
from inference.errors import DownloadTaken, HearthError, UsageError, error_from_code
from inference.hub.client import Hub
from inference.hub.files import choose_companions, pick_variant
from inference.hub.reference import Reference, parse
from inference.hub.tokens import Tokens
from inference.hub.values import HubFile, Repository, Variant
from inference.hub.wanted import wanted_for
from inference.model_file import ModelFile
from inference.net.cancel import CancelToken
from inference.net.network import Network
from inference.units import data_size

INTERRUPTED = 130
LINE_EVERY = 10.0  # seconds between two lines of progress where nobody watches
BAR = 24  # characters
_LISTEN = 0.5  # seconds; some systems hear Ctrl-C only between two waits


def add_pull_arguments(parser: argparse.ArgumentParser) -> None:
    """What to fetch, and what comes along."""
    parser.add_argument(
        "model",
        metavar="REPO[:QUANTIZATION]|URL",
        help="such as owner/name-GGUF, owner/name-GGUF:Q4_K_M, a page of the hub, or the address of a .gguf file",
    )
    parser.add_argument("--projector", action="store_true", help="also fetch what the model needs to see pictures")
    parser.add_argument("--draft", action="store_true", help="also fetch the small model that makes this one faster")
    parser.add_argument("--json", action="store_true", help="print JSON, one object for each event")


def run_pull(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Fetch it and make it known to the library."""
    if environment.folder_problem is not None:
        raise environment.folder_problem
    if environment.library_problem is not None:
        raise environment.library_problem
    show = _ShowJson(terminal) if parsed.json else _Show(terminal)
    try:
        network = _network(environment)
        terminal.status("Asking the hub ...")
        wanted = _wanted(parsed, environment, network)
        model = _already_here(environment, wanted)
        if model is None:
            _fetch(wanted, environment, network, show)
            model = environment.library.downloaded(wanted)
        show.finished(model)
    except KeyboardInterrupt:
        show.interrupted(f"{command_name()} pull {parsed.model}")
        return INTERRUPTED
    except HearthError as error:
        show.failed(error)
        raise
    finally:
        terminal.clear_status()
    return 0


# ------------------------------------------------------------------------------------- what is wanted


def _network(environment: Environment) -> Network:
    network = network_of(environment.settings, os.environ)
    return network_of(environment.settings, os.environ, Tokens().get(network.endpoint))


def _wanted(parsed: argparse.Namespace, environment: Environment, network: Network) -> Wanted:
    folder = models_folder(environment.settings, environment.paths)
    reference = parse(parsed.model, network.endpoint)
    if reference.url:
        if parsed.projector or parsed.draft:
            raise UsageError("Only a repository of the hub has companions.", "Leave --projector and --draft out.")
        return wanted_from_url(reference.url, folder)
    hub = Hub(network, version=VERSION)
    repository = hub.repository(reference.repository, reference.revision, cancel=CancelToken())
    variant = _variant(repository, reference)
    projector, draft = choose_companions(repository, variant)
    return wanted_for(
        repository,
        variant,
        folder,
        _asked_for(projector, parsed.projector, "nothing to see pictures with"),
        _asked_for(draft, parsed.draft, "no draft model"),
    )


def _variant(repository: Repository, reference: Reference) -> Variant:
    """The one that was named, by its quantization or by one of its files; else the usual one."""
    if not reference.path:
        return pick_variant(repository, reference.quantization)
    for variant in repository.variants:
        if any(file.path == reference.path for file in variant.files):
            return variant
    raise UsageError(
        f"{repository.summary.id} has no model in “{reference.path}”.",
        f"Try {repository.summary.id} alone, or with a quantization: "
        + ", ".join(dict.fromkeys(each.quantization for each in repository.variants)),
    )


def _asked_for(file: HubFile | None, wanted: bool, lacking: str) -> HubFile | None:
    if wanted and file is None:
        raise UsageError(f"This repository has {lacking}.", "Leave the option out.")
    return file if wanted else None


def _already_here(environment: Environment, wanted: Wanted) -> ModelFile | None:
    """The same content, wherever it lies: nothing is fetched that some program has fetched before."""
    environment.library.scan()
    return environment.library.already_here(wanted)


# ------------------------------------------------------------------------------------------ fetching


def _fetch(wanted: Wanted, environment: Environment, network: Network, show: _Show | _ShowJson) -> None:
    """Follow the download to its end.

    Raises:
        HearthError: Why it ended otherwise.
        KeyboardInterrupt: Ctrl-C; what has arrived stays.
    """
    told: queue.SimpleQueue[Download] = queue.SimpleQueue()
    limits = limits_of(environment.settings)
    with Downloads(None, lambda: network, version=VERSION, limits=limits, on_change=told.put) as downloads:
        downloads.add(wanted)
        while True:
            download = _next(told.get)
            show.progress(download)
            if download.state == "done":
                return
            problem = _problem(download)
            if problem is not None:
                raise problem


def _next(get: Callable[..., Download]) -> Download:
    while True:
        try:
            return get(timeout=_LISTEN)
        except queue.Empty:
            continue


def _problem(download: Download) -> HearthError | None:
    """Why it does not go on; what passes by itself is waited for."""
    if download.state in ("failed", "paused") or download.code == DownloadTaken.code:
        return error_from_code(download.code, download.message, download.hint, download.detail)
    return None


class _Show:
    """Progress for people: a bar on a terminal, a line now and then where nobody watches."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._said = ""
        self._line_at = time.monotonic()

    def progress(self, download: Download) -> None:
        """How far it is."""
        line = _line(download)
        if self._terminal.status_is_terminal:
            # A line that wraps cannot be replaced by the next one.
            self._terminal.status(line[: max(20, shutil.get_terminal_size().columns - 1)])
            return
        trouble = download.message if download.state == "waiting" else ""
        due = time.monotonic() - self._line_at >= LINE_EVERY
        if (trouble and trouble != self._said) or (due and download.state in ("running", "verifying")):
            self._terminal.note(line)
            self._line_at = time.monotonic()
        self._said = trouble or self._said

    def finished(self, model: ModelFile) -> None:
        """It is here."""
        self._terminal.line(f"{model.name} is here: {model.path}")
        self._terminal.note(f"Chat with it: {command_name()} chat -m {shlex.quote(model.name)}")

    def interrupted(self, again: str) -> None:
        """Ctrl-C."""
        self._terminal.note(f"Paused. What has arrived is kept; the same command goes on: {again}")

    def failed(self, error: HearthError) -> None:
        """Said by whoever catches it."""


class _ShowJson:
    """Events as JSON, one object on each line of standard output."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

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


def _line(download: Download) -> str:
    """One line of progress."""
    how_far = data_size(download.done)
    share = None
    if download.total:
        share = min(1.0, download.done / download.total)
        how_far = f"{_bar(share)} {share:4.0%}  {how_far} of {data_size(download.total)}"
    match download.state:
        case "verifying":
            return f"{how_far}  checking what is there"
        case "waiting":
            return f"{how_far}  {download.message} Next try in {_duration(download.retry_in)}."
        case "running" if download.speed:
            left = "" if download.seconds_left is None else f", {_duration(download.seconds_left)} left"
            return f"{how_far}  {data_size(int(download.speed))}/s{left}"
    return how_far


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

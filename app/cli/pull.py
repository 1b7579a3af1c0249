"""``hearth pull``: fetch a model from the hub or from an address, with the same engine as the window.

Progress goes to standard error, the result to standard output; ``--json`` puts an object for each event there instead.
"""

from __future__ import annotations

import argparse
import os
import queue
import shlex
from collections.abc import Callable

from app.calling import command_name
from app.cli.advice import advised
from app.cli.environment import Environment
from app.cli.pull_words import Show, ShowJson
from app.cli.terminal import Terminal
from app.library_roots import models_folder
from app.network_settings import limits_of, network_of
from app.version import VERSION
from inference.corrections import read_corrections
from inference.download.plain import wanted_from_url
from inference.download.queue import Downloads
from inference.download.values import Download, Wanted
from inference.errors import DownloadTaken, HearthError, ModelFileError, Unreachable, UsageError, error_from_code
from inference.hardware import read_hardware
from inference.hub.client import Hub
from inference.hub.files import choose_companions, pick_variant
from inference.hub.reference import Reference, parse
from inference.hub.rough import rough_of_variant
from inference.hub.tokens import Tokens
from inference.hub.values import HubFile, Repository, Variant
from inference.hub.wanted import wanted_for
from inference.model_file import ModelFile
from inference.net.cancel import CancelToken
from inference.net.network import Network
from inference.outlook import rough_outlook

INTERRUPTED = 130
TRIES = 3  # that reach nobody, while nothing has ever arrived; then the address is rather wrong than out of reach
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
    show = ShowJson(terminal) if parsed.json else Show(terminal)
    from_hub = False
    try:
        network = _network(environment)
        reference = parse(parsed.model, network.endpoint)
        from_hub = not reference.url
        terminal.status("Asking the hub …" if from_hub else "Looking at the address …")
        wanted = _wanted(parsed, reference, environment, network, show)
        model = _already_here(environment, wanted)
        if model is None:
            _fetch(wanted, environment, network, show)
            model = environment.library.downloaded(wanted)
        show.finished(model)
        if model.problem and model.purpose == "chat":
            raise ModelFileError(model.problem, model.problem_hint)
    except KeyboardInterrupt:
        show.interrupted(_again(parsed))
        return INTERRUPTED
    except HearthError as error:
        told = advised(error, environment.settings, os.environ, from_hub=from_hub)
        show.failed(told)
        raise told from error
    finally:
        terminal.clear_status()
    return 0


def _again(parsed: argparse.Namespace) -> str:
    """The command that goes on, to be copied."""
    options = [f"--{name}" for name in ("projector", "draft", "json") if getattr(parsed, name)]
    return shlex.join((*command_name().split(), "pull", parsed.model, *options))


# ------------------------------------------------------------------------------------- what is wanted


def _network(environment: Environment) -> Network:
    network = network_of(environment.settings, os.environ)
    return network_of(environment.settings, os.environ, Tokens().get(network.endpoint))


def _wanted(
    parsed: argparse.Namespace,
    reference: Reference,
    environment: Environment,
    network: Network,
    show: Show | ShowJson,
) -> Wanted:
    folder = models_folder(environment.settings, environment.paths)
    if reference.url:
        if parsed.projector or parsed.draft:
            raise UsageError("Only a repository of the hub has companions.", "Leave --projector and --draft out.")
        return wanted_from_url(reference.url, folder)
    hub = Hub(network, version=VERSION)
    repository = hub.repository(reference.repository, reference.revision, cancel=CancelToken())
    variant = _variant(repository, reference)
    corrections = read_corrections(environment.paths.machine)
    show.expect(rough_outlook(rough_of_variant(repository.summary, variant), read_hardware(), corrections=corrections))
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


def _fetch(wanted: Wanted, environment: Environment, network: Network, show: Show | ShowJson) -> None:
    """Follow the download to its end.

    Raises:
        HearthError: Why it ended otherwise.
        KeyboardInterrupt: Ctrl-C; what has arrived stays.
    """
    told: queue.SimpleQueue[Download] = queue.SimpleQueue()
    limits = limits_of(environment.settings)
    with Downloads(None, lambda: network, version=VERSION, limits=limits, on_change=told.put) as downloads:
        downloads.add(wanted)
        tries = _Tries()
        while True:
            download = _next(told.get)
            problem = _problem(download, tries)
            if problem is not None:
                raise problem
            show.progress(download)
            if download.state == "done":
                return


def _next(get: Callable[..., Download]) -> Download:
    while True:
        try:
            return get(timeout=_LISTEN)
        except queue.Empty:
            continue


class _Tries:
    """Counts the tries that reached nobody."""

    def __init__(self) -> None:
        self._count = 0
        self._wait = 0.0  # seconds that were left of it when last heard of

    def in_vain(self, download: Download) -> bool:
        """Whether it is time to say so: what has begun is waited for without end, a wrong address is not."""
        # What happens between two waits may be too short to be told of; a wait only ever gets shorter.
        if download.state == "waiting" and download.retry_in > self._wait:
            self._count += 1
        self._wait = download.retry_in
        return not download.done and download.code == Unreachable.code and self._count >= TRIES


def _problem(download: Download, tries: _Tries) -> HearthError | None:
    """Why it does not go on; what passes by itself is waited for."""
    if download.state in ("failed", "paused") or download.code == DownloadTaken.code or tries.in_vain(download):
        return error_from_code(download.code, download.message, download.hint, download.detail)
    return None

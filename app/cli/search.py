"""``hearth search``: what the hub offers, and whether it would run here; downloads nothing."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

import msgspec

from app.cli.advice import advised
from app.cli.environment import Environment
from app.cli.pull_words import FITS
from app.cli.terminal import Terminal
from app.network_settings import network_of
from app.version import VERSION
from inference.catalog import CatalogEntry, entry_for, load_catalog
from inference.corrections import read_corrections
from inference.errors import HearthError, UsageError
from inference.hardware import Hardware, read_hardware
from inference.hub.client import Hub
from inference.hub.rough import rough_of_summary
from inference.hub.values import Ability, Gate, RepositorySummary, SearchQuery, Sort
from inference.net.cancel import CancelToken
from inference.outlook import Outlook, rough_outlook
from resources import resource_path

PAGE = 50  # repositories asked for at once
MOST = 1000
MOST_EMPTY = 10  # pages in a row with nothing that is asked for, each of several requests; then it is given up


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A line of ``--json``.

    Attributes:
        fits: Whether the usual quantization would run on this computer; ``None`` when nobody knows its size.
        fit: Why, a word of ``inference.outlook.Reason``.
        memory_needed: Bytes, roughly.
    """

    type: Literal["repository"] = "repository"
    id: str
    title: str
    parameters: int
    licence: str
    gate: Gate
    private: bool
    downloads: int
    likes: int
    updated: float
    architecture: str
    context: int
    abilities: tuple[Ability, ...]
    languages: tuple[str, ...]
    suggested: bool
    fits: bool | None = None
    fit: str = ""
    memory_needed: int = 0


def add_search_arguments(parser: argparse.ArgumentParser) -> None:
    """Words, order and filters."""
    parser.add_argument("words", metavar="WORDS", nargs="*", help="parts of names; without any: what is there")
    parser.add_argument("--sort", choices=get_args(Sort), default="downloads", help="order (default: downloads)")
    parser.add_argument("--limit", metavar="N", type=int, default=20, help="how many at most (default: 20)")
    parser.add_argument("--licence", metavar="ID", default="", help="such as apache-2.0 or mit")
    parser.add_argument("--family", metavar="NAME", default="", help="such as qwen3, llama or gemma")
    parser.add_argument(
        "--can", metavar="ABILITY", choices=get_args(Ability), action="append", default=[],
        help="what it must be able to do: " + ", ".join(get_args(Ability)) + "; may be given more than once",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON, one object for each repository")


def run_search(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Print what is found, the first ones at once."""
    if not 1 <= parsed.limit <= MOST:
        raise UsageError(f"--limit must be between 1 and {MOST:,}.")
    query = SearchQuery(
        words=" ".join(parsed.words),
        sort=parsed.sort,
        licence=parsed.licence.lower(),
        family=parsed.family,
        abilities=tuple(dict.fromkeys(parsed.can)),
        limit=min(parsed.limit, PAGE),
    )
    # Public repositories need no token, and a keychain may ask its owner something: only the environment is heeded.
    network = network_of(environment.settings, os.environ, os.environ.get("HF_TOKEN", "").strip())
    judge = _Judge(environment.paths.machine)
    count = 0
    terminal.status("Asking the hub …")
    try:
        for page in _pages(Hub(network, version=VERSION), query, parsed.limit):
            found = [judge.found(summary) for summary in page]
            if parsed.json:
                for each in found:
                    terminal.json(each)
            else:
                _print(terminal, found, with_heading=not count)
            count += len(found)
    except HearthError as error:
        raise advised(error, environment.settings, os.environ, from_hub=True) from error
    finally:
        terminal.clear_status()
    if not count and not parsed.json:
        terminal.note("Nothing was found. Fewer words find more.")
    return 0


def _pages(hub: Hub, query: SearchQuery, limit: int) -> Iterator[Sequence[RepositorySummary]]:
    """Page after page, as many repositories as are wanted."""
    cancel, cursor, left, empty = CancelToken(), "", limit, 0
    seen: set[str] = set()
    while left > 0 and empty < MOST_EMPTY:
        page = hub.search(query, cursor, cancel=cancel)
        new = [summary for summary in page.repositories if summary.id not in seen]
        seen.update(summary.id for summary in new)
        empty = 0 if new else empty + 1
        if new:
            yield new[:left]
        left -= len(new)
        cursor = page.next
        if not cursor:
            return


class _Judge:
    """Knows this computer and the catalog; both are read once."""

    def __init__(self, machine: Path) -> None:
        """``machine``: folder of what was measured on this machine."""
        self._hardware: Hardware = read_hardware()
        self._corrections = read_corrections(machine)
        self._catalog = load_catalog(resource_path("catalog.json"))

    def found(self, summary: RepositorySummary) -> Found:
        """A search result with what this computer makes of it."""
        entry = entry_for(self._catalog, summary.id)
        outlook = self._outlook(summary, entry)
        return Found(
            id=summary.id,
            title=entry.title if entry else summary.name,
            parameters=summary.parameters or (entry.parameters if entry else 0),
            licence=_word(summary.licence or (entry.licence if entry else "")),
            gate=summary.gate,
            private=summary.private,
            downloads=summary.downloads,
            likes=summary.likes,
            updated=summary.updated,
            architecture=summary.architecture,
            context=summary.context_trained,
            abilities=summary.abilities,
            languages=summary.languages,
            suggested=entry is not None,
            fits=outlook.fits if outlook else None,
            fit=outlook.reason if outlook else "",
            memory_needed=outlook.memory_needed if outlook else 0,
        )

    def _outlook(self, summary: RepositorySummary, entry: CatalogEntry | None) -> Outlook | None:
        rough = entry.rough if entry else rough_of_summary(summary)
        return rough_outlook(rough, self._hardware, corrections=self._corrections) if rough else None


def _print(terminal: Terminal, found: Sequence[Found], *, with_heading: bool) -> None:
    """A page as a table; what the columns are is told to a person only."""
    rows = [
        (each.id, _short(each.parameters) or "?", _licence(each), _short(each.downloads), FITS.get(each.fit, ""))
        for each in found
    ]
    heading = ("Repository", "Weights", "Licence", "Downloads", "Here")
    widths = [max(len(row[column]) for row in (*rows, heading)) for column in range(len(heading))]

    def line(row: Sequence[str]) -> str:
        cells = [cell.rjust(width) if column in (1, 3) else cell.ljust(width)
                 for column, (cell, width) in enumerate(zip(row, widths, strict=True))]  # fmt: skip
        return "  ".join(cells).rstrip()

    terminal.clear_status()
    if terminal.output_is_terminal and sum(widths) + 2 * len(widths) - 2 > shutil.get_terminal_size().columns:
        _print_narrow(terminal, rows)
        return
    if with_heading and terminal.output_is_terminal:
        terminal.heading(line(heading))
    for row in rows:
        terminal.line(line(row))


def _print_narrow(terminal: Terminal, rows: Sequence[Sequence[str]]) -> None:
    """Two lines for each, where a table would wrap; a name is never cut, people copy it."""
    for name, weights, licence, _, fit in rows:
        terminal.heading(name)
        terminal.line("  " + ", ".join(part for part in (weights, licence, fit) if part))


def _short(count: int) -> str:
    """A number in few characters: ``4.2B``, ``560M``, ``12k``; empty for none."""
    for unit, size in (("B", 10**9), ("M", 10**6), ("k", 10**3)):
        if count >= size:
            return f"{count / size:.1f}{unit}" if count < 10 * size else f"{count / size:.0f}{unit}"
    return str(count) if count else ""


def _licence(found: Found) -> str:
    words = [found.licence or "no licence named"]
    if found.private:
        words.append("private")
    elif found.gate != "open":
        words.append("to be accepted")
    return ", ".join(words)


def _word(text: str) -> str:
    """A foreign word on one line."""
    return "".join(each for each in text if each.isprintable())[:30]

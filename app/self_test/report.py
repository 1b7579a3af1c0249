"""What came out, as lines for people and as JSON; tries nothing."""

from __future__ import annotations

import platform
from collections.abc import Sequence

import msgspec

from app.self_test.values import Check, Details, Report
from app.version import VERSION
from inference.own_program import is_packaged

FINE = "Everything works."
FAULTY = "Something does not work; see the lines with a '!'. For a report, add what --json prints."
DETAIL = 200  # characters of the technical text, whose end says most
_SUMMARIES = {
    "program": "Hearth {version}, {kind}, in {folder}; {processor}",
    "window": "{width} x {height} on the platform “{plugin}”{shown}, Qt {qt}, {controls} named controls",
    "engine": "{model} answers on {backend}: first word after {ttft_ms} ms, {tokens_per_second} tokens a second",
    "database": "{messages} messages kept, found and read again; SQLite {sqlite}",
    "formulas": "drawn by a process of their own; code in {languages} languages gets colours",
    "export": "a PDF of {bytes} bytes, made by a process of its own",
    "download": "{bytes} bytes over a line that broke once, each as it was sent; {tls}",
    "programs": "one asks over HTTP and is answered by the schema it sent; one without the key is turned away",
    "system": "spell checker: {spelling}; keychain: {keychain}",
    "end": "{processes} processes and {threads} threads ended",
}


def report_of(checks: Sequence[Check], ms: int) -> Report:
    """Everything together."""
    return Report(
        ok=bool(checks) and all(check.ok for check in checks),
        version=VERSION,
        frozen=is_packaged(),
        platform=platform.platform(),
        ms=ms,
        checks=tuple(checks),
    )


def lines_of(check: Check) -> list[str]:
    """A line for people, with more below it where something is wrong."""
    first = f"{' ' if check.ok else '!'} {check.name + ':':<12} {check.ms / 1000:5.1f} s  "
    indent = " " * len(first)
    if check.ok:
        return [first + _summary(check.name, check.details)]
    detail = " ".join(check.detail.splitlines()[-1:])[:DETAIL]
    return [first + check.message, *(indent + line for line in (check.hint, detail) if line)]


def verdict(report: Report) -> str:
    """The last line."""
    return f"{FINE if report.ok else FAULTY} ({report.ms / 1000:.1f} s)"


def as_json(report: Report) -> str:
    """One line."""
    return msgspec.json.encode(report).decode()


def _summary(name: str, details: Details) -> str:
    words = dict(details)
    words["kind"] = "a packaged program" if details.get("frozen") else "run from its sources"
    words["shown"] = "" if details.get("display") else " (there is no display: it is painted into memory)"
    try:
        return _SUMMARIES[name].format_map(words)
    except KeyError:
        return "works"

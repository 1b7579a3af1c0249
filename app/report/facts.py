"""What goes into the report, read from where it is known, each part cleaned; changes nothing, opens no window."""

from __future__ import annotations

import contextlib
import locale
import os
import platform
import re
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from app.crash_log import KEPT
from app.declarations import BY_KEY, Value
from app.paths import Paths
from app.report.cleaning import Cleaner
from app.report.report import Fact, Section
from app.report.versions import engine_modules, installed_in, kind_of_installation, version_of, versions
from app.settings import Settings
from inference.errors import HearthError
from inference.events import Loaded, Probed
from inference.hardware import Hardware, free_disk
from inference.proof_record import read_record
from inference.units import data_size

LOG_LINES = 80
_LONGEST = 400  # characters of a line of the log
_LOOKED_AT = 4_000  # of such a line
_TAIL = 200_000  # bytes of the log that are looked at
_ENTRY = re.compile(r"(?P<head>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ [A-Z]+ [\w.]+: )(?P<said>.*)")
_BYTES = ("memory", "file_size", "memory_free", "memory_total")
_OTHERS = ("numpy", "httpx2", "msgspec", "ziamath", "keyring", "psutil", "starlette", "uvicorn", "llguidance")
# What decides how a window is drawn, and nothing of who sits before it.
_DESKTOP = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "LANG")
_STEERING = ("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "HF_HUB_OFFLINE")


def program(paths: Paths, clean: Cleaner, now: float | None = None) -> list[Section]:
    """What is installed, and where."""
    made = time.strftime("%Y-%m-%d %H:%M %z", time.localtime(now))
    others = ", ".join(f"{name} {version}" for name in _OTHERS if (version := version_of(name)))
    facts = [*versions(), ("Others", others), ("Installation", kind_of_installation()), ("Report made", made)]
    places = [
        ("Program", installed_in()),
        ("Data", paths.data),
        ("Settings", paths.settings),
        ("Cache", paths.cache),
        ("Log", paths.logs),
    ]
    return [
        Section.of_facts("Versions", facts),
        Section.of_facts("Places", [(name, clean.path(place)) for name, place in places]),
    ]


def machine(
    hardware: Hardware, data: Path, environ: Mapping[str, str], display: Iterable[Fact], clean: Cleaner
) -> Section:
    """The computer and its desktop; ``display``: what only the window knows."""
    free = free_disk(data)
    cores = f"{hardware.physical_cores} ({hardware.performance_cores} fast, {hardware.logical_cores} logical)"
    return Section.of_facts(
        "Computer",
        [
            ("System", _system()),
            ("Processor", hardware.processor or platform.machine()),
            ("Cores", cores),
            ("Container limit", f"{hardware.processor_quota:g} cores" if hardware.processor_quota else ""),
            ("Memory", f"{data_size(hardware.memory_available)} free of {data_size(hardware.memory_total)}"),
            ("Disk", f"{data_size(free)} free" if free is not None else ""),
            ("Language", ".".join(part for part in locale.getlocale() if part)),
            *((name, clean.text(environ.get(name, ""))) for name in (*_DESKTOP, *_STEERING)),
            *((name, clean.text(value)) for name, value in display),
        ],
    )


def _system() -> str:
    name = platform.platform()
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {name}"
    except (OSError, KeyError):  # only Linux has it
        return name


def engine(probed: Probed | None, loaded: Loaded | None, trouble: HearthError | None, clean: Cleaner) -> list[Section]:
    """What the engine said of itself, and of the model it loaded last; ``trouble``: why it does not work."""
    sections = []
    if trouble is not None:
        said = [trouble.message, trouble.hint, *trouble.detail.splitlines()[-12:]]
        sections.append(Section("Trouble with the engine", tuple(clean.line(line) for line in said if line)))
    if probed is not None:
        facts = [fact for fact in _fields(probed, clean) if fact[0] not in ("id", "devices")]
        for device in probed.devices:
            memory = f", {data_size(device.memory_free)} free of {data_size(device.memory_total)}"
            known = memory if device.memory_total else ""
            facts.append(("device", clean.text(f"{device.name}: {device.description} ({device.kind}{known})")))
        sections.append(Section.of_facts("Engine", [*facts, ("modules", " ".join(engine_modules()))]))
    elif trouble is None:
        sections.append(Section("Engine", ("It has not been asked yet.",)))
    if loaded is not None:
        hidden = ("id", "path", "sampling", "recommended")
        facts = [fact for fact in _fields(loaded, clean) if fact[0] not in hidden]
        sections.append(Section.of_facts("Model loaded last", facts))
    return sections


def proof(folder: Path, clean: Cleaner) -> Section:
    """What has proven itself on this machine, and what has not."""
    record = read_record(folder)
    lines = [f"processor: {record.processor}"] if record.processor is not None else []
    for verdict in record.verdicts or ():
        said = "".join(f"; {line}" for line in verdict.detail.strip().splitlines()[:2])
        lines.append(f"{verdict.device or 'drivers'}: {verdict.judgement} after {verdict.seconds:.1f} s{said}")
    if record.hung or record.ended:
        lines.append(f"tried in vain {record.hung} times, ended while in use {len(record.ended)} times")
    return Section("What the engine was proven with", tuple(clean.line(line)[:_LONGEST] for line in lines))


def _fields(value: msgspec.Struct, clean: Cleaner) -> list[Fact]:
    return [(name, clean.text(_shown(name, part))) for name, part in msgspec.structs.asdict(value).items()]


def _shown(name: str, value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int() if name in _BYTES and value:
            return data_size(value)
        case float():
            return f"{value:.4g}"
        case tuple():
            return " ".join(map(str, value))
        case msgspec.Struct():
            parts = msgspec.structs.asdict(value).items()
            return ", ".join(f"{key} {data_size(part)}" for key, part in parts if part)
    return str(value)


def settings(values: Settings) -> Section:
    """What differs from the defaults. Of texts, addresses and folders only that they are set."""
    own = [
        (model, key, value)
        for (model, key), value in sorted(values.own_values().items(), key=lambda each: each[0])
        if not BY_KEY[key].hidden
    ]
    models = list(dict.fromkeys(model for model, _key, _value in own if model))
    lines = [
        (f"for model {models.index(model) + 1}: " if model else "") + f"{key} = {_setting(value, BY_KEY[key].kind)}"
        for model, key, value in own  # names of models are the user's own, so they are numbered
    ]
    problems = [f"not understood: {type(problem).__name__}" for problem in values.problems]
    return Section("Settings that differ from the defaults", tuple([*lines, *problems] or ["none"]))


def _setting(value: Value, kind: str) -> str:
    if value is None:
        return "automatic"
    match kind:
        case "text" | "line" | "folder":
            return f"(set, {len(str(value))} characters)" if value else "(empty)"
        case "lines" | "folders":
            return f"(set, {len(value) if isinstance(value, tuple) else 0})"
    return _shown("", value)


def log(folder: Path, clean: Cleaner, most: int = LOG_LINES) -> Section:
    """The last lines of the log. Words of conversations are looked for in what was said, not in who said it when."""
    lines = []
    for line in _tail(folder / "hearth.log", most):
        match = _ENTRY.match(line)
        head, said = (match["head"], match["said"]) if match is not None else ("", line)
        cleaned = clean.line(_beginning(said))
        lines.append(head + (cleaned if len(cleaned) <= _LONGEST else cleaned[:_LONGEST] + "…"))
    return Section(f"Log, the last {len(lines)} lines", tuple(lines)) if lines else Section("Log", ("There is none.",))


def crash(folder: Path, clean: Cleaner) -> Section:
    """Where the program was when native code ended it the last time; nothing where that has never happened."""
    lines = _tail(folder / KEPT, LOG_LINES)
    with contextlib.suppress(OSError):
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime((folder / KEPT).stat().st_mtime))
        lines.insert(0, f"The file is of {when}.")
    return Section("Last crash", tuple(clean.line(_beginning(line))[:_LONGEST] for line in lines))


def _beginning(text: str) -> str:
    """Enough of a line to be cleaned, without a word that was cut in two: nobody would know half a password."""
    return text if len(text) <= _LOOKED_AT else text[:_LOOKED_AT].rpartition(" ")[0] + " …"


def _tail(path: Path, most: int) -> list[str]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            text = file.read(_TAIL).decode("utf-8", errors="replace")
    except OSError:
        return []
    lines = text.splitlines()
    return (lines[1:] if size > _TAIL else lines)[-most:]


def user_name(environ: Mapping[str, str]) -> str:
    """Under which name somebody is signed in; empty where nobody says."""
    names = ("USERNAME",) if sys.platform == "win32" else ("USER", "LOGNAME")
    return next((environ[name] for name in names if environ.get(name)), "")

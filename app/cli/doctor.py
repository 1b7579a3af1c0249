"""``hearth doctor``: what this computer has, and whether each part of Hearth works; changes nothing."""

from __future__ import annotations

import argparse
import contextlib
import importlib.metadata
import importlib.util
import os
import platform
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from app.calling import command_name
from app.channel import SYSTEM, Channel, read_channel
from app.cli.environment import Environment
from app.cli.long_work import interruptible
from app.cli.report import run_report
from app.cli.terminal import Terminal, as_line
from app.display import has_display
from app.engine_places import EnginePlaces
from app.network_settings import network_of
from app.proven_engine import connect_engine, make_proving
from app.storage.backups import Backups
from app.storage.connecting import open_read_only
from app.version import VERSION
from inference.errors import Cancelled, HearthError
from inference.hardware import free_disk, read_hardware
from inference.kv_files import KvFolder
from inference.messages import Message
from inference.options import Sampling
from inference.proof_record import Verdict
from inference.protocol import Delta, Device, Loaded, Probed
from inference.proving_words import sentence_of
from inference.trial_words import identity
from inference.units import data_size
from inference.updates import FEED, is_newer, newest

_LEAST_DISK = 100_000_000  # bytes
_NAMED = 8  # models
_START_LIMIT = 120.0  # seconds; a cold disk and a busy machine included


class Finding(msgspec.Struct, frozen=True):
    """One line of the report."""

    name: str
    value: str
    ok: bool = True
    hint: str = ""


def run_doctor(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Print the report; exit status 1 when something that is needed does not work."""
    if parsed.report:
        return run_report(environment, terminal)
    findings: list[Finding] = []

    def found(finding: Finding) -> None:
        findings.append(finding)
        if not parsed.json:
            mark = " " if finding.ok else "!"
            terminal.line(f"{mark} {finding.name + ':':<18} {finding.value}")
            if finding.hint:
                terminal.line(f"  {'':<18} {finding.hint}")

    for finding in (*_program(), *_machine(), *_data(environment), *_window()):
        found(finding)
    if parsed.look_for_update:
        terminal.status("Asking for the newest version …")
        found(newest_version(environment))
    terminal.status("Starting the engine …")
    _engine(environment, found)
    healthy = all(finding.ok for finding in findings)
    if parsed.json:
        terminal.json({"ok": healthy, "findings": findings})
    else:
        terminal.line()
        terminal.line("Everything works." if healthy else "Something does not work; see the lines with a '!'.")
        terminal.line(f"To try the window and every other part, too: {command_name()} --self-test")
    return 0 if healthy else 1


def _program() -> list[Finding]:
    return [
        Finding("Hearth", VERSION),
        Finding("Python", f"{platform.python_version()} ({sys.executable})"),
        Finding("System", platform.platform()),
    ]


def newest_version(environment: Environment, channel: Channel | None = None, feed: str = FEED) -> Finding:
    """Whether there is a newer Hearth; asked only where somebody wants to know."""
    name = "Newest version"
    channel = channel or read_channel()
    if channel.updates == "off":
        why = "the package manager of your system sees to it" if channel.why == SYSTEM else channel.why
        return Finding(name, f"not asked for: {why or 'switched off by whoever made this package'}")
    try:
        with interruptible() as token:
            release = newest(network_of(environment.settings, os.environ), token, feed)
    except Cancelled:
        raise
    except HearthError as error:
        return Finding(name, error.message, ok=False, hint=error.hint)
    if is_newer(release.version, VERSION):
        return Finding(name, release.version, hint=f"To read about it and get it: {release.page}")
    return Finding(name, f"{release.version}, none newer than yours")


def _machine() -> list[Finding]:
    hardware = read_hardware()
    return [
        Finding("Processor", hardware.processor or platform.machine()),
        Finding("Cores", f"{hardware.physical_cores} ({hardware.logical_cores} logical)"),
        Finding("Memory", f"{data_size(hardware.memory_available)} free of {data_size(hardware.memory_total)}"),
    ]


def _data(environment: Environment) -> list[Finding]:
    paths = environment.paths
    findings = [
        _trouble("Data folder", environment.folder_problem) or Finding("Data folder", str(paths.data)),
        *_disk(paths.data),
        _trouble("Models", environment.library_problem)
        or Finding("Models", _some([model.name for model in environment.library.models()])),
    ]
    if os.path.exists(paths.database):  # Path.exists raises where the folder may not be entered
        findings.append(_database(paths.database))
        findings += newest_backups(paths.database)
    findings.append(_kept(KvFolder(paths.kept, environment.settings.number("memory.disk"))))
    findings += [Finding("Settings", str(problem), ok=False) for problem in environment.settings.problems]
    return findings


def _some(names: Sequence[str]) -> str:
    """The first few; hundreds would bury everything else."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _trouble(name: str, error: HearthError | None) -> Finding | None:
    return None if error is None else Finding(name, error.message, ok=False, hint=error.hint)


def _disk(folder: Path) -> list[Finding]:
    """Room on the disk the folder is or would be on; nothing where nobody may ask."""
    free = free_disk(folder)
    if free is None:
        return []
    enough = free > _LEAST_DISK
    return [Finding("Free disk space", data_size(free), ok=enough, hint="" if enough else "Free some space.")]


def _kept(folder: KvFolder) -> Finding:
    """What models have read of conversations, on the disk."""
    usage = folder.usage()
    of = "1 conversation" if usage.conversations == 1 else f"{usage.conversations} conversations"
    most = f"of at most {data_size(usage.quota)}" if usage.quota else "(switched off)"
    return Finding("For quick starts", f"{data_size(usage.bytes)} {most}, of {of}, in {folder.folder}")


def newest_backups(database: Path) -> list[Finding]:
    """The newest backup that can be used; nothing where there are no conversations."""
    there = [backup for backup in Backups(database).list() if not backup.problem]
    if not there:
        return []
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(there[0].made_at))
    return [Finding("Backups", f"{len(there)}, the newest of {when} with {there[0].conversations} conversations")]


def _database(path: Path) -> Finding:
    try:
        with contextlib.closing(open_read_only(path)) as connection:
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            count = connection.execute("SELECT count(*) FROM conversation WHERE deleted_at IS NULL").fetchone()[0]
    except sqlite3.Error as error:
        return Finding("Conversations", str(error), ok=False, hint="Start the window: it sets a damaged file aside.")
    return Finding("Conversations", f"{count}, database {verdict}", ok=verdict == "ok")


def _window() -> list[Finding]:
    if importlib.util.find_spec("PySide6") is None:
        return [Finding("Window", "PySide6 is not installed", ok=False, hint="Install Hearth again.")]
    version = importlib.metadata.version("PySide6-Essentials")
    if not has_display(os.environ, sys.platform):
        # No fault: the terminal works without one.
        return [Finding("Window", f"Qt {version}, but no display here: use '{command_name()} chat'")]
    return [Finding("Window", f"Qt {version}")]


def _described(device: Device) -> str:
    # What llama.cpp calls free on a processor is all there is; the line "Memory" says it better.
    known = device.kind in ("gpu", "igpu") and device.memory_free
    return f"{device.description}, {data_size(device.memory_free)} free" if known else device.description


def _variant(probed: Probed) -> str:
    """Which part of a portable build computes on the processor."""
    if not probed.variant:
        return ""
    lowest = ", the variant that runs everywhere" if probed.level == "baseline" else ""
    return f", variant {probed.variant}{lowest}"


def _devices(devices: Sequence[Device], verdicts: Sequence[Verdict]) -> list[Finding]:
    """What computes, and what could but does not."""
    proven = {verdict.device: verdict for verdict in verdicts if verdict.judgement == "right"}
    findings = []
    for device in devices:
        verdict = proven.get(identity(device))
        answer = f", gave the right answer in {verdict.seconds:.1f} s" if verdict is not None else ""
        findings.append(Finding(f"Device {device.name}", f"{_described(device)}{answer}"))
    for verdict in verdicts:
        if verdict.judgement != "right":  # no fault of Hearth: the processor computes
            name = verdict.device.partition(":")[0] or "drivers"
            reason = verdict.detail.strip().splitlines()[:1]
            findings.append(Finding(f"Device {name}", sentence_of(verdict), hint=" ".join(reason)))
    return findings


def _engine(environment: Environment, found: Callable[[Finding], None]) -> None:
    """Start the engine, ask what it sees, and have the built-in guide say a few words."""
    try:
        proving = make_proving()
        with connect_engine(proving=proving) as engine:
            EnginePlaces(environment.settings, environment.paths).tell_forgetful(engine)
            engine.probe().result(_START_LIMIT)
            proving.wait()  # a graphics card may have to prove itself, which takes a while the first time
            probed = engine.probe().result(_START_LIMIT)
            assert isinstance(probed, Probed)
            found(Finding("Engine", f"llama-cpp-python {probed.llama_cpp}{_variant(probed)}"))
            found(Finding("Processor features", " ".join(probed.features) or "none"))
            for finding in _devices(probed.devices, proving.verdicts()):
                found(finding)
            guide = environment.library.find("guide")
            loaded = engine.load(str(guide.path)).result(_START_LIMIT)
            assert isinstance(loaded, Loaded)
            request = engine.generate([Message.user("hello")], sampling=Sampling(temperature=0), max_tokens=8)
            text = "".join(event.text for event in request if isinstance(event, Delta))
            ok = bool(text.strip())
            found(Finding("Built-in guide", f"answers ({text.strip()!r} …)" if ok else "says nothing", ok=ok))
    except (HearthError, TimeoutError) as error:
        words = as_line(error) if isinstance(error, HearthError) else str(error)
        detail = error.detail.splitlines()[-1:] if isinstance(error, HearthError) else []
        found(Finding("Engine", words, ok=False, hint=" ".join(detail)))

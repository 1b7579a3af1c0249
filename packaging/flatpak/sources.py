"""Turns a report of pip into sources of a Flatpak: every file with its address, its hash and its place.

Flatpak builds without a network, so each file is listed before. pip decides which file of a project fits the runtime's
Python; nothing here knows how. The format of its report: https://pip.pypa.io/en/stable/reference/installation-report/.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

RUNTIME_PYTHON = "3.13"  # of org.freedesktop.Platform 25.08
RUNTIME_GLIBC = 42  # its C library is 2.42
OLDEST_GLIBC = 5  # the first that wheels name by number

#: In ``requirements.lock`` for what is frozen, which a Flatpak is not.
FREEZING = (
    "altgraph",
    "macholib",
    "pefile",
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
)

#: Flatpak's name of a processor, and that of wheels.
MACHINES = {"x86_64": "x86_64", "aarch64": "aarch64"}

#: What the engine and Hearth are built with, besides what runs. The engine's sources ask for scikit-build-core.
BUILD = ("scikit-build-core>=0.9.2", "packaging", "pathspec", "setuptools>=77")


def platforms(machine: str) -> list[str]:
    """What wheels for this processor may be called, the newest first."""
    names = [f"manylinux_2_{minor}_{machine}" for minor in range(RUNTIME_GLIBC, OLDEST_GLIBC - 1, -1)]
    return [*names, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}"]


def report(python: str, arguments: Sequence[str], machine: str, *, wheels: bool = True) -> Mapping[str, Any]:
    """Ask pip what it would install into the runtime, from the index it is configured for.

    Args:
        python: An interpreter with pip; of the runtime's version, or markers would be read with another.
        arguments: What is wanted, as on pip's command line.
        machine: Flatpak's name of a processor.
        wheels: Whether wheels are wanted, or sources.

    Raises:
        subprocess.CalledProcessError: pip refused; why is in ``stderr``.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.json"
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run"]
        command += ["--ignore-installed", "--no-deps", "--report", str(target)]
        if wheels:
            command += ["--only-binary", ":all:", "--python-version", RUNTIME_PYTHON, "--target", folder]
            command += [word for name in platforms(MACHINES[machine]) for word in ("--platform", name)]
        else:
            command += ["--no-binary", ":all:"]
        subprocess.run([*command, *arguments], check=True, capture_output=True, text=True)
        made: Mapping[str, Any] = msgspec.json.decode(target.read_bytes())
        return made


def sources_of(answer: Mapping[str, Any], place: str, machine: str = "") -> list[dict[str, Any]]:
    """The sources in a report of pip.

    Args:
        answer: The report.
        place: Folder of the build into which they go.
        machine: Flatpak's name of the only processor they are for; empty for all.

    Raises:
        ValueError: A file has no SHA-256, so nobody could check it, or lies where others cannot get it.
    """
    made: list[dict[str, Any]] = []
    for part in answer["install"]:
        info = part["download_info"]
        digest = info.get("archive_info", {}).get("hashes", {}).get("sha256")
        if not digest:
            raise ValueError(f"{info['url']} has no SHA-256.")
        if not info["url"].startswith("https://"):
            raise ValueError(f"{info['url']} can be fetched here alone; have pip ask a public index.")
        entry = {"type": "file", "url": info["url"], "sha256": digest, "dest": place}
        made.append(entry | ({"only-arches": [machine]} if machine else {}))
    return made


def merged(sources: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each file once and by name; what all processors use is for all."""
    files: dict[tuple[str, str], dict[str, Any]] = {}
    for source in sources:
        key = source["url"], source["dest"]
        known = files.setdefault(key, source)
        if known is not source:
            arches = {*known.get("only-arches", ()), *source.get("only-arches", ())}
            rest = {name: value for name, value in known.items() if name != "only-arches"}
            files[key] = rest | ({"only-arches": sorted(arches)} if arches != set(MACHINES) else {})
    return [files[key] for key in sorted(files)]


def without(lock: str, names: Iterable[str]) -> str:
    """``requirements.lock`` without some projects, such as those that freeze."""
    left_out = tuple(f"{name}==" for name in names)
    kept, dropping = [], False
    for line in lock.splitlines():
        if not line.startswith((" ", "\t")):
            dropping = line.lower().startswith(left_out)
        if not dropping:
            kept.append(line)
    return "\n".join(kept) + "\n"

"""What a folder of programs and libraries needs of the system: names first, then packages of Debian."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from bootstrap.console import Failure
from bundle.elf import elf_files, read_elf

# Opened by name while the program runs, and it is none the worse without them.
OPTIONAL = frozenset({"libvulkan.so.1"})


def unmet(folder: Path) -> dict[str, list[str]]:
    """Libraries that are not in ``folder``, each with the names of the files that ask for it."""
    there = {path.name for path in folder.rglob("*") if ".so" in path.name}
    asked: dict[str, list[str]] = {}
    for path in elf_files(folder):
        for name in read_elf(path).needed:
            if name not in there:
                asked.setdefault(name, []).append(path.name)
    return dict(sorted(asked.items()))


def owners(names: Iterable[str]) -> dict[str, str]:
    """The package of Debian that each library belongs to on this system; unknown ones are left out."""
    wanted = sorted(names)
    if not wanted:
        return {}
    command = ["dpkg-query", "--search", *(f"*/{name}" for name in wanted)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return parse_owners(said, wanted)


def parse_owners(said: str, wanted: Iterable[str]) -> dict[str, str]:
    """From what ``dpkg-query --search`` says, such as ``libgomp1:amd64: /usr/lib/x86_64-linux-gnu/libgomp.so.1``."""
    found: dict[str, str] = {}
    names = set(wanted)
    for line in said.splitlines():
        packages, _, path = line.rpartition(": ")
        name = path.rsplit("/", 1)[-1]
        if name in names and re.match(r"(/usr)?/lib(64|/[^/]+-linux-gnu)?/[^/]+$", path):
            found.setdefault(name, packages.split(",")[0].partition(":")[0].strip())
    return found


def shared_library_dependencies(folder: Path, scratch_parent: Path) -> str:
    """What ``dpkg-shlibdeps`` makes of the files in ``folder``: packages with the versions whose symbols are used.

    Raises:
        Failure: A library that is asked for belongs to no package.
    """
    files = elf_files(folder)
    private = sorted({str(path.parent) for path in files})
    with tempfile.TemporaryDirectory(dir=scratch_parent) as scratch:
        control = Path(scratch) / "debian" / "control"
        control.parent.mkdir()
        control.write_text("Source: hearth\n\nPackage: hearth\nArchitecture: any\n", "utf-8")
        # What is in the folder itself belongs to no package; `check_all_met` sees to the rest.
        command = [
            "dpkg-shlibdeps",
            "-O",
            "--warnings=0",
            "--ignore-missing-info",
            *(f"-l{place}" for place in private),
        ]
        command += [f"-e{path}" for path in files if not _only_optional(path)]
        result = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    if result.returncode:
        raise Failure(f"dpkg-shlibdeps cannot say what the package depends on: {result.stderr.strip()[-2000:]}")
    return result.stdout.strip().partition("=")[2]


def _only_optional(path: Path) -> bool:
    return any(name in OPTIONAL for name in read_elf(path).needed)


def check_all_met(folder: Path, depends: str, found: Mapping[str, str], missing: Mapping[str, list[str]]) -> None:
    """Every library is in ``folder``, or in a package that ``depends`` names.

    Raises:
        Failure: With what is in neither.
    """
    packages = {re.split(r"[ (:|]", part.strip(), maxsplit=1)[0] for part in depends.split(",")}
    open_ones = [
        f"{name} (for {', '.join(sorted(set(asking))[:3])})"
        for name, asking in missing.items()
        if name not in OPTIONAL and found.get(name, "") not in packages
    ]
    if open_ones:
        raise Failure(f"Neither in {folder.name} nor in a package it depends on: {'; '.join(open_ones)}.")

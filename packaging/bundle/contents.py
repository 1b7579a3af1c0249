"""What goes into the frozen program besides what PyInstaller finds: resources, the engine's libraries, metadata."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from email.parser import Parser
from pathlib import Path
from typing import Any

RESOURCES = (".json", ".gguf", ".svg", ".qss", ".md", ".qm")  # as package-data of pyproject.toml
_HEADERS = ("Name", "Version", "Summary", "License", "License-Expression", "Home-page", "Author", "Requires-Python")

# What freezes the program is not part of it.
_BUILDERS = re.compile(
    r"(pip|setuptools|wheel|pyinstaller|pyinstaller_hooks_contrib|altgraph|packaging)-", re.IGNORECASE
)

Entry = tuple[str, str, str]  # place in the folder, where it comes from, kind: as in PyInstaller's lists


def resource_files(resources: Path) -> list[tuple[Path, str]]:
    """Each resource that ships, with the folder it goes into."""
    files = (file for file in sorted(resources.rglob("*")) if file.suffix in RESOURCES)
    return [(file, file.parent.relative_to(resources.parent).as_posix()) for file in files]


def engine_files(libraries: Path) -> list[Entry]:
    """The engine's libraries: each once, and links as links, so that there is one registry of devices."""
    entries = []
    for file in sorted(libraries.iterdir()):
        place = f"llama_cpp/lib/{file.name}"
        entries.append((place, os.readlink(file), "SYMLINK") if file.is_symlink() else (place, str(file), "BINARY"))
    return entries


def register(packages: Path, project: Mapping[str, Any], licence: Path) -> None:
    """Let ``importlib.metadata`` find Hearth itself in the build environment, whose code stays where it is.

    Args:
        packages: The ``site-packages`` there.
        project: The table of that name in ``pyproject.toml``.
        licence: The file with the licence.
    """
    name, version = str(project["name"]), str(project["version"])
    stem = name.replace("-", "_")
    for old in packages.glob(f"{stem}-*.dist-info"):
        shutil.rmtree(old)
    folder = packages / f"{stem}-{version}.dist-info"
    (folder / "licenses").mkdir(parents=True)
    headers = [f"Name: {name}", f"Version: {version}", f"Summary: {project['description']}"]
    headers += [f"License-Expression: {project['license']}", f"License-File: {licence.name}"]
    headers += [f"Requires-Dist: {requirement}" for requirement in project["dependencies"]]
    (folder / "METADATA").write_text("\n".join(["Metadata-Version: 2.4", *headers]) + "\n", "utf-8")
    shutil.copyfile(licence, folder / "licenses" / licence.name)
    files = ("METADATA", f"licenses/{licence.name}", "RECORD")
    (folder / "RECORD").write_text("".join(f"{folder.name}/{file},,\n" for file in files), "utf-8")


def write_metadata(target: Path, places: Iterable[Path]) -> None:
    """Write into ``target`` what ``importlib.metadata`` is to know: names, versions, and plugins to be found by name.

    Args:
        places: Folders with the distributions that the program is frozen from.
    """
    target.mkdir(parents=True)
    for folder in sorted(folder for place in places for folder in place.glob("*.dist-info")):
        if not _BUILDERS.match(folder.name):
            _copy_metadata(folder, target / folder.name)


def _copy_metadata(source: Path, target: Path) -> None:
    """The facts without the long texts, and the entry points that are no programs."""
    headers = Parser().parsestr((source / "METADATA").read_text("utf-8"), headersonly=True)
    lines = [f"{name}: {headers[name]}" for name in _HEADERS if headers[name]]
    target.mkdir()
    (target / "METADATA").write_text("\n".join(["Metadata-Version: 2.1", *lines]) + "\n", "utf-8")
    points = source / "entry_points.txt"
    if points.exists() and re.search(r"^\[(?!(?:console|gui)_scripts\])", points.read_text("utf-8"), re.MULTILINE):
        (target / points.name).write_bytes(points.read_bytes())

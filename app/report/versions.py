"""Versions of all parts and where Hearth is installed; loads none of the parts, least of all the engine."""

from __future__ import annotations

import importlib.util
import platform
import re
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

from app.licences import read_licences
from app.paths import PORTABLE_MARK
from app.version import VERSION
from inference.own_program import is_packaged

ENGINE = "llama_cpp"
_LIBRARY = re.compile(r"lib(?P<name>ggml|llama)\.(?:so\.)?(?P<version>\d+\.\d+\.\d+)(?:\.dylib)?")


def versions() -> list[tuple[str, str]]:
    """Names and versions of the parts that decide how Hearth behaves; what is not known is left out."""
    inside = engine_libraries()
    found = [
        ("Hearth", VERSION),
        ("llama.cpp", inside.get("llama", "")),
        ("ggml", inside.get("ggml", "")),
        ("llama-cpp-python", version_of("llama-cpp-python")),
        ("Python", platform.python_version()),
        ("Qt", version_of("PySide6-Essentials")),  # the two are released together, under one number
        ("SQLite", sqlite3.sqlite_version),
    ]
    return [(name, version) for name, version in found if version]


def version_of(distribution: str) -> str:
    """What its metadata says; empty where there is none, as for most in a packaged program."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""


def engine_folder() -> Path | None:
    """Where the engine's libraries lie."""
    spec = importlib.util.find_spec(ENGINE)  # looks for it, and loads nothing
    places = spec.submodule_search_locations if spec is not None else None
    return Path(next(iter(places))) / "lib" if places else None


def engine_libraries() -> dict[str, str]:
    """Versions of llama.cpp and ggml, as the names of their files say; in a package, as its list of parts does."""
    try:
        names = {path.name for path in metadata.files("llama-cpp-python") or ()}
    except metadata.PackageNotFoundError:
        names = set()
    folder = engine_folder()
    if folder is not None and folder.is_dir():
        names |= {path.name for path in folder.iterdir()}
    matches = (_LIBRARY.fullmatch(name) for name in sorted(names))
    return _listed() | {match["name"]: match["version"] for match in matches if match is not None}


def _listed() -> dict[str, str]:
    """What the licences say of this build; of sources they only tell what was there when they were last written."""
    if not getattr(sys, "frozen", False):
        return {}
    named = {"llama-cpp": "llama", "ggml": "ggml"}
    return {named[part.key]: part.version for part in read_licences().parts if part.key in named}


def engine_modules() -> tuple[str, ...]:
    """The separate parts of the engine: variants for processors, devices. None where it was built for one computer."""
    folder = engine_folder()
    if folder is None or not folder.is_dir():
        return ()
    names = (path.name.removeprefix("lib") for path in folder.iterdir() if not path.is_symlink())
    found = (re.fullmatch(r"ggml-((?:cpu-)?\w+)\.(?:so|dll|dylib)", name) for name in names)
    return tuple(sorted(match[1] for match in found if match is not None and match[1] not in ("base", "cpu")))


def installed_in() -> Path:
    """The folder of the program."""
    if is_packaged():
        return Path(sys.executable).parent
    return Path(__file__).resolve().parents[2]


def kind_of_installation() -> str:
    """How it came here, in words."""
    if not is_packaged():
        return "run from its sources" if (installed_in() / "pyproject.toml").is_file() else "installed with Python"
    return "packaged, portable" if (installed_in() / PORTABLE_MARK).is_file() else "packaged"

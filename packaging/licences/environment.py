"""What an environment holds of the distributions a program needs, as JSON; run by that environment's own Python.

    PYTHON environment.py '["requirement", …]' [FOLDER …]

``FOLDER``: more places where distributions lie. Markers are evaluated, extras heeded. Nothing of Hearth is imported:
this file is started by itself.
"""

from __future__ import annotations

import contextlib
import json
import platform
import pyexpat
import re
import sqlite3
import ssl
import sys
import zlib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

try:
    from packaging.requirements import Requirement
except ImportError:  # every environment that was set up with pip has it there
    from pip._vendor.packaging.requirements import Requirement  # type: ignore[assignment]

_LICENCE = re.compile(r"(licen[cs]e|copying|notice|unlicense)", re.IGNORECASE)
_NO_TEXT = re.compile(r"\.(py|pyc|pyi|json|so|dll)$", re.IGNORECASE)


def normalised(name: str) -> str:
    """The one spelling of a distribution's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(requirements: Iterable[str]) -> dict[str, metadata.Distribution]:
    """What ``requirements`` need here, by normalised name, what they need themselves included.

    Raises:
        PackageNotFoundError: One of them is not installed.
    """
    found: dict[str, metadata.Distribution] = {}
    asked: set[tuple[str, str]] = set()
    waiting = [(Requirement(each), "") for each in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = normalised(requirement.name)
        found[name] = distribution = metadata.distribution(requirement.name)
        for wanted in ("", *requirement.extras):
            if (name, wanted) not in asked:
                asked.add((name, wanted))
                waiting += [(Requirement(each), wanted) for each in distribution.requires or ()]
    return dict(sorted(found.items()))


def described(distribution: metadata.Distribution) -> dict[str, object]:
    """What its metadata says, with the texts of its licences."""
    data = distribution.metadata
    files = [path for path in distribution.files or () if _LICENCE.search(path.name) and not _NO_TEXT.search(path.name)]
    return {
        "name": data["Name"],
        "version": distribution.version,
        "licence": _said(data, "License-Expression"),
        "said": _said(data, "License"),
        "classifiers": [each for each in data.get_all("Classifier") or () if each.startswith("License ::")],
        "author": _said(data, "Author") or _said(data, "Author-email"),
        "home": _home(data),
        "texts": list(_texts(files)),
        "crates": list(_crates(distribution)),
        "files": sorted(str(path) for path in distribution.files or ()),
    }


def _said(data: metadata.PackageMetadata, field: str) -> str:
    return str(next(iter(data.get_all(field) or ()), ""))


def _home(data: metadata.PackageMetadata) -> str:
    links: dict[str, str] = {
        label.strip().lower(): link.strip()
        for label, _, link in (each.partition(",") for each in data.get_all("Project-URL") or ())
    }
    for label in ("homepage", "home", "source", "source code", "repository", "github", "documentation"):
        if label in links:
            return links[label]
    return _said(data, "Home-page")


def _texts(files: Iterable[metadata.PackagePath]) -> Iterator[str]:
    seen: set[str] = set()
    for path in sorted(files, key=str):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            text = "\n".join(line.rstrip() for line in Path(str(path.locate())).read_text("utf-8").splitlines()).strip()
            if text and text not in seen:
                seen.add(text)
                yield text


def _crates(distribution: metadata.Distribution) -> Iterator[dict[str, str]]:
    """Of Rust, that were compiled into it: name, version, licence, as its own bills of materials say (PEP 770)."""
    files = (path for path in distribution.files or () if "sboms" in path.parts and path.suffix == ".json")
    for path in sorted(files, key=str):
        for each in json.loads(path.read_text(encoding="utf-8")).get("components", ()):
            licences = [licence.get("expression", "") for licence in each.get("licenses", ())]
            if str(each.get("purl", "")).startswith("pkg:cargo/") and any(licences):
                yield {"name": each["name"], "version": each["version"], "licence": licences[0]}


def facts(found: dict[str, metadata.Distribution]) -> dict[str, str]:
    """Versions of what is inside other parts, as far as they can be had."""
    known = {
        "python": platform.python_version(),
        "openssl": ssl.OPENSSL_VERSION.split()[1],
        "sqlite": sqlite3.sqlite_version,
        "zlib": getattr(zlib, "ZLIB_RUNTIME_VERSION", zlib.ZLIB_VERSION),
        "expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    }
    if qt := found.get("pyside6-essentials"):
        known["qt"] = qt.version
        known["icu"] = _first(qt, r"libicuuc\.so\.(\d+)$")
    if engine := found.get("llama-cpp-python"):
        known["ggml"] = _first(engine, r"libggml\.(?:so\.)?(\d+\.\d+\.\d+)(?:\.dylib)?$")
        known["llama.cpp"] = _first(engine, r"libllama\.(?:so\.)?(\d+\.\d+\.\d+)(?:\.dylib)?$")
    with contextlib.suppress(metadata.PackageNotFoundError):
        known["pyinstaller"] = metadata.version("pyinstaller")
    return {name: version for name, version in known.items() if version}


def _first(distribution: metadata.Distribution, pattern: str) -> str:
    """A version that stands in the name of a file."""
    for path in distribution.files or ():
        if match := re.search(pattern, path.name):
            return match[1]
    return ""


def _python_licence() -> str:
    """The text that came with this Python, where it did."""
    for place in (f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/LICENSE.txt", "LICENSE.txt", "LICENSE"):
        path = Path(sys.base_prefix, place)
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return "\n".join(line.rstrip() for line in path.read_text("utf-8").splitlines()).strip()
    return ""


def main(arguments: list[str]) -> int:
    """Print what was found; the exit status."""
    requirements, *folders = arguments
    sys.path[:0] = folders
    found = needed(json.loads(requirements))
    json.dump(
        {
            "facts": facts(found),
            "python_licence": _python_licence(),
            "distributions": {name: described(each) for name, each in found.items()},
        },
        sys.stdout,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

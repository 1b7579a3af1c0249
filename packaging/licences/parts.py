"""Parts and whose work they are: put together of what metadata says and of what it leaves out; writes nothing."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
PYTHON = "python"  # what else than distributions brings parts along
PYINSTALLER = "pyinstaller"
OWN = "hearth-chat"

_SPDX = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "ISC License (ISCL)": "ISC",
}
_SAID = {"Apache 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "BSD": "BSD-3-Clause", "MIT License": "MIT"}
_EXPRESSION = re.compile(r"\(*[A-Za-z0-9][\w.+-]*\)*( (AND|OR|WITH) \(*[A-Za-z0-9][\w.+-]*\)*)*")
_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dll|pyd|dylib)$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"^\W*(Copyright\b.*(?:\d{4}|\([cC]\)|©).*|©.*\d{4}.*)$", re.MULTILINE)
_BLANK = re.compile(r"<copyright|\[name of|\[yyyy", re.IGNORECASE)  # a form that nobody has filled in
_MOST_LINES = 12  # of copyright that are shown; the texts have all of them

# How wheels tell of libraries inside them, in the file of their own licence (numpy, scipy).
_BUNDLED = re.compile(
    r"^Name: (?P<name>.+)\nFiles: (?P<files>.+)\nDescription: .+\nAvailability: (?P<home>\S+)\n"
    r"License: (?P<licence>.+)\n(?P<text>(?:.*\n)*?)(?=^(?:Name: |-{20,})|\Z)",
    re.MULTILINE,
)


class NoLicence(Exception):
    """Parts of which nobody knows under what licence they are; they cannot be shipped."""


@dataclass(frozen=True)
class Part:
    """One piece of work.

    Attributes:
        key: Normalised name.
        name: As its makers write it.
        version: Empty where it cannot be told.
        licence: SPDX expression.
        copyright: Lines; what the texts say of it.
        home: Address of its page.
        inside: Key of the part that brings it along; empty for one by itself.
        note: What else is to be said.
        texts: Of its licences, whole.
        files: Patterns of the names of files that are its own.
        distribution: Whether it is one of a package index.
        crates: Of Rust, that were compiled into it: name, version, licence.
    """

    key: str
    name: str
    version: str
    licence: str
    copyright: str = ""
    home: str = ""
    inside: str = ""
    note: str = ""
    texts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    distribution: bool = False
    crates: tuple[tuple[str, str, str], ...] = ()


def normalised(name: str) -> str:
    """The one spelling of a name (PEP 503)."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def requirements(root: Path = ROOT) -> list[str]:
    """What the program needs, and itself; nothing that only its makers need."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [str(project["name"]), *map(str, project["dependencies"])]


def look(python: Path, folders: Iterable[Path] = (), root: Path = ROOT) -> dict[str, Any]:
    """What the environment of ``python`` holds of the program (``environment.py``).

    Raises:
        CalledProcessError: Something that is needed is not installed there.
    """
    command = [str(python), str(FOLDER / "environment.py"), json.dumps(requirements(root)), *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def all_parts(seen: Mapping[str, Any], *, frozen: bool = True) -> list[Part]:
    """Every part of the program, those inside others right after them; the program itself comes first.

    Args:
        seen: What ``look`` has found.
        frozen: Whether PyInstaller's part is in it.

    Raises:
        NoLicence: Naming all parts without one, or without its text.
    """
    more = tomllib.loads((FOLDER / "parts.toml").read_text(encoding="utf-8"))
    facts: Mapping[str, str] = seen["facts"]
    parts = [
        _of_distribution(key, found, more["distribution"].get(key, {})) for key, found in seen["distributions"].items()
    ]
    parts.append(_python(facts["python"], seen["python_licence"]))
    roots = {part.key for part in parts} | ({PYINSTALLER} if frozen else set())
    inner = [_of_table(each, facts) for each in more["part"] if each["inside"] in roots]
    inner += [part for each in parts for part in _bundled(each)]
    ordered = _in_order(parts, inner)
    if bad := [part.name for part in ordered if not _is_expression(part.licence) or not part.texts]:
        raise NoLicence("no licence, or no text of it: " + ", ".join(bad))
    return ordered


def _in_order(parts: Iterable[Part], inner: Iterable[Part]) -> list[Part]:
    ordered: list[Part] = []
    left = sorted(inner, key=lambda part: part.name.lower())
    for part in sorted(parts, key=lambda part: (part.key != OWN, part.name.lower())):
        ordered += [part, *(each for each in left if each.inside == part.key)]
    return [*ordered, *(replace(each, inside="") for each in left if each.inside == PYINSTALLER)]


def _of_distribution(key: str, found: Mapping[str, Any], more: Mapping[str, Any]) -> Part:
    texts = tuple(dict.fromkeys([*found["texts"], *(known_text(name) for name in more.get("texts", ()))]))
    return Part(
        key=key,
        name="Hearth" if key == OWN else found["name"],
        version=found["version"],
        licence=more.get("licence") or spdx(found),
        copyright=more.get("copyright", "") or copyright_lines(texts) or _person(found["author"]),
        home=more.get("home", "") or found["home"],
        note=more.get("note", "").strip(),
        texts=texts,
        files=tuple(sorted({name for path in found["files"] if is_library(name := path.rpartition("/")[2])})),
        distribution=True,
        crates=tuple((each["name"], each["version"], each["licence"]) for each in found["crates"]),
    )


def _of_table(table: Mapping[str, Any], facts: Mapping[str, str]) -> Part:
    return Part(
        key=normalised(table["name"]),
        name=table["name"],
        version=facts.get(table.get("version", ""), ""),
        licence=table["licence"],
        copyright=table["copyright"].strip(),
        home=table["home"],
        inside=table["inside"],
        note=table.get("note", "").strip(),
        texts=tuple(known_text(name) for name in table["texts"]),
        files=tuple(table.get("files", ())),
    )


def _python(version: str, text: str) -> Part:
    return Part(
        key=PYTHON,
        name="Python",
        version=version,
        licence="PSF-2.0",
        copyright="Copyright © 2001 Python Software Foundation. All rights reserved.",
        home="https://www.python.org",
        texts=(text or known_text("PSF-2.0"),),
        files=("libpython*", "python3*.dll", "*.cpython-*.so", "*.pyd"),
    )


def _bundled(part: Part) -> Iterator[Part]:
    """Libraries inside a distribution of which its own licence tells."""
    taken: set[str] = set()  # what is made of two of them belongs to the first
    for text in part.texts:
        for match in _BUNDLED.finditer(text + "\n"):
            pattern = Path(match["files"].strip()).name + "*"  # also with the version behind
            files = () if pattern in taken else (pattern,)
            taken.add(pattern)
            yield Part(
                key=normalised(f"{match['name']} in {part.name}"),
                name=f"{match['name']} (in {part.name})",
                version="",
                licence=match["licence"].strip(),
                copyright=copyright_lines((match["text"],)),
                home=match["home"],
                inside=part.key,
                texts=(text,),
                files=files,
            )


def spdx(found: Mapping[str, Any]) -> str:
    """The licence of a distribution as an SPDX expression; empty where its metadata does not tell."""
    if found["licence"]:
        return str(found["licence"])
    said = str(found["said"]).strip()
    said = _SAID.get(said, said)
    if said != "UNKNOWN" and _is_expression(said):
        return said
    named = [_SPDX.get(each.rpartition(" :: ")[2], "") for each in found["classifiers"]]
    return " AND ".join(dict.fromkeys(name for name in named if name))


def _is_expression(text: str) -> bool:
    return bool(_EXPRESSION.fullmatch(text))


def copyright_lines(texts: Iterable[str]) -> str:
    """What texts of licences say of whose they are, the first few lines."""
    found = dict.fromkeys(" ".join(match[1].split()) for text in texts for match in _COPYRIGHT.finditer(text))
    return "\n".join([line for line in found if not _BLANK.search(line)][:_MOST_LINES])


def _person(text: str) -> str:
    """Whoever is named, without the address."""
    return re.sub(r"\s*<[^>]*>", "", text).replace('"', "").strip()


def is_library(name: str) -> bool:
    """Whether a file of this name is native code."""
    return bool(_LIBRARY.search(name))


def known_text(name: str) -> str:
    """A text of ``texts/``."""
    return (FOLDER / "texts" / f"{name}.txt").read_text(encoding="utf-8").strip()

"""Libraries of the system that a frozen folder carries along, and what Debian says of whose they are."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

from licences.owners import unowned
from licences.parts import FOLDER, NoLicence, Part

# Whose the libraries are that compiler and system bring along, and where their terms stand.
MAKERS = {
    "win32": ("Microsoft", "https://visualstudio.microsoft.com/license-terms/"),
    "darwin": ("Apple", "https://www.apple.com/legal/sla/"),
}

_DOCS = Path("/usr/share/doc")
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Za-z]+-[\d.]*\d)")
_FIRST = re.compile(r"^Files:\s*\*\s*\n(?:(?!\n\n)(?:.|\n))*?^License:\s*(\S.*)$", re.MULTILINE)
_SOURCES = (
    "It is used as Debian built it. Its sources can be had from https://sources.debian.org. It lies as a file of its "
    "own in the folder Hearth is installed in: you may replace it by a version of your own."
)
_SPDX = {
    "expat": "MIT",
    "mit": "MIT",
    "x11": "X11",
    "zlib": "Zlib",
    "isc": "ISC",
    "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause",
    "apache-2.0": "Apache-2.0",
    "gpl-2": "GPL-2.0-only",
    "gpl-2+": "GPL-2.0-or-later",
    "gpl-3": "GPL-3.0-only",
    "gpl-3+": "GPL-3.0-or-later",
    "lgpl-2": "LGPL-2.0-only",
    "lgpl-2+": "LGPL-2.0-or-later",
    "lgpl-2.1": "LGPL-2.1-only",
    "lgpl-2.1+": "LGPL-2.1-or-later",
    "lgpl-3": "LGPL-3.0-only",
    "lgpl-3+": "LGPL-3.0-or-later",
    "libpng": "libpng-2.0",
    "ftl": "FTL",
}


def system_parts(dist: Path, parts: Sequence[Part]) -> list[Part]:
    """A part for each package of the system whose libraries lie in ``dist``.

    Raises:
        NoLicence: A library is of nobody that is known.
    """
    left = {path.name for path in unowned(dist, parts)}
    if not left:
        return []
    if sys.platform in MAKERS:
        return [_of_this_system(left, *MAKERS[sys.platform])]
    if not shutil.which("dpkg-query"):
        names = ", ".join(sorted(left)[:5])
        raise NoLicence(f"whose {names} are can only be told on Debian and its relatives; build the packages there")
    packages: dict[str, list[str]] = {}
    for name, package in _packages_of(left).items():
        packages.setdefault(package, []).append(name)
    if missing := sorted(left - {name for names in packages.values() for name in names}):
        raise NoLicence("nobody is known for " + ", ".join(missing))
    return [_of_package(package, names) for package, names in sorted(packages.items())]


def _packages_of(names: Iterable[str]) -> dict[str, str]:
    """The Debian package of each file."""
    asked = sorted(names)
    done = subprocess.run(
        ["dpkg-query", "--search", *(f"*/{name}" for name in asked)], capture_output=True, text=True, check=False
    )
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        package, _, path = line.partition(": ")
        if not package.startswith("diversion ") and path:
            found.setdefault(Path(path.strip()).name, package.split(",")[0].strip())
    return {name: found[name] for name in asked if name in found}


def _of_package(package: str, files: Sequence[str]) -> Part:
    shown = "${Package}\t${Version}\t${Homepage}"
    told = subprocess.run(
        ["dpkg-query", "--show", f"--showformat={shown}", package], capture_output=True, text=True, check=True
    )
    name, version, home = told.stdout.split("\t")
    try:
        text = (_DOCS / name / "copyright").read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise NoLicence(f"{name} does not say whose it is ({error})") from error
    licence = known_licences().get(name) or licence_in(text) or f"LicenseRef-Debian-{name}"
    return Part(
        key=f"deb-{name}",
        name=f"{name} (Debian)",
        version=version,
        licence=licence,
        note=_SOURCES if "GPL" in licence else "",
        copyright="See the text.",
        home=home,
        texts=(_tidy(text), *common_texts(text)),
        files=tuple(sorted(files)),
    )


def known_licences() -> dict[str, str]:
    """Of libraries of Debian of which it is known better than their copyright files say."""
    table: dict[str, str] = tomllib.loads((FOLDER / "parts.toml").read_text(encoding="utf-8"))["debian"]
    return table


def licence_in(text: str) -> str:
    """What a machine-readable copyright file (DEP 5) says of most files, as SPDX; empty where it is not that plain."""
    match = _FIRST.search(text)
    if match is None:
        return ""
    words = re.split(r"\s+(or|and)\s+", match[1].strip().lower())
    named = [word.upper() if word in ("or", "and") else _SPDX.get(word, "") for word in words]
    return " ".join(named) if all(named) else ""


def common_texts(text: str) -> list[str]:
    """The licences that it only points to."""
    paths = [Path("/usr/share/common-licenses", name) for name in dict.fromkeys(_COMMON.findall(text))]
    return [_tidy(path.read_text(encoding="utf-8")) for path in paths if path.is_file()]


def refuse_whole_program(parts: Iterable[Part]) -> None:
    """No licence of a part is the whole program's, too: the GPL without an exception or a choice.

    Raises:
        NoLicence: Naming those that have one.
    """
    names = [part.name for part in parts if re.fullmatch(r"A?GPL-[\d.]+(-only|-or-later)?", part.licence)]
    if names:
        raise NoLicence(f"all of Hearth would be under the GPL with {', '.join(names)}; leave that out")


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\f", "").splitlines()).strip()


def _of_this_system(files: Iterable[str], maker: str, home: str) -> Part:
    return Part(
        key="system",
        name=f"Runtime libraries of the system ({maker})",
        version="",
        licence="LicenseRef-System-Runtime",
        copyright=f"Copyright © {maker}. All rights reserved.",
        home=home,
        texts=(f"These libraries belong to the compiler and system of {maker} and may be passed on with programs.",),
        files=tuple(sorted(files)),
    )

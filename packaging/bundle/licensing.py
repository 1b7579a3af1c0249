"""The licences of all parts as one text: the copyright file of Debian, and the one in the portable folder.

Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.identity import HOMEPAGE, MAINTAINER, NAME

_FORMAT = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"

# Texts that Debian keeps for all packages; its policy has them named instead of repeated (12.5). Each with the name of
# its file below /usr/share/common-licenses, in which {0} is the version that stands in the text.
_COMMON = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), name)
    for pattern, name in (
        (r"Apache License\s+Version 2\.0, January 2004.*?END OF TERMS AND CONDITIONS", "Apache-2.0"),
        (r"GNU GENERAL PUBLIC LICENSE\s+Version (\d).*?END OF TERMS AND CONDITIONS", "GPL-{0}"),
        (r"GNU LIBRARY GENERAL PUBLIC LICENSE\s+Version (\d).*?END OF TERMS AND CONDITIONS", "LGPL-{0}"),
        (r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version (2\.1).*?END OF TERMS AND CONDITIONS", "LGPL-{0}"),
        (r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version (3),.*", "LGPL-{0}"),
        (r"GNU Free Documentation License\s+Version (\d\.\d).*", "GFDL-{0}"),
        (r"Mozilla Public License,? Version (2\.0).*", "MPL-{0}"),
    )
)
_WHOLE = 3000  # characters; what is shorter only mentions a licence


def copyright_text(licences: Path, debian: bool) -> str:
    """The text made of ``licences.json``, which ``packaging/licences`` writes.

    Args:
        debian: Whether texts that Debian has are named instead of written out.
    """
    known: dict[str, Any] = json.loads(licences.read_text("utf-8"))
    lines = [f"Format: {_FORMAT}", f"Upstream-Name: {NAME}", f"Upstream-Contact: {MAINTAINER}", f"Source: {HOMEPAGE}"]
    for part in known["parts"]:
        lines += ["", *_part(part)]
    for name, text in known["texts"].items():
        lines += ["", f"License: {name}", *_body(text, debian)]
    return "\n".join(lines) + "\n"


def _part(part: dict[str, Any]) -> Iterator[str]:
    yield "Files: *" if part["name"] == NAME else f"Files: {_key(part)}"
    held = [line.strip() for line in str(part.get("copyright", "")).splitlines() if line.strip()]
    yield "Copyright: " + "\n ".join(held or [f"the authors of {part['name']}"])
    yield f"License: {part['licence']}"
    if part.get("texts"):
        yield f" The text is below: {', '.join(part['texts'])}."
    about = (part["name"], part.get("version", ""), part.get("home", ""))
    yield "Comment: " + " ".join(word for word in about if word)


def _key(part: dict[str, Any]) -> str:
    return "usr/lib/hearth/*" + re.sub(r"[^A-Za-z0-9]+", "?", str(part.get("key", part["name"]))) + "*"


def _body(text: str, debian: bool) -> Iterator[str]:
    for line in (without_common(text) if debian else text).splitlines():
        yield f" {line.rstrip()}" if line.strip() else " ."


def without_common(text: str) -> str:
    """``text`` with the licences that Debian has replaced by where they are."""

    def name(found: re.Match[str], place: str) -> str:
        if len(found[0]) < _WHOLE:
            return found[0]
        return f"On Debian systems, this text is in /usr/share/common-licenses/{place.format(*found.groups())}."

    for pattern, place in _COMMON:
        text = pattern.sub(lambda found, place=place: name(found, place), text)  # type: ignore[misc]
    return text

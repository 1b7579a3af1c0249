"""Whose work Hearth is made of, as ``resources/licences.json`` says (made by ``packaging/licences``). Knows no Qt."""

from __future__ import annotations

import re

import msgspec

from resources import resource_path

_FULL = 56  # characters: a line this long was broken because it was full
# What begins a line of its own: a mark of a list, a number, one more holder of rights.
_OWN_LINE = re.compile(r"([-*•·#=_─]|\(?[0-9a-zA-Z]{1,3}[.)]\s|\(c\)|©|copyright|portions)", re.IGNORECASE)


class Part(msgspec.Struct, frozen=True):
    """One part.

    Attributes:
        key: Names it for good.
        name: As its makers write it.
        licence: SPDX expression.
        version: Empty where it is not known.
        copyright: Whose it is; lines.
        home: Address of its page.
        inside: Key of the part that brings it along; empty for one by itself.
        note: What else is to be said.
        texts: Names of the texts of its licences.
    """

    key: str
    name: str
    licence: str
    version: str = ""
    copyright: str = ""
    home: str = ""
    inside: str = ""
    note: str = ""
    texts: tuple[str, ...] = ()


class Licences(msgspec.Struct, frozen=True):
    """All parts, those inside others right after them.

    Attributes:
        format: Of the file.
        parts: In the order they are shown in.
        texts: Texts of licences by their names.
    """

    format: int
    parts: tuple[Part, ...]
    texts: dict[str, str]

    def text_of(self, part: Part) -> str:
        """Everything that is to be read about a part, as plain text; the lines of licences as they were written."""
        heads = (f"{part.name} {part.version}".strip(), part.licence, part.home)
        top = "\n".join(line for line in heads if line)
        said = (top, part.note, part.copyright, *(self.texts[name] for name in part.texts))
        return ("\n\n" + "─" * 24 + "\n\n").join(text for text in said if text) + "\n"

    def found(self, words: str) -> tuple[Part, ...]:
        """The parts with all of ``words`` in their name, licence or copyright."""
        wanted = words.casefold().split()

        def has(part: Part) -> bool:
            about = f"{part.name} {part.version} {part.licence} {part.copyright}".casefold()
            return all(word in about for word in wanted)

        return tuple(part for part in self.parts if has(part))


def flowing(text: str) -> str:
    """``text`` with the lines of each paragraph joined, for a window that breaks lines where it is full itself."""
    lines: list[str] = []
    full = False  # the line before was
    for line in text.splitlines():
        words = line.strip()
        if full and words and not _OWN_LINE.match(words):
            lines[-1] += f" {words}"
        else:
            lines.append(line.rstrip())
        full = len(line.rstrip()) >= _FULL
    return "\n".join(lines) + "\n"


def read_licences() -> Licences:
    """Those of this build. It is a file of the program: one that is damaged is a fault of the installation."""
    return msgspec.json.decode(resource_path("licences.json").read_bytes(), type=Licences)

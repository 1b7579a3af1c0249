"""The report itself: sections of lines, and their text. Always in English, for whoever reads bug reports."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from app.identity import ISSUES

INTRODUCTION = (
    "Hearth report. It was made on this computer and is sent nowhere; read it before you pass it on.\n"
    f"Problems are reported at {ISSUES}."
)
_WIDTH = 18  # of the names of facts

Fact = tuple[str, str]


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands below it."""

    title: str
    lines: tuple[str, ...]

    @classmethod
    def of_facts(cls, title: str, facts: Iterable[Fact]) -> Section:
        """One line for each fact that is known."""
        return cls(title, tuple(f"{name + ':':<{_WIDTH}} {value}" for name, value in facts if value))


class Report(msgspec.Struct, frozen=True):
    """What is passed on."""

    sections: tuple[Section, ...]

    def text(self) -> str:
        """The report as people read and send it."""
        lines = [INTRODUCTION]
        for section in self.sections:
            if section.lines:
                lines += ["", f"## {section.title}", "", *section.lines]
        return "\n".join(lines) + "\n"

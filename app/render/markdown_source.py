"""Items back to Markdown: for a part of a message, whose source is not at hand. Knows no Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.render.items import LINE, Code, Formula, Image, Item, Paragraph, Run, Table

_SPECIAL = re.compile(r"([\\`*_<>~$])")
_LINK = re.compile(r"\[(?=[^\[\]]*\](?:[(\[:]))|\[(?=\^)")  # what could begin one; "\\[" would begin a formula
_AT_START = re.compile(r"^(\s*)([-+#>]|\d+(?=[.)]))", re.MULTILINE)


def to_markdown(items: Sequence[Item]) -> str:
    """Markdown that is rendered as these items."""
    parts: list[str] = []
    previous: Item | None = None
    for item in items:
        text = _block(item)
        first, rest = _margins(item)
        lines = text.split("\n")
        block = "\n".join((first if number == 0 else rest) + line for number, line in enumerate(lines))
        tight = previous is not None and "l" in item.path and "l" in previous.path and _mark(item)
        parts += ["\n" if tight else "\n\n"] * bool(parts) + [block]
        previous = item
    return "".join(parts)


def _mark(item: Item) -> str:
    if not isinstance(item, Paragraph) or item.mark is None:
        return ""
    if item.mark.done is not None:
        return "- [x] " if item.mark.done else "- [ ] "
    return "- " if item.mark.number is None else f"{item.mark.number}. "


def _margins(item: Item) -> tuple[str, str]:
    """What stands before the first line of a block, and before the others."""
    margin = "".join("> " if letter == "q" else "   " for letter in item.path)
    mark = _mark(item)
    if isinstance(item, Paragraph) and mark and item.path.startswith("n"):
        return f"[^{mark.rstrip('. ')}]: ", "    "
    return (margin[:-3] + mark, margin) if mark else (margin, margin)


def _block(item: Item) -> str:
    match item:
        case Code():
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", item.text)), default=0))
            return f"{fence}{item.language}\n{item.text}\n{fence}"
        case Formula():
            return f"$$\n{item.source}\n$$"
        case Image():
            return f"![{item.alt}]({item.source})"
        case Table():
            return _table(item)
        case Paragraph(rule=True):
            return "---"
    text = _runs(item.runs).replace(LINE, "\n")
    return f"{'#' * item.heading} {text}" if item.heading else text


def _table(item: Table) -> str:
    ends = {"l": ":--", "c": ":-:", "r": "--:"}
    rows = [
        "| " + " | ".join(_runs(cell, in_cell=True).replace(LINE, "<br>") for cell in row) + " |" for row in item.rows
    ]
    line = "|" + "|".join(ends.get(letter, "---") for letter in item.align) + "|"
    return "\n".join([*rows[:1], line, *rows[1:]])


def _runs(runs: Sequence[Run], in_cell: bool = False) -> str:
    return "".join(_run(run, in_cell) for run in runs)


def _escaped(text: str) -> str:
    return _LINK.sub("&#91;", _AT_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text)))


def _run(run: Run, in_cell: bool) -> str:
    match run.kind:
        case "formula":
            return f"${run.text}$"
        case "display":
            return f"$${run.text}$$"
        case "note":
            return f"[^{run.text}]"
        case "back":
            return ""
    if run.code:
        text = f"`` {run.text} ``" if "`" in run.text else f"`{run.text}`"
    else:
        text = _escaped(run.text) if run.link != run.text else run.text
    if in_cell:
        text = text.replace("|", "\\|")
    bare = text.strip()
    if bare:  # emphasis does not take blanks at its ends
        styled = bare
        for sign, wanted in (("**", run.bold), ("*", run.italic), ("~~", run.strike)):
            styled = f"{sign}{styled}{sign}" if wanted else styled
        text = text.replace(bare, styled, 1)
    return f"[{text}]({run.link})" if run.link and run.link != run.text else text

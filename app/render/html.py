"""Items to HTML that needs nothing else: for the clipboard, for documents that leave the program. No Qt, no streaming.

Code is coloured, formulas are pictures or their source, images are where they are shown, and every paragraph
finds its direction. Nothing is fetched when the result is looked at.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from app.render.direction import direction_of, direction_of_rows
from app.render.formula_svg import SIZE, draw
from app.render.highlight import Palette, highlight
from app.render.items import LINE, NOTE, REFERENCE, Code, Formula, Image, Item, Paragraph, Run, Table, mark_text
from app.render.markdown import render

#: How a formula is written: ``svg`` (a picture in place), ``image`` (a picture as an address, for what knows no SVG
#: elements), ``source`` (TeX between dollar signs, for word processors).
Formulas = Literal["svg", "image", "source"]

_ALIGN = {"l": "left", "c": "center", "r": "right"}
_PRE = "white-space:pre-wrap;font-family:monospace"


def markdown_to_html(text: str, palette: Palette, formulas: Formulas = "svg", prefix: str = "") -> str:
    """Markdown to a fragment of HTML; see ``to_html``."""
    return to_html(render(text), palette, formulas, prefix)


def to_html(items: Sequence[Item], palette: Palette, formulas: Formulas = "svg", prefix: str = "") -> str:
    """Items to a fragment of HTML.

    Args:
        items: A whole message, or some of its items.
        palette: Colours of code; any CSS colour, so also ``var(--name)``.
        formulas: How formulas are written.
        prefix: Begins the name of every target of a link, so that several messages fit into one document.
    """
    writer = _Writer(palette, formulas, prefix)
    for item in items:
        writer.write(item)
    return writer.finish()


def formula_to_html(source: str, display: bool, formulas: Formulas) -> str:
    """A formula, or its source where it cannot be drawn as it is meant."""
    made = _FORMULAS[formulas](source, display)
    if made:
        return made
    sign = "$$" if display else "$"
    return f"<span>{escape(sign + source + sign)}</span>" if formulas == "source" else f"<code>{escape(source)}</code>"


def _as_svg(source: str, display: bool) -> str:
    drawing = draw(source, display)
    if drawing is None:
        return ""
    size = f"width:{drawing.width / SIZE:.3f}em;height:{(drawing.ascent + drawing.descent) / SIZE:.3f}em"
    place = f"{size};vertical-align:{-drawing.descent / SIZE:.3f}em"
    return drawing.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(source)}" style="{place}" ', 1)


def _as_image(source: str, display: bool) -> str:
    drawing = draw(source, display)
    if drawing is None:
        return ""
    svg = base64.b64encode(drawing.svg.replace("currentColor", "#000000").encode()).decode()
    width, height = round(drawing.width), round(drawing.ascent + drawing.descent)
    place = f"vertical-align:{-drawing.descent / SIZE:.3f}em"
    return (
        f'<img src="data:image/svg+xml;base64,{svg}" alt="{escape(source)}" width="{width}" height="{height}" '
        f'style="{place}">'
    )


_FORMULAS: dict[Formulas, Callable[[str, bool], str]] = {
    "svg": _as_svg,
    "image": _as_image,
    "source": lambda source, display: "",
}


@dataclass
class _Level:
    """An open quote or list."""

    letter: str
    tag: str


def _way(direction: str) -> str:
    """The attribute for a direction; none where the text has none of its own."""
    return {"r": ' dir="rtl"', "l": ' dir="ltr"'}.get(direction, "")


class _Writer:
    """Builds the fragment; one use each."""

    def __init__(self, palette: Palette, formulas: Formulas, prefix: str) -> None:
        self._palette = palette
        self._formulas = formulas
        self._prefix = prefix
        self._parts: list[str] = []
        self._levels: list[_Level] = []

    def write(self, item: Item) -> None:
        self._go_to(item)
        match item:
            case Code():
                self._parts.append(self._code(item))
            case Table():
                self._parts.append(self._table(item))
            case Formula():
                formula = formula_to_html(item.source, True, self._formulas)
                self._parts.append(f'<div style="text-align:center;overflow-x:auto">{formula}</div>\n')
            case Image():
                source, alt = escape(item.source), escape(item.alt)
                self._parts.append(f'<p><img src="{source}" alt="{alt}" style="max-width:100%"></p>\n')
            case Paragraph():
                self._parts.append(self._paragraph(item))

    def finish(self) -> str:
        self._close(0)
        return "".join(self._parts)

    # ------------------------------------------------------------------ nesting

    def _go_to(self, item: Item) -> None:
        """Close and open quotes and lists until ``item`` is in its place."""
        path = item.path
        mark = item.mark if isinstance(item, Paragraph) else None
        common = 0
        while common < min(len(path), len(self._levels)) and self._levels[common].letter == path[common]:
            common += 1
        tag = "ul" if mark is None or mark.number is None else "ol"
        new_entry = mark is not None and common == len(path) == len(path.rstrip("q"))
        if new_entry and self._levels[common - 1].tag != tag:
            common, new_entry = common - 1, False
        self._close(common)
        if new_entry:
            self._parts.append("</li>\n" + self._entry(item))
        for depth in range(common, len(path)):
            last = depth == len(path) - 1
            self._open(path[depth], tag if last else "ul", item if last else None)

    def _open(self, letter: str, tag: str, item: Item | None) -> None:
        if letter == "q":
            self._levels.append(_Level("q", "blockquote"))
            self._parts.append("<blockquote>\n")
            return
        self._levels.append(_Level(letter, tag))
        mark = item.mark if isinstance(item, Paragraph) else None
        start = f' start="{mark.number}"' if mark is not None and mark.number not in (None, 1) else ""
        way = _way(direction_of(item.runs)) if isinstance(item, Paragraph) else ""
        self._parts.append(f"<{tag}{start}{way}>\n{self._entry(item)}")

    def _entry(self, item: Item | None) -> str:
        mark = item.mark if isinstance(item, Paragraph) else None
        if mark is None:
            return '<li style="list-style:none">'
        if mark.done is not None:
            return f'<li style="list-style:none">{mark_text(item)} ' if isinstance(item, Paragraph) else "<li>"
        target = f' id="{self._prefix}note-{mark.number}"' if item is not None and item.path.startswith("n") else ""
        return f'<li value="{mark.number}"{target}>' if mark.number is not None else "<li>"

    def _close(self, depth: int) -> None:
        while len(self._levels) > depth:
            level = self._levels.pop()
            self._parts.append("</blockquote>\n" if level.letter == "q" else f"</li>\n</{level.tag}>\n")

    # ------------------------------------------------------------------ content

    def _paragraph(self, item: Paragraph) -> str:
        if item.rule:
            return "<hr>\n"
        text = self._runs(item.runs)
        if item.mark is not None and not item.path.startswith("n"):
            return f"{text}\n"
        tag = f"h{item.heading}" if item.heading else "p"
        return f"<{tag}{_way(direction_of(item.runs))}>{text}</{tag}>\n"

    def _runs(self, runs: Sequence[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if run.kind in ("formula", "display"):
            made = formula_to_html(run.text, run.kind == "display", self._formulas)
        else:
            made = escape(run.text).replace(LINE, "<br>")
        for tag, wanted in (("code", run.code), ("strong", run.bold), ("em", run.italic), ("s", run.strike)):
            if wanted:
                made = f"<{tag}>{made}</{tag}>"
        if run.kind == "note":
            number = run.link.removeprefix(NOTE)
            made = f'<sup id="{self._prefix}reference-{number}">{made}</sup>'
        if run.link.startswith((NOTE, REFERENCE)):
            return f'<a href="#{self._prefix}{escape(run.link[1:])}">{made}</a>'
        return f'<a href="{escape(run.link)}">{made}</a>' if run.link and run.kind != "image" else made

    def _table(self, item: Table) -> str:
        rows = []
        for number, row in enumerate(item.rows):
            tag = "td" if number else "th"
            cells = []
            for column, runs in enumerate(row):
                align = _ALIGN.get(item.align[column : column + 1])
                style = f' style="text-align:{align}"' if align else ""
                cells.append(f"<{tag}{style}{_way(direction_of(runs))}>{self._runs(runs)}</{tag}>")
            rows.append(f"<tr>{''.join(cells)}</tr>\n")
        style = f'style="border-collapse:collapse"{_way(direction_of_rows(item.rows))}'
        head, body = "".join(rows[:1]), "".join(rows[1:])
        return (
            f'<table border="1" cellpadding="6" {style}>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n'
        )

    def _code(self, item: Code) -> str:
        lines = item.text.split("\n")
        coloured = list(highlight(item.text, item.language, self._palette))
        written = []
        for number, line in enumerate(lines):
            spans = coloured[number] if number < len(coloured) else []
            units = line.encode("utf-16-le", "surrogatepass")
            at, parts = 0, []
            for span in spans:
                begin, end = 2 * span.start, 2 * (span.start + span.length)
                text = escape(units[begin:end].decode("utf-16-le", "replace"))
                before = escape(units[at:begin].decode("utf-16-le", "replace"))
                parts.append(f'{before}<span style="color:{span.colour}">{text}</span>')
                at = end
            written.append("".join(parts) + escape(units[at:].decode("utf-16-le", "replace")))
        language = f' class="language-{escape(item.language)}"' if item.language else ""
        return f'<pre dir="ltr" style="{_PRE}"><code{language}>{chr(10).join(written)}</code></pre>\n'

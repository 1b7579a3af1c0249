"""Inline tokens of markdown-it-py to runs: styles, links, formulas, references to footnotes. Knows no blocks, no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.render.items import LINE, NOTE, Kind, Run

if TYPE_CHECKING:
    from markdown_it.token import Token

    from app.render.footnotes import Footnotes

BAR = "\ufdd2"  # stands for "|" in a formula while tables are split
REPLACEMENT = "\ufffd"

_SCHEMES = ("http://", "https://", "mailto:")
# Qt gives these a meaning of their own inside documents (paragraph end, frame borders, objects) or cannot take them.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"`{}\\^|\u2028\ufffd]+", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "["}
_IMAGE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)


def clean(text: str) -> str:
    """Text without characters that would break a Qt document."""
    return _UNSAFE.sub(REPLACEMENT, text).replace(BAR, "|")


def safe_link(address: object) -> str:
    """The address if it is one that may be opened (web or mail), else empty."""
    text = clean(str(address or ""))
    return text if text.lower().startswith(_SCHEMES) else ""


def data_image(address: object) -> str:
    """The address if it holds an image of a kind that is shown, else empty."""
    text = str(address or "")
    return text if _IMAGE.match(text) else ""


@dataclass
class _Style:
    """Open styles; counted, since ``**a **b** c**`` nests."""

    open: dict[str, int] = field(default_factory=lambda: {"strong": 0, "em": 0, "s": 0})
    links: list[str] = field(default_factory=list)

    def change(self, token: Token) -> bool:
        """Take a token that opens or closes a style; false for any other."""
        name, _, _ = token.type.rpartition("_")
        if name in self.open:
            self.open[name] += token.nesting
        elif token.type == "link_open":
            self.links.append(safe_link(token.attrGet("href")))
        elif token.type == "link_close":
            self.links.pop()
        else:
            return False
        return True

    def run(self, text: str, code: bool = False, link: str = "", kind: Kind = "") -> Run:
        link = link or (self.links[-1] if self.links else "")
        return Run(clean(text), self.open["strong"] > 0, self.open["em"] > 0, self.open["s"] > 0, code, link, kind)


def _alt_text(token: Token) -> str:
    text = "".join(child.content for child in token.children or [])
    return text.strip() or ("" if data_image(token.attrGet("src")) else str(token.attrGet("src") or ""))


def _address_end(address: str) -> int:
    """Where a bare address ends: without the punctuation of the sentence around it (as in GFM's autolinks)."""
    end = len(address)
    while end:
        last = address[end - 1]
        if last in _CLOSERS:
            if address.count(last, 0, end) <= address.count(_CLOSERS[last], 0, end):
                break
        elif last not in "?!.,:*_~'\u2026":
            break
        end -= 1
    return end


def _with_addresses(style: _Style, text: str) -> Iterator[Run]:
    """Text, its bare web addresses as links."""
    at = 0
    if "://" in text and not style.links:
        for match in _ADDRESS.finditer(text):
            end = match.start() + _address_end(match[0])
            if end - match.start() > len("https://"):
                yield style.run(text[at : match.start()])
                yield style.run(text[match.start() : end], link=text[match.start() : end])
                at = end
    yield style.run(text[at:])


def _of_token(token: Token, style: _Style, notes: Footnotes, in_cell: bool) -> Iterator[Run]:
    match token.type:
        case "softbreak" | "hardbreak":  # models do not wrap their lines: a line end is meant
            yield style.run(LINE)
        case "code_inline":
            yield style.run(token.content.replace("\n", " "), code=True)
        case "formula":
            yield style.run(token.content, kind="display" if token.meta["display"] else "formula")
        case "image":  # never fetched: its description stands for it, unless it is here already
            source = data_image(token.attrGet("src"))
            if source and not in_cell:
                yield style.run(_alt_text(token), kind="image")._replace(link=source)
            else:
                yield style.run(_alt_text(token), link=safe_link(token.attrGet("src")))
        case "footnote_reference":
            number = notes.number(token.content)
            yield style.run(str(number), link=f"{NOTE}{number}", kind="note")
        case _:
            text = token.content.replace("\n", LINE)
            yield from _with_addresses(style, _BREAK.sub(LINE, text) if in_cell else text)


def runs_of(tokens: Sequence[Token], notes: Footnotes, in_cell: bool = False) -> tuple[Run, ...]:
    """Inline tokens as runs; neighbours of one style are joined. In a cell ``<br>`` breaks the line."""
    style = _Style()
    runs: list[Run] = []
    for token in tokens:
        if style.change(token):
            continue
        for run in _of_token(token, style, notes, in_cell):
            if not run.text and run.kind != "image":
                continue
            if runs and not run.kind and runs[-1][1:] == run[1:]:
                run = run._replace(text=runs.pop().text + run.text)
            runs.append(run)
    return tuple(runs)

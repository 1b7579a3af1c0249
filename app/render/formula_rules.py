"""Formulas and references to footnotes as rules of markdown-it-py. Knows no items and no Qt.

A formula on lines of its own may hold blank lines, and lines that would be lists or headings elsewhere; so while its
end is not there yet, nothing after its beginning is decided. The block rule notes that in ``env["open_formula"]``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.render.formula_source import MAX_LENGTH, MAX_LINES, formula_at, formula_in_lines, opening_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

OPEN_FORMULA = "open_formula"  # in the environment: first line of a formula whose end may still come
LABELS = "labels"  # in the environment of a paragraph: footnotes that are defined

_REFERENCE = re.compile(r"\[\^([^\s\[\]]+)\]")
_FENCE = ("```", "~~~")


def add_rules(parser: MarkdownIt) -> None:
    """Teach a parser formulas, footnotes and references to them."""
    from mdit_py_plugins.footnote.index import footnote_def  # with the parser: the window starts without it

    interrupts = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("table", "formula", _block_rule, {"alt": interrupts})
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("escape", "formula", _inline_rule)
    parser.inline.ruler.before("link", "footnote_reference", _reference_rule)


def _inline_rule(state: StateInline, silent: bool) -> bool:
    text, start = state.src, state.pos
    if text[start] not in "$\\":
        return False
    found = formula_at(text, start)
    if found is None or found.end > state.posMax:
        if text[start] == "\\":
            return False
        end = start  # the whole run of dollar signs is text: the second of two begins nothing
        while end < state.posMax and text[end] == "$":
            end += 1
        if not silent:
            state.pending += text[start:end]
        state.pos = end
        return True
    if not silent:
        token = state.push("formula", "", 0)
        token.content = found.source.replace("\n", " ")
        token.meta = {"display": found.display}
    state.pos = found.end
    return True


def _reference_rule(state: StateInline, silent: bool) -> bool:
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or match[1] not in state.env.get(LABELS, ()):
        return False
    if not silent:
        state.push("footnote_reference", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _block_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    begin = state.bMarks[first] + state.tShift[first]
    head = state.src[begin : state.eMarks[first]]
    opening = opening_of(head) if head[:1] in ("$", "\\") else None
    if opening is None:
        return False
    end, open_ended = _reach(state, first, last)
    text = state.getLines(first, end, state.sCount[first], False).lstrip()
    found = formula_in_lines(opening, text)
    if found is None:
        if open_ended and (opening.environment or opening.close not in text[opening.length :]):
            state.env[OPEN_FORMULA] = min(first, state.env.get(OPEN_FORMULA, first))
        return False
    if silent:
        return True
    token = state.push("formula", "", 0)
    token.content = found.source
    state.line = first + text.count("\n", 0, found.end) + 1
    token.map = [first, state.line]
    return True


def _reach(state: StateBlock, first: int, last: int) -> tuple[int, bool]:
    """Up to which line a formula may reach, and whether more text could move that limit."""
    limit = min(last, first + MAX_LINES)
    for line in range(first + 1, limit):
        begin = state.bMarks[line] + state.tShift[line]
        outside = begin < state.eMarks[line] and state.sCount[line] < state.blkIndent
        if outside or state.src.startswith(_FENCE, begin):
            return line, False
    at_end = state.eMarks[limit - 1] >= len(state.src.rstrip())
    short = state.eMarks[limit - 1] - state.bMarks[first] < MAX_LENGTH
    return limit, at_end and short and limit < first + MAX_LINES

r"""Where a formula begins and ends in text: ``$…$``, ``$$…$$``, ``\(…\)``, ``\[…\]`` and bare environments.

Knows nothing of Markdown's structure and nothing of how formulas are drawn. A dollar sign is money far more often than
mathematics, so ``$…$`` has to look like a formula: pandoc's rules (no blank inside the signs, no digit after the
closing one), and no prose between them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_LENGTH = 8_000  # characters of a formula
MAX_LINES = 64  # of a formula that begins on a line of its own; also how long an answer waits for its end
_MAX_DOLLARS = 1_000  # characters between single dollar signs

#: Environments that are formulas where they stand alone.
ENVIRONMENTS = (
    *("align", "alignat", "aligned", "equation", "gather", "gathered", "multline", "split", "eqnarray", "cases"),
    *("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "array"),
)
_BEGIN = re.compile(rf"\\begin\{{((?:{'|'.join(ENVIRONMENTS)})\*?)\}}")
_STEP = re.compile(r"\\.|\$|`", re.DOTALL)  # an escaped character, or what may end a formula in dollar signs
_GROUPS = re.compile(r"\\(?:text\w*|mathrm|mathbf|mathit|mathsf|operatorname\*?|mbox|ce|label|tag)\s*\{[^{}]*\}")
_COMMANDS = re.compile(r"\\[a-zA-Z]+|\\.")
# Every part takes all it can and gives nothing back, or a long word would be tried from each of its letters.
_PROSE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+[.,;:]?+\s++[^\W\d_]{2}")
_PRICE = re.compile(r"[\d.,]+(?:[kKmMbB]n?)?(?:\s+[^\W\d_]{2,}|\s*[-\u2013\u2014/]\s*$|\s+[-\u2013\u2014]\s|\s*\()")
_TWO_PRICES = re.compile(r"[\d.,]+\s*\|")  # "| $5 | 6$ |"
_SIGNAL = re.compile(r"[\\^_={}]")
_SUFFIX = re.compile(r"(?:[^\W\d_]{1,3})(?![\w$])")


class Found(NamedTuple):
    """A formula in a text: where it ends, its TeX, and whether it is to stand on a line of its own."""

    end: int
    source: str
    display: bool


def formula_at(text: str, start: int) -> Found | None:
    """The formula that begins at ``start``, if one does and it is complete."""
    if text[start] == "$":
        if text.startswith("$$", start):
            return _double(text, start)
        return _single(text, start)
    if text.startswith(("\\(", "\\["), start):
        return _bracketed(text, start)
    return _environment(text, start)


def _double(text: str, start: int) -> Found | None:
    if text.startswith("$$$", start):
        return None
    end = _end_of(text, start + 2, "$$")
    return _found(text, start + 2, end, 2, display=True)


def _bracketed(text: str, start: int) -> Found | None:
    close = "\\)" if text[start + 1] == "(" else "\\]"
    found = _found(text, start + 2, _end_of(text, start + 2, close), 2, display=close == "\\]")
    if found is None or close == "\\)":
        return found
    # Brackets are also escaped where someone means brackets: "\[1\]", or "\[text\](address)".
    if text.startswith("(", found.end) or not (_SIGNAL.search(found.source) or len(found.source) > 3):
        return None
    return None if _is_prose(found.source) else found


def _environment(text: str, start: int) -> Found | None:
    end = _end_of_environment(text, start)
    return None if end < 0 else Found(end, text[start:end], True)


def _found(text: str, start: int, end: int, sign: int, display: bool) -> Found | None:
    source = text[start:end].strip() if end >= 0 else ""
    return Found(end + sign, source, display) if source else None


def _end_of(text: str, start: int, sign: str) -> int:
    """Where ``sign`` stands next, not escaped; -1 when it does not."""
    at = start
    while (at := text.find(sign, at, start + MAX_LENGTH)) >= 0:
        before = at
        while before > start and text[before - 1] == "\\":
            before -= 1
        if (at - before) % 2 == 0:
            return at
        at += 1
    return -1


def _end_of_environment(text: str, start: int) -> int:
    begin = _BEGIN.match(text, start)
    if begin is None:
        return -1
    opened, closed = begin[0], f"\\end{{{begin[1]}}}"
    depth, at = 1, begin.end()
    while (end := text.find(closed, at, start + MAX_LENGTH)) >= 0:
        depth += text.count(opened, at, end) - 1
        at = end + len(closed)
        if depth == 0:
            return at
    return -1


def _single(text: str, start: int) -> Found | None:
    if start and (text[start - 1].isascii() and text[start - 1].isalnum()):  # US$5
        return None
    if text[start + 1 : start + 2].isspace():
        return None
    end = _closing_dollar(text, start + 1)
    if end < 0 or text[end - 1].isspace() or text.startswith("$", end + 1):
        return None
    source, after = text[start + 1 : end], text[end + 1 : end + 2]
    if after.isdigit() or not source:
        return None
    if after.isascii() and after.isalpha() and (source[-1] in ",;:/.-" or not _SUFFIX.match(text, end + 1)):
        return None  # "$HOME/$PATH", but "the $n$th"
    if _PRICE.match(source) or _is_prose(source) or ("\n" in source and not _SIGNAL.search(source)):
        return None
    return Found(end + 1, source, False)


def _closing_dollar(text: str, start: int) -> int:
    for step in _STEP.finditer(text, start, start + _MAX_DOLLARS):
        if step[0] == "`":  # code binds tighter
            return -1
        if step[0] == "$":
            return step.start()
    return -1


def _is_prose(source: str) -> bool:
    return bool(_PROSE.search(_COMMANDS.sub(" 0 ", _GROUPS.sub(" 0 ", source))))


class Opening(NamedTuple):
    """A line that begins a formula: how many characters open it, the sign that closes it, the environment's name."""

    length: int
    close: str
    environment: str = ""


def opening_of(line: str) -> Opening | None:
    """What a line, without its indentation, opens; ``None`` when it opens no formula."""
    if line.startswith("$$") and not line.startswith("$$$"):
        return Opening(2, "$$")
    if line.startswith("\\["):
        return Opening(2, "\\]")
    if begin := _BEGIN.match(line):
        return Opening(0, f"\\end{{{begin[1]}}}", begin[1])
    return None


def formula_in_lines(opening: Opening, text: str) -> Found | None:
    """The formula that ``text``, from its opening on, begins with, if it is complete and its last line ends there."""
    if opening.environment:
        found = _environment(text, 0)
    else:
        found = _double(text, 0) if opening.close == "$$" else _bracketed(text, 0)
    if found is None:
        return None
    line_end = text.find("\n", found.end)
    rest = text[found.end : line_end if line_end >= 0 else len(text)].strip()
    return found if rest in ("", ".", ",", ";") else None


def protect_bars(text: str, bar: str) -> str:
    """``text`` with ``bar`` in place of each ``|`` in a formula, so that no table is split there."""
    if "|" not in text or ("$" not in text and "\\" not in text):
        return text
    return "\n".join(_protect_line(line, bar) for line in text.split("\n"))


def _protect_line(line: str, bar: str) -> str:
    if line.count("|") < 2 or ("$" not in line and "\\(" not in line):
        return line
    parts, at = [], 0
    for step in re.finditer(r"`+[^`]*`+|\\\(|\\.|\$+", line):
        if step.start() < at or step[0][0] == "`" or (step[0][0] == "\\" and step[0] != "\\("):
            continue
        found = formula_at(line, step.start())
        if found is not None and not _TWO_PRICES.match(found.source):
            parts += [line[at : step.start()], line[step.start() : found.end].replace("|", bar)]
            at = found.end
    return "".join(parts) + line[at:]

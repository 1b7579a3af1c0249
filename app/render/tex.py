r"""TeX as language models write it, to the part of it that latex2mathml understands. Knows no drawing and no Qt.

What is not understood is refused: latex2mathml would print the name of a command it does not know, or leave out half
of a formula. A source is better shown than a wrong formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

MAX_SOURCE = 4_000  # characters
MAX_DEPTH = 40  # of braces and environments; each level is a Python call or more
MAX_EFFORT = 12_000  # drawing takes twice as long with each level: ten of them a second, twenty a quarter of an hour

_COMMAND = re.compile(r"\\([a-zA-Z]+\*?|.)", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%.*")
_ROW_SPACE = re.compile(r"(\\\\)\*?\s*\[[^\]\n]{0,12}\]")
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([a-zA-Z]+\*?)\}")
_DROPPED = re.compile(r"\\(?:nonumber|notag|allowbreak|centering|left(?=\\middle)|limits(?=\\limits))(?![a-zA-Z])")
_STRUCTURE = re.compile(r"\\(?:begin|end)\{[a-zA-Z]+\*?\}|\\\\|\\.|[{}&]", re.DOTALL)
_NESTING = re.compile(r"\\(?:begin|left|end|right)(?![a-zA-Z])|\\.|[{}]", re.DOTALL)
_DEEPER = {"{": 1, "}": -1, "\\begin": 1, "\\end": -1, "\\left": 1, "\\right": -1}
_LIMITS = re.compile(r"(\})\s*\\(?:no)?limits(?![a-zA-Z])")

#: Environments by the one that looks like them. An empty name: only the content.
_ENVIRONMENTS = {
    **dict.fromkeys(("align", "aligned", "alignat", "alignedat", "flalign", "split", "eqnarray"), "align*"),
    **dict.fromkeys(("gather", "gathered", "multline", "multlined"), "matrix"),
    **dict.fromkeys(("equation", "displaymath", "math", "subequations"), ""),
    **dict.fromkeys(("dcases", "cases"), "cases"),
    "smallmatrix": "matrix",
}
_COLUMNS = ("alignat", "alignedat")  # environments that are told how many columns they have

#: Commands by what means the same.
_SAME = {
    **{letter: f"\\mathbb{{{letter}}}" for letter in "RNZQC"},
    **dict.fromkeys(("mathds", "mathbbm", "Bbb"), "\\mathbb"),
    **dict.fromkeys(("textup", "mathup"), "\\mathrm"),
    **{name: f"\\operatorname{{{name}}}" for name in ("sgn", "tr", "Tr", "rank", "diag", "Var", "Cov", "argmax")},
    **{name: f"\\operatorname{{{name}}}" for name in ("argmin", "erf", "lcm", "softmax", "span", "supp", "sinc")},
    "dif": "\\mathrm{d}",
    "diff": "\\mathrm{d}",
    "dd": "\\mathrm{d}",
    "lbrace": "\\{",
    "rbrace": "\\}",
    "lbrack": "[",
    "rbrack": "]",
    "norm": "\\lVert",
    "dotsc": "\\ldots",
    "newline": "\\\\",
    "cr": "\\\\",
    "tfrac": "\\frac",
    "quad": "\\quad ",
    "eqqcolon": "=:",
    "coloneqq": ":=",
    "mathop": "",
    "hfill": "\\quad ",
    "hfil": "",
    "par": "",
    "noindent": "",
    "medspace": "\\:",
    "nobreak": "",
    "bigl": "\\big",
    "bigr": "\\big",
    "Bigl": "\\Big",
    "Bigr": "\\Big",
    "biggl": "\\bigg",
    "biggr": "\\bigg",
    "Biggl": "\\Bigg",
    "Biggr": "\\Bigg",
    "thinspace": "\\,",
    "ne": "\\neq",
    "lt": "<",
    "gt": ">",
    "euro": "\u20ac",
    "euros": "\u20ac",
}
_NOT = {"=": "\\neq ", "\\in": "\\notin ", "\\subset": "\\nsubset ", "\\equiv": "\\nequiv ", "\\exists": "\\nexists "}


def prepared(source: str) -> str | None:
    """The formula in terms that are understood, or ``None`` when it cannot be drawn as it is meant."""
    if len(source) > MAX_SOURCE:
        return None
    text = _COMMENT.sub("", source).replace("~", "\\ ")
    text = _DROPPED.sub("", _ROW_SPACE.sub(r"\1", text))
    text = _with_arguments(text, "label", 1, lambda _: "")
    text = _with_arguments(text, "tag", 1, lambda given: f"\\qquad\\text{{({given[0]})}}")
    text = _with_arguments(text, "tag*", 1, lambda given: f"\\qquad\\text{{{given[0]}}}")
    text = _with_arguments(text, "ce", 1, lambda given: _chemistry(given[0]))
    for name in ("binom", "dbinom", "tbinom"):
        text = _with_arguments(text, name, 2, lambda given: f"\\left({{{given[0]} \\atop {given[1]}}}\\right)")
    text = _with_arguments(text, "operatorname", 1, lambda given: f"\\operatorname{{{_name(given[0])}}}")
    text = _with_arguments(text, "operatorname*", 1, lambda given: f"\\operatorname*{{{_name(given[0])}}}")
    renamed = _environments(_LIMITS.sub(r"\1", _same(text)))
    lines = _rows(renamed) if renamed is not None else None
    if (
        lines is None
        or not lines.strip()
        or _effort(lines) > MAX_EFFORT
        or not all(map(_is_known, _COMMAND.findall(lines)))
    ):
        return None
    return lines


def _argument(text: str, at: int) -> int:
    """The end of the group in braces that begins at ``at``, or -1."""
    depth = 0
    for match in _STRUCTURE.finditer(text, at):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return -1


def _with_arguments(text: str, name: str, count: int, write: Callable[[list[str]], str]) -> str:
    """Each use of a command with its arguments written in another way."""
    pattern = re.compile(rf"\\{re.escape(name)}(?![a-zA-Z*])\s*(?=\{{)")
    at = 0
    while match := pattern.search(text, at):
        given: list[str] = []
        end = match.end()
        while len(given) < count and text[end : end + 1] == "{" and (stop := _argument(text, end)) > 0:
            given.append(text[end + 1 : stop - 1])
            end = stop
        if len(given) < count:
            return text
        written = write(given)
        text = text[: match.start()] + written + text[end:]
        at = match.start() + len(written) if name.startswith("operatorname") else match.start()
        if len(text) > 2 * MAX_SOURCE:
            return text
    return text


def _name(text: str) -> str:
    """The name of an operator: letters and blanks."""
    return re.sub(r"[^a-zA-Z ]+", "", _COMMAND.sub(lambda match: " " if len(match[1]) == 1 else "", text)) or "?"


def _chemistry(text: str) -> str:
    """A chemical formula or equation, of the kind every textbook has."""
    text = re.sub(r"<=>|<-->", r" \\rightleftharpoons ", text)
    text = re.sub(r"-+>", r" \\rightarrow ", text)
    text = re.sub(r"(?<=[A-Za-z)\]])(\d+)", r"_{\1}", text)
    text = re.sub(r"\^\{?(\d*[+-])\}?", r"^{\1}", text)
    return re.sub(r"(?<![\\a-zA-Z])([A-Z][a-z]?(?:[A-Z][a-z]?)*)", r"\\mathrm{\1}", text)


def _same(text: str) -> str:
    text = re.sub(r"\\not\s*(=|\\[a-zA-Z]+)", lambda match: _NOT.get(match[1], match[0]), text)
    return _COMMAND.sub(lambda match: _SAME.get(match[1], match[0]), text)


def _environments(text: str) -> str | None:
    """Environments under names that are understood; ``None`` if one is not, or they do not match."""
    parts: list[str] = []
    stack: list[str] = []
    at = 0
    for match in _ENVIRONMENT.finditer(text):
        begins, name = match[1] == "begin", match[2].rstrip("*")
        if begins:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return None
        known = _ENVIRONMENTS.get(name, name)
        # In braces, since an environment does not carry an exponent by itself.
        written = f"{{\\begin{{{known}}}" if begins else f"\\end{{{known}}}}}"
        parts += [text[at : match.start()], written if known else ""]
        at = match.end()
        if begins and name in _COLUMNS and text[at : at + 1] == "{":
            at = max(at, _argument(text, at))
    return None if stack else "".join(parts) + text[at:]


def _rows(text: str) -> str | None:
    """With an environment around rows that stand in none; ``None`` when braces do not match."""
    depth = environments = 0
    loose = False
    for match in _STRUCTURE.finditer(text):
        part = match[0]
        depth += {"{": 1, "}": -1}.get(part, 0)
        if part.startswith(("\\begin", "\\end")):
            environments += 1 if part.startswith("\\begin") else -1
        if depth < 0 or depth > MAX_DEPTH:
            return None
        loose = loose or (part in ("&", "\\\\") and environments == 0)
    if depth:
        return None
    return f"\\begin{{align*}}{text}\\end{{align*}}" if loose else text


def _effort(text: str) -> int:
    """How long drawing takes: each pair of brackets, twice what those around it take."""
    depth = effort = 0
    for match in _NESTING.finditer(text):
        deeper = _DEEPER.get(match[0], 0)
        depth = max(0, depth + deeper)
        if deeper > 0:
            effort += 1 << depth
    return effort


@cache
def _commands() -> frozenset[str]:
    """What latex2mathml understands beside symbols."""
    from latex2mathml import commands  # with the first formula

    found: set[str] = set()
    for value in vars(commands).values():
        names = [value] if isinstance(value, str) else value if isinstance(value, (tuple, dict, frozenset, set)) else ()
        found.update(name for name in names if isinstance(name, str) and name.startswith("\\"))
    return frozenset(found)


def _is_known(name: str) -> bool:
    from latex2mathml.symbols_parser import convert_symbol  # with the first formula

    command = f"\\{name}"
    plain = command.rstrip("*")
    if not name[0].isalpha():
        return name in "\\,;:!>{}[]()|_%#$& \n" or convert_symbol(command) is not None
    known = _commands()
    return command in known or plain in known or convert_symbol(command) is not None or plain in ("\\right", "\\end")

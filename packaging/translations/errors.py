"""What errors say: the sentences given to the classes of ``inference.errors``, read from the syntax of all sources.

Errors are made where there is no Qt, in English, often with a name or a number in them. A sentence with gaps becomes
a pattern with ``{0}``, ``{1}`` in them; ``app.error_words`` finds the pattern again in what an error says, and looks
for what stands in the gaps in the same way: so the reasons that a module keeps by itself are sentences too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

TOLD = ("message", "hint")
# What is told although nothing is an error, and the place of its message; a hint follows it.
TELLERS = {"Fall": 0, "PlanNotice": 1}
WORDS = 3  # that a constant of a module has at least, to be a sentence


def error_classes(path: Path) -> frozenset[str]:
    """Names of the error classes: those of a file, and what is built upon them."""
    classes = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
    known = {"HearthError"}
    for node in classes:
        if any(isinstance(base, ast.Name) and base.id in known for base in node.bases):
            known.add(node.name)
    return frozenset(known)


def sentences(paths: Iterable[Path], classes: frozenset[str]) -> Iterator[str]:
    """Every sentence an error is made with, with its gaps numbered."""
    for path in paths:
        yield from _Source(ast.parse(path.read_text(encoding="utf-8")), classes).sentences()


class _Source:
    """One file: which functions of it make errors, and what it keeps to say."""

    def __init__(self, tree: ast.Module, classes: frozenset[str]) -> None:
        self._tree = tree
        self._classes = classes
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        self._makers = {node.name for node in functions if getattr(node.returns, "id", "") in classes}
        self._constants: dict[str, str] = {}

    def sentences(self) -> Iterator[str]:
        makes_errors = bool(self._makers)
        found: list[str] = []
        for node in self._tree.body:
            if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
                found += self._kept(node)
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call) and (name := _name(node.func)) in self._classes | self._makers | set(TELLERS):
                makes_errors = True
                first = TELLERS.get(name, 0)
                told = node.args if name in self._makers else node.args[first : first + 2]
                for expression in [*told, *(k.value for k in node.keywords if k.arg in TOLD)]:
                    found += self._patterns(expression)
            elif isinstance(node, ast.ClassDef) and node.name in TELLERS:
                makes_errors = True  # what it tells stands beside it
            elif isinstance(node, ast.ClassDef) and node.name in self._classes:
                makes_errors = True
                found += self._defaults(node)
        return iter(found if makes_errors else ())

    def _kept(self, node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
        """Sentences in the constants of a module."""
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                self._constants[_name(target)] = node.value.value
        for inner in ast.walk(node.value) if node.value is not None else ():
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                text = inner.value
                sentence = "\n" not in text  # what is told to a model or a terminal has lines
                if sentence and len(text.split()) >= WORDS and text[0].isupper() and text.endswith("."):
                    yield text

    def _defaults(self, node: ast.ClassDef) -> Iterator[str]:
        """What a class says by itself, in ``message = …`` and the defaults of its constructor."""
        for inner in ast.walk(node):
            if isinstance(inner, (ast.Assign, ast.AnnAssign)) and inner.value is not None:
                targets = inner.targets if isinstance(inner, ast.Assign) else [inner.target]
                if any(_name(target) in TOLD for target in targets):
                    yield from self._patterns(inner.value)
            elif isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
                for argument, default in zip(inner.args.args[::-1], inner.args.defaults[::-1], strict=False):
                    if argument.arg in TOLD:
                        yield from self._patterns(default)
            elif isinstance(inner, ast.Call) and _name(inner.func) == "__init__":
                for expression in inner.args[:2]:
                    yield from self._patterns(expression)

    def _patterns(self, node: ast.expr) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)) if text.strip():
                yield text
            case ast.JoinedStr(values=parts):
                yield from self._pattern(parts)
            case ast.IfExp(body=body, orelse=other):
                yield from self._patterns(body)
                yield from self._patterns(other)

    def _pattern(self, parts: list[ast.expr]) -> Iterator[str]:
        gaps, pattern = 0, ""
        for part in parts:
            if isinstance(part, ast.Constant):
                pattern += str(part.value)
            elif isinstance(part, ast.FormattedValue) and _name(part.value) in self._constants:
                pattern += self._constants[_name(part.value)]
            else:
                pattern += f"{{{gaps}}}"
                gaps += 1
        if any(letter.isalpha() for letter in pattern.replace("{", "").replace("}", "")):
            yield pattern


def _name(node: ast.expr) -> str:
    return str(getattr(node, "id", getattr(node, "attr", "")))

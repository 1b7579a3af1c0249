"""What errors say: the sentences given to the classes of ``inference.errors``, read from the syntax of all sources.

Errors are made where there is no Qt, in English, often with a name or a number in them. A sentence with gaps becomes
a pattern with ``{0}``, ``{1}`` in them; ``app.error_words`` finds the pattern again in what an error says.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

TOLD = ("message", "hint")


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
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in classes:
                told = [*node.args[:2], *(k.value for k in node.keywords if k.arg in TOLD)]
                for expression in told:
                    yield from _patterns(expression)
            elif isinstance(node, ast.ClassDef) and node.name in classes:
                yield from _defaults(node)


def _defaults(node: ast.ClassDef) -> Iterator[str]:
    """What a class says by itself, in ``message = …`` and the defaults of its constructor."""
    for inner in ast.walk(node):
        if isinstance(inner, (ast.Assign, ast.AnnAssign)) and inner.value is not None:
            targets = inner.targets if isinstance(inner, ast.Assign) else [inner.target]
            if any(getattr(target, "id", "") in TOLD for target in targets):
                yield from _patterns(inner.value)
        elif isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
            for argument, default in zip(inner.args.args[::-1], inner.args.defaults[::-1], strict=False):
                if argument.arg in TOLD:
                    yield from _patterns(default)
        elif isinstance(inner, ast.Call) and getattr(inner.func, "attr", "") == "__init__":
            for expression in inner.args[:2]:
                yield from _patterns(expression)


def _patterns(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text.strip():
            yield text
        case ast.JoinedStr(values=parts):
            gaps = 0
            pattern = ""
            for part in parts:
                if isinstance(part, ast.Constant):
                    pattern += str(part.value)
                else:
                    pattern += f"{{{gaps}}}"
                    gaps += 1
            if any(letter.isalpha() for letter in pattern):
                yield pattern
        case ast.IfExp(body=body, orelse=other):
            yield from _patterns(body)
            yield from _patterns(other)

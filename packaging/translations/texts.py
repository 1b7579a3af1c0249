"""What a source file says to people: the texts that go through ``tr()``, read from its syntax; imports nothing of it.

Qt's own ``lupdate`` reads Python too, but does not see texts that go through a function of the module, such as
``_tr("…")``, nor those declared in tables. So everything is collected here, with the context under which it is looked
up at run time, and handed to ``lupdate`` in one file that it does see.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Text(NamedTuple):
    """A text for the translators.

    Attributes:
        context: Under which it is looked up, mostly the name of a class.
        source: English.
        comment: What tells two equal texts apart; empty as a rule.
        plural: Whether it depends on a number (``%n``).
    """

    context: str
    source: str
    comment: str = ""
    plural: bool = False


class Unreadable(Exception):
    """A text that only exists at run time: it can never be translated."""


def texts_of(path: Path, known: frozenset[str]) -> Iterator[Text]:
    """Every text in a file. Contexts in ``known`` may be asked for texts that are declared elsewhere.

    Raises:
        Unreadable: A text is put together before it is translated.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    visitor = _Visitor(path, _wrappers(tree), known)
    visitor.visit(tree)
    yield from visitor.found


def literals(node: ast.expr) -> list[str] | None:
    """The texts an expression can be, ``None`` where they are not written there."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=other):
            first, second = literals(body), literals(other)
            return None if first is None or second is None else [*first, *second]
    return None


def _wrappers(tree: ast.Module) -> dict[str, str]:
    """Functions that only translate their first argument (a second one is its number), with the context for it."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.args.args:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Call) and (context := _context_of(inner)):
                    passed = inner.args[1]
                    if isinstance(passed, ast.Name) and passed.id == node.args.args[0].arg:
                        found[node.name] = context
    return found


def _context_of(call: ast.Call) -> str:
    """The literal context of ``QCoreApplication.translate`` or ``QT_TRANSLATE_NOOP``; empty for other calls."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    owner = getattr(getattr(call.func, "value", None), "id", "")
    named = isinstance(call.func, ast.Name)
    translates = (name == "translate" and (named or owner == "QCoreApplication")) or name == "QT_TRANSLATE_NOOP"
    if translates and len(call.args) >= 2:
        context = literals(call.args[0])
        return context[0] if context else ""
    return ""


class _Visitor(ast.NodeVisitor):
    """Walks a file, knowing in which class it is."""

    def __init__(self, path: Path, wrappers: dict[str, str], known: frozenset[str]) -> None:
        self.found: list[Text] = []
        self._path = path
        self._wrappers = wrappers
        self._known = known
        self._classes: list[str] = []
        self._functions: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions.append(node.name)
        self.generic_visit(node)
        self._functions.pop()

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "tr" and node.args:
            self._take(node, self._classes[-1] if self._classes else "", node.args, node.keywords)
        elif context := _context_of(node):
            if not (self._functions and self._functions[-1] in self._wrappers):
                self._take(node, context, node.args[1:], node.keywords)
        elif isinstance(node.func, ast.Name) and node.func.id in self._wrappers and node.args:
            number = [ast.keyword(arg="n", value=node.args[1])] if len(node.args) > 1 else node.keywords[:1]
            named = [ast.keyword(arg="n", value=keyword.value) for keyword in number]
            self._take(node, self._wrappers[node.func.id], node.args[:1], named)

    def _take(self, node: ast.Call, context: str, words: list[ast.expr], named: list[ast.keyword]) -> None:
        texts = literals(words[0])
        if texts is None:
            if context not in self._known:
                raise Unreadable(f"{self._path}:{node.lineno}: a text of {context} is not written where it is used")
            return
        comment = literals(words[1]) if len(words) > 1 else None
        plural = len(words) > 2 or any(keyword.arg == "n" for keyword in named)
        for text in texts:
            if text:
                self.found.append(Text(context, text, comment[0] if comment else "", plural))

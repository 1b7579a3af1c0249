"""The syntax tree of a chat template: what it may hold, and what is changed in it; runs nothing."""

from __future__ import annotations

import itertools
from typing import cast

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.visitor import NodeTransformer

from inference.engine.template.guard import LimitReached

MAX_NODES = 15_000  # of the syntax tree; the longest templates known have a tenth
MAX_BRANCHING = 200_000  # branches times names: as that, compiling takes time; the worst template known has 6,000
_SHORT = 1_000  # characters of a constant that may be compared without asking


class Generation(Extension):
    """``{% generation %}``: marks what a model is trained on; here just its content."""

    tags = {"generation"}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endgeneration",), drop_needle=True)
        return nodes.Scope(body, lineno=line)


# ------------------------------------------------------------------------------- the syntax tree

_FORBIDDEN = (
    nodes.Extends,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.EvalContextModifier,
    nodes.ScopedEvalContextModifier,
)


def check_tree(tree: nodes.Template) -> None:
    """Raises for a tree too large, or with statements a chat template has no business with."""
    count, branches, names = 0, 0, set()
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        count += 1
        branches += isinstance(node, nodes.If | nodes.For | nodes.CondExpr)
        if isinstance(node, nodes.Name):
            names.add(node.name)
        if count > MAX_NODES or branches * len(names) > MAX_BRANCHING:
            raise LimitReached("it is too long")
        if isinstance(node, _FORBIDDEN):
            raise TemplateSyntaxError(f"{type(node).__name__} is not possible in a chat template", node.lineno)
        waiting += node.iter_child_nodes()


class Guarding(NodeTransformer):
    """Leads what Jinja compiles to plain Python through filters that count it."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        node.iter = _through("steps", cast(nodes.Expr, node.iter))
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        parts = (node.arg.start, node.arg.stop, node.arg.step)
        return _through("slice", node.node, *(part or nodes.Const(None, lineno=node.lineno) for part in parts))

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
        self.generic_visit(node)
        sides = [node.expr, *(operand.expr for operand in node.ops)]
        contains = any(operand.op in ("in", "notin") for operand in node.ops)
        if not contains and all(any(map(_is_short, pair)) for pair in itertools.pairwise(sides)):
            return node
        node.expr = _through("compare", node.expr)
        for operand in node.ops:
            operand.expr = _through("compare", operand.expr)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:
        self.generic_visit(node)
        return _through("literal", node) if len(node.items) > 8 else node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:
        self.generic_visit(node)
        return _through("literal", node) if len(node.items) > 8 and node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:
        self.generic_visit(node)
        for pair in node.items:
            if not isinstance(pair.key, nodes.Const):
                pair.key = _through("key", pair.key)
        return _through("literal", node) if len(node.items) > 8 else node


def _through(name: str, node: nodes.Expr, *args: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, f" {name}", list(args), [], None, None, lineno=node.lineno)


def _is_short(node: nodes.Expr) -> bool:
    """Whether comparing anything with this takes no time."""
    return isinstance(node, nodes.Const) and not (isinstance(node.value, str) and len(node.value) > _SHORT)

"""Runs a chat template that nobody vouches for, within an account; knows no conversation.

Jinja's sandbox keeps a template away from Python's insides. This environment adds what it lacks: nothing a
template does is unbounded (``guard``), and what comes out says which characters were foreign (``traced``).
For that the syntax tree is changed before it is compiled, so that loops, slices, comparisons and literals go
through filters no template can name.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.ext import loopcontrols
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedFormatter

from inference.engine.template import operations
from inference.engine.template.filters import Refused, make_filters, make_functions, make_tests
from inference.engine.template.guard import Guard, LimitReached
from inference.engine.template.own_filters import Steps
from inference.engine.template.traced import concat
from inference.engine.template.tree import Generation, Guarding, check_tree
from inference.errors import TemplateError

MAX_SOURCE = 128 * 1024  # characters; the longest templates known have a fifth
COMPILE_LIMIT = 5.0  # seconds

_METHODS: dict[type, frozenset[str]] = {
    list: frozenset(("index", "count", "copy")),
    tuple: frozenset(("index", "count")),
    dict: frozenset(("get", "items", "keys", "values", "copy")),
}


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as chat templates expect it, with an account.

    Attributes:
        guard: The account that pays for what is done now.
    """

    intercepted_binops = frozenset(operations.OPERATORS)

    def __init__(self) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            extensions=[Generation, loopcontrols],
            finalize=self._finalize,
            cache_size=0,
        )
        self.guard = Guard(COMPILE_LIMIT, 0)
        self.code_generator_class = _CodeGenerator
        self.filters = make_filters(lambda: self.guard)
        self.tests: dict[str, Any] = make_tests(lambda: self.guard)
        functions = make_functions(lambda: self.guard)
        self.globals = dict(functions)
        self._callable = frozenset(functions.values())

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        check_tree(tree)
        return cast(nodes.Template, Guarding().visit(tree))

    # ------------------------------------------------------------------- called by compiled code

    def concat(self, parts: Iterable[str]) -> str:
        """The text of a macro or a block."""
        return operations.glue(self.guard, list(parts))

    def join_texts(self, parts: Sequence[Any]) -> str:
        """The operator ``~``."""
        self.guard.step()
        return operations.glue(self.guard, [self._finalize(part) for part in parts])

    def _finalize(self, value: Any) -> Any:
        """What is printed for a value."""
        if isinstance(value, str | Undefined):
            return value
        return operations.write(self.guard, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator between two values."""
        self.guard.step()
        return operations.OPERATORS[operator](self.guard, left, right)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``."""
        if isinstance(argument, list | tuple | dict):
            return self.undefined(obj=obj, name="…")
        return super().getitem(obj, argument)

    def wrap_str_format(self, value: Any) -> Any:
        """The method ``format`` of a text; ``call`` knows it by its type."""
        if isinstance(value, types.MethodType | types.BuiltinMethodType) and isinstance(value.__self__, str):
            if value.__name__ == "format":
                return _Format(self, value.__self__)
            if value.__name__ == "format_map":
                raise SecurityError("a template may not call str.format_map")
        return None

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call one of the few things a template may call."""
        guard = __self.guard
        guard.step()
        if isinstance(__obj, Macro | Undefined):
            return __context.call(__obj, *args, **kwargs)
        for name in ("_loop_vars", "_block_vars"):  # Jinja's own, for functions that want the context
            kwargs.pop(name, None)
        if isinstance(__obj, LoopContext):
            return __context.call(__obj, Steps(guard, args[0]))
        if isinstance(__obj, _Format):
            return __obj(*args, **kwargs)
        if isinstance(__obj, types.MethodType | types.BuiltinMethodType):
            return __self._call_method(__obj.__self__, __obj.__name__, args, kwargs)
        if isinstance(__obj, types.FunctionType | type) and __obj in __self._callable:
            return __obj(*args, **kwargs)
        raise SecurityError(f"a template may not call {type(__obj).__name__}")

    def _call_method(self, owner: Any, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        guard = self.guard
        if isinstance(owner, str):
            return operations.call_method(guard, owner, name, args, kwargs)
        if isinstance(owner, LoopContext) and name in ("cycle", "changed"):
            guard.pay(guard.measure(args))
            return getattr(owner, name)(*args)
        if name not in _METHODS.get(type(owner), frozenset()):
            raise SecurityError(f"a template may not call {type(owner).__name__}.{name}")
        if name in ("index", "count", "get"):
            guard.pay(guard.measure(args, owner if name != "get" else None))
        else:
            guard.pay_items(len(owner))
        result = getattr(owner, name)(*args, **kwargs)
        return list(result) if name in ("items", "keys", "values") else result


class _Format:
    """``text.format`` within the account."""

    def __init__(self, environment: TemplateEnvironment, text: str) -> None:
        self._environment = environment
        self._text = text

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        formatter = _Formatter(self._environment)
        return operations.format_text(self._environment.guard, formatter, self._text, args, kwargs)


class _Formatter(SandboxedFormatter):
    def __init__(self, environment: TemplateEnvironment) -> None:
        super().__init__(environment)
        self._guard = environment.guard

    def format_field(self, value: Any, format_spec: str) -> str:
        operations.check_format_spec(self._guard, format_spec)
        return str(super().format_field(value, format_spec))


class _CodeGenerator(CodeGenerator):
    """``~`` through the environment: Jinja's own joining forgets what is foreign."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.join_texts((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


# -------------------------------------------------------------------------------------- running


class Script:
    """A compiled template. Used by one thread at a time."""

    def __init__(self, source: str) -> None:
        """Raises ``TemplateError`` when it cannot be compiled."""
        self._environment = TemplateEnvironment()
        problem = "" if len(source) <= MAX_SOURCE else "it is too long"
        if not problem:
            try:
                self._template = self._environment.from_string(source)
            except (LimitReached, Exception) as error:
                problem = _describe(error)
        if problem:
            raise _error(problem)

    def run(self, variables: Mapping[str, Any], guard: Guard) -> str:
        """The rendered text, ``Traced`` where it has foreign characters.

        Raises:
            TemplateError: It fails or exceeds the account.
            Refused: It has called ``raise_exception``.
        """
        self._environment.guard = guard
        pieces: list[str] = []
        problem = ""
        try:
            for piece in self._template.root_render_func(self._template.new_context(dict(variables))):
                guard.step()
                guard.pay(len(piece))
                pieces.append(piece)
        except Refused:
            raise
        except (LimitReached, Exception) as error:
            problem = _describe(error)
        # Raised out here and with nothing left: an error holds on to its frames, and they to all that was made.
        if guard.exceeded or problem:
            pieces.clear()
            raise _error(guard.exceeded or problem)
        return concat(pieces)


def _describe(error: BaseException) -> str:
    if isinstance(error, LimitReached):
        return str(error)
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, MemoryError):
        return "it needs too much memory"
    line = getattr(error, "lineno", None)
    where = f" (line {line})" if line else ""
    return f"{type(error).__name__}: {str(error)[:300]}{where}"


def _error(problem: str) -> TemplateError:
    return TemplateError(
        "The chat template in this model's file does not work, so Hearth cannot tell the model who said what.",
        "Get the model from another source; newer files often have a repaired template.",
        f"chat template: {problem}",
    )

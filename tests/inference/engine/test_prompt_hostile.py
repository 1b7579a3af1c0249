"""Templates that mean harm: each ends as a plain error, soon, and leaves nothing behind."""

from __future__ import annotations

import re
import threading
import time
import tracemalloc

import pytest

from inference.engine.prompt import ChatTemplate
from inference.errors import TemplateError
from inference.messages import Message

LIMIT = 0.4  # seconds given to each template
GRACE = 8.0  # seconds until the error must be there, on a machine that does other things too


def _growing(expression: str, start: str = "'x'", then: str = "") -> str:
    """A template that sets ``ns.s`` to what is made of it, again and again."""
    loop = "{% for i in range(99) %}{% set ns.s = " + expression + " %}{% endfor %}"
    return "{% set ns = namespace(s=" + start + ") %}" + loop + then


TWINS = (
    "{% set ns = namespace(a=[1], b=[1]) %}"
    "{% for i in range(99) %}{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}{% endfor %}"
)

ENDLESS = {
    "nested loops": (
        "{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(9999) %}"
        "{% endfor %}{% endfor %}{% endfor %}"
    ),
    "loop over a text": "{% set s = 'x' * 99999 %}{% for a in s %}{% for b in s %}{% endfor %}{% endfor %}",
    "filtered loop": "{% for a in range(100000) %}{% for b in range(100000) if b < 0 %}{% endfor %}{% endfor %}",
    "recursive loop": "{% for x in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "recursive macro": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "branching macro": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "map of map": (
        "{% set ns = namespace(x=range(100000)) %}"
        "{% for i in range(100000) %}{% set ns.x = ns.x | map('string') %}{% endfor %}{{ ns.x | list }}"
    ),
    "caller in a loop": (
        "{% macro f() %}{% for i in range(100000) %}{{ caller() }}{% endfor %}{% endmacro %}"
        "{% call f() %}{% for i in range(100000) %}{% endfor %}{% endcall %}"
    ),
    "select with a test": "{% for i in range(99999) %}{{ range(99999) | select('gt', 5) | list | length }}{% endfor %}",
    "sum of lists": "{% for i in range(100000) %}{{ ([[1]] * 50000) | sum(start=[]) | length }}{% endfor %}",
}

LARGE = {
    "text times number": "{{ 'x' * 10000000000 }}",
    "number times text": "{{ 10000000000 * 'x' }}",
    "list times number": "{{ [1] * 1000000000 }}",
    "doubling with +": _growing("ns.s + ns.s", "'x'"),
    "doubling with ~": _growing("ns.s ~ ns.s", "'x'"),
    "doubling lists": _growing("ns.s + ns.s", "[1]"),
    "doubling with a block": (
        "{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set s %}{{ ns.s }}{{ ns.s }}{% endset %}"
        "{% set ns.s = s %}{% endfor %}"
    ),
    "doubling with a macro": (
        "{% macro f(s) %}{{ s }}{{ s }}{% endmacro %}{% set ns = namespace(s='x') %}"
        "{% for i in range(99) %}{% set ns.s = f(ns.s) %}{% endfor %}"
    ),
    "doubling with join": _growing("[ns.s, ns.s] | join", "'x'"),
    "doubling with str.join": _growing("ns.s.join([ns.s, ns.s])", "'x'"),
    "doubling with replace": _growing("ns.s | replace('x', 'xx')", "'x'"),
    "doubling with str.replace": _growing("ns.s.replace('x', 'xx')", "'x'"),
    "doubling with %": _growing("'%s%s' % (ns.s, ns.s)", "'x'"),
    "doubling with format": _growing("'{0}{0}'.format(ns.s)", "'x'"),
    "slices kept": (
        "{% set s = 'x' * 1000000 %}{% set ns = namespace(s=[]) %}"
        "{% for i in range(100000) %}{% set ns.s = [ns.s, s[i:]] %}{% endfor %}"
    ),
    "cases kept": (
        "{% set s = 'x' * 1000000 %}{% set ns = namespace(s=[]) %}"
        "{% for i in range(100000) %}{% set ns.s = [ns.s, s.upper()] %}{% endfor %}"
    ),
    "long literals kept": (
        "{% set ns = namespace(s=[]) %}{% for i in range(100000) %}{% set ns.s = [ns.s, ["
        + "1," * 5000
        + "]] %}{% endfor %}"
    ),
    "much output": "{% set s = 'x' * 1000000 %}{% for i in range(100000) %}{{ s }}{% endfor %}",
    "much output of content": "{% for i in range(100000) %}{{ messages[0].content * 1000 }}{% endfor %}",
    "list of a long text": "{{ ('x' * 10000000) | list | length }}",
    "list inside list": _growing("[ns.s, ns.s]", "[1]", "{{ ns.s }}"),
    "mapping inside mapping": (
        "{% set ns = namespace(s={}) %}{% for i in range(99) %}{% set ns.s = {'a': ns.s, 'b': ns.s} %}{% endfor %}"
        "{{ ns.s | tojson }}"
    ),
    "comparing twins": TWINS + "{{ ns.a == ns.b }}",
    "comparing twins with a test": TWINS + "{{ ns.a is eq(ns.b) }}",
    "looking for a twin": TWINS + "{{ ns.a in [ns.b] }}{{ [ns.a].index(ns.b) }}",
    "sorting twins": TWINS + "{{ [ns.a, ns.b] | sort }}",
    "hash of nested tuples": (
        "{% set ns = namespace(a=(1,)) %}{% for i in range(99) %}{% set ns.a = (ns.a, ns.a) %}{% endfor %}"
        "{{ [ns.a, 1] | unique | list }}"
    ),
    "namespace inside namespace": (
        "{% set ns = namespace(a=1) %}{% for i in range(60) %}{% set ns.a = namespace(a=ns.a, b=ns.a) %}{% endfor %}"
        "{{ ns.a }}{{ 9 ** 99999999 }}"
    ),
    "sorting the same long text": "{{ (['x' * 1000000] * 200000) | sort }}",
    "% pads": "{{ '%9999999999d' % 1 }}",
    "% pads by argument": "{{ '%*d' % (999999999, 1) }}",
    "% pads behind the point": "{{ '%.999999999f' % 1 }}",
    "% pads often": "{{ ('%9999d' * 100000) % ((1,) * 100000) }}",
    "filter format pads": "{{ '%9999999999s' | format('x') }}",
    "format pads": "{{ '{:>9999999999}'.format('x') }}",
    "format pads by argument": "{{ '{:>{}}'.format('x', 9999999999) }}",
    "format_map": "{{ '{x:>9999999999}'.format_map({'x': 1}) }}",
    "format repeats": "{{ ('{0}' * 100000).format('x' * 100000) }}",
    "center": "{{ 'x' | center(9999999999) }}",
    "str.center": "{{ 'x'.center(9999999999) }}",
    "str.ljust": "{{ 'x'.ljust(9999999999) }}",
    "str.zfill": "{{ 'x'.zfill(9999999999) }}",
    "str.expandtabs": "{{ '\\t'.expandtabs(9999999999) }}",
    "str.translate": "{{ 'x'.translate({120: 'y' * 1000000}) }}",
    "int.to_bytes": "{{ (1).to_bytes(9999999999, 'big') }}",
    "indent": "{{ '\\n\\n' | indent(9999999999) }}",
    "indent by much": "{{ ('\\n' * 90000) | indent(9999) }}",
    "wordwrap": "{{ ('x ' * 9000000) | wordwrap(1) }}",
    "wordwrap by a long text": "{{ 'a b' | wordwrap(1, wrapstring='x' * 100000000) }}",
    "batch": "{{ [1] | batch(9999999999, 1) | list }}",
    "slice": "{{ [1] | slice(9999999999) | list }}",
    "truncate": "{{ ('x' * 10000000) | truncate(9999999) }}",
    "join with a long text": "{{ ([''] * 100000) | join('x' * 1000000) }}",
    "tojson indents": "{{ [[[1]]] | tojson(indent=999999999) }}",
    "tojson separates": "{{ ([1] * 100000) | tojson(separators=('x' * 1000000, ':')) }}",
    "tojson of much": "{{ (['x' * 1000000] * 100000) | tojson }}",
    "range": "{{ range(999999999999) | list }}",
    "power": "{{ 9 ** 99999999 }}",
    "power of power": "{% set ns = namespace(n=9) %}{% for i in range(99) %}{% set ns.n = ns.n ** 9 %}{% endfor %}",
    "squares": "{% set ns = namespace(n=9) %}{% for i in range(99) %}{% set ns.n = ns.n * ns.n %}{% endfor %}",
    "round": "{{ 5 | round(-999999999) }}{{ 5 | round(999999999, 'ceil') }}",
    "int of a long text": "{{ (('f' * 9000000) | int(base=16)) // 7 }}",
    "date with a width": "{{ strftime_now('%999999999d') }}",
    "long date": "{{ strftime_now('%c' * 100000) }}",
    "chained filters": "{{ 'x' | " + "center(9999) | " * 3000 + "upper }}",
}

UNCOMPILABLE = {
    "too long": "x" * 10_000_000,
    "too many parts": "{{ a }}" * 60_000,
    "nested parentheses": "{{ " + "(" * 60_000 + "1" + ")" * 60_000 + " }}",
    "nested lists": "{{ " + "[" * 60_000 + "]" * 60_000 + " }}",
    "nested conditions": "{% if a %}" * 9_000 + "{% endif %}" * 9_000,
    "nested loops": "{% for a in b %}" * 4_000 + "{% endfor %}" * 4_000,
    "nested nots": "{{ " + "not " * 60_000 + "1 }}",
    "long sum": "{{ 1" + " + 1" * 60_000 + " }}",
    "long chain": "{{ a" + ".b" * 60_000 + " }}",
    "many elifs": "{% if a %}" + "{% elif a %}" * 9_000 + "{% endif %}",
    "unclosed": "{% if a %}",
    "unknown tag": "{% frobnicate %}",
    "unclosed text": "{{ '" + "\\" * 200_000 + " }}",
    "unclosed comments": "{#" * 100_000,
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "extends": "{% extends 'x' %}",
    "autoescape": "{% autoescape true %}{{ messages }}{% endautoescape %}",
}

BREAKING_OUT = {
    "class": "{{ ''.__class__.__mro__[1].__subclasses__()() }}",
    "class by filter": "{{ (''|attr('__class__')).__mro__ }}",
    "class by map": "{{ ['']|map(attribute='__class__.__mro__')|list|first|last }}{{ 1 / 0 }}",
    "globals of a function": "{{ raise_exception.__globals__['__builtins__'] }}",
    "globals of a macro": "{% macro f() %}{% endmacro %}{{ f._func.__globals__['x'] }}",
    "format reaches in": "{{ '{0.__class__.__mro__}'.format('').x.y }}{{ 1 / 0 }}",
    "format by filter": "{{ ('{0.__class__}'|attr('format'))('').x.y }}{{ 1 / 0 }}",
    "environment of the loop": "{% for x in [1] %}{{ loop._recurse() }}{% endfor %}",
    "self": "{{ self.__init__() }}",
    "changes a message": "{{ messages.append(1) }}",
    "changes a mapping": "{{ messages[0].update({'role': 'system'}) }}",
    "calls a class": "{{ messages.__class__() }}",
    "calls a number": "{{ 1() }}",
    "bytes": "{{ 'x'.encode() }}",
}


LIMITS = r"longer than|too much|too long|too large|too far|too deeply|may not call"
SYNTAX = r"too long|too deeply|too much|TemplateSyntaxError"


def _fails(source: str, reason: str) -> None:
    """Render a template that must fail for a reason, soon, and leave no thread behind."""
    threads = set(threading.enumerate())
    began = time.perf_counter()
    template = ChatTemplate(source, bos="<s>", eos="</s>", control_texts=("<s>", "</s>"))
    with pytest.raises(TemplateError) as caught:
        template.render([Message.user("hello")], {}, limit_s=LIMIT)
    assert time.perf_counter() - began < GRACE
    assert re.search(reason, caught.value.detail), caught.value.detail
    assert caught.value.message
    assert caught.value.hint
    assert set(threading.enumerate()) == threads


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_work_is_ended(name: str) -> None:
    _fails(ENDLESS[name], LIMITS)


@pytest.mark.parametrize("name", LARGE)
def test_what_would_be_too_large_is_never_made(name: str) -> None:
    _fails(LARGE[name], LIMITS)


@pytest.mark.parametrize(
    "name", ["doubling with ~", "doubling with replace", "slices kept", "cases kept", "much output"]
)
def test_memory_stays_within_the_account(name: str) -> None:
    tracemalloc.start()
    try:
        _fails(LARGE[name], LIMITS)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 300 * 2**20


@pytest.mark.parametrize("name", UNCOMPILABLE)
def test_what_cannot_be_compiled_is_said_when_it_is_needed(name: str) -> None:
    _fails(UNCOMPILABLE[name], SYNTAX)


@pytest.mark.parametrize("name", BREAKING_OUT)
def test_nothing_gets_out_of_the_sandbox(name: str) -> None:
    _fails(BREAKING_OUT[name], "SecurityError|has no attribute|may not call")


def test_a_failure_in_one_rendering_does_not_spoil_the_next() -> None:
    source = "{% for i in range(n) %}{% for j in range(n) %}{% endfor %}{% endfor %}{{ messages[0].content }}"
    template = ChatTemplate(source, bos="", eos="")
    with pytest.raises(TemplateError):
        template.render([Message.user("hello")], {"n": 100_000}, limit_s=LIMIT)
    assert template.render([Message.user("hello")], {"n": 2}).text == "hello"


def test_nothing_the_template_made_outlives_its_failure() -> None:
    template = ChatTemplate("{% set s = 'x' * 30000000 %}{{ 1 / 0 }}", bos="", eos="")
    tracemalloc.start()
    try:
        errors = []
        for _ in range(5):
            with pytest.raises(TemplateError) as caught:
                template.render([Message.user("hello")], {})
            errors.append(caught.value)
        current, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert current < 20 * 2**20

"""Declared options: limits hold for whatever comes, and the declarations are complete."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference import errors
from inference.errors import HearthError, OptionError, _walk, error_from_code
from inference.options import (
    LOAD_OPTIONS,
    SAMPLING_OPTIONS,
    LoadOptions,
    Option,
    Sampling,
    check_options,
)

anything = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.binary(max_size=3))


def test_untouched_options_are_allowed() -> None:
    check_options(LoadOptions())
    check_options(Sampling())


@pytest.mark.parametrize("option", LOAD_OPTIONS + SAMPLING_OPTIONS, ids=lambda option: option.name)
def test_every_declaration_is_complete(option: Option) -> None:
    assert option.title
    assert option.title[0].isupper()
    assert option.help.endswith(".")
    if option.kind in ("int", "float"):
        assert option.low is not None
        assert option.high is not None
        assert option.low < option.high
        option.check(type(option.default or option.low)(option.low))
    if option.fallback is not None:
        option.check(option.fallback)
    option.check(option.default)


@given(st.sampled_from(LOAD_OPTIONS + SAMPLING_OPTIONS), anything)
def test_only_what_is_declared_passes(option: Option, value: object) -> None:
    try:
        option.check(value)
    except OptionError as error:
        assert option.title in error.message
        assert error.hint
        return
    if value is None:
        assert option.optional
    elif option.kind == "choice":
        assert value in option.choices
    elif option.kind == "bool":
        assert isinstance(value, bool)
    else:
        assert isinstance(value, (int, float))
        assert not math.isnan(value)
        assert option.low is not None
        assert option.high is not None
        assert option.low <= value <= option.high


def test_check_names_the_field_that_is_wrong() -> None:
    with pytest.raises(OptionError, match="Threads cannot be 0"):
        check_options(LoadOptions(threads=0))


def test_choices_keep_a_sensible_order() -> None:
    kv_type = next(option for option in LOAD_OPTIONS if option.name == "kv_type")
    assert kv_type.choices[:4] == ("f32", "f16", "bf16", "q8_0")


def test_every_error_has_a_code_of_its_own() -> None:
    classes = _walk(HearthError)
    count = 1
    pending = [HearthError]
    while pending:
        children = pending.pop().__subclasses__()
        count += len(children)
        pending += children
    assert len(classes) == count
    for code, cls in classes.items():
        assert type(error_from_code(code, "m")) is cls


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    tree = errors.__doc__
    assert tree
    for code, cls in _walk(HearthError).items():
        assert any(cls.__name__ in line and code in line.split() for line in tree.splitlines()), code

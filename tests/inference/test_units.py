"""Numbers and sizes as people read them."""

from __future__ import annotations

import pytest

from inference.errors import OptionError
from inference.options import LOAD_OPTIONS
from inference.units import GIB, MIB, data_size, plain_number


@pytest.mark.parametrize(
    ("number", "words"), [(16_777_216, "16,777,216"), (256.0, "256"), (0.05, "0.05"), (-1, "-1"), (0, "0")]
)
def test_numbers_are_written_in_full(number: float, words: str) -> None:
    assert plain_number(number) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0.0 MB"), (1_887_437, "1.8 MB"), (512 * MIB, "512 MB"), (GIB, "1.0 GB"), (25_302_568_960, "23.6 GB")],
)
def test_sizes_count_as_operating_systems_count_memory(count: int, words: str) -> None:
    assert data_size(count) == words


def test_the_limits_of_an_option_can_be_read() -> None:
    context = next(option for option in LOAD_OPTIONS if option.name == "context_length")
    with pytest.raises(OptionError) as caught:
        context.check(1)
    assert "between 256 and 16,777,216" in caught.value.hint

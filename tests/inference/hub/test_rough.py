"""What search results tell an estimate."""

from __future__ import annotations

import pytest

from inference.hub.rough import active_parameters, rough_of_summary, rough_of_variant
from inference.hub.values import HubFile, RepositorySummary, Variant

BILLION = 10**9


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        ("Qwen3.6-35B-A3B-GGUF", 35 * BILLION, 3 * BILLION),
        ("LFM2.5-8B-A1.5B", 8 * BILLION, 1_500_000_000),
        ("gemma-4-26b-a4b-it", 26 * BILLION, 4 * BILLION),
        ("Llama-3-8B", 8 * BILLION, 0),
        ("Nova3B", 3 * BILLION, 0),
        ("X-A9B", 4 * BILLION, 0),  # more than there are: the name means something else
    ],
)
def test_weights_for_each_token(name: str, parameters: int, expected: int) -> None:
    assert active_parameters(name, parameters) == expected


def test_models_of_known_and_unknown_size() -> None:
    summary = RepositorySummary(id="o/M-30B-A3B-GGUF", parameters=30 * BILLION, architecture="qwen3moe")
    rough = rough_of_summary(summary)
    assert rough is not None
    assert (rough.quantization, rough.active_parameters, rough.architecture) == ("Q4_K_M", 3 * BILLION, "qwen3moe")
    assert 17 * BILLION < rough.file_size < 19 * BILLION
    assert rough_of_summary(RepositorySummary(id="o/M")) is None


def test_a_variant_has_its_own_size() -> None:
    file = HubFile(path="Small-2B-Q8_0.gguf", size=2 * BILLION)
    variant = Variant(repository="o/M", commit="c", quantization="Q8_0", files=(file,), model="Small-2B")
    rough = rough_of_variant(RepositorySummary(id="o/M"), variant)
    assert (rough.file_size, rough.quantization, rough.parameters) == (2 * BILLION, "Q8_0", 0)

"""Tables of number formats against those of the ``gguf`` package."""

from __future__ import annotations

import gguf
import pytest

from inference.options import LOAD_OPTIONS
from inference.quantization import FILE_TYPES, KV_TYPES, TENSOR_TYPES, describe_quantization, quantization_name


def test_sizes_agree_with_the_format() -> None:
    for number, type_ in TENSOR_TYPES.items():
        try:
            known = gguf.GGMLQuantizationType(number)
        except ValueError:
            continue  # newer than the package
        if known == gguf.GGMLQuantizationType.Q8_1:
            continue  # the package has the size of an older layout; test_llama_agrees.py knows better
        assert gguf.GGML_QUANT_SIZES[known] == (type_.block, type_.bytes), type_.name
        assert known.name == type_.name


def test_file_types_agree_with_the_format() -> None:
    for known in gguf.LlamaFileType:
        if known.value in FILE_TYPES and known.name.startswith("MOSTLY_"):
            assert known.name.removeprefix("MOSTLY_").removesuffix("_MOE") == FILE_TYPES[known.value]


def test_every_kv_type_of_the_options_has_a_size() -> None:
    option = next(option for option in LOAD_OPTIONS if option.name == "kv_type")
    assert set(option.choices) == set(KV_TYPES)


@pytest.mark.parametrize(
    ("file_type", "weights", "expected"),
    [
        (15, [], "Q4_K_M"),
        (15 | 1024, [], "Q4_K_M"),
        (None, [(0, 10), (12, 1000), (14, 200)], "Q4_K"),
        (4, [(8, 1)], "Q8_0"),
        (-1, [], ""),
    ],
)
def test_names(file_type: int | None, weights: list[tuple[int, int]], expected: str) -> None:
    assert quantization_name(file_type, weights) == expected


def test_every_name_is_described_and_better_ones_sound_better() -> None:
    assert all(describe_quantization(name) for name in FILE_TYPES.values())
    texts = [describe_quantization(name) for name in ("F16", "Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q3_K_S", "IQ2_XXS")]
    assert len(set(texts)) == len(texts)
    assert describe_quantization("Q99_X") == ""

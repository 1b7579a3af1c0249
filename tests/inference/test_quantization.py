"""Tables of number formats against those of the ``gguf`` package."""

from __future__ import annotations

import gguf
import pytest

from inference.options import LOAD_OPTIONS
from inference.quantization import (
    FILE_TYPES,
    KV_TYPES,
    TENSOR_TYPES,
    bits_of,
    describe_quantization,
    quantization_name,
    type_of,
)


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


@pytest.mark.parametrize(
    ("name", "bits", "type_", "words"),
    [
        ("Q4_K_M", 4.5, "Q4_K", "The usual choice: small"),
        ("q4_k_m", 4.5, "Q4_K", "The usual choice: small"),
        ("UD-Q4_K_XL", 4.5, "Q4_K", "most important parts"),
        ("UD-IQ2_XXS", 2.06, "IQ2_XXS", "slow without a graphics card"),
        ("UD-Q2_K_XL", 2.63, "Q2_K", "most important parts"),
        ("UD-Q6_K_XL", 6.56, "Q6_K", "Very close"),
        ("IQ4_XS", 4.25, "IQ4_XS", "A little smaller"),
        ("IQ4_NL", 4.5, "IQ4_NL", "A little smaller"),
        ("IQ3_M", 3.66, "IQ3_S", "slow without a graphics card"),
        ("Q3_K_XL", 3.44, "Q3_K", "loss you may notice"),
        ("Q4_0", 4.5, "Q4_0", "The usual choice: small"),
        ("QAT-Q4_0", 4.5, "Q4_0", "Trained to be this small"),
        ("Q4_0-QAT", 4.5, "Q4_0", "Trained to be this small"),
        ("Q4_0_4_4", 4.5, "Q4_0", "The usual choice: small"),
        ("Q5_K_L", 5.5, "Q5_K", "somewhat smaller"),
        ("Q8_K_XL", 9.13, "Q8_K", "Hardly compressed"),
        ("MXFP4", 4.25, "MXFP4", "some models are made in"),
        ("MXFP4_MOE", 4.25, "MXFP4", "some models are made in"),
        ("NVFP4", 4.5, "NVFP4", "some models are made in"),
        ("BF16", 16, "BF16", "Not compressed"),
        ("FP16", 16, "F16", "Not compressed"),
        ("TQ1_0", 1.69, "TQ1_0", "As small as it gets"),
    ],
)
def test_names_met_on_the_hub(name: str, bits: float, type_: str, words: str) -> None:
    assert bits_of(name) == pytest.approx(bits, abs=0.01)
    assert TENSOR_TYPES[type_of(name)].name == type_
    assert words in describe_quantization(name)


@pytest.mark.parametrize("name", ["", "model", "GEMMA-4", "UD-", "QAT", "_", "ÄÖ"])
def test_names_that_say_nothing(name: str) -> None:
    assert bits_of(name) is None
    assert describe_quantization(name) == ""

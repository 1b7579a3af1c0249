"""Files become variants by their names, as the repositories of the catalog and their oddest relatives have them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.errors import NotOnHub
from inference.hub.file_names import plain, take_apart
from inference.hub.files import choose_companions, group_files, pick_variant
from inference.hub.values import HubFile, Repository, RepositorySummary

NAMES = {
    "Qwen3.5-4B-Q4_K_M.gguf": ("Q4_K_M", "Qwen3.5-4B"),
    "Qwen3.6-35B-A3B-UD-Q4_K_XL.gguf": ("UD-Q4_K_XL", "Qwen3.6-35B-A3B"),
    "Qwen3.6-35B-A3B-UD-IQ4_XS.gguf": ("UD-IQ4_XS", "Qwen3.6-35B-A3B"),
    "gemma-3-4b-it-qat-Q4_0.gguf": ("QAT-Q4_0", "gemma-3-4b-it"),
    "gemma-4-E2B-it-qat-q4_0.gguf": ("QAT-Q4_0", "gemma-4-E2B-it"),
    "qwen2.5-coder-7b-instruct-q4_k_m.gguf": ("Q4_K_M", "qwen2.5-coder-7b-instruct"),
    "nomic-embed-text-v1.5.Q8_0.gguf": ("Q8_0", "nomic-embed-text-v1.5"),
    "nomic-embed-text-v1.5.f16.gguf": ("F16", "nomic-embed-text-v1.5"),
    "gpt-oss-20b-mxfp4.gguf": ("MXFP4", "gpt-oss-20b"),
    "gpt-oss-20b-MXFP4.gguf": ("MXFP4", "gpt-oss-20b"),
    "Qwen3-Coder-30B-MXFP4_MOE.gguf": ("MXFP4_MOE", "Qwen3-Coder-30B"),
    "Bonsai-8B-Q1_0.gguf": ("Q1_0", "Bonsai-8B"),
    "model-BF16.gguf": ("BF16", "model"),
    "model-fp16.gguf": ("F16", "model"),
    "Hathor-8B-F32.IQ4_K_M.gguf": ("IQ4_K_M", "Hathor-8B-F32"),
    "Phi-3-Q4_0_4_4.gguf": ("Q4_0_4_4", "Phi-3"),
    "Llama-3-8B-Q4_K_M-v2.gguf": ("Q4_K_M", "Llama-3-8B-v2"),
    "Model-TQ1_0.gguf": ("TQ1_0", "Model"),
    "Model.i1-IQ3_XXS.gguf": ("IQ3_XXS", "Model.i1"),
    "Q4_K_M/part.gguf": ("Q4_K_M", "part"),
    "UD-Q8_K_XL/GLM-00001-of-00002.gguf": ("UD-Q8_K_XL", "GLM"),
    "plain.gguf": ("", "plain"),
    "tinyllama-1.1b-chat-v1.0.Q2_K.gguf": ("Q2_K", "tinyllama-1.1b-chat-v1.0"),
    "bge-small-en-v1.5-q8_0.GGUF": ("Q8_0", "bge-small-en-v1.5"),
}
KINDS = {
    "mmproj-F16.gguf": "projector",
    "Ministral-3-3B-Instruct-2512-BF16-mmproj.gguf": "projector",
    "mmproj-Qwen3VL-4B-Instruct-Q8_0.gguf": "projector",
    "mmproj-model-f16.gguf": "projector",
    "mtp-gemma-4-12b-it.gguf": "draft",
    "eagle3-gpt-oss-20b.gguf": "draft",
    "dflash-x.gguf": "draft",
    "dspark-x.gguf": "draft",
    "Model-imatrix.gguf": "other",
    "imatrix_unsloth.gguf": "other",
    "Model-BF16-imatrix.gguf": "other",
    "Model-Q4_K_M-imatrix.gguf": "model",
    "Model-MTP-Q4_K_M.gguf": "model",
}


def files(*paths: str, size: int = 1000) -> list[HubFile]:
    return [HubFile(path=path, size=size + place) for place, path in enumerate(paths)]


def repository(*paths: str, name: str = "owner/Model-GGUF") -> Repository:
    grouped = group_files(name, "c0ffee", files(*paths))
    return Repository(
        summary=RepositorySummary(id=name),
        commit="c0ffee",
        variants=grouped.variants,
        projectors=grouped.projectors,
        drafts=grouped.drafts,
    )


def quantizations(*paths: str) -> list[str]:
    return [variant.quantization for variant in repository(*paths).variants]


@pytest.mark.parametrize(("path", "expected"), NAMES.items())
def test_quantization_and_model_from_the_name(path: str, expected: tuple[str, str]) -> None:
    name = take_apart(path)
    assert name is not None
    assert (name.quantization, name.model) == expected
    assert name.kind == "model"


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_side_files_are_no_chat_models(path: str, kind: str) -> None:
    name = take_apart(path)
    assert name is not None
    assert name.kind == kind


@pytest.mark.parametrize("path", ["README.md", "model.safetensors", "imatrix.dat", "x.gguf.part1of2", "gguf", ""])
def test_other_files_are_not_looked_at(path: str) -> None:
    assert take_apart(path) is None


def test_parts_are_one_variant_with_the_first_part_first() -> None:
    parts = [f"Q4_K_M/Big-Q4_K_M-{n:05}-of-00003.gguf" for n in (3, 1, 2)]
    (variant,) = repository(*parts, "Big-Q8_0-00001-of-00002.gguf").variants
    assert [file.path[-13:-5] for file in variant.files] == ["of-00003"] * 3
    assert [file.path for file in variant.files] == sorted(parts)
    assert variant.size == 3003
    assert variant.quantization == "Q4_K_M"


def test_a_split_that_lacks_a_part_is_not_offered() -> None:
    assert quantizations("B-Q4_0-00002-of-00002.gguf") == []
    assert quantizations("B-Q4_0-00001-of-00003.gguf", "B-Q4_0-00003-of-00003.gguf") == []
    assert quantizations("B-Q4_0-00000-of-00001.gguf", "B-Q4_0-00001-of-00000.gguf") == []
    # Parts of two splits, and of two folders, do not complete each other.
    assert quantizations("B-Q4_0-00001-of-00002.gguf", "B-Q4_0-00002-of-00003.gguf") == []
    assert quantizations("a/B-Q4_0-00001-of-00002.gguf", "b/B-Q4_0-00002-of-00002.gguf") == []


def test_variants_come_small_to_large_and_each_content_once() -> None:
    same = "ab" * 32
    found = group_files(
        "o/m",
        "c",
        [
            HubFile(path="M-Q8_0.gguf", size=80, sha256="ef" * 32),
            HubFile(path="old/M-Q4_0.gguf", size=40, sha256=same),
            HubFile(path="M-Q4_0.gguf", size=40, sha256=same),
            HubFile(path="unknown/M-Q4_0.gguf", size=40),
            HubFile(path="other/M-Q4_0.gguf", size=40),
        ],
    )
    assert [variant.files[0].path for variant in found.variants] == [
        "M-Q4_0.gguf",
        "other/M-Q4_0.gguf",
        "unknown/M-Q4_0.gguf",
        "M-Q8_0.gguf",
    ]


@pytest.mark.parametrize(
    ("wanted", "there", "expected"),
    [
        ("Q4_K_M", ("M-Q4_K_M.gguf", "M-UD-Q4_K_M.gguf"), "Q4_K_M"),
        ("q4_k_m", ("M-UD-Q4_K_M.gguf", "M-Q8_0.gguf"), "UD-Q4_K_M"),
        ("Q4_0", ("M-qat-q4_0.gguf",), "QAT-Q4_0"),
        ("UD-Q4_K_M", ("M-Q4_K_M.gguf", "M-UD-Q4_K_M.gguf"), "UD-Q4_K_M"),
        ("", ("M-Q2_K.gguf", "M-Q4_K_M.gguf", "M-Q8_0.gguf"), "Q4_K_M"),
        ("", ("M-BF16.gguf", "M-Q8_0.gguf"), "Q8_0"),
        ("", ("M-IQ3_XS.gguf", "M-BF16.gguf"), "IQ3_XS"),
        ("", ("model.gguf",), "model"),
    ],
)
def test_the_variant_that_was_meant(wanted: str, there: tuple[str, ...], expected: str) -> None:
    assert pick_variant(repository(*there), wanted).quantization == expected


def test_a_quantization_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(NotOnHub, match="no quantization called Q3_K_S") as caught:
        pick_variant(repository("M-Q4_K_M.gguf", "M-Q8_0.gguf"), "Q3_K_S")
    assert caught.value.hint == "It has: Q4_K_M, Q8_0."
    with pytest.raises(NotOnHub, match="no model that Hearth can run"):
        pick_variant(repository("mmproj-F16.gguf", "README.md"))


def test_of_several_models_the_one_the_repository_is_named_after() -> None:
    both = repository("Other-1B-Q4_K_M.gguf", "Qwen3-8B-Q4_K_M.gguf", "Else-9B-Q4_K_M.gguf", name="o/Qwen3-8B-GGUF")
    assert pick_variant(both, "Q4_K_M").model == "Qwen3-8B"


@pytest.mark.parametrize(
    ("quantization", "projectors", "expected"),
    [
        ("Q4_K_M", ("mmproj-BF16.gguf", "mmproj-F16.gguf", "mmproj-F32.gguf"), "mmproj-F16.gguf"),
        ("Q8_0", ("mmproj-BF16.gguf", "mmproj-Q8_0.gguf"), "mmproj-Q8_0.gguf"),
        ("Q4_K_M", ("M-BF16-mmproj.gguf",), "M-BF16-mmproj.gguf"),
        ("Q4_K_M", ("mmproj-Other-F16.gguf", "mmproj-Llama-BF16.gguf"), "mmproj-Llama-BF16.gguf"),
        ("Q4_K_M", ("side/mmproj-F16.gguf", "mmproj-BF16.gguf"), "mmproj-BF16.gguf"),
        ("Q4_K_M", (), None),
    ],
)
def test_the_projector_that_goes_with_a_variant(
    quantization: str, projectors: tuple[str, ...], expected: str | None
) -> None:
    there = repository(f"Llama-{quantization}.gguf", *projectors)
    projector, draft = choose_companions(there, there.variants[0])
    assert (projector.path if projector else None) == expected
    assert draft is None


def test_the_draft_of_the_nearest_quantization() -> None:
    there = repository("M-Q4_K_M.gguf", "M-Q8_0.gguf", "mtp-M-Q4_0.gguf", "mtp-M-Q8_0.gguf", "mtp-M-BF16.gguf")
    for variant, expected in zip(there.variants, ("mtp-M-Q4_0.gguf", "mtp-M-Q8_0.gguf"), strict=True):
        draft = choose_companions(there, variant)[1]
        assert draft is not None
        assert draft.path == expected


def test_how_it_was_made_does_not_matter() -> None:
    assert [plain(name) for name in ("UD-Q4_K_XL", "qat-q4_0", "Q8_0")] == ["Q4_K_XL", "Q4_0", "Q8_0"]


# --------------------------------------------------------------------------------------- properties

PATHS = st.lists(
    st.text(string.ascii_letters + string.digits + "-_./ é\x00", max_size=30)
    | st.sampled_from([*NAMES, *KINDS])
    | st.builds(
        "{}-{:05}-of-{:05}.gguf".format,
        st.sampled_from(["A-Q4_0", "B", "x/A-Q4_0", "mmproj-A", "mtp-A"]),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    max_size=25,
)


@given(PATHS)
def test_any_list_of_names_is_grouped(paths: list[str]) -> None:
    there = repository(*paths)
    offered = [file for variant in there.variants for file in variant.files]
    assert {file.path for file in offered} <= set(paths)
    assert [variant.size for variant in there.variants] == sorted(variant.size for variant in there.variants)
    for variant in there.variants:
        numbers = []
        for file in variant.files:
            name = take_apart(file.path)
            assert name is not None
            assert name.kind == "model"
            assert name.parts == len(variant.files)
            numbers.append(name.number)
        assert numbers == list(range(1, len(numbers) + 1))
        assert variant.quantization
        choose_companions(there, variant)
        assert pick_variant(there, variant.quantization)


@given(st.permutations([*NAMES, *KINDS]))
def test_the_order_of_the_list_does_not_matter(paths: list[str]) -> None:
    sized = [HubFile(path=path, size=len(path)) for path in paths]
    assert group_files("o/m", "c", sized) == group_files("o/m", "c", sorted(sized, key=lambda file: file.path))

"""The reader of GGUF files on real, wrong, split and hostile files."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.errors import (
    HearthError,
    ModelCorrupt,
    ModelFileError,
    ModelIncomplete,
    ModelMissing,
    ModelUnreadable,
    ModelUnsupported,
    NotAModel,
)
from inference.gguf import read_header, read_model_facts
from inference.gguf_header import Header
from inference.gguf_layout import MAX_HEADER, parse_header
from inference.lookalikes import identify
from inference.options import Sampling
from tests.support.sparse_gguf import write_shape
from tests.support.tiny_gguf import ARCHITECTURES, CHATML, Kind, Shape, write_tiny
from tests.support.wrong_files import WRONG_KINDS, unprivileged, write_wrong

KINDS: tuple[Kind, ...] = tuple(ARCHITECTURES)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One small model of each memory kind."""
    folder = tmp_path_factory.mktemp("models")
    return {kind: write_tiny(folder / f"{kind}.gguf", kind) for kind in KINDS}


# ------------------------------------------------------------------------------------------- facts


@pytest.mark.parametrize("kind", KINDS)
def test_facts_say_what_was_written(tiny: dict[str, Path], kind: Kind) -> None:
    facts = read_model_facts(tiny[kind])
    assert facts.architecture == ARCHITECTURES[kind]
    assert facts.memory_kind == kind
    assert facts.name == f"Tiny {kind}"
    assert facts.quantization == "F32"
    assert (facts.layers, facts.width, facts.vocabulary, facts.context_trained) == (4, 128, 1024, 8192)
    assert facts.chat_template == CHATML
    assert facts.file_size == tiny[kind].stat().st_size
    weights = sum(facts.layer_bytes) + facts.input_bytes + facts.output_bytes
    assert weights == 4 * facts.parameters
    assert facts.parts == (tiny[kind],)


def test_facts_know_windows_states_and_heads(tiny: dict[str, Path]) -> None:
    window = read_model_facts(tiny["sliding-window"])
    assert window.window == 48
    assert [layer.attention for layer in window.memory] == ["window", "full", "window", "full"]
    hybrid = read_model_facts(tiny["hybrid"])
    assert [layer.attention for layer in hybrid.memory] == ["none", "full", "none", "full"]
    assert [layer.state for layer in hybrid.memory] == [256, 0, 256, 0]
    dense = read_model_facts(tiny["dense"])
    assert {(layer.key, layer.value) for layer in dense.memory} == {(64, 64)}
    assert {layer.state for layer in read_model_facts(tiny["recurrent"]).memory} == {3 * 256 + 16 * 256}


def test_recommended_sampling_is_read_and_nonsense_ignored(tmp_path: Path) -> None:
    keys = {
        "general.sampling.temp": 0.6,
        "general.sampling.top_k": 20,
        "general.sampling.top_p": 1.7,
        "general.sampling.min_p": float("nan"),
        "general.sampling.penalty_repeat": 1.05,
        "general.sampling.penalty_last_n": "many",
        "general.sampling.xtc_threshold": -3.0,
    }
    facts = read_model_facts(write_tiny(tmp_path / "m.gguf", metadata=keys))
    assert facts.sampling == Sampling(temperature=0.6, top_k=20, repeat_penalty=1.05)
    assert set(facts.recommended) == {"temperature", "top_k", "repeat_penalty"}


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"general.name": "Gemma 3 4B"}, "Gemma 3 4B"),
        ({"general.name": "a\x1b[31mb\ncd"}, "a [31mb cd"),
        ({"general.name": "x" * 300}, "x" * 79 + "…"),
        ({"general.name": None, "general.basename": "Qwen3", "general.size_label": "4B"}, "Qwen3 4B"),
        ({"general.name": "/home/me/models/out", "general.basename": None}, "some-model-Q8_0"),
        ({"general.name": "."}, "some-model-Q8_0"),
    ],
)
def test_name_is_for_people(tmp_path: Path, metadata: dict[str, str | None], expected: str) -> None:
    path = write_tiny(tmp_path / "some-model-Q8_0.gguf", layers=2, metadata=metadata)  # type: ignore[arg-type]
    assert read_model_facts(path).name == expected


def test_file_without_template_has_none(tmp_path: Path) -> None:
    assert read_model_facts(write_tiny(tmp_path / "m.gguf", template=None)).chat_template is None


def test_quantization_comes_from_the_weights_when_not_said(tmp_path: Path) -> None:
    assert read_model_facts(write_tiny(tmp_path / "m.gguf", tensor_type="Q8_0")).quantization == "Q8_0"
    named = write_tiny(tmp_path / "n.gguf", tensor_type="Q4_0", metadata={"general.file_type": 15})
    assert read_model_facts(named).quantization == "Q4_K_M"


def test_large_vocabulary_is_read_quickly(tmp_path: Path) -> None:
    path = write_shape(tmp_path / "m.gguf", "dense", Shape(layers=1, vocabulary=250_000), head=32)
    best = min(_seconds(path) for _ in range(5))
    # Some 0.05 s; the limit leaves room for a busy machine and still catches a reader that decodes tokens.
    assert best < 0.25
    assert read_model_facts(path).vocabulary == 250_000


def _seconds(path: Path) -> float:
    start = time.process_time()
    read_header(path)
    return time.process_time() - start


# ------------------------------------------------------------------------------------- wrong files


@pytest.mark.parametrize("kind", WRONG_KINDS)
def test_wrong_file_says_what_it_is(tmp_path: Path, kind: str) -> None:
    wrong = write_wrong(tmp_path, kind)
    with (
        unprivileged() if kind == "no permission" else contextlib.nullcontext(),
        pytest.raises(ModelFileError) as caught,
    ):
        read_model_facts(wrong.path)
    assert type(caught.value) is wrong.error
    assert wrong.says in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\xef\xbb\xbf  <HTML>", "web page"),
        (b'{"error":"Repository not found"}', "JSON"),
        (b"<?xml version='1.0'?><Error/>", "XML"),
        (b"\x80\x02}q\x00", "PyTorch"),
        (b"RIFF\x00\x00\x00\x00WEBP", "picture"),
        (b"\x00\x00\x00\x20ftypisom", "video"),
        ("Grüße aus Köln".encode(), "plain text"),
        (("é" * 4096).encode()[:4095] + b"\xc3", "plain text"),
        (b"\xff\xfeh\x00i\x00", "plain text"),
        (bytes(range(1, 200)), "something else"),
        (b"lmgg" + bytes(20), "old GGML"),
    ],
)
def test_lookalikes(head: bytes, what: str) -> None:
    assert what in identify(head).what


@pytest.mark.parametrize(
    ("name", "head", "hint"),
    [
        ("m.gguf", b"Not found", "download it again"),
        ("m.GGUF", b"%PDF-1.7", "only has the name"),
        ("notes.txt", b"Dear diary", "ends in .gguf"),
    ],
)
def test_the_hint_fits_the_name(name: str, head: bytes, hint: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(head)
    with pytest.raises(NotAModel) as caught:
        read_model_facts(tmp_path / name)
    assert hint in caught.value.hint


def test_folder_with_models_names_one(tmp_path: Path) -> None:
    write_tiny(tmp_path / "b.gguf", layers=1)
    with pytest.raises(NotAModel) as caught:
        read_model_facts(tmp_path)
    assert "b.gguf" in caught.value.hint


def test_download_that_has_only_begun_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.gguf.part").write_bytes(b"GGUF")
    with pytest.raises(ModelMissing) as caught:
        read_model_facts(tmp_path / "m.gguf")
    assert "download" in caught.value.message


@pytest.mark.parametrize("name", ["a\x00b.gguf", "x" * 5000, "no/such/folder/m.gguf", "\udcff.gguf"])
def test_strange_paths_are_missing_or_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises((ModelMissing, ModelUnreadable)):
        read_model_facts(tmp_path / name)


def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "pipe.gguf")
    with pytest.raises(NotAModel):
        read_model_facts(tmp_path / "pipe.gguf")


@pytest.mark.parametrize(
    ("version", "words"), [(1, "first version"), (0x03000000, "big-endian"), (4, "version 4"), (99, "version 99")]
)
def test_other_versions_are_named(tiny: dict[str, Path], tmp_path: Path, version: int, words: str) -> None:
    data = bytearray(tiny["dense"].read_bytes())
    data[4:8] = struct.pack("<I", version)
    (tmp_path / "m.gguf").write_bytes(data)
    with pytest.raises(ModelUnsupported, match=words):
        read_header(tmp_path / "m.gguf")


def test_version_two_is_read(tiny: dict[str, Path], tmp_path: Path) -> None:
    data = bytearray(tiny["dense"].read_bytes())
    data[4:8] = struct.pack("<I", 2)
    (tmp_path / "m.gguf").write_bytes(data)
    assert read_model_facts(tmp_path / "m.gguf").layers == 4


# ------------------------------------------------------------------------------------------- parts


def _split(folder: Path, numbers: tuple[int, ...] = (0, 1), count: int = 2, total: int = 39) -> list[Path]:
    """Parts as llama.cpp writes them: the first describes the model, further ones hold only tensors."""
    whole = read_header(write_tiny(folder / "whole.gguf"))
    data = (folder / "whole.gguf").read_bytes()
    half = len(whole.tensors) // 2
    paths = []
    for number in numbers:
        tensors = whole.tensors[:half] if number == 0 else whole.tensors[half:]
        path = folder / f"model-{number + 1:05}-of-{count:05}.gguf"
        path.write_bytes(_part(data, whole, tensors, number, count, total, keep_keys=number == 0))
        paths.append(path)
    return paths


def _part(data: bytes, whole: Header, tensors: tuple, number: int, count: int, total: int, *, keep_keys: bool) -> bytes:  # type: ignore[type-arg]
    def text(value: str) -> bytes:
        return struct.pack("<Q", len(value)) + value.encode()

    keys_begin = 24
    tensors_begin = data.index(text(whole.tensors[0].name) + struct.pack("<I", len(whole.tensors[0].dims)))
    keys = data[keys_begin:tensors_begin] if keep_keys else b""
    keys += text("split.no") + struct.pack("<IH", 2, number)
    keys += text("split.count") + struct.pack("<IH", 2, count)
    keys += text("split.tensors.count") + struct.pack("<Ii", 5, total)
    table, weights = b"", b""
    for tensor in tensors:
        table += text(tensor.name) + struct.pack("<I", len(tensor.dims))
        table += b"".join(struct.pack("<Q", dim) for dim in tensor.dims) + struct.pack("<IQ", tensor.type, len(weights))
        start = whole.data_offset + tensor.offset
        weights += data[start : start + tensor.size]
        weights += bytes(-len(weights) % 32)
    key_count = (len(whole.keys) if keep_keys else 0) + 3
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), key_count) + keys + table
    return head + bytes(-len(head) % 32) + weights


@pytest.mark.parametrize("given_part", [0, 1])
def test_any_part_stands_for_the_whole(tmp_path: Path, given_part: int) -> None:
    paths = _split(tmp_path)
    facts = read_model_facts(paths[given_part])
    assert facts.path == paths[0]
    assert facts.parts == tuple(paths)
    assert facts.file_size == sum(path.stat().st_size for path in paths)
    assert facts.parameters == read_model_facts(tmp_path / "whole.gguf").parameters


@pytest.mark.parametrize("gone", [0, 1])
def test_missing_part_is_named(tmp_path: Path, gone: int) -> None:
    paths = _split(tmp_path)
    paths[gone].unlink()
    with pytest.raises(ModelIncomplete) as caught:
        read_model_facts(paths[1 - gone])
    assert paths[gone].name in caught.value.message


def test_parts_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    paths = _split(tmp_path, total=40)
    with pytest.raises(ModelIncomplete, match="belong together"):
        read_model_facts(paths[0])
    shutil.copy(paths[0], paths[1])
    with pytest.raises(ModelIncomplete):
        read_model_facts(paths[0])


def test_renamed_part_is_told_its_name(tmp_path: Path) -> None:
    paths = _split(tmp_path)
    renamed = paths[1].rename(tmp_path / "weights.gguf")
    with pytest.raises(ModelIncomplete) as caught:
        read_model_facts(renamed)
    assert "-00002-of-00002.gguf" in caught.value.hint


# ----------------------------------------------------------------------- what would abort llama.cpp


@pytest.mark.parametrize(
    ("kind", "metadata", "error"),
    [
        ("dense", {"llama.block_count": 0}, ModelCorrupt),
        ("dense", {"llama.block_count": 513}, ModelCorrupt),
        ("dense", {"llama.block_count": None}, ModelCorrupt),
        ("dense", {"llama.nextn_predict_layers": 4}, ModelCorrupt),
        ("dense", {"llama.attention.head_count": 0}, ModelCorrupt),
        ("dense", {"llama.attention.head_count_kv": 3}, ModelCorrupt),
        ("dense", {"llama.attention.key_length": 33, "llama.rope.dimension_count": 33}, ModelCorrupt),
        ("dense", {"llama.attention.value_length": 64}, ModelCorrupt),
        ("dense", {"llama.rope.dimension_count": 16}, ModelCorrupt),
        ("dense", {"llama.expert_count": 4}, ModelCorrupt),
        ("dense", {"llama.expert_used_count": 4}, ModelCorrupt),
        ("dense", {"llama.expert_count": 2000, "llama.expert_used_count": 4}, ModelCorrupt),
        ("dense", {"llama.rope.scaling.type": "magic"}, ModelUnsupported),
        ("dense", {"llama.embedding_length": 256}, ModelCorrupt),
        ("dense", {"tokenizer.ggml.tokens": ["a", "b"]}, ModelCorrupt),
        ("dense", {"tokenizer.ggml.model": "riddles"}, ModelUnsupported),
        ("dense", {"tokenizer.ggml.pre": "riddles"}, ModelUnsupported),
        ("dense", {"tokenizer.ggml.merges": None}, ModelCorrupt),
        ("dense", {"tokenizer.ggml.scores": [1.0]}, ModelCorrupt),
        ("dense", {"llama.pooling_type": 3}, ModelUnsupported),
        ("dense", {"llama.attention.causal": False}, ModelUnsupported),
        ("dense", {"tokenizer.ggml.model": "bert"}, ModelUnsupported),
        ("dense", {"llama.attention.layer_norm_rms_epsilon": float("nan")}, ModelCorrupt),
        ("dense", {"general.alignment": 8, "general.name": "12345"}, ModelCorrupt),
        ("hybrid", {"lfm2.attention.head_count_kv": [0, 0, 0, 0]}, ModelCorrupt),
        ("sliding-window", {"gemma3.rope.dimension_count": 0}, ModelCorrupt),
        ("dense", {"general.type": "adapter"}, ModelUnsupported),
        ("sliding-window", {"gemma3.attention.sliding_window_pattern": [False] * 4}, ModelCorrupt),
        ("hybrid", {"lfm2.shortconv.l_cache": 1}, ModelCorrupt),
        ("recurrent", {"mamba.ssm.time_step_rank": 0}, ModelCorrupt),
        ("recurrent", {"mamba.ssm.conv_kernel": 0}, ModelCorrupt),
    ],
)
def test_contradictions_are_refused(
    tmp_path: Path, kind: Kind, metadata: dict[str, int], error: type[ModelFileError]
) -> None:
    path = write_tiny(tmp_path / "m.gguf", kind, metadata=metadata)
    with pytest.raises(ModelFileError) as caught:
        read_model_facts(path)
    assert type(caught.value) is error, str(caught.value)


def test_doubled_token_is_refused(tiny: dict[str, Path], tmp_path: Path) -> None:
    data = tiny["dense"].read_bytes()
    (tmp_path / "m.gguf").write_bytes(data.replace(b"<|endoftext|>", b"<end_of_turn>", 1))
    with pytest.raises(ModelCorrupt, match="listed twice"):
        read_model_facts(tmp_path / "m.gguf")


def test_vocabulary_without_a_byte_is_refused(tiny: dict[str, Path], tmp_path: Path) -> None:
    data = tiny["sliding-window"].read_bytes()
    (tmp_path / "m.gguf").write_bytes(data.replace(b"<0xF0>", b"<0xF_>", 1))
    with pytest.raises(ModelCorrupt, match="every text"):
        read_model_facts(tmp_path / "m.gguf")


# ----------------------------------------------------------------------------------------- hostile


def _parse(data: bytes) -> Header:
    return parse_header(lambda offset, length: data[offset : offset + length], len(data))


@settings(max_examples=400, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400))
def test_random_headers_end_in_an_error_or_a_header(data: bytes) -> None:
    with contextlib.suppress(ModelFileError):
        _parse(b"GGUF\x03\x00\x00\x00" + data)


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_tiny(tmp_path_factory.mktemp("fuzz") / "m.gguf", layers=1, vocab=400).read_bytes()


@settings(max_examples=400, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.integers(4, 12_000), st.sampled_from((1, 2, 4, 8)), st.integers(0, 2**64 - 1)),
        min_size=1,
        max_size=6,
    ),
    cut=st.one_of(st.none(), st.integers(0, 60_000)),
)
def test_mutated_files_end_in_facts_or_an_error(
    small_file: bytes,
    tmp_path: Path,
    changes: list[tuple[int, int, int]],
    cut: int | None,
) -> None:
    data = bytearray(small_file)
    for position, width, value in changes:
        data[position : position + width] = value.to_bytes(8, "little")[:width]
    path = tmp_path / "m.gguf"
    path.write_bytes(data[:cut])
    try:
        read_model_facts(path)
    except HearthError as error:
        assert error.message


@pytest.mark.parametrize("count", [2**63, 2**40, MAX_HEADER])
def test_wild_counts_cost_nothing(count: int) -> None:
    """A list of strings, of numbers, a string, tensors: each claims to be enormous."""
    key = struct.pack("<Q", 1) + b"k"
    one_key = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + key
    for data in (
        b"GGUF" + struct.pack("<IQQ", 3, count, 0),
        b"GGUF" + struct.pack("<IQQ", 3, 0, count),
        one_key + struct.pack("<IQ", 8, count),
        one_key + struct.pack("<IIQ", 9, 8, count),
        one_key + struct.pack("<IIQ", 9, 4, count),
        one_key + struct.pack("<IIQ", 9, 9, count),
    ):
        asked: list[int] = []

        def read_at(offset: int, length: int, data: bytes = data, asked: list[int] = asked) -> bytes:
            asked.append(length)
            return data[offset : offset + length]

        with pytest.raises(ModelFileError):
            parse_header(read_at, len(data))
        assert sum(asked) <= len(data)


def test_file_larger_than_it_should_be_is_read_in_pieces(tmp_path: Path) -> None:
    """A hole of a terabyte behind a header that claims a list as long as the file."""
    path = tmp_path / "m.gguf"
    path.write_bytes(b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1) + b"k" + struct.pack("<IIQ", 9, 10, 2**26))
    os.truncate(path, 2**40)
    with pytest.raises(ModelCorrupt, match="longer than"):
        read_header(path)

"""Loading: what is said on the way, what can be asked for, what goes wrong, and that the engine outlives it all."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import Any

import pytest

from inference.engine.load_errors import flash_attention_refused, load_error, out_of_memory
from inference.engine.load_planning import with_memory
from inference.messages import Message
from inference.options import LoadOptions
from inference.protocol import (
    Cancel,
    Device,
    Done,
    Failed,
    Finished,
    Load,
    Loaded,
    LoadProgress,
    Notice,
    Ping,
    Pong,
    Unload,
)
from tests.inference.engine.conftest import KINDS, Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind
from tests.support.wrong_files import NOBODY, WRONG_KINDS, write_wrong

HELLO = Message.user("hello")


def failure(event: object) -> Failed:
    assert isinstance(event, Failed), event
    return event


# ----------------------------------------------------------------------------------- what is said


def test_loaded_says_everything_that_was_chosen(engine: RawEngine, tiny: Tiny, kind: Kind) -> None:
    path = tiny(kind, name="Tiny")
    loaded = engine.ask(Load, path=str(path), options=LoadOptions(threads=1))
    assert isinstance(loaded, Loaded), loaded
    assert (loaded.model, loaded.path, loaded.memory_kind) == ("Tiny", str(path), kind)
    assert loaded.file_size == path.stat().st_size
    assert loaded.context_trained == 8192
    assert 256 <= loaded.context <= 8192
    assert (loaded.gpu_layers, loaded.layers, loaded.backend) == (0, 5, "CPU")
    assert (loaded.threads, loaded.quantization) == (1, "F32")
    assert loaded.batch_threads >= 1
    assert loaded.micro_batch <= loaded.batch <= loaded.context
    assert loaded.flash_attention in ("on", "off")
    assert loaded.kv_type == "f16"
    assert loaded.memory > path.stat().st_size
    assert "context_length" in loaded.automatic
    assert "threads" not in loaded.automatic
    assert loaded.has_template
    assert loaded.load_ms > 0
    assert loaded.sampling.temperature == 0.8
    assert loaded.sampling.seed is None
    assert loaded.recommended == ()


def test_the_recommendation_of_a_model_is_said(engine: RawEngine, tiny: Tiny) -> None:
    path = tiny(metadata={"general.sampling.temp": 0.3, "general.sampling.top_k": 7})
    loaded = engine.must_load(path)
    assert (loaded.sampling.temperature, loaded.sampling.top_k, loaded.sampling.top_p) == (0.3, 7, 0.95)
    assert set(loaded.recommended) == {"temperature", "top_k"}


def test_progress_never_goes_backwards_and_names_each_stage(engine: RawEngine, tiny: Tiny) -> None:
    key = engine.send(Load(id=engine.next_id(), path=str(tiny(layers=12))))
    assert isinstance(engine.end_of(key), Loaded)
    progress = engine.of(LoadProgress, key)
    assert [stage for stage, _group in itertools.groupby(one.stage for one in progress)] == [
        "checking",
        "loading",
        "warming",
    ]
    fractions = [one.fraction for one in progress]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert fractions[-1] < 1


def test_a_context_longer_than_trained_is_cut_and_told(engine: RawEngine, tiny: Tiny) -> None:
    options = LoadOptions(context_length=65_536)
    key = engine.send(Load(id=engine.next_id(), path=str(tiny(context=1024)), options=options))
    loaded = engine.end_of(key)
    assert isinstance(loaded, Loaded)
    assert loaded.context == 1024
    assert [notice.code for notice in engine.of(Notice, key)] == ["fallback"]


def test_a_model_that_cannot_draft_is_left_out_and_told(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    key = engine.send(Load(id=engine.next_id(), path=str(tiny()), draft=str(tmp_path / "nothing.gguf")))
    loaded = engine.end_of(key)
    assert isinstance(loaded, Loaded)
    assert loaded.draft == ""
    assert any("drafts" in notice.message for notice in engine.of(Notice, key))


# ----------------------------------------------------------------------------- one after the other


def test_a_second_model_takes_the_place_of_the_first(engine: RawEngine, tiny: Tiny) -> None:
    for kind in ("dense", "recurrent", "dense"):
        engine.must_load(tiny(kind))
        assert isinstance(engine.end_of(engine.begin(HELLO, max_tokens=3)), Finished)


def test_a_wrong_file_leaves_the_loaded_model_in_place(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    engine.must_load(tiny())
    assert failure(engine.load(tmp_path / "nothing.gguf")).code == "model_missing"
    assert isinstance(engine.end_of(engine.begin(HELLO, max_tokens=3)), Finished)


def test_unload_gives_the_model_back_and_may_be_repeated(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny())
    before = engine.ask(Ping)
    assert isinstance(engine.ask(Unload), Done)
    assert isinstance(engine.ask(Unload), Done)
    after = engine.ask(Ping)
    assert isinstance(before, Pong)
    assert isinstance(after, Pong)
    assert after.resident < before.resident
    assert failure(engine.end_of(engine.begin(HELLO))).code == "no_model"


def test_many_loads_do_not_grow_the_process(engine: RawEngine, tiny: Tiny) -> None:
    sizes = []
    for _ in range(12):
        engine.must_load(tiny())
        pong = engine.ask(Ping)
        assert isinstance(pong, Pong)
        sizes.append(pong.resident)
    assert max(sizes[4:]) - sizes[3] < 20_000_000, sizes


# ------------------------------------------------------------------------------------- cancelling


def test_a_load_is_cancelled_at_any_moment(engine: RawEngine, tiny: Tiny) -> None:
    """Cancels are sent after every kind of progress; each load ends once, and the engine goes on."""
    path = tiny(layers=24)
    ends = set()
    for stage in ("none", "checking", "loading", "warming"):
        for _ in range(3):
            key = engine.send(Load(id=engine.next_id(), path=str(path), options=LoadOptions(threads=1)))
            if stage != "none":
                engine.wait(
                    lambda: engine.ends_of(key) or any(p.stage == stage for p in engine.of(LoadProgress, key)),  # noqa: B023
                    stage,
                )
            assert isinstance(engine.ask(Cancel, target=key), Done)
            end = engine.end_of(key)
            ends.add(end.code if isinstance(end, Failed) else "loaded")
            assert len(engine.ends_of(key)) == 1
    assert "cancelled" in ends
    assert ends <= {"cancelled", "loaded"}
    engine.must_load(path)


# -------------------------------------------------------------------------------------- wrong files


@pytest.mark.parametrize("wrong", [one for one in WRONG_KINDS if one != "no permission"])
def test_wrong_files_are_told_by_class(engine: RawEngine, tmp_path: Path, wrong: str) -> None:
    file = write_wrong(tmp_path, wrong)
    failed = failure(engine.load(file.path))
    assert failed.code == file.error.code, failed
    assert file.says in failed.message
    assert failed.hint
    assert isinstance(engine.ask(Ping), Pong)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    """The engine runs as nobody here, since permissions do not bind root."""
    file = write_wrong(tmp_path, "no permission")
    script = (
        "import os, sys, inference.engine.scheduler\n"
        "from inference.engine.__main__ import main\n"  # nobody may not be able to read what is imported later
        f"if os.geteuid() == 0: os.seteuid({NOBODY})\n"
        "sys.exit(main())\n"
    )
    with RawEngine((sys.executable, "-c", script)) as nobody:
        failed = failure(nobody.load(file.path))
        assert failed.code == "model_unreadable"
        assert failed.hint
        assert isinstance(nobody.ask(Ping), Pong)


@pytest.mark.parametrize(
    ("metadata", "codes"),
    [
        ({"llama.attention.head_count": 0}, {"model_corrupt"}),
        ({"llama.attention.head_count_kv": 3}, {"model_corrupt"}),
        ({"llama.block_count": 0}, {"model_corrupt"}),
        ({"llama.block_count": 400}, {"model_corrupt"}),
        ({"llama.embedding_length": 2**31 - 1}, {"model_corrupt"}),
        ({"llama.embedding_length": 64}, {"model_corrupt"}),
        ({"llama.feed_forward_length": 7}, {"model_corrupt"}),
        ({"llama.rope.dimension_count": 33}, {"model_corrupt"}),
        ({"llama.context_length": 0}, {"model_corrupt", ""}),
        ({"llama.attention.layer_norm_rms_epsilon": -1.0}, {"model_corrupt", ""}),
        ({"tokenizer.ggml.model": "runes"}, {"model_unsupported", "model_corrupt"}),
        ({"tokenizer.ggml.pre": "runes"}, {"model_unsupported", "model_corrupt", ""}),
        ({"tokenizer.ggml.bos_token_id": 2**31}, {"model_corrupt", ""}),
        ({"tokenizer.ggml.eos_token_id": 99_999}, {"model_corrupt", ""}),
        ({"tokenizer.ggml.tokens": None}, {"model_corrupt"}),
        ({"tokenizer.ggml.tokens": ["a", "b"]}, {"model_corrupt"}),
        ({"llama.pooling_type": 1}, {"model_unsupported"}),
        ({"general.type": "adapter"}, {"model_unsupported"}),
    ],
)
def test_a_file_that_contradicts_itself_is_refused_or_runs(
    engine: RawEngine, tiny: Tiny, metadata: dict[str, Any], codes: set[str]
) -> None:
    """Never an ended process; an empty code means that loading may succeed, and then it must answer."""
    event = engine.load(tiny(metadata=metadata))
    if isinstance(event, Loaded):
        assert "" in codes
        assert isinstance(engine.end_of(engine.begin(HELLO, max_tokens=3)), (Finished, Failed))
    else:
        assert failure(event).code in codes, event
    assert isinstance(engine.ask(Ping), Pong)


# ------------------------------------------------------------------------------------------ options


HOSTILE: list[dict[str, Any]] = [
    {"context_length": value} for value in (-1, 0, 1, 255, 256, 257, 8192, 8193, 10**6, 16_777_216, 16_777_217, 2**31)
]
HOSTILE += [{"threads": value} for value in (-1, 0, 1, 3, 512, 513, 2**31)]
HOSTILE += [{"batch_threads": value} for value in (0, 1, 512)]
HOSTILE += [{"gpu_layers": value} for value in (-1, 0, 1, 10_000, 10_001)]
HOSTILE += [{"batch": value} for value in (-1, 0, 1, 2, 31, 16_384, 16_385)]
HOSTILE += [{"micro_batch": value} for value in (-1, 0, 1, 3, 16_384, 16_385)]
HOSTILE += [{"batch": 1, "micro_batch": 1}, {"batch": 2, "micro_batch": 16_384}, {"batch": 16_384, "micro_batch": 1}]
HOSTILE += [
    {"kv_type": kv_type, "flash_attention": flash}
    for kv_type in ("f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0")
    for flash in ("auto", "on", "off")
]
HOSTILE += [{"memory_mapping": False}]


# With the other kinds of memory only what changes sizes.
HOSTILE_CASES: list[tuple[Kind, dict[str, Any]]] = [("dense", options) for options in HOSTILE]
HOSTILE_CASES += [
    (kind, options)
    for kind in KINDS[1:]
    for options in (
        {"context_length": 256},
        {"batch": 1},
        {"batch": 3, "micro_batch": 2},
        {"micro_batch": 1},
        {"kv_type": "q8_0"},
        {"kv_type": "f32", "flash_attention": "off"},
    )
]


@pytest.mark.parametrize(("kind", "options"), HOSTILE_CASES, ids=str)
def test_no_option_ends_the_process(engine: RawEngine, tiny: Tiny, kind: Kind, options: dict[str, Any]) -> None:
    """Each value is refused as an option or works."""
    event = engine.load(tiny(kind), **options)
    if isinstance(event, Loaded):
        text, finished = engine.answer(Message.user("tell me a story, please"), max_tokens=4)
        assert finished.completion_tokens == 4
        assert text
        assert event.micro_batch <= event.batch
    else:
        assert failure(event).code in ("bad_option", "out_of_memory")
        assert failure(event).hint


def test_unknown_choices_are_refused(engine: RawEngine, tiny: Tiny) -> None:
    assert failure(engine.load(tiny(), kv_type="q3_k")).code == "usage"
    assert failure(engine.load(tiny(), flash_attention="maybe")).code == "usage"


def test_graphics_memory_of_the_model_before_counts_as_free() -> None:
    cards = tuple(
        Device(name=f"GPU{n}", description="", kind="gpu", memory_free=10, memory_total=100) for n in range(2)
    )
    assert [card.memory_free for card in with_memory(cards, 120)] == [100, 40]
    assert with_memory(cards, 0) == cards
    assert with_memory((), 120) == ()


# ------------------------------------------------------------------------ what llama.cpp's log says


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("gguf_init_from_file_impl: invalid magic characters: '<!DO'", "not_a_model"),
        ("llama_model_load: error loading model: tensor 'x' data is not within the file bounds", "model_truncated"),
        ("llama_model_load: error loading model: unknown model architecture: 'tomorrow'", "model_unsupported"),
        ("ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 99", "out_of_memory"),
        ("llama_init_from_model: failed to initialize the context: unable to allocate CUDA0 buffer", "out_of_memory"),
        (
            "alloc_buffer: allocating 9.00 MiB on device 0: cudaMalloc failed: out of memory",
            "out_of_memory",
        ),
        ("ggml_vulkan: Device memory allocation of size 99 failed.", "out_of_memory"),
        ("ggml_vulkan: vk::Device::allocateMemory: ErrorOutOfDeviceMemory", "out_of_memory"),
        ("ggml_backend_sycl_buffer_type_alloc_buffer: can't allocate 99 Bytes of memory on device", "out_of_memory"),
        ("llama_model_load: error loading model: std::bad_alloc", "out_of_memory"),
        ("gguf_init_from_file: failed to open GGUF file 'x' (Permission denied)", "model_unreadable"),
        ("llama_model_load: error loading model: missing tensor 'blk.0.attn_q.weight'", "model_corrupt"),
        ("llama_model_load: something nobody has seen", "engine_failed"),
    ],
)
def test_a_failed_load_is_classified_by_the_log(line: str, code: str) -> None:
    error = load_error([("info", "unable to allocate nothing, this is only information"), ("error", line)], 2 << 30)
    assert error.code == code
    assert error.message
    assert error.hint
    assert line in error.detail


def test_errors_count_more_than_warnings() -> None:
    log = [("warning", "failed to allocate pinned memory, using pageable"), ("error", "missing tensor 'x'")]
    assert load_error(log, 0).code == "model_corrupt"


def test_memory_that_runs_out_later_is_not_given_a_figure() -> None:
    assert "3.0 GB" in out_of_memory(3 << 30).message
    assert "GB" not in out_of_memory(0).message


def test_refused_flash_attention_is_noticed() -> None:
    assert flash_attention_refused([("warning", "resolve: Flash Attention not supported, set to disabled")])
    assert not flash_attention_refused([("info", "flash_attn = enabled")])

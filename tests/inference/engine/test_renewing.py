"""The same file again with other options: the weights stay, only the context is new; and what if it cannot be."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import psutil
import pytest

from inference.messages import Message
from inference.protocol import Done, Finished, Loaded, Notice, Ping, Pong, SetThreads
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind, write_tiny

STORY = Message.user("tell me a long story, please")
LONG = 1 << 20  # tokens of context: half a gigabyte of keys and values of the tiny dense model


def blank_weights(path: Path) -> None:
    """Overwrite the end of the file, and leave no trace of it in size and time: who reads it again, notices."""
    times = path.stat()
    with path.open("r+b") as file:
        file.seek(times.st_size // 2)
        file.write(bytes(times.st_size - times.st_size // 2))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.fixture
def own_copy(tiny: Tiny, tmp_path: Path, kind: Kind) -> Path:
    """A model to be spoiled."""
    return Path(shutil.copyfile(tiny(kind), tmp_path / "model.gguf"))


def test_weights_are_not_loaded_again_for_another_context(engine: RawEngine, own_copy: Path, kind: Kind) -> None:
    first = engine.must_load(own_copy, memory_mapping=False)
    text, _ = engine.answer(STORY)
    blank_weights(own_copy)
    for options in (
        {"context_length": 4096},
        {"batch": 64, "micro_batch": 32},
        {"kv_type": "q8_0"},
        {"flash_attention": "off"},
        {"threads": 2},
        {},
    ):
        again = engine.must_load(own_copy, memory_mapping=False, **options)
        assert again.context == options.get("context_length", 1024)
        assert (again.model, again.path, again.gpu_layers) == (first.model, first.path, first.gpu_layers)
        for name, value in options.items():
            expected = "off" if name == "flash_attention" else value
            assert getattr(again, {"context_length": "context"}.get(name, name)) == expected
        written, finished = engine.answer(STORY)
        assert finished.reused_tokens == 0
        if kind == "dense" and options.get("kv_type") is None:
            assert written == text, options


def test_weights_are_loaded_again_when_the_file_or_their_place_has_changed(
    engine: RawEngine, tiny: Tiny, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(tiny(), tmp_path / "model.gguf"))
    engine.must_load(path, memory_mapping=False)
    text, _ = engine.answer(STORY)
    blank_weights(path)
    engine.must_load(path)  # mapped now
    assert engine.answer(STORY)[0] != text
    shutil.copyfile(tiny(), path)
    engine.must_load(path)
    assert engine.answer(STORY)[0] == text


def test_the_time_it_takes_shows_what_was_not_done(engine: RawEngine, tiny: Tiny) -> None:
    path = tiny(layers=24)
    whole = engine.must_load(path, memory_mapping=False).load_ms
    assert min(engine.must_load(path, memory_mapping=False, context_length=n).load_ms for n in (512, 2048)) < whole


@pytest.mark.skipif(sys.platform != "linux", reason="limits a running process")
@pytest.mark.parametrize("fixed", [{"context_length": LONG}, {"context_length": LONG, "kv_type": "f32"}])
def test_when_the_new_context_cannot_be_made_the_old_one_comes_back(tmp_path: Path, fixed: dict[str, Any]) -> None:
    path = write_tiny(tmp_path / "model.gguf", context=LONG)
    with RawEngine() as engine:
        engine.must_load(path)
        text, _ = engine.answer(STORY)
        limit_memory(engine, 200 * 1024**2)
        key_before = len(engine.events)
        loaded = engine.load(path, **fixed)
        assert isinstance(loaded, Loaded), loaded
        assert (loaded.context, loaded.kv_type) == (1024, "f16")
        (notice,) = [event for event in engine.events[key_before:] if isinstance(event, Notice)]
        assert "memory" in notice.message
        assert engine.answer(STORY)[0] == text
        limit_memory(engine, None)
        assert engine.must_load(path, context_length=LONG).context == LONG
        assert engine.answer(STORY)[0] == text


def limit_memory(engine: RawEngine, more: int | None) -> None:
    """Let the process have so many bytes of address space beyond what it has; ``None``: as many as it likes."""
    import resource  # only where there is such a thing

    used = psutil.Process(engine.process.pid).memory_info().vms
    limit = resource.RLIM_INFINITY if more is None else used + more
    resource.prlimit(engine.process.pid, resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))


# ----------------------------------------------------------------------------------------- threads


def test_threads_change_while_it_is_loaded_and_in_the_middle_of_an_answer(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(), context_length=2048)
    text, _ = engine.answer(STORY)
    assert isinstance(engine.ask(SetThreads, threads=2, batch_threads=2), Done)
    # How work is shared out rounds differently, so long texts may part one day.
    assert engine.answer(STORY)[0][:20] == text[:20]
    key = engine.begin(STORY, max_tokens=700)
    engine.wait(lambda: engine.text_of(key), "the first word")
    assert isinstance(engine.ask(SetThreads), Done)
    assert not engine.ends_of(key), "the answer went on"
    finished = engine.end_of(key)
    assert isinstance(finished, Finished)
    assert finished.completion_tokens == 700
    assert engine.text_of(key).startswith(text[:20])


def test_threads_without_a_model_are_nobodys(engine: RawEngine) -> None:
    with RawEngine() as fresh:
        assert isinstance(fresh.ask(SetThreads, threads=1), Done)
        assert isinstance(fresh.ask(Ping), Pong)


# ----------------------------------------------------------------------------------- conversations


LONG_STORY = Message.user("Tell me of the fox and the hound, and of the river they crossed together. " * 15)


@pytest.mark.parametrize("options", [{"context_length": 8192}, {"micro_batch": 64}], ids=str)
def test_conversations_survive_another_context(
    engine: RawEngine, tiny: Tiny, kind: Kind, options: dict[str, Any]
) -> None:
    first, turn = begin(engine, tiny, kind)
    engine.must_load(tiny(kind), **{"context_length": 4096} | options)
    _text, again = engine.answer(*turn, conversation="a")
    assert first.prompt_tokens > 600
    assert again.reused_tokens >= first.prompt_tokens - 16
    assert again.restored_tokens == again.reused_tokens


@pytest.mark.parametrize("options", [{"kv_type": "q8_0"}, {"flash_attention": "off"}], ids=str)
def test_what_another_context_cannot_take_over_is_read_again(
    engine: RawEngine, tiny: Tiny, kind: Kind, options: dict[str, Any]
) -> None:
    """Whatever of it is reused, the answer is that of a fresh engine."""
    _first, turn = begin(engine, tiny, kind)
    engine.must_load(tiny(kind), context_length=4096, **options)
    text, _ = engine.answer(*turn, conversation="a")
    engine.must_load(tiny("dense" if kind != "dense" else "recurrent"))
    engine.must_load(tiny(kind), context_length=4096, **options)
    fresh, finished = engine.answer(*turn, conversation="b")
    assert finished.reused_tokens == 0
    assert text[:8] == fresh[:8]


def begin(engine: RawEngine, tiny: Tiny, kind: Kind) -> tuple[Finished, tuple[Message, ...]]:
    """A long conversation with one answer, and its next question."""
    engine.must_load(tiny("dense" if kind != "dense" else "recurrent"))  # nothing is left of a test before
    engine.must_load(tiny(kind), context_length=4096)
    text, finished = engine.answer(LONG_STORY, conversation="a")
    return finished, (LONG_STORY, Message.assistant(text), Message.user("and then?"))

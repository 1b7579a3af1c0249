"""Loads for which memory runs out: real limits, real failed allocations, and a process the system kills."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from inference.client import EngineClient
from inference.messages import Message
from inference.options import LoadOptions
from inference.protocol import Event, Finished, Load, Loaded, LoadProgress, Notice
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.sparse_gguf import write_shape
from tests.support.tiny_gguf import Shape, write_tiny

resource = pytest.importorskip("resource")  # not on Windows
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits processes as Linux does")

MIB = 1024**2
LONG = 1 << 20  # tokens of context: half a gigabyte of keys and values of the tiny dense model
HELLO = Message.user("hello")
GROUPS = Path("/sys/fs/cgroup/memory")


def limit(engine: RawEngine, more: int) -> None:
    """Let the process have so many bytes of address space beyond what it has now."""
    used = psutil.Process(engine.process.pid).memory_info().vms
    resource.prlimit(engine.process.pid, resource.RLIMIT_AS, (used + more, resource.RLIM_INFINITY))


@pytest.fixture
def engine() -> Iterator[RawEngine]:
    """One of its own, that may be limited; its libraries have come to rest."""
    with RawEngine() as running:
        yield running


def warm(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny("recurrent"))


def test_each_step_down_is_told_and_the_last_one_answers(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    path = write_tiny(tmp_path / "model.gguf", context=LONG)
    warm(engine, tiny)
    limit(engine, 230 * MIB)
    options = LoadOptions(context_length=LONG, threads=1, batch_threads=1)
    key = engine.send(Load(id=engine.next_id(), path=str(path), options=options))
    loaded = engine.end_of(key)
    assert isinstance(loaded, Loaded), loaded
    assert loaded.context in (LONG // 2, LONG // 4, LONG // 8)
    assert loaded.kv_type == "q8_0"
    assert "context_length" not in loaded.automatic
    assert "kv_type" in loaded.automatic
    notices = [notice.message for notice in engine.of(Notice, key)]
    assert len(notices) >= 2
    assert "q8_0" in notices[0]
    assert f"{loaded.context:,} tokens instead of the 1,048,576 that were chosen" in notices[-1]
    attempts = [progress.attempt for progress in engine.of(LoadProgress, key)]
    assert attempts == sorted(attempts)
    assert len(set(attempts)) == len(notices) + 1
    assert isinstance(engine.end_of(engine.begin(HELLO, max_tokens=3)), Finished)


def test_weights_for_which_there_is_no_room_fail_in_plain_words(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    path = write_shape(tmp_path / "large.gguf", "dense", Shape(16, 1024, 4096, 16, 16), head=64, tensor_type="F16")
    warm(engine, tiny)
    limit(engine, 100 * MIB)
    failed = engine.load(path, memory_mapping=False)
    assert failed.code == "out_of_memory", failed  # type: ignore[union-attr]
    assert failed.hint  # type: ignore[union-attr]
    limit(engine, 1 << 40)
    engine.must_load(path, memory_mapping=False)


def test_a_process_killed_while_loading_is_followed_by_one_that_takes_less(tiny: Tiny) -> None:
    """Killed as the system does when memory runs out, in the middle of a load."""
    killed: list[int] = []
    events: list[Event] = []

    def on_event(event: Event) -> None:
        events.append(event)
        if isinstance(event, LoadProgress) and event.stage == "loading" and event.attempt < 3:
            pid = client.pid
            if pid is not None and pid not in killed:
                killed.append(pid)
                os.kill(pid, signal.SIGKILL)

    with EngineClient(on_event=on_event) as client:
        request = client.load(str(tiny(layers=100)), LoadOptions(context_length=4096, threads=1))
        loaded = request.result(60)
        assert isinstance(loaded, Loaded)
        assert loaded.id == request.id
        assert len(killed) == 2
        assert (loaded.context, loaded.kv_type) == (2048, "q8_0")
        assert sum("ended the engine" in event.message for event in events if isinstance(event, Notice)) == 2
        finished = client.generate([HELLO], max_tokens=2).result(60)
        assert isinstance(finished, Finished)


@pytest.fixture
def group() -> Iterator[Path]:
    """A memory control group of its own."""
    folder = GROUPS / f"hearth-test-{os.getpid()}"
    try:
        folder.mkdir()
        limit_file = folder / "memory.limit_in_bytes"
        limit_file.write_text(limit_file.read_text())
    except OSError:
        pytest.skip("no control groups can be made here")
    yield folder
    with contextlib.suppress(OSError):
        folder.rmdir()


def test_a_process_the_system_kills_for_memory(group: Path, tiny: Tiny, tmp_path: Path) -> None:
    """The real thing: the kernel ends the engine as it fills its KV cache, until that is small enough."""
    path = write_tiny(tmp_path / "model.gguf", context=LONG)
    moved: list[int] = []
    notices: list[Notice] = []

    def on_event(event: Event) -> None:
        # Only now: hearth plans with the limits of a group it can see.
        if isinstance(event, LoadProgress) and event.stage == "loading" and client.pid not in moved:
            pid = client.pid
            if pid is not None:
                moved.append(pid)
                with contextlib.suppress(OSError):  # over already
                    (group / "cgroup.procs").write_text(str(pid))
        notices.extend([event] if isinstance(event, Notice) else [])

    (group / "memory.limit_in_bytes").write_text(str(200 * MIB))
    with EngineClient(on_event=on_event) as client:
        request = client.load(str(path), LoadOptions(context_length=LONG, threads=1, memory_mapping=False))
        loaded = request.result(60)
        assert isinstance(loaded, Loaded)
        assert loaded.context < LONG
        assert len(moved) >= 3
        assert any("ended the engine" in notice.message for notice in notices)
        assert isinstance(client.generate([HELLO], max_tokens=2).result(60), Finished)

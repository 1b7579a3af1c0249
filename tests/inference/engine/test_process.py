"""The engine as a process: its pipes, its life and its death."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psutil
import pytest

from inference.client import EngineClient
from inference.engine.channel import EXIT_BROKEN_STREAM
from inference.messages import Message
from inference.process import engine_command
from inference.process_life import LOW_PRIORITY
from inference.protocol import (
    MAX_FRAME,
    PROTOCOL_VERSION,
    Cancel,
    Count,
    Counted,
    Delta,
    Done,
    Failed,
    Finished,
    Generate,
    Load,
    Log,
    Ping,
    Pong,
    Probe,
    Probed,
    PromptProgress,
    Quit,
    Ready,
    Unload,
)
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.waiting import wait_for


@pytest.fixture
def fresh() -> Iterator[RawEngine]:
    """An engine of this test's own."""
    with RawEngine() as running:
        yield running


def frame(value: object) -> bytes:
    payload = msgspec.msgpack.encode(value)
    return len(payload).to_bytes(4, "little") + payload


# ------------------------------------------------------------------------------------- beginning


def test_the_first_event_is_ready(engine: RawEngine) -> None:
    ready = engine.wait_for(Ready)
    assert engine.events[0] is ready
    assert ready.protocol == PROTOCOL_VERSION
    assert ready.pid == engine.process.pid
    assert ready.llama_cpp.startswith("0.3.")


def test_probe_tells_devices_and_features(engine: RawEngine) -> None:
    probed = engine.ask(Probe)
    assert isinstance(probed, Probed)
    assert any(device.kind == "cpu" and device.memory_total > 0 for device in probed.devices)
    assert probed.features
    assert all(feature == feature.strip() and "=" not in feature for feature in probed.features)


def test_requests_without_a_model_say_so(engine: RawEngine) -> None:
    engine.ask(Unload)
    for key in (engine.begin(Message.user("hi")), engine.send(Count(id=engine.next_id(), text="hi"))):
        failed = engine.end_of(key)
        assert isinstance(failed, Failed)
        assert failed.code == "no_model"


def test_printing_does_not_corrupt_the_frames() -> None:
    """Native code prints to descriptor 1 behind Python's back."""
    script = """
        import os, sys
        import inference.engine.scheduler as scheduler
        answer = scheduler.Scheduler._answer
        def noisy(self, command):
            os.write(1, b"from native code " * 50)
            print("from Python", flush=True)
            answer(self, command)
        scheduler.Scheduler._answer = noisy
        from inference.engine.__main__ import main
        sys.exit(main())
    """
    with RawEngine((sys.executable, "-c", textwrap.dedent(script))) as noisy:
        assert isinstance(noisy.ask(Probe), Probed)
        assert isinstance(noisy.ask(Unload), Done)
        noisy.ask(Quit)
        assert noisy.wait_for_exit() == 0
        assert b"from native code" in noisy.errors
        assert b"from Python" in noisy.errors


def test_a_missing_library_is_told_in_a_frame() -> None:
    script = "import sys; sys.modules['llama_cpp'] = None; from inference.engine.__main__ import main; sys.exit(main())"
    with RawEngine((sys.executable, "-c", script)) as broken:
        failed = broken.wait_for(Failed)
        assert (failed.id, failed.code) == (0, "engine_unavailable")
        assert broken.wait_for_exit() == 3


@pytest.mark.skipif(sys.platform == "win32", reason="niceness is POSIX")
def test_a_lower_priority_is_a_start_option() -> None:
    with RawEngine((sys.executable, "-m", "inference.engine", "--low-priority")) as nice:
        nice.wait_for(Ready)
        mine = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, nice.process.pid) == min(19, mine + LOW_PRIORITY)


@pytest.mark.skipif(not os.path.exists("/proc/self/autogroup"), reason="no groups of sessions")
def test_a_process_with_a_session_of_its_own_takes_its_group_along() -> None:
    with EngineClient(command=engine_command(low_priority=True)) as client:
        client.ping().result(60)
        assert client.pid is not None
        group = Path(f"/proc/{client.pid}/autogroup").read_text()
        assert group.split()[-1] == str(os.getpriority(os.PRIO_PROCESS, client.pid))
    assert Path("/proc/self/autogroup").read_text() != group


# ------------------------------------------------------------------------------------ the stream


def test_an_unknown_command_is_answered_and_harms_nothing(engine: RawEngine) -> None:
    key = engine.next_id()
    engine.write(frame({"type": "sing", "id": key}))
    failed = engine.end_of(key)
    assert isinstance(failed, Failed)
    assert failed.code == "usage"
    assert isinstance(engine.ask(Ping), Pong)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "load"},
        {"type": "load", "path": 3},
        {"type": "load", "path": "x", "options": {"contxt_length": 3}},
        {"type": "generate", "messages": [["system"]]},
        {"type": "generate", "messages": [{"role": "robot", "text": "x"}]},
        {"type": "cancel", "target": "all"},
        {},
    ],
)
def test_a_command_with_wrong_fields_is_answered(engine: RawEngine, fields: dict[str, object]) -> None:
    key = engine.next_id()
    engine.write(frame(fields | {"id": key}))
    failed = engine.end_of(key)
    assert isinstance(failed, Failed)
    assert failed.code == "usage"


@pytest.mark.parametrize(
    "data",
    [
        (MAX_FRAME + 1).to_bytes(4, "little"),
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x03\x00\x00\x00\xc1\xc1\xc1",
        frame(["not", "a", "map"]),
    ],
)
def test_a_broken_stream_ends_the_process_clearly(fresh: RawEngine, data: bytes) -> None:
    fresh.wait_for(Ready)
    fresh.write(data)
    assert fresh.wait_for_exit() == EXIT_BROKEN_STREAM
    assert any(isinstance(event, Log) and "make no sense" in event.line for event in fresh.events)
    assert b"make no sense" in fresh.errors


def test_frames_may_come_in_any_pieces(engine: RawEngine) -> None:
    key = engine.next_id()
    for byte in frame({"type": "ping", "id": key}):
        engine.write(bytes([byte]))
    assert isinstance(engine.end_of(key), Pong)


def test_an_id_in_use_is_refused(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny())
    key = engine.begin(Message.user("once upon a time"), max_tokens=500)
    engine.send(Ping(id=key))
    engine.wait(lambda: len(engine.ends_of(key)) == 2, "both ends")
    assert {type(event) for event in engine.ends_of(key)} == {Failed, Finished}


# -------------------------------------------------------------------------- while it is working


def test_a_ping_is_answered_in_the_middle_of_a_long_reading(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(layers=12), context_length=8192)
    key = engine.begin(Message.user("word " * 1500), max_tokens=1)
    engine.wait_for(PromptProgress, key)
    pong = engine.ask(Ping)
    assert isinstance(pong, Pong)
    assert pong.busy
    assert pong.resident > 1_000_000
    assert not engine.ends_of(key), "the ping was not answered in between"
    engine.ask(Cancel, target=key)
    assert isinstance(engine.end_of(key), Finished)


def test_a_count_is_answered_in_between(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(), context_length=4096)
    key = engine.begin(Message.user("word " * 100), max_tokens=2000)
    engine.wait_for(Delta, key)
    counted = engine.ask(Count, text="hello")
    assert isinstance(counted, Counted)
    assert counted.count > 0
    assert not engine.ends_of(key)
    engine.ask(Cancel, target=key)
    engine.end_of(key)


def test_waiting_requests_are_cancelled_at_once(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(), context_length=4096)
    running = engine.begin(Message.user("word " * 100), max_tokens=3000)
    engine.wait_for(Delta, running)
    answer = engine.begin(Message.user("hi"))
    load = engine.send(Load(id=engine.next_id(), path="nowhere"))
    for key in (load, answer):
        assert isinstance(engine.ask(Cancel, target=key), Done)
    finished, failed = engine.end_of(answer), engine.end_of(load)
    assert isinstance(finished, Finished)
    assert finished.reason == "cancelled"
    assert isinstance(failed, Failed)
    assert failed.code == "cancelled"
    assert not engine.ends_of(running)
    engine.ask(Cancel, target=running)
    engine.end_of(running)


def test_cancelling_what_is_unknown_or_over_is_no_error(engine: RawEngine) -> None:
    assert isinstance(engine.ask(Cancel, target=999_999), Done)
    assert isinstance(engine.ask(Cancel, target=1), Done)


def test_a_reader_that_pauses_gets_everything_later(tiny: Tiny) -> None:
    """The decode loop goes on while nobody reads the pipe, and nothing is lost or out of order."""
    with RawEngine(pipe_size=4096) as engine:  # the smallest there is: soon full
        engine.must_load(tiny())
        # The same conversation each time: the same tokens are reused, so the text is the same to the last bit.
        same = {"conversation": "a", "max_tokens": 400}
        engine.answer(Message.user("tell me"), **same)
        expected, _figures = engine.answer(Message.user("tell me"), **same)
        engine.reading.clear()
        ids = [engine.begin(Message.user("tell me"), **same) for _ in range(3)]
        ids += [engine.send(Ping(id=engine.next_id())) for _ in range(200)]
        process = psutil.Process(engine.process.pid)
        wait_for(lambda: process.cpu_percent(0.3) < 1, "the engine to have done everything it can", 100)
        assert not engine.ends_of(ids[-1]), "the pipe was never full"
        engine.reading.set()
        for key in ids[:3]:
            assert isinstance(engine.end_of(key), Finished)
            assert engine.text_of(key) == expected
        assert isinstance(engine.end_of(ids[-1]), Pong)
        assert len(engine.of(Delta, ids[2])) == 1, "text that waited is merged"


# --------------------------------------------------------------------------------------- the end


def test_quit_ends_what_runs_and_answers_last(fresh: RawEngine, tiny: Tiny) -> None:
    fresh.must_load(tiny(), context_length=4096)
    running = fresh.begin(Message.user("word " * 100), max_tokens=3000)
    waiting = fresh.begin(Message.user("hi"))
    fresh.wait_for(Delta, running)
    key = fresh.send(Quit(id=fresh.next_id()))
    assert fresh.wait_for_exit() == 0
    for one in (running, waiting):
        (finished,) = fresh.ends_of(one)
        assert isinstance(finished, Finished)
        assert finished.reason == "cancelled"
    assert fresh.events[-1] == Done(id=key)


def test_the_end_of_the_commands_ends_the_process(fresh: RawEngine, tiny: Tiny) -> None:
    fresh.must_load(tiny(layers=12), context_length=8192)
    fresh.wait_for(PromptProgress, fresh.begin(Message.user("word " * 1500)))
    assert fresh.process.stdin is not None
    fresh.process.stdin.close()
    assert fresh.wait_for_exit() == 0


def test_a_client_that_stops_listening_ends_the_process() -> None:
    """Its end of the event pipe is closed while the command pipe stays open."""
    with subprocess.Popen(
        [sys.executable, "-m", "inference.engine"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.read(4)
        process.stdout.close()
        process.stdin.write(frame({"type": "ping", "id": 1}))
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_control_c_is_left_to_the_program_in_front(fresh: RawEngine) -> None:
    fresh.wait_for(Ready)
    fresh.process.send_signal(signal.SIGINT)
    assert isinstance(fresh.ask(Ping), Pong)


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_the_engine_dies_with_its_parent() -> None:
    """Even when somebody else holds the command pipe open."""
    script = """
        import subprocess, sys
        child = subprocess.Popen([sys.executable, "-m", "inference.engine"], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        child.stdout.read(4)
        print(child.pid, flush=True)
        sys.stdin.read()
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    engine = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    parent.stdout.close()
    parent.stdin.close()
    wait_for(lambda: not engine.is_running() or engine.status() == psutil.STATUS_ZOMBIE, "the engine to end")


def test_commands_after_quit_are_not_begun(fresh: RawEngine) -> None:
    fresh.wait_for(Ready)
    quit_frame, late = Quit(id=1), Generate(id=2, messages=(Message.user("hi"),))
    fresh.write(b"".join(frame(msgspec.to_builtins(command)) for command in (quit_frame, late)))
    assert fresh.wait_for_exit() == 0
    assert fresh.ends_of(1) == [Done(id=1)]
    assert fresh.ends_of(2) == []

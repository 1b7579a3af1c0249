"""Any sequence of commands: each id gets exactly one terminal event, nothing follows it, the engine stays alive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import (
    TERMINAL,
    Cancel,
    Command,
    Count,
    Counted,
    Done,
    Failed,
    Finished,
    Generate,
    Load,
    Loaded,
    Log,
    Measure,
    Measured,
    Ping,
    Pong,
    Probe,
    Probed,
    SetThreads,
    Unload,
)
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine

FITTING: dict[type[Command], tuple[type, ...]] = {
    Load: (Loaded, Failed),
    Unload: (Done, Failed),  # cancelled while it waited
    Generate: (Finished, Failed),
    Cancel: (Done,),
    Count: (Counted, Failed),
    Probe: (Probed, Failed),
    Ping: (Pong,),
    Measure: (Measured, Failed),
    SetThreads: (Done, Failed),
}
WORDS = ("load", "unload", "generate", "generate", "cancel", "cancel", "count", "probe", "ping", "measure", "threads")


def draw_command(draw: Any, key: int, paths: list[Path]) -> Command:
    match draw(st.sampled_from(WORDS)):
        case "load":
            options = LoadOptions(threads=1, batch_threads=1, context_length=draw(st.sampled_from([256, 512])))
            return Load(id=key, path=str(draw(st.sampled_from(paths))), options=options)
        case "unload":
            return Unload(id=key)
        case "generate":
            return Generate(
                id=key,
                messages=(Message.user("tell me " * draw(st.sampled_from([1, 20, 500]))),),
                conversation=draw(st.sampled_from(["", "a", "b"])),
                sampling=Sampling(temperature=draw(st.sampled_from([0.0, 1.0, 9.0]))),
                max_tokens=draw(st.sampled_from([0, 1, 30, None])),
            )
        case "cancel":
            return Cancel(id=key, target=key + draw(st.integers(-6, 2)))
        case "count":
            return Count(id=key, text="how many?", messages=(Message.user("x"),) if draw(st.booleans()) else ())
        case "probe":
            return Probe(id=key)
        case "measure":
            return Measure(
                id=key,
                prompt=draw(st.sampled_from([0, 40, 5000])),
                depth=draw(st.sampled_from([0, 30])),
                batch=draw(st.sampled_from([1, 4, 10**6])),
                steps=draw(st.sampled_from([0, 3])),
            )
        case "threads":
            return SetThreads(id=key, threads=draw(st.sampled_from([0, 1, 2, 100_000])))
    return Ping(id=key)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_each_command_ends_exactly_once(engine: RawEngine, tiny: Tiny, data: Any) -> None:
    paths = [tiny("dense"), tiny("hybrid"), Path("nowhere.gguf")]
    engine.events.clear()
    commands = [draw_command(data.draw, engine.next_id(), paths) for _ in range(data.draw(st.integers(1, 15)))]
    for command in commands:
        engine.send(command)
    engine.end_of(engine.send(Unload(id=engine.next_id())))  # worked through in order: all before it is over
    for command in commands:
        (end,) = engine.ends_of(command.id)
        assert isinstance(end, FITTING[type(command)]), (command, end)
        mine = [event for event in engine.events if event.id == command.id]
        assert isinstance(mine[-1], TERMINAL), "something came after the end"
        assert not (isinstance(end, Failed) and end.code == "engine_failed"), end
    assert not [event for event in engine.events if isinstance(event, Log)], "a warning in normal use"

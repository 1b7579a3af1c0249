"""Several wishes side by side, the head of a stream, and what is left when it ends early."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

import pytest

from inference.api.asking import BEHIND, Asked
from inference.api.calls import Record
from inference.api.errors import Problem
from inference.api.sse import spoken
from inference.hosting.values import AUTO, Chosen, HostEvent, Wish
from inference.protocol import Delta, Failed, Generate, PromptProgress
from tests.support.api import ScriptedEngines, finished


def wishes(*models: str) -> list[Wish]:
    return [Wish(command=Generate(messages=()), model=model) for model in models]


def test_all_answers_come_from_the_model_that_was_chosen_first() -> None:
    engines = ScriptedEngines([Chosen(model="big", why="It is free."), finished()])
    record = Record()

    async def run() -> list[int]:
        async with Asked(engines, wishes(AUTO, AUTO, AUTO), record) as asked:
            return [index async for index, _ in asked.events()]

    indices = asyncio.run(run())
    assert sorted(indices) == [0, 0, 1, 1, 2, 2]
    assert [wish.model for wish in engines.wishes] == [AUTO, "big", "big"]
    assert (record.model, record.why, record.completion_tokens) == ("big", "It is free.", 21)


def test_all_are_asked_although_nobody_says_who_answers() -> None:
    engines = ScriptedEngines([finished()])

    async def run() -> None:
        async with Asked(engines, wishes(AUTO, AUTO)) as asked:
            assert len([event async for event in asked.events()]) == 2

    asyncio.run(run())


def test_when_one_fails_the_others_stop() -> None:
    def script(wish: Wish) -> Sequence[HostEvent]:
        return [Failed(code="busy", message="No.")] if wish.model == "b" else [Delta(channel="text", text="a")]

    engines = ScriptedEngines(script)

    async def run() -> None:
        async with Asked(engines, wishes("a", "b")) as asked:
            async for _ in asked.events():
                pass

    with pytest.raises(Problem) as problem:
        asyncio.run(run())
    assert problem.value.status == 429
    assert [wish.model for wish in engines.closed] == ["a"]


def test_a_stream_begins_although_nothing_comes() -> None:
    engines = ScriptedEngines([Chosen(model="m")])

    async def run() -> None:
        async with Asked(engines, wishes("m")) as asked:
            await asked.head(0.05)
            assert asked.chosen.model == "m"
            assert await asked.next() == (0, Chosen(model="m"))

    asyncio.run(run())
    assert len(engines.closed) == 1


def test_a_client_that_takes_nothing_does_not_have_it_heaped_up() -> None:
    told = 0

    def script(_wish: Wish) -> Sequence[HostEvent]:
        def each() -> Iterator[HostEvent]:
            nonlocal told
            for _ in range(10 * BEHIND):
                told += 1
                yield Delta(channel="text", text="a")
            yield finished()

        return each()  # type: ignore[return-value]

    async def run() -> int:
        async with Asked(ScriptedEngines(script), wishes("a")) as asked:
            await asked.next()
            with pytest.raises(TimeoutError):  # all the time it wants
                await asyncio.wait_for(asyncio.Event().wait(), 0.05)
            ahead = told
            assert len([heard async for heard in asked.events()]) == 10 * BEHIND
        return ahead

    assert asyncio.run(run()) <= BEHIND + 2


def test_nobody_waits_in_silence_while_a_long_prompt_is_read() -> None:
    progress = [PromptProgress(done=done, total=100, reused=0) for done in range(0, 100, 10)]
    engines = ScriptedEngines([*progress, finished()])

    async def run(silence: float) -> list[bytes]:
        async with Asked(engines, wishes("m")) as asked:
            return [piece async for piece in spoken(asked, lambda heard: [], silence)]

    assert asyncio.run(run(0.0))[-1] == b": reading 90 of 100 tokens\n\n"
    assert asyncio.run(run(30.0)) == []

"""What comes from several sides: in order, with a limit, and with patience that is neither too long nor too short."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from inference.api.arrivals import Arrivals


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 30))


async def a_turn() -> None:
    """Let the loop do what is due."""
    turned = asyncio.Event()
    asyncio.get_running_loop().call_soon(turned.set)
    await turned.wait()


def test_all_come_in_order_however_slowly_they_are_taken() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](3)
        most = 0

        async def bring() -> None:
            for number in range(100):
                await arrivals.put(number)

        bringing = asyncio.create_task(bring())
        taken = []
        for number in range(100):
            taken.append(await arrivals.take(10.0))
            most = max(most, len(arrivals._there))
            if number % 7 == 0:
                await a_turn()
        await bringing
        assert taken == list(range(100))
        assert most <= 3
        arrivals.close()

    run(use())


def test_many_who_bring_share_the_room() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](2)
        bringing = [asyncio.create_task(arrivals.put(number)) for number in range(50)]
        await a_turn()
        assert len(arrivals._there) == 2
        for gone in bringing[10:20]:
            gone.cancel()
        assert [await arrivals.take() for _ in range(40)] == [*range(10), *range(20, 50)]
        await asyncio.gather(*bringing, return_exceptions=True)
        assert not arrivals._outside

    run(use())


def test_who_is_cancelled_as_there_is_room_gives_it_to_the_next() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](1)
        await arrivals.put(0)
        first, second = (asyncio.create_task(arrivals.put(number)) for number in (1, 2))
        await a_turn()
        assert await arrivals.take() == 0
        first.cancel()  # it has been let in and does not know it yet
        assert await arrivals.take() == 2
        await second

    run(use())


def test_patience_has_an_end_and_begins_anew_with_each() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](3)
        loop = asyncio.get_running_loop()
        for seconds in (0.05, 0.01, 0.1):
            began = loop.time()
            with pytest.raises(TimeoutError):
                await arrivals.take(seconds)
            assert loop.time() - began >= seconds * 0.9
        bring = asyncio.create_task(arrivals.put(1))
        assert await arrivals.take(5.0) == 1
        await bring
        with pytest.raises(TimeoutError):  # an alarm that was set for later is not waited for
            await asyncio.wait_for(arrivals.take(0.01), 3.0)
        arrivals.close()
        assert arrivals._alarm is None

    run(use())


def test_an_alarm_of_before_does_not_ring_too_early() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](3)
        await arrivals.put(1)
        assert await arrivals.take(0.05) == 1
        waiting = asyncio.create_task(arrivals.take(0.05))
        await a_turn()
        alarm = arrivals._alarm
        await arrivals.put(2)
        assert await waiting == 2
        late = asyncio.create_task(arrivals.take(20.0))
        await a_turn()
        assert arrivals._alarm is alarm
        while arrivals._alarm is alarm:
            await a_turn()
        assert not late.done()
        await arrivals.put(3)
        assert await late == 3
        arrivals.close()

    run(use())


def test_who_has_all_the_time_is_not_woken_by_an_alarm_of_before() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](3)
        waiting = asyncio.create_task(arrivals.take(0.02))
        await a_turn()
        await arrivals.put(1)
        assert await waiting == 1
        patient = asyncio.create_task(arrivals.take())
        while arrivals._alarm is not None:
            await a_turn()
        assert not patient.done()
        await arrivals.put(2)
        assert await patient == 2

    run(use())


def test_one_timer_serves_a_whole_stream() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](3)
        alarms = set()
        for number in range(50):
            waiting = asyncio.create_task(arrivals.take(20.0))
            await a_turn()
            alarms.add(id(arrivals._alarm))
            await arrivals.put(number)
            assert await waiting == number
        assert len(alarms) == 1
        assert arrivals.waits == 50
        arrivals.close()

    run(use())


def test_who_stops_waiting_leaves_nothing_behind() -> None:
    async def use() -> None:
        arrivals = Arrivals[int](3)
        waiting = asyncio.create_task(arrivals.take())
        await a_turn()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await arrivals.put(1)
        assert await arrivals.take() == 1

    run(use())

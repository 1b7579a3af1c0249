"""The engines of a host in the same process: they answer, stop for who leaves, and end with a word to who waits."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager

from inference.hosting.local import LocalEngines
from inference.hosting.mailbox import MOST_TEXT
from inference.hosting.ticket import Listener, Ticket
from inference.hosting.values import Call, Chosen, Fetch, HostEvent, Wish
from inference.protocol import Delta, Failed, Finished
from tests.inference.hosting.conftest import Hosts
from tests.support.asked_host import Asked, question
from tests.support.waiting import wait_for


async def everything(asked: AsyncGenerator[HostEvent, None]) -> list[HostEvent]:
    return [event async for event in asked]


async def first_text(asked: AsyncGenerator[HostEvent, None]) -> None:
    async for event in asked:
        if isinstance(event, Delta):
            return


def test_they_answer(hosts: Hosts) -> None:
    calls: list[Call] = []
    host = hosts(on_call=calls.append)

    async def use() -> None:
        engines = LocalEngines(host)
        await engines.open()
        names = [model.name for model in await engines.models()]
        assert names == ["one", "two", "three", "vectors"]
        wish = Wish(command=question(tokens=30), model="one")
        both = await asyncio.gather(*(everything(engines.ask(wish)) for _ in range(2)))
        for events in both:
            assert isinstance(events[0], Chosen)
            assert isinstance(events[-1], Finished)
            assert sum(len(event.text) for event in events if isinstance(event, Delta)) > 0
            assert len({event.id for event in events}) == 1
        missing = (await everything(engines.ask(Wish(command=question(), model="nobody"))))[-1]
        assert isinstance(missing, Failed)
        assert missing.code == "model_missing"
        engines.note(Call(at=1.0, client="somebody"))
        await engines.close()

    asyncio.run(use())
    assert [call.client for call in calls] == ["somebody"]


def test_leaving_early_stops_the_work(hosts: Hosts) -> None:
    host = hosts()

    async def use() -> None:
        engines = LocalEngines(host)
        asked = engines.ask(Wish(command=question(tokens=None), model="one"))
        await first_text(asked)
        await asked.aclose()

    asyncio.run(use())
    assert isinstance(Asked(host, Wish(command=question(), model="one")).end(), Finished)
    wait_for(lambda: host.under_way == 0, "the work to stop")


def test_whoever_waits_is_told_of_the_end_and_costs_nothing_more(hosts: Hosts) -> None:
    host = hosts()

    async def use() -> None:
        engines = LocalEngines(host)
        asked = engines.ask(Wish(command=question(tokens=None), model="one"))
        await first_text(asked)
        engines.end()
        for rest in (await everything(asked), await everything(engines.ask(Wish(command=question(), model="one")))):
            assert isinstance(rest[-1], Failed)
            assert rest[-1].code == "engine_unavailable"
            assert "stopped answering" in rest[-1].message
        await engines.close()

    asyncio.run(use())
    wait_for(lambda: host.under_way == 0, "the work to stop")


def test_a_loop_that_is_gone_harms_nobody(hosts: Hosts) -> None:
    host = hosts()

    async def use() -> None:
        await first_text(LocalEngines(host).ask(Wish(command=question(tokens=300), model="one")))

    asyncio.run(use())  # closes what was asked with the loop, while text is on its way
    wait_for(lambda: host.under_way == 0, "the work to stop")
    assert isinstance(Asked(host, Wish(command=question(), model="one")).end(), Finished)


class Flood:
    """A host that says more at once than anybody takes."""

    def __init__(self) -> None:
        self.stopped = 0

    def ask(self, wish: Wish | Fetch, listener: Listener, id: int = 0) -> Ticket:
        def say() -> None:
            for _ in range(3):
                listener(Delta(id=id, channel="text", text="x" * (MOST_TEXT // 2)))

        thread = threading.Thread(target=say)
        thread.start()
        thread.join()  # before anything of it can be taken
        return Ticket(wish, listener, id)

    def stop(self, _ticket: Ticket) -> None:
        self.stopped += 1


def test_whoever_is_too_far_behind_stops_the_work(expect_log: Callable[..., AbstractContextManager[None]]) -> None:
    flood = Flood()

    async def use() -> None:
        engines = LocalEngines(flood)  # type: ignore[arg-type]  # what it asks for is there
        with expect_log("too far behind"):
            (end,) = await everything(engines.ask(Wish(command=question(), model="one")))
        assert isinstance(end, Failed)
        assert end.code == "busy"

    asyncio.run(use())
    assert flood.stopped

"""The host with real engines: models come when they are asked for, leave for others, and nobody is forgotten."""

from __future__ import annotations

import functools
import itertools
import os
import re
import signal
from pathlib import Path

import msgspec
import psutil
import pytest

from inference.client import EngineClient
from inference.fit import memory_margin
from inference.hardware import Hardware, read_hardware
from inference.hosting.limits import private_memory, resident_memory
from inference.hosting.sizing import Back, Sizer
from inference.hosting.values import Chosen, Fetch, Limits, Waiting, Wish
from inference.model_file import ModelFile
from inference.options import LoadOptions
from inference.protocol import Count, Delta, Embed, Embedded, Failed, Finished, Loaded, LoadProgress
from inference.routing_rules import Rule, Rules
from inference.units import GIB, MIB
from tests.inference.hosting.conftest import Hosts
from tests.support import tiny_encoder
from tests.support.asked_host import Asked, model_file, question
from tests.support.waiting import wait_for

TWO_MODELS = 2 * 140 * MIB  # bytes in which two of the tiny models fit, and not three


def alive(engines: list[EngineClient]) -> list[int]:
    return [pid for engine in engines if (pid := engine.pid) is not None and psutil.pid_exists(pid)]


def test_a_model_is_loaded_when_it_is_asked_for(hosts: Hosts) -> None:
    host = hosts()
    asked = Asked(host, Wish(command=question(), model="two"))
    finished = asked.end()
    assert isinstance(finished, Finished)
    assert finished.completion_tokens == 4
    kinds = [type(event) for event in asked.events]
    assert kinds[0] is Chosen
    assert kinds.index(LoadProgress) < kinds.index(Delta)
    chosen = asked.of(Chosen)[0]
    assert isinstance(chosen, Chosen)
    assert (chosen.model, chosen.loaded) == ("two", False)

    again = Asked(host, Wish(command=question(), model="TWO"))
    again.end()
    chosen = again.of(Chosen)[0]
    assert isinstance(chosen, Chosen)
    assert chosen.loaded
    assert not again.of(LoadProgress)


def test_vectors_counts_and_a_model_alone(hosts: Hosts) -> None:
    host = hosts()
    embedded = Asked(host, Wish(command=Embed(texts=("a", "b")), model="vectors")).end()
    assert isinstance(embedded, Embedded)
    assert len(embedded.vectors) == 2
    assert isinstance(Asked(host, Fetch(model="one")).end(), Loaded)
    counted = Asked(host, Wish(command=Count(text="hello there"), model="one")).end()
    assert getattr(counted, "count", 0) > 0
    automatic = Asked(host, Wish(command=Embed(texts=("a",))))
    assert isinstance(automatic.end(), Embedded)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Wish(command=question(), model="four"), "model_missing"),
        (Wish(command=question(), model="../one.gguf"), "model_missing"),
        (Wish(command=question(), model="vectors"), "unable"),
        (Wish(command=Embed(texts=("a",)), model="one"), "unable"),
        (Fetch(model="four"), "model_missing"),
    ],
)
def test_what_cannot_be_is_said(hosts: Hosts, wish: Wish | Fetch, code: str) -> None:
    failed = Asked(hosts(), wish).end()
    assert isinstance(failed, Failed)
    assert (failed.code, failed.message[-1]) == (code, ".")


def test_the_least_recently_used_leaves_and_the_budget_is_kept(hosts: Hosts, engines: list[EngineClient]) -> None:
    host = hosts(Limits(memory=TWO_MODELS))
    taken: list[int] = []

    def over(asked: Asked) -> bool:
        taken.append(sum(resident_memory(pid) for pid in alive(engines)))
        return asked.ticket.over

    for name in ("one", "two", "one", "three", "one", "two"):
        asked = Asked(host, Wish(command=question(), model=name))
        wait_for(functools.partial(over, asked), "the answer")
        assert isinstance(asked.end(), Finished)
    assert 0 < max(taken) <= TWO_MODELS
    # "one" was used before each of the others: it has never left.
    assert len(engines) == 4
    assert len(alive(engines)) == 2


def test_two_that_are_asked_for_at_once_are_not_promised_the_same_memory(
    hosts: Hosts, engines: list[EngineClient]
) -> None:
    before = read_hardware()

    def hardware() -> Hardware:
        """A computer on which other programs leave room for one model."""
        taken = sum(private_memory(engine.pid) for engine in engines)
        free = memory_margin(before) + 200 * MIB - taken
        return msgspec.structs.replace(before, memory_total=64 * GIB, memory_available=free)

    host = hosts(hardware=hardware)
    asked = [Asked(host, Wish(command=question(), model=name)) for name in ("one", "two")]
    most = 0

    def over() -> bool:
        nonlocal most
        most = max(most, len(alive(engines)))
        return all(each.ticket.over for each in asked)

    wait_for(over, "both answers")
    assert all(isinstance(each.end(), Finished) for each in asked)
    assert most == 1


def test_vectors_of_the_longest_text_take_no_more_than_they_were_given(
    hosts: Hosts, engines: list[EngineClient], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiny_encoder, "CONTEXT", 8192)
    model = model_file(tiny_encoder.write_encoder(tmp_path / "long.gguf"))
    size = Sizer(read_hardware).size(model, LoadOptions(), GIB, Back(), shorten=False)
    assert size is not None
    host = hosts(shelf=lambda: [model])
    asked = Asked(host, Wish(command=Embed(texts=("a " * 8000,))))
    assert isinstance(asked.end(), Embedded)
    assert resident_memory(engines[0].pid) <= size.bytes


def test_a_model_that_never_fits_is_refused(hosts: Hosts, engines: list[EngineClient]) -> None:
    failed = Asked(hosts(Limits(memory=60 * MIB)), Wish(command=question(), model="one")).end()
    assert isinstance(failed, Failed)
    assert failed.code == "out_of_memory"
    needs, room = re.findall(r"(\d+) MB", failed.message)
    assert (int(needs) > int(room), room, "--memory" in failed.hint) == (True, "60", True), failed
    wait_for(lambda: not alive(engines), "the engine that is not needed to leave")


def test_where_all_are_busy_a_model_waits(hosts: Hosts) -> None:
    host = hosts(Limits(memory=160 * MIB))
    endless = Asked(host, Wish(command=question(tokens=None), model="one"))
    endless.writes()
    other = Asked(host, Wish(command=question(), model="two"))
    other.until(lambda event: isinstance(event, Chosen))
    assert not other.ticket.over
    endless.stop()
    assert isinstance(endless.end(), Finished)
    assert isinstance(other.end(), Finished)


def test_idle_models_leave_after_their_time(hosts: Hosts, engines: list[EngineClient]) -> None:
    now = itertools.count()  # never reached by itself
    clock = [0.0]
    host = hosts(Limits(idle_seconds=600), clock=lambda: clock[0] + next(now) * 1e-9)
    Asked(host, Wish(command=question(), model="one")).end()
    clock[0] = 500.0
    host.look()
    Asked(host, Wish(command=question(), model="one")).end()
    assert len(engines) == 1
    clock[0] = 1000.0
    host.look()
    Asked(host, Fetch(model="one")).end()
    assert len(engines) == 1
    clock[0] = 1101.0
    host.look()
    wait_for(lambda: not alive(engines), "the model to leave")


def test_too_many_are_told_to_come_again(hosts: Hosts) -> None:
    host = hosts(Limits(waiting=3, waiting_each=2))
    Asked(host, Fetch(model="one")).end()
    places = 0
    busy = []
    while places < 8:  # until the first one waits
        busy.append(Asked(host, Wish(command=question(tokens=None), model="one", client="a")))
        busy[-1].until(lambda event: isinstance(event, Delta | Waiting))
        places += 1
        if busy[-1].of(Waiting):
            break
    second = Asked(host, Wish(command=question(), model="one", client="a"))
    second.until(lambda event: isinstance(event, Waiting))
    third = Asked(host, Wish(command=question(), model="one", client="a")).end()
    assert isinstance(third, Failed)
    assert third.code == "busy"
    assert third.retry_s >= 1
    other = Asked(host, Wish(command=question(), model="one", client="b"))
    other.until(lambda event: isinstance(event, Waiting))
    fifth = Asked(host, Wish(command=question(), model="one", client="c")).end()
    assert isinstance(fifth, Failed)
    assert fifth.code == "busy"
    for asked in busy:
        asked.stop()
    assert isinstance(second.end(), Finished)
    assert isinstance(other.end(), Finished)


def test_one_program_with_many_requests_does_not_keep_another_waiting(hosts: Hosts) -> None:
    host = hosts(Limits(waiting=100, waiting_each=100))
    Asked(host, Fetch(model="one")).end()

    def ask(client: str) -> Asked:
        return Asked(host, Wish(command=question(tokens=3), model="one", client=client))

    blocking = [Asked(host, Wish(command=question(tokens=None), model="one", client="many")) for _ in range(8)]
    blocking[0].writes()
    many = [ask("many") for _ in range(4)]
    single = ask("single")
    single.until(lambda event: isinstance(event, Waiting))
    for asked in blocking:
        asked.stop()
    for asked in (single, *many):
        assert isinstance(asked.end(), Finished)
    assert sum(asked.ticket.ended < single.ticket.ended for asked in many) <= 1


def test_stopping_ends_it_in_every_state(hosts: Hosts, engines: list[EngineClient]) -> None:
    host = hosts()
    loading = Asked(host, Wish(command=question(), model="one"))
    loading.until(lambda event: isinstance(event, Chosen))
    loading.stop()
    assert isinstance(loading.end(), Finished)
    writing = Asked(host, Wish(command=question(tokens=None), model="two"))
    writing.writes()
    writing.stop()
    finished = writing.end()
    assert isinstance(finished, Finished)
    assert finished.reason == "cancelled"
    writing.stop()  # harmless


def test_an_engine_that_dies_takes_only_its_answer_along(hosts: Hosts, engines: list[EngineClient]) -> None:
    host = hosts()
    asked = Asked(host, Wish(command=question(tokens=None), model="one"))
    asked.writes()
    pid = engines[-1].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    failed = asked.end()
    assert isinstance(failed, Failed)
    assert failed.code == "engine_died"
    assert isinstance(Asked(host, Wish(command=question(), model="one")).end(), Finished)


def test_a_conversation_stays_with_its_model(hosts: Hosts) -> None:
    host = hosts()
    Asked(host, Wish(command=question(conversation="~c"), model="three")).end()
    Asked(host, Wish(command=question(), model="one")).end()
    chosen = Asked(host, Wish(command=question(conversation="~c")))
    chosen.end()
    who = chosen.of(Chosen)[0]
    assert isinstance(who, Chosen)
    assert who.model == "three"


def test_what_is_offered_says_what_is_loaded(hosts: Hosts) -> None:
    host = hosts()
    Asked(host, Fetch(model="two")).end()
    told: list[tuple[str, bool, bool]] = []
    host.models(lambda models: told.extend((each.name, each.loaded, each.embeds) for each in models))
    wait_for(lambda: told, "the models")
    assert told == [("one", False, False), ("two", True, False), ("three", False, False), ("vectors", False, True)]


def test_where_nobody_is_named_another_one_answers_for_one_that_cannot(
    hosts: Hosts, shelf: list[ModelFile], engines: list[EngineClient], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(shelf[0].path.read_bytes()[:200_000])
    gone = msgspec.structs.replace(shelf[0], name="gone", path=tmp_path / "gone.gguf")
    shelf = [msgspec.structs.replace(shelf[0], name="broken", path=broken), gone, shelf[1]]
    rules = Rules(rules=(Rule(then="prefer", model="gone"), Rule(when="code", then="prefer", model="broken")))
    host = hosts(shelf=lambda: shelf, rules=lambda: rules)
    for text in ("Hello", "Write a Python function"):
        asked = Asked(host, Wish(command=question(text)))
        assert isinstance(asked.end(), Finished)
        assert [getattr(chosen, "model", "") for chosen in asked.of(Chosen)][-1] == "two"
    assert isinstance(Asked(host, Wish(command=question(), model="broken")).end(), Failed)


# ------------------------------------------------------------------------------------- the window


@pytest.fixture
def window() -> EngineClient:  # type: ignore[misc]
    with EngineClient(on_event=lambda _event: None) as engine:
        yield engine


def test_the_window_answers_with_what_is_in_it(
    hosts: Hosts, window: EngineClient, shelf: list[ModelFile], engines: list[EngineClient]
) -> None:
    host = hosts()
    host.adopt(window)
    window.load(str(shelf[0].path)).result(60)
    assert isinstance(Asked(host, Wish(command=question(), model="one")).end(), Finished)
    assert engines == []
    window.rest().result(60)
    assert isinstance(Asked(host, Wish(command=question(), model="one")).end(), Finished)
    assert len(engines) == 1


def test_idle_models_make_room_for_the_window(
    hosts: Hosts, window: EngineClient, shelf: list[ModelFile], engines: list[EngineClient]
) -> None:
    host = hosts()
    host.adopt(window)
    Asked(host, Wish(command=question(), model="one")).end()
    window.load(str(shelf[0].path)).result(60)
    assert not alive(engines)


def test_a_load_in_the_window_sends_others_to_a_seat_of_their_own(
    hosts: Hosts, window: EngineClient, shelf: list[ModelFile], engines: list[EngineClient]
) -> None:
    host = hosts()
    host.adopt(window)
    window.load(str(shelf[0].path)).result(60)
    asked = [Asked(host, Wish(command=question(tokens=600), model="one", client=str(n))) for n in range(3)]
    asked[0].writes()
    window.load(str(shelf[1].path)).result(60)
    for each in asked:
        end = each.end()
        assert isinstance(end, Finished) or (isinstance(end, Failed) and each.of(Delta))
    assert isinstance(Asked(host, Wish(command=question(), model="two")).end(), Finished)

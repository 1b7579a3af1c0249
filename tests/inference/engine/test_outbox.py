"""Events on their way out: order, merging, bounds, and one terminal event for each id."""

from __future__ import annotations

import contextlib
import itertools
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.engine import outbox as outbox_module
from inference.engine.channel import room_in
from inference.engine.outbox import AT_ONCE, MAX_LOGS, MAX_WAITING, PACE, PACE_ELSEWHERE, Outbox
from inference.errors import UsageError
from inference.protocol import (
    Delta,
    Done,
    Event,
    Failed,
    Finished,
    FrameSplitter,
    Log,
    PromptProgress,
    Ready,
    decode_event,
)
from tests.support.waiting import wait_for


class Sink:
    """Takes what an outbox writes; blocks while ``gate`` is closed."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()
        self.broken = False
        self.writers: list[str] = []  # names of the threads that wrote
        self._splitter = FrameSplitter()
        self._events: list[Event] = []
        self._lock = threading.Lock()

    def write(self, data: bytes) -> None:
        self.entered.set()
        self.writers.append(threading.current_thread().name)
        self.gate.wait()
        if self.broken:
            raise BrokenPipeError
        with self._lock:
            self._events += [decode_event(payload) for payload in self._splitter.feed(data)]

    def events(self) -> list[Event]:
        with self._lock:
            return list(self._events)

    def text(self) -> str:
        return "".join(event.text for event in self.events() if isinstance(event, Delta))


def nobody() -> None:
    raise AssertionError("the pipe is not broken")


@pytest.fixture
def sink() -> Sink:
    return Sink()


@pytest.fixture
def outbox(sink: Sink):
    box = Outbox(sink.write, nobody)
    box.start()
    yield box
    sink.gate.set()
    box.close(10)


def test_text_arrives_in_order_and_before_the_end(outbox: Outbox, sink: Sink) -> None:
    outbox.open(1)
    for number in range(1000):
        outbox.text(1, "text", f"{number} ", number + 1)
    outbox.send(Finished(id=1, reason="stop"))
    outbox.close(10)
    *deltas, last = sink.events()
    assert "".join(delta.text for delta in deltas) == "".join(f"{n} " for n in range(1000))
    assert isinstance(last, Finished)
    assert deltas[-1].tokens == 1000
    assert len(deltas) < 500  # merged


def test_the_first_text_goes_at_once_alone(outbox: Outbox, sink: Sink) -> None:
    outbox.open(1)
    outbox.send(PromptProgress(id=1, done=1, total=1, reused=0))
    outbox.text(1, "text", "a", 1, first=True)
    wait_for(lambda: sink.text() == "a", "the first text")


def test_channels_are_never_mixed(outbox: Outbox, sink: Sink) -> None:
    sink.gate.clear()
    outbox.open(1)
    for channel in ("reasoning", "text", "reasoning"):
        for letter in "abc":
            outbox.text(1, channel, letter, 1)
    sink.gate.set()
    outbox.send(Finished(id=1, reason="stop"))
    outbox.close(10)
    deltas = [event for event in sink.events() if isinstance(event, Delta)]
    joined = []
    for delta in deltas:
        if joined and joined[-1][0] == delta.channel:
            joined[-1][1] += delta.text
        else:
            joined.append([delta.channel, delta.text])
    assert joined == [["reasoning", "abc"], ["text", "abc"], ["reasoning", "abc"]]


def test_a_reader_that_stops_reading_loses_nothing_and_costs_little(outbox: Outbox, sink: Sink) -> None:
    """Hundreds of thousands of tokens while nobody reads: they wait as one entry for each answer."""
    sink.gate.clear()
    outbox.open(1)
    outbox.open(2)
    outbox.text(1, "text", "x", 1, first=True)
    assert sink.entered.wait(10)
    count = 200_000
    for number in range(count):
        outbox.text(1 + number % 2, "text", "y", number)
        if number % 100 == 0:
            outbox.send(PromptProgress(id=2, done=number, total=count, reused=0))
            outbox.send(Log(level="warning", line=str(number)))
    assert len(outbox._waiting) <= MAX_LOGS + 2 * (count // 100) + 4
    sink.gate.set()
    outbox.send(Finished(id=1, reason="stop"))
    outbox.send(Finished(id=2, reason="stop"))
    outbox.close(10)
    for key, expected in ((1, "x" + "y" * (count // 2)), (2, "y" * (count // 2))):
        assert "".join(e.text for e in sink.events() if isinstance(e, Delta) and e.id == key) == expected
    logs = [event for event in sink.events() if isinstance(event, Log)]
    assert len(logs) <= MAX_LOGS + 2
    assert "left out" in logs[-1].line


def test_progress_is_replaced_by_later_progress(outbox: Outbox, sink: Sink) -> None:
    sink.gate.clear()
    outbox.open(1)
    outbox.text(1, "text", "", 0, first=True)
    assert sink.entered.wait(10)
    for done in range(100):
        outbox.send(PromptProgress(id=1, done=done, total=100, reused=0))
    sink.gate.set()
    outbox.close(10)
    reports = [event.done for event in sink.events() if isinstance(event, PromptProgress)]
    assert reports == [99]


def test_nothing_comes_after_the_terminal_event(outbox: Outbox, sink: Sink) -> None:
    outbox.open(1)
    outbox.send(Done(id=1))
    outbox.send(Done(id=1))
    outbox.text(1, "text", "late", 1)
    outbox.send(PromptProgress(id=1, done=0, total=1, reused=0))
    outbox.close(10)
    assert sink.events() == [Done(id=1)]


def test_an_id_in_use_is_refused_until_it_is_free(outbox: Outbox, sink: Sink) -> None:
    assert outbox.open(1)
    assert not outbox.open(1)
    outbox.reject(1, UsageError("in use"))
    outbox.send(Done(id=1))
    assert outbox.open(1)
    outbox.close(10)
    assert [type(event) for event in sink.events()] == [Failed, Done]


def test_commands_wait_while_the_reader_is_far_behind(outbox: Outbox, sink: Sink) -> None:
    sink.gate.clear()
    for key in range(MAX_WAITING + 1):
        outbox.open(key)
        outbox.send(Done(id=key))
        if key == 0:
            assert sink.entered.wait(10)
    opened = threading.Event()

    def open_one_more() -> None:
        outbox.open(-1)
        opened.set()

    thread = threading.Thread(target=open_one_more)
    thread.start()
    assert not opened.wait(0.2)
    sink.gate.set()
    assert opened.wait(10)
    thread.join()


def test_a_broken_pipe_is_told_once_and_blocks_nobody(sink: Sink) -> None:
    told = threading.Event()
    box = Outbox(sink.write, told.set)
    box.start()
    sink.broken = True
    box.send(Ready(protocol=1, pid=1, llama_cpp=""))
    assert told.wait(10)
    box.open(1)
    for _ in range(10):
        box.text(1, "text", "a", 1)
        box.send(PromptProgress(id=1, done=0, total=1, reused=0))
    box.send(Done(id=1))
    assert box._waiting == []
    box.close(10)


def test_text_that_is_no_utf8_goes_through_repaired(outbox: Outbox, sink: Sink) -> None:
    outbox.open(1)
    outbox.send(Failed(id=1, code="error", message="half a pair: \ud83d"))
    outbox.close(10)
    assert sink.events() == [Failed(id=1, code="error", message="half a pair: \ufffd")]


class Story:
    """What happened to each id, neighbouring texts of one channel joined: kept beside the outbox, then compared."""

    def __init__(self) -> None:
        self.open: set[int] = set()
        self.parts: dict[int, list[list[str]]] = {}

    def add(self, key: int, word: str, text: str) -> None:
        parts = self.parts.setdefault(key, [])
        if parts and parts[-1][0] == word != "end":
            parts[-1][1] += text
        else:
            parts.append([word, text])

    def act(self, box: Outbox, action: str, key: int, index: int) -> None:
        if action == "open":
            assert box.open(key) == (key not in self.open)
            self.open.add(key)
        elif action == "progress":
            box.send(PromptProgress(id=key, done=index, total=100, reused=0))
        elif action == "log":
            box.send(Log(level="warning", line=str(index)))
        elif action == "end":
            box.send(Done(id=key))
        else:
            box.text(key, action, f"{index};", index)
        if key in self.open and action in ("text", "reasoning", "end"):
            self.add(key, action, f"{index};" if action != "end" else "")
        if action == "end":
            self.open.discard(key)


Action = tuple[str, int]


@given(
    st.lists(
        st.tuples(st.sampled_from(["open", "text", "reasoning", "progress", "end", "log"]), st.integers(1, 4)),
        max_size=80,
    ),
    st.one_of(st.none(), st.lists(st.booleans(), min_size=1)),
)
def test_any_order_of_calls_keeps_the_promise(actions: list[Action], room: list[bool] | None) -> None:
    """What arrives for each id is what was sent while it was open, merged at most, with one end."""
    sink = Sink()
    rooms = itertools.cycle(room or [])
    box = Outbox(sink.write, nobody, None if room is None else lambda: next(rooms))
    box.start()
    sent, received = Story(), Story()
    for index, (action, key) in enumerate(actions):
        sent.act(box, action, key, index)
    box.close(10)
    for event in sink.events():
        if isinstance(event, Delta):
            received.add(event.id, event.channel, event.text)
        elif isinstance(event, Done):
            received.add(event.id, "end", "")
    assert received.parts == sent.parts


def test_text_is_written_by_who_brings_it_where_there_is_room(sink: Sink) -> None:
    box = Outbox(sink.write, nobody, lambda: True)
    box.start()
    box.open(1)
    box.text(1, "text", "a", 1, first=True)
    assert (sink.text(), set(sink.writers)) == ("a", {threading.current_thread().name})
    box.text(1, "text", "b", 2)
    wait_for(lambda: sink.text() == "ab", "text that nothing pushes")
    box.close(10)


def test_each_answer_has_its_own_pace(sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Outbox(sink.write, nobody, lambda: True)
    box.start()
    monkeypatch.setattr(outbox_module, "PACE_ELSEWHERE", 1e6)
    monkeypatch.setattr(outbox_module, "PACE", 0.0)
    box.open(1, elsewhere=True)
    box.text(1, "text", "a", 1, first=True)
    box.text(1, "text", "b", 2)
    assert sink.text() == "a"
    box.open(2)
    box.text(2, "text", "c", 1)  # and what waits goes with it
    assert sink.text() == "abc"
    box.text(1, "text", "d", 3)
    assert sink.text() == "abc"
    box.send(Done(id=2))
    box.send(Done(id=1))
    box.close(10)
    assert [event.id for event in sink.events()] == [1, 1, 2, 1, 2, 1]
    assert sink.text() == "abcd"


@pytest.mark.parametrize("crowded", [True, False])
def test_other_programs_are_told_less_often_where_all_cores_compute(sink: Sink, crowded: bool) -> None:
    assert PACE < PACE_ELSEWHERE <= 0.25  # a stream is not to look as if it had stopped
    box = Outbox(sink.write, nobody, lambda: True)
    box.start()
    box.crowded = crowded
    box.open(1)
    box.open(2, elsewhere=True)
    due = [box.text(key, "text", "a", 1, first=True) for key in (1, 2)]
    assert (due[1] - due[0] > PACE_ELSEWHERE - PACE) == crowded
    box.close(10)


@pytest.mark.parametrize("text", ["a", "a" * 2 * AT_ONCE])
def test_text_waits_for_the_writer_where_there_is_no_room(sink: Sink, text: str) -> None:
    box = Outbox(sink.write, nobody, lambda: len(text) > 1)
    box.start()
    box.open(1)
    box.text(1, "text", text, 1, first=True)
    wait_for(lambda: sink.text() == text, "the text")
    assert set(sink.writers) == {"outbox"}
    box.close(10)


def test_a_pipe_says_whether_it_has_room() -> None:
    read, write = os.pipe()
    has_room = room_in(write)
    assert has_room is not None
    assert has_room()
    os.set_blocking(write, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(write, b"x" * AT_ONCE)
    assert not has_room()
    os.read(read, 1 << 20)
    assert has_room()
    os.close(read)
    assert not has_room()
    os.close(write)


def test_real_pipes_carry_frames_larger_than_their_buffer() -> None:
    read, write = os.pipe()

    def write_all(data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(write, view) :]

    box = Outbox(write_all, nobody)
    box.start()
    box.open(1)
    box.text(1, "text", "ä" * 1_000_000, 1)
    box.send(Done(id=1))
    splitter, events = FrameSplitter(), []
    while len(events) < 2:
        events += [decode_event(payload) for payload in splitter.feed(os.read(read, 65_536))]
    box.close(10)
    os.close(read)
    os.close(write)
    assert events[0].text == "ä" * 1_000_000

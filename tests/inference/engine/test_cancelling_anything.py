"""Requests of all sorts side by side, cancelled in whatever state they are: each ends once, and nothing is left."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from inference.engine.aside import AT_ONCE
from inference.engine.inbox import Inbox
from inference.engine.native import NativeLog
from inference.engine.outbox import Outbox
from inference.engine.side_by_side import SideBySide
from inference.engine.task import Task
from inference.engine.vectors import Vectors
from inference.errors import HearthError
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import TERMINAL, Command, Constraint, Count, Embed, Event, Failed, Finished, Generate
from tests.inference.engine.conftest import Tiny
from tests.support.tiny_gguf import Kind
from tests.support.tiny_projector import png, write_projector
from tests.support.writing_desk import WritingDesk, new_loader

SEEDS = 12
PICTURES = [png(shade, 0, 0) for shade in range(3)]
ROUNDS = 10_000
LIMIT = 20.0  # seconds after which something is never to end


class Storm:
    """Requests on one model, without a process: round by round, so that each can be met in every state."""

    def __init__(self, desk: WritingDesk) -> None:
        self.states: Counter[str] = Counter()
        self.inbox = Inbox(desk._abort.set, desk._abort.clear)
        self.outbox = Outbox(lambda _data: None, lambda: None)  # never started: what is sent stays in it
        self.vectors = Vectors(NativeLog(lambda _level, _line: None), desk._abort)
        self.side = SideBySide(
            desk.model,
            self.inbox,
            self.outbox,
            self.vectors,
            lambda _id: time.perf_counter(),
            lambda _command: None,
            self._guarded,
            lambda _notice, _conversation: None,
        )

    def _guarded(self, command: Command, action: Callable[[], Event | None]) -> Event | None:
        try:
            return action()
        except HearthError as error:
            return Failed.of(error, command.id)

    def run(self, commands: list[Command], draw: random.Random, chance: float) -> None:
        """Carry them out; each round somebody is cancelled with this chance."""
        for command in commands:
            self.outbox.open(command.id)
            self.inbox.put(command)
        deadline = time.monotonic() + LIMIT
        while (first := self.inbox.waits) or self.inbox.busy:
            if first and not self.side.size:
                command = self.inbox.take()
                assert command is not None
                self.side._begin(command)
            while self.side.size:
                assert time.monotonic() < deadline, [(task.command.id, task.wish) for task in self.side._rounds.tasks]
                if draw.random() < chance:
                    task = min(draw.sample(self.side._rounds.tasks, self.side.size), key=self._was_met)
                    self.states[type(task.wish).__name__] += not task.cancelled
                    self.inbox.cancel(task.command.id)
                self.side._let_in()
                self.side._rounds.run()
            if not self.inbox.waits:
                break

    def _was_met(self, task: Task) -> int:
        """How often somebody was cancelled in the state of a task."""
        return self.states[type(task.wish).__name__] if not task.cancelled else ROUNDS

    def ends(self) -> dict[int, Event]:
        events = [event for event in self.outbox._waiting if isinstance(event, TERMINAL)]
        assert len(events) == len({event.id for event in events})
        return {event.id: event for event in events}


def commands(draw: random.Random) -> list[Command]:
    made: list[Command] = []
    for key in range(1, draw.randrange(6, 14)):
        text = " ".join(str(draw.randrange(50)) for _ in range(draw.choice((1, 5, 60, 120))))
        kind = draw.random()
        if kind < 0.1:
            made.append(Embed(id=key, texts=(text, text * 3)))
        elif kind < 0.2:
            made.append(Count(id=key, text="x " * AT_ONCE))
        else:
            made.append(
                Generate(
                    id=key,
                    messages=(Message.user(text, (draw.choice(PICTURES),) if kind < 0.5 else ()),),
                    conversation=draw.choice(("", "~x", "~y", "saved")),
                    sampling=Sampling(temperature=0.0),
                    max_tokens=draw.choice((1, 10, 80, 250)),
                    priority=draw.randrange(3),
                    constraint=Constraint(kind="json") if kind > 0.9 else None,
                )
            )
    return made


@pytest.mark.parametrize("kind", ["dense", "hybrid"])
def test_a_cancel_in_any_state_ends_it_and_leaves_nothing(tiny: Tiny, tmp_path: Path, kind: Kind) -> None:
    loader, abort = new_loader()
    desk = WritingDesk(loader, abort, tiny(kind), context_length=512, speculation="off")
    desk.model = loader.give_eyes(desk.model, str(write_projector(tmp_path / "mmproj.gguf")))
    model, states = desk.model, Counter[str]()
    question = Message.user("tell me of the rain")
    try:
        expected = desk.answer(question)[0]
        for seed in range(SEEDS):
            draw, storm = random.Random(seed), Storm(desk)
            asked = commands(draw)
            storm.run(asked, draw, draw.choice((0.0, 0.02, 0.2, 0.4)))
            states += storm.states
            ends = storm.ends()
            assert ends.keys() == {command.id for command in asked}
            assert all(
                not isinstance(end, Failed) or end.code in ("cancelled", "context_full") for end in ends.values()
            )
            assert not any(slot.busy for slot in model.memory._slots)
            for slot in model.memory._slots:
                assert model.context.end(slot.sequence) == len(slot.tokens)
            assert model.eyes is not None
            assert not model.eyes.sight()._wanted
            assert not model.memory.archive._fetched
            storm.vectors.leave()
            desk.model.memory.clear()
            text, finished = desk.answer(question)
            assert isinstance(finished, Finished)
            assert text == expected, "and others are answered as ever"
        assert states.keys() >= {"Step", "Room", "Elsewhere", "NoneType"}, "cancelled in every state"
    finally:
        desk.close()

"""Rounds of several tasks on a real model: who fails, who waits and who gives way, without processes and pipes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future

import numpy as np
import pytest

from inference.engine.context import FULL, OK, Part
from inference.engine.inbox import Current
from inference.engine.outbox import Outbox
from inference.engine.portions import FIRST
from inference.engine.rounds import Rounds
from inference.engine.steps import GAVE_WAY, Elsewhere, Place, Room, Show, Step, Steps
from inference.engine.task import Task
from inference.errors import EngineFailed
from inference.protocol import Done, Generate, Notice, Terminal
from tests.inference.engine.conftest import Tiny
from tests.support.memory_bench import words
from tests.support.tiny_gguf import Kind
from tests.support.writing_desk import WritingDesk, new_loader

NO_TOKEN = 10**6  # beyond every vocabulary: llama.cpp refuses the whole batch
CLOSE = 0.1  # of the spread of the logits, as in ``memory_bench``
SIZE = 512


class Ensemble:
    """Tasks on one model, and what became of them.

    Attributes:
        ended: Ids of those that are over, in that order.
        failed: Why, of those that failed.
        logits: The last of each.
        outcomes: All that each has met but success.
    """

    def __init__(self, desk: WritingDesk) -> None:
        self.model = desk.model
        self.rounds = Rounds(self.model, self._resume)
        self.ended: list[int] = []
        self.failed: dict[int, BaseException] = {}
        self.logits: dict[int, np.ndarray] = {}
        self.outcomes: dict[int, list[int]] = {}

    @property
    def size(self) -> int:
        return len(self.rounds.tasks)

    def between_steps(self) -> None:
        """Nothing waits."""

    def interruptible(self, allowed: bool, id: int) -> None:
        """Nobody interrupts."""

    def notice(self, notice: Notice, conversation: str) -> None:
        """Nobody listens."""

    def begin(self, key: int, steps: Callable[[Task], Steps[Terminal]], priority: int = 2) -> Current:
        current = Current(Generate(id=key, messages=(), priority=priority))
        outbox = Outbox(lambda _data: None, lambda: None)  # never started: nobody listens
        self.rounds.tasks.append(Task(current, outbox, self, steps, float(key)))
        return current

    def run(self, until: Callable[[], object] | None = None) -> None:
        for _ in range(2000):
            if not self.rounds.tasks or (until is not None and until()):
                return
            self.rounds.run()
        raise AssertionError(f"it never came to an end: {self.ended}, {self.failed}")

    def _resume(self, task: Task, action: Callable[[], Terminal | None]) -> None:
        try:
            event = action()
        except EngineFailed as error:
            self.failed[task.command.id] = error
        else:
            if event is None:
                return
            self.ended.append(task.command.id)
        self.rounds.tasks.remove(task)

    # --------------------------------------------------------------------------------- tasks

    def feeding(self, key: int, tokens: list[int], room: int = 0) -> Callable[[Task], Steps[Terminal]]:
        """A task that reads a token and then takes the others one by one, as an answer would."""

        def steps(task: Task) -> Steps[Terminal]:
            place, outcomes = Place(), self.outcomes.setdefault(key, [])
            memory, context = self.model.memory, self.model.context
            try:
                yield Room(room or len(tokens) + 1)
                if task.cancelled:
                    return Done(id=key)
                slot = place.take(memory.begin("", tokens[:2]))
                while len(slot.tokens) < len(tokens) and not task.cancelled:
                    outcome = yield Step(slot, [tokens[len(slot.tokens)]], True)
                    if outcome.result != OK:
                        outcomes.append(outcome.result)
                        return Done(id=key)
                    slot.tokens.append(tokens[len(slot.tokens)])
                    self.logits[key] = context.logits(outcome.row).copy()
                return Done(id=key)
            except BaseException:
                memory.drop(place.slot)
                raise
            finally:
                place.give_back()

        return steps

    def reading(self, key: int, tokens: list[int]) -> Callable[[Task], Steps[Terminal]]:
        """A task that reads a prompt in portions."""

        def steps(_task: Task) -> Steps[Terminal]:
            place, context = Place(), self.model.context
            yield Room(len(tokens) + 1)
            slot = place.take(self.model.memory.begin("", tokens))
            while left := tokens[len(slot.tokens) :]:
                outcome = yield Step(slot, left, True)
                assert outcome.result == OK
                slot.tokens += left[: outcome.done]
            self.logits[key] = context.logits(outcome.row).copy()
            place.give_back()
            return Done(id=key)

        return steps

    def showing(self, key: int, count: int) -> Callable[[Task], Steps[Terminal]]:
        """A task that has rows computed, as those of a picture, and waits for the room to do it."""

        def steps(_task: Task) -> Steps[Terminal]:
            place, outcomes = Place(), self.outcomes.setdefault(key, [])
            width = self.model.facts.width
            try:
                while True:
                    place.leave(self.model.memory)
                    yield Room(1)
                    slot = place.take(self.model.memory.begin("", [1, 2]))
                    outcome = yield Show(slot, np.zeros((count, width), np.float32), False)
                    outcomes.append(outcome.result)
                    if outcome.result != GAVE_WAY:
                        slot.tokens += [-1] * outcome.done
                        return Done(id=key)
            finally:
                place.give_back()

        return steps


@pytest.fixture(scope="module", params=["dense", "sliding-window", "hybrid"])
def desk(request: pytest.FixtureRequest, tiny: Tiny) -> Iterator[WritingDesk]:
    kind: Kind = request.param
    made = WritingDesk(*new_loader(), tiny(kind), context_length=SIZE, speculation="off")
    yield made
    made.close()


@pytest.fixture(scope="module")
def dense(tiny: Tiny) -> Iterator[WritingDesk]:
    made = WritingDesk(*new_loader(), tiny(), context_length=SIZE, speculation="off")
    yield made
    made.close()


def assert_right(desk: WritingDesk, ensemble: Ensemble, key: int, tokens: list[int]) -> None:
    """Its logits are those of a run by itself."""
    desk.model.memory.clear()
    alone = Ensemble(desk)
    alone.begin(key, alone.feeding(key, tokens))
    alone.run()
    expected = alone.logits[key]
    assert np.abs(ensemble.logits[key] - expected).max() / expected.std() < CLOSE


def test_only_who_is_to_blame_for_a_failure_fails(desk: WritingDesk) -> None:
    count = desk.model.loaded.sequences
    ensemble = Ensemble(desk)
    texts = {key: words(30, seed=key) for key in range(count)}
    culprit = [*words(12, seed=count), NO_TOKEN, 300]
    for key in range(count - 1):
        ensemble.begin(key, ensemble.feeding(key, texts[key]))
    ensemble.begin(99, ensemble.feeding(99, culprit))
    ensemble.run()
    assert isinstance(ensemble.failed.pop(99), EngineFailed)
    assert not any(slot.busy for slot in desk.model.memory._slots)
    if desk.model.memory.policy.survives_abort:
        assert not ensemble.failed
        assert sorted(ensemble.ended) == list(range(count - 1))
        for key in range(count - 1):
            assert_right(desk, ensemble, key, texts[key])
    after = Ensemble(desk)
    after.begin(1, after.feeding(1, texts[0]))
    after.run()
    assert after.ended == [1], "the engine goes on"


def test_who_is_cancelled_in_the_line_for_room_leaves_at_once(dense: WritingDesk) -> None:
    dense.model.memory.clear()
    ensemble = Ensemble(dense)
    ensemble.begin(1, ensemble.feeding(1, words(200, seed=1)))
    ensemble.run(until=lambda: 1 in ensemble.logits)
    for key in (2, 3):
        current = ensemble.begin(key, ensemble.feeding(key, words(5, seed=key), room=SIZE))
    ensemble.rounds.run()
    current.cancelled = True
    ensemble.rounds.run()
    assert ensemble.ended == [3]
    ensemble.run()
    assert ensemble.ended == [3, 1, 2]


def test_who_would_have_to_leave_at_once_again_waits(dense: WritingDesk) -> None:
    """What is kept of a prompt is there at once: let in and sent away in turn, nobody got on, for good."""
    dense.model.memory.clear()
    ensemble = Ensemble(dense)
    ensemble.begin(1, ensemble.feeding(1, words(150, seed=501)))
    ensemble.run(until=lambda: 1 in ensemble.logits)
    ensemble.begin(2, ensemble.feeding(2, words(5, seed=502), room=SIZE - 151))
    ensemble.begin(3, ensemble.feeding(3, words(5, seed=503), room=100))
    ensemble.run()
    assert ensemble.ended[0] == 1


@pytest.mark.parametrize(("priority", "leaves"), [(1, 1), (2, 2)])
def test_a_picture_without_room_beside_others_waits_or_goes_first(
    dense: WritingDesk, priority: int, leaves: int
) -> None:
    """The context is full of an answer: whoever matters less, or came later, gives way, and nobody is refused."""
    dense.model.memory.clear()
    ensemble = Ensemble(dense)
    ensemble.begin(1, ensemble.feeding(1, words(SIZE - 4, seed=1), room=SIZE - 40))
    ensemble.run(until=lambda: any(len(slot.tokens) >= SIZE - 20 for slot in dense.model.memory._slots))
    ensemble.begin(2, ensemble.showing(2, 64), priority)
    ensemble.run()
    assert sorted(ensemble.ended) == [1, 2]
    assert ensemble.outcomes[leaves][:1] == [GAVE_WAY]
    assert FULL not in ensemble.outcomes[1] + ensemble.outcomes[2]
    assert ensemble.outcomes[2][-1] == OK


def test_short_prompts_do_not_starve_a_long_one(dense: WritingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many short ones come as can be read: the long one gets its share all the same."""
    monkeypatch.setattr("inference.engine.portions.Portions.size", 16)
    dense.model.memory.clear()
    ensemble = Ensemble(dense)
    ensemble.begin(1, ensemble.reading(1, words(200, seed=71)))
    key = 2
    while 1 not in ensemble.ended:
        assert key < 100, "it starves"
        while ensemble.size < dense.model.loaded.sequences:
            ensemble.begin(key, ensemble.reading(key, words(16, seed=100 + key)))
            key += 1
        ensemble.rounds.run()
    assert len(ensemble.ended) > 10, "and they do not wait for it"


def test_hearth_itself_goes_before_other_programs(dense: WritingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inference.engine.portions.Portions.size", 16)
    dense.model.memory.clear()
    ensemble = Ensemble(dense)
    for key, priority in ((3, 2), (2, 1), (1, 0)):
        ensemble.begin(key, ensemble.reading(key, words(64, seed=300 + key)), priority)
    ensemble.run()
    assert ensemble.ended == [1, 2, 3]


def test_what_a_pass_takes_by_itself_is_known_before_prompts_are_read_beside_answers(
    dense: WritingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else nobody knows whether it is for the prompt that the answers wait."""
    passes: list[list[int]] = []
    decode = dense.model.context.decode_together

    def recorded(parts: Sequence[Part]) -> int:
        passes.append([len(part.tokens) for part in parts])
        return decode(parts)

    monkeypatch.setattr(dense.model.context, "decode_together", recorded)
    dense.model.memory.clear()
    ensemble = Ensemble(dense)
    ensemble.begin(1, ensemble.feeding(1, words(60, seed=601)))
    ensemble.run(until=lambda: 1 in ensemble.logits)
    ensemble.begin(2, ensemble.reading(2, words(90, seed=602)))
    ensemble.run()
    assert passes[0] == [1]
    assert passes[1] == [1, FIRST]


def test_who_waits_for_pictures_does_not_keep_the_processor_busy(dense: WritingDesk) -> None:
    ensemble, seen = Ensemble(dense), [Future[np.ndarray](), Future[np.ndarray]()]

    def looking(future: Future[np.ndarray]) -> Callable[[Task], Steps[Terminal]]:
        def steps(task: Task) -> Steps[Terminal]:
            while not future.done():
                yield Elsewhere(future)
            return Done(id=task.command.id)

        return steps

    for key, future in enumerate(seen):
        ensemble.begin(key, looking(future))
    ensemble.rounds.run()
    timer = threading.Timer(0.02, seen[1].set_result, [np.zeros(1)])
    timer.start()
    rounds = 0
    while not ensemble.ended:
        ensemble.rounds.run()
        rounds += 1
    timer.join()
    assert rounds < 5
    seen[0].set_result(np.zeros(1))
    ensemble.run()
    assert ensemble.ended == [1, 0]


def test_what_takes_long_beside_others_is_done_in_turn(dense: WritingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's answer waits for more than one of them, and each comes to its turn."""
    monkeypatch.setattr("inference.engine.rounds.ROUND", -1.0)
    ensemble, turns = Ensemble(dense), list[int]()

    def working(task: Task) -> Steps[Terminal]:
        for _ in range(3):
            turns.append(task.command.id)
            yield None
        return Done(id=task.command.id)

    for key in (1, 2, 3):
        ensemble.begin(key, working)
    ensemble.run()
    assert turns == [1, 2, 3] * 3


def test_a_prompt_of_another_program_is_read_in_parts_also_when_it_is_alone(
    dense: WritingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may come while it is read."""
    monkeypatch.setattr("inference.engine.portions.Portions.size", 16)
    for priority, passes in ((2, 4), (0, 1)):
        dense.model.memory.clear()
        ensemble = Ensemble(dense)
        ensemble.begin(1, ensemble.reading(1, words(64, seed=400 + priority)), priority)
        ensemble.rounds.run()  # it asks for room
        ensemble.rounds.run()  # and finds it
        rounds = 1
        while not ensemble.ended:
            ensemble.rounds.run()
            rounds += 1
        assert rounds == passes


def test_more_answers_than_a_pass_takes_are_all_written(tiny: Tiny) -> None:
    desk = WritingDesk(*new_loader(), tiny(), context_length=SIZE, speculation="off", micro_batch=1, batch=1)
    try:
        ensemble = Ensemble(desk)
        for key in range(3):
            ensemble.begin(key, ensemble.feeding(key, words(9, seed=key)))
        ensemble.run()
        assert sorted(ensemble.ended) == [0, 1, 2]
    finally:
        desk.close()

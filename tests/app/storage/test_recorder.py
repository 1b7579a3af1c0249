"""A streaming answer on its way to the disk: how often, how much, and that its end is the end."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import dataclass

import pytest

from app.storage.conversations import Conversations
from app.storage.recorder import INTERVAL, AnswerRecorder
from app.storage.values import AnswerStats, StoredMessage
from app.storage.worker import StorageWorker
from inference.errors import StorageError
from tests.support.waiting import wait_for

PATIENCE = 30.0  # seconds


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def answer(worker: StorageWorker) -> StoredMessage:
    """A streaming answer without text."""

    def begin(conversations: Conversations) -> StoredMessage:
        talk_id = conversations.create().id
        return conversations.add(talk_id, None, "assistant", "", status="streaming", model="guide")

    return worker.submit(begin).result(PATIENCE)


def stored(worker: StorageWorker, message_id: int) -> StoredMessage:
    return worker.submit(lambda conversations: conversations.message(message_id)).result(PATIENCE)


def test_the_first_piece_is_written_at_once(worker: StorageWorker, answer: StoredMessage) -> None:
    recorder = AnswerRecorder(worker, answer.id, interval=3600)
    recorder.append("text", "first")
    assert stored(worker, answer.id).text == "first"
    recorder.append("text", " second")
    assert stored(worker, answer.id).text == "first"
    recorder.finish("complete").result(PATIENCE)
    assert stored(worker, answer.id).text == "first second"


def test_the_last_piece_is_written_without_another_one(worker: StorageWorker, answer: StoredMessage) -> None:
    recorder = AnswerRecorder(worker, answer.id, interval=0.02)
    for piece in ("a", "b", "c"):
        recorder.append("text", piece)
    wait_for(lambda: stored(worker, answer.id).text == "abc", "all pieces on the disk")
    recorder.finish("complete").result(PATIENCE)


def test_a_write_comes_when_the_interval_is_over_and_not_before(worker: StorageWorker, answer: StoredMessage) -> None:
    clock = Clock()
    recorder = AnswerRecorder(worker, answer.id, interval=3600, clock=clock)
    recorder.append("text", "1")
    assert stored(worker, answer.id).text == "1"
    clock.now = 3601.0
    recorder.append("text", "2")
    assert stored(worker, answer.id).text == "12"
    clock.now = 5000.0
    recorder.append("text", "3")
    assert stored(worker, answer.id).text == "12"
    recorder.finish("stopped").result(PATIENCE)


def test_many_pieces_make_few_writes(worker: StorageWorker, answer: StoredMessage) -> None:
    statements: list[str] = []

    def watch(conversations: Conversations) -> None:
        with conversations._database.read() as sql:
            sql.set_trace_callback(statements.append)

    worker.submit(watch).result(PATIENCE)
    recorder = AnswerRecorder(worker, answer.id, interval=3600)
    for number in range(10_000):
        recorder.append("text", f"{number} ")
    done = recorder.finish("complete").result(PATIENCE)
    assert done.text == "".join(f"{number} " for number in range(10_000))
    assert 1 <= statements.count("COMMIT") <= 2, "one at its end, and one when it began unless that came too late"


def test_channels_status_and_figures_are_kept(worker: StorageWorker, answer: StoredMessage) -> None:
    recorder = AnswerRecorder(worker, answer.id)
    recorder.append("reasoning", "hm")
    recorder.append("text", "yes")
    recorder.append("reasoning", "m")
    assert (recorder.text, recorder.reasoning) == ("yes", "hmm")
    called = threading.Event()

    def callback(_: Future[StoredMessage]) -> None:
        called.set()

    stats = AnswerStats(completion_tokens=3)
    done = recorder.finish("failed", stats=stats, error_code="engine_died", error="It died.", callback=callback).result(
        PATIENCE
    )
    assert called.wait(PATIENCE)
    assert done == stored(worker, answer.id)
    assert (done.text, done.reasoning, done.status, done.stats) == ("yes", "hmm", "failed", stats)
    assert (done.error_code, done.error) == ("engine_died", "It died.")


def test_it_goes_on_with_what_is_there(worker: StorageWorker, answer: StoredMessage) -> None:
    recorder = AnswerRecorder(worker, answer.id, text="began ", reasoning="thought ")
    recorder.append("text", "and went on")
    done = recorder.finish("complete").result(PATIENCE)
    assert (done.text, done.reasoning) == ("began and went on", "thought ")


def test_nothing_comes_after_the_end(worker: StorageWorker, answer: StoredMessage) -> None:
    recorder = AnswerRecorder(worker, answer.id)
    recorder.append("text", "all")
    end = recorder.finish("stopped")
    recorder.append("text", " too late")
    assert recorder.finish("complete") is end
    assert end.result(PATIENCE).text == recorder.text == "all"
    assert stored(worker, answer.id).status == "stopped"


def test_an_answer_without_a_word_ends_too(worker: StorageWorker, answer: StoredMessage) -> None:
    assert AnswerRecorder(worker, answer.id).finish("stopped").result(PATIENCE).text == ""


def test_pieces_from_several_threads_are_all_there(worker: StorageWorker, answer: StoredMessage) -> None:
    recorder = AnswerRecorder(worker, answer.id, interval=0.001)

    def stream(letter: str) -> None:
        for _ in range(500):
            recorder.append("text", letter)

    threads = [threading.Thread(target=stream, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = recorder.finish("complete").result(PATIENCE)
    assert {letter: done.text.count(letter) for letter in "abcd"} == dict.fromkeys("abcd", 500)


def test_a_lost_message_is_an_error_and_not_a_silence(worker: StorageWorker, answer: StoredMessage) -> None:
    worker.submit(lambda c: c.trash(answer.conversation_id)).result(PATIENCE)
    worker.submit(lambda c: c.purge(answer.conversation_id)).result(PATIENCE)
    recorder = AnswerRecorder(worker, answer.id)
    recorder.append("text", "into the void")
    with pytest.raises(StorageError, match="no longer there"):
        recorder.finish("complete").result(PATIENCE)


def test_the_interval_leaves_room_for_the_write() -> None:
    assert INTERVAL <= 0.2

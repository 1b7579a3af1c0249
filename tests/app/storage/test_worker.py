"""The thread that owns the database: order, waiting, errors, and a disk that takes nothing for a while."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.worker import StorageWorker
from inference.errors import StorageDamaged, StorageError, StorageFull, StorageNewer
from tests.support.waiting import wait_for

ExpectLog = Callable[..., AbstractContextManager[None]]
PATIENCE = 30.0  # seconds


def test_runs_in_the_order_of_handing_over(worker: StorageWorker) -> None:
    seen: list[int] = []
    futures = [worker.submit(lambda _, number=number: seen.append(number)) for number in range(500)]  # type: ignore[misc]
    futures[-1].result(PATIENCE)
    assert seen == list(range(500))


def test_everything_runs_on_one_thread_that_is_not_this_one(worker: StorageWorker) -> None:
    threads = {worker.submit(lambda _: threading.current_thread().name).result(PATIENCE) for _ in range(5)}
    assert threads == {"storage"}


def test_results_and_errors_come_back(worker: StorageWorker) -> None:
    made = worker.submit(lambda conversations: conversations.create(title="x")).result(PATIENCE)
    assert made.title == "x"
    with pytest.raises(StorageError, match="no longer there"):
        worker.submit(lambda conversations: conversations.get(99)).result(PATIENCE)
    with pytest.raises(ZeroDivisionError):
        worker.submit(lambda _: 1 // 0).result(PATIENCE)
    assert worker.submit(lambda conversations: conversations.get(made.id)).result(PATIENCE) == made


def test_callback_gets_the_finished_future(worker: StorageWorker) -> None:
    called: list[tuple[str, int]] = []
    done = threading.Event()

    def callback(future: Future[int]) -> None:
        called.append((threading.current_thread().name, future.result()))
        done.set()

    worker.submit(lambda conversations: conversations.count(), callback)
    assert done.wait(PATIENCE)
    assert called == [("storage", 0)]


def test_delayed_functions_wait_and_can_be_cancelled(worker: StorageWorker) -> None:
    worker.opened.result(PATIENCE)
    seen: list[str] = []
    later = worker.submit(lambda _: seen.append("later"), delay=0.2)
    never = worker.submit(lambda _: seen.append("never"), delay=0.3)
    much_later = worker.submit(lambda _: seen.append("much later"), delay=3600)
    assert never.cancel()
    worker.submit(lambda _: seen.append("now")).result(PATIENCE)
    assert not much_later.done()
    later.result(PATIENCE)
    worker.close()
    assert seen == ["now", "later", "much later"]
    with pytest.raises(CancelledError):
        never.result(0)


def test_close_does_what_is_left_also_what_was_delayed(path: Path) -> None:
    worker = StorageWorker(path)
    soon = worker.submit(lambda conversations: conversations.create(title="soon"))
    later = worker.submit(lambda conversations: conversations.create(title="later"), delay=3600)
    worker.close()
    worker.close()
    assert (soon.result(0).title, later.result(0).title) == ("soon", "later")
    with pytest.raises(StorageError, match="closing"):
        worker.submit(lambda conversations: conversations.count()).result(0)
    assert [file.name for file in path.parent.iterdir()] == [path.name], "the log must be merged"


def test_a_program_that_never_closes_ends_and_loses_nothing(path: Path) -> None:
    script = (
        "import sys, pathlib\nfrom app.storage.worker import StorageWorker\n"
        "worker = StorageWorker(pathlib.Path(sys.argv[1]))\n"
        "for number in range(50): worker.submit(lambda c, n=number: c.create(title=str(n)))\n"
        "sys.exit('a mistake at start')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (1, "a mistake at start\n")
    with closing(Database(path)) as database:
        assert Conversations(database).count() == 50


def test_a_listener_that_fails_stops_nobody(path: Path, expect_log: ExpectLog) -> None:
    def fail(_: StorageError) -> None:
        raise KeyError("broken window")

    path.write_bytes(b"not a database at all")
    with expect_log("Whoever listens", level=logging.ERROR):
        worker = StorageWorker(path, on_problem=fail)
        assert worker.submit(lambda conversations: conversations.count()).result(PATIENCE) == 0
        worker.close()


def test_an_opening_that_fails_unexpectedly_is_a_typed_error(tmp_path: Path, expect_log: ExpectLog) -> None:
    with expect_log("could not be opened", level=logging.ERROR):
        worker = StorageWorker(tmp_path / "nul\0inside.db")
        with pytest.raises(StorageError):
            worker.submit(lambda conversations: conversations.count()).result(PATIENCE)
        worker.close()


# ------------------------------------------------------------------------------------ opening


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 500)
    problems: list[StorageError] = []
    worker = StorageWorker(path, on_problem=problems.append)
    worker.submit(lambda conversations: conversations.create(title="after")).result(PATIENCE)
    worker.opened.result(PATIENCE)
    worker.close()
    (problem,) = problems
    assert isinstance(problem, StorageDamaged)
    (aside,) = (file for file in path.parent.iterdir() if ".damaged-" in file.name)
    assert aside.name in problem.hint
    assert aside.read_bytes() == b"not a database at all" * 500


def test_a_newer_database_is_the_error_of_everything(path: Path) -> None:
    with closing(Database(path)) as database, database.write() as sql:
        sql.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    problems: list[StorageError] = []
    worker = StorageWorker(path, on_problem=problems.append)
    with pytest.raises(StorageNewer):
        worker.opened.result(PATIENCE)
    with pytest.raises(StorageNewer):
        worker.submit(lambda conversations: conversations.list()).result(PATIENCE)
    worker.close()
    assert [type(problem) for problem in problems] == [StorageNewer]
    assert path.read_bytes() == before


def test_what_keeps_the_file_from_opening_can_be_put_right_meanwhile(path: Path) -> None:
    path.mkdir()
    worker = StorageWorker(path)
    with pytest.raises(StorageError, match="Something else"):
        worker.submit(lambda conversations: conversations.count()).result(PATIENCE)
    path.rmdir()
    assert worker.submit(lambda conversations: conversations.count()).result(PATIENCE) == 0
    worker.close()


# ------------------------------------------------------------------------------- a full disk


class Limited:
    """A worker whose database may not grow for a while: SQLite then says that the disk is full."""

    def __init__(self, path: Path) -> None:
        self.problems: list[StorageError] = []
        self.recovered = threading.Event()
        self.worker = StorageWorker(
            path, on_problem=self.problems.append, on_recovered=self.recovered.set, retry_after=0.02
        )
        self.talk_id = self.worker.submit(lambda c: c.create().id).result(PATIENCE)

    def fill(self) -> None:
        self._limit(1)

    def free(self) -> None:
        self._limit(1_000_000)

    def _limit(self, pages: int) -> None:
        def limit(conversations: Conversations) -> None:
            with conversations._database.read() as sql:
                sql.execute(f"PRAGMA max_page_count = {pages}")

        self.worker.submit(limit).result(PATIENCE)

    def say(self, text: str, *, keep: bool) -> Future[object]:
        big = text + "." * 100_000
        return self.worker.submit(lambda c: c.add(self.talk_id, None, "user", big), keep=keep)


def test_what_must_be_kept_waits_for_space_and_goes_in_order(path: Path) -> None:
    limited = Limited(path)
    limited.fill()
    kept = [limited.say(f"kept {number}", keep=True) for number in range(3)]
    with pytest.raises(StorageFull, match="full"):
        limited.say("may fail", keep=False).result(PATIENCE)
    assert limited.worker.submit(lambda c: c.count()).result(PATIENCE) == 1, "reading goes on"
    wait_for(lambda: limited.problems, "the problem to be reported")
    assert [type(problem) for problem in limited.problems] == [StorageFull], "once, not with every attempt"
    assert not any(future.done() for future in kept)
    limited.free()
    assert limited.recovered.wait(PATIENCE)
    assert [future.exception(PATIENCE) for future in kept] == [None] * 3
    siblings = limited.worker.submit(lambda c: c.siblings(c.path(limited.talk_id)[0].id)).result(PATIENCE)
    assert [message.text.rstrip(".") for message in siblings] == ["kept 0", "kept 1", "kept 2"]
    limited.worker.close()


def test_a_second_outage_is_reported_again(path: Path) -> None:
    limited = Limited(path)
    for outage in (1, 2):
        limited.recovered.clear()
        limited.fill()
        limited.say("kept", keep=True)
        wait_for(lambda outage=outage: len(limited.problems) == outage, "the problem to be reported")  # type: ignore[misc]
        limited.free()
        assert limited.recovered.wait(PATIENCE)
    limited.worker.close()


def test_closing_while_the_disk_is_full_ends_and_says_what_was_lost(path: Path) -> None:
    limited = Limited(path)
    limited.fill()
    future = limited.say("kept", keep=True)
    limited.worker.close()
    with pytest.raises(StorageFull, match="closed"):
        future.result(0)


def test_a_file_held_by_another_program_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.connecting.BUSY_TIMEOUT", 0.05)
    limited = Limited(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="Another program"):
            limited.say("may fail", keep=False).result(PATIENCE)
        kept = limited.say("kept", keep=True)
        wait_for(lambda: limited.problems, "the problem to be reported")
        other.execute("ROLLBACK")
    assert kept.exception(PATIENCE) is None
    limited.worker.close()


@pytest.mark.skipif(os.name != "posix", reason="RLIMIT_FSIZE is a matter of POSIX")
def test_a_real_refusal_of_the_file_system(path: Path) -> None:
    """The kernel refuses to let the file grow, as it does on a full disk, and gives way after a while."""
    script = """
import pathlib, resource, sys, threading
from app.storage.recorder import AnswerRecorder
from app.storage.worker import StorageWorker
reported, recovered = threading.Event(), threading.Event()
worker = StorageWorker(
    pathlib.Path(sys.argv[1]), on_problem=lambda e: (print(e.code), reported.set()),
    on_recovered=recovered.set, retry_after=0.02,
)
talk = worker.submit(lambda c: c.create()).result(30)
answer = worker.submit(lambda c: c.add(talk.id, None, "assistant", "", status="streaming")).result(30)
recorder = AnswerRecorder(worker, answer.id, interval=0.02)
recorder.append("text", "begin ")
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
for number in range(60):
    recorder.append("text", f"{number} " + "x" * 10_000 + " ")
assert reported.wait(30)
recorder.append("text", "while full ")
done = recorder.finish("complete")
print(worker.submit(lambda c: len(c.path(talk.id))).result(30))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
assert recovered.wait(30)
assert done.result(30).text == recorder.text
assert recorder.text.endswith("while full ")
worker.close()
print("closed")
"""
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=90, check=False
    )
    assert ended.stdout.split() == ["storage_full", "1", "closed"], ended.stderr
    with closing(Database(path)) as database:
        database.check()
        (answer,) = Conversations(database).path(1)
        assert answer.status == "complete"
        assert len(answer.text) > 600_000


def test_only_what_was_streaming_when_it_began_is_interrupted(path: Path) -> None:
    """A question that is asked at once must not end before it is answered."""
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        cut_off = conversations.add(conversations.create().id, None, "assistant", "so f", status="streaming")
    worker = StorageWorker(path, recover=True)
    asked = worker.submit(lambda c: c.add(cut_off.conversation_id, None, "assistant", "", status="streaming"))
    states = [
        worker.submit(lambda c, one=one: c.message(one).status).result(PATIENCE)  # type: ignore[misc]
        for one in (cut_off.id, asked.result(PATIENCE).id)
    ]
    worker.close()
    assert states == ["interrupted", "streaming"]
    worker = StorageWorker(path)  # a second window: somebody else may be writing it
    assert worker.submit(lambda c: c.streaming()).result(PATIENCE) == [asked.result().id]
    worker.close()


def test_an_exchange_happens_between_what_came_before_and_after(path: Path, worker: StorageWorker) -> None:
    before = worker.submit(lambda c: c.create(title="before").id)
    moved = worker.exchange(lambda: path.rename(path.with_name("moved.db")))
    titles = worker.submit(lambda c: [talk.title for talk in c.list()])
    assert before.result(PATIENCE) == 1
    assert moved.result(PATIENCE) == path.with_name("moved.db")
    assert titles.result(PATIENCE) == []
    with closing(Database(path.with_name("moved.db"))) as database:
        assert [talk.title for talk in Conversations(database).list()] == ["before"]


def test_an_exchange_that_fails_goes_on_with_what_is_there(worker: StorageWorker) -> None:
    worker.submit(lambda c: c.create(title="kept").id)

    def refuse() -> None:
        raise StorageError("It cannot be moved.")

    with pytest.raises(StorageError, match="cannot be moved"):
        worker.exchange(refuse).result(PATIENCE)
    assert worker.submit(lambda c: c.count()).result(PATIENCE) == 1

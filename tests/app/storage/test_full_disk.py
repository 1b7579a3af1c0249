"""What is kept, and said, when the disk is full."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import find_paths
from app.settings import Settings
from app.storage.recorder import AnswerRecorder
from app.storage.worker import StorageWorker
from inference.errors import StorageError, StorageFull
from tests.support.full_disk import fill, mounted_disk
from tests.support.waiting import wait_for

PATIENCE = 30.0  # seconds


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two mebibytes."""
    with mounted_disk(tmp_path / "disk") as place:
        yield place


def test_an_answer_goes_on_in_memory_and_is_written_when_there_is_space(small_disk: Path) -> None:
    problems: list[StorageError] = []
    recovered = threading.Event()
    worker = StorageWorker(
        small_disk / "conversations.db", on_problem=problems.append, on_recovered=recovered.set, retry_after=0.02
    )
    talk_id = worker.submit(lambda c: c.create(title="kept").id).result(PATIENCE)
    answer = worker.submit(lambda c: c.add(talk_id, None, "assistant", "", status="streaming")).result(PATIENCE)
    recorder = AnswerRecorder(worker, answer.id, interval=0.01)
    recorder.append("text", "before ")
    wait_for(lambda: worker.submit(lambda c: c.message(answer.id).text).result(PATIENCE), "the first piece")
    filler = fill(small_disk)
    for number in range(200):
        recorder.append("text", f"{number:05} " * 100)
    wait_for(lambda: problems, "the notice")
    assert isinstance(problems[0], StorageFull)
    with pytest.raises(StorageFull):
        worker.submit(lambda c: c.add(talk_id, None, "user", "x" * 500_000)).result(PATIENCE)
    assert [c.title for c in worker.submit(lambda c: c.list()).result(PATIENCE)] == ["kept"]
    done = recorder.finish("complete")
    assert not done.done()
    filler.unlink()
    assert recovered.wait(PATIENCE)
    assert done.result(PATIENCE).text == recorder.text
    assert len(recorder.text) == 7 + 200 * 600
    assert len([problem for problem in problems if isinstance(problem, StorageFull)]) == len(problems) == 1
    worker.close()


def test_settings_stay_whole_and_are_written_later(small_disk: Path) -> None:
    path = small_disk / "settings.json"
    settings = Settings(path, delay=3600)
    settings.set("load.threads", 3)
    settings.flush()
    filler = fill(small_disk)
    settings.set("chat.system_prompt", "long " * 2000)
    with pytest.raises(StorageFull):
        settings.flush()
    assert Settings(path).number("load.threads") == 3
    assert [file.name for file in small_disk.iterdir() if file.name != "filler"] == ["settings.json"]
    filler.unlink()
    settings.flush()
    assert Settings(path).text("chat.system_prompt") == "long " * 2000


def test_a_full_disk_keeps_nobody_from_reading(small_disk: Path) -> None:
    environ = {"HEARTH_DATA_DIR": str(small_disk / "data")}
    paths = find_paths(environ)
    worker = StorageWorker(paths.database)
    worker.submit(lambda c: c.create(title="kept")).result(PATIENCE)
    worker.close()
    filler = fill(small_disk)
    worker = StorageWorker(find_paths(environ).database)
    try:
        (talk,) = worker.submit(lambda c: c.list()).result(PATIENCE)
        assert talk.title == "kept"
        filler.unlink()
        worker.submit(lambda c: c.add(talk.id, None, "user", "and it goes on")).result(PATIENCE)
    finally:
        worker.close()

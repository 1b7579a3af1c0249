"""A program that streams answers into a database until it is killed, and reports what it has done.

Run as ``python -m tests.app.storage.streaming_program DATABASE SEED``. Every line on standard output says, with the
time (``time.monotonic``, the same in all processes of a machine), what exists from that moment on.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from pathlib import Path

from app.storage.recorder import AnswerRecorder
from app.storage.worker import StorageWorker

PIECES_A_SECOND = 300


def report(*words: object) -> None:
    """One line, written in one piece: the reader must not see half of it."""
    os.write(1, (" ".join(str(word) for word in (time.monotonic(), *words)) + "\n").encode())


def main(path: Path, seed: int) -> None:
    """Ask, answer, edit, regenerate and delete for as long as nobody kills it."""
    chance = random.Random(seed)
    pace = threading.Event()  # never set: waiting for it paces the stream
    worker = StorageWorker(path)
    talk_id = worker.submit(lambda c: c.create(title=f"seed {seed}").id).result()
    parent_id = None
    report("talk", talk_id)
    while True:
        parent, text = parent_id, f"question {chance.random()}"
        asked = worker.submit(lambda c, p=parent, t=text: c.add(talk_id, p, "user", t)).result()  # type: ignore[misc]
        report("kept", asked.id, text.replace(" ", "_"))
        answer = worker.submit(
            lambda c, p=asked.id: c.add(talk_id, p, "assistant", "", status="streaming")  # type: ignore[misc]
        ).result()
        report("answer", answer.id)
        recorder = AnswerRecorder(worker, answer.id)
        length = 0
        for number in range(chance.randrange(5, 400)):
            piece = f"{number}," * chance.randrange(1, 4)
            recorder.append("text", piece)
            length += len(piece)
            report("grown", answer.id, length)
            pace.wait(chance.expovariate(PIECES_A_SECOND))
        done = recorder.finish("complete").result()
        report("done", done.id, len(done.text))
        if chance.random() < 0.3:
            worker.submit(lambda c, m=asked.id: c.delete_message(m)).result()  # type: ignore[misc]
            report("deleted", asked.id)
        else:
            parent_id = chance.choice([parent_id, done.id])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

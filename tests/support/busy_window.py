"""The window with an answer streaming and everything else going on at once, until somebody kills it.

Run as ``python -m tests.support.busy_window SEED`` with ``HEARTH_DATA_DIR`` set. Every line on standard output is one
JSON list: the time (``time.monotonic``, the same in all processes of a machine), a word, and what it is about. See
``tests.support.kills`` for what the words promise.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.controllers.shown import View
from app.paths import find_paths
from app.storage.conversations import Conversations
from app.storage.values import StoredMessage
from inference.errors import HearthError
from inference.protocol import Event
from tests.support.scripted_engine import ScriptedEngine, ScriptedRequest
from tests.support.scripted_system import ScriptedSystem

PIECE = 4  # milliseconds between two pieces of an answer
ACT = 15  # milliseconds between two things a user does
BESIDE = 6  # conversations in which things change meanwhile


def report(*words: object) -> None:
    """One line, written in one piece: the reader must not see half of it."""
    os.write(1, (json.dumps([time.monotonic(), *words]) + "\n").encode())


class BusyWindow:
    """Streams, asks, edits, deletes, renames, files and backs up, for as long as nobody kills it."""

    def __init__(self, qt: QApplication, seed: int) -> None:
        self._chance = random.Random(seed)
        self._application = Application(qt, find_paths(), self._connect, lambda _post: ScriptedSystem())
        self._to = self._application.controllers
        self._known: set[int] = set()
        self._lengths: dict[int, int] = {}
        self._left: dict[int, int] = {}
        self._beside: list[int] = []
        self._folders: list[int] = []
        self._deleted = 0  # what was deleted last of what is shown
        self._first: dict[int, int] = {}  # of a conversation beside: its first message
        self._gone: set[int] = set()
        self._waiting: dict[int, int] = {}
        self._application.notices.subscribe(lambda notice: report("told", notice.key), lambda key: report("over", key))
        self._to.chat.shown.connect(self._note_shown)
        self._to.answers.grown.connect(self._note_grown)
        self._to.answers.ended.connect(self._note_ended)
        self._stream, self._act = QTimer(interval=PIECE), QTimer(interval=ACT)
        self._stream.timeout.connect(self._say)
        self._act.timeout.connect(self._do_something)

    def start(self) -> None:
        """Show the window, make what things are done with, begin."""
        self._application.start()

        def make(conversations: Conversations) -> tuple[list[int], list[int]]:
            with conversations.together():
                beside = [conversations.create(title=f"beside {n}").id for n in range(BESIDE)]
                return beside, [conversations.folders.create(f"folder {n}").id for n in range(3)]

        def begin(made: tuple[list[int], list[int]]) -> None:
            self._beside, self._folders = made
            for number, talk in enumerate(self._beside):
                report("set", f"title {talk}", f"beside {number}")
                for name in ("pinned", "archived", "trashed"):
                    report("set", f"{name} {talk}", False)
                report("set", f"folder {talk}", None)
                report("set", f"draft {talk}", "")
                report("set", f"waiting {talk}", 0)
            self._to.chat.ask("the first question")
            self._stream.start()
            self._act.start()

        self._application.store.ask(make, begin)

    # ------------------------------------------------------------------------------- the engine

    def _connect(self, on_event: Callable[[Event], None]) -> ScriptedEngine:
        self._engine = ScriptedEngine(on_event)
        return self._engine

    def _say(self) -> None:
        for request in self._engine.generations:
            if request.over:
                continue
            left = self._left.setdefault(request.id, self._chance.choice([5, 20, 60, 150, 800]))
            if left <= 0 or request.cancelled:
                self._engine.finish(request)
                continue
            self._left[request.id] = left - 1
            self._say_one(request, left)

    def _say_one(self, request: ScriptedRequest, number: int) -> None:
        self._engine.say(request, f"{number}," * self._chance.randrange(1, 4))

    # ------------------------------------------------------------------------------ what is seen

    def _note_shown(self, view: View) -> None:
        for message in view.path:
            if message.status != "streaming" and message.id not in self._known:
                self._known.add(message.id)
                report("shown", message.id, message.status, message.text)

    def _note_grown(self, message_id: int, _channel: str, text: str) -> None:
        self._lengths[message_id] = self._lengths.get(message_id, 0) + len(text)
        report("grown", message_id, self._lengths[message_id])

    def _note_ended(self, message: StoredMessage) -> None:
        report("shown", message.id, message.status, message.text)

    # ------------------------------------------------------------------------------ what is done

    def _do_something(self) -> None:
        if self._chance.random() < 0.3:
            self._talk()
        else:
            self._change()

    def _talk(self) -> None:
        chat, chance = self._to.chat, self._chance
        path = [message for message in chat.view.path if message.status != "streaming"]
        asked = [message for message in path if message.role == "user"]
        if chat.busy and chance.random() < 0.6:
            if len(path) > 2:
                self._deleted = chance.choice(path[1:]).id
                chat.delete(self._deleted)
            return
        if chat.busy and chance.random() < 0.5:
            chat.stop()
            return
        match chance.randrange(4):
            case 0 if asked:
                chat.edit(chance.choice(asked).id, f"edited {chance.random()}")
            case 1 if asked:
                chat.regenerate(asked[-1].id)
            case 2 if self._deleted:
                chat.restore(self._deleted)  # it may be refused: what was above it may be gone too
            case _:
                chat.ask(f"question {chance.random()}")

    def _change(self) -> None:
        chance, talk = self._chance, self._chance.choice(self._beside)
        flag, text = chance.random() < 0.5, f"text {chance.random()}"
        folder = chance.choice([None, *self._folders])
        chance.choice(
            [
                lambda: self._set(f"title {talk}", text, lambda c: c.rename(talk, text)),
                lambda: self._set(f"draft {talk}", text, lambda c: c.set_draft(talk, text)),
                lambda: self._set(f"trashed {talk}", flag, lambda c: c.trash(talk) if flag else c.restore(talk)),
                lambda: self._pin(talk, flag),
                lambda: self._archive(talk, flag),
                lambda: self._file(talk, folder),
                lambda: self._queue(talk, text),
                lambda: self._delete_or_restore(talk),
                lambda: self._application.store.ask(
                    lambda c: c.add(talk, c.get(talk).head_id, "user", text), self._note_said
                ),
                lambda: self._application.chat_wings.safety.safety.create() if chance.random() < 0.1 else None,
            ]
        )()

    def _pin(self, talk: int, pinned: bool) -> None:
        if pinned:
            report("set", f"archived {talk}", False)
        self._set(f"pinned {talk}", pinned, lambda c: c.places.pin([talk], pinned))

    def _archive(self, talk: int, archived: bool) -> None:
        if archived:
            report("set", f"pinned {talk}", False)
        self._set(f"archived {talk}", archived, lambda c: c.places.archive([talk], archived))

    def _file(self, talk: int, folder: int | None) -> None:
        for name in ("pinned", "archived"):
            report("set", f"{name} {talk}", False)
        self._set(f"folder {talk}", folder, lambda c: c.places.move([talk], folder))

    def _delete_or_restore(self, talk: int) -> None:
        """The first message, and all below it."""
        first = self._first.get(talk)
        if first is None:
            return
        if first in self._gone:
            self._gone.discard(first)
            self._set(f"gone {first}", False, lambda c: c.restore_message(first))
        else:
            self._gone.add(first)
            self._set(f"gone {first}", True, lambda c: c.delete_message(first))

    def _queue(self, talk: int, text: str) -> None:
        self._waiting[talk] = self._waiting.get(talk, 0) + 1
        self._set(f"waiting {talk}", self._waiting[talk], lambda c: c.queue.add(talk, text))

    def _set(self, key: str, value: object, change: Callable[[Conversations], object]) -> None:
        report("set", key, value)

        def refuse(_error: HearthError) -> None:
            report("refused", key, value)  # the user is told by a notice

        self._application.store.ask(change, failed=refuse)

    def _note_said(self, message: StoredMessage) -> None:
        if message.parent_id is None and message.conversation_id not in self._first:
            self._first[message.conversation_id] = message.id
            report("set", f"gone {message.id}", False)
        report("kept", message.id, message.status, message.text)


def main(seed: int) -> int:
    """Until it is killed."""
    qt = QApplication(["hearth", "-style", "fusion"])
    window = BusyWindow(qt, seed)
    window.start()
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))

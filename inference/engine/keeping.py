"""Keeps what was read beyond the context: where, as configured, and when it is saved; decides nothing about reuse."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from inference.engine.archive import automatic_budget
from inference.engine.fingerprint import fingerprint_of
from inference.engine.inbox import Inbox
from inference.engine.model import Model
from inference.hardware import read_hardware
from inference.kv_files import KvFolder
from inference.protocol import Configure, Forget

SAVE_AFTER = 15.0  # seconds without a command
UNLOADING = 10.0  # seconds that saving may take before a model goes: what was read took longer
QUITTING = 2.0  # seconds likewise when the process is to end: it is killed when it takes too long

_log = logging.getLogger(__name__)


class Keeping:
    """Saves the conversations of the loaded model while there is nothing else to do, and before it goes.

    Args:
        inbox: Says whether there is something else to do.
    """

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._command = Configure()
        self._folder: KvFolder | None = None  # where files may be

    def configure(self, command: Configure, model: Model | None) -> None:
        """Keep conversations as ``command`` says from now on."""
        self._command = command
        self._folder = KvFolder(Path(command.cache_folder), command.cache_bytes) if command.cache_folder else None
        self.begin(model)

    def begin(self, model: Model | None) -> None:
        """Keep the conversations of a model that was loaded, or got another context."""
        if model is None:
            return
        budget = self._command.memory_bytes
        if budget is None:
            budget = automatic_budget(read_hardware().memory_total)
        try:
            fingerprint = fingerprint_of(model)
        except OSError as error:
            _log.warning("conversations are not kept on disk, the model's file is of no use for that: %s", error)
            fingerprint = None
        folder = None if self._command.cache_bytes == 0 else self._folder
        inbox = self._inbox  # those who are answered meanwhile do not wait for a disk
        model.memory.archive.configure(budget, folder, fingerprint, lambda: inbox.cancelled or inbox.shared)

    def forget(self, command: Forget, model: Model | None) -> None:
        """Forget conversations, in memory and on disk; also those of other models on disk."""
        if command.everything:
            if model is not None:
                model.memory.forget_all()
            if self._folder:
                self._folder.empty()
        else:
            if model is not None:
                model.memory.forget(command.conversations)
            if self._folder:
                self._folder.forget(command.conversations)

    def while_idle(self, model: Model | None) -> None:
        """Save what ought to be on disk, until a command comes. Waits only where there is something to save."""
        patience = SAVE_AFTER
        try:
            while model is not None and model.memory.has_unsaved(leaving=False) and not self._inbox.wait(patience):
                # On the end, too: then there is little time, see ``before_leaving``.
                model.memory.save_next(lambda: self._inbox.waits or self._inbox.quitting, leaving=False)
                patience = 0.0
        except Exception:
            _log.exception("conversations cannot be saved")  # they will be read again

    def before_leaving(self, model: Model) -> None:
        """Save what can be saved in time: the model is about to go."""
        began = time.monotonic()

        def late() -> bool:  # the end may come in between
            return time.monotonic() - began >= (QUITTING if self._inbox.quitting else UNLOADING)

        try:
            while model.memory.has_unsaved(leaving=True) and not late():
                model.memory.save_next(late, leaving=True)
        except Exception:
            _log.exception("conversations cannot be saved")

"""What can be done with a model on this computer: check, rename, move, delete, note; long work shows how far it is.

Short work is done on the library's own thread, long work one after the other on another: a check that takes minutes
delays neither the list nor a load. Knows no widgets.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.engine import EngineController
from app.controllers.models import ModelsController
from app.itemmodels.amounts import size
from app.itemmodels.model_words import title_of
from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from inference.errors import Cancelled, HearthError
from inference.library.values import Progress, Quantized, Renamed, Trashed, Verified
from inference.model_file import ModelFile
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from inference.library import Library

TOLD_EVERY = 0.1  # seconds between two words about the progress of a job
WORK_NOTICE = "library"  # key of what is said about a model that was checked or moved

JobKind = Literal["verify", "move", "quantize"]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Long work on one model.

    Attributes:
        id: Unique in this run.
        kind: What is done.
        name: The model's name.
        title: What people read as its name.
        running: Whether it has begun; before that it waits for another job.
        step: What is being done now, as in ``Progress``.
        done: Bytes.
        total: Bytes, 0 while nobody can say.
    """

    id: int
    kind: JobKind
    name: str
    title: str
    running: bool = False
    step: str = ""
    done: int = 0
    total: int = 0


class LibraryController(QObject):
    """Signals:
    jobs_changed(tuple[Job, ...]): What is being done now.
    removed_changed(tuple[Trashed, ...], tuple[str, ...]): What lies in the trash, and the names that were forgotten.
    renamed(str, str): A model has another name: the old one, the new one.
    refetch_asked(ModelFile): A damaged model is to be downloaded again.
    """

    jobs_changed = Signal(object)
    removed_changed = Signal(object, object)
    renamed = Signal(str, str)
    refetch_asked = Signal(object)

    def __init__(
        self,
        models: ModelsController,
        engine: EngineController,
        settings: Settings,
        notices: Notices,
        bridge: Bridge,
        executor: Executor,
        parent: QObject | None = None,
    ) -> None:
        """``executor``: one thread for long work; it is not ended here."""
        super().__init__(parent)
        self._models = models
        self._engine = engine
        self._settings = settings
        self._notices = notices
        self._bridge = bridge
        self._executor = executor
        self._ids = itertools.count(1)
        self._jobs: dict[int, Job] = {}
        self._tokens: dict[int, CancelToken] = {}

    @property
    def jobs(self) -> tuple[Job, ...]:
        """What is being done, the oldest first."""
        return tuple(self._jobs.values())

    # ----------------------------------------------------------------------------------- wishes

    def verify(self, name: str) -> None:
        """Read all of a model and compare it with what was promised."""

        def work(library: Library, token: CancelToken, tell: Callable[[Progress], object]) -> Verified:
            return library.verify(name, cancel=token, on_progress=tell)

        self._begin("verify", name, work, self._tell_verified)

    def move(self, name: str, folder: Path) -> None:
        """Bring a model to another folder; the original goes when the copy is proven."""
        if self._is_in_use(name, self.tr("Choose another model first, then move this one.")):
            return

        def work(library: Library, token: CancelToken, tell: Callable[[Progress], object]) -> ModelFile:
            return library.move(name, folder, cancel=token, on_progress=tell)

        self._begin("move", name, work, self._tell_moved)

    def quantize(self, name: str, quantization: str) -> None:
        """Make a smaller file of a model; the original stays."""

        def work(library: Library, token: CancelToken, tell: Callable[[Progress], object]) -> Quantized:
            return library.quantize(name, quantization, cancel=token, on_progress=tell)

        self._begin("quantize", name, work, self._tell_quantized)

    def stop(self, job_id: int) -> None:
        """Give up a job; what it has begun is undone."""
        token = self._tokens.get(job_id)
        if token is not None:
            token.cancel()

    def rename(self, name: str, wanted: str) -> None:
        """Call a model something else; its own settings go with it."""
        wanted = " ".join(wanted.split())
        if wanted and wanted != name:
            self._models.ask(lambda library: library.rename(name, wanted), self._follow_name)

    def note(self, name: str, text: str) -> None:
        """Keep what the user wrote about a model."""
        self._models.ask(lambda library: library.note(name, text), lambda _model: self._models.refresh())

    def delete(self, name: str) -> None:
        """Put a model's files into the trash."""
        if not self._is_in_use(name, self.tr("Choose another model first, then delete this one.")):
            self._models.ask(lambda library: library.delete(name), self._tell_trashed)

    def restore(self, trash_id: str) -> None:
        """Bring a model back from the trash."""

        def tell(_model: object) -> None:
            self._notices.dismiss(DELETED_NOTICE)
            self._note_removal()

        self._models.ask(lambda library: library.restore(trash_id), tell)

    def empty_trash(self) -> None:
        """Delete for good what lies in the trash."""

        def tell(freed: int) -> None:
            self._notices.post(Notice(message=self.tr("{0} were freed.").format(size(freed)), key=WORK_NOTICE))
            self._note_removal()

        self._models.ask(lambda library: library.empty_trash(), tell)

    def read_removed(self) -> None:
        """Have ``removed_changed`` say what could be brought back."""
        self._models.ask(
            lambda library: (library.trash(), library.forgotten()), lambda found: self.removed_changed.emit(*found)
        )

    def act(self, action: str) -> None:
        """Do what a notice of this controller offers."""
        name, _, what = action.partition(":")
        if name == "restore-model":
            self.restore(what)
        elif name == "chat-model" and (chosen := self._models.named(what)) is not None:
            self._models.choose(str(chosen.path))
        elif name == "refetch-model":
            model = self._models.named(what)
            if model is not None:
                self.refetch_asked.emit(model)

    def close(self) -> None:
        """Give up all work."""
        for token in self._tokens.values():
            token.cancel()

    # -------------------------------------------------------------------------------- long work

    def _begin(
        self,
        kind: JobKind,
        name: str,
        work: Callable[[Library, CancelToken, Callable[[Progress], object]], object],
        then: Callable[..., object],
    ) -> None:
        model = self._models.named(name)
        if model is None or any(job.name == name for job in self._jobs.values()):
            return
        job = Job(id=next(self._ids), kind=kind, name=name, title=title_of(model))
        token = self._tokens[job.id] = CancelToken()
        self._change(job)
        tell = self._teller(job.id)

        def run() -> object:
            token.check()
            self._bridge.post(partial(self._note_progress, job.id, Progress(step="read")))
            return work(self._models.library(), token, tell)

        def finish(result: object) -> None:
            self._end(job.id)
            then(result)

        def fail(error: BaseException) -> None:
            self._end(job.id)
            if not isinstance(error, HearthError):
                raise error
            if not isinstance(error, Cancelled):
                self._notices.post_error(error, key=WORK_NOTICE)
            self._models.refresh()

        self._bridge.when_done(self._executor.submit(run), finish, fail)

    def _teller(self, job_id: int) -> Callable[[Progress], None]:
        """For the working thread: hands on what is new now and then, not at each block."""
        last = [0.0]

        def tell(progress: Progress) -> None:
            now = time.monotonic()
            if now - last[0] >= TOLD_EVERY:
                last[0] = now
                self._bridge.post(partial(self._note_progress, job_id, progress))

        return tell

    def _note_progress(self, job_id: int, progress: Progress) -> None:
        job = self._jobs.get(job_id)
        if job is not None:
            self._change(
                msgspec.structs.replace(job, running=True, step=progress.step, done=progress.done, total=progress.total)
            )

    def _change(self, job: Job) -> None:
        self._jobs[job.id] = job
        self.jobs_changed.emit(self.jobs)

    def _end(self, job_id: int) -> None:
        self._jobs.pop(job_id, None)
        self._tokens.pop(job_id, None)
        self.jobs_changed.emit(self.jobs)

    # ---------------------------------------------------------------------------------- telling

    def _tell_verified(self, found: Verified) -> None:
        title = title_of(found.model)
        match found.result:
            case "ok":
                notice = Notice(message=self.tr("“{0}” is intact: every byte is as it should be.").format(title))
            case "unknown":
                notice = Notice(
                    message=self.tr("Nobody has published a fingerprint of “{0}”, so one was taken now.").format(title),
                    hint=self.tr("From now on a check can tell whether the file has changed."),
                )
            case "damaged":
                notice = self._damaged(found, title)
        self._notices.post(msgspec.structs.replace(notice, key=WORK_NOTICE))
        self._models.refresh()

    def _damaged(self, found: Verified, title: str) -> Notice:
        again = bool(found.model.repository)
        return Notice(
            level="error",
            message=self.tr("“{0}” is damaged: what is on the disk is not what was downloaded.").format(title),
            hint=self.tr("Download it again.")
            if again
            else self.tr("Get the file again where it came from; answers of this one may be wrong."),
            detail="\n".join(str(path) for path in found.damaged),
            action=f"refetch-model:{found.model.name}" if again else "",
            action_title=self.tr("Download again") if again else "",
            sticky=True,
        )

    def _tell_moved(self, model: ModelFile) -> None:
        self._notices.post(
            Notice(message=self.tr("“{0}” is now in {1}.").format(title_of(model), model.path.parent), key=WORK_NOTICE)
        )
        self._models.refresh()

    def _tell_quantized(self, made: Quantized) -> None:
        title, kind, room = title_of(made.model), made.model.quantization, size(made.model.size)
        if kind.lower() in title.lower():  # most names say it
            message = self.tr("“{0}” is ready: {1}.").format(title, room)
        else:
            message = self.tr("“{0}” is ready as {1}: {2}.").format(title, kind, room)
        self._notices.post(
            Notice(
                message=message,
                hint=""
                if made.tested
                else self.tr("It was not tried out: this computer has not enough free memory to load it now."),
                action=f"chat-model:{made.model.name}",
                action_title=self.tr("Chat with it"),
                key=WORK_NOTICE,
            )
        )
        self._models.refresh()

    def _tell_trashed(self, trashed: Trashed) -> None:
        self._notices.post(
            Notice(
                message=self.tr("“{0}” is in the trash. Emptying it frees {1}.").format(
                    trashed.name, size(trashed.size)
                ),
                action=f"restore-model:{trashed.id}",
                action_title=self.tr("Undo"),
                key=DELETED_NOTICE,
            )
        )
        self._note_removal()

    def _note_removal(self) -> None:
        self._models.refresh()
        self.read_removed()

    def _follow_name(self, renamed: Renamed) -> None:
        self._settings.rename_model(renamed.old, renamed.new)
        self._engine.follow_name(renamed.old, renamed.new)
        self._models.refresh()
        self.renamed.emit(renamed.old, renamed.new)

    def _is_in_use(self, name: str, hint: str) -> bool:
        """Whether a model is loaded or being loaded, and then say so."""
        state = self._engine.state
        used = state.phase != "none" and state.model is not None and state.model.name == name
        if used and state.model is not None:
            self._notices.post(
                Notice(
                    level="warning",
                    message=self.tr("“{0}” is the model that answers now.").format(title_of(state.model)),
                    hint=hint,
                    key=WORK_NOTICE,
                )
            )
        return used

"""The models on this computer: listing, adding, choosing, forgetting; files are read on a thread. Knows no widgets.

What is done with a model beyond that is ``app.controllers.library``, how new ones appear ``app.controllers.scanning``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.engine import LOAD_NOTICE, EngineController, EngineState
from app.itemmodels.model_words import line_of, title_of
from app.itemmodels.models import AUTOMATIC, ModelEntry, ModelsListModel
from app.late_pool import Pool
from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from inference.errors import HearthError, ModelMissing
from inference.model_file import GUIDE, ModelFile

if TYPE_CHECKING:
    from inference.library import Library

T = TypeVar("T")


class ModelsController(QObject):
    """Keeps the list of models as it should be shown, and loads the one the user chooses.

    Signals:
        listed(): The list has been read.
        chosen(ModelFile): The user wants this model to answer from now on.
        automatic_chosen(): Or whichever suits a question best.
        forgotten(): A model went out of the list or came back.
        disk_read(int): So many bytes are free where downloads go.
    """

    listed = Signal()
    chosen = Signal(object)
    automatic_chosen = Signal()
    forgotten = Signal()
    disk_read = Signal(object)  # more than the 32 bits of Qt's int

    def __init__(
        self,
        open_library: Callable[[], Library],
        executor: Pool,
        bridge: Bridge,
        engine: EngineController,
        rows: ModelsListModel,
        settings: Settings,
        notices: Notices,
        folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        """``executor``: the library's thread; ``folder`` says where downloads go."""
        super().__init__(parent)
        self._open_library = open_library
        self._opened: Library | None = None
        self._opening = threading.Lock()
        self._executor = executor
        self._bridge = bridge
        self._engine = engine
        self._rows = rows
        self._settings = settings
        self._notices = notices
        self._folder = folder
        self._models: dict[str, ModelFile] = {}  # by path
        self._listed: tuple[ModelFile, ...] = ()
        self._used: ModelFile | None = None
        engine.state_changed.connect(self._note_engine)

    @property
    def all(self) -> tuple[ModelFile, ...]:
        """What was listed last, also models that are away or cannot chat."""
        return self._listed

    @property
    def has_choice(self) -> bool:
        """Whether there are models beside the guide, which answers only where nobody else can."""
        return any(not model.builtin and not model.problem for model in self._listed)

    def named(self, name: str) -> ModelFile | None:
        """The model of this name, as it was listed last."""
        return next((model for model in self._listed if model.name == name), None)

    def find_listed(self, name: str) -> ModelFile | None:
        """The model of this name or path, as it was listed last."""
        return self.named(name) or self._models.get(name)

    def start(self, *wanted: str) -> None:
        """Read the list; load the last of ``wanted`` (paths), else the model of last time, else the guide."""
        self.refresh()  # first: what is loaded may find in the list what drafts for it
        for path in wanted[:-1]:
            self._work(partial(self._add, Path(path)), None)
        if wanted:
            self._work(partial(self._add, Path(wanted[-1])), self._load_first, failed=self._load_usual)
            self.refresh()
        else:
            self._load_usual()

    def refresh(self) -> None:
        """Read the list again."""
        self._work(lambda: self.library().models(everything=True), self._show)

    def add(self, paths: Sequence[str]) -> None:
        """Make files known, and load the last of them that is a model."""
        for number, path in enumerate(paths, 1):
            self._work(partial(self._add, Path(path)), self._load_added if number == len(paths) else None)
        self.refresh()

    def choose(self, path: str) -> None:
        """Have a model of the list answer from now on; it is loaded, unless it is already."""
        if path == AUTOMATIC:
            self._settings.set("automatic.enabled", True)
            self.automatic_chosen.emit()
            return
        model = self._models.get(path)
        if model is None:
            return
        if model.missing:
            self._notices.post(
                Notice(
                    level="warning",
                    message=self.tr("The file of “{0}” is not where it was.").format(model.name),
                    hint=self.tr("Connect the drive it is on, or add it again from its new place: {0}").format(path),
                    key=LOAD_NOTICE,
                )
            )
            return
        self._load(model)

    def forget(self, path: str) -> None:
        """Take a model out of the list; its file stays."""
        model = self._models.get(path)
        if model is None:
            return

        def tell(_forgotten: object) -> None:
            self._notices.post(
                Notice(
                    message=self.tr("“{0}” is no longer in the list; its file was not touched.").format(model.name),
                    action=f"recall-model:{model.name}",
                    action_title=self.tr("Undo"),
                    key=DELETED_NOTICE,
                )
            )
            self._note_list()

        self._work(lambda: self.library().forget(model.name), tell)

    def recall(self, name: str) -> None:
        """Put a model that was forgotten into the list again."""

        def tell(model: ModelFile | None) -> None:
            if model is None:
                self._notices.post(
                    Notice(level="warning", message=self.tr("The file of “{0}” is no longer there.").format(name))
                )
            self._note_list()

        self._work(lambda: self.library().recall(name), tell)

    def find(self, name: str, then: Callable[[ModelFile], object], failed: Callable[[HearthError], object]) -> None:
        """Look for the model of a name or path, also one that is away; ``failed`` tells the user."""

        def fail(error: BaseException) -> None:
            if not isinstance(error, HearthError):
                raise error
            from app.controllers.turn_taking import gone  # is there since something was asked

            failed(gone(name) if isinstance(error, ModelMissing) else error)

        self._bridge.when_done(self._executor.submit(lambda: self.library().find(name)), then, fail)

    def ask(self, work: Callable[[Library], T], then: Callable[[T], object] | None = None) -> None:
        """Do short work with the library on its thread, then go on here; what fails becomes a notice."""
        self._work(lambda: work(self.library()), then)

    def read_disk(self) -> None:
        """Have ``disk_read`` say how much is free."""

        def read() -> int | None:
            from inference.hardware import free_disk  # on the thread, when it is wanted

            return free_disk(self._folder())

        self._work(read, lambda free: self.disk_read.emit(free) if free is not None else None)

    def library(self) -> Library:
        """The library, made when it is needed first. Not on the window's thread: it may have to wait for the disk."""
        with self._opening:
            if self._opened is None:
                self._opened = self._open_library()
            return self._opened

    # ------------------------------------------------------------------------------------ inside

    def _load_usual(self) -> None:
        """Load the model of last time, else the guide."""
        last = self._settings.text("models.last")

        def find() -> ModelFile:
            known = {model.name: model for model in self.library().models() if not model.missing}
            return known.get(last) or self.library().find(GUIDE)

        def load(model: ModelFile) -> None:
            if self._engine.state.phase == "none":
                self._engine.load(model)

        self._work(find, load, failed=self._engine.load_guide)

    def _note_list(self) -> None:
        self.refresh()
        self.forgotten.emit()

    def _add(self, path: Path) -> ModelFile:
        return self.library().add(path)

    def _mark_used(self, name: str) -> None:
        self.library().mark_used(name)

    def _load_first(self, model: ModelFile) -> None:
        """The program was started with its file."""
        if not self._is_for_others(model):
            self._engine.load(model)
        else:
            self._load_usual()

    def _load_added(self, model: ModelFile) -> None:
        if not self._is_for_others(model):
            self._load(model)

    def _is_for_others(self, model: ModelFile) -> bool:
        """Whether a model that was added makes embeddings; then it is said that it will not chat."""
        if model.purpose != "embedding":
            return False
        self._notices.post(
            Notice(
                message=self.tr("“{0}” compares texts for other programs.").format(model.name),
                hint=self.tr("It cannot chat."),
                key=LOAD_NOTICE,
            )
        )
        return True

    def _load(self, model: ModelFile) -> None:
        self._models[str(model.path)] = model
        self._settings.set("automatic.enabled", False)
        self._engine.choose(model)
        self.chosen.emit(model)

    def _work(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None,
        failed: Callable[[], object] | None = None,
    ) -> None:
        def fail(error: BaseException) -> None:
            if not isinstance(error, HearthError):
                raise error
            self._notices.post_error(error, key=LOAD_NOTICE)
            if failed is not None:
                failed()

        self._bridge.when_done(self._executor.submit(work), then, fail)

    def _show(self, models: Sequence[ModelFile]) -> None:
        self._listed = tuple(models)
        self._models = {str(model.path): model for model in models}
        usable = [model for model in models if not model.problem]
        choice = sum(not model.builtin for model in usable) > 1  # the guide answers only where nobody else can
        automatic = [self._automatic()] if choice or self._settings.flag("automatic.enabled") else []
        self._rows.show([*automatic, *map(self._entry, usable)])
        self._note_engine(self._engine.state)
        self.listed.emit()

    def _automatic(self) -> ModelEntry:
        detail = self.tr("For each question the model that suits it best")
        return ModelEntry(path=AUTOMATIC, name=self.tr("Automatic"), detail=detail, removable=False)

    def _entry(self, model: ModelFile) -> ModelEntry:
        line = line_of(model)
        detail = self.tr("{0} · file not found").format(line) if model.missing else line
        return ModelEntry(path=str(model.path), name=title_of(model), detail=detail, removable=not model.builtin)

    def _note_engine(self, state: EngineState) -> None:
        if state.phase == "ready" and state.model is not None and state.model != self._used:
            self._used = state.model
            self._work(partial(self._mark_used, state.model.name), lambda _: self.refresh())

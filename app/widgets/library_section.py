"""The section On this computer: the list, one model in full, what is under way; passes on what the user wants."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.controllers.engine import EngineController, EngineState
from app.controllers.library import LibraryController
from app.controllers.models import ModelsController
from app.controllers.scanning import Scanning
from app.itemmodels.library import Kind, LibraryListModel
from app.settings import Settings
from app.theme import Theme, px
from app.widgets.empty_hint import EmptyHint
from app.widgets.job_list import JobList
from app.widgets.library_bar import LibraryBar
from app.widgets.library_details import LibraryDetails
from app.widgets.library_list import LibraryList
from app.widgets.library_wishes import Foresee, LibraryWishes
from app.widgets.models_page import side_of
from app.widgets.models_section import ModelsSection
from inference.library.values import Trashed
from inference.model_file import ModelFile

TWO_COLUMNS = 660  # pixels at zoom 1 from where list and details stand side by side
NARROW = 520  # pixels at zoom 1 below which buttons lose their words
GLANCE = 5_000  # milliseconds between two looks for new files while the section is in sight


class LibrarySection(ModelsSection):
    """Signals:
    chat_asked(): The chat is to be shown; the model that answers there has been chosen.
    find_asked(): The user wants to find a model.
    add_file_asked(): A file is to be added.
    options_asked(str, str): The settings of the model of this name are wanted, and what it is called there.
    folders_asked(): The settings about folders are wanted.
    """

    chat_asked = Signal()
    find_asked = Signal()
    add_file_asked = Signal()
    options_asked = Signal(str, str)
    folders_asked = Signal()

    def __init__(
        self,
        models: ModelsController,
        library: LibraryController,
        scanning: Scanning,
        engine: EngineController,
        settings: Settings,
        foresee: Foresee,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("librarySection")
        self._models, self._library, self._scanning = models, library, scanning
        self._engine = engine
        self._wide = True
        self._opened = False  # whether the details are what is shown where there is room for one thing
        self._free: int | None = None
        self._wanted = ""  # the name under which the model that is shown comes back
        self.wishes = LibraryWishes(models, library, settings, foresee, self)
        self.rows = LibraryListModel(self)
        self.bar = LibraryBar()
        self.jobs = JobList()
        self.list = LibraryList(self.rows)
        self.details = LibraryDetails()
        self.hint = EmptyHint("cube", self.tr("Only the guide is here"))
        self._glance = QTimer(self, interval=GLANCE)
        self._glance.timeout.connect(scanning.look)
        self._make_hint()
        self._lay_out()
        self._connect_parts()
        self._connect_controllers()
        self._show_models()

    def show_kind(self, kind: Kind) -> None:
        """List only the models of a kind."""
        self.bar.choose_kind(kind)
        self._filter(kind)

    # ------------------------------------------------------------------------------- making it

    def _make_hint(self) -> None:
        self._only_guide = self.tr(
            "Find a model that suits this computer, or add one you have: a .gguf file or a folder with some. "
            "What other programs have downloaded is listed by itself."
        )
        self._nothing_found = self.tr("No model on this computer is like that. Esc shows all of them again.")
        self.hint.add_action("findFromLibrary", self.tr("Find a model"), self.find_asked.emit, primary=True)
        self.hint.add_action("addFileFromLibrary", self.tr("Add a file…"), self.add_file_asked.emit)
        self.hint.add_action("addFolderFromLibrary", self.tr("Add a folder…"), self.bar.add_folder_asked.emit)

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.list, 1)
        left.addWidget(self.hint, 2)
        self._body = QHBoxLayout()
        self._body.addWidget(self._left, 11)
        self._body.addWidget(self.details, 10)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(self.jobs)
        column.addLayout(self._body, 1)

    def _connect_parts(self) -> None:
        bar, details, wishes = self.bar, self.details, self.wishes
        wishes.chat_asked.connect(self.chat_asked)
        wishes.options_asked.connect(self.options_asked)
        wishes.rename_asked.connect(self._begin_rename)
        bar.searched.connect(self._search)
        bar.kind_chosen.connect(self._filter)
        bar.order_chosen.connect(self._sort)
        bar.add_file_asked.connect(self.add_file_asked)
        bar.add_folder_asked.connect(wishes.add_folder)
        bar.folders_asked.connect(self.folders_asked)
        bar.removed_asked.connect(lambda: wishes.show_removed(_below(bar.removed)))
        bar.list_asked.connect(self._focus_list)
        self.list.opened.connect(self._open)
        self.list.gone_into.connect(self._go_into)
        self.list.renamed.connect(self._begin_rename)
        self.list.deleted.connect(wishes.delete)
        self.list.menu_asked.connect(lambda name, place: wishes.show_menu(name, place, self.theme, self.zoom))
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._show_details())
        details.chat_asked.connect(wishes.chat)
        details.verify_asked.connect(self._library.verify)
        details.refetch_asked.connect(wishes.refetch)
        details.options_asked.connect(wishes.options)
        details.renamed.connect(self._library.rename)
        details.noted.connect(self._library.note)
        details.menu_asked.connect(lambda name: wishes.show_menu(name, _below(details.more), self.theme, self.zoom))
        details.closed.connect(self.go_back)
        details.places.folder_asked.connect(wishes.show_folder)
        details.places.copy_asked.connect(wishes.copy)
        self.jobs.stopped.connect(self._library.stop)

    def _connect_controllers(self) -> None:
        self._models.listed.connect(self._show_models)
        self._models.forgotten.connect(self._library.read_removed)
        self._library.jobs_changed.connect(self._show_jobs)
        self._library.removed_changed.connect(self._note_removed)
        self._models.disk_read.connect(self._note_free)
        self._library.renamed.connect(self._follow_name)
        self._scanning.changed.connect(self._show_sum)
        self._engine.state_changed.connect(self._note_engine)
        self._note_engine(self._engine.state)

    # ---------------------------------------------------------------------------------- wishes

    def _search(self, words: str) -> None:
        self.rows.search(words)
        self._keep_current()

    def _filter(self, kind: str) -> None:
        self.rows.filter(kind)  # type: ignore[arg-type]  # the bar offers only these
        self._keep_current()

    def _sort(self, order: str) -> None:
        self.rows.sort_by(order)  # type: ignore[arg-type]  # the bar offers only these
        self._keep_current()

    def _begin_rename(self, name: str) -> None:
        self._open(name)
        self.details.begin_rename()

    # --------------------------------------------------------------------------------- showing

    def _show_models(self) -> None:
        self.rows.show(self._models.all)
        self._keep_current()
        self._models.read_disk()
        self._show_sum()

    def _note_free(self, free: int) -> None:
        self._free = free
        self._show_sum()

    def _show_sum(self) -> None:
        shown = [model for model in self._models.all if not model.builtin]
        used = sum(model.size + sum(each.size for each in model.companions) for model in shown if not model.missing)
        self.bar.show_sum(len(shown), used, self._free, looking=self._scanning.running)
        wishes = self.wishes
        self.bar.show_removed(sum(each.size for each in wishes.trashed), len(wishes.forgotten))

    def _note_removed(self, trashed: tuple[Trashed, ...], forgotten: tuple[str, ...]) -> None:
        self.wishes.note_removed(trashed, forgotten)
        self._show_sum()

    def _keep_current(self) -> None:
        """After the list has changed: the keyboard stays on its model, else it goes to the nearest."""
        name = self.details.model.name if self.details.model is not None else ""
        if self._wanted and self.rows.named(self._wanted) is not None:
            name, self._wanted = self._wanted, ""
        if self.list.current_name() != name or not name:
            index = self.rows.index_of(name)
            self.list.setCurrentIndex(index if index.isValid() else self.rows.index(0))
        self._show_details()
        alone = all(model.builtin for model in self._models.all)
        searching = self.rows.rowCount() == 0
        self.hint.show_title(self.tr("Nothing found") if searching else self.tr("Only the guide is here"))
        self.hint.show_about(self._nothing_found if searching else self._only_guide)
        self.hint.setVisible(alone or searching)
        self._show_parts()

    def _show_details(self) -> None:
        model = self.rows.named(self.list.current_name())
        busy = model is not None and any(job.name == model.name for job in self._library.jobs)
        self.details.show_model(model, busy=busy, current=model is not None and self._is_current(model))

    def _is_current(self, model: ModelFile) -> bool:
        used = self._engine.state.model
        return used is not None and used.name == model.name and self._engine.state.phase != "none"

    def _show_jobs(self, jobs: tuple[object, ...]) -> None:
        self.jobs.show_jobs(jobs)  # type: ignore[arg-type]  # the signal carries jobs
        self._show_details()

    def _follow_name(self, old: str, new: str) -> None:
        """The list that comes next has the model under its new name."""
        model = self.details.model
        if model is not None and model.name == old:
            self._wanted = new

    def _note_engine(self, state: EngineState) -> None:
        self.rows.set_current(state.model.name if state.model is not None and state.phase != "none" else "")
        self._show_details()

    def _open(self, name: str) -> None:
        self.list.go_to(name)
        self._show_details()
        if not self._wide:
            self._opened = True
            self._show_parts()
            self.details.take_focus()

    def _go_into(self, name: str) -> None:
        self._open(name)
        self.details.take_focus()

    def _leave_details(self) -> bool:
        """Go back to the list where only one of both is shown; whether that was a change."""
        if self._wide or not self._opened:
            return False
        self._opened = False
        self._keep_current()
        return True

    def _focus_list(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.rows.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        """Both parts side by side, or the one that was gone to."""
        only_details = self._opened and not self._wide
        self._left.setVisible(not only_details)
        self.list.setVisible(self.rows.rowCount() > 0)
        self.bar.setVisible(not only_details)
        self.details.setVisible((self._wide or self._opened) and self.rows.rowCount() > 0)
        self.details.show_back(only_details)

    def _align(self) -> None:
        side = side_of(self.width(), self.zoom)
        self._column.setContentsMargins(side, px(12, self.zoom), side, px(12, self.zoom))
        self._body.setSpacing(px(12, self.zoom))
        wide = self.width() - 2 * side >= px(TWO_COLUMNS, self.zoom)
        if wide != self._wide:
            self._wide = wide
            self._opened = False
            self._show_parts()
        self.bar.show_narrow(self.width() < px(NARROW, self.zoom))

    # ------------------------------------------------------------------------- section and Qt

    def set_theme(self, theme: Theme, zoom: float) -> None:
        super().set_theme(theme, zoom)
        self.bar.set_theme(theme)
        for part in (self.jobs, self.list, self.details, self.hint):
            part.set_theme(theme, zoom)
        self._align()

    def take_focus(self) -> None:
        if self.details.isVisible() and not self._wide:
            self.details.take_focus()
        elif self.list.isVisible():
            self._focus_list()
        else:
            self.hint.take_focus()

    def focus_search(self) -> bool:
        self._leave_details()
        self.bar.focus_search()
        return True

    def go_back(self) -> bool:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.details.isAncestorOf(focus)
        if self._leave_details() or inside:
            self._focus_list()
            return True
        if self.bar.clear():
            self._search("")
            return True
        return False

    def _watch(self) -> None:
        """Look for new files again and again only while somebody can see it: otherwise nothing is to wake."""
        if not (self.isVisible() and self.isActiveWindow()):
            self._glance.stop()
        elif not self._glance.isActive():
            self._glance.start()

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._scanning.look()
        self._watch()
        self._library.read_removed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._glance.stop()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate):
            self._watch()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height() + 2))

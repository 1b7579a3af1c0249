"""Looking for models: field, filters, list, and what is said while there is no list. Asks the hub through its owner."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.controllers.hub import HubController, SearchState
from app.controllers.hub_cards import Filters
from app.theme import Theme, px
from app.widgets.empty_hint import EmptyHint
from app.widgets.hub_filters import HubFilters
from app.widgets.hub_list import HubList
from app.widgets.hub_search import HubSearch
from app.widgets.icons import icon
from app.widgets.models_page import side_of
from app.widgets.models_section import ModelsSection
from inference.errors import Offline

ROOMY = 900  # pixels at zoom 1 from which on the filters are shown without being asked for


class FindList(ModelsSection):
    """Signals:
    connection_test_asked(): The user wants to know why the hub is not reached.
    """

    connection_test_asked = Signal()

    def __init__(self, hub: HubController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._begun = False
        self._said = ""  # phase of the search that was told last
        self._user_folded: bool | None = None
        self.search = HubSearch()
        self.search.words_typed.connect(self._look_for)
        self.search.everything_asked.connect(lambda: self._ask(""))
        self.search.left_downwards.connect(self._go_to_list)
        self.fold = QToolButton()
        self.fold.setObjectName("hubShowFilters")
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.clicked.connect(self._note_fold)
        self.filters = HubFilters()
        self.filters.changed.connect(self._filter)
        self.list = HubList(hub.rows)
        self.list.left_upwards.connect(self._go_to_field)
        self.status = QLabel()
        self.status.setObjectName("hubStatus")
        self.status.setProperty("tone", "muted")
        self.status.setProperty("scale", "caption")
        self.status.setWordWrap(True)
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._make_hint()
        self._lay_out()
        hub.state_changed.connect(self._show_state)

    def begin(self) -> None:
        """Show the catalog, the first time the section is seen. Asks nobody."""
        if not self._begun:
            self._begun = True
            self._hub.show_catalog(self.filters.filters)
            self._show_state(self._hub.state)

    def refresh(self) -> None:
        """Estimate anew what the catalog's models are like here."""
        if self._begun and not self._hub.state.on_hub:
            self._hub.show_catalog(self.filters.filters)

    # ------------------------------------------------------------------------------------ inside

    def _make_hint(self) -> None:
        self.hint = EmptyHint("search", "")
        self._again = self.hint.add_action("hubTryAgain", self.tr("Try again"), self._hub.again)
        self._test = self.hint.add_action(
            "hubTestConnection", self.tr("Test the connection"), self.connection_test_asked.emit
        )
        self._clear = self.hint.add_action("hubClearFilters", self.tr("Clear the filters"), self.filters.clear)
        self._catalog = self.hint.add_action("hubShowCatalog", self.tr("Show our choice"), self._back_to_catalog)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.fold)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(row)
        self._column.addWidget(self.filters)
        self._more_again = QPushButton(self.tr("Try again"))
        self._more_again.setObjectName("hubMoreAgain")
        self._more_again.setAccessibleName(self.tr("Try again to find more"))
        self._more_again.clicked.connect(self._hub.again)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.status, 1)
        foot.addWidget(self._more_again)
        foot.addWidget(self.filters.sort)
        self._column.addLayout(foot)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.hint, 1)
        self.hint.hide()

    def _look_for(self, words: str) -> None:
        if words:
            self._ask(words)
        else:
            self._hub.show_catalog(self.filters.filters)

    def _ask(self, words: str) -> None:
        self._hub.search(words, self.filters.filters)

    def _filter(self, filters: Filters) -> None:
        """Other filters: of what is shown now."""
        state = self._hub.state
        if state.on_hub:
            self._hub.search(state.words, filters)
        else:
            self._hub.show_catalog(filters)

    def _back_to_catalog(self) -> None:
        self.search.show_words("")
        self._hub.show_catalog(self.filters.filters)

    # --------------------------------------------------------------------------------- showing

    def _show_state(self, state: SearchState) -> None:
        failed, nothing = state.phase == "failed", state.phase == "nothing"
        had_focus = self.list.hasFocus()
        self.filters.sort.setVisible(state.on_hub and not (failed or nothing))
        self.hint.setVisible(failed or nothing)
        self.list.setVisible(not (failed or nothing))
        self.status.setText(self._words(state))
        self.status.setVisible(bool(self.status.text()))
        if failed and state.error is not None:
            offline = isinstance(state.error, Offline)
            self.hint.show_symbol("info" if offline else "warning")
            self.hint.show_title(state.error.message)
            self.hint.show_about(state.error.hint)
        elif nothing:
            self.hint.show_symbol("search")
            self.hint.show_title(self.tr("Nothing found"))
            self.hint.show_about(self._advice(state))
        self._more_again.setVisible(state.phase == "found" and state.error is not None)
        self._again.setVisible(failed)
        self._test.setVisible(failed)
        self._clear.setVisible(nothing and state.filtered)
        self._catalog.setVisible(state.on_hub)
        if had_focus and self.list.isHidden():
            self.hint.take_focus()
        self._say(state)

    def _say(self, state: SearchState) -> None:
        """Have screen readers told what came of a search: the keyboard is still in the field."""
        if state.phase == self._said:
            return
        self._said = state.phase
        if state.phase in ("found", "nothing", "failed"):
            told = self.status if state.phase == "found" else self.hint
            QAccessible.updateAccessibility(QAccessibleEvent(told, QAccessible.Event.Alert))

    def _words(self, state: SearchState) -> str:
        if state.phase == "searching":
            return self.tr("Searching…")
        if state.phase == "found" and state.growing:
            return self.tr("Searching for more…")
        if state.phase == "found" and state.error is not None:
            return self.tr("There is more, but: {0}").format(state.error.message)
        if state.phase == "found":
            if state.words:
                return self.tr("What the hub has for “{0}”. Fit and speed are estimates for this computer.").format(
                    state.words
                )
            return self.tr("What the hub has. Fit and speed are estimates for this computer.")
        if state.phase == "catalog":
            return self.tr("This list comes with Hearth. The hub is asked only when you search, or open a model.")
        return ""

    def _advice(self, state: SearchState) -> str:
        if state.filtered:
            return self.tr("The filters leave something out. Without them there may be more.")
        return self.tr("Try fewer or other words, such as the name of a family: qwen, llama, gemma.")

    def _go_to_list(self) -> None:
        if not self.list.isHidden():
            self.list.take_focus()

    def _go_to_field(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_fold(self, shown: bool) -> None:
        self._user_folded = not shown
        self._align()

    # ------------------------------------------------------------------------------ Qt overrides

    def set_theme(self, theme: Theme, zoom: float) -> None:
        super().set_theme(theme, zoom)
        self.search.set_theme(theme)
        self.fold.setIcon(icon("filter", theme))
        self.list.set_theme(theme, zoom)
        self.hint.set_theme(theme, zoom)
        self._align()

    def take_focus(self) -> None:
        self._go_to_field()

    def focus_search(self) -> bool:
        self._go_to_field()
        self.search.selectAll()
        return True

    def go_back(self) -> bool:
        if self.search.text():
            self.search.clear()
            return True
        if self._hub.state.on_hub:
            self._back_to_catalog()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        side = side_of(self.width(), self.zoom)
        self._column.setContentsMargins(side, px(14, self.zoom), side, 0)
        folded = self._user_folded if self._user_folded is not None else self.width() < px(ROOMY, self.zoom)
        self.filters.setVisible(not folded)
        self.fold.setChecked(not folded)
        title = self.tr("Show the filters") if folded else self.tr("Hide the filters")
        self.fold.setAccessibleName(title)
        self.fold.setToolTip(title)

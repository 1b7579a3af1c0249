"""The settings, one page a section, made from the declarations; a change takes effect at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.controllers.engine import EngineState
from app.declarations import SECTION_TITLES, Setting, Value
from app.itemmodels.model_words import title_of
from app.settings import SETTINGS, Settings
from app.theme import LIGHT, Theme, px
from app.widgets.icons import icon
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.setting_editors import translated
from app.widgets.setting_row import SettingRow
from app.widgets.settings_page import Extra, settings_page
from inference.errors import OptionError
from inference.protocol import Loaded

SIZE = (840, 640)  # pixels at zoom 1
NARROW = 600  # pixels at zoom 1 below which the sections stand above the settings, in a field of their own
ROOMY = 480  # pixels at zoom 1 of the settings themselves, below which fields stand below their words
WORDY = 360  # pixels at zoom 1 below which it goes without saying what the field beside it says too
SMALLEST = (360, 400)  # pixels
SECTIONS, WIDEST = 170, 260  # pixels at zoom 1, the list of sections, and what long words may make of it


def automatic_value(setting: Setting, loaded: Loaded | None) -> Value:
    """What *automatic* means with the model that is loaded; ``None`` when that is not known."""
    if setting.section == "load" and loaded is not None:
        name = {"context_length": "context"}.get(setting.name, setting.name)
        value: Value = getattr(loaded, name, None)
        return value if setting.name in loaded.automatic or setting.kind != "int" else None
    if setting.section == "sampling":
        recommended: Value = getattr(loaded.sampling, setting.name, None) if loaded is not None else None
        return recommended if recommended is not None else setting.fallback
    return None


class SettingsDialog(KeyedDialog):
    """All settings that are not hidden.

    Signals:
        reload_asked(): The model is to be loaded again with the options as they are now.
    """

    reload_asked = Signal()

    def __init__(
        self, settings: Settings, parent: QWidget | None = None, *, extras: Mapping[str, Callable[[], Extra]] = {}
    ) -> None:
        """``extras``: what stands on the page of a section below its settings."""
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumSize(*SMALLEST)
        self._zoom = 0.0
        self._settings = settings
        self._state = EngineState()
        self._extras = extras
        self._extra_widgets: list[Extra] = []
        self._made: set[str] = set()
        self._theme = LIGHT
        self._scoped: tuple[str, str] | None = None
        self._rows: list[SettingRow] = []
        self._pages: dict[str, int] = {}
        self._make_sections()
        self._make_scope()
        self._make_foot()
        self._lay_out()
        self._unsubscribe = settings.subscribe(lambda _key, _value: self.refresh())
        self.set_theme(LIGHT, 1.0)
        self.refresh()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._theme = theme
        if zoom != self._zoom:
            self._zoom = zoom
            self.take_size(SIZE, zoom)
            words = max(
                self._sections.fontMetrics().horizontalAdvance(self._sections.item(number).text())
                for number in range(self._sections.count())
            )
            self._sections.setFixedWidth(min(max(px(SECTIONS, zoom), words + px(32, zoom)), px(WIDEST, zoom)))
            for number in range(self._sections.count()):
                self._sections.item(number).setSizeHint(QSize(0, self._sections.fontMetrics().height() + px(16, zoom)))
        self._dress(self._rows, self._extra_widgets)
        self._align()

    def show_section(self, section: str) -> None:
        """Turn to a page."""
        self._sections.setCurrentRow(self._pages[section])

    def scope_to(self, name: str, title: str) -> None:
        """Show the settings of one model: its unique name, and what people call it."""
        self._scoped = (name, title)
        self._show_scope()
        self._scope.setCurrentIndex(max(0, self._scope.findData(name)))
        self.show_section("load")
        self.refresh()

    def show_state(self, state: EngineState) -> None:
        """Show what *automatic* chose, and whether a reload is needed."""
        before, self._state = self._state, state
        if before.loaded != state.loaded:
            self._show_scope()
            self.refresh()
        self._reload_bar.setVisible(state.reload_needed)

    def refresh(self) -> None:
        """Show the values in force."""
        usual = {key: text for extra in self._extra_widgets for key, text in extra.usual().items()}
        for row in self._rows:
            model = self._model_of(row.setting)
            automatic = automatic_value(row.setting, self._loaded_for(model))
            row.show_value(
                self._settings.get(row.setting.key, model=model),
                changed=self._settings.is_set(row.setting.key, model=model),
                automatic=usual.get(row.setting.key, automatic),
            )

    def close_down(self) -> None:
        """Stop listening; for a dialog that is not needed any more."""
        self._unsubscribe()

    def _loaded_for(self, model: str) -> Loaded | None:
        """The loaded model where it is the one in question: of another one nobody knows what automatic will be."""
        loaded = self._state.model
        return self._state.loaded if not model or (loaded is not None and loaded.name == model) else None

    def _model_of(self, setting: Setting) -> str:
        return str(self._scope.currentData() or "") if setting.per_model else ""

    # ------------------------------------------------------------------------------- making it

    def _make_sections(self) -> None:
        self._sections = QListWidget()
        self._sections.setObjectName("settingsSections")
        self._sections.setAccessibleName(self.tr("Sections"))
        self._section = QComboBox()
        self._section.setObjectName("settingsSection")
        self._section.setAccessibleName(self.tr("Section"))
        self._stack = QStackedWidget()
        for section, title in SECTION_TITLES.items():
            declared = [s for s in SETTINGS if s.section == section and not s.hidden]
            if declared or section in self._extras:
                self._pages[section] = self._stack.count()
                item = QListWidgetItem(translated(title))
                self._sections.addItem(item)
                self._section.addItem(item.text())
                self._stack.addWidget(QWidget())  # the place of a page that is made when it is turned to
        self._sections.currentRowChanged.connect(self._turn_to)
        self._section.activated.connect(self._sections.setCurrentRow)

    def _dress(self, rows: Sequence[SettingRow], extras: Sequence[Extra]) -> None:
        for row in rows:
            row.reset.setIcon(icon("refresh", self._theme))
        for extra in extras:
            extra.set_theme(self._theme, self._zoom or 1.0)

    def _make_page(self, place: int, section: str, declared: list[Setting]) -> None:
        """Put a page in its place; all at once would keep the window waiting."""
        self._made.add(section)
        rows, extras = len(self._rows), len(self._extra_widgets)
        page = self._page(section, SECTION_TITLES[section], declared)
        if (kept := self._stack.widget(place)) is not None:
            self._stack.removeWidget(kept)
            kept.deleteLater()
        self._stack.insertWidget(place, page)
        self._put_in_tab_order(page)
        self._dress(self._rows[rows:], self._extra_widgets[extras:])
        self._show_advanced(self._advanced.isChecked())
        self.refresh()
        self._align()

    def _put_in_tab_order(self, page: QWidget) -> None:
        """Tab goes through a page before the buttons below it, whenever it was made."""
        fields: list[QWidget] = []
        last: QWidget = self._scope
        at = page.nextInFocusChain()
        while at is not None and page.isAncestorOf(at):
            fields.append(at)
            at = at.nextInFocusChain()
        for field in fields:
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.focusProxy() is None:
                self.setTabOrder(last, field)
                last = field

    def _page(self, section: str, title: str, declared: list[Setting]) -> QScrollArea:
        extra = self._extras[section]() if section in self._extras else None
        page, rows = settings_page(title, declared, extra)
        for row in rows:
            row.edited.connect(self._change)
            row.reset_asked.connect(self._reset)
        self._rows += rows
        if extra is not None:
            for row in rows:
                if why := extra.locked().get(row.setting.key):
                    row.lock(why)
            self._extra_widgets.append(extra)
            extra.usual_changed.connect(self.refresh)
            tell = partial(_show_troubles, extra, rows)
            extra.troubles_changed.connect(tell)
            tell()
        return page

    def _make_scope(self) -> None:
        self._scope = QComboBox()
        self._scope.setObjectName("settingsScope")
        self._scope.setAccessibleName(self.tr("These settings are for"))
        self._scope.setMinimumWidth(1)  # the name of a model must not keep the dialog wide
        self._scope.addItem(self.tr("All models"), "")
        self._scope.activated.connect(lambda _row: self.refresh())
        self._scope_row = QWidget()
        row = QHBoxLayout(self._scope_row)
        row.setContentsMargins(24, 16, 24, 0)
        label = self._scope_label = QLabel(self.tr("These settings are for"))
        label.setProperty("tone", "muted")
        label.setBuddy(self._scope)
        row.addWidget(label)
        row.addWidget(self._scope)
        row.addStretch(1)

    def _make_foot(self) -> None:
        self._advanced = QCheckBox(self.tr("Show advanced settings"))
        self._advanced.setObjectName("showAdvanced")
        self._advanced.setAccessibleName(self._advanced.text())
        self._advanced.toggled.connect(self._show_advanced)
        self._close = QPushButton(self.tr("Close"))
        self._close.setObjectName("closeSettings")
        self._close.setAccessibleName(self._close.text())
        self._close.clicked.connect(self.close)
        self._close.setAutoDefault(False)
        self._reload_bar = QFrame()
        self._reload_bar.setProperty("look", "warning")
        reload = QPushButton(self.tr("Load again now"))
        reload.setObjectName("reloadModel")
        reload.setAccessibleName(reload.text())
        reload.setAutoDefault(False)
        reload.clicked.connect(self.reload_asked)
        row = QHBoxLayout(self._reload_bar)
        row.setContentsMargins(12, 6, 6, 6)
        words = QLabel(self.tr("What you changed takes effect when the model is loaded again."))
        words.setWordWrap(True)
        row.addWidget(words, 1)
        row.addWidget(reload)
        self._reload_bar.hide()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        self._above = QHBoxLayout()
        self._above.addWidget(self._section, 1)
        right.addLayout(self._above)
        right.addWidget(self._scope_row)
        right.addWidget(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(10)
        foot.addWidget(self._reload_bar)
        buttons = QHBoxLayout()
        buttons.addWidget(self._advanced)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        foot.addLayout(buttons)
        right.addLayout(foot)
        left = self._left = QFrame()
        left.setProperty("look", "window")
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 16, 10, 16)
        column.addWidget(self._sections)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addLayout(right, 1)
        self._sections.setCurrentRow(0)

    def _align(self) -> None:
        """Sections beside the settings and fields beside their words, or above and below where it is narrow."""
        narrow = self.width() < px(NARROW, self._zoom)
        here, there = (self._section, self._sections) if narrow else (self._sections, self._section)
        had_focus = self.focusWidget() is there
        self._left.setVisible(not narrow)
        self._section.setVisible(narrow)
        if had_focus:
            here.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scope_label.setVisible(self.width() >= px(WORDY, self._zoom))
        self._above.setContentsMargins(*((24, 16, 24, 0) if narrow else (0, 0, 0, 0)))
        room = self.width() - (0 if narrow else self._sections.width())
        for row in self._rows:
            row.show_narrow(narrow or room < px(ROOMY, self._zoom))

    # --------------------------------------------------------------------------------- changes

    def _turn_to(self, page: int) -> None:
        section = next(section for section, at in self._pages.items() if at == page)
        declared = [s for s in SETTINGS if s.section == section and not s.hidden]
        if section not in self._made:
            self._make_page(page, section, declared)
        self._stack.setCurrentIndex(page)
        self._section.setCurrentIndex(page)
        self._scope_row.setVisible(any(s.per_model for s in declared))
        self._advanced.setVisible(any(s.advanced for s in declared))

    def _show_advanced(self, shown: bool) -> None:
        for row in self._rows:
            row.setVisible(shown or not row.setting.advanced)

    def _show_scope(self) -> None:
        chosen, model = self._scope.currentData(), self._state.model
        self._scope.clear()
        self._scope.addItem(self.tr("All models"), "")
        models = [(model.name, title_of(model))] if model is not None else []
        if self._scoped is not None and self._scoped not in models:
            models.append(self._scoped)
        for name, title in models:
            self._scope.addItem(self.tr("Only {0}").format(title), name)
        self._scope.setCurrentIndex(max(0, self._scope.findData(chosen)))

    def _change(self, setting: Setting, value: Value) -> None:
        try:
            checked = setting.check(value)
        except OptionError as error:
            row = next(row for row in self._rows if row.setting is setting)
            row.show_problem(str(error))
            return
        self._unless_asked(
            setting, checked, partial(self._settings.set, setting.key, checked, model=self._model_of(setting))
        )

    def _reset(self, setting: Setting) -> None:
        reset = partial(self._settings.reset, setting.key, model=self._model_of(setting))
        self._unless_asked(setting, setting.default, reset)

    def _unless_asked(self, setting: Setting, value: Value, change: Callable[[], None]) -> None:
        """Make a change, at once or when the user has agreed; until then the field shows what holds."""
        if not any(extra.asks(setting.key, value, change) for extra in self._extra_widgets):
            change()
        self.refresh()

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.setFocus()  # a field that still has the keyboard takes over what was typed
        super().closeEvent(event)


def _show_troubles(extra: Extra, rows: Sequence[SettingRow]) -> None:
    """Say it beside each setting, and leave alone what is being typed."""
    for row in rows:
        row.show_trouble(extra.troubles().get(row.setting.key, ""))

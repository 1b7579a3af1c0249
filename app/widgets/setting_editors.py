"""Fields for one setting, made from its declaration; know nothing of where values are kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.setting import Setting, Value
from app.widgets.composer import follow_direction

TYPING_PAUSE = 400  # milliseconds after the last key before a text counts as changed
LEAVING_PAUSE = 5_000  # the same of a list that is wrong until its last letter


def translated(text: str) -> str:
    """A title or help text of the declarations in the user's language."""
    return QCoreApplication.translate("Setting", text) if text else ""


def spoken_value(setting: Setting, value: Value) -> str:
    """A value as people read it: with its unit, switched on or off, by its title."""
    match value:
        case None:
            return translated("Automatic")
        case bool():
            return translated("On") if value else translated("Off")
        case str():
            titles = dict(zip(setting.choices, setting.choice_titles, strict=True))
            return translated(titles.get(value, value))
        case tuple():
            return ", ".join(value)
        case 0 if setting.zero:
            return translated(setting.zero)
        case int() if setting.scale > 1:
            return f"{QLocale().toString(value / setting.scale, 'f', 1)} {translated(setting.shown_unit)}"
        case int() if not setting.grouped:
            return str(value)
        case int():
            return f"{QLocale().toString(value)} {_unit_of(setting, value)}".strip()
    return f"{QLocale().toString(value, 'g', 4)} {translated(setting.unit)}".strip()


def _unit_of(setting: Setting, shown: float) -> str:
    """The unit a field shows behind a number."""
    return translated(setting.one if setting.one and shown == 1 else setting.shown_unit or setting.unit)


class Editor(QWidget):
    """Signals:
    edited(object): The user chose another value.

    Attributes:
        wide: Whether it stands below its title instead of beside it.
    """

    edited = Signal(object)
    wide = False

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting

    def show_value(self, value: Value) -> None:
        """Show ``value`` without telling anybody."""
        raise NotImplementedError

    def show_automatic(self, value: Value) -> None:
        """Show what *automatic* means now; ``None`` when nobody knows yet."""

    def name(self, field: QWidget, suffix: str = "") -> None:
        """Give the field its object name and what screen readers say of it."""
        field.setObjectName(f"{self.setting.key}{suffix}")
        field.setAccessibleName(translated(self.setting.title))
        field.setAccessibleDescription(translated(self.setting.help))


class _CalmWheel(QObject):
    """Scrolling a page of fields must not change the one under the mouse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def calm(field: QWidget) -> None:
    """Let the wheel change a field only while it has the focus."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_CalmWheel(field))


class SwitchEditor(Editor):
    """On or off."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._box = QCheckBox(self.tr("On"))
        self.name(self._box)
        self._box.toggled.connect(lambda on: self.edited.emit(on))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._box)

    def show_value(self, value: Value) -> None:
        self._box.blockSignals(True)
        self._box.setChecked(value is True)
        self._box.blockSignals(False)


class ChoiceEditor(Editor):
    """One of a few words; *automatic* is one of them where it is allowed."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._box = QComboBox()
        self.name(self._box)
        calm(self._box)
        if setting.optional:
            self._box.addItem(self.tr("Automatic"), None)
        for choice, title in zip(setting.choices, setting.choice_titles, strict=True):
            self._box.addItem(translated(title), choice)
        self._box.activated.connect(lambda row: self.edited.emit(self._box.itemData(row)))
        _fill(self, self._box)

    def show_value(self, value: Value) -> None:
        rows = range(self._box.count())
        self._box.setCurrentIndex(next((row for row in rows if self._box.itemData(row) == value), -1))

    def show_automatic(self, value: Value) -> None:
        if self.setting.optional:
            known = self.tr("Automatic ({0})").format(spoken_value(self.setting, value))
            self._box.setItemText(0, known if value is not None else self.tr("Automatic"))


class NumberEditor(Editor):
    """A number; where *automatic* is allowed with a tick box before it."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._automatic_value: Value = None
        # Not QSpinBox: its 32 bits do not hold a seed.
        self._field = QDoubleSpinBox()
        self.name(self._field)
        calm(self._field)
        whole, scale = setting.kind == "int", setting.scale
        self._field.setDecimals(1 if scale > 1 else 0 if whole else 3 if setting.step < 0.01 else 2)
        self._field.setRange((setting.low or 0) / scale, (setting.high if setting.high is not None else 2**31) / scale)
        self._field.setSingleStep(setting.step / scale)
        self._field.setSpecialValueText(translated(setting.zero))  # shown for the lowest number
        self._field.setGroupSeparatorShown(setting.grouped)
        self._field.lineEdit().setTextMargins(8, 0, 0, 0)
        self._field.setKeyboardTracking(False)
        self._field.setMinimumWidth(self._field.fontMetrics().averageCharWidth() * 16)
        self._show_unit()
        self._field.valueChanged.connect(self._show_unit)
        self._field.valueChanged.connect(self._note_number)
        self._automatic = QCheckBox(self.tr("Automatic"))
        self.name(self._automatic, ".automatic")
        self._automatic.setAccessibleName(self.tr("{0}: automatic").format(translated(setting.title)))
        self._automatic.toggled.connect(self._note_automatic)
        self._automatic.setVisible(setting.optional)
        self._found = QLabel()
        self._found.setProperty("tone", "muted")
        self._found.setProperty("scale", "caption")
        self._found.setContentsMargins(0, 0, 10, 0)  # it stands before the check box
        self._found.hide()
        _fill(self, self._field, self._automatic, self._found)

    def show_value(self, value: Value) -> None:
        for field in (self._field, self._automatic):
            field.blockSignals(True)
        automatic = value is None
        self._automatic.setChecked(automatic)
        if isinstance(value, (int, float)):
            self._field.setValue(value / self.setting.scale)
        self._show_unit()
        self._show_state()
        for field in (self._field, self._automatic):
            field.blockSignals(False)

    def show_automatic(self, value: Value) -> None:
        self._automatic_value = value
        self._show_state()

    def _show_state(self) -> None:
        automatic = self._automatic.isChecked()
        self._field.setVisible(not automatic)
        known = self._automatic_value is not None
        self._found.setVisible(automatic and known and self.setting.optional)
        if known:
            self._found.setText(self.tr("now {0}").format(spoken_value(self.setting, self._automatic_value)))

    def _show_unit(self) -> None:
        unit = _unit_of(self.setting, self._field.value())
        self._field.setSuffix(f" {unit}" if unit else "")

    def _note_number(self, number: float) -> None:
        number *= self.setting.scale
        self.edited.emit(round(number) if self.setting.kind == "int" else round(number, 6))

    def _note_automatic(self, automatic: bool) -> None:
        if automatic:
            self._show_state()
            self.edited.emit(None)
            return
        known = self._automatic_value
        start = known if isinstance(known, (int, float)) else self.setting.fallback
        self._field.blockSignals(True)
        self._field.setValue(float(start or self.setting.low or 0))
        self._field.blockSignals(False)
        self._show_state()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()
        self._note_number(self._field.value())


class TextEditor(Editor):
    """Some lines of text."""

    wide = True

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._field = QPlainTextEdit()
        follow_direction(self._field)
        self.name(self._field)
        self._field.setProperty("look", "field")
        self._field.setTabChangesFocus(True)
        self._field.setFixedHeight(self._field.fontMetrics().lineSpacing() * 6)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._field.textChanged.connect(self._pause.start)
        self._field.installEventFilter(self)
        _fill(self, self._field)

    def show_value(self, value: Value) -> None:
        if not self._pause.isActive() and value != self._typed():
            self._field.blockSignals(True)
            self._field.setPlainText("\n".join(value) if isinstance(value, tuple) else str(value or ""))
            self._field.blockSignals(False)

    def _typed(self) -> Value:
        return self._field.toPlainText()

    def _tell(self) -> None:
        self._pause.stop()
        self.edited.emit(self._typed())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self._pause.isActive():
            self._tell()
        return super().eventFilter(watched, event)


class LinesEditor(TextEditor):
    """A short list, one a line; it counts when the field is left, for what is half typed is wrong as a rule."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._field.setFixedHeight(self._field.fontMetrics().lineSpacing() * 4)
        self._pause.setInterval(LEAVING_PAUSE)

    def _typed(self) -> Value:
        return tuple(line.strip() for line in self._field.toPlainText().splitlines() if line.strip())


def _fill(editor: Editor, *widgets: QWidget) -> None:
    if len(widgets) == 1:
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widgets[0])
        return
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    for widget in reversed(widgets):
        row.addWidget(widget)

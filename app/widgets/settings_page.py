"""One page of the settings: a heading, the settings of a section, and what else belongs there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QStyle, QVBoxLayout, QWidget

from app.setting import Setting, Value
from app.theme import Theme
from app.widgets.scroll_area import scroll_area
from app.widgets.setting_editors import translated
from app.widgets.setting_row import SettingRow


class Extra(QWidget):
    """What a section has beside its settings.

    Signals:
        usual_changed(): ``usual`` says something else now.
        troubles_changed(): ``troubles`` does.

    Attributes:
        after: How many of the settings stand above it; ``None``: all.
    """

    usual_changed = Signal()
    troubles_changed = Signal()
    after: int | None = None

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""

    def usual(self) -> Mapping[str, Value]:
        """By key of a setting: what holds while nothing is set."""
        return {}

    def troubles(self) -> Mapping[str, str]:
        """By key of a setting: why its value cannot be had, in sentences."""
        return {}

    def locked(self) -> Mapping[str, str]:
        """By key of a setting: why it cannot be changed here, a sentence."""
        return {}

    def asks(self, key: str, value: Value, go_on: Callable[[], object]) -> bool:
        """Whether the user is asked first about this change of a setting; ``go_on`` then makes it."""
        return False

    def last(self) -> QWidget | None:
        """What stands below everything else."""
        return None


class ExtrasTogether(Extra):
    """Several of them, one below the other."""

    def __init__(self, extras: Sequence[Extra], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._extras = tuple(extras)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for extra in self._extras:
            column.addWidget(extra)
            extra.usual_changed.connect(self.usual_changed)
            extra.troubles_changed.connect(self.troubles_changed)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        for extra in self._extras:
            extra.set_theme(theme, zoom)

    def usual(self) -> Mapping[str, Value]:
        return {key: value for extra in self._extras for key, value in extra.usual().items()}

    def troubles(self) -> Mapping[str, str]:
        return {key: why for extra in self._extras for key, why in extra.troubles().items()}

    def locked(self) -> Mapping[str, str]:
        return {key: why for extra in self._extras for key, why in extra.locked().items()}

    def asks(self, key: str, value: Value, go_on: Callable[[], object]) -> bool:
        return any(extra.asks(key, value, go_on) for extra in self._extras)


def settings_page(title: str, declared: Sequence[Setting], extra: Extra | None) -> tuple[QScrollArea, list[SettingRow]]:
    """A page, and the rows on it."""
    inside = QWidget()
    inside.setObjectName("settingsPage")
    column = QVBoxLayout(inside)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(0)
    heading = QLabel(translated(title))
    heading.setProperty("scale", "title")
    # *API* is English also where one reads from the right, and would stand where English begins.
    leading = QStyle.visualAlignment(inside.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
    heading.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute)
    column.addWidget(heading)
    column.addSpacing(4)
    if declared and all(setting.applies == "reload" for setting in declared):
        when = QLabel(
            QCoreApplication.translate("SettingsDialog", "Changes take effect when the model is loaded again.")
        )
        when.setProperty("tone", "muted")
        when.setWordWrap(True)
        column.addWidget(when)
    column.addSpacing(6)
    rows = [SettingRow(setting) for setting in declared]
    between = len(rows) if extra is None or extra.after is None else extra.after
    for row in rows[:between]:
        column.addWidget(row)
    if extra is not None:
        if extra.after is None:
            column.addSpacing(8)
        column.addWidget(extra)
    for row in rows[between:]:  # what is put in later is also reached later with the Tab key
        column.addWidget(row)
    for row in rows:
        row.setVisible(not row.setting.advanced)
    if extra is not None and (last := extra.last()) is not None:
        column.addWidget(last)
    column.addStretch(1)
    area = scroll_area(inside)
    return area, rows


def keep_in_place(grown: QWidget, pixels: int) -> None:
    """Scroll a page along where ``grown`` became so much higher above what has the focus: it stays under the eyes."""
    area = _area_of(grown)
    focus = grown.window().focusWidget()
    inside = area.widget() if area is not None else None
    if area is None or inside is None or focus is None or not inside.isAncestorOf(focus) or grown.isAncestorOf(focus):
        return
    if focus.mapTo(inside, QPoint()).y() > grown.y():  # which holds while the rows below it are moved, too
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + pixels)


def _area_of(widget: QWidget) -> QScrollArea | None:
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at

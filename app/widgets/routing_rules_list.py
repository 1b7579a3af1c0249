"""The rules by which it is chosen who answers, as sentences: moved, switched off, removed. Keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.itemmodels.routing_words import sentence_of
from app.theme import px
from app.widgets.move_keys import claims, step_of
from inference.routing_rules import Rule

LEAST, MOST = 3, 8  # rows that are seen at once


class RoutingRulesList(QListWidget):
    """Signals:
    move_asked(int): The rule that is chosen is to go up (-1) or down (1).
    remove_asked(): It is to go away.
    switched(int, bool): The rule in this place is to count, or not.
    """

    move_asked = Signal(int)
    remove_asked = Signal()
    switched = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("routingRules")
        self.setAccessibleName(self.tr("Rules"))
        self.setAccessibleDescription(self.tr("Space switches a rule on or off. Alt with the arrow keys moves it."))
        self.setProperty("look", "field")
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._zoom = 1.0
        self.itemChanged.connect(self._note_change)

    def set_zoom(self, zoom: float) -> None:
        """Size the rows."""
        self._zoom = zoom
        self._fit()

    def show_rules(self, rules: Sequence[Rule], current: int) -> None:
        """Show these, the one in the place ``current`` chosen; -1: none."""
        self.blockSignals(True)
        while self.count() > len(rules):
            self.takeItem(self.count() - 1)
        for row, rule in enumerate(rules):  # rows are kept: one of them may be telling of its change just now
            if row == self.count():
                self.addItem(QListWidgetItem())
            item = self.item(row)
            item.setText(sentence_of(rule))
            item.setToolTip(item.text())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if rule.on else Qt.CheckState.Unchecked)
        self.setCurrentRow(min(current, self.count() - 1))
        self.blockSignals(False)
        self.viewport().update()
        self._fit()

    def _fit(self) -> None:
        height = self.fontMetrics().height() + px(12, self._zoom)
        self.blockSignals(True)
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, height))
        self.blockSignals(False)
        self.setFixedHeight(height * max(LEAST, min(MOST, self.count())) + 2 * self.frameWidth() + px(8, self._zoom))

    def _note_change(self, item: QListWidgetItem) -> None:
        self.switched.emit(self.row(item), item.checkState() == Qt.CheckState.Checked)

    # ------------------------------------------------------------------------------ Qt overrides

    def event(self, event: QEvent) -> bool:
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := step_of(event):
            self.move_asked.emit(step)
        elif event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

"""A chart with its title and its note, or the same figures as a table; knows not where they are from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.itemmodels.speed_charts import Chart, short, spoken_words
from app.theme import Theme
from app.widgets.speed_chart import SpeedChart
from app.widgets.wrapping_label import wrapping


class SpeedPanel(QWidget):
    """One chart, drawn or as a table."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{chart.name}Panel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = wrapping()
        self._unit = wrapping("caption", "muted")
        self._note = wrapping("caption", "muted")
        self.chart = SpeedChart(chart)
        self.table = QWidget()
        self.table.setObjectName(f"{chart.name}Table")
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self.table.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self._title, self._unit, self.chart, self.table, self._note):
            column.addWidget(part)
        column.addStretch(1)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Other figures of the same kind."""
        self._title.setText(chart.title)
        self._unit.setText(self.tr("words a second"))
        self._note.setText(chart.note)
        self._note.setVisible(bool(chart.note))
        self.chart.show_chart(chart)
        self._fill(chart)

    def show_table(self, shown: bool) -> None:
        """As a table, or drawn."""
        self.chart.setVisible(not shown)
        self.table.setVisible(shown)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours."""
        self.chart.set_theme(theme, zoom)

    def _fill(self, chart: Chart) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = [(point.spoken, point.value, point.current) for point in chart.points]
        if chart.limit:
            rows.append((self.tr("What the memory allows"), chart.limit, False))
        for place, (name, value, current) in enumerate(rows):
            name = self.tr("{0} (in use)").format(name) if current else name
            tone = "" if current else "muted"
            row = wrapping(tone=tone)
            row.setText(name)
            figure = QLabel(short(value))
            figure.setProperty("tone", tone)
            figure.setAccessibleName(spoken_words(value))
            self._grid.addWidget(row, place, 0)
            self._grid.addWidget(figure, place, 1, Qt.AlignmentFlag.AlignTrailing)

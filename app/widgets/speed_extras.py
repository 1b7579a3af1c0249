"""The page Speed of the settings: measure the model in use, see what came of it, use what is best."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.controllers.engine import EngineController
from app.controllers.speed import SpeedController, SpeedState
from app.itemmodels.model_words import title_of
from app.itemmodels.speed_charts import charts_of
from app.itemmodels.speed_words import about, ending, headline, reason, what_changes
from app.theme import LIGHT, Theme, px
from app.widgets.device_check import DeviceCheck
from app.widgets.icons import icon
from app.widgets.progress_line import ProgressLine
from app.widgets.settings_page import Extra
from app.widgets.speed_panel import SpeedPanel
from app.widgets.wrapping_label import wrapping

TWO = 520  # pixels at zoom 1 from which on two charts stand side by side


class SpeedExtras(Extra):
    """Shows ``SpeedState``; everything it does is the controller's."""

    def __init__(self, speed: SpeedController, engine: EngineController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speed, self._engine = speed, engine
        self._theme, self._zoom = LIGHT, 1.0
        self._panels: dict[str, SpeedPanel] = {}
        self._columns = 0
        self._make_head()
        self._make_progress()
        self._make_advice()
        self._make_charts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(10)
        head = (self._model, self._headline, self._about, self._buttons, self._explained, self._running, self._ending)
        for part in head:
            column.addWidget(part)
        column.addWidget(self._advice)
        column.addWidget(self._charts)
        column.addWidget(DeviceCheck(engine))
        speed.changed.connect(self.show_state)
        engine.state_changed.connect(lambda _state: self.show_state(speed.state))
        self.show_state(speed.state)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, paint with these colours."""
        self._theme, self._zoom = theme, zoom
        self.stop.setIcon(icon("stop", theme))
        self._line.set_theme(theme, zoom)
        for panel in self._panels.values():
            panel.set_theme(theme, zoom)
        self._arrange()

    def show_state(self, state: SpeedState) -> None:
        """Show all of it."""
        self._show_head(state)
        self._running.setVisible(state.measuring)
        self._line.show_share(state.fraction)
        self._progress.setText(self.tr("Measuring… {0} %").format(round(100 * state.fraction)))
        self._ending.setText("" if state.measuring else ending(state))
        self._ending.setProperty("tone", "error" if state.problem else "muted")
        self._ending.style().polish(self._ending)
        self._ending.setVisible(bool(self._ending.text()))
        self._show_advice(state)
        self._show_charts(state)

    # ------------------------------------------------------------------------------- making it

    def _make_head(self) -> None:
        self._model = wrapping(tone="muted")
        self._model.setObjectName("speedModel")
        self._headline = wrapping("large")
        self._headline.setObjectName("speedHeadline")
        self._about = wrapping(tone="muted")
        self._about.setObjectName("speedAbout")
        self.measure = self._button("measureSpeed", self.tr("Measure"))
        self.measure.setToolTip(self.tr("Some seconds: threads, and texts of different lengths"))
        self.measure.clicked.connect(lambda: self._speed.begin(thorough=False))
        self.measure_all = self._button("measureAll", self.tr("Measure everything"))
        self.measure_all.setToolTip(
            self.tr("Some minutes: also other ways to compute and to keep the conversation in memory")
        )
        self.measure_all.clicked.connect(lambda: self._speed.begin(thorough=True))
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.measure)
        row.addWidget(self.measure_all)
        row.addStretch(1)
        self._explained = wrapping("caption", "muted")
        self._explained.setText(
            self.tr(
                "Measure takes some seconds. Measure everything takes some minutes: it also tries other ways to "
                "compute and to keep the conversation in memory, so the next answer in each takes a little longer once."
            )
        )

    def _make_progress(self) -> None:
        self._line = ProgressLine()
        self._progress = QLabel()
        self._progress.setObjectName("speedProgress")
        self._progress.setProperty("tone", "muted")
        self.stop = self._button("stopMeasuring", self.tr("Stop"))
        self.stop.clicked.connect(self._speed.stop)
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._line, 1)
        row.addWidget(self._progress)
        row.addWidget(self.stop)
        self._ending = wrapping(tone="muted")
        self._ending.setObjectName("speedEnding")

    def _make_advice(self) -> None:
        self._advice = QFrame()
        self._advice.setProperty("look", "card")
        self._advice_title = QLabel(self.tr("Best settings"))
        self._changes = wrapping()
        self._changes.setObjectName("speedChanges")
        self._reasons = wrapping("caption", "muted")
        self._reasons.setObjectName("speedReasons")
        self.use = self._button("useBestSettings", self.tr("Use the best settings"))
        self.use.setProperty("look", "primary")
        self.use.clicked.connect(self._speed.apply)
        self.undo = self._button("undoBestSettings", self.tr("Undo"))
        self.undo.clicked.connect(self._speed.undo)
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addWidget(self.undo)
        row.addStretch(1)
        column = QVBoxLayout(self._advice)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        for part in (self._advice_title, self._changes, self._reasons):
            column.addWidget(part)
        column.addLayout(row)

    def _make_charts(self) -> None:
        self._charts = QWidget()
        self._as_tables = QCheckBox(self.tr("Show the figures as tables"))
        self._as_tables.setObjectName("speedTables")
        self._as_tables.setAccessibleName(self._as_tables.text())
        self._as_tables.toggled.connect(self._show_tables)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(18)
        self._legend = wrapping("caption", "muted")
        self._legend.setText(
            self.tr("Filled: what is in use. A question mark: this computer was too busy for a certain figure.")
        )
        column = QVBoxLayout(self._charts)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._grid)
        column.addWidget(self._legend)
        column.addWidget(self._as_tables)

    def _button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return button

    # -------------------------------------------------------------------------------- showing it

    def _show_head(self, state: SpeedState) -> None:
        model, report = self._engine.state.model, state.report
        if model is None:
            self._model.setText(self.tr("There is no model to measure: load one first."))
        elif report is None:
            self._model.setText(
                self.tr(
                    "See how fast “{0}” reads and writes on this computer, and which settings are best for it. Close "
                    "programs that keep the computer busy before."
                ).format(title_of(model))
            )
        else:
            self._model.setText(self.tr("“{0}” on this computer writes").format(title_of(model)))
        self._headline.setText(headline(report) if report is not None else "")
        self._about.setText(about(report) if report is not None else "")
        self._headline.setVisible(report is not None)
        self._about.setVisible(report is not None)
        self._buttons.setVisible(not state.measuring)
        self._explained.setVisible(not state.measuring and report is None)
        for button in (self.measure, self.measure_all):
            button.setEnabled(state.can_begin)
        look = "" if report is not None else "primary"
        if self.measure.property("look") != look:
            self.measure.setProperty("look", look)
            self.measure.style().polish(self.measure)

    def _show_advice(self, state: SpeedState) -> None:
        wanted = [choice for choice in state.choices if choice.changes]
        self._advice.setVisible(bool(state.choices) and not state.measuring)
        if state.applied:
            changes = [self.tr("Set. They take effect when the model is loaded again.")]
        else:
            changes = [what_changes(choice) for choice in wanted] or [self.tr("They are in use already.")]
        self._changes.setText("\n".join(changes))
        self._reasons.setText("\n".join(reason(choice) for choice in state.choices))
        self.use.setVisible(bool(wanted) and not state.applied)
        self.undo.setVisible(state.applied)

    def _show_charts(self, state: SpeedState) -> None:
        charts = charts_of(state.report) if state.report is not None else ()
        names = [chart.name for chart in charts]
        if names != list(self._panels):
            for panel in self._panels.values():
                self._grid.removeWidget(panel)
                panel.hide()
                panel.deleteLater()
            self._panels = {chart.name: SpeedPanel(chart) for chart in charts}
            for panel in self._panels.values():
                panel.set_theme(self._theme, self._zoom)
                panel.show_table(self._as_tables.isChecked())
            self._columns = 0
            self._arrange()
        else:
            for chart in charts:
                self._panels[chart.name].show_chart(chart)
        self._charts.setVisible(bool(charts))

    def _show_tables(self, shown: bool) -> None:
        for panel in self._panels.values():
            panel.show_table(shown)
        self._legend.setVisible(not shown)

    def _arrange(self) -> None:
        """Charts side by side where there is room."""
        columns = 2 if self.width() >= px(TWO, self._zoom) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, panel in enumerate(self._panels.values()):
            self._grid.addWidget(panel, place // columns, place % columns)
            panel.show()
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < columns))

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._engine.state.phase == "resting":
            self._engine.ensure()  # who looks here wants to measure

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

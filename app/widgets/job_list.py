"""Long work on models, one line each: what is done, how far it is, a button that stops it. Emits wishes only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.controllers.library import Job
from app.itemmodels.amounts import percent, size_of
from app.theme import LIGHT, Theme, px
from app.widgets.progress_line import ProgressLine
from app.widgets.wrapping_label import wrapping


class JobRow(QFrame):
    """Signals:
    stopped(): The work is no longer wanted.
    """

    stopped = Signal()

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._words = wrapping()
        self._line = ProgressLine()
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setObjectName("stopJob")
        self.stop.setProperty("look", "quiet")
        self.stop.clicked.connect(self.stopped)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._words)
        words.addWidget(self._line)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.stop)
        self.show_job(job)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours."""
        self._line.set_theme(theme, zoom)
        self._row.setContentsMargins(px(14, zoom), px(8, zoom), px(8, zoom), px(8, zoom))

    def show_job(self, job: Job) -> None:
        """Show how far it is."""
        self._words.setText(self._said(job))
        self._line.show_share(job.done / job.total if job.total else 0.0)
        self.stop.setAccessibleName(self.tr("Stop: {0}").format(self._doing(job)))
        # In steps, so that a screen reader is not told all the time.
        spoken = f"{self._doing(job)} {percent(job.done, job.total) // 10 * 10} %"
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)

    def _said(self, job: Job) -> str:
        doing = self._doing(job)
        if not job.running:
            return self.tr("{0} · waits for its turn").format(doing)
        return self.tr("{0} · {1}").format(doing, size_of(job.done, job.total)) if job.total else doing

    def _doing(self, job: Job) -> str:
        if job.kind == "verify":
            return self.tr("Checking “{0}”").format(job.title)
        if job.kind == "quantize":
            trying = job.step == "test"
            return (self.tr("Trying out what was made of “{0}”") if trying else self.tr("Making “{0}” smaller")).format(
                job.title
            )
        if job.step == "hash":
            return self.tr("Comparing the copy of “{0}”").format(job.title)
        return self.tr("Moving “{0}”").format(job.title)


class JobList(QWidget):
    """Signals:
    stopped(int): This job is no longer wanted.
    """

    stopped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryJobs")
        self.setAccessibleName(self.tr("Under way"))
        self._theme, self._zoom = LIGHT, 1.0
        self._rows: dict[int, JobRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours."""
        self._theme, self._zoom = theme, zoom
        for row in self._rows.values():
            row.set_theme(theme, zoom)

    def show_jobs(self, jobs: tuple[Job, ...]) -> None:
        """Show these."""
        for job_id in self._rows.keys() - {job.id for job in jobs}:
            row = self._rows.pop(job_id)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for job in jobs:
            if job.id in self._rows:
                self._rows[job.id].show_job(job)
            else:
                self._add(job)
        self.setVisible(bool(jobs))

    def _add(self, job: Job) -> None:
        row = self._rows[job.id] = JobRow(job)
        row.set_theme(self._theme, self._zoom)
        row.stopped.connect(lambda: self.stopped.emit(job.id))
        self._column.addWidget(row)

"""*About Hearth*: what it is, what is installed, whose work it is, and a report for bugs. Finds out nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QTabWidget, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme, px
from app.version import VERSION
from app.widgets.buttons import dialog_button
from app.widgets.icons import icon
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.licences_page import LicencesPage
from app.widgets.overview_page import OverviewPage
from app.widgets.report_page import ReportPage

SIZE = (820, 640)  # pixels at zoom 1
SMALLEST = (360, 400)  # pixels
FLAME = 56  # pixels at zoom 1


class AboutDialog(KeyedDialog):
    """Signals:
    report_asked(): The report is looked at and is to be made.

    Attributes:
        overview: Versions, places, the engine.
        licences: Whose work it is.
        report: For bugs.
    """

    report_asked = Signal()

    def __init__(
        self, overview: OverviewPage, licences: LicencesPage, report: ReportPage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About Hearth"))
        self.setMinimumSize(*SMALLEST)
        self.overview, self.licences, self.report = overview, licences, report
        self._zoom = 0.0
        self.pages = QTabWidget()
        self.pages.setObjectName("aboutPages")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self.pages.tabBar().setObjectName("aboutTabs")
        self.pages.tabBar().setAccessibleName(self.tr("Pages about Hearth"))
        self.pages.addTab(overview, self.tr("Overview"))
        self.pages.addTab(licences, self.tr("Licences"))
        self.pages.addTab(report, self.tr("Report"))
        self.pages.currentChanged.connect(lambda _place: self._note_page())
        report.renew_asked.connect(self.report_asked)
        self._lay_out()

    def set_theme(self, theme: Theme = LIGHT, zoom: float = 1.0) -> None:
        """Tint the symbols, and size what does not follow the font."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.take_size(SIZE, zoom)
        side = px(FLAME, zoom)
        flame = icon("flame", theme, theme.accent).pixmap(QSize(side, side), self.devicePixelRatioF())
        self._flame.setPixmap(flame)
        self.overview.set_theme(theme)
        self.licences.set_theme(theme, zoom)
        self.report.set_theme(theme, zoom)

    def turn_to(self, page: QWidget | None = None) -> None:
        """Show one of the pages, the first one where none is named."""
        self.pages.setCurrentWidget(page or self.overview)
        self._note_page()
        self.pages.tabBar().setFocus()

    # ------------------------------------------------------------------------------------ inside

    def _note_page(self) -> None:
        if self.pages.currentWidget() is self.report:
            self.report_asked.emit()

    def _lay_out(self) -> None:
        self._flame = QLabel()
        self._flame.setAccessibleName(self.tr("The flame of Hearth"))
        name = QLabel(self.tr("Hearth"))
        name.setProperty("scale", "large")
        version = QLabel(self.tr("Version {0}").format(VERSION))
        version.setObjectName("aboutVersion")
        version.setProperty("tone", "muted")
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sentence = QLabel(self.tr("Chat with language models on your own computer."))
        sentence.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        # A name is English also where one reads from the right, and would stand where English begins.
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        for each in (name, version, sentence):
            each.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute)
            words.addWidget(each)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._flame, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        close = dialog_button("closeAbout", self.tr("Close"), "")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(14)
        whole.addLayout(top)
        whole.addWidget(self.pages, 1)
        whole.addLayout(foot)

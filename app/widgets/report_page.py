"""The report to send with a bug, shown before it is copied: nobody sends what they have not seen. Makes none itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.theme import Theme, code_font, px
from app.widgets.announcer import Say, say_through
from app.widgets.buttons import dialog_button
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.scroll_area import scroll_area

LEAST = 120  # pixels of the report's height at zoom 1


class ReportPage(QWidget):
    """Signals:
    renew_asked(): The report is to be made, as things are now.

    Attributes:
        text: The report.
        copy: Copies it.
        renew: Makes it anew.
    """

    renew_asked = Signal()

    def __init__(self, say: Say | None = None, parent: QWidget | None = None) -> None:
        """``say`` has something said by a screen reader; by default it is an announcement of this page."""
        super().__init__(parent)
        self._say = say or say_through(self)
        about = QLabel(
            self.tr(
                "For a bug report: versions, this computer, settings and the last lines of the log. "
                "Nothing you have written is in it, and it is sent nowhere. Read it before you pass it on."
            )
        )
        about.setWordWrap(True)
        about.setProperty("tone", "muted")
        self.text = QPlainTextEdit()
        self.text.setObjectName("reportText")
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("look", "field")
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # it is English everywhere
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.said = QLabel()
        self.said.setObjectName("reportSaid")
        self.said.setProperty("tone", "success")
        self.said.setWordWrap(True)
        self.renew = dialog_button("renewReport", self.tr("Make it again"), "")
        self.renew.clicked.connect(self.renew_asked)
        self.copy = dialog_button("copyReport", self.tr("Copy report"), "primary")
        self.copy.clicked.connect(self._copy)
        self._lay_out(about)
        self.show_making()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbol and size the letters."""
        self.copy.setIcon(icon("copy", theme, theme.on_accent))
        font = code_font(zoom)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.text.setFont(font)
        self.text.setMinimumHeight(px(LEAST, zoom))

    def show_making(self) -> None:
        """It is being made."""
        self.text.setPlainText("")
        self.text.setPlaceholderText(self.tr("The report is being made…"))
        self.said.hide()
        self.copy.setEnabled(False)

    def show_report(self, text: str) -> None:
        """Here it is. What somebody is reading stays where it is."""
        bar = self.text.verticalScrollBar()
        place = bar.value()
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
            bar.setValue(place)
        self.copy.setEnabled(True)

    def show_failure(self, words: str) -> None:
        """It could not be made."""
        self.text.setPlaceholderText(words)
        self.copy.setEnabled(False)

    # ------------------------------------------------------------------------------------ inside

    def _lay_out(self, about: QLabel) -> None:
        buttons = QWidget()
        flow = FlowLayout(8, buttons)  # in a narrow window with large letters one below the other
        flow.addWidget(self.copy)
        flow.addWidget(self.renew)
        inside = QWidget()  # scrolled where large letters in a small window would leave the report no line
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(about)
        column.addWidget(self.text, 1)
        column.addWidget(self.said)
        column.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll_area(inside))
        inside.setAutoFillBackground(False)  # on a page of tabs it would be a patch of another colour

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        words = self.tr("The report was copied. You can paste it where you report the problem.")
        self.said.setText(words)
        self.said.show()
        self._say(words)

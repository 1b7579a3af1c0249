"""What is new in a version, as plain text; the page of it is opened when its button is pressed, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import px
from app.widgets.buttons import dialog_button
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.scroll_area import scroll_area
from app.widgets.wrapping_label import wrapping
from inference.updates import Release

SIZE = (520, 420)  # pixels at zoom 1


class ReleaseDialog(KeyedDialog):
    """Signals:
    page_asked(str): This address is to be opened in the browser.
    skip_asked(): Nothing more is to be said of this version.
    """

    page_asked = Signal(str)
    skip_asked = Signal()

    def __init__(self, release: Release, version: str, zoom: float, parent: QWidget | None = None) -> None:
        """``version``: the one that is here."""
        super().__init__(parent)
        self.setObjectName("releaseDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New version"))
        self._zoom = zoom
        title, here = wrapping("title"), wrapping("", "muted")
        title.setText(self.tr("Hearth {0}").format(release.version))
        here.setText(
            self.tr(
                "You have {0}. Hearth neither downloads nor replaces anything by itself: the page tells how to install "
                "the new version, which keeps your conversations and models."
            ).format(version)
        )
        self.notes = wrapping()
        self.notes.setObjectName("releaseNotes")
        self.notes.setText("\n\n".join(f"• {line}" for line in release.notes if line))
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.skip = dialog_button("skipVersion", self.tr("Skip this version"), "quiet")
        self.skip.clicked.connect(self.skip_asked)
        self.skip.clicked.connect(self.accept)
        self.cancel = dialog_button("closeRelease", self.tr("Close"), "")
        self.cancel.clicked.connect(self.reject)
        self.open_page = dialog_button("openReleasePage", self.tr("Open its page"), "primary")
        self.open_page.setToolTip(release.page)
        self.open_page.setDefault(True)
        self.open_page.clicked.connect(lambda: self.page_asked.emit(release.page))
        self.open_page.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.open_page)
        column = QVBoxLayout(self)
        side = px(20, zoom)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(px(10, zoom))
        column.addWidget(title)
        column.addWidget(here)
        column.addWidget(scroll_area(self.notes), 1)
        column.addLayout(buttons)

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        self.take_size(SIZE, self._zoom)
        super().showEvent(event)
        self.open_page.setFocus()

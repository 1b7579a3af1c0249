"""What lies over the window while a file is dragged across it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

MARGIN = 16  # pixels around it


class DropHint(QLabel):
    """Says what dropping would do; lets every event through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("dropHint")
        self.setText(self.tr("Drop a .gguf file to add the model"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("scale", "title")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole parent."""
        self.setGeometry(self._window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self.raise_()
        self.show()

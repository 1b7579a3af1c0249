"""Shows how far a removal is, and then what became of it; removes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.error_words import said
from app.itemmodels.amounts import number, size
from app.itemmodels.reset_words import how_it_goes, part_title
from app.reset.leaving import Installed
from app.reset.parts import Part
from app.reset.removing import Removed
from app.widgets.buttons import dialog_button
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.scroll_area import scroll_area
from app.widgets.wrapping_label import wrapping

SIZE = (520, 320)  # pixels at zoom 1
NAMED = 20  # files that are left, named one by one


class RemovalDialog(KeyedDialog):
    """Signals:
    stop_asked(): What is left is to stay.
    """

    stop_asked = Signal()

    def __init__(self, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("removalDialog")
        self.setWindowTitle("Hearth")
        self._over = False
        self.title = wrapping("title")
        self.title.setText(self.tr("Removing…"))
        self.state = wrapping()
        self.state.setObjectName("removalState")
        self.state.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.button = dialog_button("removalButton", self.tr("Stop"), "")
        self.button.clicked.connect(self._press)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(scroll_area(self.state), 1)
        column.addLayout(buttons)
        self.take_size(SIZE, zoom)

    def show_progress(self, part: Part, freed: int) -> None:
        """What is being removed, and the bytes that are free by now."""
        if not self._over:
            self.state.setText(self.tr("{0}: {1} are free by now.").format(part_title(part), size(freed)))

    def show_end(self, removed: Removed, found: Installed) -> None:
        """What became of it, and how the program itself goes where nothing else of Hearth is left."""
        self._finish(self.tr("Not everything could be removed.") if removed.left else self.tr("It is removed."))
        words = [self.tr("{0} in {1} files are gone.").format(size(removed.freed), number(removed.files))]
        for left in removed.left[:NAMED]:
            where = f"{left.path}: {left.why}" if left.path else said(left.why)
            words.append(self.tr("Left: {0}").format(where))
        if len(removed.left) > NAMED:
            words.append(self.tr("{0} more are left.").format(number(len(removed.left) - NAMED)))
        words += [self.tr("Not made by Hearth, so it stays in {0}: {1}").format(*each) for each in _stays(removed)]
        if removed.everything:
            words.append(how_it_goes(found))
        self.state.setText("\n\n".join(words))

    def show_failure(self, words: str) -> None:
        """It could not be begun, or went wrong."""
        self._finish(self.tr("Nothing more was removed."))
        self.state.setText(words)

    def _finish(self, title: str) -> None:
        self._over = True
        self.title.setText(title)
        self.button.setText(self.tr("Close"))
        self.button.setAccessibleName(self.button.text())
        self.button.setFocus()

    def _press(self) -> None:
        if self._over:
            self.accept()
        else:
            self.stop_asked.emit()

    # ------------------------------------------------------------------------------ Qt overrides

    def reject(self) -> None:
        """Esc and the cross do what the button does."""
        self._press()


def _stays(removed: Removed) -> list[tuple[str, str]]:
    return [(each.path, each.why) for each in removed.stays]

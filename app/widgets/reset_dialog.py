"""What Hearth has put on this computer, part by part with its size, to be chosen and removed; removes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QMessageBox, QVBoxLayout, QWidget

from app.itemmodels.amounts import number, size
from app.itemmodels.reset_words import part_about, part_title
from app.reset.parts import KEPT, Part
from app.theme import LIGHT, Theme
from app.widgets.buttons import dialog_button, quiet_button
from app.widgets.icons import icon
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.scroll_area import scroll_area
from app.widgets.wrapping_label import wrapping

if TYPE_CHECKING:
    from app.reset.measuring import Amount

SIZE = (600, 680)  # pixels at zoom 1
SMALLEST = (340, 400)  # pixels
SHOWN: tuple[Part, ...] = ("conversations", "models", "settings", "downloads", "caches", "logs", "token")


class PartRow(QFrame):
    """One part: a box, what goes with it, how large it is, where it lies."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part: Part = part
        self.amount: Amount | None = None
        self.setProperty("look", "card")
        self.box = QCheckBox(part_title(part))
        self.box.setObjectName(f"reset.{part}")
        self.box.setAccessibleName(self.box.text())
        self._size = QLabel()
        self._size.setObjectName(f"resetSize.{part}")
        self._about, self._place = wrapping("caption", "muted"), wrapping("caption", "muted")
        self._about.setText(part_about(part))
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.box, 1)
        head.addWidget(self._size)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self._place)
        self.box.toggled.connect(lambda _on: self._show_place())
        self.wait()

    @property
    def chosen(self) -> bool:
        """Whether it is to go."""
        return self.box.isChecked() and self.box.isEnabled()

    @property
    def bytes(self) -> int:
        """How much would be free."""
        return self.amount.size if self.amount is not None else 0

    def wait(self) -> None:
        """It is not counted yet."""
        self.amount = None
        self.box.setEnabled(True)
        self.box.setChecked(self.part not in KEPT)
        self._say(self.tr("waits"), muted=True)
        self._place.hide()

    def show_counting(self, count: int) -> None:
        """So much was found until now."""
        self._say(self.tr("{0}…").format(size(count)), muted=True)

    def show_amount(self, amount: Amount) -> None:
        """It is counted."""
        self.amount = amount
        self.box.setEnabled(not amount.nothing)
        if amount.nothing:
            self.box.setChecked(False)
        if amount.part == "token":
            self._say("", muted=True)
        else:
            self._say(self.tr("nothing there") if amount.nothing else size(amount.size), muted=amount.nothing)
        self._show_place()

    def show_unknown(self) -> None:
        """The counting was stopped before it came to this one; it can be removed all the same."""
        if self.amount is None:
            self._say(self.tr("not counted"), muted=True)

    def _say(self, words: str, *, muted: bool) -> None:
        self._size.setText(words)
        self._size.setProperty("tone", "muted" if muted else "")
        self._size.style().unpolish(self._size)
        self._size.style().polish(self._size)
        self.box.setAccessibleDescription(f"{words}. {self._about.text()}".lstrip(". "))

    def _show_place(self) -> None:
        """Where what stays can be found; of what goes nobody needs to know."""
        places = self.amount.places if self.amount is not None and not self.amount.nothing else ()
        self._place.setText(self.tr("They stay in {0}.").format(", ".join(places)))
        self._place.setVisible(bool(places) and self.part in KEPT and not self.box.isChecked())


class ResetDialog(KeyedDialog):
    """Signals:
    stop_asked(): The counting is no longer wanted.
    copy_asked(): All conversations are to be saved into a file.
    remove_asked(tuple[Part, ...]): These are to go; the user has been asked.
    """

    stop_asked = Signal()
    copy_asked = Signal()
    remove_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resetDialog")
        self.setWindowTitle(self.tr("Reset or remove Hearth"))
        self.setMinimumSize(*SMALLEST)
        self._theme, self._zoom = LIGHT, 0.0
        self._title = wrapping("title")
        self._title.setText(self.tr("What is to be removed?"))
        self._about = wrapping("", "muted")
        self._about.setText(
            self.tr(
                "This is what Hearth has put on this computer. Models of other programs, and files that you put into "
                "Hearth's folders yourself, are never touched."
            )
        )
        self.rows = {part: PartRow(part) for part in SHOWN}
        self.save_copy = quiet_button("resetSaveCopy", self.tr("Save a copy first…"), "")
        self.save_copy.setAutoDefault(False)
        self.save_copy.clicked.connect(self.copy_asked)
        self.copy_state = wrapping("caption", "muted")
        self.rows["conversations"].column.addWidget(self.save_copy, 0, Qt.AlignmentFlag.AlignLeading)
        self.rows["conversations"].column.addWidget(self.copy_state)
        self._sum = wrapping()
        self._sum.setObjectName("resetSum")
        self.everything = dialog_button("resetEverything", self.tr("Choose everything"), "quiet")
        self.everything.clicked.connect(self._choose_everything)
        self.cancel = dialog_button("resetCancel", self.tr("Cancel"), "")
        self.cancel.clicked.connect(self.reject)
        self.remove = dialog_button("resetRemove", self.tr("Remove…"), "danger")
        self.remove.clicked.connect(self.ask)
        for row in self.rows.values():
            row.box.toggled.connect(lambda _on: self._note_chosen())
        self._lay_out()
        self._note_chosen()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._theme = theme
        if zoom != self._zoom:
            self._zoom = zoom
            self.take_size(SIZE, zoom)
        self.save_copy.setIcon(icon("download", theme))
        self.remove.setIcon(icon("trash", theme, theme.error))

    def begin(self) -> None:
        """Everything is being counted."""
        for row in self.rows.values():
            row.wait()
        self.copy_state.setText("")
        self._note_chosen()

    def show_counting(self, part: Part, count: int) -> None:
        """So much of a part was found until now."""
        self.rows[part].show_counting(count)

    def show_amount(self, amount: Amount) -> None:
        """A part is counted."""
        self.rows[amount.part].show_amount(amount)
        self._note_chosen()

    def show_end(self) -> None:
        """The counting is over."""
        for row in self.rows.values():
            row.show_unknown()

    def show_copy(self, words: str) -> None:
        """What becomes of the copy of all conversations."""
        self.copy_state.setText(words)
        self.copy_state.setVisible(bool(words))

    def chosen(self) -> tuple[Part, ...]:
        """What is to go."""
        return tuple(part for part, row in self.rows.items() if row.chosen)

    def ask(self) -> QMessageBox | None:
        """Name what goes, once more, before it does."""
        chosen = self.chosen()
        if not chosen:
            return None
        box = QMessageBox(self)
        box.setObjectName("resetConfirm")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.windowTitle())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Remove this for good?"))
        box.setInformativeText("\n".join((*self._lines(chosen), "", self._outlook(chosen))))
        go = box.addButton(self.tr("Remove for good"), QMessageBox.ButtonRole.DestructiveRole)
        go.setObjectName("resetConfirmed")
        # Where nothing else is there, nothing of Hearth is to stay: neither its folders.
        parts = SHOWN if self._all(chosen) else chosen
        go.clicked.connect(lambda: self.remove_asked.emit(parts))
        box.addButton(QMessageBox.StandardButton.Cancel).setObjectName("cancel")
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        for button in box.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        box.open()
        return box

    # ------------------------------------------------------------------------------------ inside

    def _lines(self, chosen: Sequence[Part]) -> list[str]:
        found = []
        for part in chosen:
            row = self.rows[part]
            sized = f" ({size(row.bytes)})" if row.bytes else ""
            found.append(f"• {part_title(part)}{sized}")
        return found

    def _outlook(self, chosen: Sequence[Part]) -> str:
        words = self.tr("Hearth closes for it and cannot bring it back.")
        if self._all(chosen):
            return f"{words} {self.tr('Then it tells how to remove the program itself.')}"
        return f"{words} {self.tr('Then it opens again.')}"

    def _all(self, chosen: Sequence[Part]) -> bool:
        return set(chosen) >= {part for part, row in self.rows.items() if row.box.isEnabled()}

    def _choose_everything(self) -> None:
        for row in self.rows.values():
            row.box.setChecked(row.box.isEnabled())

    def _note_chosen(self) -> None:
        chosen = self.chosen()
        self.remove.setEnabled(bool(chosen))
        goes = "conversations" in chosen
        self.save_copy.setVisible(goes)
        self.copy_state.setVisible(goes and bool(self.copy_state.text()))
        total = sum(self.rows[part].bytes for part in chosen)
        files = sum(amount.files for part in chosen if (amount := self.rows[part].amount) is not None)
        words = self.tr("{0} in {1} files would be removed.").format(size(total), number(files))
        self._sum.setText(words if chosen else self.tr("Nothing is chosen."))

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("settingsPage")  # on the ground of a page
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(6)
        for row in self.rows.values():
            parts.addWidget(row)
        parts.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self._sum, 1)
        below.addWidget(self.everything)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(scroll_area(inside), 1)
        column.addLayout(below)
        column.addLayout(buttons)

    # ------------------------------------------------------------------------------ Qt overrides

    def done(self, result: int) -> None:
        self.stop_asked.emit()
        super().done(result)

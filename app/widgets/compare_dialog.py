"""What is to be compared: two or three models, or one with different sampling. Asks nothing by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.controllers.comparing import MOST
from app.controllers.wishes import Wish
from app.settings import Settings
from app.theme import Theme, px
from app.widgets.buttons import dialog_button
from app.widgets.compare_slot import CompareSlot
from app.widgets.icons import icon
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.scroll_area import scroll_area
from app.widgets.wrapping_label import wrapping
from inference.model_file import ModelFile
from inference.outlook import Outlook

SIZE = (560, 560)  # pixels at zoom 1


class CompareDialog(KeyedDialog):
    """Signals:
    chosen(list, bool): These wishes are to be answered; whether their names are hidden until one is kept.
    outlook_asked(str): What is to be expected of the model of this name?
    find_asked(): Other models are wanted.
    """

    chosen = Signal(object, bool)
    outlook_asked = Signal(str)
    find_asked = Signal()

    def __init__(
        self, settings: Settings, theme: Theme, zoom: float, *, beside: str = "", parent: QWidget | None = None
    ) -> None:
        """``beside``: who wrote the answer that others are compared with; empty: a new question."""
        super().__init__(parent)
        self.setObjectName("compareDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare models"))
        self._zoom = zoom
        self._least = 1 if beside else 2
        self._most = MOST - 1 if beside else MOST
        self._models: tuple[ModelFile, ...] = ()
        self._outlooks: dict[str, Outlook | None] = {}
        self._title = wrapping("title")
        self._title.setText(
            self.tr("Compare the answer of “{0}” with others").format(beside)
            if beside
            else self.tr("Have one question answered by several models")
        )
        self._about = wrapping("", "muted")
        self._about.setText(
            self.tr(
                "The answers are written one after the other, since one model is in memory at a time, and shown side "
                "by side. Keep the one you like best; nothing is lost."
            )
        )
        self.slots = [CompareSlot(number + 1, settings) for number in range(self._most)]
        for place, slot in enumerate(self.slots):
            slot.set_theme(theme)
            slot.changed.connect(lambda place=place: self._note_change(place))
            slot.removed.connect(lambda place=place: self._remove(place))
        self._used = self._least
        self.add = dialog_button("compareAdd", self.tr("Add another one"), "quiet")
        self.add.setIcon(icon("plus", theme))
        self.add.clicked.connect(self._add)
        self.find_more = dialog_button("compareFind", self.tr("Find more models…"), "quiet")
        self.find_more.clicked.connect(self._find)
        self.blind = QCheckBox(self.tr("Hide the names until I have chosen"))
        self.blind.setObjectName("compareBlind")
        self.blind.setAccessibleName(self.blind.text())
        self.blind.setVisible(not beside)
        self._preferred = wrapping("caption", "muted")
        self._preferred.hide()
        self._problem = wrapping("caption", "muted")
        self.go = dialog_button("compareGo", self.tr("Compare"), "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.cancel = dialog_button("compareCancel", self.tr("Cancel"), "quiet")
        self.cancel.clicked.connect(self.reject)
        self._lay_out()

    def show_choice(self, models: Sequence[ModelFile], wishes: Sequence[Wish], *, blind: bool) -> None:
        """Offer these models, what was chosen last time chosen."""
        self._models = tuple(models)
        usable = [model.name for model in models if not model.problem and not model.missing]
        kept = [wish for wish in wishes if wish.model in usable][: self._most]
        rest = [name for name in usable if name not in [wish.model for wish in kept]]
        while len(kept) < self._least:
            kept.append(Wish(model=rest.pop(0) if rest else usable[0] if usable else ""))
        self._used = len(kept)
        for slot, wish in zip(self.slots, [*kept, *[Wish()] * MOST], strict=False):
            slot.show_models(models)
            slot.show_wish(wish)
        self.blind.setChecked(blind)
        self._show()

    def show_outlooks(self, outlooks: Mapping[str, Outlook | None]) -> None:
        """Say what is to be expected of models, by their names."""
        self._outlooks.update(outlooks)
        for slot in self.slots:
            slot.show_outlook(self._outlooks.get(slot.wish.model))

    def show_preferred(self, preferred: Mapping[str, tuple[int, int]]) -> None:
        """Say which models were preferred without knowing their names: by name, how often, of how many times."""
        best = sorted(preferred.items(), key=lambda each: -each[1][0] / max(1, each[1][1]))
        parts = [self.tr("{0} {1} of {2}").format(name, won, shown) for name, (won, shown) in best[:5]]
        self._preferred.setText(self.tr("Preferred without knowing the names: {0}.").format(", ".join(parts)))
        self._preferred.setVisible(bool(parts) and self.blind.isVisibleTo(self))

    def wishes(self) -> list[Wish]:
        """What is chosen."""
        return [slot.wish for slot in self.slots[: self._used]]

    # ------------------------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        side = px(20, self._zoom)
        inside = QWidget()
        inside.setObjectName("settingsPage")
        column = QVBoxLayout(inside)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(px(10, self._zoom))
        column.addWidget(self._title)
        column.addWidget(self._about)
        for slot in self.slots:
            column.addWidget(slot)
        more = QHBoxLayout()
        more.addWidget(self.add)
        more.addWidget(self.find_more)
        more.addStretch(1)
        column.addLayout(more)
        column.addWidget(self.blind)
        column.addWidget(self._preferred)
        column.addWidget(self._problem)
        column.addStretch(1)
        area = scroll_area(inside)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(side, px(8, self._zoom), side, px(16, self._zoom))
        buttons.setSpacing(px(8, self._zoom))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)

    def _show(self) -> None:
        for place, slot in enumerate(self.slots):
            slot.setVisible(place < self._used)
            slot.show_removable(self._used > self._least)
        self.add.setVisible(self._used < self._most)
        wishes = self.wishes()
        twice = len({(wish.model, tuple(sorted(wish.sampling.items(), key=str))) for wish in wishes}) < len(wishes)
        self._problem.setText(
            self.tr("Two of them are the same: you will see how much the answers of one model differ by chance.")
            if twice
            else ""
        )
        self._problem.setVisible(twice)
        for wish in wishes:
            if wish.model not in self._outlooks:
                self._outlooks[wish.model] = None
                self.outlook_asked.emit(wish.model)

    def _note_change(self, place: int) -> None:
        slot = self.slots[place]
        slot.show_outlook(self._outlooks.get(slot.wish.model))
        self._show()

    def _add(self) -> None:
        taken = [wish.model for wish in self.wishes()]
        usable = [model.name for model in self._models if not model.problem and not model.missing]
        free = [name for name in usable if name not in taken]
        self.slots[self._used].show_wish(Wish(model=(free or usable or [""])[0]))
        self._used += 1
        self._note_change(self._used - 1)
        self.slots[self._used - 1].model.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, place: int) -> None:
        left = [wish for number, wish in enumerate(self.wishes()) if number != place]
        self._used = len(left)
        for slot, wish in zip(self.slots, left, strict=False):
            slot.show_wish(wish)
            slot.show_outlook(self._outlooks.get(wish.model))
        self._show()

    def _find(self) -> None:
        self.reject()
        self.find_asked.emit()

    def _go(self) -> None:
        self.chosen.emit(self.wishes(), self.blind.isChecked())
        self.accept()

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        self.take_size(SIZE, self._zoom)
        super().showEvent(event)

"""A field to choose one of the models on this computer, or the one in use; loads nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.itemmodels.model_words import line_of, title_of
from inference.model_file import GUIDE, ModelFile


class ModelChoice(QComboBox):
    """Signals:
    chosen(str): Name of the model that was chosen; empty for the one in use.
    """

    chosen = Signal(str)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """``name``: of the object; ``title``: what screen readers say."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a name must not keep a page wide
        self.installEventFilter(self)
        self._models: tuple[ModelFile, ...] = ()
        self._wanted = ""
        self.activated.connect(lambda row: self.chosen.emit(str(self.itemData(row) or "")))
        self._fill()

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """Offer those of ``models`` that can chat."""
        usable = tuple(model for model in models if not model.problem)
        if usable != self._models:
            self._models = usable
            self._fill()

    def show_choice(self, name: str) -> None:
        """Show which model is chosen; empty: the one in use. One that is not here is shown as such."""
        self._wanted = name
        if self.findData(name) < 0 or self._is_foreign():
            self._fill()
        self.setCurrentIndex(self.findData(name))
        self.setToolTip(str(self.itemData(self.currentIndex(), Qt.ItemDataRole.ToolTipRole) or ""))

    def _is_foreign(self) -> bool:
        """Whether something is offered that is neither here nor chosen any more."""
        return self.count() > 1 + len(self._models)

    def _fill(self) -> None:
        self.clear()
        self.addItem(self.tr("The model in use"), "")
        for model in self._models:
            title = title_of(model)
            self.addItem(self.tr("{0} (file not found)").format(title) if model.missing else title, model.name)
            self.setItemData(self.count() - 1, line_of(model), Qt.ItemDataRole.ToolTipRole)
        if self.findData(self._wanted) < 0:
            missing = self.tr("{0} (not on this computer)")
            self.addItem(missing.format(self._wanted if self._wanted != GUIDE else "Hearth"), self._wanted)
        self.setCurrentIndex(self.findData(self._wanted))

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scrolling a page must not change the field under the mouse."""
        if watched is self and event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

"""With which model and which options an answer is to be written again, once. Keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QLabel, QVBoxLayout, QWidget

from app.controllers.sampling import LONGEST
from app.controllers.wishes import Wish
from app.declarations import BY_KEY
from app.settings import Settings
from app.storage.values import Overrides
from app.theme import Theme, px
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.model_choice import ModelChoice
from app.widgets.sampling_fields import SamplingFields
from app.widgets.scroll_area import scroll_area
from app.widgets.wrapping_label import wrapping
from inference.model_file import ModelFile
from inference.protocol import Loaded

SIZE = (600, 640)  # pixels at zoom 1
NARROW = 500  # pixels at zoom 1 below which fields stand below their words
SMALLEST = (340, 360)  # pixels


class AgainDialog(KeyedDialog):
    """Signals:
    wished(Wish): Another answer is wanted so.
    """

    wished = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("againDialog")
        self.setWindowTitle(self.tr("Answer again"))
        self.setMinimumSize(*SMALLEST)
        self._settings = settings
        self._zoom = 1.0
        self._model = ""
        self._sampling: Overrides = {}
        self._usual: Overrides = {}  # what the conversation says
        self.model = ModelChoice("againModelChoice", self.tr("Model"))
        self.model.chosen.connect(self._note_model)
        self.fields = SamplingFields(settings)
        self.fields.edited.connect(self._note_sampling)
        self._loaded: Loaded | None = None
        self._lay_out()

    def show_for(self, wish: Wish, models: Sequence[ModelFile], loaded: Loaded | None) -> None:
        """Begin with what its conversation says."""
        self._model, self._sampling, self._loaded = wish.model, dict(wish.sampling), loaded
        self._usual = dict(wish.sampling)
        self.model.show_models(models)
        self.model.show_choice(wish.model)
        self.fields.show_sampling(self._sampling, wish.model, loaded)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols; another zoom gives it its usual size."""
        self.fields.set_theme(theme)
        if zoom != self._zoom or not self.isVisible():
            self._zoom = zoom
            self.resize(px(SIZE[0], zoom), px(SIZE[1], zoom))

    def _lay_out(self) -> None:
        words = wrapping("caption", "muted")
        words.setText(self.tr("Only this answer is written so. The one that is there stays as another version."))
        head = QLabel(self.tr("Model"))
        head.setBuddy(self.model)
        inside = QFrame()
        inside.setProperty("look", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (words, head, self.model, self.fields):
            column.addWidget(widget)
        column.addStretch(1)
        area = scroll_area(inside)
        box = QDialogButtonBox()
        self.go = box.addButton(self.tr("Answer again"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button, name in ((self.go, "againGo"), (cancel, "againCancel")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
        self.go.setProperty("look", "primary")
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        box.setContentsMargins(20, 8, 20, 16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addWidget(box)

    def _note_model(self, name: str) -> None:
        self._model = name
        self.fields.show_sampling(self._sampling, name, None)

    def _note_sampling(self, sampling: Overrides) -> None:
        self._sampling = sampling

    def _accept(self) -> None:
        # What the conversation says and was taken back here is to be as the settings say.
        taken_back = {name: self._set(name) for name in self._usual if name not in self._sampling}
        self.accept()
        self.wished.emit(Wish(model=self._model, sampling={**taken_back, **self._sampling}))

    def _set(self, name: str) -> int | float | bool | str | None:
        """What the settings say of an option."""
        key = "chat.max_tokens" if name == LONGEST else f"sampling.{name}"
        setting = BY_KEY.get(key)  # whether a model thinks first is no setting
        if setting is None:
            return None
        value = self._settings.get(key, model=self._model if setting.per_model else "")
        return value if not isinstance(value, tuple) else None

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fields.show_narrow(event.size().width() < px(NARROW, self._zoom))

"""What a newcomer is offered: what other programs left here, and one model that suits this computer. No widgets.

Asks nobody outside of this computer until the user presses the button.
"""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.engine import EngineController
from app.controllers.hub import Around
from app.controllers.hub_cards import cards_of_catalog
from app.controllers.machine import Circumstances
from app.controllers.models import ModelsController
from app.controllers.scanning import Scanning
from app.itemmodels.hub import Card
from inference.download.values import Download
from inference.model_file import PROGRAMS

Stage = Literal["offer", "asking", "loading", "here"]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What another program has left on this computer.

    Attributes:
        program: Its name.
        models: How many that can chat.
        size: Bytes.
    """

    program: str
    models: int
    size: int


class FirstView(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown.

    Attributes:
        found: Program by program, the most first.
        card: The model that is recommended; ``None`` while nobody knows, or where none fits.
        stage: ``offer``: it can be downloaded. ``asking``: the hub is being asked. ``loading``: it is being
            downloaded, see ``download``. ``here``: it can be used.
        download: How far it has come.
    """

    found: tuple[Found, ...] = ()
    card: Card | None = None
    stage: Stage = "offer"
    download: Download | None = None


class FirstRun(QObject):
    """Signals:
    changed(FirstView): Something else is to be shown; ``None``: nothing, the user has models.
    fetch_asked(Card): This model is to be downloaded.
    """

    changed = Signal(object)
    fetch_asked = Signal(object)

    def __init__(
        self,
        models: ModelsController,
        scanning: Scanning,
        engine: EngineController,
        around: Around,
        executor: Executor,
        bridge: Bridge,
        parent: QObject | None = None,
    ) -> None:
        """``executor``: where this computer is measured, once."""
        super().__init__(parent)
        self._models, self._scanning, self._engine = models, scanning, engine
        self._around = around
        self._executor = executor
        self._bridge = bridge
        self._asked = False
        self._view: FirstView | None = None
        self._card: Card | None = None
        self._stage: Stage = "offer"
        self._download: Download | None = None
        self._downloads: tuple[Download, ...] = ()
        models.listed.connect(self._look)
        scanning.changed.connect(self._look)
        engine.state_changed.connect(lambda _state: self._look())

    @property
    def view(self) -> FirstView | None:
        """What is shown now."""
        return self._view

    def start(self) -> None:
        """Say what is to be shown now."""
        self._look()

    @property
    def path(self) -> str:
        """The file of the recommended model, when it is here."""
        return str(self._download.wanted.model) if self._download is not None and self._stage == "here" else ""

    def fetch(self) -> None:
        """Download the recommended model."""
        if self._card is not None and self._stage == "offer":
            self._stage = "asking"
            self._look()
            self.fetch_asked.emit(self._card)

    def note_asking(self, repositories: frozenset[str]) -> None:
        """These repositories are being asked for; ours is no longer when it failed, or its download began."""
        if self._stage == "asking" and self._card is not None and self._card.id not in repositories:
            self._stage = "offer"
            self._look()

    def note_downloads(self, downloads: tuple[Download, ...]) -> None:
        """How all downloads stand."""
        self._downloads = downloads
        if self._card is None:
            return
        mine = next((each for each in downloads if each.wanted.repository == self._card.id), None)
        if mine is None:
            if self._stage == "loading":
                self._stage, self._download = "offer", None
                self._look()
        elif mine != self._download:
            self._download = mine
            self._stage = "here" if mine.state == "done" else "loading"
            self._look()

    # ------------------------------------------------------------------------------------ inside

    def _look(self) -> None:
        view = self._seen()
        if view is not None and self._card is None and not self._asked and self._engine.ready:
            # Not before the guide is loaded: its loading would disturb the measurement of this computer.
            self._asked = True
            self._bridge.when_done(self._executor.submit(first_card, self._around, self._around.now()), self._take)
        if view != self._view:
            self._view = view
            self.changed.emit(view)

    def _seen(self) -> FirstView | None:
        """``None`` as soon as the user has used something else than the guide, or has models of his own."""
        chatting = [model for model in self._models.all if not model.builtin and not model.problem]
        state = self._engine.state
        if state.model is None or not state.model.builtin or not self._models.all or self._scanning.found is None:
            return None
        if any(model.own or model.source == "file" or model.last_used for model in chatting) and not self._stage_counts:
            return None
        sums: dict[str, tuple[int, int]] = {}
        for model in chatting:
            if model.source in PROGRAMS and not model.missing:
                count, size = sums.get(PROGRAMS[model.source], (0, 0))
                sums[PROGRAMS[model.source]] = (count + 1, size + model.size)
        found = sorted(sums.items(), key=lambda item: -item[1][1])
        return FirstView(
            found=tuple(Found(program=program, models=count, size=size) for program, (count, size) in found),
            card=self._card,
            stage=self._stage,
            download=self._download,
        )

    @property
    def _stage_counts(self) -> bool:
        """What was begun here is shown to its end."""
        return self._stage != "offer"

    def _take(self, card: Card | None) -> None:
        self._card = card
        self._look()
        self.note_downloads(self._downloads)  # one of them may be its


def first_card(around: Around, now: Circumstances) -> Card | None:
    """The model of the catalog to begin with on this computer, ``None`` where none fits. On a thread."""
    cards, suggestions = cards_of_catalog(around.catalog(), around.machine.look(now))
    wanted = suggestions.balanced or suggestions.fast
    return next((card for card in cards if card.id == wanted), None)

"""One click on a suggested model: the hub is asked for its files, the right variant is chosen, the download begins."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.hub import Around, HubSource
from app.controllers.latest import Latest
from app.controllers.machine import Seen
from app.controllers.repository import Shelf
from app.itemmodels.hub import Card
from app.notices import Notices
from inference.download.values import Wanted
from inference.errors import AccessNeeded, HearthError, NotOnHub
from inference.hub.values import Repository, Variant
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from inference.catalog import CatalogEntry


class OneClick(QObject):
    """Signals:
    busy_changed(frozenset[str]): Repositories that are being asked for.
    wanted(Wanted): This is to be downloaded.
    found_here(str, str): The model is on this computer already: what it is called, and its file.
    page_needed(str): A licence has to be accepted, or more has to be decided: the page of this repository helps.
    """

    busy_changed = Signal(object)
    wanted = Signal(object)
    found_here = Signal(str, str)
    page_needed = Signal(str)

    def __init__(
        self,
        around: Around,
        shelf: Shelf,
        executor: Executor,
        bridge: Bridge,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._shelf = shelf
        self._executor = executor
        self._bridge = bridge
        self._notices = notices
        self._asking: dict[str, Latest] = {}

    def start(self, card: Card) -> None:
        """Download what is best of a model here; a second click while it is asked for does nothing."""
        if card.id in self._asking:
            return
        now, folder, find_here = self._around.now(), self._shelf.folder(), self._shelf.find_here()

        def ask(token: CancelToken) -> Wanted | str:
            entry = next((e for e in self._around.catalog() if e.repository == card.id), None)
            repository = self._find(card.id, entry, self._around.hub(), token)
            seen = self._around.machine.look(now)
            variant = best_variant(repository, entry.quantizations if entry else (), seen)
            return find_here(variant) or self._shelf.wanted(repository, variant, folder, None, None)

        question = self._asking[card.id] = Latest(self._executor, self._bridge)
        self.busy_changed.emit(frozenset(self._asking))
        question.ask(ask, lambda found: self._done(card, found), lambda error: self._fail(card, error))

    def close(self) -> None:
        """Wait for nothing any more."""
        for question in self._asking.values():
            question.cancel()
        self._asking.clear()

    def _find(self, name: str, entry: CatalogEntry | None, hub: HubSource, token: CancelToken) -> Repository:
        """The repository, else the same model from another publisher."""
        try:
            return hub.repository(name, cancel=token)
        except NotOnHub as error:
            for other in entry.alternates if entry else ():
                try:
                    return hub.repository(other, cancel=token)
                except NotOnHub:
                    continue
            raise error

    def _done(self, card: Card, found: Wanted | str) -> None:
        self._over(card)
        if isinstance(found, str):
            self.found_here.emit(card.title, found)
        else:
            # In the list of downloads it is called as on the card.
            self.wanted.emit(msgspec.structs.replace(found, title=f"{card.title} · {found.quantization}"))

    def _fail(self, card: Card, error: HearthError) -> None:
        self._over(card)
        if isinstance(error, AccessNeeded):
            self.page_needed.emit(card.id)
        else:
            self._notices.post_error(error)

    def _over(self, card: Card) -> None:
        self._asking.pop(card.id, None)
        self.busy_changed.emit(frozenset(self._asking))


def best_variant(repository: Repository, preferred: tuple[str, ...], seen: Seen) -> Variant:
    """The first of ``preferred`` quantizations that is comfortable here, else the recommended one. On a thread.

    Raises:
        NotOnHub: There is none.
    """
    from inference.hub.files import pick_variant  # on a worker
    from inference.hub.rough import rough_of_variant
    from inference.recommend import Choice, recommend

    choices = []
    for variant in repository.variants:
        outlook = seen.rough(rough_of_variant(repository.summary, variant))
        choices.append(Choice(quantization=variant.quantization, size=variant.size, outlook=outlook))
    for name in preferred:
        for variant, choice in zip(repository.variants, choices, strict=True):
            if variant.quantization.upper() == name.upper() and choice.outlook.comfortable:
                return variant
    recommended = recommend(choices)
    return repository.variants[recommended.index] if recommended is not None else pick_variant(repository)

"""Finding models: the catalog from the disk, the hub when the user asks for it. Requests run on threads; no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.hub_cards import Filters, card_of_summary, cards_of_catalog
from app.controllers.latest import Latest
from app.controllers.machine import Circumstances, Machine, Seen
from app.itemmodels.hub import Card, HubListModel
from inference.errors import HearthError
from inference.hub.values import Repository, SearchPage, SearchQuery, Variant
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from inference.catalog import CatalogEntry
    from inference.model_facts import ModelFacts

FEW = 8  # cards on a page that is worth showing; below that the next one is asked for at once
MOST_PAGES = 4  # asked for in a row because a filter left too little

Phase = Literal["catalog", "searching", "found", "nothing", "failed"]
Rows = list[Card | str]


class HubSource(Protocol):
    """What this needs of ``inference.hub.client.Hub``; every call blocks, and ends when ``cancel`` says so."""

    def search(self, query: SearchQuery, cursor: str = "", *, cancel: CancelToken) -> SearchPage: ...
    def repository(self, id: str, revision: str = "main", *, cancel: CancelToken) -> Repository: ...
    def card(self, id: str, commit: str, *, cancel: CancelToken) -> str: ...
    def facts(self, variant: Variant, *, cancel: CancelToken) -> ModelFacts: ...


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """What finding needs of the rest of the program.

    Attributes:
        hub: The hub as the settings are now. Called on a thread.
        catalog: The curated models. Called on a thread.
        machine: What this computer makes of a model.
        now: What only the window's thread knows. Called on it.
    """

    hub: Callable[[], HubSource]
    catalog: Callable[[], Sequence[CatalogEntry]]
    machine: Machine
    now: Callable[[], Circumstances]


class SearchState(msgspec.Struct, frozen=True, kw_only=True):
    """What the list shows, or is about to.

    Attributes:
        phase: ``catalog``: curated models, nothing was asked for. ``searching``: the first page is on its way, the
            list shows what it showed before. ``found``, ``nothing``; ``failed``: see ``error``.
        on_hub: Whether the hub was asked.
        words: What was searched for.
        filtered: Whether filters leave something out.
        growing: Whether a further page is on its way.
        error: Why it failed, or why there are no further pages.
    """

    phase: Phase = "catalog"
    on_hub: bool = False
    words: str = ""
    filtered: bool = False
    growing: bool = False
    error: HearthError | None = None


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    cards: list[Card]
    next: str


class HubController(QObject):
    """Fills the list of models that can be had.

    Signals:
        state_changed(SearchState): Something else is shown, or under way.
    """

    state_changed = Signal(object)

    def __init__(
        self, around: Around, executor: Executor, bridge: Bridge, rows: HubListModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._question = Latest(executor, bridge)
        self._state = SearchState()
        self._filters = Filters()
        self._cursor = ""
        self.rows = rows
        rows.more_wanted.connect(self.more)

    @property
    def state(self) -> SearchState:
        """What the list shows."""
        return self._state

    def show_catalog(self, filters: Filters) -> None:
        """Show the curated models. Asks nobody outside of this computer."""
        self._filters, now = filters, self._around.now()

        def show(rows: Rows) -> None:
            self.rows.show(rows)
            self._change(SearchState(phase="catalog" if rows else "nothing", filtered=_narrow(filters)))

        def fail(error: HearthError) -> None:
            self._change(SearchState(phase="failed", filtered=_narrow(filters), error=error))

        self._question.ask(lambda _token: self._catalog(filters, self._around.machine.look(now)), show, fail)

    def search(self, words: str, filters: Filters) -> None:
        """Ask the hub."""
        self._filters, self._cursor = filters, ""
        now = self._around.now()
        self._change(SearchState(phase="searching", on_hub=True, words=words, filtered=_narrow(filters)))

        def show(found: _Found) -> None:
            self._cursor = found.next
            self.rows.show(found.cards, more=bool(found.next))
            phase: Phase = "found" if found.cards or found.next else "nothing"
            self._change(msgspec.structs.replace(self._state, phase=phase))

        self._question.ask(lambda token: self._ask_hub(words, filters, "", now, token), show, self._fail)

    def more(self) -> None:
        """Ask for the next page."""
        if self._state.phase != "found" or not self._cursor or self._question.busy:
            return
        words, filters, cursor, now = self._state.words, self._filters, self._cursor, self._around.now()
        self._change(msgspec.structs.replace(self._state, growing=True, error=None))

        def show(found: _Found) -> None:
            self._cursor = found.next
            self.rows.append(found.cards, more=bool(found.next))
            self._change(msgspec.structs.replace(self._state, growing=False))

        def fail(error: HearthError) -> None:
            self._change(msgspec.structs.replace(self._state, growing=False, error=error))

        self._question.ask(lambda token: self._ask_hub(words, filters, cursor, now, token), show, fail)

    def again(self) -> None:
        """Ask once more what has failed."""
        if self._state.phase == "found":
            self.more()
        elif not self._state.on_hub:
            self.show_catalog(self._filters)  # nobody has asked for the hub
        else:
            self.search(self._state.words, self._filters)

    def close(self) -> None:
        """Wait for nothing any more."""
        self._question.cancel()

    # ------------------------------------------------------------------------------------ inside

    def _catalog(self, filters: Filters, seen: Seen) -> Rows:
        """On a thread: recommendations first, then all in the curator's order."""
        cards, suggested = cards_of_catalog(self._around.catalog(), seen)
        by_id = {card.id: card for card in cards}
        rows: Rows = []
        roles = {"balanced": suggested.balanced, "fast": suggested.fast, "best": suggested.best}
        chosen: dict[str, str] = {}
        for role, repository in roles.items():
            if repository:
                chosen.setdefault(repository, role)
        if not _narrow(filters) and chosen:
            rows.append(self.tr("Recommended for this computer"))
            rows += [msgspec.structs.replace(by_id[name], role=role) for name, role in chosen.items()]
            rows.append(self.tr("More suggestions"))
        rest = [card for card in cards if filters.admits(card) and not (rows and card.id in chosen)]
        return rows + rest

    def _ask_hub(self, words: str, filters: Filters, cursor: str, now: Circumstances, token: CancelToken) -> _Found:
        """On a thread: a page, or several where a filter leaves too little of each."""
        hub, seen = self._around.hub(), self._around.machine.look(now)
        cards: list[Card] = []
        for _ in range(MOST_PAGES):
            page = hub.search(filters.query(words), cursor, cancel=token)
            found = (card_of_summary(summary, seen) for summary in page.repositories)
            cards += [card for card in found if not filters.fits or card.outlook is None or card.outlook.fits]
            cursor = page.next
            if not cursor or len(cards) >= FEW:
                break
        return _Found(cards=cards, next=cursor)

    def _fail(self, error: HearthError) -> None:
        self._change(msgspec.structs.replace(self._state, phase="failed", error=error))

    def _change(self, state: SearchState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


def _narrow(filters: Filters) -> bool:
    """Whether they leave something out."""
    return msgspec.structs.replace(filters, sort=Filters().sort) != Filters()

"""Turns what the catalog and the hub know of models into cards, with what this computer makes of them. On workers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from app.controllers.machine import Seen
from app.itemmodels.hub import Card
from inference.hub.values import Ability, RepositorySummary, SearchQuery, Sort

if TYPE_CHECKING:
    from inference.catalog import CatalogEntry
    from inference.outlook import Outlook
    from inference.recommend import Suggestions

_GGUF = re.compile(r"[-_.]gguf$", re.IGNORECASE)

#: Sizes to choose from: parameters at least and at most, 0 without a limit.
SIZES: dict[str, tuple[int, int]] = {
    "": (0, 0),
    "tiny": (0, 2 * 10**9),
    "small": (2 * 10**9, 5 * 10**9),
    "medium": (5 * 10**9, 10 * 10**9),
    "large": (10 * 10**9, 20 * 10**9),
    "huge": (20 * 10**9, 0),
}


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What the user wants to see only.

    Attributes:
        fits: Only what this computer can run.
        size: One of ``SIZES``.
        family: Such as ``qwen3``; empty: any.
        licence: Such as ``apache-2.0``; empty: any.
        abilities: All of which a model must have.
        sort: Order of what is found on the hub.
    """

    fits: bool = False
    size: str = ""
    family: str = ""
    licence: str = ""
    abilities: tuple[Ability, ...] = ()
    sort: Sort = "trending"

    def query(self, words: str) -> SearchQuery:
        """The question for the hub; what it does not know is filtered here afterwards."""
        low, high = SIZES[self.size]
        return SearchQuery(
            words=words,
            sort=self.sort,
            licence=self.licence,
            family=self.family,
            abilities=self.abilities,
            min_parameters=low,
            max_parameters=high,
        )

    def admits(self, card: Card) -> bool:
        """Whether a card of the catalog is to be shown."""
        low, high = SIZES[self.size]
        return (
            (not self.fits or card.outlook is None or card.outlook.fits)
            and low <= card.parameters
            and (not high or card.parameters <= high)
            and self.family.lower() in card.id.lower().replace("_", "-")
            and (not self.licence or card.licence.lower() == self.licence)
            and set(self.abilities) <= set(card.abilities)
        )


def title_of_repository(id: str) -> str:
    """The name of a repository without what all of them have in it."""
    name = id.partition("/")[2] or id
    return _GGUF.sub("", name).replace("_", " ")


def card_of_summary(summary: RepositorySummary, seen: Seen) -> Card:
    """What a search has found."""
    from inference.hub.rough import rough_of_summary  # on a worker

    model = rough_of_summary(summary)
    return Card(
        id=summary.id,
        title=title_of_repository(summary.id),
        abilities=summary.abilities,
        licence=summary.licence,
        parameters=summary.parameters,
        size=model.file_size if model else 0,
        outlook=_said(seen.rough(model), summary.abilities) if model else None,
        downloads=summary.downloads,
        updated=summary.updated,
        gate=summary.gate,
    )


def cards_of_catalog(entries: Sequence[CatalogEntry], seen: Seen) -> tuple[list[Card], Suggestions]:
    """All entries in the curator's order, and which of them to recommend here."""
    from inference.recommend import Suggested, suggest  # on a worker

    cards = [card_of_entry(entry, seen.rough(entry.rough)) for entry in entries]
    asked = [
        Suggested(
            id=entry.repository,
            parameters=entry.parameters,
            active_parameters=entry.active_parameters,
            chat=entry.general,
            outlook=card.outlook,
            rank=entry.rank,
        )
        for entry, card in zip(entries, cards, strict=True)
        if card.outlook is not None
    ]
    return cards, suggest(asked)


def card_of_entry(entry: CatalogEntry, outlook: Outlook) -> Card:
    """What the catalog tells of a model."""
    return Card(
        id=entry.repository,
        title=entry.title,
        about=entry.description,
        abilities=entry.abilities,
        licence=entry.licence,
        parameters=entry.parameters,
        size=entry.size,
        outlook=_said(outlook, entry.abilities),
        offered=True,
    )


def _said(outlook: Outlook, abilities: tuple[Ability, ...]) -> Outlook:
    """What is said of it: what compares texts writes no words, so it has no speed in words."""
    return msgspec.structs.replace(outlook, speed=None) if "embedding" in abilities else outlook

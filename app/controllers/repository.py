"""One repository as its page shows it: variants, what each would be like here, its description. Knows no widgets.

The figures come in two steps: rough ones from sizes at once, then exact ones from the header of the variant that is
looked at. A header is some megabytes, so it is read once, and what it says of the model holds for the other variants
too, whose weights only are of another size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.hub import Around
from app.controllers.hub_cards import title_of_repository
from app.controllers.latest import Latest
from app.controllers.machine import Seen
from inference.download.values import Wanted
from inference.errors import HearthError
from inference.hub.reference import Reference
from inference.hub.values import HubFile, Repository, Variant
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from inference.model_facts import ModelFacts
    from inference.outlook import Outlook
    from inference.recommend import Recommendation


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One variant, as a row of the page.

    Attributes:
        variant: What it is.
        outlook: What to expect of it here.
        here: The model file on this computer that it is already; empty when it is not here.
    """

    variant: Variant
    outlook: Outlook
    here: str = ""


class RepositoryView(msgspec.Struct, frozen=True, kw_only=True):
    """All that the page shows.

    Attributes:
        id: What was asked for.
        title: What people read as its name.
        repository: ``None`` until the hub has answered.
        offers: Small to large.
        recommended: Which of them to take and why; ``None`` where there is none.
        chosen: Which of them the user, or the recommendation, has chosen; -1: none.
        projector: What makes it see pictures, ``None`` where there is none.
        draft: A helper that makes it faster, ``None`` where there is none.
        card: Its description, Markdown; ``None`` while it is on its way, empty when there is none.
        error: Why the hub's answer could not be had.
        figures_error: Why the figures stay rough.
    """

    id: str = ""
    title: str = ""
    repository: Repository | None = None
    offers: tuple[Offer, ...] = ()
    recommended: Recommendation | None = None
    chosen: int = -1
    projector: HubFile | None = None
    draft: HubFile | None = None
    card: str | None = None
    error: HearthError | None = None
    figures_error: HearthError | None = None

    @property
    def offer(self) -> Offer | None:
        """The variant that is chosen."""
        return self.offers[self.chosen] if 0 <= self.chosen < len(self.offers) else None


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """What downloads and files on this computer mean for a repository.

    Attributes:
        folder: Where downloads go. Called on the window's thread.
        find_here: Called on the window's thread; returns what tells, on another one, the file on this computer that a
            variant already is, empty when it is not here.
        wanted: What is to be downloaded for a variant and its companions into a folder.
    """

    folder: Callable[[], Path]
    find_here: Callable[[], Callable[[Variant], str]]
    wanted: Callable[[Repository, Variant, Path, HubFile | None, HubFile | None], Wanted]


class RepositoryController(QObject):
    """Signals:
    shown(RepositoryView): Something of it is known that was not before.
    wanted(Wanted): This is to be downloaded.
    refused(HearthError): It cannot be downloaded, because of a name that no disk should have.
    """

    shown = Signal(object)
    wanted = Signal(object)
    refused = Signal(object)

    def __init__(
        self, around: Around, shelf: Shelf, executor: Executor, bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._shelf = shelf
        self._question = Latest(executor, bridge)
        self._card = Latest(executor, bridge)
        self._figures = Latest(executor, bridge)
        self._looking = Latest(executor, bridge)
        self._view = RepositoryView()
        self._asked = Reference()
        self._seen: Seen | None = None
        self._read: set[Variant] = set()  # whose headers were read
        self._user_chose = False
        self._open = False

    @property
    def view(self) -> RepositoryView:
        """What is shown."""
        return self._view

    def open(self, reference: Reference) -> None:
        """Ask the hub for a repository; of its variants the one named is chosen, else the recommended one."""
        self.close()
        self._open = True
        self._asked, self._read, self._seen, self._user_chose = reference, set(), None, False
        self._view = RepositoryView(id=reference.repository, title=title_of_repository(reference.repository))
        self.shown.emit(self._view)
        now, find_here = self._around.now(), self._shelf.find_here()

        def ask(token: CancelToken) -> tuple[Repository, Seen, tuple[Offer, ...]]:
            repository = self._around.hub().repository(reference.repository, reference.revision, cancel=token)
            seen = self._around.machine.look(now)
            return repository, seen, self._offers(repository, seen, find_here)

        self._question.ask(ask, lambda found: self._note_repository(*found), self._note_error)

    def again(self) -> None:
        """Ask once more what has failed."""
        self.open(self._asked)

    def look_again(self) -> None:
        """Other models are on this computer than before: see whether a variant is among them."""
        offers = self._view.offers
        if not (self._open and offers):
            return
        find_here = self._shelf.find_here()

        def note(found: tuple[str, ...]) -> None:
            pairs = zip(self._view.offers, found, strict=True)
            now = tuple(msgspec.structs.replace(offer, here=here) for offer, here in pairs)
            if now != self._view.offers:
                self._view = msgspec.structs.replace(self._view, offers=now)
                self.shown.emit(self._view)

        self._looking.ask(lambda _token: tuple(find_here(offer.variant) for offer in offers), note, lambda _error: None)

    def choose(self, place: int) -> None:
        """The user looks at another variant."""
        if 0 <= place < len(self._view.offers) and place != self._view.chosen:
            self._user_chose = True
            self._choose(place)

    def download(self, *, projector: bool, draft: bool) -> None:
        """Download the variant that is chosen, with the companions that are wanted."""
        view = self._view
        if view.offer is None or view.repository is None:
            return
        with_projector = view.projector if projector else None
        with_draft = view.draft if draft else None
        folder = self._shelf.folder()
        try:
            wanted = self._shelf.wanted(view.repository, view.offer.variant, folder, with_projector, with_draft)
        except HearthError as error:
            self.refused.emit(error)
        else:
            self.wanted.emit(wanted)

    def close(self) -> None:
        """Wait for nothing any more."""
        self._open = False
        for question in (self._question, self._card, self._figures, self._looking):
            question.cancel()

    # ------------------------------------------------------------------------------------ inside

    def _offers(self, repository: Repository, seen: Seen, find_here: Callable[[Variant], str]) -> tuple[Offer, ...]:
        """On a thread: all variants with rough figures."""
        return tuple(
            Offer(
                variant=variant,
                outlook=self._rough(repository, variant, seen),
                here=find_here(variant),
            )
            for variant in repository.variants
        )

    def _rough(self, repository: Repository, variant: Variant, seen: Seen) -> Outlook:
        from inference.hub.rough import rough_of_variant  # on a worker

        return seen.rough(rough_of_variant(repository.summary, variant))

    def _note_repository(self, repository: Repository, seen: Seen, offers: tuple[Offer, ...]) -> None:
        self._seen = seen
        self._view = msgspec.structs.replace(self._view, repository=repository, offers=offers)
        self._recommend()
        named = self._named(offers)
        recommended = self._view.recommended.index if self._view.recommended is not None else -1
        self._choose(recommended if named is None else named)
        name, commit = repository.summary.id, repository.commit
        # Without its description a model can be taken all the same.
        self._card.ask(
            lambda token: self._around.hub().card(name, commit, cancel=token),
            self._note_card,
            lambda _error: self._note_card(""),
        )

    def _named(self, offers: Sequence[Offer]) -> int | None:
        """The variant that was asked for by name or by file."""
        wanted = self._asked.quantization.upper()
        for place, offer in enumerate(offers):
            if self._asked.path and any(file.path == self._asked.path for file in offer.variant.files):
                return place
            if wanted and offer.variant.quantization.upper() == wanted:
                return place
        return None

    def _recommend(self) -> None:
        from inference.recommend import Choice, recommend  # loaded with the outlooks

        choices = [
            Choice(quantization=offer.variant.quantization, size=offer.variant.size, outlook=offer.outlook)
            for offer in self._view.offers
        ]
        self._view = msgspec.structs.replace(self._view, recommended=recommend(choices))

    def _choose(self, place: int) -> None:
        from inference.hub.files import choose_companions  # pure, and loaded with the hub

        self._view = view = msgspec.structs.replace(self._view, chosen=place)
        if view.offer is not None and view.repository is not None:
            projector, draft = choose_companions(view.repository, view.offer.variant)
            self._view = msgspec.structs.replace(view, projector=projector, draft=draft)
            self._read_header(view.offer.variant)
        self.shown.emit(self._view)

    def _read_header(self, variant: Variant) -> None:
        seen, offers = self._seen, self._view.offers
        self._figures.cancel()
        if seen is None or variant in self._read:
            return
        read, first = frozenset(self._read), not self._read

        def ask(token: CancelToken) -> tuple[Offer, ...]:
            facts = self._around.hub().facts(variant, cancel=token)
            facts = msgspec.structs.replace(facts, file_size=variant.size)
            return tuple(_with_figures(offer, variant, facts, seen, keep=offer.variant in read) for offer in offers)

        def note(better: tuple[Offer, ...]) -> None:
            self._read.add(variant)
            # Where they are may have been seen anew meanwhile.
            pairs = zip(self._view.offers, better, strict=True)
            better = tuple(msgspec.structs.replace(new, here=old.here) for old, new in pairs)
            self._note_figures(better if first else self._only(variant, better))

        def fail(error: HearthError) -> None:
            self._view = msgspec.structs.replace(self._view, figures_error=error)
            self.shown.emit(self._view)

        self._figures.ask(ask, note, fail)

    def _only(self, variant: Variant, better: tuple[Offer, ...]) -> tuple[Offer, ...]:
        """After the first header only the variant that was read gets other figures."""
        pairs = zip(self._view.offers, better, strict=True)
        return tuple(new if new.variant == variant else old for old, new in pairs)

    def _note_figures(self, offers: tuple[Offer, ...]) -> None:
        self._view = msgspec.structs.replace(self._view, offers=offers, figures_error=None)
        self._recommend()
        recommended = self._view.recommended
        named = self._named(offers) is not None
        if recommended is not None and recommended.index != self._view.chosen and not (self._user_chose or named):
            self._choose(recommended.index)
        else:
            self.shown.emit(self._view)

    def _note_card(self, text: str) -> None:
        self._view = msgspec.structs.replace(self._view, card=text)
        self.shown.emit(self._view)

    def _note_error(self, error: HearthError) -> None:
        self._view = msgspec.structs.replace(self._view, error=error)
        self.shown.emit(self._view)


def _with_figures(offer: Offer, read: Variant, facts: ModelFacts, seen: Seen, *, keep: bool) -> Offer:
    """The header of one variant says what all have in common; of this one it says everything."""
    if keep:
        return offer
    from inference.rough_model import resized  # on a worker

    mine = facts if offer.variant == read else resized(facts, offer.variant.size, offer.variant.quantization)
    return msgspec.structs.replace(offer, outlook=seen.exact(mine, offer.variant.size))

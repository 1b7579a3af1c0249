"""Which model gets memory, and which one leaves for it; who is served in what order is the line's business.

A model is loaded where there is room for it beside those that are in use. The least recently used of the others leave
for it. Where all are busy it waits; when it has waited for a while, requests that came later wait for it, so that its
turn comes.
"""

from __future__ import annotations

import functools
import logging
import math
from collections.abc import Callable, Sequence
from pathlib import Path

from inference.errors import EngineFailed, HearthError, OutOfMemory
from inference.hardware import Hardware
from inference.hosting.line import Line
from inference.hosting.seat import Seat
from inference.hosting.seats import Seats
from inference.hosting.sizing import Back, Preference, Size, Sizer, too_large
from inference.hosting.ticket import Ticket
from inference.model_file import ModelFile
from inference.protocol import Load
from inference.request_book import size_of
from inference.units import MIB

CLAIM_AFTER = 5.0  # seconds a model waits for room before later requests for others wait for it
_ON_CARDS = 64 * MIB  # bytes of a model that are worth it that others leave the graphics cards
_WINDOW_EXTRA = 512 * MIB  # bytes a model in the window takes beside its file, roughly

_log = logging.getLogger(__name__)

Failure = tuple[Ticket, HearthError]


class Placing:
    """All methods belong to the thread of the host.

    Args:
        seats: The engines.
        line: What waits.
        sizer: Tells what a model will take.
        preference: How the user wants it to be loaded.
        clock: Of the host.
        hardware: Reads this machine.
    """

    def __init__(
        self,
        seats: Seats,
        line: Line,
        sizer: Sizer,
        preference: Callable[[ModelFile], Preference],
        clock: Callable[[], float],
        hardware: Callable[[], Hardware],
    ) -> None:
        self._seats = seats
        self._line = line
        self._sizer = sizer
        self._preference = preference
        self._clock = clock
        self._hardware = hardware
        self._blocked: Ticket | None = None  # the first one whose model finds no room
        self._cleared: list[Callable[[], None]] = []  # called when nobody is leaving any more

    def may_have(self, ticket: Ticket, seat: Seat) -> bool:
        """Whether ``ticket`` is for ``seat``, now."""
        if ticket.model is None or ticket.model.name != seat.name or ticket.avoided is seat:
            return False
        blocked = self._blocked
        if blocked is None or not seat.own or ticket.order < blocked.order or blocked.stopped or blocked.over:
            return True
        return self._clock() - blocked.since < CLAIM_AFTER

    def place(self) -> list[Failure]:
        """Load what is waited for, as far as there is room; those for whom there never will be."""
        self._drop_unwanted()
        self._blocked = None
        failures: list[Failure] = []
        seen: set[tuple[str, bool]] = set()
        for ticket in self._line:
            model = ticket.model
            if model is None or (key := (model.name, ticket.avoided is None)) in seen or self._has_seat(ticket):
                continue
            seen.add(key)
            try:
                placed = self._place(model, may_clear=self._blocked is None)
            except Exception as error:
                if not isinstance(error, HearthError):
                    _log.exception("“%s” cannot be placed", model.name)
                    error = EngineFailed(f"“{model.name}” cannot be loaded.", "", f"{type(error).__name__}: {error}")
                failures += [(each, error) for each in self._line if each.model is not None and each.model == model]
                continue
            if not placed and self._blocked is None:
                self._blocked = ticket
        if not seen and not self._seats.probing:
            self._seats.dismiss_scout()
        return failures

    def keep_within(self) -> None:
        """Models took more than they were said to, or may take less than before: idle ones leave."""
        over = sum(seat.bytes for seat in self._seats.own if seat.state != "leaving") - self._seats.room()
        for seat in self._seats.idle:
            if over <= 0 or len(self._seats.own) <= 1:
                return
            over -= seat.bytes
            self._seats.leave(seat)

    def clear_for_window(self, command: Load, models: Sequence[ModelFile], there: Callable[[], None]) -> None:
        """Let idle models leave for one that the window is about to load; ``there`` is called when they have."""
        name = next((each.name for each in models if each.path == Path(command.path)), "")
        needs = size_of(command.path) + _WINDOW_EXTRA
        if self._seats.window is not None:
            self._seats.window.coming[command.id] = needs
        free = self._hardware().memory_available
        for seat in self._seats.idle:
            if seat.name == name or free < needs:
                free += seat.bytes
                self._seats.leave(seat)
        self._cleared.append(there)
        self.left()

    def left(self) -> None:
        """Somebody's memory is back."""
        if not any(seat.state == "leaving" for seat in self._seats.own):
            cleared, self._cleared = self._cleared, []
            for there in cleared:
                there()

    def tell_places(self) -> None:
        """Tell those that wait how many are served before them."""
        for name in dict.fromkeys(ticket.model.name for ticket in self._line if ticket.model is not None):
            active = [ticket for seat in self._seats if seat.name == name for ticket in seat.active]
            for index, ticket in enumerate(self._line.order(active, functools.partial(_is_for, name))):
                ticket.tell_place(len(active) + index)

    # ---------------------------------------------------------------------------------- inside

    def _has_seat(self, ticket: Ticket) -> bool:
        """Whether its model is there, or on its way."""
        return any(
            ticket.model is not None
            and seat.name == ticket.model.name
            and ticket.avoided is not seat
            and (seat.answers or (seat.own and seat.state == "loading"))
            for seat in self._seats
        )

    def _drop_unwanted(self) -> None:
        """Whoever wanted a model that is being loaded has left: so does the model."""
        wanted = {ticket.model.name for ticket in self._line if ticket.model is not None}
        for seat in self._seats.own:
            if seat.state == "loading" and seat.name not in wanted:
                self._seats.leave(seat)

    def _place(self, model: ModelFile, *, may_clear: bool) -> bool:
        """Whether a model is being loaded now; else its turn comes.

        Raises:
            HearthError: It can never be loaded here.
        """
        if self._sizer.devices is None:
            if not self._seats.probing:
                self._seats.probe()
            return False
        if self._sizer.has_cards and any(seat.state == "loading" for seat in self._seats.own):
            return False  # what will be free on the cards is known when that one is there
        preference = self._preference(model)
        whole = self._seats.room()
        leaving = [seat for seat in self._seats.own if seat.state == "leaving"]
        staying = [seat for seat in self._seats.own if seat.state != "leaving"]
        size = self._size(model, preference, whole, leaving, staying)
        if size is not None:
            if size.bytes > whole - _sum(staying) - _sum(leaving):
                return False  # it will be, once they are gone
            on_cards = self._beside_nobody(model, preference, whole, staying, size) + _ON_CARDS
            if size.bytes > on_cards and not leaving and may_clear:
                self._clear(model, preference, whole, staying, on_cards)
                return False
            self._load(model, size, preference, whole - _sum(staying) - _sum(leaving))
            return True
        if leaving or not may_clear:
            return False
        self._clear(model, preference, whole, staying)
        return False

    def _beside_nobody(
        self, model: ModelFile, preference: Preference, whole: int, staying: list[Seat], size: Size
    ) -> int:
        """Bytes of main memory it would take without those that nobody would miss; less: more lies on the cards."""
        idle = self._seats.idle if self._sizer.has_cards else []
        if not any(seat.cards for seat in idle):
            return size.bytes
        alone = self._size(model, preference, whole, idle, [seat for seat in staying if seat not in idle])
        return alone.bytes if alone is not None else size.bytes

    def _clear(
        self, model: ModelFile, preference: Preference, whole: int, staying: list[Seat], most: float = math.inf
    ) -> None:
        """Have as many leave as it takes, the least recently used first, so that it needs at most ``most`` bytes."""
        going: list[Seat] = []
        size: Size | None = None
        for seat in self._seats.idle:
            going.append(seat)
            staying = [each for each in staying if each is not seat]
            size = self._size(model, preference, whole, going, staying)
            if size is not None and size.bytes <= most:
                break
        if size is None and not staying:
            # Nobody is in the way any more: a shorter context, or never.
            size = self._sizer.size(model, preference.options, whole, _back(going), shorten=True)
            if size is None:
                window = self._seats.window.name if self._seats.window is not None else ""
                least = self._sizer.least(model, preference.options, _back(going))
                raise too_large(model, least, whole, window)
            if not going:
                self._load(model, size, preference, whole)
                return
        if size is None:
            return
        spare = whole - _sum(staying) - size.bytes
        for seat in going:
            if seat.bytes <= spare and (most == math.inf or not seat.cards):  # it need not leave after all
                spare -= seat.bytes
            else:
                self._seats.leave(seat)

    def _size(
        self, model: ModelFile, preference: Preference, whole: int, going: list[Seat], staying: list[Seat]
    ) -> Size | None:
        try:
            room = whole - _sum(staying)
            # With nobody else there, and nobody to leave, what it takes is what there is.
            alone = not going and not staying
            return self._sizer.size(model, preference.options, room, _back(going), shorten=alone)
        except OutOfMemory:
            return None  # not yet

    def _load(self, model: ModelFile, size: Size, preference: Preference, room: int) -> None:
        """Load it, with one that drafts where there is room for both."""
        drafts = [preference.draft] if preference.draft else list(preference.drafts)
        if drafts:
            extra = math.ceil(1.5 * max(map(size_of, drafts)))
            if size.bytes + extra > room:
                preference = Preference(preference.options)
            else:
                size = size._replace(bytes=size.bytes + extra)
        self._seats.load(model, size, preference, self._clock())


def _is_for(name: str, ticket: Ticket) -> bool:
    return ticket.model is not None and ticket.model.name == name


def _sum(seats: Sequence[Seat]) -> int:
    return sum(seat.bytes for seat in seats)


def _back(seats: Sequence[Seat]) -> Back:
    return Back(_sum(seats), sum(seat.cards for seat in seats))

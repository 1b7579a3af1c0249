"""The engine processes of a host: which there are, how they come and go; who is asked what is decided elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import msgspec

from inference.client import EngineClient
from inference.hosting.limits import Budget
from inference.hosting.seat import Seat
from inference.hosting.sizing import Preference, Size
from inference.model_file import ModelFile
from inference.protocol import TERMINAL, EngineStopped, Event, Failed, Load, Loaded, LoadProgress, Probe, Probed
from inference.request_book import EventHandler

Connect = Callable[[EventHandler], EngineClient]
Post = Callable[[Callable[[], None]], None]


class Watching:
    """What a host wants to hear of its seats, always on its own thread."""

    def progressed(self, seat: Seat, event: LoadProgress) -> None:
        """A model is on its way."""
        raise NotImplementedError

    def loaded(self, seat: Seat, event: Loaded | Failed) -> None:
        """It is there, or will not be."""
        raise NotImplementedError

    def probed(self, event: Probed | Failed) -> None:
        """What there is to compute on."""
        raise NotImplementedError

    def died(self, seat: Seat) -> None:
        """The process has ended unasked."""
        raise NotImplementedError

    def gone(self, seat: Seat) -> None:
        """It has left, and its memory is back."""
        raise NotImplementedError


class Seats:
    """All methods belong to the thread of the host.

    Args:
        connect: Makes an engine; handed a listener for what belongs to no request.
        configure: Tells an engine where to keep what it may keep.
        post: Has something done on the thread of the host.
        budget: What they may take.
        watching: Told what happens.

    Attributes:
        window: The engine of the window, where there is one.
        probing: Whether an engine has been asked what there is to compute on, and has not answered yet.
    """

    def __init__(
        self,
        connect: Connect,
        configure: Callable[[EngineClient], None],
        post: Post,
        budget: Budget,
        watching: Watching,
    ) -> None:
        self._connect = connect
        self._configure = configure
        self._post = post
        self._budget = budget
        self._watching = watching
        self._own: list[Seat] = []
        self._leavers: list[threading.Thread] = []
        self._scout: Seat | None = None  # started to tell of devices; the next model is loaded in it
        self.probing = False
        self.window: Seat | None = None

    def __iter__(self) -> Iterator[Seat]:
        """All of them; the window's last, so that it is asked where no other is free."""
        yield from tuple(self._own)
        if self.window is not None:
            yield self.window

    @property
    def own(self) -> tuple[Seat, ...]:
        """Those of the host's own, the leaving ones included."""
        return tuple(self._own)

    @property
    def idle(self) -> list[Seat]:
        """Those that nobody would miss, the least recently used first."""
        return sorted((seat for seat in self._own if seat.idle), key=lambda seat: seat.used)

    @property
    def side_by_side(self) -> int:
        """How many answers they can write at the same time."""
        return sum(seat.loaded.sequences for seat in self if seat.loaded is not None)

    def probe(self) -> None:
        """Ask an engine that has no model what there is to compute on."""
        seat = self._scout = self._scout or self._new("", 0)
        self.probing = True

        def told(event: Probed | Failed) -> None:
            self.probing = False
            self._watching.probed(event)

        def heard(event: Event) -> None:
            if isinstance(event, Probed | Failed):
                self._post(lambda: told(event))

        seat.engine.hand_in(Probe(), heard)

    def dismiss_scout(self) -> None:
        """It is not needed after all."""
        if self._scout is not None:
            scout, self._scout = self._scout, None
            self._own.append(scout)
            self.leave(scout)

    def load(self, model: ModelFile, size: Size, preference: Preference, now: float) -> Seat:
        """Begin to load a model."""
        seat, self._scout = self._scout or self._new(model.name, size.bytes), None
        seat.name, seat.bytes, seat.used = model.name, size.bytes, now
        seat.least = size.bytes if model.purpose == "embedding" else 0  # it grows with the length of a text
        self._own.append(seat)

        def heard(event: Event) -> None:
            if isinstance(event, LoadProgress):
                self._post(lambda: self._watching.progressed(seat, event))
            elif isinstance(event, Loaded | Failed):
                self._post(lambda: self._watching.loaded(seat, event))

        command = Load(
            path=str(model.path),
            options=size.options,
            draft=preference.draft,
            drafts=preference.drafts,
            embeds=model.purpose == "embedding",
            projector=str(model.projector or ""),
        )
        seat.loading = seat.engine.hand_in(command, heard)
        return seat

    def leave(self, seat: Seat) -> None:
        """End a process; ``Watching.gone`` follows when its memory is back."""
        if seat.state == "leaving":
            return
        seat.state, seat.loaded = "leaving", None

        def close() -> None:
            seat.engine.close()
            self._post(lambda: self._left(seat))

        thread = threading.Thread(target=close, name="engine-leaving", daemon=True)
        self._leavers = [each for each in self._leavers if each.is_alive()]
        self._leavers.append(thread)
        thread.start()

    def measure(self, seat: Seat) -> None:
        """Take note of what a seat really takes."""
        self._budget.measure(seat)

    def room(self) -> int:
        """Bytes that all of the host's own may take together."""
        return self._budget.whole(self._own, self.window)

    def close(self) -> None:
        """End all processes of the host's own, and wait for that."""
        self.dismiss_scout()
        for seat in self.own:
            self.leave(seat)
        for thread in self._leavers:
            thread.join()

    def _new(self, name: str, needs: int) -> Seat:
        def heard(event: Event) -> None:
            if isinstance(event, EngineStopped) and not event.expected:
                self._post(lambda: self._watching.died(seat))

        engine = self._connect(heard)
        self._configure(engine)
        seat = Seat(engine, own=True, name=name, needs=needs)
        return seat

    def _left(self, seat: Seat) -> None:
        if seat in self._own:
            self._own.remove(seat)
            self._watching.gone(seat)


def renumbered(event: Event, id: int) -> Event:
    """The same event as an answer to something else."""
    return msgspec.structs.replace(event, id=id)


def is_terminal(event: Event) -> bool:
    """Whether nothing follows it."""
    return isinstance(event, TERMINAL)

"""Who answers: a host of engines takes wishes of several clients and keeps as many models at hand as memory allows.

Everything happens on one thread, one thing after the other (``Actor``); only the text of answers goes straight from
the thread of its engine to its client. The host knows no sockets and no HTTP: the door (``inference.hosting.door``)
brings what other processes want.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence

from inference.client import EngineClient
from inference.errors import EngineUnavailable, HearthError
from inference.hardware import Hardware, read_hardware
from inference.hosting.actor import Actor
from inference.hosting.candidates import Paces
from inference.hosting.choosing import Chooser
from inference.hosting.limits import Budget
from inference.hosting.line import Line
from inference.hosting.offers import offered
from inference.hosting.placing import Failure, Placing
from inference.hosting.room import RoomForWindow
from inference.hosting.seat import Seat
from inference.hosting.seats import Connect, Seats, Watching
from inference.hosting.sizing import Preference, Sizer
from inference.hosting.ticket import Listener, Ticket
from inference.hosting.values import Call, Fetch, Limits, Offered, Wish
from inference.model_file import ModelFile
from inference.protocol import (
    TERMINAL,
    Count,
    Delta,
    Event,
    Failed,
    Finished,
    Load,
    Loaded,
    LoadProgress,
    Probed,
    ToolCallPart,
)
from inference.router import Candidate
from inference.routing_rules import DEFAULT_RULES, Rules
from inference.speed_report import Report


class EngineHost(Watching):
    """The engines of this computer for everybody who asks.

    Public methods may be called from any thread and wait for nothing, but ``close``.

    Args:
        connect: Makes an engine client; handed a listener for what belongs to no request.
        shelf: The models there are, also those that cannot chat. Called on the thread of the host.
        preference: How the user wants a model to be loaded. Called there, too.
        rules: By which it is chosen who answers, where no model is named. Called there, too.
        limits: How much may be taken. Called there, too.
        configure: Tells a new engine where to keep what it may keep.
        counted: Told how many requests are under way when that changes, on the thread of the host.
        on_call: Told of each line for the log, on a thread of whoever brought it.
        hardware: Reads this machine.
        measured: See ``Paces``.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(
        self,
        connect: Connect,
        shelf: Callable[[], Sequence[ModelFile]],
        *,
        preference: Callable[[ModelFile], Preference] = lambda _model: Preference(),
        rules: Callable[[], Rules] = lambda: DEFAULT_RULES,
        limits: Callable[[], Limits] = Limits,
        configure: Callable[[EngineClient], None] = lambda _value: None,
        counted: Callable[[int], object] = lambda _value: None,
        on_call: Callable[[Call], object] = lambda _value: None,
        hardware: Callable[[], Hardware] = read_hardware,
        measured: Callable[[Hardware], Iterable[Report]] = lambda _hardware: (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._shelf = shelf
        self._limits = limits
        self._clock = clock
        self._closed = False
        self._counted = counted
        self.under_way = 0  # requests, for whoever looks
        self.note = on_call
        self._line = Line()
        self._paces = Paces(measured)
        self._chooser = Chooser(self._candidates, rules)
        self._hardware = hardware
        self._sizer = Sizer(hardware)
        self._actor = Actor("engine-host", self._until, self._tick)
        self._seats = Seats(connect, configure, self._actor.post, Budget(limits, hardware), self)
        self._placing = Placing(self._seats, self._line, self._sizer, preference, clock, hardware)
        self._room = RoomForWindow(self._window_loads)
        self._actor.start()

    # ------------------------------------------------------------------------- from any thread

    def ask(self, wish: Wish | Fetch, listener: Listener, id: int = 0) -> Ticket:
        """Have a wish fulfilled.

        Args:
            wish: What is wanted.
            listener: Called with each event, the terminal one last; quickly, and on threads of the host's.
            id: What the events are to carry.
        """
        ticket = Ticket(wish, listener, id)
        if self._closed:
            ticket.end(Failed.of(EngineUnavailable("Hearth is closing."), 0))
            return ticket
        self._actor.post(lambda: self._asked(ticket))
        return ticket

    def stop(self, ticket: Ticket) -> None:
        """End it as soon as possible; its terminal event follows. Harmless when it is over."""
        self._actor.post(lambda: self._stop(ticket))

    def models(self, then: Callable[[tuple[Offered, ...]], None]) -> None:
        """Have ``then`` called with all that can be asked for, on the thread of the host."""
        self._actor.post(lambda: then(() if self._closed else offered(self._shelf, self._seats)))

    def adopt(self, engine: EngineClient, loaded: Loaded | None = None) -> None:
        """The engine of the window answers, too, as long as the model that is asked for is in it.

        What is in it is the window's decision. Before the window loads a model, idle models leave.

        Args:
            engine: Ended by whoever made it, after the host.
            loaded: What is in it now.
        """
        seat = Seat(engine, own=False)

        def changed(now: Loaded | None) -> None:
            self._actor.post(lambda: self._window_has(seat, now))

        def settled(load: int) -> None:
            seat.coming.pop(load, None)
            self._pump()

        def adopted() -> None:
            self._seats.window = seat

        self._actor.post(adopted)
        engine.shared(changed, self._room.pause, lambda load: self._actor.post(lambda: settled(load)))
        if loaded is not None:
            changed(loaded)

    def look(self) -> None:
        """Look at the clock and the limits now: something may have changed."""
        self._actor.post(self._tick)

    def close(self) -> None:
        """End everything; what is still open ends as cancelled. May be called twice."""
        if self._closed:
            return
        done = threading.Event()

        def closing() -> None:
            self._close()
            done.set()

        self._actor.post(closing)
        done.wait()
        self._actor.stop()  # what engines said last is told before

    # ----------------------------------------------------------------------------------- asked

    def _asked(self, ticket: Ticket) -> None:
        if self._closed:
            ticket.end(Failed.of(EngineUnavailable("Hearth is closing."), 0))
            return
        if ticket.stopped:
            ticket.end_cancelled()
            return
        ticket.since = self._clock()
        try:
            ticket.choose(*self._chooser.pick(ticket, self._shelf()))
        except HearthError as error:
            ticket.end(Failed.of(error, 0))
            return
        self._line.add(ticket)
        self._pump()
        self._admit(ticket)

    def _candidates(self, models: Sequence[ModelFile]) -> Sequence[Candidate]:
        return self._paces.candidates(models, tuple(self._seats), self._line, self._line.each, self._hardware())

    def _admit(self, ticket: Ticket) -> None:
        """One that could not be served at once: it waits, unless too many do."""
        if ticket.request is not None or ticket.over:
            return
        if self._line.is_too_long(ticket.client, self._limits()):
            self._line.remove(ticket)
            ticket.end(self._line.refusal(self._seats.side_by_side))
            self._pump()
            return
        self._tell_choice(ticket)
        self._placing.tell_places()

    def _tell_choice(self, ticket: Ticket) -> None:
        there = any(seat.answers and ticket.model and seat.name == ticket.model.name for seat in self._seats)
        ticket.tell_choice(loaded=there)

    def _unloadable(self, ticket: Ticket, event: Failed) -> None:
        """Its model cannot be loaded: another one answers, where nobody was named."""
        self._line.remove(ticket)
        if self._chooser.again(ticket, self._shelf):
            self._line.add(ticket)
            self._tell_choice(ticket)
        else:
            ticket.end(event)

    def _stop(self, ticket: Ticket) -> None:
        ticket.stopped = True
        if ticket.over:
            return
        if self._line.remove(ticket):
            ticket.end_cancelled()
            self._pump()
        elif ticket.request is not None:
            ticket.request.cancel()

    # -------------------------------------------------------------------------------- serving

    def _pump(self) -> None:
        """Have all done that can be done now."""
        if self._closed:
            return
        failures: Sequence[Failure] | None = None
        while failures is None or failures:
            for seat in self._seats:
                self._serve(seat)
            failures = self._placing.place()
            for ticket, error in failures:
                self._unloadable(ticket, Failed.of(error, 0))
        self._placing.tell_places()
        count = len(self._line) + sum(len(seat.active) for seat in self._seats)
        if count != self.under_way:
            self.under_way = count
            self._counted(count)

    def _serve(self, seat: Seat) -> None:
        """Hand over what a seat can answer."""
        if not seat.answers:
            return

        def fits(ticket: Ticket) -> bool:
            return self._placing.may_have(ticket, seat)

        for ticket in self._line.order(seat.active, fits):
            if ticket.command is None:
                self._line.serve(ticket)
                assert seat.loaded is not None
                ticket.end(seat.loaded)
            elif isinstance(ticket.command, Count) or seat.places:
                self._line.serve(ticket)
                self._hand_over(seat, ticket)

    def _hand_over(self, seat: Seat, ticket: Ticket) -> None:
        command = ticket.command
        assert command is not None
        began = seat.used = self._clock()
        seat.active.append(ticket)
        ticket.tell_choice(loaded=True)

        def heard(event: Event) -> None:  # on a thread of the engine's client
            if isinstance(event, TERMINAL):
                self._actor.post(lambda: self._answered(seat, ticket, event, began))
                return
            if isinstance(event, Delta | ToolCallPart):
                ticket.said = True
            ticket.tell(event)

        ticket.request = seat.engine.hand_in(command, heard)
        if ticket.stopped:
            ticket.request.cancel()

    def _answered(self, seat: Seat, ticket: Ticket, event: Event, began: float) -> None:
        if ticket in seat.active:
            seat.active.remove(ticket)
        seat.used = self._clock()
        ticket.request = None
        if isinstance(event, Failed) and event.code == "engine_died":
            self._lost(seat)
        if not self._closed and ticket.given_back(event, leaving=seat.state == "leaving"):
            ticket.tries += 1
            ticket.avoided = None if seat.own else seat
            self._line.add(ticket)
        else:
            self._line.took(seat.used - began)
            ticket.end(event)
            if isinstance(event, Finished) and ticket.model is not None:
                self._paces.answered(ticket.model, event)
            if seat.own:
                self._seats.measure(seat)
        self._pump()

    # ----------------------------------------------------------------------- what seats tell

    def progressed(self, seat: Seat, event: LoadProgress) -> None:
        """A model is on its way: whoever waits for it is told."""
        for ticket in self._line.of_model(seat.name):
            if event.stage != "checking" or not ticket.automatic:  # another one may have to answer
                ticket.tell_progress(event)

    def loaded(self, seat: Seat, event: Loaded | Failed) -> None:
        """A model is there, or will not be."""
        seat.loading = None
        if isinstance(event, Loaded):
            if seat.state == "loading":
                seat.state, seat.loaded, seat.used = "ready", event, self._clock()
                self._seats.measure(seat)
                self._sizer.forget_cards()
                self._placing.keep_within()
                self._paces.loaded(seat.name, event)
                self._chooser.note_load(seat.name, None)
        else:
            wanted = seat.state == "loading"
            self._seats.leave(seat)
            if wanted:
                self._chooser.note_load(seat.name, event)
                for ticket in self._line.of_model(seat.name):
                    self._unloadable(ticket, event)
        self._pump()

    def probed(self, event: Probed | Failed) -> None:
        """What there is to compute on is known now."""
        if isinstance(event, Failed):
            self._seats.dismiss_scout()
            self._line.fail(event)
        else:
            self._sizer.devices = event.devices
        self._pump()

    def died(self, seat: Seat) -> None:
        """A process of the host's own has ended unasked."""
        self._lost(seat)
        self._pump()

    def gone(self, seat: Seat) -> None:
        """Memory is back."""
        self._sizer.forget_cards()
        self._placing.left()
        self._pump()

    def _lost(self, seat: Seat) -> None:
        seat.loaded = None
        if seat.own and seat.state == "ready":
            self._seats.leave(seat)

    # --------------------------------------------------------------------------- the window

    def _window_has(self, seat: Seat, loaded: Loaded | None) -> None:
        model = next((each for each in self._shelf() if loaded and str(each.path) == loaded.path), None)
        seat.name = model.name if model is not None else ""
        seat.note_loaded(loaded)
        if model is None:
            seat.loaded = None  # nobody can ask for it
        self._sizer.forget_cards()
        self._pump()

    def _window_loads(self, command: Load, there: Callable[[], None]) -> None:
        """Under the lock of the window's client."""
        self._actor.post(lambda: self._placing.clear_for_window(command, self._shelf(), there))

    # ---------------------------------------------------------------------------------- time

    def _until(self) -> float | None:
        """Seconds until something is due by the clock."""
        patience = self._limits().idle_seconds
        if self._closed or not patience or not (idle := self._seats.idle):
            return None
        return idle[0].used + patience - self._clock()

    def _tick(self) -> None:
        if self._closed:
            return
        patience = self._limits().idle_seconds
        for seat in self._seats.idle:
            if patience and seat.used + patience <= self._clock():
                self._seats.leave(seat)
        self._placing.keep_within()
        self._pump()

    def _close(self) -> None:
        self._closed = True
        for ticket in self._line:
            self._line.remove(ticket)
            ticket.end_cancelled()
        if self._seats.window is not None:
            self._seats.window.engine.shared(None, None)
            for ticket in tuple(self._seats.window.active):
                if ticket.request is not None:
                    ticket.request.cancel()
                ticket.end_cancelled()
        self._seats.close()

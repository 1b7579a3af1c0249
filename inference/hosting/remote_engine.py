"""An engine as its callers know it, behind the door of a host: what the terminal uses in place of one of its own.

What a model is loaded with is the host's decision. Knows no asyncio, unlike ``inference.hosting.remote``.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from inference.engine_commands import EngineCommands
from inference.errors import EngineUnavailable, HearthError, ModelMissing, UsageError
from inference.hosting.remote import Line, gone
from inference.hosting.values import Ask, Chosen, Fetch, HostEvent, ListModels, Models, Offered, Stop, Waiting, Wish
from inference.protocol import TERMINAL, Command, Configure, Count, Done, Embed, Event, Failed, Generate, Load
from inference.request import Request

PATIENCE = 10.0  # seconds a host may take to say what it offers


class RemoteEngine(EngineCommands):
    """Loads, generates, counts and embeds, with the models of a host.

    Args:
        file: Names the door.
        name_of: Name in the library of a model file; empty: it is not there.
        client: As in ``Wish``.
        priority: As in ``Generate``.

    Raises:
        EngineUnavailable: There is no host.
    """

    def __init__(self, file: Path, name_of: Callable[[str], str], *, client: str, priority: int = 1) -> None:
        super().__init__()
        self._name_of = name_of
        self._client = client
        self._priority = priority
        self._state = threading.Lock()
        self._open: dict[int, Request] = {}
        self._model = ""
        self._offered: tuple[Offered, ...] = ()
        self._told_offers = threading.Event()
        self._line = Line(file, self._take, self._lost)

    def offered(self) -> tuple[Offered, ...]:
        """All that can be asked for; nothing where the host does not say so in time."""
        try:
            self._line.send(ListModels(id=self._next_id()))
        except EngineUnavailable:
            return ()
        self._told_offers.wait(PATIENCE)
        return self._offered

    def close(self) -> None:
        """Leave: what is still open stops. May be called twice."""
        self._line.close()

    def _submit(self, command: Command, listener: Callable[[Event], None] | None = None) -> Request:
        request = Request(command, self._cancel, keeps_events=listener is None, listener=listener)
        try:
            asked = self._asked(command)
        except HearthError as error:
            self._deliver(request, Failed.of(error, request.id))
            return request
        if asked is None:
            self._deliver(request, Done(id=request.id))
            return request
        with self._state:
            self._open[request.id] = request
        try:
            self._line.send(asked)
        except (EngineUnavailable, OverflowError) as error:
            with self._state:
                self._open.pop(request.id, None)
            failed = error if isinstance(error, HearthError) else UsageError("This is too long to be sent.")
            self._deliver(request, Failed.of(failed, request.id))
        return request

    def _asked(self, command: Command) -> Ask | Fetch | None:
        """What the host is asked for; ``None``: nothing, the host sees to it."""
        match command:
            case Load(path=path):
                self._model = self._name_of(path)
                if not self._model:
                    raise ModelMissing(
                        f"The Hearth that is open does not know the model in {Path(path).name}.",
                        "Add it with: hearth models add FILE",
                    )
                return Fetch(id=command.id, model=self._model, client=self._client)
            case Generate():
                # Nobody else's conversation, and never on the disk.
                key = f"~{self._client}-{os.getpid()}-{command.conversation}" if command.conversation else ""
                tamed = msgspec.structs.replace(command, priority=self._priority, conversation=key)
                return Ask(id=command.id, wish=Wish(command=tamed, model=self._model, client=self._client))
            case Count() | Embed():
                return Ask(id=command.id, wish=Wish(command=command, model=self._model, client=self._client))
            case Configure():
                return None
        raise UsageError("This is not possible with the models of another Hearth.", "Close it first.")

    def _cancel(self, request: Request) -> None:
        request.cancel_asked = True
        with contextlib.suppress(EngineUnavailable):  # it has ended already
            self._line.send(Stop(target=request.id))

    def _take(self, events: list[HostEvent]) -> None:
        for event in events:
            if isinstance(event, Models):
                self._offered = event.models
                self._told_offers.set()
            elif not isinstance(event, Chosen | Waiting):
                with self._state:
                    request = self._open.get(event.id)
                    if isinstance(event, TERMINAL):
                        self._open.pop(event.id, None)
                if request is not None:
                    self._deliver(request, event)

    def _lost(self) -> None:
        self._told_offers.set()
        with self._state:
            lost, self._open = tuple(self._open.values()), {}
        for request in lost:
            self._deliver(request, Failed.of(gone(), request.id))

    def _deliver(self, request: Request, event: Event) -> None:
        if request.listener is not None:
            request.listener(event)
        request.take(event)

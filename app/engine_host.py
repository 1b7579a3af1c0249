"""The host of the engines as the program has it: with its settings, its library, its engines. Loads no Qt.

The window shares the engine it has; ``hearth serve`` has none of its own, and loads what is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.draft_choice import DraftChoice
from app.paths import Paths
from app.proven_engine import connect_engine
from app.routing import rules_of
from app.settings import Settings
from inference.client import EngineClient
from inference.hosting.door import Door
from inference.hosting.host import EngineHost
from inference.hosting.limits import KEPT
from inference.hosting.sizing import Preference
from inference.hosting.values import Call, Limits
from inference.measurements import Measurements
from inference.model_file import ModelFile
from inference.protocol import Loaded
from inference.request_book import EventHandler

_SHARES = 2  # one client may have half of all that waits: some ask for many answers at once

Shelf = Callable[[], Sequence[ModelFile]]


def limits_of(settings: Settings) -> Limits:
    """What the user lets other programs take."""
    waiting = settings.number("api.waiting") or 1
    return Limits(
        memory=settings.number("api.memory"),
        idle_seconds=60.0 * (settings.number("api.idle_minutes") or 0),
        waiting=waiting,
        waiting_each=max(waiting // _SHARES, 1),
    )


def _nothing(_value: object) -> None:
    """Nobody wants to know."""


def make_host(
    settings: Settings,
    paths: Paths,
    shelf: Shelf,
    *,
    limits: Callable[[], Limits] | None = None,
    low_priority: bool = False,
    on_call: Callable[[Call], object] = _nothing,
    counted: Callable[[int], object] = _nothing,
) -> EngineHost:
    """A host of engines; nothing is started before somebody asks.

    Args:
        settings: How models are loaded, and how much they may take.
        paths: Where engines keep what they measure.
        shelf: All models there are; called on a thread of the host.
        limits: In place of the settings'.
        low_priority: Whether its engines leave the processor to every other program first.
        on_call: See ``EngineHost``.
        counted: The same.
    """
    drafts = DraftChoice(settings, shelf)

    def connect(on_event: EventHandler) -> EngineClient:
        return connect_engine(on_event, low_priority=low_priority)

    def preference(model: ModelFile) -> Preference:
        drafting = drafts.of(model)
        return Preference(settings.load_options(model=model.name), drafting.draft, drafting.drafts)

    def configure(engine: EngineClient) -> None:
        engine.configure(str(paths.machine), memory_bytes=KEPT)  # what others say is never kept on the disk

    return EngineHost(
        connect,
        shelf,
        preference=preference,
        rules=lambda: rules_of(settings),
        limits=limits or (lambda: limits_of(settings)),
        configure=configure,
        on_call=on_call,
        counted=counted,
        measured=Measurements(paths.speed).reports,
    )


class SharedEngines:
    """The engines of this window, for whoever comes through the door; ended in ``close``.

    Args:
        settings: See ``make_host``.
        paths: The same; the door is in the folder of the data.
        shelf: The same.
        engine: The window's, which it goes on deciding about.
        loaded: What is in it now.
        on_call: Told each request when it is over, on any thread.
        counted: Told how many are under way, on any thread.

    Raises:
        ServingError: Another Hearth shares its models already, or the door cannot be made.
    """

    def __init__(
        self,
        settings: Settings,
        paths: Paths,
        shelf: Shelf,
        engine: EngineClient | None,
        loaded: Loaded | None = None,
        on_call: Callable[[Call], object] = _nothing,
        counted: Callable[[int], object] = _nothing,
    ) -> None:
        self.host = make_host(settings, paths, shelf, low_priority=True, on_call=on_call, counted=counted)
        try:
            self._door = Door(self.host, paths.data)
        except BaseException:
            self.host.close()
            raise
        if engine is not None:
            self.host.adopt(engine, loaded)

    @property
    def door(self) -> str:
        """The file that says where it listens."""
        return str(self._door.file)

    def close(self) -> None:
        """Close the door, and end what has been loaded beside the window's model."""
        self._door.close()
        self.host.close()

"""Shares the engines of this window with other programs of its user, behind a door. Knows no HTTP and no widgets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.controllers.engine import EngineController
from app.controllers.models import ModelsController
from app.draft_choice import DraftChoice
from app.engine_places import EnginePlaces
from app.ground import Ground
from app.proven_engine import connect_engine
from app.settings import Settings
from inference.client import EngineClient
from inference.hosting.door import Door
from inference.hosting.host import EngineHost
from inference.hosting.sizing import Preference
from inference.hosting.values import Call, Limits
from inference.model_file import ModelFile

LIMITS = frozenset(("api.idle_minutes", "api.memory", "api.waiting"))  # settings that count at once


class SharedEngines:
    """Open from its making until ``close``.

    Models that are not in the window are loaded beside it, as the settings say; nothing of what is asked is kept on the
    disk.
    """

    def __init__(
        self,
        engine: EngineController,
        models: ModelsController,
        ground: Ground,
        told: Callable[[Call], object],
        counted: Callable[[int], object],
    ) -> None:
        """
        Args:
            engine: That of the window, which answers too.
            models: Those there are.
            ground: Settings and places.
            told: Called with each request that is over, on any thread.
            counted: Called with how many are under way; likewise.

        Raises:
            ServingError: Another Hearth shares its models already, or the door cannot be made.
        """
        settings = ground.settings
        drafting = DraftChoice(settings, lambda: models.all)

        def preference(model: ModelFile) -> Preference:
            draft, drafts = drafting.of(model)
            return Preference(settings.load_options(model.name), draft, drafts)

        self._host = EngineHost(
            partial(connect_engine, low_priority=True),
            lambda: models.all,
            preference=preference,
            limits=partial(limits_of, settings),
            configure=EnginePlaces(settings, ground.paths).tell_forgetful,
            counted=counted,
            on_call=told,
        )
        try:
            self._door = Door(self._host, ground.paths.data)
        except BaseException:
            self._host.close()
            raise
        own = engine.connection()
        if isinstance(own, EngineClient):  # a scripted one has no door
            self._host.adopt(own, engine.state.loaded)
        self._unsubscribe = settings.subscribe(lambda key, _value: self._host.look() if key in LIMITS else None)

    @property
    def door(self) -> str:
        """The file that says where it is."""
        return str(self._door.file)

    def close(self) -> None:
        """Let nobody in any more, and end what was loaded beside the window's model."""
        self._unsubscribe()
        self._door.close()
        self._host.close()


def limits_of(settings: Settings) -> Limits:
    """How much others may take, by the settings in force."""
    return Limits(
        memory=settings.number("api.memory"),
        idle_seconds=60.0 * (settings.number("api.idle_minutes") or 0),
        waiting=settings.number("api.waiting") or 1,
    )

"""Which engine the terminal chats with: that of the Hearth that shares its models, else one of its own."""

from __future__ import annotations

import argparse

from app.cli.arguments import has_load_options
from app.cli.environment import Environment
from app.engine_places import EnginePlaces
from app.proven_engine import connect_engine
from inference.engine_commands import EngineCommands
from inference.errors import EngineUnavailable, HearthError

HOST_FILE = "host.json"  # as ``inference.hosting.place`` has it, which costs more to load than to look


def open_engine(parsed: argparse.Namespace, environment: Environment) -> EngineCommands:
    """Ended by whoever asked.

    A model is not loaded a second time beside the Hearth that has it. Who wants it loaded in a way of their own gets
    it.
    """
    if not has_load_options(parsed) and not parsed.draft:
        shared = _shared(parsed, environment)
        if shared is not None:
            return shared
    engine = connect_engine()
    EnginePlaces(environment.settings, environment.paths).tell_forgetful(engine)
    return engine


def _shared(parsed: argparse.Namespace, environment: Environment) -> EngineCommands | None:
    """The engine behind the door of another Hearth; ``None``: none, or it does not know the model."""
    file = environment.paths.data / HOST_FILE
    if not file.exists():
        return None
    from inference.hosting.remote_engine import RemoteEngine  # only where there is a door

    def name_of(path: str) -> str:
        return next((model.name for model in environment.library.models() if str(model.path) == path), "")

    try:
        model = environment.model(parsed.model)
        engine = RemoteEngine(file, name_of, client="terminal")
    except EngineUnavailable:
        return None
    except HearthError:
        return None  # said where the model is loaded
    if name_of(str(model.path)) in {offer.name for offer in engine.offered()}:
        return engine
    engine.close()
    return None

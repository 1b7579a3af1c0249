"""Engines of the program: each process proves itself, or has done so before; knows no window and no settings."""

from __future__ import annotations

from inference.client import EngineClient
from inference.process import engine_command
from inference.proving import Proving
from inference.request_book import EventHandler
from resources import resource_path


def make_proving(*, eager: bool = False) -> Proving:
    """What decides with which part of the engine a client's processes compute.

    Args:
        eager: Try devices at once, also where the only model is so small that it gains nothing by one.
    """
    return Proving(resource_path("models", "guide.proof.json"), eager=eager)


def connect_engine(
    on_event: EventHandler | None = None, *, low_priority: bool = False, proving: Proving | None = None
) -> EngineClient:
    """A client whose processes prove themselves; where that is kept it is told with ``configure``.

    Args:
        on_event: Called with every event, see ``EngineClient``.
        low_priority: Whether the engine leaves the processor to every other program first.
        proving: As ``make_proving`` makes it, where that is not to be a lazy one.
    """
    command = engine_command(low_priority=low_priority)
    return EngineClient(on_event=on_event, command=command, proving=proving or make_proving())

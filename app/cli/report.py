"""``hearth doctor --report``: the report to send with a bug, on standard output; changes nothing, sends nothing."""

from __future__ import annotations

import contextlib
import os
import sqlite3

from app.cli.environment import Environment
from app.cli.terminal import Terminal
from app.engine_places import EnginePlaces
from app.proven_engine import connect_engine, make_proving
from app.report.gathering import Known, make_report
from app.storage.connecting import open_read_only
from app.storage.private_words import private_words
from inference.errors import EngineFailed, HearthError
from inference.events import Loaded, Probed

_START_LIMIT = 120.0  # seconds; a cold disk and a busy machine included


def run_report(environment: Environment, terminal: Terminal) -> int:
    """Print the report; exit status 1 when the engine does not work, which the report then tells of."""
    private = _private(environment)
    terminal.status("Starting the engine …")
    known = _ask_engine(environment, private)
    terminal.clear_status()
    terminal.line(make_report(environment.paths, environment.settings, known).text().rstrip())
    return 0 if known.trouble is None else 1


def _private(environment: Environment) -> tuple[str, ...]:
    """What people have written: looked for, to be left out."""
    path = environment.paths.database
    if not os.path.exists(path):
        return ()
    # A database that nobody can read cannot be in the log either: nothing of it was ever shown.
    with contextlib.suppress(sqlite3.Error), contextlib.closing(open_read_only(path)) as connection:
        return private_words(connection)
    return ()


def _ask_engine(environment: Environment, private: tuple[str, ...]) -> Known:
    """What the engine says of itself, and of the built-in guide when it has loaded it."""
    probed: Probed | None = None
    try:
        proving = make_proving()
        with connect_engine(proving=proving) as engine:
            EnginePlaces(environment.settings, environment.paths).tell_forgetful(engine)
            engine.probe().result(_START_LIMIT)
            proving.wait()  # a graphics card may have to prove itself, which takes a while the first time
            seen = engine.probe().result(_START_LIMIT)
            probed = seen if isinstance(seen, Probed) else None
            loaded = engine.load(str(environment.library.find("guide").path)).result(_START_LIMIT)
            return Known(probed=probed, loaded=loaded if isinstance(loaded, Loaded) else None, private=private)
    except HearthError as error:
        return Known(probed=probed, trouble=error, private=private)
    except TimeoutError:
        return Known(probed=probed, trouble=EngineFailed("The engine does not answer.", ""), private=private)

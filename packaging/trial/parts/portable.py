"""The portable archive, unpacked by the ordinary user into a folder with an awkward name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from bootstrap.console import Failure
from trial.base_system import HOME
from trial.program import Program
from trial.report import Outcome
from trial.run import TrialRun
from trial.screen import Screen

# The system's fontconfig keeps an index of its own fonts there for every program, where nobody has made one for all.
_FONTCONFIG = ".cache/fontconfig/"
_FOLDER = f"{HOME}/Mein Stick ä"


def try_portable(run: TrialRun, system: str, program: Program) -> None:
    """On a system that has the libraries the program needs, and not the program."""
    attempt = run.attempts(system)
    found: list[Program] = []

    def unpack() -> Outcome:
        found.append(_unpack(run, program))
        return Outcome(True, found[0].command)

    if not attempt("the archive unpacks into a folder with a space", unpack):
        return
    portable = found[0]
    attempt("from there it answers in the terminal", lambda: _answers(portable))
    with Screen() as screen:
        attempt("from there it answers in a window", lambda: _window(run, system, portable, screen))
        attempt("with portable.txt all data lies beside it", lambda: _beside(portable, screen))


def _unpack(run: TrialRun, program: Program) -> Program:
    made = program.room.run("mkdir", _FOLDER)
    if made.status:
        raise Failure(made.told())
    program.room.unpack(run.artifacts.tar, _FOLDER)
    place = program.place(_FOLDER)
    (command,) = [path for path in place.glob("*/hearth") if path.is_file()]
    home = program.room.home("portable")
    return dataclasses.replace(program, command=f"{_FOLDER}/{command.relative_to(place)}", home=home)


def _answers(portable: Program) -> Outcome:
    answer = portable.answer("hello")
    return Outcome(bool(answer), answer)


def _window(run: TrialRun, system: str, portable: Program, screen: Screen) -> Outcome:
    with portable.window(screen) as window:
        answer = window.ask("hello")
        screen.frame().save(run.pictures / f"{system}-portable.png")
        seconds = window.seconds
    return Outcome(True, f"{answer} (painted after {seconds:.2f} s)")


def _beside(portable: Program, screen: Screen) -> Outcome:
    """In the terminal and in a window; the home folder stays as empty as it was."""
    folder = Path(portable.command).parent
    portable.room.put(f"{folder}/portable.txt", b"")
    home = portable.room.home("stick")
    moved = dataclasses.replace(portable, home=home, data=f"{folder}/data")
    with moved.window(screen) as window:
        answer = window.ask("hello")
    moved.answer("hello")
    elsewhere = [
        path.relative_to(moved.place(home)).as_posix() for path in moved.place(home).rglob("*") if path.is_file()
    ]
    elsewhere = [path for path in elsewhere if not path.startswith(_FONTCONFIG)]
    beside = sorted(path.name for path in moved.place(moved.data).iterdir())
    words = f"in the home folder: {', '.join(sorted(elsewhere)) or 'nothing'}; beside it: {', '.join(beside)}"
    return Outcome(bool(answer) and not elsewhere, words)

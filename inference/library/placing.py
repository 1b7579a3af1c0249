"""How a new file comes into a folder: where it may grow, how it gets its name, how all of it is taken back.

No file is ever replaced, however lately it came, and other programs' folders are left alone. Knows not what is in it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from inference.atomic import rename_new, write_error
from inference.errors import UsageError
from inference.library.places import program_of
from inference.library.values import Roots
from inference.library.walk import LEFTOVER
from inference.model_file import PROGRAMS


class Undo:
    """What was made so far; unless it is kept, all of it is taken back at the end of the block."""

    def __init__(self) -> None:
        self._steps: list[Callable[[], object]] = []

    def __enter__(self) -> Undo:
        return self

    def __exit__(self, *_error: object) -> None:
        for step in reversed(self._steps):
            with contextlib.suppress(OSError):
                step()

    def add(self, step: Callable[[], object]) -> None:
        """Something to do when it is taken back."""
        self._steps.append(step)

    def keep(self) -> None:
        """Nothing is taken back."""
        self._steps.clear()

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it."""
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            try:
                place.mkdir(exist_ok=True)
            except OSError as error:
                raise write_error(place, error) from error
            self.add(place.rmdir)
        if not folder.is_dir():
            raise UsageError(f"“{folder}” is no folder.", "Choose a folder.")


def growing_name(folder: Path) -> Path:
    """A name for a file that is not complete yet; what is left of it after a crash is known by it."""
    return folder / f"{LEFTOVER[0]}{secrets.token_hex(6)}{LEFTOVER[1]}"


def give_name(temporary: Path, target: Path, hint: str) -> None:
    """Call a complete file what it is to be called. ``hint``: what to do when something is called that already."""
    try:
        rename_new(temporary, target)
    except FileExistsError as error:
        raise occupied(target, hint) from error
    except OSError as error:
        raise write_error(target, error) from error


def occupied(target: Path, hint: str) -> UsageError:
    """What to say when a file is in the way."""
    return UsageError(f"There is a file “{target.name}” in this folder already.", hint, str(target))


def refuse_foreign(folder: Path, roots: Roots) -> None:
    """Raise ``UsageError`` for a folder that belongs to another program."""
    if program := program_of(str(folder / "any"), roots):
        raise UsageError(
            f"That folder belongs to another program ({PROGRAMS[program]}), whose files Hearth never changes.",
            "Choose a folder of your own.",
            os.path.realpath(folder),
        )

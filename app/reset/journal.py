"""Says that something is to be removed, so that whoever is killed amid it goes on at the next start; removes nothing.

An empty file whose name says what: on a full disk, which is when people want things removed, there is room for a
name where there is none for a line of text.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from app.only_window import RESET, reset_files
from app.reset.parts import PARTS, Part
from inference.atomic import sync_folder, write_error


def begun(data: Path) -> tuple[Part, ...]:
    """What was to be removed when a program ended too early; empty: nothing was."""
    words = {word for name in reset_files(data) for word in name.split(RESET)[1:]}
    return in_order(words)


def begin(data: Path, parts: Iterable[Part]) -> None:
    """Say what is to be removed, beside what was before.

    Raises:
        StorageError: The folder takes no file.
    """
    wanted = in_order({*begun(data), *parts})
    path = data / "".join(("reset", *(RESET + part for part in wanted)))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise write_error(path, error) from error
    for name in reset_files(data):
        if name != path.name:
            (data / name).unlink(missing_ok=True)
    sync_folder(data)


def end(data: Path) -> None:
    """All of it is done, or not wanted any more. Raises ``OSError``."""
    for name in reset_files(data):
        (data / name).unlink(missing_ok=True)


def in_order(words: Collection[str]) -> tuple[Part, ...]:
    """The parts with these names in the order in which they go; other words are left out."""
    return tuple(part for part in PARTS if part in words)

"""Where everything lives that Hearth writes; reads nothing of it and knows no formats."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from inference.errors import StorageError
from inference.own_program import program_file

APP_NAME = "Hearth"
PORTABLE_MARK = "portable.txt"
_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class Paths(msgspec.Struct, frozen=True):
    """The places of one installation.

    Attributes:
        data: Folder of what must not be lost.
        database: Conversations (SQLite).
        settings: Settings (JSON).
        models: Folder of downloaded models.
        library: Index of the models on this computer (JSON).
        downloads: Queue of downloads (JSON).
        speed: What was measured of models on this computer (JSON).
        logs: Folder of log files.
        cache: Folder of what can be made again.
        kept: Folder of what models have read of conversations; made by the engine.
        machine: Folder of what was measured on this machine; made by the engine.
        history: Lines typed into the terminal chat.
    """

    data: Path
    database: Path
    settings: Path
    models: Path
    library: Path
    downloads: Path
    speed: Path
    logs: Path
    cache: Path
    kept: Path
    machine: Path
    history: Path

    @classmethod
    def below(
        cls, data: Path, *, config: Path | None = None, cache: Path | None = None, logs: Path | None = None
    ) -> Paths:
        """The usual layout below ``data``; parts that the platform keeps elsewhere can be moved."""
        cache = cache or data / "cache"
        return cls(
            data=data,
            database=data / "conversations.db",
            settings=(config or data) / "settings.json",
            models=data / "models",
            library=data / "library.json",
            downloads=data / "downloads.json",
            speed=data / "speed.json",
            logs=logs or data / "logs",
            cache=cache,
            kept=cache / "conversations",
            machine=cache / "machine",
            history=data / "terminal-history",
        )


def find_paths(environ: Mapping[str, str] = os.environ, *, program: Path | None = None) -> Paths:
    """The places of ``locate_paths``, their folders created for this user alone.

    Only the folder of the data must be there. The log and what can be made again are kept in it where their own places
    cannot be written; settings and downloads say so by themselves when there is something to write.

    Args:
        environ: Environment variables.
        program: The packaged program; found by itself in a frozen program.

    Raises:
        StorageError: The folder of the data cannot be created or written.
    """
    paths = locate_paths(environ, program=program)
    portable = _portable(environ, program) is not None
    _prepare(paths.data, portable=portable)
    for folder in (paths.settings.parent, paths.models):
        _is_usable(folder)
    usual = Paths.below(paths.data)
    if not _is_usable(paths.logs):
        paths = msgspec.structs.replace(paths, logs=usual.logs)
    if not _is_usable(paths.cache):
        paths = msgspec.structs.replace(paths, cache=usual.cache, kept=usual.kept, machine=usual.machine)
    if portable:
        from app.moved_data import follow  # only where the data may have been carried about

        follow(paths)
    return paths


def locate_paths(environ: Mapping[str, str] = os.environ, *, program: Path | None = None) -> Paths:
    """The places to use; nothing is created or tried.

    In this order: ``HEARTH_DATA_DIR``; a ``portable.txt`` beside the packaged program; what the platform says
    (``XDG_*`` on Linux, ``Application Support`` on macOS, the non-roaming ``LOCALAPPDATA`` on Windows).

    Args:
        environ: Environment variables.
        program: The packaged program; found by itself in a frozen program.

    Raises:
        StorageError: The folder asked for has no absolute name.
    """
    chosen = environ.get("HEARTH_DATA_DIR", "").strip()
    if chosen:
        return Paths.below(_absolute(chosen))
    if (beside := _portable(environ, program)) is not None:
        return Paths.below(beside / "data")
    return Paths.below(
        platformdirs.user_data_path(APP_NAME, appauthor=False, roaming=False),
        config=platformdirs.user_config_path(APP_NAME, appauthor=False, roaming=False),
        cache=platformdirs.user_cache_path(APP_NAME, appauthor=False),
        logs=platformdirs.user_log_path(APP_NAME, appauthor=False),
    )


def _portable(environ: Mapping[str, str], program: Path | None) -> Path | None:
    """The folder that the data are kept in because it says so, beside the packaged program."""
    program = program or program_file(environ)
    if program is None or environ.get("HEARTH_DATA_DIR", "").strip():
        return None
    beside = _beside(program)
    return beside if beside.joinpath(PORTABLE_MARK).is_file() else None


def _beside(program: Path) -> Path:
    """The folder the program lies in; on macOS the one with the bundle, whose inside must not change."""
    for parent in program.parents:
        if parent.suffix == ".app":
            return parent.parent
    return program.parent


def _absolute(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except (RuntimeError, OSError) as error:  # no home folder, no current folder
        raise _unusable(Path(text), error) from error


def _is_usable(folder: Path) -> bool:
    """Whether ``folder`` is there, or could be made, and can be written."""
    try:
        _prepare(folder)
    except StorageError:
        return False
    return True


def _prepare(folder: Path, *, portable: bool = False) -> None:
    """Create ``folder`` and make sure that it can be written."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        _try_to_write(folder)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise (_not_portable if portable else _unusable)(folder, error) from error


def _try_to_write(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        # A full disk must not keep anybody from reading what is there; writing reports it by itself.
        if error.errno not in _NO_SPACE:
            raise


def _not_portable(folder: Path, error: Exception) -> StorageError:
    return StorageError(
        f"{PORTABLE_MARK} says that Hearth keeps its data beside the program, but {folder} cannot be written.",
        f"Lift the write protection of the drive, copy the folder to another one, or remove {PORTABLE_MARK}.",
        detail=f"{type(error).__name__}: {error}",
    )


def _unusable(folder: Path, error: Exception) -> StorageError:
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        what = f"Hearth needs a folder at {folder}, but something else is in its place."
    else:
        what = f"Hearth cannot write to its folder {folder}."
    return StorageError(
        what,
        "Make it a folder that you may write to, or set HEARTH_DATA_DIR to another folder.",
        detail=f"{type(error).__name__}: {error}",
    )

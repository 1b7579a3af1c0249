"""The settings file: JSON that people may edit, that other versions of Hearth wrote, and that may be damaged.

``{"format": 1, "settings": {key: value}, "models": {model: {key: value}}}``. Only what differs from the defaults is
in it. Keys that this version does not know are kept as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from app.declarations import BY_KEY, DELETED, RENAMED, Value
from inference.atomic import set_aside, write_atomically, write_error
from inference.errors import HearthError, OptionError, StorageDamaged, StorageError, StorageNewer

_log = logging.getLogger(__name__)

FORMAT = 1
MAX_SIZE = 16 * 1024 * 1024  # bytes; nothing that Hearth writes comes near it

Key: TypeAlias = tuple[str, str]  # the model ("" for all) and the key of a setting
_Sections: TypeAlias = dict[str, dict[str, Any]]  # model -> key -> raw value


class SettingsFile:
    """Reads and writes the file; keeps no values itself."""

    def __init__(self, path: Path, *, renamed: Mapping[str, str] = RENAMED, deleted: Iterable[str] = DELETED) -> None:
        self.path = path
        self._renamed = renamed
        self._deleted = frozenset(deleted)

    def read(self) -> tuple[dict[Key, Value], tuple[HearthError, ...]]:
        """All values that can be used, and what was wrong with the rest."""
        try:
            sections, _ = self._load()
        except StorageError as error:
            return {}, (error,)
        values: dict[Key, Value] = {}
        refused: list[OptionError] = []
        for model, section in (sections or {}).items():
            for key, raw in section.items():
                setting = BY_KEY.get(self._current(key))
                if setting is None or (model and not setting.per_model):
                    continue  # of another version
                if key != setting.key and setting.key in section:
                    continue  # both names are there: the one in use today counts
                try:
                    values[model, setting.key] = setting.check(raw)
                except OptionError as error:
                    place = f"{self.path}: {key}" + (f" of {model}" if model else "")
                    refused.append(OptionError(error.message, error.hint, place))
        return values, _summed_up(refused)

    def write(self, changed: Iterable[Key], values: Mapping[Key, Value]) -> None:
        """Put the ``changed`` keys into the file; one that is not in ``values`` is taken out.

        What else stands in the file stays, also what another process put there meanwhile. A file of a newer
        format is left alone.

        Raises:
            StorageError: It could not be written.
        """
        try:
            sections, extra = self._load()
        except StorageNewer:
            _log.info("%s is of a newer format and is left alone", self.path)
            return
        except StorageDamaged:
            sections, extra = None, {}  # set aside just now
        if sections is None:
            sections, changed = {}, list(values)
        for model, key in changed:
            section = sections.setdefault(model, {})
            for old in [name for name in section if self._current(name) == key or name in self._deleted]:
                del section[old]
            if (model, key) in values:
                section[key] = values[model, key]
        write_atomically(self.path, _encode(sections, extra))

    def _current(self, key: str) -> str:
        """What ``key`` is called today."""
        for _ in range(len(self._renamed)):
            key = self._renamed.get(key, key)
        return key

    def _load(self) -> tuple[_Sections | None, dict[str, Any]]:
        """Values by model, and what else stands at the top; ``None`` when there is no file."""
        try:
            with self.path.open("rb") as file:
                content = file.read(MAX_SIZE + 1)
        except FileNotFoundError:
            return None, {}
        except OSError as error:
            raise StorageError(
                "Hearth cannot read its settings and goes on with the defaults.",
                f"Check that you may read {self.path}.",
                f"{self.path}: {error}",
            ) from error
        try:
            return _decode(content)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise self._damaged(error) from error

    def _damaged(self, cause: Exception) -> StorageError:
        try:
            aside = set_aside(self.path)
        except OSError as error:
            return write_error(self.path, error)
        return StorageDamaged(
            "The settings file was damaged; Hearth goes on with the defaults.",
            f"The damaged file was kept as {aside.name}.",
            f"{aside}: {cause}",
        )


def _summed_up(refused: list[OptionError]) -> tuple[HearthError, ...]:
    """One problem to show, however many values cannot be meant."""
    if not refused:
        return ()
    detail = "\n".join(f"{error.detail}: {error.message}" for error in refused)
    if len(refused) == 1:
        return (OptionError(f"{refused[0].message} Hearth goes on with its default.", refused[0].hint, detail),)
    return (
        OptionError(
            f"{len(refused)} settings have values that cannot be. Hearth goes on with their defaults.",
            "Set them again.",
            detail,
        ),
    )


def _decode(content: bytes) -> tuple[_Sections, dict[str, Any]]:
    if len(content) > MAX_SIZE:
        raise ValueError("far too large")
    top = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=dict[str, Any])
    form = top.pop("format", FORMAT)
    if not isinstance(form, int):
        raise ValueError("format is no number")
    if form > FORMAT:
        raise StorageNewer(
            "The settings were written by a newer Hearth; this one leaves them alone and goes on with its defaults.",
            "Start the newer Hearth, or set HEARTH_DATA_DIR to another folder.",
        )
    general = msgspec.convert(top.pop("settings", {}), dict[str, Any])
    models = msgspec.convert(top.pop("models", {}), dict[str, dict[str, Any]])
    return {**models, "": general}, top


def _encode(sections: _Sections, extra: Mapping[str, Any]) -> bytes:
    models = {model: dict(sorted(section.items())) for model, section in sorted(sections.items()) if model and section}
    top = {"format": FORMAT, "settings": dict(sorted(sections.get("", {}).items())), "models": models, **extra}
    return msgspec.json.format(msgspec.json.encode(top), indent=2) + b"\n"

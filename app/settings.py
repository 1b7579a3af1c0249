"""The values of the settings in force. What settings there are stands in ``app.declarations``."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from app.declarations import BY_KEY, DELETED, RENAMED, SETTINGS, Setting, Value
from app.settings_file import Key, SettingsFile
from inference.errors import HearthError, OptionError, StorageError
from inference.options import LoadOptions, Sampling

__all__ = ["SETTINGS", "Setting", "Settings", "Value"]

_log = logging.getLogger(__name__)

Changed = Callable[[str, Value], None]


class Settings:
    """All settings, and the file they are kept in.

    Only what differs from its default is written. A change is on the disk ``delay`` seconds later, or after
    ``flush``; a change of another Hearth to another setting of the same file is kept. ``get``, ``set`` and the
    rest may be called from any thread; subscribers are called on the thread that changed something.

    Attributes:
        problems: What was wrong with the file when it was read; the settings work all the same.
    """

    def __init__(
        self,
        path: Path,
        *,
        delay: float = 0.3,
        on_problem: Callable[[HearthError], None] | None = None,
        renamed: Mapping[str, str] = RENAMED,
        deleted: Iterable[str] = DELETED,
    ) -> None:
        """Read the file, if there is one.

        Args:
            path: The file.
            delay: Seconds during which changes are collected before they are written.
            on_problem: Told, on another thread, that the collected changes could not be written.
            renamed: Old keys and what they are called now.
            deleted: Keys without meaning.
        """
        self._file = SettingsFile(path, renamed=renamed, deleted=deleted)
        self._delay = delay
        self._on_problem = on_problem
        self._lock = threading.RLock()
        self._write_lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._subscribers: list[Changed] = []
        self._changed: set[Key] = set()
        self._values, self.problems = self._file.read()

    def get(self, key: str, *, model: str = "") -> Value:
        """The value in force: the model's own, else the general one, else the default."""
        setting = self._declared(key)
        with self._lock:
            if model and setting.per_model and (model, key) in self._values:
                return self._values[model, key]
            return self._values.get(("", key), setting.default)

    def text(self, key: str) -> str:
        """The value of a ``text``, ``line``, ``folder`` or ``choice``."""
        value = self.get(key)
        assert isinstance(value, str), f"{key} is no text"
        return value

    def flag(self, key: str) -> bool:
        """The value of a ``bool``."""
        value = self.get(key)
        assert isinstance(value, bool), f"{key} is no switch"
        return value

    def number(self, key: str) -> int | None:
        """The value of an ``int``; ``None`` is *automatic*."""
        value = self.get(key)
        assert value is None or (isinstance(value, int) and not isinstance(value, bool)), f"{key} is no whole number"
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The value of a list, such as ``folders``."""
        value = self.get(key)
        assert isinstance(value, tuple), f"{key} is no list"
        return value

    def is_set(self, key: str, *, model: str = "") -> bool:
        """Whether exactly here, for this model or in general, a value was set."""
        self._declared(key)
        with self._lock:
            return (model, key) in self._values

    def own_values(self) -> dict[Key, Value]:
        """What was set here, by model ("" for all) and key; everything else has its default."""
        with self._lock:
            return dict(self._values)

    def set(self, key: str, value: object, *, model: str = "") -> None:
        """Change a setting, for one model only when one is named. Raises ``OptionError``."""
        setting = self._declared(key)
        if model and not setting.per_model:
            raise OptionError(f"{setting.title} cannot differ between models.", "Change it for all models.")
        checked = setting.check(value)
        with self._lock:
            before = self.get(key, model=model)
            if not model and checked == setting.default:
                self._values.pop(("", key), None)
            elif self.is_set(key, model=model) and checked == before:
                return
            else:
                self._values[model, key] = checked
            self._note((model, key))
        self._tell(key, before, checked)

    def reset(self, key: str, *, model: str = "") -> None:
        """Go back to the default, or for a model to the general value."""
        self._declared(key)
        with self._lock:
            before = self.get(key, model=model)
            if (model, key) not in self._values:
                return
            del self._values[model, key]
            self._note((model, key))
            now = self.get(key, model=model)
        self._tell(key, before, now)

    def rename_model(self, old: str, new: str) -> None:
        """A model is called ``new`` now: what was set for it goes with it, in place of what ``new`` had."""
        if old == new:
            return
        with self._lock:
            for setting in SETTINGS:
                if (old, setting.key) in self._values:
                    self._values[new, setting.key] = self._values.pop((old, setting.key))
                    self._note((old, setting.key))
                    self._note((new, setting.key))
                elif (new, setting.key) in self._values:
                    del self._values[new, setting.key]
                    self._note((new, setting.key))
        if self.text("models.last") == old:
            self.set("models.last", new)

    def load_options(self, model: str = "") -> LoadOptions:
        """What to load this model with."""
        values = {s.name: self.get(s.key, model=model) for s in SETTINGS if s.section == "load"}
        return msgspec.convert({name: values[name] for name in LoadOptions.__struct_fields__}, LoadOptions)

    def sampling(self, model: str = "") -> Sampling:
        """How this model chooses its words."""
        values = {s.name: self.get(s.key, model=model) for s in SETTINGS if s.section == "sampling"}
        return msgspec.convert(values, Sampling)

    def subscribe(self, callback: Changed) -> Callable[[], None]:
        """Be told of each key that changes, with its new value in force. Returns the way to stop."""
        with self._lock:
            self._subscribers.append(callback)

        def unsubscribe() -> None:
            with self._lock:
                if callback in self._subscribers:
                    self._subscribers.remove(callback)

        return unsubscribe

    def flush(self) -> None:
        """Write what has changed now. Raises ``StorageError``; the changes are then still here."""
        with self._lock:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
            if timer is not threading.current_thread():
                timer.join()
        self._write()

    # ------------------------------------------------------------------------------------ inside

    def _declared(self, key: str) -> Setting:
        try:
            return BY_KEY[key]
        except KeyError:
            raise OptionError(f"There is no setting called {key!r}.", "See the list of settings.") from None

    def _tell(self, key: str, before: Value, now: Value) -> None:
        if before == now:
            return
        with self._lock:
            subscribers = tuple(self._subscribers)
        for subscriber in subscribers:
            subscriber(key, now)

    def _note(self, key: Key) -> None:
        """Remember that ``key`` must be written; the caller holds the lock."""
        self._changed.add(key)
        if self._timer is None:
            self._timer = threading.Timer(self._delay, self._write_later)
            self._timer.name = "settings"
            self._timer.daemon = True
            self._timer.start()

    def _write_later(self) -> None:
        with self._lock:
            self._timer = None
        try:
            self._write()
        except StorageError as error:
            _log.info("Settings are not written: %s", error.detail)
            if self._on_problem is not None:
                self._on_problem(error)

    def _write(self) -> None:
        with self._write_lock:
            with self._lock:
                if not self._changed:
                    return
                changed, self._changed = self._changed, set()
                values = dict(self._values)
            try:
                self._file.write(changed, values)
            except StorageError:
                with self._lock:
                    self._changed |= changed
                raise

"""Which keys ask for which command: those it comes with, or those that were chosen for it. Shows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.settings import Settings
from app.widgets.actions import COMMANDS, RENAMED, Command

OWN = "keys.own"  # the setting that has what was chosen, one command a line: ``new=Ctrl+N; Ctrl+Shift+N``

Key = Qt.Key
Keys: TypeAlias = tuple[str, ...]

_MOVING = (
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End),
    *(Key.Key_PageUp, Key.Key_PageDown, Key.Key_Backspace, Key.Key_Delete, Key.Key_Insert),
)
_GOING_ON = (Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape, Key.Key_Menu)
_EDITING = QKeySequence.StandardKey  # of text, in every field
_OF_TEXT = (_EDITING.Copy, _EDITING.Cut, _EDITING.Paste, _EDITING.SelectAll, _EDITING.Undo, _EDITING.Redo)
_OF_DESKTOP = ("Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Ctrl+Alt+Del", "Alt+Space", "Alt+Escape")


class Shortcuts(QObject):
    """Keys are text as in ``QKeySequence.toString``: ``Ctrl`` is ⌘ on macOS, also in the settings.

    Signals:
        changed(): Some command has other keys now.
    """

    changed = Signal()

    def __init__(self, actions: Mapping[str, QAction], settings: Settings, parent: QObject | None = None) -> None:
        """``actions`` by the names of their commands; they get their keys here."""
        super().__init__(parent)
        self._actions = actions
        self._settings = settings
        self._own: dict[str, Keys] = {}
        self._applied: dict[str, Keys] = {}
        self.commands = {command.name: command for command in COMMANDS if command.name in actions}
        self._unsubscribe = settings.subscribe(lambda key, _value: self._read() if key == OWN else None)
        self._read()

    def close(self) -> None:
        """Stop following the settings."""
        self._unsubscribe()

    def title(self, name: str) -> str:
        """What a command is called."""
        return QCoreApplication.translate("Command", self.commands[name].title)

    def fixed(self, name: str) -> bool:
        """Whether its keys are what they are."""
        return any(keys.startswith("(") for keys in self.commands[name].keys)

    def keys(self, name: str) -> Keys:
        """The keys of a command, the one that is shown first."""
        if name in self._own:
            return self._own[name]
        taken = {keys for own in self._own.values() for keys in own}
        return tuple(keys for keys in _usual(self.commands[name]) if keys not in taken)

    def shown(self, name: str) -> str:
        """The first of its keys as people here know them; empty without any."""
        return next((native(keys) for keys in self.keys(name)), "")

    def is_own(self, name: str) -> bool:
        """Whether other keys were chosen for it."""
        return name in self._own

    def owner(self, keys: str) -> str:
        """The command that these keys ask for; empty: none."""
        return next((name for name in self.commands if keys in self.keys(name)), "")

    def add(self, name: str, keys: str) -> None:
        """Let these keys ask for a command, and for no other one."""
        kept = {other: tuple(k for k in own if k != keys) for other, own in self._own.items() if other != name}
        self._keep({**kept, name: (*(k for k in self.keys(name) if k != keys), keys)})

    def remove(self, name: str, keys: str) -> None:
        """Let these keys ask for it no longer."""
        self._keep({**self._own, name: tuple(k for k in self.keys(name) if k != keys)})

    def reset(self, name: str) -> None:
        """Give a command back the keys it came with; whoever has one of them gives it up."""
        usual = set(_usual(self.commands[name]))
        kept = {other: tuple(k for k in own if k not in usual) for other, own in self._own.items() if other != name}
        self._keep(kept)

    def reset_all(self) -> None:
        """Give every command the keys it came with."""
        self._keep({})

    def _keep(self, own: Mapping[str, Keys]) -> None:
        known = {name: keys for name, keys in own.items() if name in self.commands}
        changed = {name: keys for name, keys in known.items() if keys != _usual(self.commands[name])}
        others = {name: keys for name, keys in own.items() if name not in known}  # of another version, kept for it
        lines = tuple(f"{name}={'; '.join(keys)}" for name, keys in sorted({**others, **changed}.items()))
        self._settings.set(OWN, lines)

    def _read(self) -> None:
        own: dict[str, Keys] = {}
        for line in self._settings.texts(OWN):
            name, _, keys = line.partition("=")
            for _ in RENAMED:
                name = RENAMED.get(name, name)
            own[name] = _portable(keys.split("; "))
        self._own = own
        applied = {name: self.keys(name) for name in self.commands}
        for name, now in applied.items():
            if now != self._applied.get(name, ()) and not self.fixed(name):
                self._actions[name].setShortcuts([QKeySequence(each) for each in now])
        if applied != self._applied:
            self._applied = applied
            self.changed.emit()


def native(keys: str) -> str:
    """Keys as people here know them: ``Ctrl+N``, ``⌘N``, ``Strg+N``."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def refusal(combination: QKeyCombination) -> str:
    """Why these keys cannot ask for a command; empty: they can."""
    key, mods = combination.key(), combination.keyboardModifiers()
    mods &= ~Qt.KeyboardModifier.KeypadModifier
    if mods & Qt.KeyboardModifier.MetaModifier:
        return _tr("Keys with this one belong to your system.")
    if QKeySequence(combination).toString() in _OF_DESKTOP:
        return _tr("These keys belong to your system.")
    alone = not mods & ~Qt.KeyboardModifier.ShiftModifier
    if key in _GOING_ON and mods != (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return _tr("These keys are needed to go on, to leave, and to send.")
    if key in _MOVING and (alone or mods & Qt.KeyboardModifier.ControlModifier):
        return _tr("These keys are needed to move and delete in text.")
    if any(QKeySequence(combination) in QKeySequence.keyBindings(standard) for standard in _OF_TEXT):
        return _tr("These keys are needed to edit text.")
    if alone and not Key.Key_F1 <= key <= Key.Key_F35:
        return _tr("This key alone is needed for typing. Press it together with Ctrl or Alt.")
    return ""


@cache
def _usual(command: Command) -> Keys:
    return _portable(command.keys)


def _portable(keys: Iterable[str]) -> Keys:
    """Keys in one spelling; what are none are left out. Those in brackets are kept, for showing them."""
    found = (QKeySequence(each.strip("()")).toString() for each in keys if each)
    return tuple(dict.fromkeys(each for each in found if each))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)

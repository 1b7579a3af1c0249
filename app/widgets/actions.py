"""Everything the window can be asked for by menu or key: declared once, listed in the menu with its keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


def _marked(text: str) -> str:
    """Marks a text for the translators (``QT_TRANSLATE_NOOP``); it is translated when it is shown."""
    return str(QT_TRANSLATE_NOOP("Command", text))


class Command(NamedTuple):
    """One thing to ask for.

    Attributes:
        name: Id of the command; ``-`` is a line in the menu.
        title: English; translated when it is shown.
        keys: Shortcuts to begin with, the first one is shown; people choose others (``app.widgets.shortcuts``). One in
            brackets is only shown: the window sees to it by itself.
        listed: Whether it stands in the menu too: what people look for there. The palette lists everything.
    """

    name: str
    title: str = ""
    keys: tuple[str, ...] = ()
    listed: bool = True


COMMANDS = (
    Command("new", _marked("New conversation"), ("Ctrl+N",)),
    Command("search", _marked("Search conversations"), ("Ctrl+Shift+F",)),
    Command("rename", _marked("Rename this conversation"), ("F2",)),
    Command("title", _marked("Suggest a title for this conversation"), ("Shift+F2",)),
    Command("setup", _marked("Settings of this conversation…"), ("Ctrl+I",)),
    Command("trash", _marked("Move this conversation to the trash"), ("Ctrl+Shift+Backspace",)),
    Command("undo", _marked("Undo what was done last with conversations"), ("Ctrl+Z",)),
    Command("pin-conversation", _marked("Pin or unpin this conversation"), ("Ctrl+D",), listed=False),
    Command("archive", _marked("Put this conversation into the archive, or back"), ("Ctrl+E",), listed=False),
    Command("move", _marked("Move this conversation to a folder…"), ("Ctrl+Shift+O",), listed=False),
    Command("list", _marked("Sort conversations, make a folder…"), ("Alt+L",), listed=False),
    Command("show-archive", _marked("Show or leave the archive"), ("Ctrl+Shift+E",), listed=False),
    Command("show-trash", _marked("Show the trash"), ("Ctrl+Shift+T",)),
    Command("-"),
    Command("export", _marked("Export…"), ("Ctrl+Shift+S",)),
    Command("print", _marked("Print this conversation…"), ("Ctrl+P",)),
    Command("import", _marked("Import conversations…"), ("Ctrl+Shift+Y",)),
    Command("-"),
    Command("model", _marked("Choose a model"), ("Ctrl+M",)),
    Command("personas", _marked("Personas…"), ("Ctrl+Shift+I",)),
    Command("models", _marked("Find and manage models"), ("Ctrl+Shift+M",)),
    Command("add", _marked("Add a GGUF from disk…"), ("Ctrl+O",)),
    Command("-"),
    Command("composer", _marked("Go to the message field"), ("Ctrl+L",), listed=False),
    Command("find", _marked("Find in this conversation"), ("Ctrl+F",)),
    Command("find-next", _marked("Next place"), ("F3", "Ctrl+G"), listed=False),
    Command("find-previous", _marked("Previous place"), ("Shift+F3", "Ctrl+Shift+G"), listed=False),
    Command("message-before", _marked("Previous message"), ("Alt+Up",), listed=False),
    Command("message-after", _marked("Next message"), ("Alt+Down",), listed=False),
    Command("regenerate", _marked("Answer again"), ("Ctrl+R",)),
    Command("version-before", _marked("Previous version of a message"), ("Alt+Left",), listed=False),
    Command("version-after", _marked("Next version of a message"), ("Alt+Right",), listed=False),
    Command("branch", _marked("Branch into a conversation of its own"), ("Ctrl+Shift+B",), listed=False),
    Command("compare", _marked("Compare models…"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
    Command("pin", _marked("Pin or unpin a message"), ("Ctrl+Shift+P",), listed=False),
    Command("stop", _marked("Stop the answer"), ("(Esc)",)),
    Command("-"),
    Command("sidebar", _marked("Show or hide the sidebar"), ("Ctrl+B",)),
    Command("larger", _marked("Larger text"), ("Ctrl++", "Ctrl+=")),
    Command("smaller", _marked("Smaller text"), ("Ctrl+-",)),
    Command("usual", _marked("Usual text size"), ("Ctrl+0",)),
    Command("-"),
    Command("palette", _marked("All commands…"), ("Ctrl+K",)),
    Command("keys", _marked("Keyboard shortcuts"), ("F1", "Ctrl+?")),
    Command("settings", _marked("Settings…"), ("Ctrl+,",)),
    Command("api", _marked("Let other programs use the models…")),
    Command("updates", _marked("Look for a new version")),
    Command("reset", _marked("Reset or remove Hearth…"), listed=False),
    Command("about", _marked("About Hearth")),
    Command("menu", _marked("Open the menu"), ("F10",), listed=False),
    Command("quit", _marked("Quit"), ("Ctrl+Q",)),
)

# Old name of a command -> its name now: keys that people chose for it stay. An entry is never taken away.
RENAMED: dict[str, str] = {}


class Actions:
    """The commands as Qt actions of ``window``, and the menu that lists them."""

    def __init__(
        self, window: QWidget, doing: Mapping[str, Callable[[], object]], refused: Callable[[str], bool]
    ) -> None:
        """``refused``: whether a command cannot be done now; who is asked says why."""
        self._refused = refused
        self.menu = QMenu(window)
        self.menu.setObjectName("moreMenuList")
        self.by_name: dict[str, QAction] = {}
        for command in COMMANDS:
            if command.name == "-":
                self.menu.addSeparator()
            else:
                self._add(window, command, doing[command.name])

    def _add(self, window: QWidget, command: Command, do: Callable[[], object]) -> None:
        title = QCoreApplication.translate("Command", command.title)
        action = QAction(title, window)
        action.setObjectName(f"action.{command.name}")
        if command.keys and command.keys[0].startswith("("):
            action.setText(f"{title}\t{command.keys[0].strip('()')}")
        else:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked=False: self._refused(command.name) or do())
        window.addAction(action)
        if command.listed:
            self.menu.addAction(action)
        self.by_name[command.name] = action

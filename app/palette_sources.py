"""What the palette lists of the window itself: commands, conversations, models, settings. Asked when it opens."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.controllers.store import Store
from app.controllers.together import Controllers
from app.declarations import SECTION_TITLES, SETTINGS
from app.itemmodels.models import ModelsListModel
from app.palette_entries import PaletteEntry, PaletteSource, Show
from app.widgets.setting_editors import translated

if TYPE_CHECKING:
    from app.storage.conversations import Conversations
    from app.storage.lookup import Titled
    from app.storage.values import Folder
    from app.widgets.main_window import MainWindow

LATELY = 200  # conversations that are found by initials, and in spite of slips
BY_WORDS = 40  # conversations that the database finds at once

_SYMBOLS = {
    "new": "plus",
    "search": "search",
    "rename": "edit",
    "trash": "trash",
    "undo": "refresh",
    "model": "cube",
    "models": "cube",
    "add": "plus",
    "composer": "edit",
    "regenerate": "refresh",
    "pin": "pin",
    "stop": "stop",
    "sidebar": "sidebar",
    "settings": "settings",
    "setup": "settings",
    "personas": "persona",
    "compare": "compare",
    "keys": "info",
    "api": "plug",
    "updates": "refresh",
    "reset": "trash",
    "pin-conversation": "pin",
    "move": "folder",
    "archive": "folder",
    "show-archive": "folder",
    "show-trash": "trash",
    "find": "search",
    "find-next": "search",
    "find-previous": "search",
    "version-before": "chevron-left",
    "message-before": "chevron-up",
    "message-after": "chevron-down",
    "export": "download",
    "import": "plus",
    "quit": "close",
}
_OF_CONVERSATION = ("rename", "trash", "pin-conversation", "archive", "move", "print")
_OF_MESSAGES = (
    *("pin", "find", "find-next", "find-previous", "message-before", "message-after"),
    *("version-before", "version-after", "branch"),
)
_LEFT_OUT = ("palette", "menu")  # where one is already


def commands(window: MainWindow) -> PaletteSource:
    """Every command, with its keys."""

    def entries() -> Iterator[PaletteEntry]:
        shortcuts = window.shortcuts
        for name in shortcuts.commands if shortcuts is not None else ():
            if shortcuts is not None and name not in _LEFT_OUT:
                why_not = window.why_not.get(name)
                yield PaletteEntry(
                    key=f"command:{name}",
                    title=shortcuts.title(name),
                    do=window.commands[name],
                    keys=shortcuts.shown(name),
                    symbol=_SYMBOLS.get(name, "chevron-right"),
                    words=shortcuts.commands[name].title,  # its English name, too
                    why_not=why_not() if why_not is not None else "",
                )

    return PaletteSource(entries, shown=True, worth=8)


def models(to: Controllers, rows: ModelsListModel) -> PaletteSource:
    """Every model that can be chosen."""

    def entries() -> Iterator[PaletteEntry]:
        for row in range(rows.rowCount()):
            entry = rows.entry_at(rows.index(row))
            if entry is not None:
                yield PaletteEntry(
                    key=f"model:{entry.path}",
                    title=entry.name,
                    do=partial(to.models.choose, entry.path),
                    kind=_tr("Model"),
                    symbol="cube",
                    words=entry.detail,
                )

    return PaletteSource(entries)


def settings(window: MainWindow) -> PaletteSource:
    """Every page of the settings, and every setting on it."""

    def entries() -> Iterator[PaletteEntry]:
        shown = [setting for setting in SETTINGS if not setting.hidden]
        pages = {setting.section for setting in shown} | {"keys"}
        for section, title in SECTION_TITLES.items():
            if section in pages:
                yield _of_settings(f"section:{section}", translated(title), window, section)
        for setting in shown:
            page = translated(SECTION_TITLES[setting.section])
            yield _of_settings(f"setting:{setting.key}", translated(setting.title), window, setting.section, page)

    return PaletteSource(entries, worth=-4)


def _of_settings(key: str, title: str, window: MainWindow, section: str, page: str = "") -> PaletteEntry:
    return PaletteEntry(
        key=key,
        title=title,
        do=partial(window.open_settings, section),
        kind=_tr("Settings: {0}").format(page) if page else _tr("Settings"),
        symbol="settings",
        words=page,
    )


def conversations(window: MainWindow, to: Controllers, store: Store) -> PaletteSource:
    """Every conversation by its title: found by the database, however many there are."""

    def entry(one: Titled) -> PaletteEntry:
        return PaletteEntry(
            key=f"conversation:{one.id}",
            title=one.title or _tr("New conversation"),
            do=partial(_open, window, to, one.id),
            kind=_tr("Conversation"),
            symbol="chat",
        )

    def find(words: str, show: Show) -> None:
        def look(kept: Conversations) -> list[Titled]:
            return kept.lookup.titled(words, BY_WORDS) if words else kept.lookup.newest(LATELY)

        store.ask(look, lambda found: show([entry(one) for one in found]))

    return PaletteSource(lambda: (), find)


def folders(window: MainWindow, to: Controllers, store: Store) -> PaletteSource:
    """Every folder the conversation that is shown can be moved to."""

    def find(words: str, show: Show) -> None:
        shown = to.chat.view.id
        if words or shown is None:
            show(())  # all of them are known since it was opened
            return

        def tell(found: list[Folder]) -> None:
            show(
                [
                    PaletteEntry(
                        key=f"folder:{folder.id}",
                        title=_tr("Move to “{0}”").format(folder.name),
                        do=partial(to.conversations.arranging.move, (shown,), folder.id, folder.name),
                        kind=_tr("Folder"),
                        symbol="folder",
                    )
                    for folder in found
                ]
            )

        store.ask(lambda kept: kept.folders.list(), tell)

    return PaletteSource(lambda: (), find)


def _open(window: MainWindow, to: Controllers, conversation_id: int) -> None:
    window.models.close()
    to.chat.open(conversation_id)
    window.pane.focus_composer()


def reasons(window: MainWindow, to: Controllers) -> None:
    """Tell the window why some commands cannot be done at times."""

    def unless(holds: bool, why: str) -> str:
        return "" if holds else why

    def of_conversation() -> str:
        return unless(to.chat.view.id is not None, _tr("No conversation is open."))

    def of_messages() -> str:
        return unless(bool(to.chat.view.path), _tr("There is no message yet."))

    window.why_not |= dict.fromkeys(_OF_CONVERSATION, of_conversation) | dict.fromkeys(_OF_MESSAGES, of_messages)
    window.why_not |= {
        "stop": lambda: unless(to.chat.busy, _tr("No answer is being written.")),
        "regenerate": lambda: unless(_answered(to), _tr("There is no answer yet.")),
        "undo": lambda: unless(window.has_undo, _tr("Nothing was just deleted.")),
    }


def _answered(to: Controllers) -> bool:
    return bool(to.chat.view.path) and to.chat.view.path[-1].role == "assistant"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)

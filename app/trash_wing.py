"""What belongs to the trash, made when somebody looks into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.controllers.trash import TrashController
from app.widgets.trash_dialog import TrashDialog

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.main_window import MainWindow


class TrashWing:
    """Ended in ``close``.

    Attributes:
        trash: What is in it.
        dialog: Where it is looked at.
    """

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._settings, self._appearance = ground.settings, ground.appearance
        self.trash = TrashController(ground.store, to.conversations, to.chat, window)
        self.dialog = dialog = TrashDialog(self._days(), window)
        dialog.set_theme(ground.appearance.theme, ground.appearance.zoom)
        ground.appearance.changed.connect(dialog.set_theme)
        dialog.searched.connect(self.trash.search)
        dialog.look_asked.connect(self.trash.look)
        dialog.restore_asked.connect(self.trash.restore)
        dialog.purge_asked.connect(self.trash.purge)
        dialog.empty_asked.connect(self.trash.empty)
        dialog.finished.connect(lambda _result: self.trash.rest())
        self.trash.listed.connect(lambda: dialog.show_things(self.trash.things, self.trash.words))
        self.trash.looked.connect(dialog.show_messages)

    def open(self, words: str = "") -> TrashDialog:
        """Show the trash, what has ``words`` in it or all of it."""
        self.dialog.set_days(self._days())
        self.dialog.search_for(words)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()
        return self.dialog

    def close(self) -> None:
        """Nobody looks any more."""
        self._appearance.changed.disconnect(self.dialog.set_theme)
        self.dialog.close()

    def _days(self) -> int:
        return int(self._settings.number("safety.trash_days") or 0)

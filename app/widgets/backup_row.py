"""One backup in the list: when, what is in it, why it was made; emits wishes, does nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.itemmodels.amounts import size
from app.itemmodels.backup_words import backup_title, conversations_text, problem_text, why_text
from app.theme import Theme, px
from app.widgets.icons import icon
from app.widgets.wrapping_label import wrapping

if TYPE_CHECKING:
    from app.storage.backup_file import Backup


class BackupRow(QFrame):
    """Signals:
    restore_asked(): The conversations are to be as they are in it.
    add_asked(): What is no longer there is to be added.
    save_asked(): A copy of it is wanted.
    delete_asked(): It is to be thrown away.
    """

    restore_asked = Signal()
    add_asked = Signal()
    save_asked = Signal()
    delete_asked = Signal()

    def __init__(self, number: int, backup: Backup, parent: QWidget | None = None) -> None:
        """``number``: its place in the list."""
        super().__init__(parent)
        self.setObjectName(f"backup{number}")
        self.setProperty("look", "card")
        when = backup_title(backup.made_at)
        title = wrapping()
        title.setText(when)
        facts = wrapping("caption", "error" if backup.problem else "muted")
        facts.setText(problem_text(backup) or self._facts(backup))
        self.setAccessibleName(f"{when}. {facts.text()}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(facts)
        self.restore = QPushButton(self.tr("Go back…"))
        self.restore.setObjectName(f"restoreBackup{number}")
        self.restore.setAccessibleName(self.tr("Go back to {0}").format(when))
        self.restore.setAutoDefault(False)
        self.restore.setVisible(not backup.problem)
        self.restore.clicked.connect(self.restore_asked)
        self.more = QToolButton()
        self.more.setObjectName(f"moreBackup{number}")
        self.more.setAccessibleName(self.tr("More about {0}").format(when))
        self.more.setToolTip(self.tr("More"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = self._menu(bool(backup.problem))
        self.more.setMenu(self.menu)
        self._line = QHBoxLayout(self)
        self._line.addLayout(words, 1)
        self._line.addWidget(self.restore)
        self._line.addWidget(self.more)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbol, and size what does not follow the font."""
        self.more.setIcon(icon("more", theme))
        self._line.setContentsMargins(px(14, zoom), px(8, zoom), px(8, zoom), px(8, zoom))
        self._line.setSpacing(px(4, zoom))

    def _facts(self, backup: Backup) -> str:
        return self.tr("{0}, {1}, {2}").format(
            conversations_text(backup.conversations), size(backup.size), why_text(backup)
        )

    def _menu(self, bad: bool) -> QMenu:
        menu = QMenu(self)
        add = menu.addAction(self.tr("Add what is missing here"), self.add_asked.emit)
        add.setEnabled(not bad)
        menu.addAction(self.tr("Save a copy…"), self.save_asked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Delete…"), self.delete_asked.emit)
        return menu

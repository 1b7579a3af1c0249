"""Connects the find bar with what finds in the conversation that is shown; both are made when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.controllers.chat import ChatController
from app.controllers.shown import View
from app.widgets.chat_pane import ChatPane

if TYPE_CHECKING:
    from app.widgets.find_bar import FindBar
    from app.widgets.finder import Finder

_PAUSE = 200  # milliseconds after a change before it is looked through again


class FindLink(QObject):
    """Lives as long as both ends."""

    def __init__(self, chat: ChatController, pane: ChatPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._bar: FindBar | None = None
        self._finder: Finder | None = None
        self._changed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._changed.timeout.connect(self._look_again)
        chat.shown.connect(self._note_shown)
        chat.ended.connect(lambda _message: self._note_change())

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return self._bar is not None and not self._bar.isHidden()

    def open(self) -> None:
        """Let words be typed that are to be found."""
        bar = self._made_bar()
        selected = self._pane.transcript.selected_text()
        bar.show()
        if selected and "\n" not in selected:
            bar.field.setText(selected)
        elif bar.field.text():
            self._find(bar.field.text(), bar.case)
        bar.take_keyboard()

    def step(self, by: int) -> None:
        """To the next place, or the one before; without any, words are asked for."""
        if self._finder is not None and self._finder.pattern:
            self._finder.step(by)
        else:
            self.open()

    def mark(self, words: str, message_id: int) -> None:
        """Mark the words of a search over all conversations, from the message on in which they were found."""
        from app.widgets.find_text import pattern_of  # nobody has found anything before

        self._made_finder().find(pattern_of(words), message_id)

    def close(self) -> bool:
        """Put it away with all marks; whether there was anything."""
        if self._finder is None or not (self._finder.pattern or self.is_open):
            return False
        had_keyboard = self._bar is not None and self._bar.isAncestorOf(self._pane.window().focusWidget() or self._pane)
        if self._bar is not None:
            self._bar.hide()
        self._finder.close()
        if had_keyboard:
            self._pane.focus_composer()
        return True

    # ------------------------------------------------------------------------------------ inside

    def _made_finder(self) -> Finder:
        if self._finder is None:
            from app.widgets.finder import Finder  # most conversations are never looked through

            self._finder = Finder(self._pane.transcript)
            self._finder.changed.connect(self._show)
        return self._finder

    def _made_bar(self) -> FindBar:
        if self._bar is None:
            from app.widgets.find_bar import FindBar  # as above

            self._bar = FindBar(self._pane)
            self._bar.hide()
            self._bar.wanted.connect(self._find)
            self._bar.stepped.connect(self.step)
            self._bar.closed.connect(self.close)
            self._pane.take_find_bar(self._bar)
            self._made_finder()
        return self._bar

    def _find(self, words: str, case: bool) -> None:
        from app.widgets.find_text import Pattern  # as above

        self._made_finder().find(Pattern((words,) if words.strip() else (), case))

    def _show(self) -> None:
        if self._bar is not None and self._finder is not None:
            finder = self._finder
            self._bar.show_found(finder.place, finder.found, done=finder.done, looking=bool(finder.pattern))

    def _note_shown(self, view: View) -> None:
        if view.opened and not self.is_open and not view.words:
            self.close()
        elif not view.words:
            self._note_change()

    def _note_change(self) -> None:
        if self._finder is not None and self._finder.pattern:
            self._changed.start()

    def _look_again(self) -> None:
        if self._finder is not None:
            self._finder.refresh()

"""What people are used to from other programs: files that go with a message, the palette, keys, notifications.

Each part is made when it is first wanted; nothing of it is loaded while the window starts.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from app.late_pool import LatePool
from app.widgets.drop_takers import DropTaker

if TYPE_CHECKING:
    from app.controllers.attaching import Attaching
    from app.controllers.palette import PaletteController
    from app.controllers.spelling import SpellingController
    from app.controllers.together import Controllers
    from app.desktop_wing import DesktopWing
    from app.ground import Ground
    from app.palette_entries import PaletteSource
    from app.widgets.keys_page import KeysPage
    from app.widgets.main_window import MainWindow
    from app.widgets.palette import Palette
    from app.widgets.spelling_extra import SpellingExtra


class HabitsWing:
    """Ended in ``close``.

    Attributes:
        ground: What everything stands on.
    """

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._to = to
        self.ground = ground
        self._window = window
        self._closing = ExitStack()

    def begin(self) -> None:
        """The window is there."""
        card = self._window.pane.card
        anything = DropTaker(lambda _path: True, _drop_words, lambda paths: self.attaching.take(paths))
        self._window.drop_takers.add_last(anything)
        card.attached_changed.connect(self._count_attached)
        self._closing.callback(self.desktop.close)
        self._remember_places()
        card.composer.textChanged.connect(self._check_spelling)
        if not card.composer.is_blank():
            self._check_spelling()
        self._guard_fields()
        self._listen_to_wheel()
        self._grey_menu()

    @cached_property
    def attaching(self) -> Attaching:
        """Who reads files that are to go with a message."""
        from app.controllers.attaching import Attaching
        from app.widgets.attached_link import AttachedLink

        thread = LatePool(1, "attaching")
        self._closing.callback(thread.shutdown)
        made = Attaching(thread, self.ground.bridge, self._to.engine, self.ground.notices)
        AttachedLink(made, self._window.pane.card, self.ground.appearance)
        return made

    @cached_property
    def palette(self) -> Palette:
        """Everything that can be asked for, in one list."""
        from app.widgets.palette import Palette

        appearance = self.ground.appearance
        made = Palette(self._palette_of, self._window)
        appearance.changed.connect(made.set_theme)
        made.set_theme(appearance.theme, appearance.zoom)
        return made

    @cached_property
    def desktop(self) -> DesktopWing:
        """Notifications and the tray."""
        from app.desktop_wing import DesktopWing

        return DesktopWing(self._to, self.ground, self._window)

    @cached_property
    def spelling(self) -> SpellingController:
        """Who knows which words are wrong."""
        from app.controllers.spelling import SpellingController

        thread = LatePool(1, "spelling")
        self._closing.callback(thread.shutdown)
        own_words = self.ground.paths.data / "words.txt"
        made = SpellingController(self.ground.settings, thread, self.ground.bridge, own_words)
        self._closing.callback(made.close)
        return made

    def make_spelling_extra(self) -> SpellingExtra:
        """What the settings say about dictionaries."""
        from app.widgets.spelling_extra import SpellingExtra

        return SpellingExtra(self.spelling)

    def _check_spelling(self) -> None:
        """There is something to be checked: from now on it is."""
        from app.widgets.spell_marks import SpellMarks

        composer, appearance = self._window.pane.card.composer, self.ground.appearance
        composer.textChanged.disconnect(self._check_spelling)
        marks = SpellMarks(composer, self.spelling, appearance.theme)
        appearance.changed.connect(lambda theme, _zoom: marks.set_theme(theme))

    def add_palette_source(self, source: PaletteSource) -> None:
        """Have the palette list what another part can do."""
        self._palette_of.add(source)

    def make_keys_page(self) -> KeysPage:
        """The page of the settings with every command and its keys."""
        from app.widgets.keys_page import KeysPage

        assert self._window.shortcuts is not None  # the window has been painted
        return KeysPage(self._window.shortcuts)

    @cached_property
    def _palette_of(self) -> PaletteController:
        from app import palette_sources
        from app.controllers.palette import PaletteController

        made = PaletteController(self.ground.settings, self._window)
        palette_sources.reasons(self._window, self._to)
        made.add(palette_sources.commands(self._window))
        made.add(palette_sources.conversations(self._window, self._to, self.ground.store))
        made.add(palette_sources.folders(self._window, self._to, self.ground.store))
        made.add(palette_sources.models(self._to, self._window.model_rows))
        made.add(palette_sources.settings(self._window))
        return made

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    def _grey_menu(self) -> None:
        """The menu shows what cannot be done now; keys go on asking, which then does nothing."""
        window = self._window
        menu = window.pane.header.more.menu()

        def grey(shown: bool) -> None:
            for name, why_not in window.why_not.items():
                action = window.findChild(QAction, f"action.{name}")
                if action is not None:
                    action.setEnabled(not (shown and why_not()))

        menu.aboutToShow.connect(lambda: grey(True))
        menu.aboutToHide.connect(lambda: grey(False))

    def _listen_to_wheel(self) -> None:
        from app.widgets.zoom_wheel import ZoomWheel

        ZoomWheel(self._window, self._window.pane.transcript, self.ground.appearance)

    def _remember_places(self) -> None:
        from app.widgets.reading_places import ReadingPlaces

        transcript = self._window.pane.transcript
        places = ReadingPlaces(self._to.chat, transcript, self.ground.settings, self.ground.appearance)
        self._closing.callback(places.keep)

    def _guard_fields(self) -> None:
        """Let input methods be, and name fields, wherever the keyboard comes to one: in dialogs, too."""
        from app.widgets.composing_guard import guard
        from app.widgets.field_names import name_by_label

        def note(_before: QWidget | None, now: QWidget | None) -> None:
            guard(now)
            name_by_label(now)

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(note)
        self._closing.callback(lambda: application.focusChanged.disconnect(note))
        guard(application.focusWidget())

    def _count_attached(self) -> None:
        """Something goes with the message: from now on its link sees to it."""
        card = self._window.pane.card
        card.attached_changed.disconnect(self._count_attached)
        self.attaching.count(card.attached.all)


def _drop_words() -> str:
    return QCoreApplication.translate("DropHint", "Drop text files to add them to your message")

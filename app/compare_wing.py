"""What belongs to comparing models: the way to it, the choice, the page; made when it is first wanted."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.controllers.comparing import ComparingController
from app.controllers.wishes import Wish
from app.late_pool import LatePool
from app.notices import Notice
from app.storage.values import StoredMessage
from app.theme import Theme
from app.widgets.buttons import tool_button
from app.widgets.chat_link import name_of, open_link
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.compare_dialog import CompareDialog
    from app.widgets.compare_page import ComparePage
    from app.widgets.main_window import MainWindow
    from inference.outlook import Outlook

translate = QCoreApplication.translate

MakeExpect = Callable[[], "Callable[[Sequence[Path]], dict[Path, Outlook]]"]
KEY = "window.compared"
LETTERS = "ABC"


class Remembered(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept of comparing.

    Attributes:
        wishes: What was compared last.
        blind: Whether the names were hidden.
        preferred: By model: how often it was kept without knowing its name, of how many times.
    """

    wishes: tuple[Wish, ...] = ()
    blind: bool = False
    preferred: dict[str, tuple[int, int]] = {}


class CompareWing:
    """Made after the window is there, ended in ``close``.

    Attributes:
        comparing: What is compared.
        button: The one beside *send*.
    """

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow, expect: MakeExpect) -> None:
        """``expect`` makes what tells, on a worker, what to expect of models on this computer."""
        self._to, self._ground, self._window, self._expect = to, ground, window, expect
        self._closing = ExitStack()
        self._dialog: CompareDialog | None = None
        self._beside: int | None = None  # the answer that others are compared with
        self._blind = False
        self.comparing = ComparingController(to.chat, to.answers, to.engine, ground.notices, parent=window)
        self.button = tool_button(
            "compareModels", translate("CompareWing", "Compare the answers of several models"), command="compare"
        )
        self.button.clicked.connect(self.open)
        window.pane.card.show_beside_send(self.button)

    def begin(self) -> None:
        """Listen."""
        pane, comparing = self._window.pane, self.comparing
        pane.transcript.compare_requested.connect(self.open_beside)
        comparing.opened.connect(self._show_page)
        comparing.left.connect(self._note_left)
        comparing.visible_changed.connect(self._note_visible)
        pane.notices.action_asked.connect(comparing.act)
        self._to.chat.busy_changed.connect(lambda busy: self.button.setEnabled(not busy))
        self._ground.appearance.changed.connect(self._dress)
        self._dress(self._ground.appearance.theme, self._ground.appearance.zoom)

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    # ---------------------------------------------------------------------------------- wishes

    def open(self) -> None:
        """Choose who answers what stands in the composer; with nothing there, beside the last answer."""
        chat, card = self._to.chat, self._window.pane.card
        if chat.busy or card.editing is not None or self.comparing.visible:
            return
        if card.text().strip():
            self._choose(None)
        elif chat.view.path and chat.view.path[-1].role == "assistant" and chat.view.path[-1].text:
            self.open_beside(chat.view.path[-1].id)
        else:
            self._window.pane.focus_composer()
            self._ground.notices.post(
                Notice(
                    message=translate("CompareWing", "Write a question first; then compare who answers it best."),
                    key="compare",
                )
            )

    def open_beside(self, answer_id: int) -> None:
        """Choose whose answers are compared with this one."""
        answer = next((message for message in self._to.chat.view.path if message.id == answer_id), None)
        if answer is not None and not self._to.chat.busy:
            self._choose(answer)

    @property
    def dialog(self) -> CompareDialog | None:
        """The choice, while it is open."""
        return self._dialog

    # ------------------------------------------------------------------------------- making it

    @cached_property
    def page(self) -> ComparePage:
        """The answers side by side."""
        from app.widgets.compare_page import ComparePage

        comparing = self.comparing
        made = ComparePage(comparing)
        made.set_theme(self._ground.appearance.theme, self._ground.appearance.zoom)
        made.kept.connect(self._keep)
        made.stop_asked.connect(lambda place: comparing.stop(place) if place >= 0 else comparing.stop_all())
        made.again_asked.connect(comparing.again)
        made.copy_asked.connect(lambda place: QGuiApplication.clipboard().setText(comparing.sides[place].message.text))
        made.left.connect(comparing.leave)
        made.link_activated.connect(open_link)
        comparing.side_changed.connect(self._note_side)
        comparing.grown.connect(lambda place, channel, text: made.columns[place].grow(channel, text))
        comparing.reading.connect(lambda place, *tokens: made.columns[place].show_reading(*tokens))
        return made

    @cached_property
    def _threads(self) -> LatePool:
        made = LatePool(1, "comparing")
        self._closing.callback(made.shutdown)
        return made

    def _choose(self, beside: StoredMessage | None) -> None:
        from app.widgets.compare_dialog import CompareDialog

        look, models = self._ground.appearance, self._to.models.all
        self._beside = beside.id if beside is not None else None
        self._dialog = dialog = CompareDialog(
            self._ground.settings,
            look.theme,
            look.zoom,
            beside=name_of(beside.model) or translate("CompareWing", "this model") if beside is not None else "",
            parent=self._window,
        )
        dialog.chosen.connect(self._begin)
        dialog.outlook_asked.connect(self._look)
        dialog.find_asked.connect(lambda: self._window.models.open("find"))
        dialog.finished.connect(lambda _result: self._forget_dialog())
        remembered = self.remembered
        wishes = remembered.wishes
        if not wishes and beside is None and self._to.engine.chosen is not None:
            wishes = (Wish(model=self._to.engine.chosen.name),)
        if beside is not None:
            wishes = tuple(wish for wish in wishes if wish.model != beside.model)
            models = tuple(sorted(models, key=lambda model: model.name == beside.model))
        dialog.show_choice(models, wishes, blind=remembered.blind)
        dialog.show_preferred({name_of(model): won for model, won in remembered.preferred.items()})
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _look(self, name: str) -> None:
        """Find out what to expect of a model of the choice."""
        model = self._to.models.named(name)
        if model is None or model.missing:
            return
        expect, path = self._expect(), model.path

        def show(found: dict[Path, Outlook]) -> None:
            if self._dialog is not None:
                self._dialog.show_outlooks({name: found.get(path)})

        self._ground.bridge.when_done(self._threads.submit(lambda: expect([path])), show)

    # --------------------------------------------------------------------------------- comparing

    @property
    def remembered(self) -> Remembered:
        """What is kept of comparing."""
        with contextlib.suppress(msgspec.MsgspecError):
            return msgspec.json.decode(self._ground.settings.text(KEY) or b"{}", type=Remembered)
        return Remembered()

    def _remember(self, **changes: object) -> None:
        now = msgspec.structs.replace(self.remembered, **changes)
        self._ground.settings.set(KEY, msgspec.json.encode(now).decode())

    def _begin(self, wishes: Sequence[Wish], blind: bool) -> None:
        self._remember(wishes=tuple(wishes), blind=blind if self._beside is None else self.remembered.blind)
        if self._beside is not None:
            self._blind = False
            self.comparing.beside([self._beside], wishes)
            return
        self._blind = blind
        order = random.sample(list(wishes), len(wishes)) if blind else list(wishes)
        text = self._window.pane.card.take()
        self.comparing.ask(text, order)

    def _titles(self) -> list[str]:
        if self._blind:
            return [translate("CompareWing", "Answer {0}").format(letter) for letter in LETTERS]
        chosen = self._to.engine.chosen
        usual = chosen.name if chosen is not None else ""
        return [name_of(side.message.model or usual) for side in self.comparing.sides]

    def _show_page(self) -> None:
        from app.widgets.sampling_fields import sampling_words

        sides = self.comparing.sides
        differing = ["" if self._blind else sampling_words(side.message.sampling) for side in sides]
        self._window.pane.show_instead(self.page)
        self.page.begin(self._titles(), differing)

    def _note_side(self, place: int) -> None:
        self.page.rename(self._titles())
        self.page.show_side(place)

    def _note_visible(self, visible: bool) -> None:
        pane = self._window.pane
        pane.show_instead(self.page if visible else None)
        pane.header.picker.setVisible(not (visible and self._blind))  # it would say the name
        if visible:
            self.page.take_focus()
        else:
            pane.focus_composer()

    def _note_left(self) -> None:
        self._blind = False

    def _keep(self, place: int) -> None:
        if self._blind:
            preferred = dict(self.remembered.preferred)
            for number, side in enumerate(self.comparing.sides):
                won, shown = preferred.get(side.message.model, (0, 0))
                preferred[side.message.model] = (won + (number == place), shown + 1)
            self._remember(preferred=preferred)
        self.comparing.keep(place)

    def _dress(self, theme: Theme, zoom: float) -> None:
        self.button.setIcon(icon("compare", theme))
        if "page" in self.__dict__:
            self.page.set_theme(theme, zoom)

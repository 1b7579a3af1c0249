"""What the conversations have beside the chat, each part made when it is first gone to; knows nothing inside them.

A part is made in a ``cached_property``, which imports it: nothing of it is loaded while the window starts. What it
must end is entered into ``_closing`` in the same breath.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from app.about_wing import AboutWing
    from app.asking_wing import AskingWing
    from app.compare_wing import CompareWing, MakeExpect
    from app.controllers.together import Controllers
    from app.exchange_wing import ExchangeWing
    from app.ground import Ground
    from app.habits_wing import HabitsWing
    from app.personas_wing import PersonasWing
    from app.restarting import Restarting
    from app.safety_wing import SafetyWing
    from app.trash_wing import TrashWing
    from app.widgets.main_window import MainWindow
    from app.widgets.settings_page import Extra

CALM = 2_000  # milliseconds after the start before what nobody waits for is made


class _Ends(Protocol):
    def close(self) -> None: ...


Wing = TypeVar("Wing", bound=_Ends)


class ChatWings:
    """Ended in ``close``.

    Attributes:
        on_battery: Whether the computer runs on battery; set before ``begin``.
    """

    def __init__(self, to: Controllers, ground: Ground, expect: MakeExpect) -> None:
        """``expect`` makes what tells, on a worker, what to expect of models on this computer."""
        self._to = to
        self._expect = expect
        self._ground = ground
        self._closing = ExitStack()
        self._window: MainWindow  # before ``serve`` nothing is made
        self.on_battery: Callable[[], bool] = lambda: False
        self._calm = QTimer(singleShot=True, interval=CALM)
        self._calm.timeout.connect(lambda: self.safety.begin())
        self._closing.callback(self._calm.stop)

    def serve(self, window: MainWindow) -> None:
        """The window that everything belongs to: what its commands do is added here, before it is painted."""
        self._window = window
        window.commands["setup"] = lambda: self.personas.open_setup()
        window.commands["palette"] = lambda: self.habits.palette.open()
        window.commands["keys"] = lambda: window.open_settings("keys")
        window.commands["personas"] = lambda: self.personas.open_personas()
        window.sidebar.trash_page_asked.connect(lambda words: self.trash.open(words))
        window.commands["version-before"] = lambda: self.asking.menus.step(-1)
        window.commands["version-after"] = lambda: self.asking.menus.step(1)
        window.commands["title"] = lambda: self.asking.suggest_title()
        window.commands["branch"] = lambda: self.asking.menus.branch()
        window.commands["export"] = lambda: self.exchange.open_export()
        window.commands["import"] = lambda: self.exchange.open_import()
        window.commands["print"] = lambda: self.exchange.print()
        window.commands["compare"] = lambda: self.compare.open()
        window.commands["about"] = lambda: self.about.open()

    def settings_extras(self) -> Mapping[str, Callable[[], Extra]]:
        """What stands beside the settings of a section."""
        return {
            "chat": lambda: self.habits.make_spelling_extra(),
            "keys": lambda: self.habits.make_keys_page(),
            "safety": lambda: self.safety.make_extras(),
        }

    @cached_property
    def trash(self) -> TrashWing:
        """What was thrown away."""
        from app.trash_wing import TrashWing

        return self._ended(TrashWing(self._to, self._ground, self._window))

    @cached_property
    def about(self) -> AboutWing:
        """What Hearth is, whose work it is, and a report for bugs."""
        from app.about_wing import AboutWing

        return self._ended(AboutWing(self._to, self._ground, self._window))

    @cached_property
    def restarting(self) -> Restarting:
        """Starts the window again where a setting needs it."""
        from app.restarting import Restarting

        return Restarting(self._ground, self._window)

    @property
    def wants_restart(self) -> bool:
        """Whether the program is to be started again when the window is gone."""
        return "restarting" in self.__dict__ and self.restarting.wanted

    @cached_property
    def safety(self) -> SafetyWing:
        """Backups, the trash, and what to do about a damaged or newer database."""
        from app.safety_wing import SafetyWing

        made = SafetyWing(self._to, self._ground, self._window)
        for forget in (
            lambda: self.asking.queue.hold_all(),
            lambda: self.asking.titles.forget_all(),
            lambda: self.compare.comparing.forget(),
        ):
            made.safety.restored.connect(forget)
        for changed in (made.safety.restored, made.safety.added):
            changed.connect(lambda: self.personas.personas.refresh())
        return self._ended(made)

    @cached_property
    def habits(self) -> HabitsWing:
        """What people are used to from other programs."""
        from app.habits_wing import HabitsWing

        return self._ended(HabitsWing(self._to, self._ground, self._window))

    @cached_property
    def personas(self) -> PersonasWing:
        """Personas, and the settings of one conversation."""
        from app.personas_wing import PersonasWing

        return self._ended(PersonasWing(self._to, self._ground, self._window))

    @cached_property
    def compare(self) -> CompareWing:
        """Comparing models."""
        from app.compare_wing import CompareWing

        return self._ended(CompareWing(self._to, self._ground, self._window, self._expect))

    @cached_property
    def asking(self) -> AskingWing:
        """How things are asked beyond a question and its answer."""
        from app.asking_wing import AskingWing

        return self._ended(AskingWing(self._to, self._ground, self._window, lambda: self.on_battery()))

    @cached_property
    def exchange(self) -> ExchangeWing:
        """Exports, imports and print."""
        from app.exchange_wing import ExchangeWing

        return self._ended(ExchangeWing(self._to, self._ground, self._window))

    def begin(self) -> None:
        """The window is there: begin what takes time."""
        self.personas.begin()
        self.compare.begin()
        self.habits.add_palette_source(self.personas.palette_source())
        if self._window.key_tips is not None:  # else it sees to these, too, when it is made
            self._window.key_tips.dress(self._window.pane)
        self._closing.callback(self.restarting.close)
        self.habits.begin()
        self.asking.begin()
        self._calm.start()
        assert self.exchange is not None  # it adds to menus, and takes what is dropped

    def _ended(self, made: Wing) -> Wing:
        """A part, which is ended with the rest."""
        self._closing.callback(made.close)
        return made

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

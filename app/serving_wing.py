"""What belongs to the endpoint for other programs, made when it is on or its page is first turned to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from app.api_key import ApiKey
from app.controllers.serving import Host, OpenHost, ServingController
from app.widgets.serving_button import ServingButton

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.engine_host import SharedEngines
    from app.ground import Ground
    from app.theme import Theme
    from app.widgets.main_window import MainWindow
    from app.widgets.settings_page import Extra
    from inference.hosting.values import Call


LIMITS = frozenset(("api.idle_minutes", "api.memory", "api.waiting"))  # settings that count at once


class ServingWing:
    """Ended in ``close``.

    Attributes:
        serving: What switches and watches it.
        button: The sign in the header; ``None`` while it was never on.
    """

    def __init__(
        self,
        to: Controllers,
        ground: Ground,
        window: MainWindow,
        open_host: OpenHost | None = None,
        command: Sequence[str] | None = None,
    ) -> None:
        """``open_host`` and ``command``: a scripted host and process; ``None``: the real ones."""
        self._to, self._ground, self._window = to, ground, window
        self._closing = ExitStack()
        self.button: ServingButton | None = None
        self._shared: SharedEngines | None = None  # the last ones
        self.serving = ServingController(
            ground.settings,
            ground.notices,
            ground.bridge,
            open_host or self._open_host,
            ApiKey(ground.paths.data),
            command,
        )
        self._closing.callback(self.serving.close)
        self._closing.callback(ground.settings.subscribe(lambda key, _value: self._note_setting(key)))
        self.serving.changed.connect(self._show)
        self.serving.settings_asked.connect(self.open_page)
        window.pane.notices.action_asked.connect(self.serving.act)

    def make_page(self) -> Extra:
        """What stands on the page of the settings."""
        from app.widgets.serving_extras import ServingExtras

        return ServingExtras(self.serving, self._to.models, self._ground.settings)

    def open_page(self) -> None:
        """Turn to it."""
        self._window.open_settings("api")

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    def _show(self) -> None:
        state = self.serving.state
        self._to.engine.note_shared(state.under_way)
        if self.button is None:
            if state.phase == "off":
                return
            self.button = ServingButton()
            self.button.clicked.connect(self.open_page)
            self._window.pane.header.show_beside_menu(self.button, self.button.show_narrow)
            self._ground.appearance.changed.connect(self._dress)
            self._dress(self._ground.appearance.theme, self._ground.appearance.zoom)
        self.button.show_state(state, self.serving.address)

    def _open_host(self, told: Callable[[Call], object], counted: Callable[[int], object]) -> Host:
        """Share the engines of this window."""
        from app.engine_host import SharedEngines  # only where it is switched on
        from inference.client import EngineClient  # is there since a model is loaded

        engine, ground = self._to.engine, self._ground
        own = engine.connection()
        shared = self._shared = SharedEngines(
            ground.settings,
            ground.paths,
            lambda: self._to.models.all,
            own if isinstance(own, EngineClient) else None,  # a scripted one has nothing to share
            engine.state.loaded,
            told,
            counted,
        )
        return shared

    def _note_setting(self, key: str) -> None:
        if key in LIMITS and self._shared is not None:
            self._shared.host.look()

    def _dress(self, theme: Theme, zoom: float) -> None:
        if self.button is not None:
            self.button.set_theme(theme, zoom)

"""What the conversations have beside the chat, each part made when it is first gone to; knows nothing inside them.

A part is made in a ``cached_property``, which imports it: nothing of it is loaded while the window starts. What it
must end is entered into ``_closing`` in the same breath.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.main_window import MainWindow
    from app.widgets.settings_page import Extra


class ChatWings:
    """Ended in ``close``."""

    def __init__(self, to: Controllers, ground: Ground) -> None:
        self._to = to
        self._ground = ground
        self._closing = ExitStack()
        self._window: MainWindow | None = None

    def serve(self, window: MainWindow) -> None:
        """The window that everything belongs to: what its commands do is added here, before it is painted."""
        self._window = window

    def settings_extras(self) -> Mapping[str, Callable[[], Extra]]:
        """What stands beside the settings of a section."""
        return {}

    def begin(self) -> None:
        """The window is there: begin what takes time."""

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

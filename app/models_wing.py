"""The second composition root: what stands behind the models page, made when it is first needed.

Nothing of it is loaded while the window starts: finding and downloading need parts (HTTP, the hub, the catalog) that
a chat does without.
"""

from __future__ import annotations

from contextlib import ExitStack

from app.widgets.models_page import ModelsPage
from app.widgets.models_section import ModelsSection


class ModelsWing:
    """Controllers and page, ended in ``close``."""

    def __init__(self) -> None:
        self._closing = ExitStack()

    def make_page(self, here: ModelsSection) -> ModelsPage:
        """The page, with its sections; ``here`` is the one about this computer."""
        return ModelsPage(ModelsSection(), here, ModelsSection())

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

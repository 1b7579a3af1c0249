"""Which model is to guess ahead for another one: as the settings say, else whatever of the library may serve."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from app.settings import Settings
from inference.model_file import ModelFile

DRAFT_KEY = "load.draft"


class Drafting(NamedTuple):
    """As ``Load`` has it: the one that was chosen, or candidates."""

    draft: str = ""
    drafts: tuple[str, ...] = ()


class DraftChoice:
    """Chooses without reading any file.

    Args:
        settings: Where the user may have named a model.
        models: Those there are.
    """

    def __init__(self, settings: Settings, models: Callable[[], Iterable[ModelFile]]) -> None:
        self._settings = settings
        self._models = models

    def of(self, model: ModelFile) -> Drafting:
        """What may draft for ``model``."""
        if self._settings.load_options(model.name).speculation != "auto":
            return Drafting()
        models = list(self._models())
        chosen = self._settings.get(DRAFT_KEY, model=model.name)
        if chosen:
            named = next((other for other in models if other.name == chosen and not other.missing), None)
            return Drafting(str(named.path)) if named is not None and named.path != model.path else Drafting()
        from inference.drafts import draft_candidates  # a model is loaded after the window is there

        return Drafting(drafts=draft_candidates(model, models))

"""What every command needs of Hearth's own data: paths, settings and the library; opens no engine."""

from __future__ import annotations

from dataclasses import dataclass

from app.paths import Paths, find_paths
from app.settings import Settings
from inference.library import Library, ModelFile
from resources import resource_path


@dataclass(frozen=True)
class Environment:
    """Collaborators of the commands."""

    paths: Paths
    settings: Settings
    library: Library

    def model(self, name: str | None) -> ModelFile:
        """The model of that name or path; without one the model used last, else the built-in guide.

        Raises:
            ModelMissing: there is none of that name.
        """
        if name:
            return self.library.find(name)
        last = self.settings.get("models.last")
        known = {model.name: model for model in self.library.models() if not model.missing}
        if isinstance(last, str) and last in known:
            return known[last]
        return self.library.find("guide")


def open_environment() -> Environment:
    """Find the data folder and read what is there."""
    paths = find_paths()
    return Environment(paths, Settings(paths.settings), Library(paths.library, resource_path("models", "guide.gguf")))

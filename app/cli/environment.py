"""What every command needs of Hearth's own data: paths, settings and the library; opens no engine."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from app.calling import command_name
from app.cli.long_work import interruptible
from app.library_roots import library_roots
from app.paths import Paths, find_paths, locate_paths
from app.settings import Settings
from inference.errors import ModelMissing, StorageError
from inference.library import Library, ModelFile
from resources import resource_path

_REPOSITORY = re.compile(r"(?P<repository>[\w-][\w.-]*/[\w-][\w.-]*(?<!\.gguf))(?::(?P<quantization>[\w.-]+))?")


@dataclass(frozen=True)
class Environment:
    """Collaborators of the commands.

    Attributes:
        paths: Where the data is; the folders need not exist.
        settings: Those in force, the defaults where they cannot be read.
        library: The models; only the guide where the list cannot be read.
        folder_problem: Why the folders cannot be written, ``None`` when they can. An answer needs no folder.
        library_problem: Why the list of models cannot be read, ``None`` when it can.
    """

    paths: Paths
    settings: Settings
    library: Library
    folder_problem: StorageError | None = None
    library_problem: StorageError | None = None

    def model(self, name: str | None) -> ModelFile:
        """The model of that name or path; without one the model used last, else the built-in guide.

        Raises:
            ModelMissing: there is none of that name.
            StorageError: there may be one, but the list of models cannot be read.
        """
        if name:
            return self.find(name)
        last = self.settings.get("models.last")
        known = {model.name: model for model in self.library.models() if not model.missing}
        if isinstance(last, str) and last in known:
            return known[last]
        return self.library.find("guide")

    def find(self, name: str) -> ModelFile:
        """The model of that name, path or repository, wherever it lies; raises like ``model``."""
        if model := self._from_repository(name):
            return model
        try:
            return self.library.find(name)
        except ModelMissing:
            if self.library_problem is not None:
                raise self.library_problem from None
        # Nobody may have looked since it came. What cannot be written down is found all the same next time.
        with contextlib.suppress(StorageError), interruptible() as token:
            self.library.scan(cancel=token)
        if model := self._from_repository(name):
            return model
        try:
            return self.library.find(name)
        except ModelMissing as error:
            if not _REPOSITORY.fullmatch(name):
                raise
            hint = f"To download it: {command_name()} pull {name}"
            raise ModelMissing(f"There is no model and no file “{name}” here.", hint) from error

    def _from_repository(self, name: str) -> ModelFile | None:
        """The model that ``pull`` of that word has brought; ``None``: none, or another file is meant."""
        match = _REPOSITORY.fullmatch(name)
        if match is None or Path(name).exists():
            return None
        repository, quantization = match["repository"], match["quantization"] or ""
        found = [
            model
            for model in self.library.models()
            if model.repository.lower() == repository.lower()
            # Names of the hub such as UD-Q4_K_XL are in no header, only in the name of the file.
            and (quantization.lower() == model.quantization.lower() or quantization.lower() in model.path.name.lower())
            and not model.missing
        ]
        if len(found) > 1:
            names = ", ".join(model.name for model in found[:6])
            raise ModelMissing(f"There is more than one model of {name} here.", f"Say which: {names}.")
        return found[0] if found else None

    def renew_roots(self) -> None:
        """After the folders in the settings have changed."""
        self.library.set_roots(library_roots(self.settings, self.paths))


def open_environment() -> Environment:
    """Find the data folder and read what is there; goes on with defaults where that cannot be done."""
    folder_problem = library_problem = None
    try:
        paths = find_paths()
    except StorageError as error:
        paths, folder_problem = locate_paths(), error
    guide = resource_path("models", "guide.gguf")
    settings = Settings(paths.settings)
    library = Library(paths.library, guide, library_roots(settings, paths))
    try:
        library.models()
    except StorageError as error:
        library, library_problem = Library(None, guide), error
    return Environment(paths, settings, library, folder_problem, library_problem)

"""Where the library looks, as settings and environment say; the window and the terminal ask here. Reads no folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import Paths
from app.settings import Settings

if TYPE_CHECKING:
    from inference.library.values import Roots


def models_folder(settings: Settings, paths: Paths) -> Path:
    """Where downloaded models are kept."""
    chosen = settings.text("models.folder")
    return Path(chosen) if chosen else paths.models


def library_roots(settings: Settings, paths: Paths, environ: Mapping[str, str] = os.environ) -> Roots:
    """Hearth's own folder, the user's, and those of other programs, which may be switched off."""
    from inference.library.stores import program_stores  # not while the window starts
    from inference.library.values import Roots

    own = models_folder(settings, paths)
    added = [Path(folder) for folder in settings.texts("models.folders")]
    if own != paths.models:
        added.insert(0, paths.models)  # what was downloaded before the folder was changed is still a model
    # Also when they are not shown: what lies there is theirs, even inside a folder of the user.
    programs = program_stores(environ, Path.home(), sys.platform)
    return Roots(
        own=own,
        added=tuple(folder for folder in dict.fromkeys(added) if folder != own),
        programs=programs,
        show_programs=settings.flag("models.other_programs"),
    )

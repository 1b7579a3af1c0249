"""Letters for a system that has no font at all; asked for only there. Chooses no sizes."""

from __future__ import annotations

import importlib.util
import logging
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_PACKAGE = "ziafont"  # draws the letters of formulas, and brings DejaVu Sans along for it
_FILE = Path("fonts", "DejaVuSans.ttf")

_log = logging.getLogger(__name__)


def bring_letters() -> bool:
    """Take the font that formulas are drawn with for everything; whether there is one now.

    Without it the window would show a box for each letter, also for those of the sentence that says why.
    """
    found = importlib.util.find_spec(_PACKAGE)  # not imported: only its file is wanted
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        if QFontDatabase.addApplicationFont(str(Path(folder, _FILE))) >= 0:
            return True
    _log.info("This system has no fonts, and none came along.")
    return False

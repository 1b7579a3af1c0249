"""Pictures of what keeps the house: new versions, and what Hearth has put on this computer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from app.controllers.updates import NOTICE, UpdatesController
from app.reset.leaving import Installed
from app.reset.measuring import Amount
from app.reset.parts import PARTS, Part
from app.reset.removing import Left, Removed
from app.widgets.removal_dialog import RemovalDialog
from inference.units import GIB, MIB
from inference.updates import HOST, Looked, Release

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

SIZES: dict[Part, tuple[int, int, str]] = {
    "conversations": (212, 84 * MIB, "/home/ada/.local/share/Hearth"),
    "models": (6, 21 * GIB, "/media/ada/large drive/models"),
    "settings": (2, 4_000, "/home/ada/.config/Hearth"),
    "downloads": (0, 0, "/media/ada/large drive/models"),
    "caches": (48, 3 * GIB, "/home/ada/.cache/Hearth"),
    "logs": (3, 2_400_000, "/home/ada/.local/state/Hearth/log"),
    "token": (0, 0, ""),
}
RELEASE = Release(
    format=1,
    version="0.2.0",
    page=f"https://{HOST}/Hearth/0.2.0",
    notes=(
        "Hearth installs like any other app, on Linux, Windows and macOS.",
        "Graphics cards are used through Vulkan; where a card gives wrong answers, the processor takes over.",
        "All that Hearth has put on your computer can be seen, with its size, and removed.",
    ),
)


def house(studio: Studio) -> Iterator[None]:
    """The settings about new versions, the notice and what is new; the parts, what is asked, and what became of it."""
    yield from _updates(studio, studio.program.wings.house.updates)
    yield from _reset(studio)


def _updates(studio: Studio, updates: UpdatesController) -> Iterator[None]:
    updates.version = "0.1.0"
    dialog = studio.window.open_settings("network")
    before = dialog.size()
    for name, size in (("", QSize(840, 900)), ("-narrow", QSize(420, 1000))):
        dialog.resize(size)
        studio.shoot(f"15-updates{name}", dialog)
    updates.looked = Looked(at=time.time() - 600, release=RELEASE)
    updates.changed.emit()
    dialog.resize(QSize(840, 900))
    studio.shoot("15-updates-found", dialog)
    dialog.resize(before)
    dialog.close()
    yield
    updates._tell(RELEASE)
    studio.shoot("15-updates-notice")
    studio.window.resize(700, 720)
    studio.shoot("15-updates-notice-narrow")
    studio.window.resize(1100, 720)
    studio.program.notices.dismiss(NOTICE)
    shown = studio.program.wings.house.show_release()
    assert shown is not None
    studio.shoot("15-updates-new", shown)
    shown.close()
    yield


def _reset(studio: Studio) -> Iterator[None]:
    settings = studio.window.open_settings("models")
    before = settings.size()
    settings.resize(QSize(840, 980))
    studio.shoot("15-storage", settings)
    settings.resize(before)
    settings.close()
    dialog = studio.program.wings.house.reset.open()
    studio.wait(lambda: all(row.amount is not None for row in dialog.rows.values()))
    for part, (files, count, place) in SIZES.items():
        dialog.show_amount(Amount(part=part, files=files, size=count, places=(place,) if place else ()))
    studio.shoot("15-reset", dialog)
    dialog.everything.click()
    for name, size in (("-everything", dialog.size()), ("-narrow", QSize(360, 900))):
        dialog.resize(size)
        studio.shoot(f"15-reset{name}", dialog)
    box = dialog.ask()
    assert box is not None
    studio.shoot("15-reset-confirm", box)
    box.close()
    dialog.close()
    yield
    removal = RemovalDialog(1.0)
    removal.show()
    removal.show_progress("models", 9 * GIB)
    studio.shoot("15-removal", removal)
    removal.show_end(Removed(parts=PARTS, files=271, freed=24 * GIB), Installed("deb", "/usr/lib/hearth"))
    studio.shoot("15-removal-end", removal)
    left = (Left("/home/ada/.local/state/Hearth/log/hearth.log", "Permission denied"),)
    stays = (Left("/home/ada/.local/share/Hearth", "holiday.txt"),)
    gone = Removed(parts=PARTS, files=270, freed=24 * GIB, left=left, stays=stays)
    removal.show_end(gone, Installed("folder", "/home/ada/apps/hearth"))
    studio.shoot("15-removal-left", removal)
    removal.close()
    removal.deleteLater()
    yield

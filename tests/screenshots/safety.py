"""Pictures of the backups in the settings, and of what is said about a damaged or newer database."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from app.notices import Notice
from app.paths import find_paths
from app.storage.backup_file import backup_name
from app.storage.backups import Backups
from app.widgets.backup_extras import BackupExtras
from app.widgets.newer_box import NewerBox
from inference.errors import StorageDamaged, StorageNewer

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

DAY = 24 * 3600.0
MADE = (("daily", 0.05), ("yours", 0.3), ("daily", 1.1), ("restore", 2.0), ("daily", 9.0), ("before-3", 40.0))


def safety(studio: Studio) -> Iterator[None]:
    """No backups, some, a bad one among them, what is asked first, and the words about damage and a newer Hearth."""
    backups = Backups(find_paths().database)
    shutil.rmtree(backups.folder, ignore_errors=True)
    dialog = studio.window.open_settings("safety")
    page = dialog.findChild(BackupExtras)
    assert page is not None
    wing = studio.program.chat_wings.safety
    wing.safety.read()
    studio.wait(lambda: page.backups == ())
    studio.shoot("14-backups-empty", dialog)
    yield
    made = backups.create("user")
    for word, days in MADE:
        shutil.copy(made.path, backups.folder / backup_name(backups.database, word, time.time() - days * DAY))
    backups.delete(made.name)
    (backups.folder / backup_name(backups.database, "daily", time.time() - 20 * DAY)).write_bytes(b"damaged" * 9000)
    wing.safety.read()
    studio.wait(lambda: len(page.rows) == len(MADE) + 1)
    before = dialog.size()
    for suffix, size in (("", QSize(840, 900)), ("-narrow", QSize(420, 980))):
        dialog.resize(size)
        studio.shoot("14-backups" + suffix, dialog)
    dialog.resize(before)
    assert page.backups
    for name, box in (
        ("restore", page.ask_to_restore(page.backups[0])),
        ("delete", page.ask_to_delete(page.backups[0])),
    ):
        studio.shoot(f"14-backups-{name}", box)
        box.close()
    dialog.close()
    yield
    studio.program.notices.post(
        Notice(
            level="warning",
            message="The conversations were damaged. 1,204 messages could be read and are here again.",
            hint="The backup “Yesterday, 22:10” has 37 messages more.",
            action="add-missing:nothing",
            action_title="Add what the backup has",
            key=StorageDamaged.code,
            sticky=True,
        )
    )
    studio.shoot("14-damaged")
    studio.window.resize(700, 720)
    studio.shoot("14-damaged-narrow")
    studio.window.resize(1100, 720)
    studio.program.notices.dismiss(StorageDamaged.code)
    newer = NewerBox(
        StorageNewer("Your conversations were written by a newer Hearth, and this one leaves them alone."),
        studio.window,
    )
    newer.open()
    studio.shoot("14-newer", newer)
    newer.close()
    yield

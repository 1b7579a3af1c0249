"""Pictures of *About Hearth*: each page, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

NARROW = QSize(420, 720)


def about(studio: Studio) -> Iterator[None]:
    """Overview, licences, what is found, the report, and that it was copied."""
    dialog = studio.program.chat_wings.about.open()
    before = dialog.size()
    for suffix, size in (("", before), ("-narrow", NARROW)):
        dialog.resize(size)
        dialog.turn_to()
        studio.shoot("17-about" + suffix, dialog)
        dialog.turn_to(dialog.licences)
        dialog.licences.search.clear()
        QTest.keyClicks(dialog.licences.search, "qt")
        studio.shoot("17-about-licences" + suffix, dialog)
        dialog.turn_to(dialog.report)
        studio.wait(dialog.report.copy.isEnabled)
        studio.shoot("17-about-report" + suffix, dialog)
    dialog.resize(before)
    dialog.report.copy.click()
    studio.shoot("17-about-report-copied", dialog)
    dialog.close()
    yield

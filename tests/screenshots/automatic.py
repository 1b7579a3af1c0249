"""Pictures of *Automatic*: its page with rules and a question that is tried, its entry, the header, the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from app.itemmodels.models import ModelEntry
from app.routing import RULES
from app.widgets.routing_extras import RoutingExtras
from inference.routing_rules import DEFAULT_RULES, Rule, Rules, write_rules

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

MANY = [ModelEntry(path=f"/{number}", name=f"Qwen3 {number} B", detail="Q4_K_M · Hearth") for number in range(1, 31)]
OWN = (Rule(when="language", language="ar", then="prefer", model="guide"), Rule(when="json", then="quick", on=False))


def automatic(studio: Studio) -> Iterator[None]:
    """The page, wide and narrow, with rules of one's own; then a question that is answered."""
    settings = studio.program.settings
    dialog = studio.window.open_settings("automatic")
    before = dialog.size()
    dialog.resize(QSize(840, 900))
    studio.shoot("17-automatic-page", dialog)
    settings.set("automatic.enabled", True)
    settings.set(RULES, write_rules(Rules(rules=(*OWN, *DEFAULT_RULES.rules))))
    page = dialog.findChild(RoutingExtras)
    assert page is not None
    page.list.setCurrentRow(1)
    page.question.setText("Write a Python function that sorts lighthouses.")
    studio.wait(lambda: "would answer" in page.answer.text())
    studio.shoot("17-automatic-rules", dialog)
    dialog.resize(QSize(420, 1000))
    studio.shoot("17-automatic-narrow", dialog)
    dialog.resize(before)
    dialog.close()
    yield
    studio.to.models.refresh()
    studio.wait(lambda: studio.window.model_rows.index(0).data() == "Automatic")
    studio.to.chat.new()
    studio.talk("Tell me about lighthouses.", "They were many.")
    studio.shoot("17-automatic-answer")
    studio.window.popup.open_below(studio.window.pane.header.picker)
    studio.shoot("17-automatic-entry", studio.window.popup)
    studio.window.popup.hide()
    rows = studio.window.model_rows
    known = [entry for row in range(rows.rowCount()) if (entry := rows.entry_at(rows.index(row))) is not None]
    rows.show([known[0], *MANY, *known[1:]])
    rows.set_current(known[-1].path)
    studio.window.popup.open_below(studio.window.pane.header.picker)
    studio.shoot("17-automatic-entry-many", studio.window.popup)
    studio.window.popup.hide()
    rows.show(known)
    settings.reset("automatic.enabled")
    settings.reset(RULES)
    yield

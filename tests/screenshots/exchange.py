"""Pictures of what brings conversations here, what became of them, and how they leave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.storage.exchange.places import Place
from app.storage.exchange.values import Item, Report

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

PLACES = (
    Place("lmstudio", Path("~/.lmstudio/conversations")),
    Place("jan", Path("~/.local/share/Jan/data/threads")),
)
ITEMS = (
    Item(outcome="imported", title="Holiday in the Dolomites", messages=24, omitted={"pictures": 3}),
    Item(outcome="imported", title="Refactoring a Python package", messages=48),
    Item(outcome="imported", title="وصفة الخبز", messages=6),
    Item(outcome="grown", title="Letter to the landlord", messages=12),
    Item(outcome="imported", title="What is a monad?", messages=8, omitted={"files": 1, "tools": 4}),
    Item(outcome="known", title="Present for Anna"),
    Item(outcome="empty", title="New chat"),
    Item(outcome="unreadable", title="gpt4all-3f2a.chat", reason="damaged"),
)


def exchange(studio: Studio) -> Iterator[None]:
    """The dialogs of exports and imports."""
    wing = studio.program.chat_wings.exchange
    studio.window.resize(1100, 720)
    dialog = wing.open_import()
    dialog.show_places(PLACES)
    dialog.show_imports([])
    studio.shoot("exchange-1-import", dialog)
    yield
    from app.storage.exchange.importing import Progress, Result  # beside its only use

    dialog.show_work()
    dialog.show_progress(Progress(128_000_000, 412_000_000, 1_204, 1_260))
    studio.shoot("exchange-2-importing", dialog)
    yield
    dialog.show_result(Result(1, "chatgpt", "chatgpt-export.zip", Report(items=ITEMS)))
    studio.shoot("exchange-3-report", dialog)
    yield
    dialog.resize(360, 560)
    studio.shoot("exchange-3-report-narrow", dialog)
    yield
    dialog.accept()
    export = wing.open_export((1, 2, 3))
    studio.shoot("exchange-4-export", export)
    yield
    export.reject()

"""A conversation that has become too long: the ruler, a pinned message, the summary folded, open and being edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

TURNS = (
    ("I am planning a garden for a balcony that gets sun until noon. I am allergic to bees.", "Then avoid lavender."),
    (
        "The balcony is 1.2 m deep and 4 m wide. Which plants need little water?",
        "Four that cope well:\n\n- **Stonecrop** wants next to nothing\n- **Houseleek** the same, in shallow bowls\n"
        "- **Thyme**, cut before it flowers\n- **Ivy** for the wall at the back",
    ),
    ("And something to eat?", "Chives, cut salad and strawberries grow in 20 cm of soil."),
    (
        "How heavy may the boxes be?",
        "Most balconies carry 250 kg a square metre, so wet soil of 30 cm is on the limit.",
    ),
    ("When do I start?", "Sow cut salad in March behind glass, and plant out after the middle of May."),
)
SUMMARY = (
    "The user plans a garden for a balcony of 1.2 by 4 m with sun until noon and is **allergic to bees**. "
    "Recommended so far: stonecrop, houseleek, thyme (cut before it flowers) and ivy for the back wall. Open: how to "
    "water during holidays."
)


def context(studio: Studio) -> Iterator[None]:
    """The ruler in its states."""
    window, to, engine = studio.window, studio.to, studio.engine
    assert engine is not None
    usual = window.size()
    studio.program.settings.set("chat.summaries", False)
    to.chat.new()
    for question, answer in TURNS[:-1]:
        studio.talk(question, answer)
    to.chat.pin(to.chat.view.path[0].id, True)
    studio.wait(lambda: to.chat.view.path[0].pinned)
    request = studio.ask(TURNS[-1][0])
    engine.see(request, first=4, hidden=2, pinned=(0, 1), moved=True, next=6, tokens=4100)
    engine.say(request, TURNS[-1][1])
    engine.finish(request, context_used=4180, prompt_tokens=4100, completion_tokens=80, decode_tps=23.4)
    studio.wait(lambda: not to.chat.busy)
    _to_ruler(studio)
    studio.shoot("9-context")
    yield
    to.summaries.summarise()
    studio.wait(lambda: engine.asides)
    _to_ruler(studio)
    studio.shoot("9-context-writing")
    engine.say(engine.asides[-1], SUMMARY)
    engine.finish(engine.asides[-1])
    studio.wait(lambda: to.chat.view.horizon().summary is not None)
    _to_ruler(studio)
    studio.shoot("9-context-folded")
    yield
    _press(studio, "summaryFold")
    for name, size in (("", usual), ("-wide", (1920, 1080)), ("-narrow", (480, 720))):
        window.resize(*size) if isinstance(size, tuple) else window.resize(size)
        _to_ruler(studio)
        studio.shoot(f"9-context-open{name}")
    window.resize(usual)
    yield
    _press(studio, "editSummary")
    studio.shoot("9-context-edit")
    window.resize(480, 720)
    _to_ruler(studio)
    studio.shoot("9-context-edit-narrow")
    window.resize(usual)
    (editor,) = (one for one in window.findChildren(QPlainTextEdit, "summaryEditor") if one.isVisible())
    editor.setPlainText(f"{SUMMARY} They want nothing that climbs.")
    _press(studio, "saveSummary")
    studio.wait(lambda: (summary := to.chat.view.horizon().summary) is not None and summary.edited)
    _to_ruler(studio)
    studio.shoot("9-context-edited")
    to.chat.pin(to.chat.view.path[3].id, True)
    window.pane.transcript.show_message(to.chat.view.path[0].id)
    studio.shoot("9-context-pinned")
    while window.pane.notices.dismiss_last():
        pass
    studio.program.settings.reset("chat.summaries")
    yield


def _to_ruler(studio: Studio) -> None:
    """The message before the ruler stands at the top."""
    studio.settle()
    horizon, path = studio.to.chat.view.horizon(), studio.to.chat.view.path
    row = next(row for row, message in enumerate(path) if message.id == horizon.first)
    studio.window.pane.transcript.show_message(path[row - 2].id)
    studio.settle()


def _press(studio: Studio, name: str) -> None:
    studio.settle()
    (button,) = (one for one in studio.window.findChildren(QAbstractButton, name) if one.isVisible())
    button.click()

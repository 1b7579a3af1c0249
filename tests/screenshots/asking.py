"""Pictures of what waits to be sent, and of the menus about an answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.widgets.queue_strip import QueueStrip

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

WAITING = (
    "And which of the two would you use for a table of ten thousand rows that hardly ever changes?",
    "Show it as a small program.",
    "Thanks. Now in Rust, please.",
)


def asking(studio: Studio) -> Iterator[None]:
    """What waits while an answer is written, and after it was stopped."""
    window, to = studio.window, studio.to
    assert studio.engine is not None
    window.resize(1100, 720)
    to.chat.new()
    request = studio.ask("What is the difference between a list and a tuple?")
    studio.engine.say(request, "A list can be changed after it was made, a tuple cannot. That makes")
    strip = window.findChild(QueueStrip, "queueStrip")
    assert strip is not None
    for number, text in enumerate(WAITING, 1):
        window.pane.card.composer.set_text(text)
        window.pane.card.composer.submitted.emit()
        studio.wait(lambda number=number: len(strip.rows) == number)  # type: ignore[misc]
    studio.shoot("asking-1-queue")
    yield
    window.pane.card.composer.set_text("One more thing")
    window.resize(560, 720)
    studio.shoot("asking-1-queue-narrow")
    yield
    window.resize(1100, 720)
    to.chat.stop()
    studio.engine.finish(request, "cancelled")
    studio.wait(lambda: not to.chat.busy and not strip.send.isHidden())
    strip.rows[1].button.setFocus()
    studio.shoot("asking-2-held")
    yield
    to.chat.new()
    studio.talk("Name three rivers of Germany.", "The **Rhine**, the **Elbe** and the **Danube**.")
    menus = studio.program.chat_wings.asking.menus
    menu = menus.menu_of(to.chat.view.path[1].id)
    assert menu is not None
    menu.popup(window.mapToGlobal(window.rect().center()))
    studio.shoot("asking-3-menu", menu)
    menu.close()
    again = menus.menu_of(to.chat.view.path[1].id, "again")
    assert again is not None
    again.popup(window.mapToGlobal(window.rect().center()))
    studio.shoot("asking-4-again", again)
    again.close()
    dialog = menus.open_dialog(to.chat.view.path[1].id)
    studio.shoot("asking-5-dialog", dialog)
    dialog.close()
    studio.shoot("asking-6-actions")
    yield

"""Pictures of personas and of the settings of one conversation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from app.itemmodels.ready_personas import ready_personas
from app.storage.values import Setup
from tests.screenshots import texts

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

USUAL, NARROW = (1100, 720), (700, 720)


def personas(studio: Studio) -> Iterator[None]:
    """Nobody yet, all that are ready made, one being changed, a conversation with one."""
    window, to = studio.window, studio.to
    wing = studio.program.chat_wings.personas
    to.chat.new()
    for persona in wing.personas.all:  # of the theme before
        wing.personas.delete(persona.id)
    studio.wait(lambda: not wing.personas.all)
    dialog = wing.open_personas()
    studio.shoot("12-personas-empty", dialog)
    wide = dialog.size()
    dialog.resize(440, 720)
    studio.shoot("12-personas-empty-narrow", dialog)
    dialog.resize(wide)
    yield
    wing.personas.create(*(offer.persona() for offer in ready_personas()))
    studio.wait(lambda: len(wing.personas.all) == len(ready_personas()))
    editor = next(persona for persona in wing.personas.all if persona.icon == "✎")
    dialog.choose(editor.id)
    studio.shoot("12-personas", dialog)
    dialog.resize(440, 720)
    studio.shoot("12-personas-narrow", dialog)
    dialog.resize(wide)
    dialog.editor.symbol.click()
    grid = dialog.editor.symbol.grid
    assert grid is not None
    studio.shoot("12-personas-symbols", grid)
    grid.hide()
    dialog.close()
    yield
    window.resize(*USUAL)
    to.chat.new()
    studio.shoot("12-welcome-personas")
    window.resize(*NARROW)
    studio.shoot("12-welcome-personas-narrow")
    window.resize(*USUAL)
    wing.personas.take(editor)
    studio.shoot("12-welcome-persona")
    setup = wing.open_setup()
    studio.shoot("12-setup-new", setup)
    setup.close()
    yield
    studio.talk(texts.QUESTION, texts.ANSWER)
    wing.personas.set_up(
        msgspec.structs.replace(to.chat.setup, sampling={"temperature": 0.7, "seed": 42}, model="Qwen3-4B")
    )
    studio.wait(lambda: to.chat.setup.model == "Qwen3-4B")
    setup = wing.open_setup()
    studio.shoot("12-setup", setup)
    wide = setup.size()
    setup.resize(400, 720)
    studio.shoot("12-setup-narrow", setup)
    setup.resize(wide)
    setup.close()
    studio.shoot("12-chat-persona")
    to.chat.new()
    to.chat.set_up(Setup())
    yield

"""Pictures of answers as JSON: where that is chosen, a mistake in a schema, the answer and the sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from app.controllers.answer_form import with_form
from app.tool_calls import block
from app.widgets.answer_form import EXAMPLE

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

CALL = block("get_weather", '{"city": "Bremen", "days": 3, "units": "metric"}')
ANSWER = '{"title": "The Left Hand of Darkness", "year": 1969, "tags": ["science fiction", "winter", "Hainish cycle"]}'


def forms(studio: Studio) -> Iterator[None]:
    """A schema, a mistake in it, an answer."""
    to, wing = studio.to, studio.program.chat_wings.personas
    assert studio.engine is not None
    to.chat.new()
    studio.settle()
    wing.personas.set_up(msgspec.structs.replace(to.chat.setup, sampling=with_form({}, EXAMPLE)))
    dialog = wing.open_setup()
    before = dialog.size()
    dialog.resize(640, 900)
    studio.shoot("17-form-schema", dialog)
    form = dialog.fields.form
    form.schema.setPlainText(EXAMPLE.replace('"integer"}', '"integr"}'))
    studio.shoot("17-form-mistake", dialog)
    form.schema.setPlainText("")
    studio.shoot("17-form-empty", dialog)
    form.schema.setPlainText(EXAMPLE)
    form.take_over()
    dialog.resize(before)
    dialog.close()
    request = studio.ask("A novel about a planet where it is always winter, please.")
    studio.engine.say(request, ANSWER[:60])
    studio.shoot("17-form-streaming")
    studio.engine.say(request, ANSWER[60:])
    studio.engine.finish(request)
    studio.wait(lambda: not to.chat.busy)
    studio.shoot("17-form-answer")
    studio.window.resize(480, 720)
    studio.shoot("17-form-answer-narrow")
    studio.window.resize(1100, 720)
    to.chat.new()
    yield
    studio.settle()
    studio.talk("What is the weather in Bremen?", "I will look that up." + CALL)
    studio.shoot("17-form-call")
    studio.window.resize(480, 720)
    studio.shoot("17-form-call-narrow")
    studio.window.resize(1100, 720)
    to.chat.new()
    yield

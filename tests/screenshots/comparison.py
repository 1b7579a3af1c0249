"""Pictures of comparing models: the choice, answers being written, answers to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.controllers.wishes import Wish
from inference.model_file import ModelFile
from tests.screenshots import texts

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio
    from tests.support.scripted_engine import ScriptedRequest

WIDE, USUAL, NARROW = (1600, 900), (1100, 720), (700, 720)
SECOND = """A **list** can change, a **tuple** cannot.

| | list | tuple |
|---|---|---|
| changes | yes | no |
| as a key | no | yes |

Take a tuple for what belongs together, such as `(latitude, longitude)`, and a list for what grows."""
THIRD = "Both hold values in order. You can add to a list; a tuple stays as it is, so Python can use it as a key."


def comparison(studio: Studio) -> Iterator[None]:
    """Two and three answers, while they are written and when they are done."""
    window, to = studio.window, studio.to
    wing = studio.program.chat_wings.compare
    names = _models(studio)
    window.resize(*USUAL)
    to.chat.new()
    window.pane.card.composer.set_text(texts.QUESTION)
    wing.open()
    dialog = wing.dialog
    assert dialog is not None
    dialog.show_choice(to.models.all, [Wish(model=names[0]), Wish(model=names[1])], blind=False)
    studio.shoot("13-compare-choice", dialog)
    dialog.add.click()
    dialog.slots[2].show_wish(Wish(model=names[1], sampling={"temperature": 0.2}))
    studio.shoot("13-compare-choice-three", dialog)
    dialog.reject()
    window.pane.card.take()
    yield
    wing.comparing.ask(texts.QUESTION, [Wish(model=name) for name in names[:2]])
    request = _next(studio, 0)
    assert studio.engine is not None
    studio.engine.say(request, texts.ANSWER[:700])
    studio.settle()
    studio.shoot("13-compare-writing")
    studio.engine.say(request, texts.ANSWER[700:])
    _finish(studio, request, 23.4, 410)
    request = _next(studio, 1)
    studio.engine.say(request, SECOND)
    _finish(studio, request, 41.2, 180)
    studio.wait(lambda: not wing.comparing.running)
    studio.shoot("13-compare-done")
    window.resize(*NARROW)
    studio.shoot("13-compare-done-narrow")
    window.resize(*USUAL)
    yield
    wing.comparing.leave()
    window.resize(*WIDE)
    wing.comparing.ask(texts.QUESTION, [Wish(model=name) for name in names])
    for place, (text, pace) in enumerate(((texts.ANSWER, 23.4), (SECOND, 41.2))):
        request = _next(studio, place)
        studio.engine.say(request, text)
        _finish(studio, request, pace, 200)
    request = _next(studio, 2)
    studio.engine.say(request, THIRD[:60])
    studio.shoot("13-compare-three-writing")
    studio.engine.say(request, THIRD[60:])
    _finish(studio, request, 63.0, 90)
    studio.wait(lambda: not wing.comparing.running)
    studio.shoot("13-compare-three")
    window.resize(*NARROW)
    studio.shoot("13-compare-three-narrow")
    wing.comparing.keep(1)
    window.resize(*USUAL)
    studio.shoot("13-compare-kept")
    while window.pane.notices.dismiss_last():
        pass
    to.chat.new()
    _forget(studio, names)
    yield


def _models(studio: Studio) -> list[str]:
    """Three models in the library, files of no weight."""
    library = studio.to.models.library()
    guide = next(model for model in studio.to.models.all if model.builtin)
    names = []
    for name in ("Qwen3-4B-Instruct", "Gemma-3-4B-it", "Llama-3.2-3B"):
        path = Path(studio.program.settings.text("models.folder") or Path.home()) / f"{name}.gguf"
        if not path.exists():
            path.write_bytes(guide.path.read_bytes() + name.encode())
        known: ModelFile = library.add(path)
        names.append(known.name)
    studio.to.models.refresh()
    studio.wait(lambda: all(studio.to.models.named(name) is not None for name in names))
    return names


def _forget(studio: Studio, names: list[str]) -> None:
    for name in names:
        studio.to.models.library().forget(name)
    studio.to.models.refresh()


def _next(studio: Studio, _place: int) -> ScriptedRequest:
    """The answer that is asked for now."""
    engine = studio.engine
    assert engine is not None
    studio.wait(lambda: engine.generations and not engine.generations[-1].over)
    return engine.generations[-1]


def _finish(studio: Studio, request: ScriptedRequest, pace: float, tokens: int) -> None:
    assert studio.engine is not None
    studio.engine.finish(request, decode_tps=pace, completion_tokens=tokens, prompt_tokens=40)
    studio.settle()

"""The two pictures of the README: a conversation that holds a bit of everything, and one question to two models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.controllers.wishes import Wish
from app.storage.conversations import Conversations
from tests.support.tiny_gguf import write_tiny

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio
    from tests.support.scripted_engine import ScriptedRequest

MODELS = ("Qwen3.5 4B", "Gemma 4 E4B")
FOLDERS = {
    "Garden": ("Which plants need little water", "A pond on the balcony"),
    "Work": ("Minutes of the Tuesday meeting",),
}
PINNED = "Books for the winter"

QUESTION = "How long does a stone fall from the Eiffel Tower?"
ANSWER = r"""Almost **eight seconds**. Without air, only the height $h$ counts, not how heavy the stone is:

$$t = \sqrt{\frac{2h}{g}} = \sqrt{\frac{2 \cdot 300\ \text{m}}{9.81\ \text{m}/\text{s}^2}} \approx 7.8\ \text{s}$$

| From | Height | Time | At the ground |
|---|--:|--:|--:|
| Eiffel Tower | 300 m | 7.8 s | 276 km/h |
| Church tower | 60 m | 3.5 s | 124 km/h |
| Balcony | 10 m | 1.4 s | 50 km/h |

```python
def fall(height: float, g: float = 9.81) -> float:
    return (2 * height / g) ** 0.5   # seconds, without air
```

Air slows a small stone down, so give it a little longer.
"""
ASKED = "Explain in a few words why the sky is blue, and red in the evening."
ANSWERS = (
    """Sunlight holds all colours. Air scatters **blue** much more than red, since its waves are shorter:

$$I \\propto \\frac{1}{\\lambda^4}$$

- **At noon** the way through the air is short. Scattered blue comes to your eyes from everywhere.
- **In the evening** the way is some forty times as long. The blue is scattered away before it arrives; red and \
orange are left.

> Violet is scattered even more, but the sun sends less of it, and our eyes hardly see it.
""",
    """Think of a ball pool. Small waves bump into everything, long waves roll on.

| | Noon | Evening |
|---|---|---|
| Way through the air | short | long |
| What reaches you | blue from all sides | red, straight from the sun |

Blue light is the small wave: it bumps into the air and **fills the whole sky**. When the sun is low, its light \
crosses so much air that only the long, *red* waves get through.
""",
)


def showcase(studio: Studio) -> Iterator[None]:
    """Both of them."""
    window, to = studio.window, studio.to
    names = _models(studio)
    studio.program.store.ask(_fill)
    to.conversations.refresh()
    studio.wait(lambda: len(window.sidebar.list.rows.folders()) == len(FOLDERS))
    _load(studio, names[0])
    window.resize(1100, 680)
    to.chat.new()
    studio.talk(QUESTION, ANSWER)
    _draw(studio)
    studio.shoot("0-readme-chat")
    yield
    to.chat.new()
    window.resize(1100, 600)
    comparing = studio.program.chat_wings.compare.comparing
    comparing.ask(ASKED, [Wish(model=name) for name in names])
    for text, pace in zip(ANSWERS, (23.4, 31.2), strict=True):
        request = _next(studio)
        assert studio.engine is not None
        studio.engine.say(request, text)
        studio.engine.finish(request, decode_tps=pace, completion_tokens=210, prompt_tokens=40)
        studio.settle()
    studio.wait(lambda: not comparing.running)
    _draw(studio)
    studio.shoot("0-readme-compare")
    comparing.leave()
    yield
    to.chat.new()
    _load(studio, next(model.name for model in to.models.all if model.builtin))
    for name in names:
        to.models.library().forget(name)
    to.models.refresh()
    studio.program.store.ask(_clean)
    to.conversations.refresh()
    yield


def _models(studio: Studio) -> list[str]:
    """Names of models in the library that are called as good ones are, files of no weight."""
    models = studio.to.models
    names = []
    for title in MODELS:
        path = Path.home() / f"{title}.gguf"
        if not path.exists():
            write_tiny(path, name=title)
        names.append(models.library().add(path).name)
    models.refresh()
    studio.wait(lambda: all(models.named(name) is not None for name in names))
    return names


def _load(studio: Studio, name: str) -> None:
    """Have a model answer."""
    models, engine = studio.to.models, studio.to.engine
    wanted = models.named(name)
    assert wanted is not None
    models.choose(str(wanted.path))
    studio.wait(lambda: engine.ready and engine.state.model is not None and engine.state.model.name == name)


def _draw(studio: Studio) -> None:
    """Wait for the formulas."""
    studio.settle()
    formulas = studio.window.pane.transcript._renderings.formulas
    studio.wait(lambda: formulas.is_idle)


def _next(studio: Studio) -> ScriptedRequest:
    engine = studio.engine
    assert engine is not None
    studio.wait(lambda: engine.generations and not engine.generations[-1].over)
    return engine.generations[-1]


def _fill(conversations: Conversations) -> None:
    for name, titles in FOLDERS.items():
        folder = conversations.folders.create(name)
        conversations.places.move([_talk(conversations, title) for title in titles], folder.id)
        if name == "Work":
            conversations.folders.fold(folder.id, True)
    persona = conversations.personas.create("Librarian", icon="☕").id
    conversations.places.pin([_talk(conversations, PINNED, persona)], True)


def _talk(conversations: Conversations, title: str, persona: int | None = None) -> int:
    talk = conversations.create(title=title, persona_id=persona)
    conversations.add(talk.id, None, "user", title)
    return talk.id


def _clean(conversations: Conversations) -> None:
    for folder in conversations.folders.list():
        conversations.folders.delete(folder.id)
    for persona in conversations.personas.list():
        conversations.personas.delete(persona.id)
    ours = (*(title for titles in FOLDERS.values() for title in titles), PINNED, QUESTION[:20], ASKED[:20])
    for talk in conversations.list():
        if talk.title.startswith(ours):
            conversations.trash(talk.id)
    conversations.empty_trash()

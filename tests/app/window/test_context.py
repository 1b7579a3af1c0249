"""What the model sees of a conversation: kept, sent again, shown; only the engine is scripted."""

from __future__ import annotations

from app.storage.values import Seen
from inference.protocol import View
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow


def overflowing(program: ScriptedWindow, first: int = 2, hidden: int = 2, **seen: object) -> None:
    """Two turns and a third with which the first one leaves the model's view."""
    program.talk("one", "first")
    program.talk("two", "second")
    request = program.ask("three")
    program.engine.see(request, first=first, hidden=hidden, moved=True, **seen)
    program.answer(request, "third")


def test_what_the_model_saw_is_kept_and_sent_with_the_next_question(
    program: ScriptedWindow, make_window: MakeWindow
) -> None:
    overflowing(program)
    path = program.path
    assert program.engine.view() == View()
    assert path[-1].seen == Seen(first=path[2].id)
    assert program.stored() == list(path)
    program.ask("four")
    assert program.engine.view() == View(first=2)
    program.close()
    again = make_window().start()
    again.wait(lambda: again.path)
    again.ask("five")
    assert again.engine.view().first == 2


def test_with_a_system_prompt_places_count_from_there(program: ScriptedWindow) -> None:
    program.application.settings.set("chat.system_prompt", "Be brief.")
    overflowing(program, first=3)
    assert program.path[-1].seen == Seen(first=program.path[2].id)
    program.ask("four")
    assert program.engine.view() == View(first=3)


def test_every_branch_has_a_view_of_its_own(program: ScriptedWindow) -> None:
    overflowing(program)
    program.to.chat.edit(program.path[0].id, "another one")
    program.wait(lambda: len(program.engine.generations) == 4)
    assert program.engine.view() == View()
    program.answer(program.engine.generations[-1], "all new")
    program.to.chat.show_sibling(program.path[0].id, -1)
    program.wait(lambda: len(program.path) == 6)
    program.to.chat.regenerate(program.path[-1].id)
    program.wait(lambda: len(program.engine.generations) == 5)
    assert program.engine.view() == View()  # as it was when this question was asked
    program.answer(program.engine.generations[-1], "third again")
    program.to.chat.show_sibling(program.path[-1].id, -1)
    program.wait(lambda: program.path[-1].text == "third")
    program.ask("four")
    assert program.engine.view() == View(first=2)


def test_more_context_brings_everything_back_into_view(program: ScriptedWindow) -> None:
    overflowing(program)
    request = program.ask("four")
    program.engine.see(request, first=0, hidden=0)
    program.answer(request, "fourth")
    assert program.path[-1].seen == Seen(first=program.path[0].id)
    assert program.to.chat.view.horizon().first is None
    program.ask("five")
    assert program.engine.view() == View()

"""What a newcomer sees: found models, a recommendation, its download. The machine is scripted, the hub a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.controllers.first_run import Found
from app.widgets.first_model import FirstModel, found_words
from app.wings import Outside
from inference.catalog import load_catalog
from inference.download.values import Download
from resources import resource_path
from tests.app.window.conftest import MakeWindow
from tests.screenshots.shelf import PictureMachine
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub
from tests.support.model_shelf import GPT4ALL, LM_STUDIO, OWN
from tests.support.scripted_downloads import ScriptedQueue, wanted
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with LoopbackHub() as made:
        HubApi(made)
        monkeypatch.setenv("HF_ENDPOINT", made.endpoint)
        yield made


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer's computer is looked at without waiting."""
    monkeypatch.setattr("app.wings.CALM", 0)


def begin(make_window: MakeWindow) -> ScriptedWindow:
    """A start on a laptop of these days."""
    program = make_window()
    program.application.wings.outside = Outside(machine=PictureMachine())
    return program.start()


def cards(program: ScriptedWindow) -> FirstModel:
    """What is offered, when it is in sight."""
    program.wait(lambda: program.window.findChild(FirstModel, "firstModel") is not None)
    found = program.window.findChild(FirstModel, "firstModel")
    assert isinstance(found, FirstModel)
    program.wait(found.isVisible)
    return found


def button(program: ScriptedWindow, name: str) -> QAbstractButton:
    found = cards(program).findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def model_at(place: str, name: str, seed: int) -> Path:
    path = Path.home() / place / "a" / "b" / f"{name}.gguf"
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_tiny(path, name=name, seed=seed)


def test_one_model_is_recommended_without_asking_anybody(make_window: MakeWindow, hub: LoopbackHub) -> None:
    program = begin(make_window)
    download = button(program, "firstDownload")
    program.wait(download.isVisible)
    assert download.text().startswith("Download ")
    texts = [label.text() for label in cards(program).findChildren(QLabel)]
    assert any("words a second" in text for text in texts)
    assert hub.requests == []
    program.talk("What is a GGUF file?", "A file.")  # the guide answers meanwhile


def test_its_download_is_followed_to_the_chat(make_window: MakeWindow, hub: LoopbackHub, guide_path: Path) -> None:
    program = begin(make_window)
    program.wait(button(program, "firstDownload").isVisible)
    view = program.application.wings.newcomer.run.view
    assert view is not None
    assert view.card is not None
    name = view.card.id.partition("/")[2].removesuffix("-GGUF")
    hub.add(view.card.id, {f"{name}-Q4_K_M.gguf": guide_path.read_bytes()})
    download, chat = button(program, "firstDownload"), button(program, "firstChat")
    download.setFocus()
    download.click()
    program.wait(chat.isVisible)
    assert chat.hasFocus(), "the keyboard stays with the offer"
    repository = view.card.id
    program.wait(lambda: any(model.repository == repository for model in program.to.models.all))
    loads = len(program.engine.loads)
    chat.click()
    program.wait(lambda: len(program.engine.loads) > loads)
    program.wait(lambda: program.window.findChild(FirstModel, "firstModel").isHidden())


def test_a_download_of_before_is_shown_instead_of_offered_again(make_window: MakeWindow) -> None:
    program = make_window()
    repositories = [entry.repository for entry in load_catalog(resource_path("catalog.json"))]
    items = [
        Download(
            id=n, wanted=msgspec.structs.replace(wanted(f"Model {n}"), repository=each), state="paused", done=2**30
        )
        for n, each in enumerate(repositories, 1)
    ]
    program.application.wings.outside = Outside(queue=ScriptedQueue(items).open, machine=PictureMachine())
    program.paths.downloads.parent.mkdir(parents=True, exist_ok=True)
    program.paths.downloads.write_text("{}")  # there is something to go on with
    program.start()
    program.wait(button(program, "firstProgress").isVisible)
    assert not button(program, "firstDownload").isVisible()
    assert any("Paused" in label.text() for label in cards(program).findChildren(QLabel))


def test_an_unreachable_hub_is_said_and_the_button_comes_back(make_window: MakeWindow, hub: LoopbackHub) -> None:
    program = begin(make_window)
    download = button(program, "firstDownload")
    program.wait(download.isVisible)
    hub.close()
    download.setFocus()
    download.click()
    assert any("Asking the hub" in label.text() for label in cards(program).findChildren(QLabel))
    program.wait(lambda: program.window.pane.notices.notices)
    program.wait(lambda: any("words a second" in label.text() for label in cards(program).findChildren(QLabel)))
    assert download.isVisible()
    assert download.hasFocus()


def test_what_other_programs_left_is_offered(make_window: MakeWindow) -> None:
    model_at(LM_STUDIO, "One", 1)
    model_at(GPT4ALL, "Two", 2)
    program = begin(make_window)
    use = button(program, "firstUseFound")
    program.wait(use.isVisible)
    texts = [label.text() for label in cards(program).findChildren(QLabel)]
    assert any("2 models of LM Studio and GPT4All" in text or "GPT4All and LM Studio" in text for text in texts)
    use.click()
    assert program.window.models.page is not None
    assert program.window.models.page.section == "here"


def test_who_has_models_is_left_alone(make_window: MakeWindow) -> None:
    model_at(OWN, "Mine", 3)
    program = begin(make_window)
    program.wait(lambda: program.application.scanning.found is not None and program.to.models.named("Mine"))
    offered = program.window.findChild(FirstModel, "firstModel")
    assert offered is None or offered.isHidden()
    choose = program.window.findChild(QAbstractButton, "welcomeChooseModel")
    assert choose is not None
    assert choose.isVisible()
    choose.click()
    program.wait(program.window.popup.isVisible)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ((), ""),
        ((Found(program="Jan", models=1, size=3 * 1024**3),), "Already on this computer: 1 model of Jan, 3.0 GB."),
        (
            tuple(Found(program=name, models=2, size=1024**3) for name in ("Jan", "Ollama", "LM Studio")),
            "Already on this computer: 6 models of Jan, Ollama and LM Studio, 3.0 GB.",
        ),
    ],
)
def test_found_models_are_counted_in_words(found: tuple[Found, ...], words: str) -> None:
    assert found_words(found) == words

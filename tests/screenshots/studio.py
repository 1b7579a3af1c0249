"""Brings the window into each state worth a picture and takes it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.application import Application
from app.notices import Notice
from app.paths import Paths, find_paths
from app.storage.conversations import Conversations
from app.storage.database import Database
from inference.protocol import Event
from tests.screenshots import library, texts
from tests.screenshots.about import about
from tests.screenshots.asking import asking
from tests.screenshots.automatic import automatic
from tests.screenshots.comparison import comparison
from tests.screenshots.context import context
from tests.screenshots.conversations import conversations
from tests.screenshots.exchange import exchange
from tests.screenshots.forms import forms
from tests.screenshots.habits import habits
from tests.screenshots.house import house
from tests.screenshots.languages import LANGUAGES, contrast_scenes, language_scenes, speak
from tests.screenshots.markup import markup
from tests.screenshots.models_page import Shelf, models_page
from tests.screenshots.personas import personas
from tests.screenshots.reading import reading
from tests.screenshots.safety import safety
from tests.screenshots.serving import serving
from tests.screenshots.showcase import showcase
from tests.screenshots.speed import speed
from tests.support.scripted_engine import ScriptedEngine, ScriptedRequest
from tests.support.scripted_system import ScriptedSystem
from tests.support.window_size import as_on_a_desktop

PATIENCE = 20.0  # seconds
WIDE, USUAL, NARROW = (1920, 1080), (1100, 720), (480, 720)
DAY = 86_400.0


class Studio:
    """The program with a scripted engine, and a camera."""

    def __init__(self, application: QApplication, target: Path, scale: str, wanted: Sequence[str]) -> None:
        self._qt = application
        self._target = target
        self._scale = scale
        self._wanted = wanted
        self.engine: ScriptedEngine | None = None
        paths = find_paths()
        fill(paths)
        self.system = ScriptedSystem()
        self.program = Application(application, paths, self._connect, lambda _post: self.system)
        self.shelf = Shelf()
        self.program.wings.outside = self.shelf.outside
        self.window = self.program.window
        as_on_a_desktop(self.window)
        self.to = self.program.controllers

    def _connect(self, on_event: Callable[[Event], None]) -> ScriptedEngine:
        self.engine = ScriptedEngine(on_event, context=8192)
        return self.engine

    def wait(self, condition: Callable[[], object]) -> None:
        """Run the event loop until ``condition``."""
        until = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < until, "the window did not come into the state for the picture"
            self._qt.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

    def settle(self) -> None:
        """Let everything that is due be laid out and painted."""
        done: list[bool] = []
        QTimer.singleShot(150, lambda: done.append(True))
        self.wait(lambda: done)

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture in the theme in force."""
        self.settle()
        theme = self.program.settings.text("appearance.theme")
        name = f"{name}-{theme}-{self._scale}"
        if all(word in name for word in self._wanted):
            (widget or self.window).grab().save(str(self._target / f"{name}.png"))

    def ask(self, text: str) -> ScriptedRequest:
        """Ask and wait until the engine was asked."""
        assert self.engine is not None
        before = len(self.engine.generations)
        self.to.chat.ask(text)
        self.wait(lambda: self.engine is not None and len(self.engine.generations) > before)
        return self.engine.generations[-1]

    def talk(self, question: str, answer: str) -> None:
        """One question and its answer."""
        request = self.ask(question)
        assert self.engine is not None
        self.engine.say(request, answer)
        self.engine.finish(request, context_used=412, prompt_tokens=96, completion_tokens=316, decode_tps=23.4)
        self.wait(lambda: not self.to.chat.busy)


def fill(paths: Paths) -> None:
    """Some days of use, unless there are some already."""
    database = Database(paths.database)
    now = time.time()
    moment = [now]
    conversations = Conversations(database, clock=lambda: moment[0])
    for title, days in reversed(() if conversations.list() else texts.TITLES):
        moment[0] = now - days * DAY
        made = conversations.create(title=title)
        conversations.add(made.id, None, "user", title)
    database.close()


def scenes(studio: Studio) -> Iterator[None]:
    """Each main screen."""
    window, to = studio.window, studio.to
    assert studio.engine is not None
    window.resize(*USUAL)
    to.chat.new()
    yield from library.newcomer(studio)
    studio.shoot("1-empty")
    window.resize(*NARROW)
    studio.shoot("1-empty-narrow")
    window.resize(*USUAL)
    yield
    studio.talk(texts.QUESTION, texts.ANSWER)
    studio.shoot("2-chat")
    window.resize(*NARROW)
    studio.shoot("2-chat-narrow")
    window.resize(*WIDE)
    studio.shoot("2-chat-wide")
    window.resize(*USUAL)
    yield
    to.chat.new()
    request = studio.ask("What should I pack for three days by the sea?")
    studio.engine.say(request, "The user travels in autumn; rain is likely. ", channel="reasoning")
    studio.engine.say(request, texts.STREAMED)
    studio.shoot("3-streaming")
    studio.engine.finish(request)
    studio.wait(lambda: not to.chat.busy)
    yield
    yield from trouble(studio)
    to.chat.new()
    studio.talk(texts.LONG_QUESTION, texts.LONG_ANSWER)
    window.pane.card.composer.set_text("Thank you.\nOne more thing:\n" + texts.LONG_QUESTION)
    studio.shoot("5-long-text")
    window.pane.card.composer.set_text("")
    yield
    yield from asking(studio)
    yield from exchange(studio)
    yield from resting(studio)
    yield from context(studio)
    yield from reading(studio)
    yield from dialogs(studio)


def resting(studio: Studio) -> Iterator[None]:
    """The model has given its memory back, and wakes again."""
    window, to = studio.window, studio.to
    studio.system.sleep_begins()
    studio.wait(lambda: to.engine.state.phase == "resting")
    studio.shoot("5-resting")
    window.resize(*NARROW)
    studio.shoot("5-resting-narrow")
    window.resize(*USUAL)
    to.engine.ensure()
    studio.wait(lambda: to.engine.ready)
    yield


def trouble(studio: Studio) -> Iterator[None]:
    """Notices and failures."""
    window, to = studio.window, studio.to
    assert studio.engine is not None
    to.chat.new()
    request = studio.ask("Tell me a story about a lighthouse.")
    studio.engine.say(request, "The lamp had burned for forty years before anyone asked who trimmed its wick. It was")
    studio.settle()
    studio.engine.die()
    studio.wait(lambda: to.engine.ready and not to.chat.busy)
    studio.shoot("4-engine-died")
    window.show_notice(
        Notice(
            level="error",
            message="“holiday.gguf” is a web page, not a model.",
            hint="The download probably needed a login. Download the file again and add it then.",
            detail="first bytes: <!DOCTYPE html>",
            sticky=True,
        )
    )
    window.show_notice(Notice(message="“Learning to juggle” was moved to the trash.", action="x", action_title="Undo"))
    studio.shoot("4-notices")
    while window.pane.notices.dismiss_last():
        pass
    yield


def dialogs(studio: Studio) -> Iterator[None]:
    """Settings, model list, search."""
    window = studio.window
    for section in ("chat", "appearance", "load", "sampling"):
        dialog = window.open_settings(section)
        studio.shoot(f"6-settings-{section}", dialog)
        size = dialog.size()
        dialog.resize(420, 720)
        studio.shoot(f"6-settings-{section}-narrow", dialog)
        dialog.resize(size)
        yield
    advanced = dialog.findChild(QAbstractButton, "showAdvanced")
    dialog = window.open_settings("load")
    advanced.click()
    studio.program.settings.set("load.context_length", 4096)
    studio.shoot("6-settings-load-advanced", dialog)
    studio.program.settings.reset("load.context_length")
    advanced.click()
    dialog.close()
    yield
    window.popup.open_below(window.pane.header.picker)
    studio.shoot("7-models", window.popup)
    window.popup.hide()
    yield
    window.sidebar.search.setText("python")
    studio.settle()
    studio.shoot("8-search")
    window.sidebar.search.clear()
    studio.settle()
    yield
    yield from models_page(studio, studio.shelf)
    yield from library.library(studio)
    yield from library.memory(studio)
    yield from library.settings(studio)
    yield from speed(studio)
    yield from personas(studio)
    yield from markup(studio)
    yield from comparison(studio)
    yield from habits(studio)
    yield from conversations(studio)
    yield from safety(studio)
    yield from about(studio)
    yield from house(studio)
    yield from serving(studio)
    yield from automatic(studio)
    yield from forms(studio)


def take(target: Path, scale: str, wanted: Sequence[str]) -> int:
    """Take all pictures at the scale Qt was started with."""
    qInstallMessageHandler(lambda _kind, _context, _text: None)  # what the offscreen platform cannot do, it says
    application = QApplication(["hearth"])
    QLocale.setDefault(QLocale(QLocale.Language.English))
    _visit(Studio(application, target, scale, wanted), lambda studio: [showcase(studio)])
    _visit(Studio(application, target, scale, wanted), lambda studio: [scenes(studio), contrast_scenes(studio)])
    for language in LANGUAGES:
        speak(language)
        studio = Studio(application, target, scale, wanted)
        _visit(studio, lambda studio, spoken=language: [language_scenes(studio, spoken)])
    return 0


def _visit(studio: Studio, shown: Callable[[Studio], list[Iterator[None]]]) -> None:
    """Go through scenes in both themes, then end the program."""
    with studio.program:
        studio.program.start()
        studio.wait(lambda: studio.to.engine.ready)
        for theme in ("light", "dark"):
            studio.program.settings.set("appearance.theme", theme)
            for scene in shown(studio):
                for _ in scene:
                    studio.settle()

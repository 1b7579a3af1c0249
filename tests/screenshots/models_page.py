"""Brings the models page into each state worth a picture: find, a repository, downloads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.wings import Outside
from inference.hub.reference import Reference
from tests.screenshots.shelf import UNREACHABLE, PictureHub, PictureMachine, downloads
from tests.support.scripted_downloads import ScriptedQueue

if TYPE_CHECKING:
    from app.widgets.find_section import FindSection
    from tests.screenshots.studio import Studio

SIZES = (("", (1100, 720)), ("-narrow", (420, 720)), ("-wide", (1920, 1080)))


class Shelf:
    """What stands outside of the program while pictures of the models page are taken."""

    def __init__(self) -> None:
        self.hub = PictureHub()
        self.queue = ScriptedQueue()

    @property
    def outside(self) -> Outside:
        """For ``Wings``."""
        return Outside(queue=self.queue.open, hub=lambda: self.hub, machine=PictureMachine())


def models_page(studio: Studio, shelf: Shelf) -> Iterator[None]:
    """Find with the catalog, with results, without; a repository; downloads."""
    window = studio.window
    window.models.open("find")
    find = _find(studio)
    studio.wait(lambda: find.finding.list.model().rowCount())
    _shoot(studio, "9-find")
    yield
    field = window.findChild(QLineEdit, "hubSearch")
    field.setText("qwen")
    studio.wait(lambda: find.finding.list.model().rowCount() and not find.finding.filters.sort.isHidden())
    _shoot(studio, "9-find-results")
    shelf.hub.empty = True
    field.setText("qwn")
    studio.wait(find.finding.hint.isVisible)
    studio.shoot("9-find-nothing")
    shelf.hub.empty, shelf.hub.error = False, UNREACHABLE
    field.setText("qwen3")
    studio.settle()
    studio.settle()
    studio.settle()
    studio.shoot("9-find-unreachable")
    shelf.hub.error = None
    yield
    yield from _repository(studio, shelf, find)
    field.clear()
    yield from _downloads(studio, shelf)
    window.models.close()


def _repository(studio: Studio, shelf: Shelf, find: FindSection) -> Iterator[None]:
    for gate in ("open", "auto"):
        shelf.hub.gate = gate
        find.open(Reference(repository="unsloth/Qwen3.5-4B-GGUF"))
        studio.wait(lambda: find.page.area.isVisible() and not find.page.card.isHidden())
        if gate == "open":
            _shoot(studio, "9-repository")
        else:
            studio.shoot("9-repository-gated")
    find.go_back()
    yield


def _downloads(studio: Studio, shelf: Shelf) -> Iterator[None]:
    window, controller = studio.window, studio.program.wings.models.downloads
    window.models.open("downloads")
    studio.shoot("9-downloads-none")
    shelf.queue.items = downloads()
    controller.refresh()
    studio.wait(lambda: controller.status.active)
    while window.pane.notices.dismiss_last():
        pass
    _shoot(studio, "9-downloads")
    window.models.close()
    studio.shoot("9-downloads-from-the-chat")
    shelf.queue.items = []
    controller.refresh()
    studio.wait(lambda: not controller.status.active)
    yield


def _find(studio: Studio) -> FindSection:
    from app.widgets.find_section import FindSection

    found = studio.window.findChild(QWidget, "findSection")
    assert isinstance(found, FindSection)
    return found


def _shoot(studio: Studio, name: str) -> None:
    """The same in each width."""
    before = studio.window.size()
    for suffix, size in SIZES:
        studio.window.resize(*size)
        studio.shoot(name + suffix)
    studio.window.resize(before)

"""The page of a model on the hub: figures in two steps, the choice, what is here already; the hub is scripted."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListView, QTextBrowser

from app.controllers.repository import RepositoryView
from app.itemmodels.variants import FEW
from app.widgets.find_section import FindSection
from app.wings import Outside
from inference.errors import Unreachable
from inference.hub.reference import Reference
from inference.hub.values import HubFile, Repository, Variant
from tests.app.window.conftest import MakeWindow
from tests.screenshots.shelf import PictureMachine
from tests.support.gated_hub import GatedHub, facts_of, repository
from tests.support.scripted_downloads import ScriptedQueue
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Opened:
    """The page, asked for one repository."""

    def __init__(self, program: ScriptedWindow, hub: GatedHub, queue: ScriptedQueue) -> None:
        self.program, self.hub, self.queue = program, hub, queue
        program.window.resize(1100, 720)
        section = program.window.models.open("find").sections["find"]
        assert isinstance(section, FindSection)
        self.section, self.page = section, section.page
        self.views: list[RepositoryView] = []
        self.page._repository.shown.connect(self.views.append)

    def open(self, found: Repository, **asked: str) -> None:
        """Ask for it, have the hub answer, and wait for the rows."""
        before = len(self.hub.named("repository"))
        self.section.open(Reference(repository=found.summary.id, **asked))
        self.program.wait(lambda: len(self.hub.named("repository")) > before)
        self.hub.named("repository")[-1].answer(found)
        self.program.wait(self.page.area.isVisible)

    @property
    def view(self) -> RepositoryView:
        return self.page._repository.view

    @property
    def list(self) -> QListView:
        return self.page.list

    def chosen(self) -> str:
        assert self.view.offer is not None
        return self.view.offer.variant.quantization

    def names(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def button(self, name: str) -> QAbstractButton:
        return self.section.findChild(QAbstractButton, name)


@pytest.fixture
def opened(make_window: MakeWindow) -> Opened:
    """The page, nothing asked for yet."""
    program = make_window()
    hub, queue = GatedHub(), ScriptedQueue()
    program.application.wings.outside = Outside(queue=queue.open, hub=lambda: hub, machine=PictureMachine())
    return Opened(program.start(), hub, queue)


def test_rows_show_rough_figures_first_and_exact_ones_then(opened: Opened) -> None:
    del opened.hub.by_itself["facts"]
    opened.open(repository())
    assert opened.names() == ["Q2_K", "Q4_K_M", "Q8_0", "BF16"]
    assert all(offer.outlook.rough for offer in opened.view.offers)
    assert opened.view.recommended is not None
    assert "on their way" in opened.page.words.text()
    row, height = opened.list.currentIndex().row(), opened.list.height()
    opened.program.wait(lambda: opened.hub.named("facts"))
    variant = opened.hub.named("facts")[0].what
    assert isinstance(variant, Variant)
    assert variant.quantization == opened.chosen()
    opened.hub.named("facts")[0].answer(facts_of(variant))
    opened.program.wait(lambda: not any(offer.outlook.rough for offer in opened.view.offers))
    assert (opened.list.currentIndex().row(), opened.list.height()) == (row, height), "nothing jumps"
    assert "on their way" not in opened.page.words.text()
    assert len(opened.hub.named("facts")) == 1, "one header tells about all variants"


def test_the_user_chooses_and_the_foot_tells_what_it_means(opened: Opened) -> None:
    opened.open(repository())
    opened.list.setFocus()
    QTest.keyClick(opened.list, Qt.Key.Key_End)
    QTest.keyClick(opened.list, Qt.Key.Key_Space)
    opened.program.wait(lambda: opened.chosen() == "BF16")
    download = opened.button("downloadVariant")
    assert download.text() == "Download 7.5 GB"
    assert "BF16" in download.accessibleName()
    assert "stay free on the disk" in opened.page.words.text()
    opened.program.wait(lambda: len(opened.hub.named("facts")) == 2)
    assert opened.chosen() == "BF16", "what the user chose stays chosen"
    download.click()
    opened.program.wait(lambda: opened.queue.items)
    assert opened.queue.items[0].wanted.quantization == "BF16"


def test_a_header_that_cannot_be_read_leaves_the_estimates(opened: Opened) -> None:
    opened.hub.by_itself["facts"] = Unreachable("The line is down.")
    opened.open(repository())
    opened.program.wait(lambda: opened.view.figures_error is not None)
    assert "estimates" in opened.page.words.text()
    assert opened.button("downloadVariant").isEnabled()


def test_another_repository_stops_what_was_asked_for_the_first(opened: Opened) -> None:
    del opened.hub.by_itself["facts"]
    opened.open(repository("owner/First-GGUF"))
    opened.program.wait(lambda: opened.hub.named("facts"))
    opened.section.go_back()
    opened.program.wait(lambda: opened.hub.named("facts")[0].cancel.cancelled)
    opened.section.open(Reference(repository="owner/Second-GGUF"))
    opened.program.wait(lambda: len(opened.hub.named("repository")) == 2)
    opened.section.open(Reference(repository="owner/Third-GGUF"))
    opened.program.wait(lambda: len(opened.hub.named("repository")) == 3)
    assert opened.hub.named("repository")[1].cancel.cancelled
    opened.hub.named("repository")[2].answer(repository("owner/Third-GGUF"))
    opened.program.wait(lambda: opened.view.repository is not None)
    assert opened.view.title == "Third"


def test_the_description_is_shown_and_fetches_nothing(opened: Opened) -> None:
    opened.hub.by_itself["card"] = "# Title\n\n<b>bold</b> ![picture](https://example.org/x.png) [link](javascript:1)"
    opened.open(repository())
    opened.program.wait(lambda: opened.page.card.findChildren(QTextBrowser))
    text = "\n".join(view.toPlainText() for view in opened.page.card.findChildren(QTextBrowser))
    assert "<b>bold</b>" in text, "HTML of strangers stays text"
    assert not any("img" in view.toHtml() for view in opened.page.card.findChildren(QTextBrowser))


def test_what_is_here_already_is_marked_and_loaded_instead(opened: Opened) -> None:
    found = repository()
    (variant,) = [each for each in found.variants if each.quantization == "Q4_K_M"]
    target = opened.program.paths.models / "owner/Model-GGUF" / variant.files[0].path
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        file.truncate(variant.size)
    opened.open(found, quantization="q4_k_m")
    assert opened.chosen() == "Q4_K_M"
    assert [offer.variant.quantization for offer in opened.view.offers if offer.here] == ["Q4_K_M"]
    button = opened.button("downloadVariant")
    assert button.text() == "Chat with it"
    asked: list[str] = []
    opened.page.chat_asked.connect(asked.append)
    opened.page.chat_asked.disconnect(opened.section.chat_asked)
    button.click()
    assert asked == [str(target)]
    assert opened.queue.items == []


def test_what_is_on_its_way_is_followed_until_it_is_here(opened: Opened) -> None:
    found = repository()
    opened.open(found, quantization="Q4_K_M")
    button, wings = opened.button("downloadVariant"), opened.program.application.wings
    button.click()
    opened.program.wait(lambda: button.text() == "Show the download")
    opened.queue.tell(1, state="running", done=2**30, total=2**31)
    opened.program.wait(lambda: "of 2.0 GB" in opened.page.words.text())
    opened.page.list.chosen.emit(0)
    assert button.text().startswith("Download "), "another variant is not on its way"
    opened.page.list.chosen.emit(1)
    button.click()
    assert opened.program.window.models.page is not None
    assert opened.program.window.models.page.section == "downloads"
    assert [call for call in opened.queue.calls if call[0] == "add"] == [("add", opened.queue.items[0].wanted.title)]
    opened.program.window.models.open("find")
    target = opened.queue.items[0].wanted.model
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        file.truncate(next(each.size for each in found.variants if each.quantization == "Q4_K_M"))
    opened.queue.tell(1, state="done", done=2**31)
    opened.program.wait(lambda: not wings.models.downloads.status.active)
    opened.program.to.models.refresh()
    opened.program.wait(lambda: button.text() == "Chat with it")


def test_a_disk_without_room_is_told_before(opened: Opened) -> None:
    huge = HubFile(path="model-BF16.gguf", size=400 * 10**9)
    whole = repository("owner/Model-GGUF", "Q4_K_M")
    other = Variant(repository="owner/Model-GGUF", commit="c0ffee", quantization="BF16", files=(huge,))
    opened.open(Repository(summary=whole.summary, commit="c0ffee", variants=(*whole.variants, other)))
    opened.page.list.chosen.emit(1)
    opened.program.wait(lambda: opened.chosen() == "BF16")
    assert "too little on the disk" in opened.page.words.text()
    assert not opened.button("downloadVariant").isEnabled()


def test_many_variants_are_few_until_asked_for(opened: Opened) -> None:
    one = repository("owner/Model-GGUF", "Q4_K_M").variants[0]
    rare = tuple(
        Variant(
            repository=one.repository,
            commit=one.commit,
            quantization=f"IQ2_{number}",
            files=(HubFile(path=f"model-IQ2_{number}.gguf", size=10**9 + number),),
        )
        for number in range(FEW)
    )
    whole = repository("owner/Model-GGUF", "Q4_K_M")
    opened.open(Repository(summary=whole.summary, commit="c0ffee", variants=(*rare, one)))
    assert opened.names() == ["Q4_K_M"]
    more = opened.button("showAllVariants")
    assert more.text() == f"Show {FEW} more"
    more.click()
    assert len(opened.names()) == FEW + 1
    assert not more.isVisible()


def test_a_repository_without_models_says_so(opened: Opened) -> None:
    opened.section.open(Reference(repository="owner/Model"))
    opened.program.wait(lambda: opened.hub.named("repository"))
    opened.hub.named("repository")[0].answer(Repository(summary=repository().summary, commit="c0ffee"))
    opened.program.wait(lambda: "no model here" in opened.page.hint.accessibleName())


def test_a_gated_one_says_what_to_do_first(opened: Opened) -> None:
    gated = repository(licence_url="https://huggingface.co/owner/Model-GGUF")
    summary = gated.summary.__class__(id=gated.summary.id, gate="manual", parameters=gated.summary.parameters)
    opened.open(Repository(summary=summary, commit="c0ffee", variants=gated.variants, licence_url=gated.licence_url))
    assert opened.page.gate.isVisible()
    opened.button("enterToken").click()
    opened.program.wait(lambda: opened.program.window.findChild(QAbstractButton, "closeSettings").isVisible())


def test_a_name_that_no_disk_should_have_is_refused(opened: Opened) -> None:
    """A sentence, not a mistake in Hearth; nothing is downloaded."""
    hostile = Variant(
        repository="owner/Model-GGUF",
        commit="abc",
        quantization="Q4_K_M",
        files=(HubFile(path="../../outside-Q4_K_M.gguf", size=1_000_000, sha256="0" * 64),),
    )
    opened.open(msgspec.structs.replace(repository(), variants=(hostile,)))
    opened.program.wait(opened.button("downloadVariant").isEnabled)
    opened.button("downloadVariant").click()
    notices = opened.program.window.pane.notices
    opened.program.wait(lambda: any("cannot be saved" in notice.message for notice in notices.notices))
    assert not [call for call in opened.queue.calls if call[0] == "add"]

"""Finding models: what is asked of the hub, what is not, and what is shown meanwhile; the hub is scripted."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox
from pytestqt.qtbot import QtBot

from app.bridge import Bridge
from app.controllers.hub import Around, HubController
from app.controllers.hub_cards import Filters
from app.controllers.machine import Circumstances
from app.itemmodels.hub import Card, HubListModel, HubRole
from app.widgets.find_section import FindSection
from app.wings import Outside
from inference.catalog import CatalogEntry
from inference.errors import AccessNeeded, NotOnHub, StorageDamaged, Unreachable
from inference.hub.values import HubFile, SearchQuery
from tests.app.window.conftest import MakeWindow
from tests.app.window.test_window import interactive
from tests.screenshots.shelf import PictureMachine
from tests.support.gated_hub import GatedHub, page, repository
from tests.support.scripted_downloads import ScriptedQueue
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DOWN = Unreachable("The hub cannot be reached.", "Check the connection.")


class Finding:
    """The section in the whole program."""

    def __init__(self, program: ScriptedWindow, hub: GatedHub, queue: ScriptedQueue) -> None:
        self.program, self.hub, self.queue = program, hub, queue
        program.window.resize(1100, 720)
        found = program.window.models.open("find").sections["find"]
        assert isinstance(found, FindSection)
        self.section = found
        self.search, self.list = found.finding.search, found.finding.list
        self.wait(lambda: self.titles())

    def wait(self, condition: Callable[[], object]) -> None:
        self.program.wait(condition)

    def titles(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def cards(self) -> list[Card]:
        model = self.list.model()
        rows = [model.index(row, 0).data(HubRole.CARD) for row in range(model.rowCount())]
        return [row for row in rows if isinstance(row, Card)]

    def type(self, words: str) -> None:
        QTest.keyClicks(self.search, words)

    def asked(self, number: int) -> None:
        self.wait(lambda: len(self.hub.named("search")) == number)

    def query(self, number: int = -1) -> SearchQuery:
        return self.hub.named("search")[number].what[0]

    def find(self, words: str, *names: str, cursor: str = "") -> None:
        """Type words and let these be found."""
        before = len(self.hub.named("search"))
        self.type(words)
        self.asked(before + 1)
        self.hub.named("search")[-1].answer(page(*names, cursor=cursor))
        self.wait(lambda: [card.id for card in self.cards()] == list(names))

    def button(self, name: str) -> QAbstractButton:
        return self.section.findChild(QAbstractButton, name)


@pytest.fixture
def finding(make_window: MakeWindow) -> Finding:
    """The section, the catalog in it."""
    program = make_window()
    hub, queue = GatedHub(), ScriptedQueue()
    program.application.wings.outside = Outside(queue=queue.open, hub=lambda: hub, machine=PictureMachine())
    return Finding(program.start(), hub, queue)


def test_the_catalog_is_shown_without_asking_anybody(finding: Finding) -> None:
    roles = [card.role for card in finding.cards() if card.role]
    assert roles == ["balanced", "fast", "best"]
    assert len(finding.cards()) >= 20
    assert all(card.about and card.outlook and card.offered for card in finding.cards())
    assert len({card.id for card in finding.cards()}) == len(finding.cards())
    assert finding.hub.asked == []
    assert finding.search.hasFocus()


def test_typing_asks_once_when_it_pauses(finding: Finding) -> None:
    finding.find("little model", "owner/Little-Model-GGUF")
    assert [asked.what[0].words for asked in finding.hub.named("search")] == ["little model"]
    (card,) = finding.cards()
    assert (card.title, card.offered) == ("Little-Model", False)
    assert card.outlook is not None
    assert card.outlook.fits
    finding.search.clear()
    finding.wait(lambda: finding.cards()[0].role == "balanced")
    assert len(finding.hub.named("search")) == 1


def test_a_late_answer_is_dropped(finding: Finding) -> None:
    finding.type("first")
    finding.asked(1)
    finding.search.setText("second")
    finding.asked(2)
    first, second = finding.hub.named("search")
    assert first.cancel.cancelled
    second.answer(page("owner/Second-GGUF"))
    first.answer(page("owner/First-GGUF"))
    finding.wait(lambda: finding.titles() == ["Second"])


def test_further_pages_come_while_scrolling(finding: Finding) -> None:
    first = [f"owner/Model-{number}-GGUF" for number in range(30)]
    finding.find("model", *first, cursor="next")
    finding.list.scrollToBottom()
    finding.asked(2)
    assert finding.hub.named("search")[-1].what[1] == "next"
    finding.hub.named("search")[-1].answer(page("owner/Model-3-GGUF", *[f"owner/More-{n}-GGUF" for n in range(9)]))
    finding.wait(lambda: len(finding.cards()) == 39)  # what is there already is not listed twice
    finding.list.scrollToBottom()
    finding.program.application.wings.models  # noqa: B018 - nothing more is asked for
    assert len(finding.hub.named("search")) == 2


def test_a_page_that_fails_leaves_what_is_there(finding: Finding) -> None:
    finding.find("model", *[f"owner/Model-{number}-GGUF" for number in range(30)], cursor="next")
    finding.list.scrollToBottom()
    finding.asked(2)
    finding.hub.named("search")[-1].answer(DOWN)
    status = finding.section.finding.status
    finding.wait(lambda: "cannot be reached" in status.text())
    assert len(finding.cards()) == 30
    finding.button("hubMoreAgain").click()
    finding.asked(3)
    finding.hub.named("search")[-1].answer(page(*[f"owner/More-{n}-GGUF" for n in range(9)]))
    finding.wait(lambda: len(finding.cards()) == 39)


def test_nothing_found_says_what_to_try(finding: Finding) -> None:
    finding.type("xyzzy")
    finding.asked(1)
    finding.hub.named("search")[0].answer(page())
    hint = finding.section.finding.hint
    finding.wait(hint.isVisible)
    assert hint.accessibleName() == "Nothing found"
    assert "fewer" in hint.accessibleDescription()
    assert not finding.button("hubTryAgain").isVisible()
    finding.button("hubShowCatalog").click()
    finding.wait(lambda: finding.list.isVisible() and len(finding.cards()) >= 20)
    assert finding.search.text() == ""


def test_an_unreachable_hub_says_so_and_can_be_asked_again(finding: Finding) -> None:
    finding.type("model")
    finding.asked(1)
    finding.hub.named("search")[0].answer(DOWN)
    hint = finding.section.finding.hint
    finding.wait(hint.isVisible)
    assert (hint.accessibleName(), hint.accessibleDescription()) == (DOWN.message, DOWN.hint)
    finding.button("hubTestConnection").click()
    finding.wait(lambda: finding.program.window.findChild(QAbstractButton, "closeSettings").isVisible())
    finding.button("hubTryAgain").click()
    finding.asked(2)
    finding.hub.named("search")[1].answer(page("owner/Model-GGUF"))
    finding.wait(lambda: finding.list.isVisible() and finding.titles() == ["Model"])


def test_filters_narrow_the_catalog_without_asking(finding: Finding) -> None:
    before = len(finding.cards())
    finding.button("hubAbility.vision").click()
    finding.wait(lambda: len(finding.cards()) < before)
    assert all("vision" in card.abilities for card in finding.cards())
    finding.button("hubFits").click()
    finding.wait(lambda: all(card.outlook.fits for card in finding.cards()))
    licence = finding.section.findChild(QComboBox, "hubLicence")
    licence.setCurrentIndex(licence.findData("mit"))
    finding.wait(finding.section.finding.hint.isVisible)
    finding.button("hubClearFilters").click()
    finding.wait(lambda: len(finding.cards()) == before)
    assert finding.hub.asked == []


def test_filters_go_along_with_a_search(finding: Finding) -> None:
    finding.find("model", "owner/Model-GGUF")
    size = finding.section.findChild(QComboBox, "hubSize")
    size.setCurrentIndex(size.findData("small"))
    finding.asked(2)
    assert (finding.query().words, finding.query().max_parameters) == ("model", 5 * 10**9)
    finding.button("hubAbility.tools").click()
    finding.asked(3)
    assert finding.query().abilities == ("tools",)
    sort = finding.section.findChild(QComboBox, "hubSort")
    sort.setCurrentIndex(sort.findData("downloads"))
    finding.asked(4)
    assert finding.query().sort == "downloads"


def test_what_does_not_fit_is_left_out_when_asked_for(finding: Finding) -> None:
    finding.button("hubFits").click()
    finding.type("model")
    finding.asked(1)
    huge = msgspec.structs.replace(page("owner/Huge-GGUF", cursor="2").repositories[0], parameters=400 * 10**9)
    finding.hub.named("search")[0].answer(msgspec.structs.replace(page(cursor="2"), repositories=(huge,)))
    finding.asked(2)  # too little is left: the next page is asked for at once
    finding.hub.named("search")[1].answer(page("owner/Small-GGUF"))
    finding.wait(lambda: finding.titles() == ["Small"])


def test_enter_in_the_empty_field_shows_what_the_hub_has(finding: Finding) -> None:
    QTest.keyClick(finding.search, Qt.Key.Key_Return)
    finding.asked(1)
    assert finding.query().words == ""
    finding.hub.named("search")[0].answer(page("owner/Popular-GGUF"))
    finding.wait(lambda: finding.titles() == ["Popular"])
    QTest.keyClick(finding.list, Qt.Key.Key_Escape)
    finding.wait(lambda: len(finding.cards()) >= 20)


@pytest.mark.parametrize(
    "pasted", ["https://huggingface.co/owner/Model-GGUF", "owner/Model-GGUF:Q8_0", "hf.co/owner/Model-GGUF:Q8_0"]
)
def test_pasting_a_name_or_address_opens_it(finding: Finding, pasted: str) -> None:
    QGuiApplication.clipboard().setText(pasted)
    finding.search.paste()
    finding.wait(lambda: finding.hub.named("repository"))
    assert finding.hub.named("repository")[0].what == ("owner/Model-GGUF", "main")
    finding.hub.named("repository")[0].answer(repository())
    finding.wait(finding.section.page.area.isVisible)
    offer = finding.section.page._repository.view.offer
    assert offer is not None
    assert offer.variant.quantization == ("Q8_0" if "Q8_0" in pasted else offer.variant.quantization)
    assert finding.hub.named("search") == []


def test_pasting_the_address_of_a_file_elsewhere_downloads_it(finding: Finding) -> None:
    QGuiApplication.clipboard().setText("https://models.example.org/some/model-Q4_K_M.gguf")
    finding.search.paste()
    finding.wait(lambda: finding.queue.items)
    (download,) = finding.queue.items
    assert download.wanted.files[0].source.url == "https://models.example.org/some/model-Q4_K_M.gguf"
    assert finding.program.window.models.page.section == "downloads"


def test_one_click_takes_the_right_variant(finding: Finding) -> None:
    card = finding.cards()[0]
    finding.list.setCurrentIndex(finding.list.model().index(1, 0))
    QTest.keyClick(finding.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    finding.wait(lambda: finding.hub.named("repository"))
    assert finding.list.model().index(1, 0).data(HubRole.BUSY)
    QTest.keyClick(finding.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # impatience is harmless
    finding.hub.named("repository")[0].answer(repository(card.id))
    finding.wait(lambda: finding.queue.items)
    assert finding.queue.items[0].wanted.quantization == "Q4_K_M"
    assert len(finding.hub.named("repository")) == 1
    assert not finding.list.model().index(1, 0).data(HubRole.BUSY)


def test_one_click_goes_to_another_publisher_when_the_first_is_gone(finding: Finding) -> None:
    finding.section.finding.list.download_asked.emit(finding.cards()[0])
    finding.wait(lambda: finding.hub.named("repository"))
    finding.hub.named("repository")[0].answer(NotOnHub("It is gone."))
    finding.wait(lambda: len(finding.hub.named("repository")) == 2)
    other = finding.hub.named("repository")[1]
    other.answer(repository(other.what[0]))
    finding.wait(lambda: finding.queue.items)
    assert finding.queue.items[0].wanted.repository == other.what[0]


def test_one_click_on_a_locked_model_leads_to_its_page(finding: Finding) -> None:
    finding.section.finding.list.download_asked.emit(finding.cards()[0])
    finding.wait(lambda: finding.hub.named("repository"))
    locked = AccessNeeded("It is locked.", "Accept the licence.")
    finding.hub.named("repository")[0].answer(locked)
    finding.wait(lambda: len(finding.hub.named("repository")) == 2)
    finding.hub.named("repository")[1].answer(locked)
    hint = finding.section.page.hint
    finding.wait(lambda: hint.isVisible() and hint.accessibleName() == "It is locked.")
    assert finding.button("repositoryOpenPage").isVisible()
    finding.button("repositoryEnterToken").click()
    finding.wait(lambda: finding.program.window.findChild(QAbstractButton, "closeSettings").isVisible())


def test_one_click_fetches_nothing_that_is_here_already(finding: Finding) -> None:
    card = finding.cards()[0]
    found = repository(card.id, "Q4_K_M")
    file = found.variants[0].files[0]
    target = finding.program.paths.models / card.id / file.path
    target.parent.mkdir(parents=True)
    with target.open("wb") as made:
        made.truncate(file.size)
    finding.section.finding.list.download_asked.emit(card)
    finding.wait(lambda: finding.hub.named("repository"))
    finding.hub.named("repository")[0].answer(found)
    bar = finding.program.window.pane.notices
    finding.wait(lambda: bar.notices and bar.notices[-1].action == f"chat-with-file:{target}")
    assert finding.queue.items == []


def test_one_click_that_fails_says_why(finding: Finding) -> None:
    finding.section.finding.list.download_asked.emit(finding.cards()[0])
    finding.wait(lambda: finding.hub.named("repository"))
    finding.hub.named("repository")[0].answer(DOWN)
    bar = finding.program.window.pane.notices
    finding.wait(lambda: bar.notices and bar.notices[-1].message == DOWN.message)
    assert bar.isVisible(), "notices are where the user is"


def test_everything_has_a_name_and_the_keyboard_gets_there(finding: Finding) -> None:
    finding.program.window.resize(1400, 720)
    widgets = interactive(finding.program.window.models.page)
    for widget in widgets:
        assert widget.objectName(), widget
        assert widget.accessibleName(), widget.objectName()
    finding.search.setFocus()
    reached = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is None or focused.objectName() in reached:
            break
        reached.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {widget.objectName() for widget in widgets} | {"modelsSections"} <= reached
    QTest.keyClick(finding.search, Qt.Key.Key_Down)
    assert finding.list.hasFocus()
    QTest.keyClick(finding.list, Qt.Key.Key_Up)
    assert finding.search.hasFocus()


def test_a_draft_and_a_projector_come_along_when_wanted(finding: Finding) -> None:
    finding.find("model", "owner/Model-GGUF")
    QTest.keyClick(finding.search, Qt.Key.Key_Down)
    QTest.keyClick(finding.list, Qt.Key.Key_Return)
    finding.wait(lambda: finding.hub.named("repository"))
    projector, draft = HubFile(path="mmproj-F16.gguf", size=600), HubFile(path="mtp-model-Q8_0.gguf", size=70)
    finding.hub.named("repository")[0].answer(repository(projectors=(projector,), drafts=(draft,)))
    finding.wait(finding.section.page.area.isVisible)
    box = finding.button("withProjector")
    assert box.isVisible()
    assert not box.isChecked()
    box.click()
    finding.button("downloadVariant").click()
    finding.wait(lambda: finding.queue.items)
    files = finding.queue.items[0].wanted.files
    assert [file.source.path for file in files][1:] == ["mmproj-F16.gguf"]
    assert files[0].target == finding.program.paths.models / Path("owner/Model-GGUF") / files[0].source.path


def test_a_damaged_catalog_is_no_reason_to_ask_the_hub(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever tries again has asked for nothing outside of this computer."""
    hub, looks = GatedHub(), []

    def damaged() -> tuple[CatalogEntry, ...]:
        looks.append(1)
        raise StorageDamaged("The list of suggested models is missing or damaged.")

    around = Around(
        hub=lambda: hub, catalog=damaged, machine=PictureMachine(), now=lambda: Circumstances(folder=tmp_path)
    )
    with ThreadPoolExecutor(1) as executor:
        controller = HubController(around, executor, bridge := Bridge(), HubListModel())
        controller.show_catalog(Filters())
        qtbot.waitUntil(lambda: controller.state.phase == "failed")
        controller.again()
        qtbot.waitUntil(lambda: len(looks) == 2)
    bridge.catch_up()
    bridge.close()
    assert controller.state.error is not None
    assert hub.named("search") == []

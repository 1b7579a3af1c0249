"""Single widgets: composer, card, gauge, notices, list models. Nothing around them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.controllers.engine import EngineState
from app.itemmodels.conversation_rows import heading_of
from app.itemmodels.conversations import ConversationListModel, ConversationRole, Row
from app.itemmodels.models import ModelEntry, ModelRole, ModelsListModel
from app.notices import Notice
from app.widgets.composer import LONG_LINE, Composer
from app.widgets.composer_card import ComposerCard
from app.widgets.context_gauge import ContextGauge
from app.widgets.model_picker import ModelPicker
from app.widgets.notice_bar import MAX_SHOWN, NoticeBar
from app.widgets.settings_page import settings_page

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TODAY = datetime.date(2026, 3, 15)


def mime(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    made.resize(500, 40)
    made.show()
    return made


# --------------------------------------------------------------------------------------- composer


@pytest.mark.parametrize("text", ["word " * 200_000, "x" * 1_000_000, ("x" * 79 + "\n") * 12_500])
def test_pasting_a_megabyte_neither_freezes_nor_changes_it(composer: Composer, text: str) -> None:
    composer.insertFromMimeData(mime(text))
    QTest.keyClick(composer, Qt.Key.Key_Z)
    assert composer.text() == text + "z"
    block = composer.document().begin()
    while block.isValid():  # Qt lays a whole block out anew at each key
        assert block.length() <= LONG_LINE + 5
        block = block.next()


@settings(max_examples=40)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=50), st.integers(1, 3))
def test_long_lines_come_back_as_they_were(piece: str, times: int) -> None:
    text = "\n".join([piece * (LONG_LINE // max(1, len(piece)) + 1)] * times)
    composer = Composer()
    composer.set_text(text)
    assert composer.text() == text


def test_copying_a_long_line_gives_it_back_whole(composer: Composer) -> None:
    composer.insertFromMimeData(mime("y" * 3 * LONG_LINE))
    composer.selectAll()
    assert composer.createMimeDataFromSelection().text() == "y" * 3 * LONG_LINE


def test_it_grows_with_its_text_up_to_a_limit(composer: Composer) -> None:
    heights = []
    for lines in (1, 3, 9, 40, 400):
        composer.set_text("\n".join(["line"] * lines))
        heights.append(composer.height())
    assert heights[0] < heights[1] < heights[2] < heights[3] == heights[4]
    composer.set_text("")
    assert composer.height() == heights[0]


def test_files_are_handed_over_instead_of_their_names(composer: Composer, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/models/a.gguf")])
    data.setText("file:///models/a.gguf")
    with qtbot.waitSignal(composer.files_dropped) as dropped:
        composer.insertFromMimeData(data)
    assert dropped.args == [["/models/a.gguf"]]
    assert composer.text() == ""


def test_up_in_the_empty_composer_recalls(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.recall_asked):
        QTest.keyClick(composer, Qt.Key.Key_Up)
    composer.set_text("x")
    with qtbot.assertNotEmitted(composer.recall_asked):
        QTest.keyClick(composer, Qt.Key.Key_Up)


@pytest.mark.parametrize(("text", "blank"), [("", True), ("  \n\t\n ", True), ("\n\n x", False)])
def test_blank_texts_are_known(composer: Composer, text: str, blank: bool) -> None:
    composer.set_text(text)
    assert composer.is_blank() is blank


# ------------------------------------------------------------------------------------------- card


@pytest.fixture
def card(qtbot: QtBot) -> ComposerCard:
    made = ComposerCard()
    qtbot.addWidget(made)
    made.show()
    return made


def test_blank_texts_are_not_sent(card: ComposerCard, qtbot: QtBot) -> None:
    card.composer.set_text("   \n ")
    assert not card.send.isEnabled()
    with qtbot.assertNotEmitted(card.sent):
        QTest.keyClick(card.composer, Qt.Key.Key_Return)


def test_an_edit_is_told_as_it_grows_and_dropped_when_it_is_cancelled(card: ComposerCard, qtbot: QtBot) -> None:
    changes: list[tuple[int, str]] = []
    card.edit_changed.connect(lambda *change: changes.append(change))
    card.composer.set_text("a draft")
    card.begin_edit(7, "said before")
    assert not changes
    card.composer.set_text("said better")
    assert changes[-1] == (7, "said better")
    with qtbot.assertNotEmitted(card.edit_dropped):
        card.leave_edit()
    assert (card.editing, card.composer.text()) == (None, "a draft")
    card.begin_edit(7, "said better")
    with qtbot.waitSignal(card.edit_dropped) as dropped:
        card.cancel_edit()
    assert dropped.args == [7]
    assert changes[-1] == (7, "said better")


def test_what_is_sent_while_an_answer_is_written_is_to_wait(card: ComposerCard, qtbot: QtBot) -> None:
    card.set_busy(True)
    assert not card.send.isVisible()
    card.composer.set_text("later")
    assert card.send.isVisible()
    assert card.stop.isVisible()
    with qtbot.assertNotEmitted(card.sent), qtbot.waitSignal(card.queue_asked) as asked:
        QTest.keyClick(card.composer, Qt.Key.Key_Return)
    assert asked.args == ["later"]
    assert card.composer.text() == ""
    card.set_busy(False)
    assert card.send.isVisible()


def test_a_waiting_message_is_changed_before_it_may_be_sent_again(card: ComposerCard) -> None:
    told: list[object] = []
    card.waiting_edited.connect(lambda *change: told.append(change))
    card.waiting_left.connect(lambda: told.append("left"))
    card.composer.set_text("a draft")
    card.begin_waiting_edit(3, "later")
    assert card.editing is None  # no message of the conversation
    card.composer.set_text("much later")
    QTest.keyClick(card.composer, Qt.Key.Key_Return)
    assert told == [(3, "much later"), "left"]
    assert card.composer.text() == "a draft"


def test_editing_puts_the_draft_aside_and_brings_it_back(card: ComposerCard, qtbot: QtBot) -> None:
    drafts: list[str] = []
    card.draft_changed.connect(drafts.append)
    card.composer.set_text("draft")
    card.begin_edit(7, "said before")
    assert card.composer.text() == "said before"
    assert card.strip.cancel.isVisible()
    with qtbot.waitSignal(card.edited) as edited:
        card.composer.set_text("said better")
        QTest.keyClick(card.composer, Qt.Key.Key_Return)
    assert edited.args == [7, "said better"]
    assert card.composer.text() == "draft"
    assert "said better" not in drafts
    assert not card.strip.cancel.isVisible()


def test_a_text_that_could_not_be_sent_comes_back_before_what_was_typed_since(card: ComposerCard) -> None:
    card.composer.set_text("typed since")
    card.give_back("lost")
    assert card.composer.text() == "lost\ntyped since"


# ------------------------------------------------------------------------------------------ gauge


def test_the_gauge_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    gauge = ContextGauge()
    qtbot.addWidget(gauge)
    assert "not known" in gauge.toolTip()
    gauge.set_usage(1_000, 4_000)
    assert (gauge.value(), gauge.maximum()) == (1_000, 4_000)
    assert "1,000 of 4,000 tokens" in gauge.accessibleDescription().replace("1000", "1,000").replace("4000", "4,000")
    assert "whole conversation" in gauge.toolTip()
    gauge.set_usage(3_500, 4_000)
    assert "Soon" in gauge.toolTip()
    gauge.set_usage(5_000, 4_000)
    assert gauge.value() == 4_000
    assert "full" in gauge.toolTip()
    assert "whole conversation" not in gauge.toolTip()
    gauge.set_hidden(1, 0)
    assert "The model no longer sees 1 message above. It reads a summary instead." in gauge.toolTip()
    gauge.set_hidden(3, 1)
    assert "no longer sees 3 messages above. It reads a summary of some of them." in gauge.toolTip()
    gauge.set_hidden(3, 3)
    assert "summary" not in gauge.toolTip()
    gauge.set_usage(None, 4_000)
    assert gauge.value() == 0


# ---------------------------------------------------------------------------------------- notices


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def test_notices_replace_one_another_by_key_and_make_room(bar: NoticeBar) -> None:
    bar.show_notice(Notice(message="a", key="k"))
    bar.show_notice(Notice(message="b", key="k"))
    assert [notice.message for notice in bar.notices] == ["b"]
    for number in range(MAX_SHOWN + 2):
        bar.show_notice(Notice(message=str(number)))
    assert len(bar.notices) == MAX_SHOWN
    assert bar.notices[-1].message == str(MAX_SHOWN + 1)


@pytest.mark.parametrize("hint", ["", "A second line."])
def test_the_symbol_stands_beside_the_first_line(bar: NoticeBar, hint: str) -> None:
    bar.show_notice(Notice(message="A line alone.", hint=hint, action="x", action_title="Undo"))
    bar.show()
    bar.resize(600, bar.heightForWidth(600))
    symbol, words = (bar.findChildren(QLabel)[number] for number in (0, 1))
    assert symbol.pixmap().height() > 0
    assert words.text() == "A line alone."
    assert abs(symbol.geometry().center().y() - words.geometry().center().y()) <= 2


def test_an_action_is_asked_for_once_and_the_notice_goes(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.show_notice(Notice(message="a", action="undo:1", action_title="Undo", sticky=True))
    with qtbot.waitSignal(bar.action_asked) as asked:
        bar.findChild(QPushButton, "noticeAction").click()
    assert asked.args == ["undo:1"]
    assert bar.notices == ()
    assert not bar.isVisible()


def test_details_can_be_copied(bar: NoticeBar) -> None:
    bar.show_notice(Notice(level="error", message="broken", hint="try again", detail="line 1\nline 2"))
    bar.findChild(QPushButton, "copyDetails").click()
    assert QGuiApplication.clipboard().text() == "broken\ntry again\n\nline 1\nline 2\n"


def test_a_message_is_shown_as_it_is(bar: NoticeBar) -> None:
    bar.show_notice(Notice(message="<b>not bold</b> & so on", sticky=True))
    assert bar.notices[0].message == "<b>not bold</b> & so on"


# ------------------------------------------------------------------------------------ list models


def moment(days: int) -> float:
    day = datetime.datetime.combine(TODAY, datetime.time(12)).astimezone() - datetime.timedelta(days=days)
    return day.timestamp()


@pytest.mark.parametrize(
    ("days", "heading"),
    [(0, "Today"), (-1, "Today"), (1, "Yesterday"), (6, "Last 7 days"), (20, "Last 30 days"), (45, "January")],
)
def test_headings_of_dates(days: int, heading: str) -> None:
    assert heading_of(moment(days), TODAY) == heading


def test_an_older_year_is_named() -> None:
    assert heading_of(moment(400), TODAY) == "February 2025"


def entries(*numbers: int) -> list[Row]:
    return [Row(id=number, title=f"title {number}", moment=moment(number)) for number in numbers]


def ink(widget: QWidget) -> int:
    """How much is painted on the ground of a widget, in pixels."""
    image = widget.grab().toImage()
    ground = image.pixelColor(1, 1).lightness()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(abs(image.pixelColor(x, y).lightness() - ground) > 60 for x, y in places)


def test_name_and_detail_of_the_model_do_not_overlap_where_one_reads_from_the_right(qtbot: QtBot) -> None:
    picker = ModelPicker()
    qtbot.addWidget(picker)
    picker.show_state(EngineState(phase="loading", fraction=0.4), "Some model")
    picker.resize(picker.sizeHint())
    left = ink(picker)
    picker.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert left > 100
    assert abs(ink(picker) - left) < 0.04 * left


def test_an_english_heading_begins_where_one_reads_from(qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        area, _rows = settings_page("API", (), None)
        heading = area.findChild(QLabel)
        assert heading is not None
        assert heading.alignment() & Qt.AlignmentFlag.AlignRight
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_answering_conversations_are_marked() -> None:
    rows = ConversationListModel()
    rows.show(entries(1, 2))
    rows.set_answering(frozenset({2}))
    assert [rows.index(row).data(ConversationRole.ANSWERING) for row in (0, 1)] == [False, True]
    rows.set_answering(frozenset())
    assert not rows.index(1).data(ConversationRole.ANSWERING)


def test_models_know_which_one_is_in_use() -> None:
    rows = ModelsListModel()
    tester = QAbstractItemModelTester(rows)
    rows.show([ModelEntry(path="/a", name="A", detail="Q8_0"), ModelEntry(path="/b", name="B")])
    rows.set_current("/b")
    assert [rows.index(row).data(ModelRole.CURRENT) for row in (0, 1)] == [False, True]
    assert rows.index_of("/a").data() == "A"
    assert not rows.index_of("/c").isValid()
    del tester

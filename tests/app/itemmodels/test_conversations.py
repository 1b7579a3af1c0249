"""The list of conversations as Qt sees it: its rows, its headings, and that changes leave everything else in place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.itemmodels.conversation_rows import archive_rows, letter_of, list_rows, words_about
from app.itemmodels.conversations import ConversationListModel, Row
from app.storage.listing import Listed, Part, Shelves
from app.storage.values import Folder, Order

TODAY = datetime.date(2026, 3, 15)
pytestmark = pytest.mark.usefixtures("qapp")


def moment(days: float) -> float:
    noon = datetime.datetime.combine(TODAY, datetime.time(12)).astimezone()
    return (noon - datetime.timedelta(days=days)).timestamp()


def listed(number: int, days: float = 0, title: str = "", folder: int | None = None, icon: str = "") -> Listed:
    return Listed(number, title or f"title {number}", moment(days), moment(days + 40), folder, icon)


def part(*rows: Listed, more: bool = False) -> Part:
    return Part(rows=rows, more=more)


def shelves(
    pinned: Part = Part(),  # noqa: B008 - a frozen value
    folders: Iterable[tuple[Folder, int, Part]] = (),
    rest: Part = Part(),  # noqa: B008 - the same
) -> Shelves:
    kept = tuple(folders)
    return Shelves(
        pinned=pinned,
        folders=tuple(folder for folder, _, _ in kept),
        counts={folder.id: count for folder, count, _ in kept},
        filed={folder.id: part for folder, _, part in kept if not folder.folded},
        rest=rest,
    )


def outline(rows: Iterable[Row]) -> list[str]:
    """One line a row: headings in brackets, folders with their number, what is in them further in."""
    lines = []
    for row in rows:
        inside = "  " if isinstance(row.section, int) and row.kind != "folder" else ""
        shown = {"heading": f"[{row.title}]", "folder": f"{row.title}/{row.count}", "more": "…"}
        lines.append(inside + shown.get(row.kind, row.title))
    return lines


def test_pinned_ones_folders_and_the_rest() -> None:
    work, play = Folder(id=1, name="Work"), Folder(id=2, name="Play", folded=True)
    found = shelves(
        part(listed(9, 300)),
        [(work, 3, part(listed(4, folder=1), listed(3, folder=1), more=True)), (play, 7, Part())],
        part(listed(2), listed(1, 1), more=True),
    )
    assert outline(list_rows(found, "recent", TODAY)) == [
        *("[Pinned]", "title 9", "Work/3", "  title 4", "  title 3", "  …", "Play/7"),
        *("[Today]", "title 2", "[Yesterday]", "title 1", "…"),
    ]


@pytest.mark.parametrize(
    ("order", "headings"),
    [("recent", ["Today", "Last 7 days"]), ("created", ["February", "January"]), ("title", ["A", "Z"])],
)
def test_headings_fit_the_order(order: Order, headings: list[str]) -> None:
    rest = part(listed(1, 0, "äpfel"), listed(2, 5, "Zug"))
    rows = list(list_rows(shelves(rest=rest), order, TODAY))
    assert [row.title for row in rows if row.kind == "heading"] == headings


def test_a_clock_that_went_back_makes_no_heading_twice() -> None:
    rest = part(listed(1), listed(2, 1), listed(3))
    rows = list(list_rows(shelves(rest=rest), "recent", TODAY))
    assert len({row.key for row in rows}) == len(rows)


@pytest.mark.parametrize("odd", [1e15, 1e300, -1e15, float("inf")])
def test_a_damaged_date_keeps_nobody_from_the_list(odd: float) -> None:
    rows = list(list_rows(shelves(rest=part(Listed(1, "odd", odd, odd), listed(2))), "recent", TODAY))
    assert [row.title for row in rows if row.kind == "conversation"] == ["odd", "title 2"]
    assert "1970" in words_about(rows[1])[0]


@pytest.mark.parametrize(
    ("title", "letter"),
    [("zebra", "Z"), ("Ärger", "A"), ("9 lives", "#"), ("…", "#"), ("検索", "…"), ("", "…"), ("яблоко", "Я")],
)
def test_letters_of_titles(title: str, letter: str) -> None:
    assert letter_of(title) == letter


def test_what_is_told_about_a_row() -> None:
    rows = {
        row.title: words_about(row)
        for row in list_rows(
            shelves(
                part(listed(1, 0, "a", folder=1)),
                [(Folder(id=1, name="Work", folded=True), 1, Part()), (Folder(id=2, name="Play"), 0, Part())],
            ),
            "recent",
            TODAY,
        )
    }
    assert rows["a"][1:] == ["Pinned", "Folder: Work"]
    assert "2026" in rows["a"][0]
    assert rows["Work"] == ["Folder", "one conversation", "folded"]
    assert rows["Play"] == ["Folder", "empty", "unfolded"]
    (row,) = archive_rows(part(listed(3)))
    assert (row.section, words_about(row)[0][-4:]) == ("archive", "2026")


def test_only_conversations_can_be_chosen() -> None:
    rows = ConversationListModel()
    rows.show(
        [Row(kind="heading", title="H"), Row(kind="folder", id=1, title="F", section=1), Row(id=2), Row(kind="more")]
    )
    flags = [rows.flags(rows.index(place)) for place in range(4)]
    assert flags[0] == flags[3] == Qt.ItemFlag.NoItemFlags
    assert [bool(flag & Qt.ItemFlag.ItemIsSelectable) for flag in flags] == [False, False, True, False]
    assert (rows.id_at(rows.index(1)), rows.folder_at(rows.index(1)), rows.id_at(rows.index(2))) == (None, 1, 2)
    assert rows.first().row() == 1
    assert rows.ids() == (2,)


ROWS = st.lists(
    st.one_of(
        st.builds(Row, id=st.integers(1, 9), title=st.sampled_from("ab")),
        st.builds(Row, kind=st.just("heading"), title=st.sampled_from("xyz")),
        st.builds(Row, kind=st.just("folder"), id=st.integers(1, 3), folded=st.booleans()),
        st.builds(Row, kind=st.just("more"), section=st.sampled_from([1, "rest"])),
    ),
    unique_by=lambda row: row.key,
    max_size=14,
)


@given(st.lists(ROWS, min_size=2, max_size=5))
@hypothesis_settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_list_follows_any_other_and_nobody_loses_their_place(qtbot: QtBot, lists: list[list[Row]]) -> None:
    rows = ConversationListModel()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show(lists[0])
    for wanted in lists[1:]:
        kept = {
            row.key: QPersistentModelIndex(rows.index_for(row.key))
            for row in map(rows.row_at, map(rows.index, range(rows.rowCount())))
            if row
        }
        with qtbot.assertNotEmitted(rows.modelReset):
            rows.show(wanted)
        assert [rows.row_at(rows.index(place)) for place in range(rows.rowCount())] == wanted
        for key, index in kept.items():
            row = rows.row_at(index)
            assert row.key == key if row is not None else key not in {each.key for each in wanted}
    del tester


def test_nothing_is_told_when_nothing_changed(qtbot: QtBot) -> None:
    rows = ConversationListModel()
    rows.show([Row(id=1, title="a")])
    with qtbot.assertNotEmitted(rows.changing):
        rows.show([Row(id=1, title="a")])
    with qtbot.waitSignal(rows.dataChanged):
        rows.show([Row(id=1, title="b")])


def test_a_title_that_looks_like_html_is_shown_as_it_is() -> None:
    rows = ConversationListModel()
    rows.show([Row(id=1, title='<img src="file:///etc/hosts"> & co', section="pinned")])
    tip = str(rows.index(0).data(Qt.ItemDataRole.ToolTipRole))
    shown = QTextDocument()
    shown.setHtml(tip)
    assert shown.toPlainText() == '<img src="file:///etc/hosts"> & co\nPinned'

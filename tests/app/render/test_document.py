"""Items in Qt documents: what an update leaves must be what writing afresh gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextTable
from pytestqt.qtbot import QtBot

from app.render.direction import direction, direction_of
from app.render.document import ProseWriter, TableWriter, new_document
from app.render.items import Item, Mark, Paragraph, Run, Table
from app.render.look import INLINE_CODE, MARK, QUOTE_BARS, gap, look
from app.render.markdown import MarkdownStream, render
from app.theme import DARK, LIGHT
from tests.app.render.corpus import DOCUMENTS

RUNS = st.builds(
    Run,
    text=st.sampled_from(["a", "word ", "😀", "שלום", "x\u2028y", "12"]),
    bold=st.booleans(),
    italic=st.booleans(),
    code=st.booleans(),
    link=st.sampled_from(["", "", "https://example.org"]),
)
PARAGRAPHS = st.builds(
    Paragraph,
    runs=st.lists(RUNS, max_size=3).map(tuple),
    path=st.sampled_from(["", "", "l", "q", "lq", "ll"]),
    heading=st.sampled_from([0, 0, 2]),
    mark=st.sampled_from([None, None, Mark(), Mark(7), Mark(None, done=True)]),
    rule=st.just(False),
)
ROWS = st.lists(st.lists(RUNS, max_size=2).map(tuple), min_size=2, max_size=2).map(tuple)
TABLES = st.lists(ROWS, min_size=1, max_size=5).map(lambda rows: Table(tuple(rows), "l "))


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """Fonts need an application."""


def content(document: QTextDocument) -> list[tuple[object, ...]]:
    """Everything that is seen of a document: text, and the formats of blocks and pieces."""
    found: list[tuple[object, ...]] = []
    block = document.begin()
    while block.isValid():
        kind = block.blockFormat()
        shape = (kind.topMargin(), kind.leftMargin(), kind.rightMargin(), kind.headingLevel())
        found.append((block.text(), *shape, kind.stringProperty(QUOTE_BARS), kind.stringProperty(MARK)))
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            letters = piece.charFormat()
            weight, size = (letters.fontWeight(), letters.fontItalic()), letters.fontPointSize()
            code = letters.boolProperty(INLINE_CODE)
            found.append((piece.text(), weight, size, code, letters.anchorHref(), letters.foreground().color().name()))
            iterator += 1
        block = block.next()
    return found


def written(items: list[Item]) -> list[list[tuple[object, ...]]]:
    """The documents of prose and tables among ``items``, written at once."""
    documents = []
    for item in items:
        document = new_document(look(LIGHT, 1.0))
        if isinstance(item, Paragraph):
            ProseWriter(document, look(LIGHT, 1.0)).write([item])
        elif isinstance(item, Table):
            TableWriter(document, look(LIGHT, 1.0)).write(item)
        documents.append(content(document))
    return documents


@given(st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=5), min_size=1, max_size=4))
@example([[Paragraph(()), Paragraph(())], [Paragraph(())]])  # an empty paragraph took the format of a removed one
def test_updated_prose_equals_prose_written_afresh(versions: list[list[Paragraph]]) -> None:
    document = new_document(look(LIGHT, 1.0))
    writer = ProseWriter(document, look(LIGHT, 1.0))
    for items in versions:
        writer.write(items)
        fresh = new_document(look(LIGHT, 1.0))
        ProseWriter(fresh, look(LIGHT, 1.0)).write(items)
        assert content(document) == content(fresh)


@given(st.lists(TABLES, min_size=1, max_size=4))
def test_an_updated_table_equals_a_table_written_afresh(versions: list[Table]) -> None:
    document = new_document(look(LIGHT, 1.0))
    writer = TableWriter(document, look(LIGHT, 1.0))
    for item in versions:
        writer.write(item)
        fresh = new_document(look(LIGHT, 1.0))
        TableWriter(fresh, look(LIGHT, 1.0)).write(item)
        assert content(document) == content(fresh)
        (frame,) = document.rootFrame().childFrames()
        assert isinstance(frame, QTextTable)
        assert (frame.rows(), frame.columns()) == (len(item.rows), 2)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_of_the_corpus_can_be_shown(name: str, qtbot: QtBot) -> None:
    for part in written(render(DOCUMENTS[name])):
        assert part


def test_streamed_prose_equals_whole_prose() -> None:
    text = DOCUMENTS["prose"] + DOCUMENTS["nested lists"].replace("      code\n", "") + DOCUMENTS["quotes"]
    document = new_document(look(DARK, 1.25))
    writer = ProseWriter(document, look(DARK, 1.25))
    stream = MarkdownStream()
    for piece in text:
        stream.feed(piece)
        stream.update()
        writer.write([item for item in stream.items if isinstance(item, Paragraph)])
    stream.finish()
    paragraphs = [item for item in stream.items if isinstance(item, Paragraph)]
    writer.write(paragraphs)
    fresh = new_document(look(DARK, 1.25))
    ProseWriter(fresh, look(DARK, 1.25)).write(paragraphs)
    assert content(document) == content(fresh)
    assert paragraphs == [item for item in render(text) if isinstance(item, Paragraph)]


def test_long_words_wrap() -> None:
    document = new_document(look(LIGHT, 1.0))
    ProseWriter(document, look(LIGHT, 1.0)).write([Paragraph((Run("x" * 2_000),))])
    document.setTextWidth(300)
    assert document.size().width() <= 300
    assert document.begin().layout().lineCount() > 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello", "l"),
        ("שלום", "r"),
        ("123 مرحبا hello", "r"),
        ("... 1 hello שלום", "l"),
        ("", ""),
        ("12", ""),
    ],
)
def test_direction_follows_the_first_letter_that_has_one(text: str, expected: str) -> None:
    assert direction(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`print` היא פונקציה", "r"),
        ("$x^2$ הוא ריבוע", "r"),
        ("`code`", "l"),
        ("$x$", ""),
        ("`x` is שלום", "l"),
    ],
)
def test_words_decide_the_direction_not_code_and_formulas(text: str, expected: str) -> None:
    (item,) = render(text)
    assert isinstance(item, Paragraph)
    assert direction_of(item.runs) == expected
    way = look(LIGHT, 1.0).block(item, None).layoutDirection()
    assert (way == Qt.LayoutDirection.RightToLeft) is (expected == "r")


def test_a_table_in_hebrew_begins_on_the_right() -> None:
    document = new_document(look(LIGHT, 1.0))
    (item,) = render("| עמודה | שנייה |\n|---|---|\n| א | ב |\n")
    assert isinstance(item, Table)
    TableWriter(document, look(LIGHT, 1.0)).write(item)
    document.setTextWidth(400)
    (table,) = document.rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    layout = document.documentLayout()
    places = {}
    for column in (0, 1):
        block = table.cellAt(0, column).firstCursorPosition().block()
        places[block.text()] = layout.blockBoundingRect(block).left()
    assert places["עמודה"] > places["שנייה"] > 200


def test_right_to_left_items_are_indented_on_the_right() -> None:
    shape = look(LIGHT, 1.0).block(Paragraph((Run("שלום"),), "l", mark=Mark()), None)
    assert (shape.leftMargin(), shape.rightMargin() > 0) == (0, True)


def test_gaps_depend_on_what_stands_above() -> None:
    text, heading = Paragraph((Run("a"),)), Paragraph((Run("a"),), heading=2)
    point = Paragraph((Run("a"),), "l", mark=Mark())
    assert gap(None, heading) == 0
    assert gap(heading, text) < gap(text, text) < gap(text, heading)
    assert gap(point, point) < gap(text, point)
    assert gap(text, text._replace(joined=True)) == 0


@pytest.mark.parametrize("text", ["قائمة", "רשימה", "一覧表", "목록"])
def test_scripts_without_italics_are_not_slanted(text: str) -> None:
    document = new_document(look(LIGHT, 1.0))
    ProseWriter(document, look(LIGHT, 1.0)).write([Paragraph((Run(f"a {text} b", italic=True),))])
    iterator, found = document.begin().begin(), {}
    while not iterator.atEnd():
        letters = iterator.fragment().charFormat()
        found[iterator.fragment().text().strip()] = letters.fontItalic(), letters.fontWeight() > 400
        iterator += 1
    assert found == {"a": (True, False), text: (False, True), "b": (True, False)}


def test_tables_have_rules_between_rows_and_stand_in_line_with_text() -> None:
    document = new_document(look(LIGHT, 1.0))
    TableWriter(document, look(LIGHT, 1.0)).write(Table((((Run("a"),), (Run("b"),)), ((Run("c"),), (Run("d"),))), "  "))
    table = document.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    cells = [table.cellAt(row, column).format().toTableCellFormat() for row in (0, 1) for column in (0, 1)]
    assert [(cell.bottomBorder(), cell.leftBorder()) for cell in cells] == [(1, 0)] * 4
    assert [cell.leftPadding() > 0 for cell in cells] == [False, True, False, True]
    assert [cell.rightPadding() > 0 for cell in cells] == [True, False, True, False]

"""Items into Qt text documents, rewriting only what changed. Knows no widget and no Markdown.

A document holds either paragraphs (``ProseWriter``) or one table (``TableWriter``); code has a view of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument, QTextOption, QTextTable

from app.render.items import Item, Paragraph, Run, Table, plain_run
from app.render.look import Look, is_right_to_left

_LONG_WORD = 40  # characters


def new_document(look: Look) -> QTextDocument:
    """An empty document: no margin, no undo, long words broken anywhere."""
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    made.setDocumentMargin(0)
    made.setDefaultFont(look.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setDefaultTextOption(option)
    return made


def _table_wrapping(item: Table) -> QTextOption:
    """Words in a table stay whole, and a wide table is scrolled; only what is no word is broken."""
    words = (word for row in item.rows for cell in row for run in cell for word in run.text.split())
    option = QTextOption()
    whole = all(len(word) <= _LONG_WORD for word in words)
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WordWrap if whole else modes.WrapAtWordBoundaryOrAnywhere)
    return option


def _insert_runs(cursor: QTextCursor, runs: Sequence[Run], look: Look, heading: int = 0, strong: bool = False) -> None:
    for run in runs:
        if run.kind in ("formula", "display"):
            run = run._replace(text=plain_run(run), code=True)
        cursor.insertText(run.text, look.characters(run, heading, strong))


def _right_to_left(item: Paragraph) -> bool:
    return is_right_to_left("".join(run.text for run in item.runs))


class ProseWriter:
    """Keeps a document of paragraphs equal to a list of items."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document = document
        self._look = look
        self._items: list[Paragraph] = []
        self._starts: list[int] = []  # position of each item in the document

    def write(self, items: Sequence[Paragraph]) -> None:
        """Make the document show ``items``; what it shows already at its beginning stays untouched."""
        keep = 0
        limit = min(len(items), len(self._items))
        while keep < limit and items[keep] == self._items[keep]:
            keep += 1
        if keep == len(items) == len(self._items):
            return
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if keep == len(self._items) - 1 < len(items) and self._grow(cursor, self._items[keep], items[keep]):
            self._items[keep] = items[keep]
            keep += 1
        if keep < len(self._items):
            self._cut(cursor, keep)
        for index in range(keep, len(items)):
            self._append(cursor, items[index], items[index - 1] if index else None)
        cursor.endEditBlock()

    def _grow(self, cursor: QTextCursor, old: Paragraph, new: Paragraph) -> bool:
        """Append to the last paragraph when that is all that happened: the common case while text streams."""
        at = len(old.runs) - 1
        if at < 0 or len(new.runs) <= at or old[1:] != new[1:] or old.runs[:at] != new.runs[:at]:
            return False
        before, after = old.runs[at], new.runs[at]
        if before.kind:
            return False
        if (
            before[1:] != after[1:]
            or not after.text.startswith(before.text)
            or _right_to_left(old) != _right_to_left(new)
        ):
            return False
        cursor.movePosition(QTextCursor.MoveOperation.End)
        more = (after._replace(text=after.text[len(before.text) :]), *new.runs[at + 1 :])
        _insert_runs(cursor, more, self._look, new.heading)
        return True

    def _cut(self, cursor: QTextCursor, keep: int) -> None:
        cursor.setPosition(max(0, self._starts[keep] - 1))  # with the paragraph end before it
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        del self._items[keep:], self._starts[keep:]
        if self._items and not self._items[-1].runs:
            # An empty paragraph takes the format of the one that was joined to it and removed.
            self._format(cursor, self._items[-1], self._items[-2] if keep > 1 else None)

    def _format(self, cursor: QTextCursor, item: Paragraph, previous: Item | None) -> None:
        cursor.setBlockFormat(self._look.block(item, previous))
        cursor.setBlockCharFormat(self._look.characters(Run(""), item.heading))

    def _append(self, cursor: QTextCursor, item: Paragraph, previous: Item | None) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._items:
            cursor.insertBlock()
        self._format(cursor, item, previous)
        self._starts.append(cursor.position())
        self._items.append(item)
        _insert_runs(cursor, item.runs, self._look, item.heading)


class TableWriter:
    """Keeps a document equal to one table."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document = document
        self._look = look
        self._item: Table | None = None
        self._table: QTextTable | None = None

    def write(self, item: Table) -> None:
        """Make the document show ``item``; rows it shows already at its beginning stay untouched."""
        old = self._item
        if old == item:
            return
        self._document.setDefaultTextOption(_table_wrapping(item))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        keep = 0
        if old is None or self._table is None or old.align != item.align or old.path != item.path:
            self._document.clear()
            self._table = cursor.insertTable(len(item.rows), max(1, len(item.align)), self._look.table(item))
        else:
            while keep < min(len(old.rows), len(item.rows)) and old.rows[keep] == item.rows[keep]:
                keep += 1
            if len(item.rows) > len(old.rows):
                self._table.appendRows(len(item.rows) - len(old.rows))
            elif len(item.rows) < len(old.rows):
                self._table.removeRows(len(item.rows), len(old.rows) - len(item.rows))
        for row in range(keep, len(item.rows)):
            self._write_row(self._table, row, item)
        cursor.endEditBlock()
        self._item = item

    def _write_row(self, table: QTextTable, row: int, item: Table) -> None:
        for column, runs in enumerate(item.rows[row][: len(item.align)]):
            cell = table.cellAt(row, column)
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(self._look.cell(item.align[column]))
            cursor.setBlockCharFormat(self._look.characters(Run(""), strong=row == 0))
            _insert_runs(cursor, runs, self._look, strong=row == 0)
            cell.setFormat(self._look.table_cell(head=row == 0))  # last: setting formats of its text undoes it

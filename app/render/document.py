"""Items into Qt text documents, rewriting only what changed. Knows no widget and no Markdown.

A document holds either paragraphs (``ProseWriter``) or one table (``TableWriter``); code has a view of its own. A
formula is one character, whose size is a guess until it is drawn: ``refresh`` then sets it right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextOption, QTextTable

from app.render.direction import direction_of, direction_of_rows
from app.render.formula_object import CHARACTER, OBJECT, FormulaObject, formula_format, formula_key
from app.render.formulas import Formulas, Key
from app.render.items import Formula, Item, Paragraph, Run, Table, is_formula, plain_run
from app.render.look import Look
from app.render.selection import cut_runs, units

_LONG_WORD = 40  # characters

# Scripts without italics, Hebrew and Arabic to Chinese and Korean, and the marks that join or turn their letters:
# slanted they are hard to read, and where no font has them so, Qt shows boxes.
_UPRIGHT = re.compile(
    "([\u0590-\u1dff\u200b-\u200f\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe30-\ufe4f\ufe70-\uffef"
    "\U0001b000-\U0001bfff\U00020000-\U0003ffff]+)"
)


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


def _table_option(item: Table) -> QTextOption:
    """Words in a table stay whole, and a wide table is scrolled; only what is no word is broken."""
    words = (word for row in item.rows for cell in row for run in cell for word in run.text.split())
    option = QTextOption()
    whole = all(len(word) <= _LONG_WORD for word in words)
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WordWrap if whole else modes.WrapAtWordBoundaryOrAnywhere)
    return option


def _keys(runs: Iterable[Run]) -> set[Key]:
    return {Key(run.text, run.kind == "display") for run in runs if run.kind in ("formula", "display")}


def keys_in(items: Iterable[Item]) -> set[Key]:
    """The formulas in some items."""
    found: set[Key] = set()
    for item in items:
        if isinstance(item, Paragraph):
            found |= _keys(item.runs)
        elif isinstance(item, Table):
            found.update(*(_keys(runs) for row in item.rows for runs in row))
        elif isinstance(item, Formula):
            found.add(Key(item.source, True))
    return found


def told_apart(run: Run) -> Iterator[Run]:
    """A run that is emphasised, in pieces: letters of scripts without italics stand upright and bold instead.

    Each letter is judged by itself, so that text that streams in is cut like the whole.
    """
    if not run.italic or run.text.isascii():
        yield run
        return
    for number, text in enumerate(_UPRIGHT.split(run.text)):
        if text:
            yield run._replace(text=text, italic=False, bold=True) if number % 2 else run._replace(text=text)


class _RunWriter:
    """Writes runs into a document."""

    def __init__(self, document: QTextDocument, look: Look, formulas: Formulas | None) -> None:
        self._document = document
        self._look = look
        self._formulas = formulas
        self._object: FormulaObject | None = None  # made with the first formula

    def insert(self, cursor: QTextCursor, runs: Iterable[Run], heading: int = 0, strong: bool = False) -> None:
        for run in runs:
            if run.kind in ("formula", "display"):
                self._insert_formula(cursor, run, heading, strong)
            else:
                for piece in told_apart(run):
                    cursor.insertText(piece.text, self._look.characters(piece, heading, strong))

    def _insert_formula(self, cursor: QTextCursor, run: Run, heading: int, strong: bool) -> None:
        key = Key(run.text, run.kind == "display")
        formulas = self._formulas
        if formulas is None or formulas.failed(key):
            text = plain_run(run) if formulas is None else run.text
            cursor.insertText(text, self._look.characters(run._replace(text=text, code=True), heading, strong))
            return
        if self._object is None:
            self._object = FormulaObject(formulas, self._document)
            self._document.documentLayout().registerHandler(OBJECT, self._object)
        base = self._look.characters(run._replace(code=False), heading, strong)
        cursor.insertText(CHARACTER, formula_format(base, key, formulas.drawing(key)))

    def length(self, run: Run) -> int:
        """How many code units a run takes."""
        if run.kind in ("formula", "display"):
            if self._formulas is None:
                return units(plain_run(run))
            return units(run.text) if self._formulas.failed(Key(run.text, run.kind == "display")) else 1
        return units(run.text)

    def failed(self, keys: Iterable[Key]) -> bool:
        """Whether one of them cannot be drawn."""
        return self._formulas is not None and any(map(self._formulas.failed, keys))

    def fit(self, block: QTextBlock, keys: frozenset[Key], runs: Sequence[Run], heading: int = 0) -> None:
        """Give the formulas of a paragraph the size they turned out to have."""
        bases = {Key(run.text, run.kind == "display"): run for run in runs if run.kind in ("formula", "display")}
        found: list[tuple[int, Key]] = []
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            key = formula_key(piece.charFormat())
            if key is not None and key in keys and key in bases:
                found += [(piece.position() + offset, key) for offset in range(piece.length())]
            iterator += 1
        cursor = QTextCursor(self._document)
        for position, key in found:
            drawing = self._formulas.drawing(key) if self._formulas is not None else None
            base = self._look.characters(bases[key]._replace(code=False), heading)
            cursor.setPosition(position)
            cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(formula_format(base, key, drawing))


class ProseWriter:
    """Keeps a document of paragraphs equal to a list of items."""

    def __init__(self, document: QTextDocument, look: Look, formulas: Formulas | None = None) -> None:
        self._document = document
        self._look = look
        self._runs = _RunWriter(document, look, formulas)
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

    def refresh(self, keys: frozenset[Key]) -> bool:
        """These formulas are known now; returns whether one of them stands here."""
        concerned = [at for at, item in enumerate(self._items) if _keys(item.runs) & keys]
        if not concerned:
            return False
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for at in concerned:
            if self._runs.failed(_keys(self._items[at].runs) & keys):  # its source is longer than one character
                rest = self._items[at:]
                self._cut(cursor, at)
                for item in rest:
                    self._append(cursor, item, self._items[-1] if self._items else None)
                break
            item = self._items[at]
            self._runs.fit(self._document.findBlock(self._starts[at]), keys, item.runs, item.heading)
        cursor.endEditBlock()
        return True

    def start_of(self, index: int) -> int:
        """The position of an item."""
        return self._starts[index] if index < len(self._starts) else 0

    def selected(self, start: int, end: int) -> list[Item]:
        """The paragraphs and formulas between two positions, the first and the last of them cut."""
        found: list[Item] = []
        for begin, item in zip(self._starts, self._items, strict=True):
            size = self._document.findBlock(begin).length() - 1
            if begin >= end or begin + size < start or (begin < start == begin + size):
                continue
            if is_formula(item):
                found.append(Formula(item.runs[0].text, item.path))
                continue
            runs = cut_runs(item.runs, start - begin, end - begin, self._runs.length)
            found.append(item._replace(runs=runs, mark=item.mark if start <= begin else None))
        return found

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
            or direction_of(old.runs) != direction_of(new.runs)
        ):
            return False
        cursor.movePosition(QTextCursor.MoveOperation.End)
        more = (after._replace(text=after.text[len(before.text) :]), *new.runs[at + 1 :])
        self._runs.insert(cursor, more, new.heading)
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
        self._runs.insert(cursor, item.runs, item.heading)


def _frame(item: Table) -> tuple[str, str, str]:
    """What of a table its format depends on."""
    return item.align, item.path, direction_of_rows(item.rows)


class TableWriter:
    """Keeps a document equal to one table.

    WORKAROUND Qt lays out the columns of every table from left to right, whatever the direction of its format says; so
    those of a table that runs from right to left are written in the other order.
    """

    def __init__(self, document: QTextDocument, look: Look, formulas: Formulas | None = None) -> None:
        self._document = document
        self._look = look
        self._runs = _RunWriter(document, look, formulas)
        self._item: Table | None = None
        self._table: QTextTable | None = None
        self._way = ""  # the direction of the table

    def write(self, item: Table) -> None:
        """Make the document show ``item``; rows it shows already at its beginning stay untouched."""
        old = self._item
        if old == item:
            return
        self._document.setDefaultTextOption(_table_option(item))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        keep = 0
        if old is None or self._table is None or _frame(old) != _frame(item):
            self._document.clear()
            self._table = cursor.insertTable(len(item.rows), max(1, len(item.align)), self._look.table(item))
        else:
            while keep < min(len(old.rows), len(item.rows)) and old.rows[keep] == item.rows[keep]:
                keep += 1
            if len(item.rows) > len(old.rows):
                self._table.appendRows(len(item.rows) - len(old.rows))
            elif len(item.rows) < len(old.rows):
                self._table.removeRows(len(item.rows), len(old.rows) - len(item.rows))
        self._way = direction_of_rows(item.rows)
        for row in range(keep, len(item.rows)):
            self._write_row(self._table, row, item)
        cursor.endEditBlock()
        self._item = item

    def refresh(self, keys: frozenset[Key]) -> bool:
        """These formulas are known now; returns whether one of them stands here."""
        if self._item is None or self._table is None:
            return False
        concerned = [row for row, cells in enumerate(self._item.rows) if any(_keys(runs) & keys for runs in cells)]
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for row in concerned:
            self._write_row(self._table, row, self._item)
        cursor.endEditBlock()
        return bool(concerned)

    def selected(self, cursor: QTextCursor) -> Item | None:
        """What is selected: a part of a cell, some cells, or everything."""
        if self._item is None or self._table is None or not cursor.hasSelection():
            return None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first, last = self._table.cellAt(start), self._table.cellAt(end)
        if first.isValid() and last.isValid() and (first.row(), first.column()) == (last.row(), last.column()):
            runs = self._item.rows[first.row()][self._place(first.column(), self._item)]
            begin = first.firstPosition()
            return Paragraph(cut_runs(runs, start - begin, end - begin, self._runs.length))
        row, rows, column, columns = (0, len(self._item.rows), 0, len(self._item.align))
        if cursor.hasComplexSelection():
            row, rows, column, columns = cursor.selectedTableCells()  # type: ignore[misc]
            column = min(self._place(at, self._item) for at in (column, column + columns - 1))
        cells = tuple(line[column : column + columns] for line in self._item.rows[row : row + rows])
        return Table(cells, self._item.align[column : column + columns], self._item.path)

    def _place(self, column: int, item: Table) -> int:
        """Where a column of the item is in the table, and the other way round."""
        return len(item.align) - 1 - column if self._way == "r" else column

    def _write_row(self, table: QTextTable, row: int, item: Table) -> None:
        for column, runs in enumerate(item.rows[row][: len(item.align)]):
            place = self._place(column, item)
            cell = table.cellAt(row, place)
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(self._look.cell(item.align[column], runs, self._way))
            cursor.setBlockCharFormat(self._look.characters(Run(""), strong=row == 0))
            self._runs.insert(cursor, runs, strong=row == 0)
            dress = self._look.table_cell(row == 0, place == 0, place == len(item.align) - 1)
            cell.setFormat(dress)  # last: setting formats of its text undoes it

"""Character and block formats of rendered text for one theme and zoom. Knows Qt's formats, no document, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.render.direction import direction, direction_of, direction_of_rows
from app.render.items import Code, Item, Mark, Paragraph, Run, Table, is_formula, mark_text
from app.theme import Theme, code_font, font, px

INLINE_CODE = QTextFormat.Property.UserProperty + 1  # character property: draw a tinted, rounded ground
QUOTE_BARS = QTextFormat.Property.UserProperty + 2  # block property: x of each bar, in pixels, joined by commas
RULE = QTextFormat.Property.UserProperty + 3  # block property: draw a thin line
MARK = QTextFormat.Property.UserProperty + 4  # block property: what stands before a list item, as in plain text

_WAYS = {"r": Qt.LayoutDirection.RightToLeft, "l": Qt.LayoutDirection.LeftToRight}
_ALIGNMENTS = {
    "l": Qt.AlignmentFlag.AlignLeft,
    "c": Qt.AlignmentFlag.AlignHCenter,
    "r": Qt.AlignmentFlag.AlignRight,
}
_HEADINGS = (1.0, 1.45, 1.25, 1.12, 1.0, 1.0, 0.95)
_MAX_LEVELS = 8  # of nesting that are shown by indentation
_LIST_INDENT, _QUOTE_INDENT = 26, 18


def gap(previous: Item | None, item: Item) -> int:
    """Space above an item, in pixels at zoom 1."""
    if previous is None or (isinstance(item, Paragraph) and item.joined):
        return 0
    if isinstance(item, Paragraph) and item.heading:
        return 22 if item.heading <= 2 else 18
    if isinstance(item, Paragraph) and item.rule:
        return 14
    if isinstance(previous, Paragraph) and previous.heading:
        return 8
    if isinstance(item, (Code, Table)) or isinstance(previous, (Code, Table)):
        return 12
    if "l" in item.path and "l" in previous.path:
        return 6
    return 12


def is_right_to_left(text: str) -> bool:
    """Whether a text runs from right to left."""
    return direction(text) == "r"


def indent(path: str) -> int:
    """How far text under these lists and quotes moves in, in pixels at zoom 1."""
    return sum(_QUOTE_INDENT if letter == "q" else _LIST_INDENT for letter in path[:_MAX_LEVELS])


def _height_of_a_line(shown: QFont) -> float:
    """As a document lays it out, in whole pixels; by ``lineSpacing``, with its fractions, long text lacks its end."""
    layout = QTextLayout("x", shown)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.height()


class Look:
    """Formats for one theme, zoom and text colour; made once and shared by all documents that look alike."""

    def __init__(self, theme: Theme, zoom: float, muted: bool = False) -> None:
        self.theme = theme
        self.zoom = zoom
        self.muted = muted
        self.colour = theme.muted if muted else theme.text
        self.font = font("reading", zoom * (0.94 if muted else 1.0))
        self.code_font = code_font(zoom)
        self.line_gap = round(QFontMetricsF(self.font).height() * 0.22)
        self.line_height = QFontMetricsF(self.font).height() + self.line_gap
        self.letter_width = QFontMetricsF(self.font).averageCharWidth()
        self.code_line_height = _height_of_a_line(self.code_font)
        self._characters: dict[tuple[object, ...], QTextCharFormat] = {}

    def px(self, length: float) -> int:
        """A length in pixels at this zoom."""
        return px(length, self.zoom)

    def characters(self, run: Run, heading: int = 0, strong: bool = False) -> QTextCharFormat:
        """The format of a run; ``strong`` for the head of a table."""
        key = (run[1:], heading, strong)
        made = self._characters.get(key)
        if made is None:
            made = self._characters[key] = self._make_characters(run, heading, strong)
            if len(self._characters) > 500:  # every link makes its own
                self._characters.clear()
        return made

    def _make_characters(self, run: Run, heading: int, strong: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QBrush(QColor(self.colour)))
        size = self.font.pointSizeF() * _HEADINGS[heading]
        if run.code:
            made.setFontFamilies(self.code_font.families())
            made.setFontFixedPitch(True)
            made.setProperty(INLINE_CODE, True)
            size *= 0.92
        made.setFontPointSize(size)
        if run.kind == "note":
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if run.bold or heading or strong:
            made.setFontWeight(QFont.Weight.DemiBold if heading or strong else QFont.Weight.Bold)
        made.setFontItalic(run.italic)
        made.setFontStrikeOut(run.strike)
        if run.link:
            made.setAnchor(True)
            made.setAnchorHref(run.link)
            made.setForeground(QBrush(QColor(self.theme.accent)))
            made.setFontUnderline(run.kind == "")
            made.setToolTip("" if run.kind else run.link)
        return made

    def block(self, item: Paragraph, previous: Item | None) -> QTextBlockFormat:
        """The format of a paragraph that follows ``previous`` in its document."""
        made = QTextBlockFormat()
        made.setTopMargin(self.px(gap(previous, item)))
        made.setLineHeight(self.line_gap, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        inset = self.px(indent(item.path) + _extra_for_number(item.mark))
        way = direction_of(item.runs)
        if way:
            made.setLayoutDirection(_WAYS[way])
        if inset and way == "r":
            made.setRightMargin(inset)
        elif inset:
            made.setLeftMargin(inset)
        if bars := self._bars(item.path):
            made.setProperty(QUOTE_BARS, bars)
        if item.rule:
            made.setProperty(RULE, True)
        if is_formula(item):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if item.heading:
            made.setHeadingLevel(item.heading)
        if mark := mark_text(item):
            made.setProperty(MARK, mark)
        return made

    def _bars(self, path: str) -> str:
        shown = path[:_MAX_LEVELS]
        return ",".join(str(self.px(indent(shown[:i]))) for i, letter in enumerate(shown) if letter == "q")

    def table(self, item: Table) -> QTextTableFormat:
        """The format of a table as a whole."""
        made = QTextTableFormat()
        made.setBorderCollapse(True)
        made.setBorder(0)  # the cells draw their rules
        made.setCellSpacing(0)
        made.setHeaderRowCount(1)
        if direction_of_rows(item.rows) == "r":
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            made.setRightMargin(self.px(indent(item.path)))
        else:
            made.setLeftMargin(self.px(indent(item.path)))
        lengths = [QTextLength(QTextLength.Type.VariableLength, 0)] * len(item.align)
        made.setColumnWidthConstraints(lengths)
        return made

    def table_cell(self, head: bool, leftmost: bool = False, rightmost: bool = False) -> QTextTableCellFormat:
        """The format of a cell: a rule below it, a stronger one below the head, and room beside its text, but none at
        the sides of the table: there it stands in line with the paragraphs around it."""
        made = QTextTableCellFormat()
        made.setBottomBorder(1)
        made.setBottomBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(QBrush(QColor(self.theme.faint if head else self.theme.border)))
        made.setLeftPadding(0 if leftmost else self.px(12))
        made.setRightPadding(0 if rightmost else self.px(12))
        made.setTopPadding(self.px(7))
        made.setBottomPadding(max(1, self.px(8) - self.line_gap))  # the last line has its gap below it already
        return made

    def cell(self, align: str, runs: Sequence[Run], way: str) -> QTextBlockFormat:
        """The format of the paragraph in a cell of a table that runs ``way``."""
        made = QTextBlockFormat()
        made.setLineHeight(self.line_gap, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        if way := direction_of(runs) or way:
            made.setLayoutDirection(_WAYS[way])
        if align in _ALIGNMENTS:  # Markdown means the sides of the page, whichever way the text runs
            made.setAlignment(_ALIGNMENTS[align] | Qt.AlignmentFlag.AlignAbsolute)
        return made


def _extra_for_number(mark: Mark | None) -> int:
    """Numbers from 100 on need more room than a level of indentation gives."""
    if mark is None or mark.number is None:
        return 0
    return max(0, len(str(mark.number)) - 2) * 9


@lru_cache(maxsize=8)
def look(theme: Theme, zoom: float, muted: bool = False) -> Look:
    """The shared look for a theme and zoom."""
    return Look(theme, zoom, muted)

"""Wavy lines under words that are wrong, and what a right click on one offers. Knows no dictionary.

Only what can be seen is looked at, and the text itself is not touched: undo, input methods and whoever listens to
changes notice nothing. The word that is being typed is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from app.controllers.spelling import LANGUAGES, SpellingController
from app.theme import Theme
from app.widgets.composer import Composer

PAUSE = 350  # milliseconds after the last change
LONGEST = 4_000  # characters of a paragraph that are looked at
_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_NO_WORDS = re.compile(r"[\d_@/\\<>{}=|~^#*$%&]|[.:][^\s.]|\w[A-Z]")  # code, addresses, numbers, names of files
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")  # no words between spaces
_FENCE = re.compile(r"\s*(```|~~~)")


class SpellMarks(QObject):
    """Lives as long as the composer."""

    def __init__(self, composer: Composer, spelling: SpellingController, theme: Theme) -> None:
        super().__init__(composer)
        self._composer = composer
        self._spelling = spelling
        self._theme = theme
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self.mark)
        composer.textChanged.connect(self._later.start)
        composer.cursorPositionChanged.connect(self._later.start)
        composer.verticalScrollBar().valueChanged.connect(lambda _value: self._later.start())
        spelling.checked.connect(self.mark)
        spelling.found.connect(self.mark)
        composer.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        composer.customContextMenuRequested.connect(self._open_menu)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._theme = theme
        self.mark()

    def mark(self) -> None:
        """Underline what is wrong of what can be seen."""
        if self._composer.composing:
            return  # what is seen is not what is there
        if not self._spelling.is_on or self._composer.document().isEmpty():
            if self._composer.extraSelections():
                self._composer.setExtraSelections([])
            return
        places = [(block, *place) for block in self._visible() for place in words_of(block.text()[:LONGEST])]
        wrong = self._spelling.wrong(word for _, _, word in places)
        typed = self._composer.textCursor().position() if self._composer.hasFocus() else -1
        marks = []
        for block, start, word in places:
            at = block.position() + start
            if word in wrong and not at < typed <= at + _units(word):
                marks.append(self._mark(at, _units(word)))
        self._composer.setExtraSelections(marks)

    def _mark(self, at: int, length: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._composer.document())
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        look.setUnderlineColor(QColor(self._theme.error))
        made.cursor, made.format = cursor, look
        return made

    def _visible(self) -> Iterator[QTextBlock]:
        """The paragraphs in sight, without those of code."""
        composer = self._composer
        first = composer.cursorForPosition(QPoint(0, 0)).block()
        last = composer.cursorForPosition(QPoint(0, composer.viewport().height())).blockNumber()
        code = False
        block = composer.document().begin() if first.blockNumber() < 200 else first
        while block.isValid() and block.blockNumber() <= last:
            if _FENCE.match(block.text()):
                code = not code
            elif not code and block.blockNumber() >= first.blockNumber():
                yield block
            block = block.next()

    # --------------------------------------------------------------------------------------- menu

    def _open_menu(self, place: QPoint) -> None:
        composer = self._composer
        menu = composer.createStandardContextMenu()
        menu.setObjectName("composerMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cursor, word = self._word_at(composer.cursorForPosition(place))
        before = menu.actions()[0] if menu.actions() else None
        if cursor is not None and before is not None:
            self._offer(menu, before, cursor, word)
        if self._spelling.is_on and self._spelling.installed:
            self._offer_languages(menu)
        menu.popup(composer.viewport().mapToGlobal(place))

    def _word_at(self, cursor: QTextCursor) -> tuple[QTextCursor | None, str]:
        """The wrong word at a place, selected."""
        inside = cursor.positionInBlock()
        for start, word in words_of(cursor.block().text()[:LONGEST]):
            if start <= inside <= start + len(word) and word in self._spelling.wrong([word]):
                found = QTextCursor(cursor.block())
                found.setPosition(cursor.block().position() + start)
                found.setPosition(found.position() + len(word), QTextCursor.MoveMode.KeepAnchor)
                return found, word
        return None, ""

    def _offer(self, menu: QMenu, before: QAction, cursor: QTextCursor, word: str) -> None:
        looking = QAction(self.tr("Looking for suggestions…"), menu)
        looking.setEnabled(False)
        add = QAction(self.tr("Add to the dictionary"), menu)
        add.setObjectName("addToDictionary")
        add.triggered.connect(lambda: self._spelling.add(word))
        menu.insertActions(before, [looking, add])
        menu.insertSeparator(before)
        gone: list[bool] = []
        menu.destroyed.connect(lambda: gone.append(True))

        def show(suggestions: Sequence[str]) -> None:
            if gone:
                return
            for text in suggestions:
                action = QAction(text.replace("&", "&&"), menu)
                action.setObjectName("suggestion")
                letters = action.font()
                letters.setBold(True)
                action.setFont(letters)
                action.triggered.connect(lambda _checked=False, text=text: cursor.insertText(text))
                menu.insertAction(looking, action)
            looking.setText(self.tr("No suggestions"))
            looking.setVisible(not suggestions)

        self._spelling.suggest(word, show)

    def _offer_languages(self, menu: QMenu) -> None:
        from PySide6.QtCore import QLocale  # for a menu that few open

        menu.addSeparator()
        languages = menu.addMenu(self.tr("Spelling"))
        for tag in self._spelling.installed or ():
            locale = QLocale(tag)
            name = locale.nativeLanguageName() or tag
            action = languages.addAction(f"{name} ({tag})" if name != tag else tag)
            action.setCheckable(True)
            action.setChecked(tag in self._spelling.languages)
            action.toggled.connect(lambda on, tag=tag: self._spelling.choose(tag, on))
        languages.setObjectName(LANGUAGES)


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """The words of a line that can be checked, and where they begin, in UTF-16 as Qt counts."""
    wide = not text.isascii()
    for run in _RUN.finditer(text):
        if _NO_WORDS.search(run[0].strip("\"'.,:;!?()*_~")) or _UNSPACED.search(run[0]):
            continue
        for word in _WORD.finditer(run[0]):
            if len(word[0]) > 1 and not word[0].isupper():
                start = run.start() + word.start()
                yield (_units(text[:start]) if wide else start), word[0]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

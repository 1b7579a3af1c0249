"""Which language the window speaks, and the words of errors in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from app.error_words import said
from app.language import Language, language_of


@pytest.mark.parametrize(
    ("wanted", "system", "expected"),
    [("system", "de_AT", "de"), ("system", "fr_FR", "en"), ("ar", "de_DE", "ar"), ("en", "ar_EG", "en")],
)
def test_the_setting_counts_then_the_system(wanted: str, system: str, expected: str) -> None:
    assert language_of(wanted, QLocale(system)) == expected


def test_arabic_is_mirrored_and_english_is_back_afterwards(qapp: QApplication) -> None:
    before = QLocale()
    language = Language(qapp, "ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QLocale().language() == QLocale.Language.Arabic
    language.close()
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QLocale() == before


MOVED = "The damaged file {0} cannot be moved out of the way."
OPENED = "The conversations could not be opened."
CHOOSE = "Choose another model, then try again."


class Shouting(QTranslator):
    """A language that is English in capital letters, with a catalog of three errors."""

    def translate(self, context: str, source: str, _comment: str | None = None, _n: int = -1) -> str | None:
        return source.upper() if context == "Error" and source in (MOVED, OPENED, CHOOSE) else None

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def shouting(qapp: QApplication) -> Iterator[None]:
    translator = Shouting()
    qapp.installTranslator(translator)
    qapp.setProperty("language", "xx")
    yield
    qapp.removeTranslator(translator)
    qapp.setProperty("language", None)


@pytest.mark.usefixtures("shouting")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OPENED, OPENED.upper()),
        (MOVED.format("a.db"), MOVED.upper().format("a.db")),
        (f"{OPENED} {CHOOSE}", f"{OPENED} {CHOOSE}".upper()),
        (f"{OPENED} Unknown words. {CHOOSE}", f"{OPENED.upper()} Unknown words. {CHOOSE}"),
        ("Unknown words.", "Unknown words."),
        ("", ""),
    ],
)
def test_errors_are_found_again_with_what_is_in_their_gaps(text: str, expected: str) -> None:
    assert said(text) == expected


def test_without_another_language_errors_stay_as_they_are() -> None:
    assert said("The conversations could not be opened.") == "The conversations could not be opened."


@pytest.mark.usefixtures("shouting")
def test_a_text_of_a_megabyte_is_not_looked_for() -> None:
    text = "One thing. " * 100_000  # each sentence of it would be compared with each of ours
    assert said(text) == text

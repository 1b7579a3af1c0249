"""What is found in a text, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from app.render.markdown import render
from app.widgets.find_marks import cursors
from app.widgets.find_text import Pattern, count, pattern_of


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (Pattern(("lamp",)), "Lamp, lamps, clamp", ["Lamp", "lamp", "lamp"]),
        (Pattern(("lamp",), case=True), "Lamp, lamps", ["lamp"]),
        (Pattern(("cafe",)), "Café, CAFÉ", ["Café", "CAFÉ"]),
        (Pattern(("straße",)), "STRASSE straße", ["straße"]),
        (Pattern(("aa",)), "aaaa", ["aa", "aa"]),
        (Pattern(("a b",)), "a\u2028b a\u00a0b", ["a\u2028b", "a\u00a0b"]),
        (Pattern(("灯台",)), "その灯台の灯", ["灯台"]),
        (pattern_of('lamp "old sea"'), "Old sea, lamps, clamp, the sea", ["Old sea", "lamp"]),
        (pattern_of("灯台"), "その灯台の灯", ["灯台"]),
        (Pattern(("",)), "abc", []),
        (Pattern(()), "abc", []),
    ],
)
def test_places(pattern: Pattern, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in pattern.places(text)] == found


@given(st.text(), st.text(min_size=1))
def test_what_stands_in_a_text_is_found(before: str, word: str) -> None:
    text = f"{before}{word}{before}"
    places = Pattern((word,), case=True).places(text)
    assert places
    assert all(text[start:end].replace("\u2028", " ") == word.replace("\u2028", " ") for start, end in places)
    assert len(Pattern((word,)).places(text)) >= 1


@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=("Cs",), exclude_characters="\n\r\u2028\u2029\u0085\x00\x0b\x0c\x1c\x1d\x1e\ufdd0\ufdd1"
        )
    )
)
def test_places_in_a_document_count_as_qt_does(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(f"{text}word😀 word")
    assert [cursor.selectedText() for cursor in cursors(document, Pattern(("word",), case=True))][-2:] == ["word"] * 2


@pytest.mark.parametrize("word", ["bold", "unbolded", "my_name", "two words", "x = 1", "cell", "foot"])
def test_the_source_is_asked_first_and_never_denies_what_is_seen(word: str) -> None:
    source = "un**bold**ed and my\\_name, two\nwords\n\n```python\nx = 1\n```\n\n| cell |\n|---|\n| b |\n\n"
    source += "a[^1]\n\n[^1]: foot\n"
    assert Pattern((word,)).may_be_in(source)
    assert count(render(source), Pattern((word,))) == 1
    assert not Pattern(("absent",)).may_be_in(source)

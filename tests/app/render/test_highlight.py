"""Colours of code: right places in Qt's units, lazily, for any text."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.highlight import MAX_CODE, Span, highlight, knows
from app.theme import DARK, LIGHT


def coloured(text: str, language: str) -> list[dict[str, str]]:
    """For each line its coloured pieces; positions are checked by cutting them out of the UTF-16 text."""
    lines = text.split("\n")
    found = []
    for line, spans in zip(lines, highlight(text, language, LIGHT), strict=True):
        units = line.encode("utf-16-le")
        pieces = {}
        for span in spans:
            piece = units[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le")
            pieces[piece] = span.colour
        found.append(pieces)
    return found


def test_tokens_get_the_colour_of_their_nearest_parent() -> None:
    first, second = coloured("def add(x):  # sum\n    return 'a' + 1.5", "python")
    assert first["def"] == LIGHT.syntax["Keyword"]
    assert first["add"] == LIGHT.syntax["Name.Function"]
    assert first["# sum"] == LIGHT.syntax["Comment"]
    assert second["'a'"] == LIGHT.syntax["String"]
    assert second["1.5"] == LIGHT.syntax["Number"]
    assert "x" not in first


def test_positions_count_as_qt_counts() -> None:
    (line,) = coloured("'😀' # 😀😀 end", "python")
    assert line == {"'😀'": LIGHT.syntax["String"], "# 😀😀 end": LIGHT.syntax["Comment"]}


def test_a_token_over_several_lines_colours_each() -> None:
    spans = list(highlight('"""a\n\nbc"""', "python", DARK))
    colour = DARK.syntax["String"]
    assert spans == [[Span(0, 4, colour)], [], [Span(0, 5, colour)]]


@pytest.mark.parametrize(
    ("text", "language", "colour"),
    [
        ("ls # comment", "sh", "Comment"),
        ("+new", "diff", "Generic.Inserted"),
        ("-old", "diff", "Generic.Deleted"),
        ("@@ -1 +1 @@", "diff", "Generic.Heading"),
    ],
)
def test_the_last_line_needs_no_end_to_be_coloured(text: str, language: str, colour: str) -> None:
    (line,) = coloured(text, language)
    assert list(line.values())[-1] == LIGHT.syntax[colour]
    assert list(line)[-1].strip() in (text, "# comment")


@pytest.mark.parametrize("language", ["", "no such language", "text"])
def test_unknown_languages_stay_plain(language: str) -> None:
    assert not any(highlight("if x: pass", language, LIGHT))


def test_names_of_languages_as_models_write_them() -> None:
    assert all(knows(name) for name in ("Python", "js", "c++", "C#", "sh", "JSON", "html", "rust", "php", "yaml"))
    assert not knows("")


def test_work_is_done_as_lines_are_taken() -> None:
    endless = "x = 1\n" * (MAX_CODE // 6 - 1)
    assert len(list(islice(highlight(endless, "python", LIGHT), 3))) == 3


def test_enormous_code_stays_plain() -> None:
    assert list(highlight("x" * (MAX_CODE + 1), "python", LIGHT)) == []
    assert list(highlight("x = 1\n" + "y" * 10_000, "python", LIGHT)) == []


@given(st.text(max_size=200), st.sampled_from(["python", "html", "bash", "json", "c++", "console", "diff", "php"]))
def test_every_line_of_any_text_is_covered(text: str, language: str) -> None:
    spans = list(highlight(text, language, LIGHT))
    lines = text.split("\n")
    assert len(spans) == len(lines)
    for line, pieces in zip(lines, spans, strict=True):
        end = 0
        for piece in pieces:
            assert piece.start >= end
            end = piece.start + piece.length
        assert end <= len(line.encode("utf-16-le", "surrogatepass")) // 2

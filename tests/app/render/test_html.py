"""HTML for what leaves the program, and Markdown for a part of a message."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.colours import LIGHT
from app.render.html import markdown_to_html
from app.render.items import Paragraph, Run
from app.render.markdown import render
from app.render.markdown_source import to_markdown
from tests.app.render.corpus import DOCUMENTS

ROOT = Path(__file__).parents[3]
VOID = {"br", "hr", "img"}


class Outline(HTMLParser):
    """Checks that elements are closed in order, and keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(html: str) -> str:
    parser = Outline()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return " ".join(parser.seen)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nb", "p p"),
        ("# a\n### b", "h1 h3"),
        ("- a\n  1. b\n  2. c\n- d", "ul li ol li li li"),
        ("1. a\n\n   b\n\n- c", "ol li p ul li"),
        ("> a\n> > b\n\nc", "blockquote p blockquote p p"),
        ("- > a\n- b", "ul li blockquote p li"),
        ("|a|b|\n|-|-|\n|1|2|", "table thead tr th th tbody tr td td"),
        ("**a *b*** `c` ~~d~~ [e](http://f)", "p strong em strong code s a"),
        ("a\nb", "p br"),
        ("---", "hr"),
        ("a[^1]\n\n[^1]: b", "p a sup hr ol li p a"),
        ("- [x] a", "ul li"),
    ],
)
def test_the_structure_is_that_of_the_text(text: str, expected: str) -> None:
    assert outline(markdown_to_html(text, LIGHT)) == expected


@pytest.mark.parametrize("formulas", ["svg", "image", "source"])
def test_formulas_are_written_as_wished(formulas: str) -> None:
    html = markdown_to_html("a $x^2$ $\\undefined$\n\n$$y$$", LIGHT, formulas)  # type: ignore[arg-type]
    tag = {"svg": "<svg", "image": "<img", "source": "<span>$"}[formulas]
    assert html.count(tag) >= 2
    assert "\\undefined" in html
    assert "x^2" in html  # as an annotation, a label or itself


def test_code_is_coloured_and_keeps_every_character() -> None:
    html = markdown_to_html("```python\ndef f():\n    return '<é😀>'\n```", LIGHT)
    assert f'<span style="color:{LIGHT.syntax["Keyword"]}">def</span>' in html
    assert "&lt;é😀&gt;" in html


def test_nothing_in_a_text_becomes_an_element() -> None:
    html = markdown_to_html('<script>x</script> <img src=y> [a](javascript:z) "&" `<b>`\n\n```<i>\n</pre>\n```', LIGHT)
    assert outline(html) == "p code pre code"


def test_targets_of_several_messages_do_not_meet() -> None:
    html = markdown_to_html("a[^1]\n\n[^1]: b", LIGHT, prefix="m7-")
    assert 'href="#m7-note-1"' in html
    assert 'id="m7-note-1"' in html
    assert 'id="m7-reference-1"' in html


def test_directions_are_written() -> None:
    html = markdown_to_html("אבג\n\n`x` אבג\n\nhello\n\n```\nאבג\n```", LIGHT)
    assert html.count('<p dir="rtl">') == 2
    assert '<p dir="ltr">hello' in html
    assert '<pre dir="ltr"' in html


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_well_formed(name: str) -> None:
    outline(markdown_to_html(DOCUMENTS[name], LIGHT, "source"))


def test_it_needs_no_qt() -> None:
    script = "import app.render.html, sys; print([name for name in sys.modules if 'PySide6' in name])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


MARKDOWN = [
    "a **b** *c* ~~d~~ `e` [f](https://g.h)",
    "# a\n\n- b\n- c\n   - d\n\n1. e\n2. f\n\n> g",
    "```py\na\n```\n\n$$\nx\n$$\n\nb $y$",
    "| a | b |\n|:--|--:|\n| 1 | **2** |",
    "- [x] a\n- [ ] b",
]


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown_of_items_is_rendered_as_they_are(text: str) -> None:
    items = render(text)
    assert render(to_markdown(items)) == items


@settings(max_examples=200)
@given(st.text(alphabet="ab*_`[]()#>-+1.$\\|<~", min_size=1, max_size=20))
def test_plain_words_stay_plain_words(text: str) -> None:
    items = [Paragraph((Run(f"x {text} y"),))]
    assert render(to_markdown(items)) == items


@pytest.mark.parametrize("formulas", ["svg", "image", "source"])
def test_no_formula_becomes_markup_of_its_own(formulas: str) -> None:
    text = r"$\text{<img src=x onerror=y>}$ $\href{javascript:x}{a}$ $\style{position:fixed}{b}$ $\color{'><script>}x$"
    html = markdown_to_html(text, LIGHT, formulas)  # type: ignore[arg-type]
    assert not {"script", "math", "a"} & set(outline(html).split())
    assert "<img src=x" not in html
    assert 'href="javascript' not in html
    assert "position:fixed" not in re.sub(r'aria-label="[^"]*"|alt="[^"]*"|>[^<]*<', "", html)

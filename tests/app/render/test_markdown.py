"""Markdown to items: what it means, that streaming changes nothing, and that nothing can break it."""

from __future__ import annotations

from time import perf_counter, process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.render.items import Code, Item, Mark, Paragraph, Run, Table, plain_text
from app.render.markdown import MarkdownStream, render, render_user_text
from tests.app.render.corpus import DOCUMENTS

PIECES = st.sampled_from(
    [
        *("- ", "* ", "1. ", "3) ", "0. ", "10) ", "> ", "# ", "```", "~~~", "~~~~", "\n", "\n", "\n\n", "\n\n\n"),
        *("    ", "\t", "  ", "   ", "a", "b c", "|", "|---|---|", "x|y\n-|-\n", "--", "---", "===", "***", "**", "*"),
        *("_", "`", "[foo]", "[foo]: /url", "[foo]: http://x.y", "\n'title", "(http://a.b)", "![x](y)", "<b>", "&amp;"),
        *("\\", "~~", "\r\n", "\r", "[ ] ", "[x] ", "text", "- a\n- b\n- c\n", "1. a\n2. b\n3. c\n", "\x00", "é😀"),
        *("$", "$$", "$$\n", "\\(", "\\)", "\\[", "\\]", "\\begin{align}", "\\end{align}", "$x$", "\n$$\n", "5"),
        *("x|y\n-|-\n" + "1|2\n" * 14, "1|2\n" * 13, "| $3$ |\n", "|a|\n|-|\n" + "[foo]\n" * 13),
        *("[^1]", "[^a]", "[^1]: ", "[^a]: note\n", "\n    ", "<br>", "= b\n", "\ufdd2", "|$a|b$|"),
    ]
)


def streamed(text: str, sizes: list[int]) -> list[Item]:
    """The final rendering when ``text`` comes in pieces of these sizes, again and again."""
    stream = MarkdownStream()
    at = turn = 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        stream.feed(text[at : at + size])
        stream.update()
        at, turn = at + size, turn + 1
    stream.finish()
    return stream.items


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=30).map("".join), st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_streamed_equals_whole_for_any_document(text: str, sizes: list[int]) -> None:
    assert streamed(text, sizes) == render(text)


def test_update_says_where_changes_begin() -> None:
    stream = MarkdownStream()
    before: list[Item] = []
    for piece in DOCUMENTS["everything"] * 3:
        stream.feed(piece)
        first = stream.update()
        assert stream.items[:first] == before[:first]
        before = list(stream.items)
    assert stream.update() == len(stream.items)


def test_styles_nest_and_neighbours_join() -> None:
    assert render("a **b *c* b** ~~d~~ `e`") == [
        Paragraph(
            (
                Run("a "),
                Run("b ", bold=True),
                Run("c", bold=True, italic=True),
                Run(" b", bold=True),
                Run(" "),
                Run("d", strike=True),
                Run(" "),
                Run("e", code=True),
            )
        )
    ]


def test_line_ends_of_a_model_are_meant() -> None:
    assert plain_text(render("roses are red\nviolets are blue")) == "roses are red\u2028violets are blue"


def test_lists_are_numbered_and_marked() -> None:
    items = render("4. a\n5. b\n   - [x] c\n   - [ ] d\n")
    marks = [(item.mark, item.path) for item in items if isinstance(item, Paragraph)]
    assert marks == [
        (Mark(4), "l"),
        (Mark(5), "l"),
        (Mark(None, done=True), "ll"),
        (Mark(None, done=False), "ll"),
    ]
    assert plain_text(items) == "4. a\n5. b\n☑ c\n☐ d"


def test_a_list_item_that_begins_with_code_keeps_its_number() -> None:
    assert render("1. ```\n   a\n   ```\n") == [Paragraph((), "l", mark=Mark(1)), Code("a", "", "l")]


def test_table() -> None:
    (table,) = render("| a | b |\n|:--|--:|\n| `1` | 2 |\n")
    assert table == Table(
        (((Run("a"),), (Run("b"),)), ((Run("1", code=True),), (Run("2"),))),
        align="lr",
    )


def test_code_keeps_every_character() -> None:
    assert render("```c++ title=x\n\ta < b  \n\n  &amp; **c**\n```") == [Code("\ta < b  \n\n  &amp; **c**", "c++")]


def test_html_is_text() -> None:
    text = "<script>alert(1)</script> <img src=x onerror=y>"
    assert plain_text(render(text)) == text


@pytest.mark.parametrize(
    ("source", "link"),
    [
        ("[a](https://example.org/x?y=1)", "https://example.org/x?y=1"),
        ("[a](HTTP://example.org)", "HTTP://example.org"),
        ("<https://example.org>", "https://example.org"),
        ("[a](mailto:a@b.c)", "mailto:a@b.c"),
        ("[a](javascript:alert(1))", ""),
        ("[a](file:///etc/passwd)", ""),
        ("[a](data:text/html,x)", ""),
        ("[a](//example.org)", ""),
        ("[a](settings)", ""),
        ("![a](https://example.org/tracker.png)", "https://example.org/tracker.png"),
        ("![a](/home/me/secret.png)", ""),
    ],
)
def test_only_web_and_mail_become_links(source: str, link: str) -> None:
    links = {run.link for item in render(source) if isinstance(item, Paragraph) for run in item.runs}
    assert links == {link}


def test_an_image_is_its_description() -> None:
    assert plain_text(render("![a *cat*](x.png)![](y.png)")) == "a caty.png"


def test_nothing_is_lost_in_deep_nesting() -> None:
    assert "deep" in plain_text(render(">" * 500 + " deep\n\nafter"))
    text = plain_text(render("".join("  " * n + f"- word{n}\n" for n in range(100))))
    assert all(f"word{n}" in text for n in range(100))


def test_a_definition_reaches_back_when_the_stream_ends() -> None:
    stream = MarkdownStream()
    for piece in ("see [a]\n\none\n\ntwo\n\nthree\n\n", "[a]: https://exam", "ple.org\n"):
        stream.feed(piece)
        stream.update()
    stream.finish()
    first = stream.items[0]
    assert isinstance(first, Paragraph)
    assert first.runs[1].link == "https://example.org"


@pytest.mark.parametrize(
    "text", ["[" * 9_000, "![" * 4_000, "[" * 50_000, "*a " * 3_000, "`" * 40_001, ">" * 30_000, "- " * 9_999]
)
def test_hostile_text_takes_no_eternity(text: str) -> None:
    began = perf_counter()
    render(text)
    assert perf_counter() - began < 10  # measured below 0.2; this machine may be busy


def test_an_open_fence_is_not_read_again_and_again() -> None:
    """Twice the code may take about twice the time; parsing it anew with each piece would take four times."""

    def cost(lines: int) -> float:
        stream = MarkdownStream()
        stream.feed("```python\n\n")
        began = perf_counter()
        for number in range(lines):
            stream.feed(f"x = {number}\n")
            stream.update()
        return perf_counter() - began

    cost(50)
    assert min(cost(800) for _ in range(3)) < 0.4  # measured 0.02; parsing everything each time takes over 2


class TestUserText:
    def test_is_shown_as_typed(self) -> None:
        text = "  # no heading\n*no* **style** [no](http://link)\n\n    still   here\t\n- x"
        assert render_user_text(text) == [Paragraph((Run(text.replace("\n", "\u2028")),))]

    def test_fenced_code_is_code(self) -> None:
        assert render_user_text("look:\n```py\na\n```\nthanks") == [
            Paragraph((Run("look:"),)),
            Code("a", "py"),
            Paragraph((Run("thanks"),)),
        ]

    def test_a_fence_that_is_not_closed_is_text(self) -> None:
        assert plain_text(render_user_text("a\n```\nb")) == "a\u2028```\u2028b"

    def test_a_long_text_comes_in_parts_that_join(self) -> None:
        text = "\n".join(f"line {n}" for n in range(2_000))
        items = render_user_text(text)
        assert len(items) > 10
        assert "\u2028".join(plain_text([item]) for item in items).replace("\u2028", "\n") == text
        assert [item.joined for item in items if isinstance(item, Paragraph)] == [False] + [True] * (len(items) - 1)

    def test_every_line_of_a_megabyte_is_looked_at_once(self) -> None:
        def cost(text: str) -> float:
            begun = perf_counter()
            render_user_text(text)
            return perf_counter() - begun

        # Measured 0.05 for each; looking for the end of a fence from every line on takes over 10.
        assert cost("a line of what was pasted, as logs have them\n" * 25_000) < 1
        assert cost("```a\n" * 25_000) < 1

    @given(st.text(max_size=300))
    def test_no_text_breaks_it(self, text: str) -> None:
        render_user_text(text)


def test_rows_of_a_long_table_are_not_read_again_and_again() -> None:
    stream = MarkdownStream()
    stream.feed("| a | b |\n|---|---|\n")
    for number in range(300):
        stream.feed(f"| {number} | $x$ |\n")
        stream.update()
    assert len(stream._tail.split("\n")) < 40
    (table,) = stream.items
    assert isinstance(table, Table)
    assert len(table.rows) == 301


@pytest.mark.parametrize("line", ["[^{0}]: a[^{1}]\n", "[{0}]: http://a\n\n[{0}]\n\n"], ids=["footnotes", "links"])
def test_thousands_of_definitions_take_no_longer_each(line: str) -> None:
    def work(count: int) -> float:
        text = "".join(line.format(number, number + 1) for number in range(count))
        before = process_time()
        render(text)
        return process_time() - before

    work(100)
    # It was the square: sixteen times. The best of three, since other programs only ever make it slower.
    assert min(work(8_000) for _ in range(3)) < 10 * min(work(2_000) for _ in range(3))

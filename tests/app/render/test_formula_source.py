"""What is a formula and what is money, a path, a bracket or prose."""

from __future__ import annotations

import time

import pytest

from app.render.items import Formula, Item, Paragraph, Table, plain_text
from app.render.markdown import MarkdownStream, render


def formulas(text: str) -> list[str]:
    """The formulas in a text, those on lines of their own with a mark."""
    found: list[str] = []
    for item in render(text):
        if isinstance(item, Formula):
            found.append(f"!{item.source}")
        rows = [item.runs] if isinstance(item, Paragraph) else []
        rows += [cell for row in item.rows for cell in row] if isinstance(item, Table) else []
        found += [run.text for runs in rows for run in runs if run.kind in ("formula", "display")]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $10",
        "US$5 and 6$",
        "$5-$10",
        "**$50** vs **$60**",
        "$1,000 to $2,000",
        "costs $5, or 10$ more",
        "$5 or 10$",
        "$5/month and $10/month",
        "$5k-$10k",
        "$10 - $5 = $5",
        "$10 million or $20 million",
        "$20 (about 18€) or $30 (27€)",
        "A$5 fee and B$",
        "$HOME/$PATH and $USER",
        "$x = $y + $z",
        "$$$ and $$ and $",
        "`$x$` and ``$y$``",
        r"\$x\$ is escaped",
        "$ x$ and $x $",
        "$mass times velocity$",
        r"\[1\] and \[edit\](https://example.org)",
        "$a `b$ c`",
        "$x",
        "$$x",
        r"\(x",
        r"\\(x\\)",
        "```\n$x$\n$$\ny\n$$\n```",
        "$$\n$$",
        "| $5 | 6$ |\n|---|---|\n",
    ],
)
def test_what_is_no_formula_stays_text(text: str) -> None:
    assert formulas(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$x$ and ($y$), $z$.", ["x", "y", "z"]),
        ("the $n$th and $k$-means", ["n", "k"]),
        ("其中$x$是", ["x"]),
        ("$5$ and $2x$ and $3 + 4 = 7$", ["5", "2x", "3 + 4 = 7"]),
        (r"$\text{cost: } \$5$", [r"\text{cost: } \$5"]),
        (r"$x \text{ if it is } y$", [r"x \text{ if it is } y"]),
        (r"\(a\) and \[b = c\]", ["a", "!b = c"]),
        ("$$x$$", ["!x"]),
        ("text $$x$$ text", ["!x"]),
        ("$$\nx\n= y\n- z\n$$", ["!x\n= y\n- z"]),
        ("text\n$$\nx\n\n+ y\n$$\ntext", ["!x\n\n+ y"]),
        ("- a $x$\n- $$y$$\n\n  $$\n  z\n  $$\n", ["x", "!y", "!z"]),
        ("> $$\n> x\n> $$\n", ["!x"]),
        ("## $x$ and **$y$** *$z$*", ["x", "y", "z"]),
        ("## a $$x$$ b", ["x"]),
        (r"\begin{align} a &= b \\[4pt] c &= d \end{align}", [r"!\begin{align} a &= b \\[4pt] c &= d \end{align}"]),
        ("$$\n\\begin{cases} a \\\\[4pt] b \\end{cases}\n$$", ["!\\begin{cases} a \\\\[4pt] b \\end{cases}"]),
        ("| $|x|$ | $P(A|B)$ |\n|---|---|\n| `a$b` | $$y$$ |\n", ["|x|", "P(A|B)", "y"]),
        ("| a | b |\n|---|---|\n| $$y$$ | c |\n", ["y"]),
        ("    $$\n    x\n    $$", ["!x"]),
        (r"$a_1, \dots, a_n$ and $O(n \log n)$", [r"a_1, \dots, a_n", r"O(n \log n)"]),
    ],
)
def test_formulas_are_found(text: str, found: list[str]) -> None:
    assert formulas(text) == found


def test_a_formula_in_a_table_does_not_split_its_cell() -> None:
    (table,) = render("| a | $|x|$ |\n|---|---|\n| 1 | 2 |\n")
    assert isinstance(table, Table)
    assert len(table.align) == 2


def test_bars_in_code_are_not_touched() -> None:
    assert plain_text(render("```\n$a|b$ | $c$\n```")) == "$a|b$ | $c$"


def test_the_source_is_what_is_read_and_copied() -> None:
    assert plain_text(render("a $x^2$ b\n\n$$\ny\n$$")) == "a $x^2$ b\n$$y$$"


def test_until_its_end_is_there_a_formula_is_text() -> None:
    stream = MarkdownStream()
    seen: list[list[Item]] = []
    for piece in ("Let\n$$\n", "a\n", "- b\n", "- c\n\n", "- d\n", "$$\n", "done\n\nwell\n\n"):
        stream.feed(piece)
        stream.update()
        seen.append(list(stream.items))
    assert not any(isinstance(item, Formula) for items in seen[:5] for item in items)
    assert Formula("a\n- b\n- c\n\n- d") in seen[5]
    stream.finish()
    assert stream.items == render("Let\n$$\na\n- b\n- c\n\n- d\n$$\ndone\n\nwell\n\n")


def test_a_formula_that_never_ends_does_not_hold_up_an_answer_for_ever() -> None:
    stream = MarkdownStream()
    stream.feed("$$\n" + "word\n\n" * 200)
    stream.update()
    assert stream.update() == len(stream.items)
    stream.feed("more")
    assert stream.update() > 150  # only the end is read again


def test_a_long_word_is_looked_at_once() -> None:
    before = time.process_time()
    render("\\[" + "a" * 7_900 + "=\\]\n\n" + "word \\[" + "aa " + " " * 7_000 + "=\\]")
    assert time.process_time() - before < 0.5  # the first took a second, in the window

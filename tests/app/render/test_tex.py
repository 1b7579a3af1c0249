"""TeX of language models: what is drawn, and what is rather shown as its source."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.formula_svg import SIZE, draw
from app.render.tex import MAX_DEPTH, prepared

DRAWN = [
    "x",
    r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}",
    r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt\pi}{2}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}^\top",
    r"\begin{align} a &= b \\[4pt] &= c \nonumber \end{align}",
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
    r"\begin{cases} x & \text{if } x > 0 \\ -x & \text{otherwise} \end{cases}",
    r"\begin{gather} a \\ b \end{gather}",
    r"\begin{alignat}{2} a &= b & c &= d \end{alignat}",
    r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}",
    r"\text{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}",
    r"\operatorname*{arg\,max}_x f(x)",
    r"\mathop{\mathrm{argmin}}\limits_x",
    r"\binom{n}{\frac{a}{b}}",
    r"\R \subset \mathds{C}",
    r"a \not= b \not\in C",
    r"a \tag{1} \label{eq:one}",
    r"\ce{2H2 + O2 -> 2H2O}",
    r"\left. \frac{d}{dx} \right|_{x=0} \bigl( y \bigr)",
    r"a &= b \\ c &= d",
    r"\boxed{42} % the answer",
    r"P(A \mid B) \; \forall\, \epsilon > 0",
    r"\text{für } x~\%",
]

REFUSED = [
    "",
    " ",
    r"\undefined{x}",
    r"\frac{1}",
    "}{",
    "{",
    r"\left( x",
    r"\begin{align} a",
    r"\begin{align} a \end{gather}",
    r"\begin{tikzpicture} \end{tikzpicture}",
    r"\def\a{\a\a}\a",
    "x" * 10_000,
    "{" * (MAX_DEPTH + 1) + "x" + "}" * (MAX_DEPTH + 1),
]


@pytest.mark.parametrize("source", DRAWN)
def test_what_models_write_is_drawn(source: str) -> None:
    drawing = draw(source, display=True)
    assert drawing is not None
    assert drawing.svg.startswith("<svg")
    assert "currentColor" in drawing.svg
    assert 0 < drawing.width < 100 * SIZE
    assert 0 < drawing.ascent + drawing.descent < 20 * SIZE


FOREIGN = [r"\text{如果 } x > 0", "中文", r"x_{\text{最大}}", r"\text{אם} x", r"\frac{\text{距离}}{\text{时间}}"]
FOREIGN += [r"\begin{cases} x & \text{如果 } x \ge 0 \\ -x & \text{否则} \end{cases}"]


@pytest.mark.parametrize("source", FOREIGN)
def test_letters_the_font_lacks_are_printed_by_another(source: str) -> None:
    drawing = draw(source, display=True)
    assert drawing is not None
    letters = "".join(re.findall(r"<text [^>]*>([^<]*)</text>", drawing.svg))
    assert letters == "".join(letter for letter in source if unicodedata.category(letter) == "Lo")
    assert "#0101" not in drawing.svg


def test_minus_and_bar_stay_beside_foreign_letters() -> None:
    with_, without = draw(r"|x| - \text{如果}", display=True), draw("|x| -", display=True)
    assert with_ is not None
    assert without is not None
    assert with_.svg.count("<path") == without.svg.count("<path")


@pytest.mark.parametrize("source", REFUSED)
def test_what_would_be_wrong_is_refused(source: str) -> None:
    assert draw(source, display=True) is None


@pytest.mark.parametrize(
    "source",
    [
        r"\frac{a}{" * 16 + "b" + "}" * 16,
        r"\left(" * 16 + "x" + r"\right)" * 16,
        r"\begin{matrix}" * 8 + "a" + r"\end{matrix}" * 8,
        "{{{{{{{a}}}}}}}+" * 200,
    ],
    ids=["fractions", "brackets", "environments", "many"],
)
def test_what_would_take_for_ever_is_refused(source: str) -> None:
    assert prepared(source) is None


def test_what_is_deep_but_is_drawn_is_not() -> None:
    assert prepared(r"1+\cfrac{1}{" * 6 + "x" + "}" * 6) is not None
    assert prepared(r"\begin{pmatrix}" + r"\frac{a}{b}&" * 300 + r"a\end{pmatrix}") is not None


def test_a_formula_in_a_line_is_lower() -> None:
    high, low = draw(r"\frac{1}{2}", display=True), draw(r"\frac{1}{2}", display=False)
    assert high is not None
    assert low is not None
    assert low.ascent + low.descent < high.ascent + high.descent


def test_nested_environments_become_known_ones() -> None:
    text = prepared(r"\begin{equation*}\begin{split} a &= b \end{split}\end{equation*}")
    assert text is not None
    assert re.findall(r"\\begin\{([^}]+)\}", text) == ["align*"]


WORDS = r"x 1 { } [ ] ( ) ^ _ & \\ \frac \sqrt \left( \right) \left. \right| \begin{align} \end{align} \sum é \ "
MORE = r"\begin{cases} \end{cases} \text{a} \mathbb{R} \color{red} \tag{1} \binom{a}{b} \ce{H2O} \operatorname{f} $ %"
PIECES = st.sampled_from(
    [*WORDS.split(" "), *MORE.split(" "), r"\limits", r"\hline", r"\not", "'", "~", "\n", "#", "\u4e2d"]
)


@given(st.lists(PIECES, max_size=12).map("".join), st.booleans())
def test_no_tex_breaks_it(source: str, display: bool) -> None:
    draw(source, display)

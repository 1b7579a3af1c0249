"""The themes: readable everywhere, complete, and scaling."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from app.high_contrast import HIGH_DARK, HIGH_LIGHT
from app.theme import DARK, LIGHT, TYPE, Theme, contrast, font, palette, points, px, style_sheet

GROUNDS = ("window", "surface", "raised", "hover", "code_background", "user_bubble", "accent_soft")
THEMES = {"light": LIGHT, "dark": DARK, "high-light": HIGH_LIGHT, "high-dark": HIGH_DARK}
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
high = pytest.mark.parametrize("theme", [HIGH_LIGHT, HIGH_DARK], ids=["light", "dark"])


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@themes
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable(theme: Theme, ground: str) -> None:
    assert contrast(theme.text, getattr(theme, ground)) >= 7
    assert contrast(theme.muted, getattr(theme, ground)) >= 4.5


@themes
def test_signals_are_readable(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_accent, theme.focus) >= 4.5
    assert contrast(theme.error, theme.error_soft) >= 4.5
    assert contrast(theme.warning, theme.warning_soft) >= 4.5
    assert contrast(theme.text, theme.error_soft) >= 7
    assert contrast(theme.text, theme.warning_soft) >= 7
    assert contrast(theme.text, theme.selection) >= 4.5
    for ground in ("window", "surface", "raised"):
        for colour in (theme.accent, theme.error, theme.warning, theme.success):
            assert contrast(colour, getattr(theme, ground)) >= 4.5
        assert contrast(theme.focus, getattr(theme, ground)) >= 3  # WCAG 1.4.11
        assert contrast(theme.faint, getattr(theme, ground)) >= 3


@themes
def test_code_is_readable(theme: Theme) -> None:
    assert all(contrast(colour, theme.code_background) >= 4.5 for colour in theme.syntax.values())


@themes
def test_every_colour_is_one(theme: Theme) -> None:
    colours = [getattr(theme, name) for name in theme.__struct_fields__ if name not in ("name", "high", "syntax")]
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in [*colours, *theme.syntax.values()])


def test_all_themes_colour_the_same_tokens() -> None:
    assert all(theme.syntax.keys() == LIGHT.syntax.keys() for theme in THEMES.values())


@high
@pytest.mark.parametrize("ground", GROUNDS)
def test_high_contrast_sets_nothing_back(theme: Theme, ground: str) -> None:
    readable = ("text", "muted", "faint", "accent", "error", "warning", "success", "focus", "border")
    low = {name: contrast(getattr(theme, name), getattr(theme, ground)) for name in readable}
    assert {name: ratio for name, ratio in low.items() if ratio < 7} == {}
    assert all(contrast(colour, theme.code_background) >= 7 for colour in theme.syntax.values())


@high
@pytest.mark.parametrize("look", ["warning", "error"])
def test_what_warns_has_a_frame_in_high_contrast(theme: Theme, look: str, qapp: QApplication) -> None:
    card = QFrame()
    card.setProperty("look", look)
    card.setStyleSheet(style_sheet(theme))
    card.resize(60, 40)
    assert card.grab().toImage().pixelColor(30, 0) == QColor(getattr(theme, look))


@themes
def test_palette_and_style_sheet_take_effect(theme: Theme, qapp: QApplication) -> None:
    assert palette(theme).color(QPalette.ColorRole.Window) == QColor(theme.window)
    label = QLabel("x")
    label.setProperty("tone", "muted")
    label.setStyleSheet(style_sheet(theme))
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.muted)


@themes
def test_the_style_sheet_names_only_colours_of_the_theme(theme: Theme, qapp: QApplication) -> None:
    known = {getattr(theme, name) for name in theme.__struct_fields__ if name not in ("high", "syntax")}
    assert set(re.findall("#[0-9a-f]{6}", style_sheet(theme))) <= known


def test_sizes_follow_the_zoom(qapp: QApplication) -> None:
    assert [points(scale) for scale in TYPE] == sorted(points(scale) for scale in TYPE)
    assert points("body", 2.0) == pytest.approx(2 * points("body"), abs=0.2)
    assert font("large", 1.5).pointSizeF() == pytest.approx(points("large", 1.5))
    assert (px(0), px(1, 0.1), px(8, 1.5)) == (0, 1, 12)
    assert "padding: 12px" in style_sheet(LIGHT, 2.0)

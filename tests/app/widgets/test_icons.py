"""Icons: all can be drawn, tinted, crisp."""

from __future__ import annotations

from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from app.theme import DARK, LIGHT
from app.widgets.icons import icon

NAMES = sorted(entry.name.removesuffix(".svg") for entry in files("resources").joinpath("icons").iterdir())
COLOURED = ["hearth", "hearth-small"]  # the program's own, which no theme tints


def colours(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Colours of the pixels that are fully covered."""
    image = shown.pixmap(QSize(40, 40), 1.0, mode).toImage()
    pixels = (image.pixelColor(x, y) for x in range(40) for y in range(40))
    return {QColor(pixel.rgb()).name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(COLOURED)))
def test_every_icon_can_be_drawn(name: str, qapp: QApplication) -> None:
    assert colours(icon(name, LIGHT, LIGHT.text)) == {LIGHT.text}


@pytest.mark.parametrize("name", COLOURED)
def test_the_icon_of_the_program_keeps_its_colours(name: str, qapp: QApplication) -> None:
    assert colours(icon(name, LIGHT)) == colours(icon(name, DARK))
    assert len(colours(icon(name, LIGHT))) > 10


def test_the_theme_tints(qapp: QApplication) -> None:
    assert colours(icon("stop", LIGHT)) == {LIGHT.muted}
    assert colours(icon("stop", DARK)) == {DARK.muted}
    assert colours(icon("stop", DARK), QIcon.Mode.Disabled) == {DARK.faint}
    assert colours(icon("stop", DARK, DARK.error)) == {DARK.error}


def test_icons_are_crisp_on_dense_screens(qapp: QApplication) -> None:
    assert icon("plus", LIGHT).pixmap(QSize(20, 20), 2.0).size() == QSize(40, 40)


def test_a_name_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such icon", LIGHT)

"""The check *window*: it is there, it is painted, and a screen reader finds its way through it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize, qVersion
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontDatabase, QFontInfo, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.display import has_display
from app.self_test.session import Session
from app.self_test.values import Broken, Details

NAMED = (
    "sidebar",
    "conversationList",
    "searchField",
    "newConversation",
    "transcript",
    "composer",
    "send",
    "modelPicker",
)
COLOURS = 8  # that a window has at least: surfaces, lines, text and its smooth edges
_SAMPLE = QSize(220, 144)  # pixels of it that are looked at


def try_window(session: Session, details: Details) -> None:
    """Raise ``Broken`` where the window is not there as it should be."""
    assert session.qt is not None
    details["qt"] = qVersion()
    details["plugin"] = QGuiApplication.platformName()
    details["display"] = has_display(_own(os.environ), sys.platform)
    details["fonts"] = len(QFontDatabase.families())
    details["font"] = QFontInfo(QApplication.font()).family()
    window = session.application.window
    details["screen"] = _screen(window)
    details["width"], details["height"] = window.width(), window.height()
    details["colours"] = colours = colours_of(window)
    if colours < COLOURS:
        raise Broken("The window stays empty: nothing is painted in it.", detail=f"{colours} colours in the picture")
    details["controls"] = controls_of(window)


def _own(environ: Mapping[str, str]) -> Mapping[str, str]:
    """The environment without what was chosen for want of a display."""
    return {name: value for name, value in environ.items() if name != "QT_QPA_PLATFORM"}


def _screen(window: QWidget) -> str:
    screen = window.screen()
    size = screen.size()
    return f"{size.width()} x {size.height()} at {round(100 * window.devicePixelRatioF())} %"


def colours_of(window: QWidget) -> int:
    """How many colours there are in a picture of the window."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    across, down = max(1, picture.width() // _SAMPLE.width()), max(1, picture.height() // _SAMPLE.height())
    return len(
        {picture.pixel(x, y) for x in range(0, picture.width(), across) for y in range(0, picture.height(), down)}
    )


def controls_of(window: QWidget) -> int:
    """How many controls with a name a screen reader is told of; raises ``Broken`` where it does not find its way."""
    top = QAccessible.queryAccessibleInterface(window)
    if top is None or top.text(QAccessible.Text.Name) != "Hearth":
        said = "nothing" if top is None else repr(top.text(QAccessible.Text.Name))
        raise Broken("Screen readers are not told of the window.", detail=f"its name is {said}")
    named = {
        thing.object().objectName(): thing.text(QAccessible.Text.Name)
        for thing in _inside(top)
        if thing.object() is not None and thing.text(QAccessible.Text.Name)
    }
    if missing := [name for name in NAMED if not named.get(name)]:
        raise Broken("Parts of the window are missing, or have no name for screen readers.", detail=", ".join(missing))
    return len(named)


def _inside(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield thing
    for number in range(thing.childCount()):
        child = thing.child(number)
        if child is not None and child.isValid():
            yield from _inside(child)

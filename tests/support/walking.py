"""Walks a window as people do who use no mouse or no screen: by the Tab key, and by what screen readers are told."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QTextEdit,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
)
MOST = 400  # presses of the Tab key after which a round is given up


def interactive(root: QWidget) -> Iterator[QWidget]:
    """Everything inside that can be used, and is no part that Qt makes inside of another one."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, INTERACTIVE) and not _is_a_part(widget):
            yield widget


def _is_a_part(widget: QWidget) -> bool:
    """The field of a spin box, the list of a combo box, the clear button of a field, the head of a table."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QAbstractSpinBox, QComboBox, QLineEdit)):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def called(widget: QWidget) -> str:
    """A widget for people who read a failed test."""
    return f"{type(widget).__name__} #{widget.objectName()} “{spoken_name(widget)}”"


def unnamed(root: QWidget) -> list[str]:
    """What can be used and has no object name, or, once it is shown, nothing a screen reader could say."""
    found = interactive(root)
    return sorted({called(w) for w in found if not w.objectName() or (w.isVisible() and not spoken_name(w))})


def tab_round(window: QWidget) -> list[QWidget]:
    """Everything the Tab key comes by, once around the window."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        if focus is None or (seen and focus is seen[0]):
            break
        if focus not in seen:
            seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier if _keeps_tab(focus) else _NONE)
    return seen


_NONE = Qt.KeyboardModifier.NoModifier


def _keeps_tab(widget: QWidget) -> bool:
    """Whether the Tab key writes there; with Ctrl it goes on."""
    return isinstance(widget, (QPlainTextEdit, QTextEdit)) and not widget.tabChangesFocus() and not widget.isReadOnly()


def unreached(window: QWidget, seen: list[QWidget]) -> list[str]:
    """What can be seen and used, but is on no way of the Tab key: neither itself nor anything inside.

    Text that is only read has no place there: its message is gone to as a whole, and read from there.
    """
    missing = []
    for widget in interactive(window):
        usable = widget.isVisible() and widget.isEnabled() and not _is_only_read(widget)
        near = any(widget is other or widget.isAncestorOf(other) or _beside(widget, other) for other in seen)
        if usable and not near:
            missing.append(called(widget))
    return sorted(set(missing))


def _beside(widget: QWidget, other: QWidget) -> bool:
    """Whether the arrow keys go from one to the other: of several, one is chosen."""
    if not (isinstance(widget, QRadioButton) and isinstance(other, QRadioButton)):
        return False
    group = widget.group()
    return other.group() is group if group is not None else widget.parentWidget() is other.parentWidget()


def _is_only_read(widget: QWidget) -> bool:
    return isinstance(widget, (QPlainTextEdit, QTextEdit)) and widget.isReadOnly()

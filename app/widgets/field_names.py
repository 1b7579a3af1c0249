"""Names of fields for screen readers, where Qt tells them something else. Knows no field of ours."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QWidget


def name_by_label(field: QWidget | None) -> None:
    """Give a combo box a label that only screen readers see, unless one beside it names it already.

    WORKAROUND: on Unix, Qt 6.11 hands out what is chosen as the *name* of a combo box (``QAccessibleComboBox::text``),
    and leaves its own name to a label, which has to be a child of the same widget.
    """
    around = field.parentWidget() if isinstance(field, QComboBox) else None
    if field is None or around is None:
        return
    beside = (child for child in around.children() if isinstance(child, QLabel))
    if any(label.buddy() is field for label in beside):
        return
    label = QLabel(field.accessibleName(), around)
    label.setObjectName("spokenLabel")
    label.hide()
    label.setBuddy(field)

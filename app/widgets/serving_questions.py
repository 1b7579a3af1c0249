"""What is asked before the endpoint becomes less safe, or turns programs away; decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_renew(parent: QWidget, go_on: Callable[[], object]) -> QMessageBox:
    """Another key turns away whoever has the old one."""
    return _ask(
        parent,
        "renewKeyDialog",
        _tr("Another key"),
        _tr("Take another key?"),
        _tr("Programs that use the key of now are turned away until you give them the new one."),
        _tr("Take another key"),
        go_on,
    )


def ask_to_go_without_key(parent: QWidget, go_on: Callable[[], object]) -> QMessageBox:
    """Without a key there is nothing that tells one program from another."""
    return _ask(
        parent,
        "noKeyDialog",
        _tr("Without a key"),
        _tr("Answer without asking for the key?"),
        _tr(
            "Then every program on this computer can use your models, also those of its other users. Websites are "
            "still turned away."
        ),
        _tr("Answer without a key"),
        go_on,
    )


def ask_to_open(parent: QWidget, host: str, go_on: Callable[[], object]) -> QMessageBox:
    """Another address than the loopback is reached from other computers."""
    return _ask(
        parent,
        "openAddressDialog",
        _tr("Other computers"),
        _tr("Let other computers ask at {0}?").format(host),
        _tr(
            "Then whoever is in the same network and has the key can use your models, and the key and all that is "
            "said go through the network without encryption. Do it only in a network you trust. The firewall of this "
            "computer may have to let it through. The key is always asked for."
        ),
        _tr("Let other computers ask"),
        go_on,
    )


def _ask(
    parent: QWidget, name: str, title: str, question: str, about: str, yes: str, go_on: Callable[[], object]
) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setWindowTitle(title)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(question)
    box.setInformativeText(about)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    button.setObjectName("goOn")
    button.clicked.connect(lambda: go_on())
    box.addButton(QMessageBox.StandardButton.Cancel).setObjectName("cancel")
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    for each in box.buttons():
        each.setAccessibleName(each.text().replace("&", ""))
    box.open()
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("ServingQuestions", text)

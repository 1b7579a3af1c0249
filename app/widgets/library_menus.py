"""The menus of the section On this computer: what can be done with a model, what can be brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.itemmodels.amounts import size
from app.theme import Theme
from app.widgets.icons import icon
from inference.library.values import TRASH_DAYS, Trashed
from inference.model_file import ModelFile
from inference.quantization import can_be_quantized

Do = Callable[[], object]


def model_menu(parent: QWidget, model: ModelFile, theme: Theme, doing: Mapping[str, Do]) -> QMenu:
    """What can be done with ``model``; it goes away by itself."""
    menu = QMenu(parent)
    menu.setObjectName("libraryMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    usable = not model.missing and not model.problem

    def add(name: str, symbol: str, text: str, enabled: bool = True) -> None:
        action = menu.addAction(icon(symbol, theme), text)
        action.setObjectName(f"libraryMenu.{name}")
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: doing[name]())

    add("chat", "chat", _tr("Chat"), usable)
    add("options", "settings", _tr("Settings of this model…"), not model.problem)
    menu.addSeparator()
    add("folder", "folder", _tr("Show in its folder"), not model.missing)
    add("copy", "copy", _tr("Copy the path"))
    if model.builtin:
        return menu
    add("verify", "check", _tr("Check every byte"), not model.missing)
    add("rename", "edit", _tr("Rename\tF2"))
    if can_be_quantized(model.quantization) and model.architecture:
        add("quantize", "cube", _tr("Make a smaller version…"), usable)
    if model.own:
        add("move", "folder", _tr("Move to another folder…"), not model.missing)
    menu.addSeparator()
    if model.own and not model.missing:
        freed = model.size + sum(companion.size for companion in model.companions)
        add("delete", "trash", _tr("Move to the trash ({0})\tDel").format(size(freed)))
    else:
        add("delete", "close", _tr("Take out of the list, keep the file\tDel"))
    return menu


def removed_menu(
    parent: QWidget,
    trashed: Sequence[Trashed],
    forgotten: Sequence[str],
    restore: Callable[[str], object],
    recall: Callable[[str], object],
    empty: Do,
) -> QMenu:
    """What can be brought back; it goes away by itself."""
    menu = QMenu(parent)
    menu.setObjectName("removedMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for each in trashed:
        action = menu.addAction(_tr("Bring back “{0}” ({1})").format(each.name, size(each.size)))
        action.triggered.connect(lambda _checked=False, id_=each.id: restore(id_))
    for name in forgotten:
        action = menu.addAction(_tr("List “{0}” again").format(name))
        action.triggered.connect(lambda _checked=False, name_=name: recall(name_))
    if trashed:
        menu.addSeparator()
        menu.addAction(_tr("What is in the trash is deleted after {0} days").format(TRASH_DAYS)).setEnabled(False)
        action = menu.addAction(_tr("Empty the trash…"))
        action.setObjectName("removedMenu.empty")
        action.triggered.connect(lambda _checked=False: empty())
    return menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("LibraryMenus", text)

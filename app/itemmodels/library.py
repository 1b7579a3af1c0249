"""The models on this computer as the models page lists them: searched, filtered, sorted; reads nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Literal

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.itemmodels.library_words import badges_of, when_text
from app.itemmodels.model_words import line_of, source_text, title_of
from inference.model_file import ModelFile

Index = QModelIndex | QPersistentModelIndex
Order = Literal["used", "name", "size"]
Kind = Literal["all", "vision", "reasoning", "tools", "own", "programs", "missing"]

_HOLDS: dict[Kind, Callable[[ModelFile], bool]] = {
    "all": lambda model: True,
    "vision": lambda model: model.vision,
    "reasoning": lambda model: model.reasoning,
    "tools": lambda model: model.tools,
    "own": lambda model: model.own,
    "programs": lambda model: model.source not in ("hearth", "folder", "file", "builtin"),
    "missing": lambda model: model.missing or model.damaged or bool(model.problem),
}


class LibraryRole(IntEnum):
    """What a row can be asked for beside its name."""

    NAME = Qt.ItemDataRole.UserRole
    LINE = Qt.ItemDataRole.UserRole + 1
    USED = Qt.ItemDataRole.UserRole + 2
    BADGES = Qt.ItemDataRole.UserRole + 3
    CURRENT = Qt.ItemDataRole.UserRole + 4
    AWAY = Qt.ItemDataRole.UserRole + 5


def arranged(
    models: Sequence[ModelFile], words: str = "", kind: Kind = "all", order: Order = "used"
) -> list[ModelFile]:
    """Those of ``models`` that have all of ``words`` and are of this kind, in this order."""
    wanted = words.casefold().split()
    holds = _HOLDS[kind]
    found = [model for model in models if holds(model) and all(word in _searched(model) for word in wanted)]
    match order:
        case "name":
            return sorted(found, key=lambda model: (model.builtin, title_of(model).casefold()))
        case "size":
            return sorted(found, key=lambda model: (model.builtin, -model.size, title_of(model).casefold()))
    # What was never used stands in the order in which it came.
    return sorted(found, key=lambda model: (model.builtin, -model.last_used, -model.added, title_of(model).casefold()))


def _searched(model: ModelFile) -> str:
    said = (title_of(model), model.path.name, model.architecture, model.quantization, model.repository, model.licence)
    badges = " ".join(badge.text for badge in badges_of(model))
    return " ".join((*said, model.notes, source_text(model), badges)).casefold()


class LibraryListModel(QAbstractListModel):
    """All models that were found, as far as they are searched for; a row knows the model's unique name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ModelFile, ...] = ()
        self._rows: list[ModelFile] = []
        self._words = ""
        self._kind: Kind = "all"
        self._order: Order = "used"
        self._current = ""

    @property
    def everything(self) -> tuple[ModelFile, ...]:
        """All models, whatever is searched for."""
        return self._all

    def show(self, models: Sequence[ModelFile]) -> None:
        """List these."""
        self._all = tuple(models)
        self._arrange()

    def search(self, words: str) -> None:
        """List only those with all of these words."""
        self._words = words
        self._arrange()

    def filter(self, kind: Kind) -> None:
        """List only those of a kind."""
        self._kind = kind
        self._arrange()

    def sort_by(self, order: Order) -> None:
        """List them in this order."""
        self._order = order
        self._arrange()

    def set_current(self, name: str) -> None:
        """Mark the model that answers now."""
        if name != self._current:
            before, self._current = self._current, name
            for changed in (before, name):
                index = self.index_of(changed)
                if index.isValid():
                    self.dataChanged.emit(index, index, [LibraryRole.CURRENT])

    def model_at(self, index: Index) -> ModelFile | None:
        """The language model at ``index``."""
        return self._rows[index.row()] if index.isValid() else None

    def named(self, name: str) -> ModelFile | None:
        """The model of this name, listed or not."""
        return next((model for model in self._all if model.name == name), None)

    def index_of(self, name: str) -> QModelIndex:
        """Where a model is listed; invalid when it is not."""
        for row, model in enumerate(self._rows):
            if model.name == name:
                return self.index(row)
        return QModelIndex()

    def _arrange(self) -> None:
        """A changed model or order keeps the views where they are; anything else is a new list."""
        rows = arranged(self._all, self._words, self._kind, self._order)
        if rows == self._rows:
            return
        if sorted(model.name for model in rows) == sorted(model.name for model in self._rows):
            self._move(rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _move(self, rows: list[ModelFile]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        names = [self._rows[index.row()].name for index in before]
        places = {model.name: place for place, model in enumerate(rows)}
        self._rows = rows
        self.changePersistentIndexList(before, [self.index(places[name]) for name in names])
        self.layoutChanged.emit()
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _spoken(self, model: ModelFile) -> str:
        badges = ", ".join(badge.text for badge in badges_of(model))
        parts = (line_of(model), badges, self._used(model))
        return ". ".join(part for part in parts if part)

    def _used(self, model: ModelFile) -> str:
        if model.name == self._current:
            return QCoreApplication.translate("LibraryListModel", "in use")
        if not model.last_used:
            return ""
        return QCoreApplication.translate("LibraryListModel", "used {0}").format(when_text(model.last_used))

    def _shown(self, model: ModelFile, role: int) -> object:
        match role:
            case LibraryRole.NAME:
                return model.name
            case LibraryRole.LINE:
                return line_of(model)
            case LibraryRole.USED:
                return self._used(model)
            case LibraryRole.BADGES:
                return badges_of(model)
            case LibraryRole.CURRENT:
                return model.name == self._current
            case LibraryRole.AWAY:
                return model.missing
        return None

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        model = self.model_at(index)
        if model is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(model)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._spoken(model)
            case Qt.ItemDataRole.ToolTipRole:
                return str(model.path)
        return self._shown(model, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

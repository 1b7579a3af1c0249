"""The variants of one repository as Qt lists them; asks nobody."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.controllers.repository import Offer, RepositoryView
from app.itemmodels.amounts import size
from app.itemmodels.hub_words import disk_words, memory_words, need_words, speed_words, verdict
from inference.quantization import describe_quantization

Index = QModelIndex | QPersistentModelIndex

FEW = 8  # variants that are listed without being asked for
#: What most people choose from where there are many.
COMMON = frozenset((
    "Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q4_K_S", "Q4_0", "Q3_K_M", "Q2_K", "IQ4_XS", "MXFP4", "UD-Q4_K_XL",
    "UD-Q4_K_M", "QAT-Q4_0", "F16", "BF16",
))  # fmt: skip


class VariantRole(IntEnum):
    """What a row can be asked for beside its name."""

    OFFER = Qt.ItemDataRole.UserRole
    CHOSEN = Qt.ItemDataRole.UserRole + 1
    RECOMMENDED = Qt.ItemDataRole.UserRole + 2


class VariantsListModel(QAbstractListModel):
    """Variants, small to large: the common ones, or all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = RepositoryView()
        self._places: list[int] = []
        self._all = False

    def show(self, view: RepositoryView) -> None:
        """Show what is known of a repository."""
        same = [offer.variant for offer in view.offers] == [offer.variant for offer in self._view.offers]
        self._view = view
        places = self._wanted()
        if same and places == self._places:
            if places:
                self.dataChanged.emit(self.index(0), self.index(len(places) - 1))
            return
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def show_all(self, wanted: bool) -> None:
        """List also what few people choose."""
        self._all = wanted
        self.show(self._view)

    @property
    def left_out(self) -> int:
        """How many are not listed."""
        return len(self._view.offers) - len(self._places)

    def place_at(self, index: Index) -> int:
        """Which offer of the repository stands in a row; -1 for none."""
        return self._places[index.row()] if index.isValid() and index.row() < len(self._places) else -1

    def row_of(self, place: int) -> int:
        """The row of an offer; -1 when it is not listed."""
        return self._places.index(place) if place in self._places else -1

    def _wanted(self) -> list[int]:
        offers = self._view.offers
        recommended = self._view.recommended.index if self._view.recommended is not None else -1
        kept = {recommended, self._view.chosen}
        return [
            place
            for place, offer in enumerate(offers)
            if self._all or len(offers) <= FEW or place in kept or offer.here or offer.variant.quantization in COMMON
        ]

    def _name(self, offer: Offer) -> str:
        several = len({each.variant.model for each in self._view.offers}) > 1
        variant = offer.variant
        return f"{variant.model} · {variant.quantization}" if several and variant.model else variant.quantization

    def _description(self, place: int) -> str:
        offer = self._view.offers[place]
        tr = _tr
        outlook = offer.outlook
        parts = [explanation(offer), size(offer.variant.size), verdict(outlook), need_words(outlook)]
        parts += [speed_words(outlook), disk_words(outlook)]
        parts.insert(0, tr("recommended") if place == self._recommended() else "")
        parts.insert(0, tr("chosen") if place == self._view.chosen else "")
        parts.append(tr("already on this computer") if offer.here else "")
        return ", ".join(part for part in parts if part)

    def _recommended(self) -> int:
        return self._view.recommended.index if self._view.recommended is not None else -1

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self.place_at(index)
        if place < 0:
            return None
        offer = self._view.offers[place]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(offer)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._description(place)
            case Qt.ItemDataRole.ToolTipRole:
                lines = (explanation(offer), memory_words(offer.outlook), disk_words(offer.outlook))
                return "\n".join(line for line in lines if line)
            case VariantRole.OFFER:
                return offer
            case VariantRole.CHOSEN:
                return place == self._view.chosen
            case VariantRole.RECOMMENDED:
                return place == self._recommended()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def explanation(offer: Offer) -> str:
    """What the quantization means for whoever takes it, in words."""
    return QCoreApplication.translate("Quantization", describe_quantization(offer.variant.quantization))


def _tr(text: str) -> str:
    return QCoreApplication.translate("VariantsListModel", text)

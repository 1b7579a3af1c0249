"""What other programs asked, as Qt lists it, and in words; the newest first. Knows no endpoint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.error_words import said
from app.itemmodels.amounts import number
from inference.hosting.values import Call

Index = QModelIndex | QPersistentModelIndex

HUNG_UP = 499
COLUMNS = ("time", "program", "address", "request", "status", "model", "why", "prompt tokens", "tokens", "s", "reason")
_SHORT = 40  # characters of what a program calls itself


class CallRole(IntEnum):
    """What a row can be asked for beside its text."""

    ROW = Qt.ItemDataRole.UserRole


class CallRow(NamedTuple):
    """One request in words.

    Attributes:
        who: The program, and from where, unless it is on this computer.
        what: Method and path.
        when: Time of the day, with the date where it was another day.
        about: Who answered and why, how much and how fast; or why nobody did.
        bad: Whether it was turned away or failed.
    """

    who: str
    what: str
    when: str
    about: str
    bad: bool


class CallsListModel(QAbstractListModel):
    """The newest first, at most as many as there may be."""

    def __init__(self, most: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._calls: list[Call] = []  # the oldest first: so a new one is cheap

    @property
    def calls(self) -> Sequence[Call]:
        """All, the oldest first."""
        return self._calls

    def show(self, calls: Iterable[Call]) -> None:
        """List these, the oldest first, and no others."""
        self.beginResetModel()
        self._calls = list(calls)[-self._most :]
        self.endResetModel()

    def add(self, call: Call) -> None:
        """One more."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._calls.append(call)
        self.endInsertRows()
        if len(self._calls) > self._most:
            last = len(self._calls) - 1
            self.beginRemoveRows(QModelIndex(), last, last)
            del self._calls[0]
            self.endRemoveRows()

    def call_at(self, index: Index) -> Call:
        """The one in a row."""
        return self._calls[-1 - index.row()]

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._calls)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._calls):
            return None
        if role == CallRole.ROW:
            return row_of(self.call_at(index))
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            row = row_of(self.call_at(index))
            spoken = (row.when, row.who, row.what, row.about)
            return ("\n" if role == Qt.ItemDataRole.ToolTipRole else ", ").join(part for part in spoken if part)
        return None


def row_of(call: Call) -> CallRow:
    """A request as people read it."""
    who = call.client or _tr("A program that does not say its name")
    who = who if len(who) <= _SHORT else f"{who[: _SHORT - 1]}…"
    if call.address and not is_here(call.address):
        who = _tr("{0} from {1}").format(who, call.address)
    return CallRow(who, call.what, _when(call.at), _about(call), bad=call.status >= 400 and call.status != HUNG_UP)


def is_here(address: str) -> bool:
    """Whether an address is one of this computer alone."""
    return address.startswith("127.") or address in ("::1", "localhost")


def calls_text(calls: Iterable[Call]) -> str:
    """A table of them for other programs: tabs between columns, the oldest first, nothing translated."""
    lines = ["\t".join(COLUMNS)]
    for call in calls:
        fields = (
            datetime.fromtimestamp(call.at).astimezone().isoformat(timespec="seconds"),
            call.client,
            call.address,
            call.what,
            str(call.status),
            call.model,
            call.why,
            str(call.prompt_tokens),
            str(call.completion_tokens),
            f"{call.seconds:.2f}",
            call.refused or call.failed,
        )
        lines.append("\t".join(" ".join(field.split()) for field in fields))
    return "\n".join(lines) + "\n"


def _about(call: Call) -> str:
    parts = []
    if call.refused:
        parts.append(_tr("Turned away ({0}): {1}").format(call.status, said(call.refused)))
    elif call.status == HUNG_UP:
        parts.append(_tr("The program hung up."))
    elif call.status >= 400:
        failed = _tr("Failed ({0}).").format(call.status)
        parts.append(f"{failed} {said(call.failed)}".strip())
    if call.model:
        parts.append(f"{call.model} ({said(call.why).rstrip('.')})" if call.why else call.model)
    if call.completion_tokens:
        read, written = number(call.prompt_tokens), number(call.completion_tokens)
        parts.append(_tr("{0} tokens read, {1} written").format(read, written))
    elif call.prompt_tokens:
        parts.append(_tr("{0} tokens read").format(number(call.prompt_tokens)))
    if call.seconds and not call.refused:
        parts.append(_tr("{0} s").format(number(call.seconds, 1)))
    return " · ".join(parts)


def _when(at: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(at))
    time = QLocale().toString(moment.time(), "HH:mm:ss")
    if moment.date() == QDateTime.currentDateTime().date():
        return time
    return f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calls", text)

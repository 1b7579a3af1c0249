"""What stands in the list of conversations: pinned ones, folders with what is in them, the rest under headings."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.itemmodels.conversations import Row
from app.storage.listing import Listed, Part, Shelves, title_key
from app.storage.query import is_unspaced
from app.storage.values import Folder, Order, Section

Heading = Callable[[Listed], str]


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("ConversationListModel", text, "", number)


def list_rows(shelves: Shelves, order: Order, today: datetime.date) -> Iterator[Row]:
    """The list outside the archive; ``today``: which day headings are counted from."""
    names = {folder.id: folder.name for folder in shelves.folders}
    if shelves.pinned.rows:
        yield Row(kind="heading", title=_tr("Pinned"), section="pinned")
        yield from _part("pinned", shelves.pinned, order, names)
    for folder in shelves.folders:
        yield _folder(folder, shelves.counts.get(folder.id, 0))
        yield from _part(folder.id, shelves.filed.get(folder.id, Part()), order, names)
    yield from _part("rest", shelves.rest, order, names, _headings(order, today))


def archive_rows(part: Part) -> Iterator[Row]:
    """The archive."""
    yield from _part("archive", part, "recent", {})


def shown_title(title: str) -> str:
    """What stands for a title that is not there yet."""
    return title or _tr("New conversation")


def spoken_day(moment: float) -> str:
    """The date of ``moment`` (seconds since the epoch) as it is read out."""
    day = _day_of(moment)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def words_about(row: Row) -> list[str]:
    """What is told about a row beside its title, under the mouse and by screen readers."""
    if row.kind == "folder":
        one = _tr("one conversation") if row.count == 1 else _tr("%n conversations", row.count)
        return [_tr("Folder"), one if row.count else _tr("empty"), _tr("folded") if row.folded else _tr("unfolded")]
    if row.kind != "conversation":
        return []
    words = [spoken_day(row.moment)] if row.moment else []
    if row.section == "pinned":
        words.append(_tr("Pinned"))
    if row.persona:
        words.append(_tr("Persona: {0}").format(row.persona))
    return [*words, _tr("Folder: {0}").format(row.folder)] if row.folder else words


def tip(text: str) -> str:
    """``text`` as a tool tip: Qt would take a title with angle brackets in it for HTML."""
    return f"<qt>{escape(text, quote=False)}</qt>".replace("\n", "<br>")


def heading_of(moment: float, today: datetime.date) -> str:
    """The heading under which something of ``moment`` (seconds since the epoch) is found."""
    day = _day_of(moment)
    age = (today - day).days
    if age <= 0:
        return _tr("Today")
    if age == 1:
        return _tr("Yesterday")
    if age < 7:
        return _tr("Last 7 days")
    if age < 30:
        return _tr("Last 30 days")
    month = QLocale().standaloneMonthName(day.month)
    return month if day.year == today.year else f"{month} {day.year}"


def _day_of(moment: float) -> datetime.date:
    """The day here; a moment that no calendar knows, of a damaged row, must not keep the list from being shown."""
    try:
        return datetime.datetime.fromtimestamp(moment).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return datetime.date(1970, 1, 1)


def letter_of(title: str) -> str:
    """The heading under which a title is found in the order of the alphabet."""
    _, key = title_key(title)
    if not key or is_unspaced(key[0]):
        return "…"  # thousands of characters begin a title in such scripts
    return key[0].upper() if key[0].isalpha() else "#"


def _headings(order: Order, today: datetime.date) -> Heading:
    if order == "title":
        return lambda listed: letter_of(listed.title)
    known: dict[float, str] = {}  # by quarters of an hour: days begin with one everywhere

    def heading(listed: Listed) -> str:
        moment = _moment(listed, order)
        quarter = moment // 900
        if quarter not in known:
            known[quarter] = heading_of(moment, today)
        return known[quarter]

    return heading


def _moment(listed: Listed, order: Order) -> float:
    return listed.created_at if order == "created" else listed.updated_at


def _part(
    section: Section, part: Part, order: Order, names: dict[int, str], heading_for: Heading | None = None
) -> Iterator[Row]:
    heading = ""
    seen: set[str] = set()
    for listed in part.rows:
        if heading_for is not None and (wanted := heading_for(listed)) != heading:
            heading = wanted
            if heading not in seen:  # a clock that went back must not make the same heading twice
                seen.add(heading)
                yield Row(kind="heading", title=heading, section=section)
        yield Row(
            id=listed.id,
            title=shown_title(listed.title),
            section=section,
            icon=listed.icon,
            persona=listed.persona,
            moment=_moment(listed, order),
            folder=names.get(listed.folder_id, "") if listed.folder_id is not None else "",
        )
    if part.more:
        yield Row(kind="more", section=section)


def _folder(folder: Folder, count: int) -> Row:
    return Row(kind="folder", id=folder.id, title=folder.name, section=folder.id, count=count, folded=folder.folded)

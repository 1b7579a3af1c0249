"""What the page of a repository says in sentences; pure functions of what is known of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from app.itemmodels.amounts import count, day, parameters
from app.itemmodels.hub_words import (
    ability_words,
    disk_words,
    licence_words,
    memory_words,
    page_words,
    speed_words,
    verdict,
)

if TYPE_CHECKING:
    from app.controllers.repository import RepositoryView


def _tr(text: str) -> str:
    return QCoreApplication.translate("RepositoryPage", text)


def about_line(view: RepositoryView, today: datetime.date | None = None) -> str:
    """Who publishes it, under which licence, how many take it, how old it is."""
    repository = view.repository
    if repository is None:
        return view.id
    summary = repository.summary
    parts = [_tr("By {0}").format(summary.owner)]
    parts += [licence_words(summary.licence)] if summary.licence else [_tr("licence not stated")]
    parts += [_tr("{0} downloads a month").format(count(summary.downloads))] if summary.downloads else []
    parts += [_tr("changed {0}").format(day(summary.updated, today))] if summary.updated else []
    return " · ".join(parts)


def abilities_line(view: RepositoryView) -> str:
    """What it is good for, and how large its model is."""
    if view.repository is None:
        return ""
    summary = view.repository.summary
    parts = [*ability_words(summary.abilities)]
    parts += [_tr("{0} parameters").format(parameters(summary.parameters))] if summary.parameters else []
    parts += [_tr("made for {0} tokens").format(count(summary.context_trained))] if summary.context_trained else []
    return " · ".join(parts)


def choice_words(view: RepositoryView, more: int) -> str:
    """What the choice means here: fit, memory, speed, disk; ``more``: bytes of companions."""
    offer = view.offer
    if offer is None:
        return ""
    outlook = offer.outlook
    first = [verdict(outlook), speed_words(outlook), page_words(outlook)]
    if outlook.fits:
        first.insert(1, _tr("needs {0}").format(memory_words(outlook)))
    else:
        first.append(_tr("it would need {0}").format(memory_words(outlook)))
    room = _after(view, more) if more or not offer.here else ""  # what is here takes no more of the disk
    sentence = ", ".join(part for part in first if part)
    note = ""
    if outlook.rough:
        note = (
            _tr("These figures are estimates.") if view.figures_error else _tr("More exact figures are on their way.")
        )
    return " ".join(part for part in (f"{sentence}.", f"{room}." if room else "", note) if part)


def _after(view: RepositoryView, more: int) -> str:
    offer = view.offer
    if offer is None or offer.outlook.disk_free_after is None:
        return ""
    return disk_words(msgspec.structs.replace(offer.outlook, disk_free_after=offer.outlook.disk_free_after - more))

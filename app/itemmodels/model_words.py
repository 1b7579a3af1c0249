"""What a model is called and said to be, in words people read; reads nothing and knows no widget."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.itemmodels.amounts import parameters, size
from inference.model_file import PROGRAMS, ModelFile

Tone = Literal["plain", "warning", "error"]


class Badge(NamedTuple):
    """A word or two beside a name.

    Attributes:
        text: What stands on it.
        tone: How much it matters.
    """

    text: str
    tone: Tone = "plain"


def title_of(model: ModelFile) -> str:
    """What people read as the name of a model."""
    return _tr("Hearth guide") if model.builtin else model.name


def when_text(moment: float, today: datetime.date | None = None) -> str:
    """A day as people say it; ``moment`` in seconds since the epoch, 0 for never."""
    if not moment:
        return _tr("never")
    day = datetime.datetime.fromtimestamp(moment).astimezone().date()
    age = ((today or datetime.datetime.now().astimezone().date()) - day).days
    if age == 0:
        return _tr("today")
    if age == 1:
        return _tr("yesterday")
    if 1 < age < 7:
        return _tr("{0} days ago").format(age)
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def source_text(model: ModelFile) -> str:
    """Whose file it is: a program, Hearth, a folder of the user."""
    if model.builtin:
        return _tr("built in")
    if model.source in PROGRAMS:
        return PROGRAMS[model.source]
    if model.source == "folder":
        return _tr("folder “{0}”").format(model.path.parent.name)
    return _tr("Hearth") if model.source == "hearth" else _tr("added file")


def line_of(model: ModelFile) -> str:
    """The line under a name: parameters, quantization, size, whose it is."""
    weights = parameters(model.parameters) if model.parameters else ""
    parts = (weights, model.quantization, size(model.size) if model.size else "", source_text(model))
    return " · ".join(part for part in parts if part)


def badges_of(model: ModelFile) -> tuple[Badge, ...]:
    """What is wrong with it first, then what it can do."""
    found = []
    if model.missing:
        found.append(Badge(_tr("not connected"), "warning"))
    if model.damaged:
        found.append(Badge(_tr("damaged"), "error"))
    if model.problem and not model.missing:
        found.append(Badge(_tr("cannot chat"), "warning"))
    for holds, word in (
        (model.vision, _tr("vision")),
        (model.reasoning, _tr("reasoning")),
        (model.tools, _tr("tools")),
        (model.purpose == "embedding", _tr("embedding")),
    ):
        if holds:
            found.append(Badge(word))
    return tuple(found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelWords", text)

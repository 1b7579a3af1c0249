"""What is told about one model in its details, in words; reads nothing and knows no widget."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.itemmodels.amounts import number, parameters, size
from app.itemmodels.hub_words import ability_words, licence_words
from inference.architectures import Purpose
from inference.model_file import PROGRAMS, ModelFile, Place
from inference.quantization import describe_quantization

WORDS_PER_TOKEN = 0.75


Tone = Literal["plain", "warning", "error"]


class Badge(NamedTuple):
    """A word or two beside a name.

    Attributes:
        text: What stands on it.
        tone: How much it matters.
    """

    text: str
    tone: Tone = "plain"


class Fact(NamedTuple):
    """One line of the details.

    Attributes:
        key: Which one; part of object names.
        title: What it is.
        value: What holds for this model.
    """

    key: str
    title: str
    value: str


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


def badges_of(model: ModelFile) -> tuple[Badge, ...]:
    """What is wrong with it first, then what it can do."""
    found = []
    if model.missing:
        found.append(Badge(_tr("Not connected"), "warning"))
    if model.damaged:
        found.append(Badge(_tr("Damaged"), "error"))
    if model.problem and not model.missing:
        found.append(Badge(_tr("Cannot chat"), "warning"))
    can = {
        "vision": model.vision,
        "reasoning": model.reasoning,
        "tools": model.tools,
        "embedding": model.purpose == "embedding",
    }
    return (*found, *map(Badge, ability_words(tuple(ability for ability, holds in can.items() if holds))))


def facts_about(model: ModelFile) -> tuple[Fact, ...]:
    """Everything that is known, unknown things left out."""
    facts = (
        Fact("purpose", _tr("Made for"), _purpose(model.purpose)),
        Fact("architecture", _tr("Architecture"), model.architecture),
        Fact("parameters", _tr("Parameters"), parameters(model.parameters) if model.parameters else ""),
        Fact("quantization", _tr("Quantization"), _quantization(model.quantization)),
        Fact("size", _tr("Size"), _size(model)),
        Fact("context", _tr("Trained context"), _context(model.context_trained)),
        Fact("template", _tr("Chat template"), _template(model)),
        Fact("licence", _tr("Licence"), licence_words(model.licence)),
        Fact("repository", _tr("From"), model.repository),
        Fact("used", _tr("Last used"), when_text(model.last_used)),
        Fact("added", _tr("Here since"), when_text(model.added) if model.added else ""),
        Fact("checked", _tr("Checked"), _checked(model)),
        Fact("sha256", "SHA-256", "\n".join(model.sha256)),
    )
    return tuple(fact for fact in facts if fact.value)


def banner_of(model: ModelFile) -> tuple[str, str]:
    """What is wrong with a model and how much that matters (``warning`` or ``error``); empty when all is well."""
    if model.missing:
        words = _tr("Its file is not there now. Connect the drive it is on; it stays in the list meanwhile.")
        return words, "warning"
    if model.damaged:
        return _tr("The last check found it damaged: what is on the disk is not what was downloaded."), "error"
    if model.problem:
        return f"{model.problem} {model.problem_hint}".strip(), "warning"
    return "", ""


def place_title(place: Place) -> str:
    """Whose place it is."""
    if place.source == "builtin":
        return _tr("Part of Hearth")
    if place.source == "hearth":
        title = _tr("Models folder of Hearth")
    elif place.source in PROGRAMS:
        title = _tr("{0}, used where it is").format(PROGRAMS[place.source])
    else:
        title = _tr("Your folder") if place.source == "folder" else _tr("Added by you")
    return _tr("{0} (not connected)").format(title) if place.missing else title


def _purpose(purpose: Purpose) -> str:
    return {
        "chat": "",
        "embedding": _tr("Finding similar texts; it does not chat"),
        "vision part": _tr("Helping another model see; it does not chat by itself"),
        "draft": _tr("Making another model faster; it does not chat by itself"),
        "speech": _tr("Speech; it does not chat"),
        "diffusion": _tr("Writing all words at once; it does not chat here"),
        "encoder-decoder": _tr("Translating and summarising; it does not chat here"),
        "adapter": _tr("Changing another model; it does not chat by itself"),
    }[purpose]


def _quantization(name: str) -> str:
    meaning = describe_quantization(name) if name else ""
    said = QCoreApplication.translate("Quantization", meaning) if meaning else ""
    return _tr("{0}: {1}").format(name, said[0].lower() + said[1:]) if said else name


def _size(model: ModelFile) -> str:
    if not model.size:
        return ""
    parts = [size(model.size)]
    if len(model.parts) > 1:
        parts.append(_tr("in {0} files").format(len(model.parts)))
    for kind, words in (("projector", _tr("and {0} to see pictures")), ("draft", _tr("and {0} to be faster"))):
        extra = sum(companion.size for companion in model.companions if companion.kind == kind)
        if extra:
            parts.append(words.format(size(extra)))
    return " ".join(parts)


def _context(tokens: int) -> str:
    if not tokens:
        return ""
    words = round(tokens * WORDS_PER_TOKEN, -3 if tokens >= 4096 else -2)
    return _tr("{0} tokens, about {1} words").format(QLocale().toString(tokens), number(words))


def _template(model: ModelFile) -> str:
    if model.purpose != "chat":
        return ""
    return _tr("in the file") if model.template else _tr("none in the file, so a common one is used")


def _checked(model: ModelFile) -> str:
    if model.builtin:
        return ""
    if model.damaged:
        return _tr("damaged")
    return _tr("intact, {0}").format(when_text(model.verified)) if model.verified else _tr("never")


def _tr(text: str) -> str:
    return QCoreApplication.translate("LibraryWords", text)

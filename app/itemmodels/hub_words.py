"""What is said about models that can be had: fit, speed, abilities, licence; pure functions, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.itemmodels.amounts import count, duration, number, parameters, size, words_per_second

if TYPE_CHECKING:
    from app.itemmodels.hub import Card
    from inference.outlook import Outlook
    from inference.recommend import Recommendation

Tone = Literal["good", "fair", "bad", "unknown"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("HubWords", text)


def _marked(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("HubWords", text))


ABILITIES = {
    "vision": _marked("Sees pictures"),
    "reasoning": _marked("Thinks first"),
    "tools": _marked("Uses tools"),
    "code": _marked("Writes code"),
    "embedding": _marked("Finds texts"),
}
ROLES = {
    "fast": _marked("Fast on this computer"),
    "balanced": _marked("Balanced: good and quick enough here"),
    "best": _marked("Best answers this computer can give"),
}
LICENCES = {
    "apache-2.0": "Apache 2.0",
    "mit": "MIT",
    "gemma": "Gemma",
    "llama3.1": "Llama 3.1",
    "llama3.2": "Llama 3.2",
    "llama3.3": "Llama 3.3",
    "lfm1.0": "LFM 1.0",
    "cc-by-nc-4.0": "CC BY-NC 4.0",
}
_REASONS = {
    "balanced": _marked("The usual choice: small with little loss."),
    "room_for_more": _marked("This computer has room and speed for a more precise one than usual."),
    "faster": _marked("More compact than usual, because the usual one would be slow here."),
    "less_memory": _marked("More compact than usual: nothing larger fits into memory."),
    "less_disk": _marked("More compact than usual: the disk has no room for a larger one."),
    "only_one": _marked("There is no other."),
    "too_compressed": _marked("The only one that fits has lost much: a smaller model is the better choice."),
    "disk_full": _marked("The disk has no room for any that would run here; this is the smallest of them."),
    "nothing_fits": _marked("None of them fits this computer; this is the smallest."),
}


def ability_words(abilities: tuple[str, ...]) -> tuple[str, ...]:
    """What a model is good for, each in two words."""
    return tuple(_tr(ABILITIES[ability]) for ability in abilities if ability in ABILITIES)


def role_words(role: str) -> str:
    """Why a model is recommended; empty where it is not."""
    return _tr(ROLES[role]) if role in ROLES else ""


def licence_words(licence: str) -> str:
    """A licence as it is called."""
    return LICENCES.get(licence.lower(), licence)


def tone_of(outlook: Outlook | None) -> Tone:
    """How good the news is."""
    if outlook is None:
        return "unknown"
    if not outlook.fits:
        return "bad"
    return "fair" if outlook.reason in ("tight", "close_programs") else "good"


def verdict(outlook: Outlook | None) -> str:
    """Whether it fits, in a few words."""
    if outlook is None:
        return _tr("Size unknown")
    words = {
        "gpu": _tr("Fits on the graphics card"),
        "partial": _tr("Fits partly on the graphics card"),
        "memory": _tr("Fits into memory"),
        "close_programs": _tr("Fits when other programs are closed"),
        "tight": _tr("Fits, but only just"),
        "from_disk": _tr("Larger than memory"),
        "too_large": _tr("Too large for this computer"),
        "options": _tr("Does not suit the chosen options"),
    }
    return words[outlook.reason]


def speed_words(outlook: Outlook | None) -> str:
    """How fast it would answer; empty when nobody can say."""
    if outlook is None or not outlook.fits or not outlook.words_per_second:
        return ""
    words = words_per_second(outlook.words_per_second)
    if outlook.speed is not None and outlook.speed.at_least:
        return _tr("{0} or more").format(words)
    return words


def page_words(outlook: Outlook) -> str:
    """How fast it would read; empty until a model was measured on this computer."""
    if not outlook.fits or not outlook.page_seconds:
        return ""
    return _tr("reads a page in about {0}").format(duration(outlook.page_seconds))


def short_speed(outlook: Outlook | None) -> str:
    """The same for a column of figures: ``12 words/s``."""
    if outlook is None or not outlook.fits or not outlook.words_per_second:
        return ""
    pace = outlook.words_per_second
    return _tr("{0} words/s").format(number(pace, 0 if pace >= 3 else 1))


def need_words(outlook: Outlook | None) -> str:
    """How much memory it takes, for a column: ``needs 2.8 GB``."""
    return _tr("needs {0} of memory").format(size(outlook.total_needed)) if outlook and outlook.total_needed else ""


def memory_words(outlook: Outlook) -> str:
    """How much memory it takes and for what."""
    context = number(outlook.context)
    return _tr("{0} of memory with a context of {1} tokens").format(size(outlook.total_needed), context)


def disk_words(outlook: Outlook) -> str:
    """What is left on the disk after the download; empty when nobody can say."""
    if outlook.disk_free_after is None:
        return ""
    if outlook.disk_free_after < 0:
        return _tr("{0} too little on the disk").format(size(-outlook.disk_free_after))
    return _tr("{0} stay free on the disk").format(size(outlook.disk_free_after))


def reason_words(recommendation: Recommendation) -> str:
    """Why a variant is recommended."""
    return _tr(_REASONS[recommendation.reason])


def chat_words() -> str:
    """What stands on the button of a model that is here."""
    return _tr("Chat with it")


def facts_line(card: Card) -> str:
    """The small print of a card: abilities, parameters, licence."""
    parts = [*ability_words(card.abilities)]
    parts += [parameters(card.parameters)] if card.parameters and not card.offered else []
    parts += [licence_words(card.licence)] if card.licence else []
    return " · ".join(parts)


def about_words(card: Card) -> str:
    """What it is good at, or what is known of it: who publishes it, how often it is taken."""
    if card.about:
        return QCoreApplication.translate("Catalog", card.about)
    parts = [_tr("By {0}").format(card.id.partition("/")[0])]
    if card.downloads:
        parts.append(_tr("{0} downloads a month").format(count(card.downloads)))
    if card.gate != "open":
        parts.append(_tr("its licence has to be accepted first"))
    return " · ".join(parts)


def card_description(card: Card) -> str:
    """A card for a screen reader."""
    about = f"{about_words(card)}." if not about_words(card).endswith(".") else about_words(card)
    download = size(card.size) if card.size else ""
    outlook = ", ".join(part for part in (verdict(card.outlook), speed_words(card.outlook), download) if part)
    keys = _tr("Enter opens it.")
    if card.offered:
        keys = _tr("Enter opens it, Control and Enter downloads it.")
    return " ".join(part for part in (role_words(card.role), about, f"{outlook}.", keys) if part)

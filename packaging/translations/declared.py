"""Texts that are declared in tables and translated when they are shown: read from the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator

from app.declarations import SECTION_TITLES, SETTINGS
from app.speed_words import BACKENDS, PERCENT, REASONS, TIMES, TOPICS, WHAT
from inference.options import LOAD_OPTIONS
from inference.quantization import DESCRIPTIONS
from translations.texts import Text

CONTEXTS = frozenset(
    {"Setting", "SpeedReason", "SpeedWords", "Quantization", "Error", "HubWords", "HubFilters", "Command"}
)


def declared() -> Iterator[Text]:
    """Every text of a table, under the context it is looked up with."""
    for title in SECTION_TITLES.values():
        yield Text("Setting", title)
    for setting in SETTINGS:
        if setting.hidden:
            continue
        shown = (setting.title, setting.help, setting.unit, setting.one, setting.shown_unit, setting.zero)
        for text in (*shown, *setting.choice_titles):
            if any(letter.isalpha() for letter in text):
                yield Text("Setting", text)
    for option in LOAD_OPTIONS:
        yield Text("SpeedReason", option.title)
    for text in (*REASONS.values(), *WHAT.values(), PERCENT, TIMES):
        yield Text("SpeedReason", text)
    for text in (*TOPICS.values(), *BACKENDS.values()):
        yield Text("SpeedWords", text)
    for text in DESCRIPTIONS:
        yield Text("Quantization", text)

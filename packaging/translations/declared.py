"""Texts that are declared in tables and translated when they are shown: read from the tables themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from app.declarations import SECTION_TITLES, SETTINGS
from app.speed_words import BACKENDS, PERCENT, REASONS, TIMES, TOPICS, WHAT
from inference.options import LOAD_OPTIONS
from inference.quantization import DESCRIPTIONS
from resources import resource_path
from translations.texts import Text

CONTEXTS = frozenset(
    {"Catalog", "Setting", "SpeedReason", "SpeedWords", "Quantization", "Error", "HubWords", "HubFilters", "Command"}
)


def declared() -> Iterator[Text]:
    """Every text of a table, under the context it is looked up with."""
    yield from _settings()
    models = json.loads(resource_path("catalog.json").read_text(encoding="utf-8"))["models"]
    tables: dict[str, Iterable[str]] = {
        "SpeedReason": (*(option.title for option in LOAD_OPTIONS), *REASONS.values(), *WHAT.values(), PERCENT, TIMES),
        "SpeedWords": (*TOPICS.values(), *BACKENDS.values()),
        "Quantization": DESCRIPTIONS,
        "Catalog": (model["description"] for model in models),
    }
    for context, texts in tables.items():
        for text in texts:
            yield Text(context, text)


def _settings() -> Iterator[Text]:
    for title in SECTION_TITLES.values():
        yield Text("Setting", title)
    for setting in SETTINGS:
        if setting.hidden:
            continue
        shown = (setting.title, setting.help, setting.unit, setting.one, setting.shown_unit, setting.zero)
        for text in (*shown, *setting.choice_titles):
            if any(letter.isalpha() for letter in text):
                yield Text("Setting", text)

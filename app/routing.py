"""The rules by which it is chosen who answers, as the settings have them; chooses nothing."""

from __future__ import annotations

import logging

from app.settings import Settings
from inference.errors import OptionError
from inference.routing_rules import DEFAULT_RULES, Rules, read_rules

RULES = "automatic.rules"

_log = logging.getLogger(__name__)


def rules_of(settings: Settings) -> Rules:
    """Those in force; where they cannot be read, Hearth's own: a question is answered in any case."""
    try:
        return read_rules(settings.text(RULES))
    except OptionError as error:
        _log.info("%s %s", error, error.detail)
        return DEFAULT_RULES

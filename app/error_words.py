"""What an error says, in the user's language. Errors are made where there is no Qt, in English, with names in them.

The catalogs hold each sentence with its gaps (``The file {0} is damaged.``), under the context ``Error``. What an error
says is found again by these patterns; a sentence that nobody translated stays as it is.
"""

from __future__ import annotations

import json
import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from resources import resource_path

_GAP = re.compile(r"\\\{\d+\\\}")
_LONGEST = 2_000  # characters; what is longer was not written by us, and looking for all of it would take hours
_END = re.compile(r"(?<=[.!?]) ")


def said(text: str) -> str:
    """The words of an error, translated sentence by sentence as far as they are known."""
    application = QCoreApplication.instance()
    if not text or len(text) > _LONGEST or application is None or application.property("language") in (None, "en"):
        return text
    if (whole := _translated(text)) is not None:
        return whole
    for end in _END.finditer(text):
        if (begin := _translated(text[: end.start()])) is not None:
            return f"{begin} {said(text[end.end() :])}"
    return text


def _translated(text: str) -> str | None:
    """One saying, ``None`` when it is not known."""
    if (words := QCoreApplication.translate("Error", text)) != text:
        return words
    for pattern, source in _patterns():
        if found := pattern.fullmatch(text):
            words = QCoreApplication.translate("Error", source)
            return words.format(*map(_in_gap, found.groups())) if words != source else None
    return None


def _in_gap(text: str) -> str:
    """A name stays as it is; a reason, or the title of a setting, is translated too."""
    words = said(text)
    return QCoreApplication.translate("Setting", text) if words == text else words


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with gaps, those with the most words first: they are the least likely to fit by chance."""
    sources = json.loads(resource_path("translations", "sentences.json").read_text(encoding="utf-8"))
    made = [(re.compile(_GAP.sub("(.+?)", re.escape(source)), re.DOTALL), source) for source in sources]
    return tuple(sorted(made, key=lambda pair: -len(pair[1])))

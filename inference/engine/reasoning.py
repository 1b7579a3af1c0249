"""The marks with which models set their reasoning apart; knows no template and no stream.

Three manners are known: a pair of tags around the reasoning (``TAGS``); *harmony*, the manner of gpt-oss, where
an answer is a row of messages, each with a header that names its channel (``<|channel|>analysis<|message|>``);
and templates that have written the opening tag already, so that the answer begins inside.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Tag(NamedTuple):
    """What opens and what closes a block of reasoning."""

    open: str
    close: str


TAGS = (
    Tag("<think>", "</think>"),
    Tag("<thinking>", "</thinking>"),
    Tag("<thought>", "</thought>"),
    Tag("<seed:think>", "</seed:think>"),
    Tag("<mm:think>", "</mm:think>"),
    Tag("<think:opensource>", "</think:opensource>"),
    Tag("[THINK]", "[/THINK]"),
    Tag("◁think▷", "◁/think▷"),
    Tag("<|START_THINKING|>", "<|END_THINKING|>"),
    Tag("<|begin_of_thought|>", "<|end_of_thought|>"),
    Tag("<|inner_prefix|>", "<|inner_suffix|>"),
    Tag("<|channel>thought", "<channel|>"),
)

HARMONY_CHANNEL = "<|channel|>"
HARMONY_START = "<|start|>"
HARMONY_MESSAGE = "<|message|>"
HARMONY_END = "<|end|>"
HARMONY_STOPS = ("<|return|>", "<|call|>")
HARMONY = Tag("<|channel|>analysis<|message|>", HARMONY_END)

# Texts of single tokens a splitter wants to see although they may be control tokens.
MARKERS: tuple[str, ...] = (
    *(text for tag in TAGS for text in tag),
    "<|channel>",
    HARMONY_CHANNEL,
    HARMONY_START,
    HARMONY_MESSAGE,
    HARMONY_END,
    *HARMONY_STOPS,
)


def is_harmony(source: str) -> bool:
    """Whether a template writes the channels of gpt-oss."""
    return HARMONY_CHANNEL in source and HARMONY_MESSAGE in source


def knows_reasoning(source: str, control_texts: Collection[str]) -> bool:
    """Whether a template or a vocabulary mentions a mark of reasoning."""
    if is_harmony(source) or {HARMONY_CHANNEL, HARMONY_MESSAGE} <= set(control_texts):
        return True
    return any(text in source or text in control_texts for tag in TAGS for text in tag)


def tag_of(source: str, control_texts: Collection[str]) -> Tag | None:
    """The pair a template uses: the one it names first, else the first its vocabulary has."""
    if is_harmony(source):
        return HARMONY
    named = [(source.find(text), tag) for tag in TAGS for text in tag if text in source]
    if named:
        return min(named, key=lambda pair: pair[0])[1]
    return next((tag for tag in TAGS if tag.open in control_texts), None)


def open_at_end(text: str) -> Tag | None:
    """The block that is opened last in a text, unless it is closed again."""
    begin, _, tag = max((text.rfind(tag.open), len(tag.open), tag) for tag in (*TAGS, HARMONY))
    return tag if begin >= 0 and tag.close not in text[begin + len(tag.open) :] else None

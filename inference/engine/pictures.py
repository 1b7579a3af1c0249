"""Pictures among the words of a prompt: where they stand, and what stands for them; looks at none of them.

While a template renders, a character that nobody's words may hold marks each picture. Then it is cut out of the prompt,
and the places of the picture take its place among the tokens.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from inference.engine.picture_parts import Part
from inference.engine.prompt import Prompt, Segment
from inference.errors import PromptError
from inference.messages import Message

if TYPE_CHECKING:
    from inference.engine.sight import Sight

MOST = 64  # pictures in one prompt
_FIRST = 0xE100  # in the private use area of Unicode: means nothing to anybody
_MARKS = re.compile(f"([{chr(_FIRST)}-{chr(_FIRST + MOST - 1)}])")

Parts = tuple[Part, ...]


def with_marks(messages: Sequence[Message], sight: Sight) -> tuple[list[Message], list[Parts]]:
    """The messages with a mark for each picture before their text, and what stands for each.

    Raises:
        PromptError: There are too many pictures, or one cannot be decoded.
    """
    parts = [sight.parts(image) for message in messages for image in message.images]
    if len(parts) > MOST:
        raise PromptError(f"There are more than {MOST} pictures.", "Show fewer at a time.")
    marked, number = [], 0
    for message in messages:
        text = _MARKS.sub("", message.text)
        if count := len(message.images):
            marks = "".join(chr(_FIRST + number + index) for index in range(count))
            text, number = f"{marks}\n{text}", number + count
        marked.append(msgspec.structs.replace(message, text=text))
    return marked, parts


def cut_out(prompt: Prompt, parts: Sequence[Parts]) -> tuple[Prompt, Mapping[int, Parts]]:
    """The prompt with each mark as a segment of its own, and what stands for these segments."""
    segments: list[Segment] = []
    pictures: dict[int, Parts] = {}
    places = {}  # of the segments before
    for index, segment in enumerate(prompt.segments):
        places[index] = len(segments)
        for piece in [segment.text] if segment.special else filter(None, _MARKS.split(segment.text)):
            number = ord(piece[0]) - _FIRST if not segment.special and _MARKS.fullmatch(piece) else -1
            if 0 <= number < len(parts):
                pictures[len(segments)] = parts[number]
            segments.append(Segment(piece, segment.special))
    cut = dataclasses.replace(
        prompt,
        segments=tuple(segments),
        system_end=places.get(prompt.system_end, 0),
        last_user_start=places.get(prompt.last_user_start, 0),
    )
    return cut, pictures

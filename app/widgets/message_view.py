"""What the transcript shows of one message, and its rendering. Knows no widget."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from time import perf_counter
from typing import TYPE_CHECKING

import msgspec

from app.storage.values import AnswerStats, Status
from inference.messages import Role
from inference.protocol import Channel

if TYPE_CHECKING:  # the window starts without a message
    from PySide6.QtCore import QObject

    from app.render.formulas import Formulas
    from app.render.items import Item
    from app.render.json_text import JsonStream
    from app.render.markdown import MarkdownStream

LONG = 60_000  # characters; of a longer message only the beginning is shown until asked for
_BEGINNING = 20_000  # characters of it
_FILE_LINES, _FILE_SHOWN = 6, 800  # lines, and characters, of a file that went with a message; the rest when asked for
_MARKDOWN = 300_000  # characters; a longer message is shown as it was written
_CACHED = 48  # messages whose rendering is kept


class MessageView(msgspec.Struct, frozen=True, gc=False):  # thousands of them, and none can be in a cycle
    """One message as it is to be shown.

    Attributes:
        id: Row id; comes back in every signal.
        role: Who speaks.
        text: Markdown of the model, plain text of the user.
        reasoning: What the model thought first.
        status: ``streaming`` only between ``begin_stream`` and ``end_stream``.
        sibling: Position among the alternatives, from 0.
        siblings: How many alternatives there are.
        model: Who answered, for the caption.
        stats: Figures of the answer.
        error: What to say about a failed or interrupted answer.
        detail: Technical text about that, to be copied into a report; empty when there is none.
        reasoning_ms: How long the model thought, in milliseconds; 0 when unknown.
        pinned: Whether it stays in the model's view.
        bare: Whether it is only shown and copied: what else can be done stands elsewhere.
        is_json: Whether the text was asked for as JSON: it is shown as a block of code.
    """

    id: int
    role: Role
    text: str
    reasoning: str = ""
    status: Status = "complete"
    sibling: int = 0
    siblings: int = 1
    model: str = ""
    stats: AnswerStats | None = None
    error: str = ""
    detail: str = ""
    reasoning_ms: float = 0.0
    pinned: bool = False
    bare: bool = False
    is_json: bool = False


class LiveAnswer:
    """The answer that is being written: its text so far, rendered as it grows.

    Attributes:
        progress: How much of the prompt is read, 0 to 1; ``None`` when nothing is known.
        length: Characters of answer so far.
        reasoning_ms: How long the model thought before it answered, as seen from here.
    """

    def __init__(self, view: MessageView) -> None:
        from app.render.markdown import MarkdownStream  # see above

        self.progress: float | None = None
        self.length = 0
        self.reasoning_ms = view.reasoning_ms
        self._began: float | None = None
        self._pieces: list[str] = []
        self._streams: dict[Channel, MarkdownStream | JsonStream] = {
            "text": _json_stream() if view.is_json else MarkdownStream(),
            "reasoning": MarkdownStream(),
        }
        self._has: set[Channel] = set()
        self.feed(view.text, "text")
        self.feed(view.reasoning, "reasoning")

    def feed(self, text: str, channel: Channel) -> None:
        """Take the next piece; cheap."""
        if text:
            self._measure(channel)
            self._streams[channel].feed(text)
            self._has.add(channel)
            if channel == "text":
                self._pieces.append(text)
                self.length += len(text)

    def _measure(self, channel: Channel) -> None:
        if channel == "reasoning" and self._began is None:
            self._began = perf_counter()
        elif channel == "text" and "text" not in self._has and self._began is not None:
            self.reasoning_ms = (perf_counter() - self._began) * 1000

    @property
    def text(self) -> str:
        """The answer so far."""
        return "".join(self._pieces)

    def has(self, channel: Channel) -> bool:
        """Whether anything has come on this channel."""
        return channel in self._has

    def items(self, channel: Channel) -> Sequence[Item]:
        """The rendering of what has come so far."""
        stream = self._streams[channel]
        stream.update()
        return stream.items

    def finish(self) -> list[Item]:
        """The rendering of the whole answer."""
        self._streams["text"].finish()
        items = self._streams["text"].items
        return _calls_in(items) if any("```tool_call" in piece for piece in self._pieces) else items


def is_cut(view: MessageView, expanded: bool) -> bool:
    """Whether only the beginning of a message is shown, or of the files that went with it."""
    return not expanded and (len(view.text) > LONG or (view.role == "user" and _has_long_files(view.text)))


class Renderings:
    """Renders messages, and remembers the latest.

    Args:
        owner: Whoever shows them; with it ends what draws formulas.
    """

    def __init__(self, owner: QObject | None = None) -> None:
        self._owner = owner
        self._cache: OrderedDict[tuple[str, str, bool, bool], list[Item]] = OrderedDict()

    @cached_property
    def formulas(self) -> Formulas:
        """Draws the formulas of all messages."""
        from app.render.formulas import Formulas  # see above

        return Formulas(self._owner)

    def rest(self) -> None:
        """Nothing is looked at: end the process that draws formulas."""
        if "formulas" in vars(self):
            self.formulas.close()

    def items(self, view: MessageView, expanded: bool) -> Sequence[Item]:
        """The rendering of a message's text, or of its beginning."""
        from app.render.markdown import plain_paragraphs, render, render_user_text  # see above

        cut = is_cut(view, expanded)
        key = (view.role, view.text, view.is_json, cut)
        items = self._cache.get(key)
        if items is None:
            text = view.text
            if cut and view.role == "user":
                text = _with_short_files(text)
            if cut and len(text) > LONG:
                text = _beginning(text)
            if view.role == "user":
                items = render_user_text(text)
            elif view.is_json:
                items = _json_items(text)
            else:
                items = render(text) if len(text) <= _MARKDOWN else list(plain_paragraphs(text.split("\n")))
                if "```tool_call" in text:
                    items = _calls_in(items)
            self.keep(view, items, expanded)
        else:
            self._cache.move_to_end(key)
        return items

    def keep(self, view: MessageView, items: list[Item], expanded: bool) -> None:
        """Remember a rendering that was made elsewhere."""
        self._cache[view.role, view.text, view.is_json, is_cut(view, expanded)] = items
        while len(self._cache) > _CACHED:
            self._cache.popitem(last=False)


def _calls_in(items: list[Item]) -> list[Item]:
    from app.render.call_items import with_calls  # few messages have any

    return with_calls(items)


def _json_stream() -> JsonStream:
    from app.render.json_text import JsonStream  # few answers are asked for so

    return JsonStream()


def _json_items(text: str) -> list[Item]:
    from app.render.json_text import json_items  # the same

    return json_items(text)


@lru_cache(maxsize=_CACHED)
def _has_long_files(text: str) -> bool:
    return len(text) > _FILE_SHOWN and text.startswith("[") and _with_short_files(text) != text


def _with_short_files(text: str) -> str:
    """A message with no more than the first lines of what went with it: people know their files."""
    from app.attached import Attached, join, split  # few messages have any

    attached, words = split(text)
    short = []
    for each in attached:
        lines = each.text[:_FILE_SHOWN].split("\n")[:_FILE_LINES]
        beginning = "\n".join(lines)
        short.append(each if beginning == each.text else Attached(each.name, f"{beginning}\n…"))
    return join(short, words)


def _beginning(text: str) -> str:
    end = text.rfind("\n", _BEGINNING // 2, _BEGINNING)
    return text[: end if end > 0 else _BEGINNING]

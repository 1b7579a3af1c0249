"""How a model is asked to summarise the beginning of a conversation, and what is taken of its answer; asks nobody.

It is asked within the conversation itself: what the engine has read of that is not read again. Whoever wants a summary
sends ``messages`` as ``Generate(background=True, conversation="")``, hands the text of the answer to ``take``, and goes
on while there is more::

    work = Summarizing(messages, until, context=loaded.context, summary=view.summary, told=view.told)
    while not work.done:
        work.take(answer_to(work.messages, max_tokens=work.max_tokens, template_args=NO_REASONING))  # its text
    view = replace(view, coming=work.text, coming_told=until)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import msgspec

from inference.messages import Message
from inference.view import with_summary

NO_REASONING: dict[str, bool | int | float | str] = {"enable_thinking": False}  # variables for the chat template
LONGEST = 400  # tokens of a summary, or an eighth of the context
REASONING = 1024  # tokens more for a model that may reason in spite of being asked not to
REQUEST = (
    "Please summarise our conversation so far. Your summary will stand in for these messages when they are no longer "
    "shown to you, so keep what may still matter: facts about the user, names, numbers, decisions, open questions."
    "{also} Write at most {words} words of plain text, without an introduction, in the language the user writes in."
)
# Where the context is small.
BRIEF_REQUEST = "Summarise our conversation so far in at most {words} words, in the language the user writes in.{also}"
SMALL = 1024  # tokens of context
ALSO = " Take over what the summary at the beginning says."
_PER_MESSAGE = 8  # tokens
_WORDS = 0.6  # words in a token, somewhat less than in most languages
_LETTERS = 8  # characters in a token, more than in nearly every text
_REASONED = re.compile(r"<(think|thinking|thought|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_CLOSED = re.compile(r"\A.*</(?:think|thinking|thought|reasoning)>", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"\A\W*(?:summary|conversation summary)\W*[:\n]\W*", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…。！？](?=[\s\"'”»)]|\Z)|[。！？]|\n")  # noqa: RUF001


def about(text: str) -> int:
    """Tokens of a text, rather too many than too few."""
    return len(text.encode("utf-8", "replace")) // 3 + 1


class Summarizing:
    """The steps to a summary of ``messages[:until]``.

    Args:
        messages: The conversation, oldest first.
        until: Messages before this index are to be summarised.
        context: Tokens the model sees at once.
        summary: An earlier summary to build upon; empty for none.
        told: Messages before this index are what it tells about.
        reasons: Whether the model may reason all the same.
        size: How many tokens a text has.

    Attributes:
        text: The summary so far; empty when no model had anything to say.
        limit: Most tokens it should have.
    """

    def __init__(
        self,
        messages: Sequence[Message],
        until: int,
        *,
        context: int,
        summary: str = "",
        told: int = 0,
        reasons: bool = False,
        size: Callable[[str], int] = about,
    ) -> None:
        self.text = summary.strip() if told > 0 else ""
        self.limit = max(16, min(LONGEST, context // 8))
        self._reasons = reasons
        self._size = size
        self._request = REQUEST if context >= SMALL else BRIEF_REQUEST
        self._system = [one for one in messages[:1] if one.role == "system"]
        fixed = sum(size(one.text) for one in self._system) + size(self._request) + 2 * self.limit + 4 * _PER_MESSAGE
        self._room = max(context // 8, context * 7 // 8 - fixed - self._extra(context))
        new = [one for one in messages[told if self.text else 0 : until] if one.role != "system"]
        self._portions = list(self._split(one for one in new if one.text.strip()))

    @property
    def done(self) -> bool:
        """Whether there is nothing left to ask."""
        return not self._portions

    @property
    def max_tokens(self) -> int:
        """For ``Generate``."""
        return self.limit + self.limit // 4 + (REASONING if self._reasons else 0)

    @property
    def messages(self) -> tuple[Message, ...]:
        """What to send next."""
        request = self._request.format(words=int(self.limit * _WORDS), also=ALSO if self.text else "")
        return (*with_summary([*self._system, *self._portions[0]], self.text), Message.user(request))

    def take(self, answer: str, *, cut_off: bool = False) -> None:
        """What the model said; where that is nothing, the summary stays as it was.

        Args:
            answer: The text of the answer, without its reasoning.
            cut_off: Whether it ended for its length.
        """
        self._portions.pop(0)
        self.text = cleaned(answer, self.limit, cut_off=cut_off) or self.text

    def _extra(self, context: int) -> int:
        return min(REASONING, context // 4) if self._reasons else 0

    def _split(self, messages: Iterator[Message]) -> Iterator[list[Message]]:
        """The messages in portions that fit, too long ones in pieces."""
        portion: list[Message] = []
        left = self._room
        for one in self._pieces(messages):
            needs = self._size(one.text) + _PER_MESSAGE
            if portion and needs > left:
                yield portion
                portion, left = [], self._room
            portion.append(one)
            left -= needs
        if portion:
            yield portion

    def _pieces(self, messages: Iterator[Message]) -> Iterator[Message]:
        for one in messages:
            tokens = self._size(one.text) + _PER_MESSAGE
            if tokens <= self._room:
                yield one
                continue
            length = max(1, len(one.text) * self._room // (tokens * 2))  # half: tokens are not spread evenly
            for start, end in pairwise((*range(0, len(one.text), length), len(one.text))):
                yield msgspec.structs.replace(one, text=one.text[start:end])


def cleaned(answer: str, limit: int, *, cut_off: bool = False) -> str:
    """What of an answer is the summary: no reasoning, no heading, no half sentence, about ``limit`` tokens at most."""
    text = _CLOSED.sub("", _REASONED.sub("", answer))
    text = _HEADING.sub("", text.strip()).strip()
    longest = limit * _LETTERS
    if not cut_off and len(text) <= longest:
        return text
    text = text[:longest]
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    return text[: ends[-1]].rstrip() if ends and ends[-1] > len(text) // 3 else text.rstrip() + "…"

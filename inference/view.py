"""Which messages stay in a model's view when a conversation no longer fits; knows no engine and counts no tokens.

The view begins at a message of the user, so that templates which want the roles to alternate go on working. It moves
in blocks: when the conversation no longer fits, whole turns leave from the front until ``BLOCK`` of the context has
become free. What was read up to then has to be read once more, and then nothing for many turns. Where a block ends
depends on the oldest messages alone, so it can be told long before (``ContextView.next``), and the same conversation
is cut at the same places whoever asks. System prompts and pinned messages stay, and so does the rest of a turn with a
pinned message unless it is long: a question without its answer would be answered again. Calls of functions and their
results lie within a turn, so a cut never parts them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import msgspec

from inference.messages import Message
from inference.protocol import View

BLOCK = 7 / 16  # of the context leaves at once; with the reserve for the answer, about half of it stays
RESERVE = 1024  # tokens that are kept free for an answer of unknown length, or a quarter of the context
COMPANION = 1 / 8  # of the context: longest turn that stays because of one pinned message
CLEARLY = 3 / 4  # of what fits: with more than that back in view, it would soon have to leave again
SAFELY = 15 / 16  # of what stays after a cut: weights are estimates
WORTH = 1 / 8  # of the context: less than this is not worth reading everything again
PER_MESSAGE = 8  # tokens that a template adds to a message, more or less
PREFACE = "Summary of the earlier part of this conversation, which is no longer shown:\n"

Size = Callable[[int], int]


def reserve(context: int, max_tokens: int | None) -> int:
    """Tokens to keep free for an answer."""
    return min(RESERVE if max_tokens is None else max_tokens, context // 4)


class Turns:
    """A conversation as what may leave a model's view together.

    Args:
        messages: Oldest first.
        size: About how many tokens the message with an index has. Asked for as few messages as possible.
        context: Tokens the model sees at once.

    Attributes:
        starts: Where the view may begin, ascending: 0, and every message of the user with something said before it.
    """

    def __init__(self, messages: Sequence[Message], size: Size, context: int) -> None:
        self._messages = messages
        self._size = size
        self._context = context
        begun = next((index for index, one in enumerate(messages) if one.role != "system"), len(messages))
        users = (index for index, one in enumerate(messages) if one.role == "user")
        self.starts: tuple[int, ...] = (0, *(index for index in users if index > begun))
        self._weights: dict[int, int] = {}

    @property
    def last(self) -> int:
        """The latest place where the view may begin: the last message of the user stays in it."""
        return self.starts[-1]

    def start(self, first: int) -> int:
        """The nearest place at or before ``first`` where the view may begin."""
        return next((start for start in reversed(self.starts) if start <= first), 0)

    def shown(self, first: int, *, alone: bool = False) -> tuple[int, ...]:
        """The messages in view. ``alone``: of the turns before it only what is pinned itself."""
        kept = self._bound if alone else self._bound | self._companions
        return tuple(
            index
            for index, one in enumerate(self._messages)
            if index >= first or one.role == "system" or one.pinned or index in kept
        )

    def next(self, first: int) -> int:
        """Where the view begins once a block has left it; ``first`` where there is nothing to leave any more."""
        leaving, before = 0, first
        for start in self.starts:
            if start > first:
                leaving += sum(self._weight(index) for index in range(before, start) if self._leaves(index))
                before = start
                if leaving >= self._context * BLOCK:
                    break
        return before

    def foreseen(self, first: int) -> int:
        """Where the view will begin when it moves next, 0 while that cannot be told."""
        following = self.next(first)
        leaving = sum(self._weight(index) for index in range(first, following) if self._leaves(index))
        return following if leaving >= self._context * BLOCK else 0

    def narrower(self, first: int, room: int) -> int:
        """``first``, moved on by blocks as long as it is certain that not even the words alone fit into ``room``."""
        while first < self.last and not self._words_within(first, room * 5 // 4):
            first = self.next(first)
        return first

    def wider(self, first: int, room: int) -> int:
        """Where the view may begin so that it shows clearly more; ``first`` where there is no such place.

        Everything comes back where that leaves room for a while; else as much as would have stayed after a cut. So
        what has just left never comes back by itself: only into a longer context, or after messages were deleted.
        """
        if first <= 0:
            return first
        total = sum(map(self._weight, self.shown(first)))
        best, gain, gained, after = first, 0, 0, first
        for start in reversed(self.starts[: self.starts.index(first)]):
            gone = sum(self._weight(index) for index in range(start, after) if self._leaves(index))
            after, gain, total = start, gain + gone, total + gone
            if total > room * CLEARLY:
                break
            if start == 0:
                return 0
            if total <= self.comfortable(start, room):
                best, gained = start, gain
        return best if gained >= self._context * WORTH else first

    def comfortable(self, first: int, room: int) -> int:
        """Most tokens that a wider view may take: all of the conversation more than a part of it."""
        return int(room * CLEARLY if first == 0 else (room - self._context * BLOCK) * SAFELY)

    # -------------------------------------------------------------------------------- weights

    def _weight(self, index: int) -> int:
        if index not in self._weights:
            self._weights[index] = self._size(index) + PER_MESSAGE
        return self._weights[index]

    def _words_within(self, first: int, room: int) -> bool:
        for index in self.shown(first):
            room -= self._weight(index) - PER_MESSAGE
            if room < 0:
                return False
        return True

    def _leaves(self, index: int) -> bool:
        one = self._messages[index]
        stays = one.role == "system" or one.pinned or index in self._bound or index in self._companions
        return not stays

    @cached_property
    def _bound(self) -> set[int]:
        """Calls of functions and their results, of which one is pinned: none of them means anything alone."""
        found: set[int] = set()
        for begin, one in enumerate(self._messages):
            if not one.tool_calls:
                continue
            end = begin + 1
            while end < len(self._messages) and self._messages[end].role == "tool":
                end += 1
            if any(message.pinned for message in self._messages[begin:end]):
                found.update(range(begin, end))
        return found

    @cached_property
    def _companions(self) -> set[int]:
        """Messages that stay because another one of their turn is pinned."""
        found: set[int] = set()
        for begin, end in zip(self.starts, (*self.starts[1:], len(self._messages)), strict=True):
            turn = [index for index in range(begin, end) if self._messages[index].role != "system"]
            pinned = any(self._messages[index].pinned for index in turn)
            if pinned and sum(map(self._weight, turn)) <= self._context * COMPANION:
                found.update(turn)
        return found


def summary_for(view: View, first: int) -> tuple[str, int]:
    """The summary that a model is shown whose view begins at ``first``, and how many messages it tells about."""
    if first <= 0:
        return "", 0
    if view.coming.strip() and 0 < view.coming_told <= first:
        return view.coming, view.coming_told
    return (view.summary, view.told) if view.summary.strip() and view.told > 0 else ("", 0)


def with_summary(messages: Sequence[Message], summary: str) -> list[Message]:
    """Messages in which the system also tells what came before them."""
    if not summary:
        return list(messages)
    words = PREFACE + summary.strip()
    if messages and messages[0].role == "system":
        first = messages[0]
        text = f"{first.text.rstrip()}\n\n{words}" if first.text.strip() else words
        return [msgspec.structs.replace(first, text=text), *messages[1:]]
    return [Message.system(words), *messages]

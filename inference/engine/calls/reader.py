"""Reads the calls in one answer, between the marks that open them and what follows; knows no template."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from inference.engine.calls.formats import CallFormat
from inference.engine.calls.source import Broken, Ended, Reading, Source
from inference.engine.calls.told import CallPiece, Calls


class CallReader:
    """Goes with one answer.

    What turns out to be no call comes back as text, with its mark. Once a call has its name it stays one, whatever
    follows; its arguments are those that were whole.

    Args:
        form: How the model writes calls.
        schemas: By function: the schemas of its arguments, by name; for formats that do not tell 1 from "1".
        single: Whether there is to be one call at most.

    Attributes:
        form: As above.
        written: All that was read since the mark, and what of the call its mark is part of.
        opened: Marks so far.
    """

    def __init__(self, form: CallFormat, schemas: Mapping[str, Mapping[str, Any]], *, single: bool = False) -> None:
        self.form = form
        self.written = ""
        self.opened = 0
        self._source = Source()
        self._calls = Calls(self._source, schemas, nine=form.ids == "nine")
        self._single = single
        self._before = 0  # calls when the mark came
        self._reading: Reading[None] | None = None

    @property
    def count(self) -> int:
        """Calls so far."""
        return self._calls.count

    @property
    def over(self) -> bool:
        """Whether the answer is to end here: there is the one call that was wanted."""
        return self._single and self._calls.count > 0 and not self._calls.open

    def begin(self, mark: str, lead: str = "") -> None:
        """A mark has been read; what follows is a call.

        Args:
            mark: As it was written.
            lead: What is to be read before what follows.
        """
        self.written = "" if mark else lead
        self.opened += 1
        self._before = self._calls.count
        self._source.begin(mark)
        self._reading = self._read(lead)
        next(self._reading)

    def feed(self, text: str) -> tuple[list[CallPiece], str, str | None]:
        """Read on.

        Returns:
            What is to be told; what turned out to be text; and what follows the calls: ``None`` while they go on.
        """
        self.written += text
        reading = self._running
        for index, char in enumerate(text):
            try:
                reading.send(char)
            except StopIteration:
                return self._over(self._source.back + text[index + 1 :])
            except (Broken, RecursionError):
                return self._broken(text[index + 1 :])
            if self.over:
                return self._over("")
        return self._calls.take(), "", None

    def finish(self) -> tuple[list[CallPiece], str]:
        """The answer is over in the middle of a call: what is still to be told, and what was no call."""
        with contextlib.suppress(StopIteration, Ended, Broken, RecursionError):
            self._running.send("")
        if self._calls.open:
            self._calls.end()
        # A few characters of one more call tell nobody anything; where there is none at all, they are all there is.
        return self._calls.take(), "" if self._calls.count else "".join(self._source.unsettled)

    @property
    def _running(self) -> Reading[None]:
        assert self._reading is not None
        return self._reading

    def _read(self, lead: str) -> Reading[None]:
        self._source.back = lead
        yield from self.form.body(self._source, self._calls)
        if self.form.close:
            yield from self._source.follows(self.form.close)

    def _over(self, rest: str) -> tuple[list[CallPiece], str, str | None]:
        if self._calls.count == self._before:
            return self._broken(rest[len(self._source.back) :])
        return self._calls.take(), "", rest

    def _broken(self, rest: str) -> tuple[list[CallPiece], str, str | None]:
        if self._calls.open:
            self._calls.end()
        lost = "".join(self._source.unsettled) + self._source.back
        return self._calls.take(), lost, rest

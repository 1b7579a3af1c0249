"""Holds a model to the grammar of a call, from the mark that opens one to where it is whole; chooses no token."""

from __future__ import annotations

from inference.commands import Constraint
from inference.engine.calls.formats import CallFormat
from inference.engine.calls.usable import UsableCalls
from inference.engine.guiding.grammars import ANY_OBJECT, schema_in_lark
from inference.engine.guiding.guide import Guide
from inference.engine.stream import StreamSplitter


class CallHolding:
    """Goes with one answer whose calls are to follow their schemas. Made where grammars are made ready.

    Args:
        guide: What the answer is held to.
        splitter: Finds the marks.
        form: How the model writes calls.
        usable: Finds the grammar.
        several: Whether there may be more calls than one.

    Raises:
        OptionError: Calls cannot be held to a schema that was called strict.
        Cancelled: Nobody wants the answer.
    """

    def __init__(
        self, guide: Guide, splitter: StreamSplitter, form: CallFormat, usable: UsableCalls, *, several: bool
    ) -> None:
        self._guide = guide
        self._splitter = splitter
        self._form = form
        self._several = several
        self._held = 0
        self._grammar, self._behind = usable.find()

    def expect(self, otherwise: Constraint | None = None) -> None:
        """The whole answer has to be a call, or what something else demands of it. Raises ``OptionError``."""
        rule = ""
        if otherwise is not None:
            rule = schema_in_lark(otherwise.text if otherwise.kind == "json_schema" else ANY_OBJECT)
        self._guide.expect(self._guide.prepare(self._grammar.whole(several=self._several, otherwise=rule)))

    def look(self) -> None:
        """A token was written: begin to hold where a call has begun."""
        if self._guide.active or self._guide.expects:
            return
        written = self._splitter.call_begun
        if written is None or self._splitter.in_header != self._form.harmony:
            return
        calls = self._splitter.calls
        number = (calls.opened if calls is not None else 0) + self._form.harmony
        if number > self._held:
            self._held = number
            self._guide.begin(self._behind, written.encode())

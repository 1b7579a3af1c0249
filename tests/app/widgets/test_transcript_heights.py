"""Heights against the plainest possible model of them."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.widgets.transcript_heights import Heights


class HeightsMachine(RuleBasedStateMachine):
    """Any sequence of changes and questions."""

    def __init__(self) -> None:
        super().__init__()
        self.heights = Heights()
        self.model: list[int] = []

    @rule(more=st.lists(st.integers(0, 500), max_size=5))
    def extend(self, more: list[int]) -> None:
        self.heights.extend(more)
        self.model.extend(more)

    @rule(data=st.data(), height=st.integers(0, 500))
    def change(self, data: st.DataObject, height: int) -> None:
        if self.model:
            row = data.draw(st.integers(0, len(self.model) - 1))
            assert self.heights.set(row, height) == (self.model[row] != height)
            self.model[row] = height

    @rule(data=st.data())
    def truncate(self, data: st.DataObject) -> None:
        rows = data.draw(st.integers(0, len(self.model)))
        self.heights.truncate(rows)
        del self.model[rows:]

    @rule(data=st.data())
    def ask_top(self, data: st.DataObject) -> None:
        row = data.draw(st.integers(0, len(self.model)))
        assert self.heights.top(row) == sum(self.model[:row])

    @rule(y=st.integers(-100, 3_000))
    def ask_row(self, y: int) -> None:
        row = self.heights.row_at(y)
        if not self.model:
            assert row == -1
        elif y < 0:
            assert row == 0 or sum(self.model[:row]) == 0
        else:
            assert sum(self.model[:row]) <= y
            assert row == len(self.model) - 1 or y < sum(self.model[: row + 1])

    @invariant()
    def sizes_agree(self) -> None:
        assert len(self.heights) == len(self.model)
        assert [self.heights[row] for row in range(len(self.model))] == self.model
        assert self.heights.total() == sum(self.model)


TestHeights = HeightsMachine.TestCase

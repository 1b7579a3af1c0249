"""Any sequence of adding, forking, showing, deleting and undoing, against a tree of plain objects."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.storage.conversations import Conversations
from app.storage.database import Database
from inference.errors import StorageError


@dataclass(eq=False)
class Node:
    """A message of the model; the root of a conversation is a node without a message."""

    id: int | None
    parent: Node | None
    text: str = ""
    children: list[Node] = field(default_factory=list)
    chosen: Node | None = None
    deleted_with: Node | None = None

    def live_children(self) -> list[Node]:
        return [child for child in self.children if child.deleted_with is None]

    def up(self) -> list[Node]:
        """From the first message down to this one."""
        return [] if self.parent is None else [*self.parent.up(), self]

    def subtree(self) -> list[Node]:
        return [self, *(below for child in self.children for below in child.subtree())]

    def leaf(self) -> Node:
        live = self.live_children()
        if not live:
            return self
        return (self.chosen if self.chosen in live else max(live, key=lambda node: node.id or 0)).leaf()


class Tree(RuleBasedStateMachine):
    """Two conversations, so that a mistake in one shows in the other."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database(self.folder / "conversations.db")
        with self.database.read() as sql:
            sql.execute("PRAGMA synchronous = OFF")  # thousands of commits, and no power cut is tested here
        self.conversations = Conversations(self.database)
        self.roots: dict[int, Node] = {}
        self.heads: dict[int, Node] = {}

    @initialize()
    def begin(self) -> None:
        for _ in range(2):
            talk_id = self.conversations.create().id
            self.roots[talk_id] = self.heads[talk_id] = Node(None, None)

    def nodes(self, live: bool = True) -> list[tuple[int, Node]]:
        found = [(talk_id, node) for talk_id, root in self.roots.items() for node in root.subtree()[1:]]
        return [(talk_id, node) for talk_id, node in found if (node.deleted_with is None) == live]

    def choose(self, data: st.DataObject, live: bool = True) -> tuple[int, Node]:
        return data.draw(st.sampled_from(self.nodes(live)))

    def show(self, talk_id: int, node: Node) -> None:
        self.heads[talk_id] = node
        for below in node.up():
            assert below.parent is not None
            if below.parent.parent is not None:
                below.parent.chosen = below

    def add_below(self, talk_id: int, parent: Node, text: str) -> None:
        role = "assistant" if len(parent.up()) % 2 else "user"
        stored = self.conversations.add(talk_id, parent.id, role, text)  # type: ignore[arg-type]
        node = Node(stored.id, parent, text)
        parent.children.append(node)
        self.show(talk_id, node)
        live = parent.live_children()
        assert (stored.sibling, stored.siblings) == (live.index(node), len(live))

    @rule(data=st.data(), text=st.text(max_size=5))
    def go_on(self, data: st.DataObject, text: str) -> None:
        """The next message."""
        talk_id = data.draw(st.sampled_from(sorted(self.roots)))
        self.add_below(talk_id, self.heads[talk_id], text)

    @precondition(lambda self: self.nodes())
    @rule(data=st.data(), text=st.text(max_size=5))
    def edit_or_regenerate(self, data: st.DataObject, text: str) -> None:
        """A sibling of any message."""
        talk_id, node = self.choose(data)
        assert node.parent is not None
        self.add_below(talk_id, node.parent, text)

    @precondition(lambda self: self.nodes())
    @rule(data=st.data(), step=st.integers(-3, 3))
    def show_sibling(self, data: st.DataObject, step: int) -> None:
        """Turn a page of a fork."""
        talk_id, node = self.choose(data)
        assert node.parent is not None
        live = node.parent.live_children()
        wanted = live[max(0, min(len(live) - 1, live.index(node) + step))]
        self.show(talk_id, wanted.leaf())
        assert node.id is not None
        self.conversations.show_sibling(node.id, step)

    @precondition(lambda self: self.nodes())
    @rule(data=st.data())
    def select_head(self, data: st.DataObject) -> None:
        """End the path at any message."""
        talk_id, node = self.choose(data)
        self.show(talk_id, node)
        self.conversations.select_head(talk_id, node.id)

    @precondition(lambda self: self.nodes())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Delete any message."""
        talk_id, node = self.choose(data)
        assert node.id is not None
        assert node.parent is not None
        live = node.parent.live_children()
        at = live.index(node)
        shown = node in self.heads[talk_id].up()
        for below in node.subtree():
            below.deleted_with = below.deleted_with or node
        live.remove(node)
        if shown:
            self.show(talk_id, live[max(0, at - 1)].leaf() if live else node.parent)
        self.conversations.delete_message(node.id)

    @precondition(lambda self: self.nodes(live=False))
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        """Undo any deletion; one below another deletion has to wait for that one."""
        talk_id, node = self.choose(data, live=False)
        top = node.deleted_with
        assert top is not None
        assert top.id is not None
        assert top.parent is not None
        if top.parent.deleted_with is not None:
            with pytest.raises(StorageError):
                self.conversations.restore_message(top.id)
            return
        for below in top.subtree():
            if below.deleted_with is top:
                below.deleted_with = None
        self.show(talk_id, top.leaf())
        self.conversations.restore_message(top.id)

    @invariant()
    def shows_the_same_paths(self) -> None:
        for talk_id, head in self.heads.items():
            path = self.conversations.path(talk_id)
            assert [(message.id, message.text) for message in path] == [(node.id, node.text) for node in head.up()]
            for message, node in zip(path, head.up(), strict=True):
                assert node.parent is not None
                live = node.parent.live_children()
                assert (message.sibling, message.siblings) == (live.index(node), len(live))

    def teardown(self) -> None:
        try:
            self.database.check()
            with self.database.read() as sql:
                for index in ("message_words", "message_grams", "title_words"):
                    sql.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        finally:
            self.database.close()
            shutil.rmtree(self.folder)


Tree.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestTree = Tree.TestCase

"""What Hearth writes, Hearth reads: nothing is lost on the way, and nothing comes twice."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import Phase, given
from hypothesis import settings as configured
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.exchange.importing import ImportRun
from app.storage.values import AnswerStats, Seen
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import export_json

TEXT = st.text(max_size=40)
STATS = st.builds(AnswerStats, prompt_tokens=st.integers(0, 9), ttft_ms=st.floats(0, 9))
STATES = st.sampled_from(["complete", "stopped", "interrupted", "failed"])


def fill(conversations: Conversations, data: st.DataObject) -> None:
    """Some conversations with everything that can be in one."""
    draw = data.draw
    random_ = random.Random(draw(st.integers(0, 2**32)))
    folder = conversations.folders.create("Kitchen & more")
    persona = conversations.personas.create(name="Cook", icon="🍳", system_prompt="You cook.")
    for number in range(draw(st.integers(1, 3))):
        made = conversations.create(title=draw(TEXT), system_prompt=draw(TEXT), model=draw(TEXT))
        ids: list[int | None] = [None]
        for _ in range(draw(st.integers(0, 6))):
            parent = random_.choice(ids)
            message = conversations.add(
                made.id,
                parent,
                draw(st.sampled_from(["user", "assistant", "system"])),
                draw(TEXT),
                status=draw(STATES),
                reasoning=draw(TEXT),
                model=draw(TEXT),
                stats=draw(st.none() | STATS),
                error=draw(TEXT),
                pinned=draw(st.booleans()),
                seen=Seen(first=parent, also=(parent,)) if parent and draw(st.booleans()) else None,
                sampling=draw(st.dictionaries(st.sampled_from(["temperature", "top_k"]), st.integers(0, 3))),
            )
            ids.append(message.id)
            conversations.set_message_draft(message.id, draw(TEXT))
            if draw(st.booleans()):
                conversations.add_summary(message.id, draw(TEXT), edited=draw(st.booleans()))
        if len(ids) > 1:
            conversations.reveal(random_.choice(ids[1:]) or 0)
            if draw(st.booleans()):
                conversations.delete_message(random_.choice(ids[1:]) or 0)
        conversations.set_draft(made.id, draw(TEXT))
        if number % 2:
            conversations.places.move([made.id], folder.id)
            conversations.places.pin([made.id], True)
            conversations._set(made.id, "persona_id = ?", persona.id)


def comparable(value: dict[str, Any]) -> object:
    """A file whose conversations are in no order: those of one moment have none."""
    value["conversations"].sort(key=lambda each: json.dumps(each, sort_keys=True))
    return value


@given(data=st.data())
@configured(max_examples=25, phases=[Phase.explicit, Phase.generate])
def test_export_and_import_are_the_identity(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ticks = iter(range(1_700_000_000, 1_800_000_000))
        first, second = Path(folder, "1.db"), Path(folder, "2.db")
        source, target = Database(first), Database(second)
        try:
            full = Conversations(source, clock=lambda: float(next(ticks)))
            with full.together():  # one wait for the disk instead of hundreds
                fill(full, data)
            before = export_json(first, Path(folder, "before.json"))
            into = Conversations(target)
            run = ImportRun([Path(folder, "before.json")], lambda do: do(into), cancel=CancelToken())
            result = run.run()
            assert result.problem is None
            assert {item.outcome for item in result.report.items} <= {"imported", "empty", "known"}
            if not into.count():
                return  # nobody says anything in any of them
            after = json.loads(export_json(second, Path(folder, "after.json")))
            wanted = json.loads(before)
            complete = len(wanted["conversations"]) == len(after["conversations"])
            wanted["conversations"] = [
                each for each in wanted["conversations"] if each.get("messages") or each.get("draft", "").strip()
            ]
            same = {json.dumps(each["messages"] or each, sort_keys=True) for each in wanted["conversations"]}
            assert {json.dumps(each["messages"] or each, sort_keys=True) for each in after["conversations"]} == same
            if complete:
                assert comparable(after) == comparable(wanted)
        finally:
            source.close()
            target.close()


def test_what_is_there_is_not_imported_again(
    conversations: Conversations, exported: Callable[[], str], tmp_path: Path, bring: Callable[..., object]
) -> None:
    made = conversations.create()
    asked = conversations.add(made.id, None, "user", "Hello")
    exported()
    result = bring(tmp_path / "all.json")
    assert [item.outcome for item in result.report.items] == ["known"]  # type: ignore[attr-defined]
    conversations.add(made.id, asked.id, "assistant", "Hello yourself.")
    result = bring(tmp_path / "all.json")  # of before
    assert [item.outcome for item in result.report.items] == ["imported"]  # type: ignore[attr-defined]
    assert conversations.count() == 2

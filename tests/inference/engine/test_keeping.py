"""What was read of a conversation outlives another model, other options and the process; what is forgotten is gone."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inference.engine import keeping
from inference.engine.devices import read_devices
from inference.engine.inbox import Inbox
from inference.engine.keeping import Keeping
from inference.engine.loading import ModelLoader
from inference.engine.native import AbortFlag, NativeLog, initialize
from inference.kv_files import KvFolder
from inference.messages import Message
from inference.protocol import Cancel, Configure, Count, Delta, Done, Forget, Quit, Unload
from inference.units import MIB
from tests.inference.engine.conftest import Tiny
from tests.inference.engine.test_reuse import Desk
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import CHATML, GEMMA, THINKING, Kind

QUESTION = Message.user(" ".join(f"word {number}" for number in range(140)))
CONTEXT = 4096
NEXT = Message.user("And then? What did they do on the next day, and on the day after that?")


def configure(engine: RawEngine, folder: Path, **fields: object) -> None:
    engine.ask(Unload)
    done = engine.ask(Configure, cache_folder=str(folder), **({"cache_bytes": 50 * MIB, "memory_bytes": 0} | fields))
    assert isinstance(done, Done)


def files_in(folder: Path) -> int:
    return KvFolder(folder, 0).usage().files


def template_of(kind: Kind) -> str:
    return GEMMA if kind == "sliding-window" else CHATML


def test_yesterdays_conversation_starts_at_once(tiny: Tiny, tmp_path: Path, kind: Kind) -> None:
    """The next question, and the last one again in other words, in a new process and with another context."""
    path = tiny(kind, template=template_of(kind))
    with RawEngine() as first:
        configure(first, tmp_path)
        first.must_load(path, context_length=CONTEXT)
        text, finished = first.answer(QUESTION, conversation="a")
        assert finished.prompt_tokens > 512
        first.send(Quit(id=first.next_id()))
        assert first.wait_for_exit() == 0
    assert files_in(tmp_path) == 1
    history = (QUESTION, Message.assistant(text), NEXT)
    with RawEngine() as second:
        configure(second, tmp_path)
        second.must_load(path, context_length=3072)
        again, back = second.answer(*history, conversation="a")
        assert back.restored_tokens == back.reused_tokens >= finished.prompt_tokens - 20
        second.ask(Forget, everything=True)
        fresh, anew = second.answer(*history, conversation="a")
        assert (anew.reused_tokens, anew.restored_tokens) == (0, 0)
        assert fresh == again or kind != "dense"  # what is computed in other portions may part at a tie


def test_the_same_question_again_after_a_restart(tiny: Tiny, tmp_path: Path, kind: Kind) -> None:
    path = tiny(kind, template=template_of(kind))
    for round_ in range(2):
        with RawEngine() as engine:
            configure(engine, tmp_path)
            engine.must_load(path, context_length=CONTEXT)
            _text, finished = engine.answer(QUESTION, conversation="a")
            assert finished.restored_tokens == finished.reused_tokens
            assert (finished.restored_tokens > finished.prompt_tokens - 20) == bool(round_)
            engine.send(Quit(id=engine.next_id()))
            assert engine.wait_for_exit() == 0


def test_another_model_does_not_cost_the_conversation(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    configure(engine, tmp_path)
    engine.must_load(tiny("dense"), context_length=CONTEXT)
    engine.answer(QUESTION, conversation="a")
    engine.must_load(tiny("hybrid"), context_length=CONTEXT)
    assert files_in(tmp_path) == 1
    _text, other = engine.answer(QUESTION, conversation="a")
    assert other.reused_tokens == 0, "another model's state"
    engine.ask(Unload)
    assert files_in(tmp_path) == 2
    for kind in ("dense", "hybrid"):
        engine.must_load(tiny(kind), context_length=CONTEXT)
        _text, finished = engine.answer(QUESTION, Message.assistant("Yes."), NEXT, conversation="a")
        assert finished.restored_tokens > 500
        engine.ask(Unload)


def test_another_context_does_not_cost_the_conversation(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    """Without a folder, through main memory alone; another KV type is another state."""
    configure(engine, tmp_path, cache_bytes=0, memory_bytes=50 * MIB)
    for options, spared in (({}, False), ({"context_length": 3072}, True), ({"kv_type": "q8_0"}, False)):
        engine.must_load(tiny("dense"), **({"context_length": CONTEXT} | options))
        _text, finished = engine.answer(QUESTION, conversation="b")
        assert (finished.restored_tokens > 500) == spared, options


def test_nobody_waits_for_files_while_others_are_answered(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    """What has to leave the context then stays in memory, and is saved when there is time."""
    configure(engine, tmp_path)
    engine.must_load(tiny("dense"), context_length=CONTEXT)
    stream = engine.begin(Message.user("x"), conversation="~s", max_tokens=CONTEXT - 1000, priority=2)
    engine.wait_for(Delta, stream)
    for name in "abcd":
        engine.answer(Message.user(f"{name} {QUESTION.text}"), conversation=name, max_tokens=2)
    assert not engine.ends_of(stream)
    assert files_in(tmp_path) == 0
    engine.ask(Cancel, target=stream)
    engine.end_of(stream)
    engine.ask(Unload)
    assert files_in(tmp_path) == 4
    engine.must_load(tiny("dense"), context_length=CONTEXT)
    stream = engine.begin(Message.user("x"), conversation="~s", max_tokens=CONTEXT - 1000, priority=2)
    engine.wait_for(Delta, stream)
    _text, finished = engine.answer(Message.user(f"b {QUESTION.text}"), conversation="b", max_tokens=2)
    assert finished.restored_tokens > 500, "what is on disk is found while others are answered"
    assert not engine.ends_of(stream)
    engine.ask(Cancel, target=stream)


def test_what_is_forgotten_is_gone(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    configure(engine, tmp_path)
    engine.must_load(tiny("dense"), context_length=CONTEXT)
    for name in "ab":
        engine.answer(QUESTION, Message.user(name), conversation=name)
    engine.ask(Unload)
    assert files_in(tmp_path) == 2
    engine.ask(Forget, conversations=("a",))
    assert files_in(tmp_path) == 1, "also without a model"
    engine.must_load(tiny("dense"), context_length=CONTEXT)
    engine.answer(QUESTION, Message.user("b"), conversation="b")
    engine.ask(Forget, conversations=("b",))
    _text, finished = engine.answer(QUESTION, Message.user("b"), conversation="b")
    assert finished.reused_tokens == 0
    engine.ask(Forget, conversations=("b",))
    engine.ask(Unload)
    assert files_in(tmp_path) == 0


@pytest.mark.parametrize("after", [Forget(id=100, conversations=("a",)), Configure(id=100)], ids=["forget", "off"])
def test_what_is_forgotten_is_not_saved_on_leaving(tiny: Tiny, tmp_path: Path, after: Forget | Configure) -> None:
    """Also when it was said while something else was being answered, and the end came before its turn."""
    with RawEngine() as engine:
        configure(engine, tmp_path)
        engine.must_load(tiny("dense"), context_length=CONTEXT)
        engine.answer(QUESTION, conversation="a")
        busy = engine.begin(Message.user("on and on"), conversation="", max_tokens=None)
        engine.wait(lambda: engine.of(Delta, busy), "its first words")
        engine.send(after)
        engine.send(Quit(id=101))
        assert engine.wait_for_exit() == 0
        assert isinstance(engine.end_of(100), Done)
    assert files_in(tmp_path) == 0


def test_a_model_that_was_replaced_is_not_taken_for_what_lies_there_now(
    engine: RawEngine, tiny: Tiny, tmp_path: Path
) -> None:
    """An update of the same shape, while the old weights answer; a changed setting looks at the file again."""
    path = tmp_path / "model.gguf"
    shutil.copyfile(tiny("dense"), path)
    configure(engine, tmp_path / "kept")
    engine.must_load(path, context_length=CONTEXT)
    shutil.copyfile(tiny("dense", seed=1), tmp_path / "new.gguf")
    (tmp_path / "new.gguf").replace(path)
    engine.ask(Configure, cache_folder=str(tmp_path / "kept"), cache_bytes=40 * MIB, memory_bytes=0)
    engine.answer(QUESTION, conversation="a")
    engine.ask(Unload)
    engine.must_load(path, context_length=CONTEXT)
    _text, finished = engine.answer(QUESTION, conversation="a")
    assert finished.restored_tokens == 0, "what other weights have read"


def test_without_room_on_disk_nothing_is_kept(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    configure(engine, tmp_path, cache_bytes=0)
    engine.must_load(tiny("dense"), context_length=CONTEXT)
    engine.answer(QUESTION, conversation="a")
    engine.ask(Unload)
    assert files_in(tmp_path) == 0


def test_a_template_that_drops_reasoning_after_a_restart(tiny: Tiny, tmp_path: Path) -> None:
    """The checkpoint at the last question comes back with the rest."""
    path = tiny("hybrid", template=THINKING)
    with RawEngine() as first:
        configure(first, tmp_path)
        first.must_load(path, context_length=CONTEXT)
        _text, finished = first.answer(QUESTION, NEXT, conversation="a", max_tokens=40)
        first.ask(Unload)
    with RawEngine() as second:
        configure(second, tmp_path)
        second.must_load(path, context_length=CONTEXT)
        _text, back = second.answer(QUESTION, NEXT, Message.assistant("Well."), NEXT, conversation="a")
        assert finished.prompt_tokens - 20 <= back.restored_tokens <= finished.prompt_tokens


# ------------------------------------------------------------------------------------------ when idle


@pytest.fixture
def desk(tiny: Tiny) -> Iterator[Desk]:
    log, abort = NativeLog(lambda _level, _line: None), AbortFlag()
    initialize(log)
    desk = Desk(ModelLoader(log, abort, read_devices), abort, tiny("dense"), context_length=CONTEXT)
    yield desk
    desk.model.close()


def test_conversations_are_saved_while_there_is_nothing_to_do(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SAVE_AFTER", 0.01)
    inbox = Inbox(lambda: None, lambda: None)
    kept = Keeping(inbox)
    kept.configure(Configure(cache_folder=str(tmp_path), cache_bytes=50 * MIB, memory_bytes=0), desk.model)
    began = time.monotonic()
    kept.while_idle(desk.model)
    desk.answer(Message.user("short"), conversation="short")
    kept.while_idle(desk.model)
    assert files_in(tmp_path) == 0
    desk.answer(QUESTION, conversation="a")
    kept.while_idle(desk.model)
    assert files_in(tmp_path) == 1
    desk.answer(QUESTION, Message.assistant("Yes."), NEXT, conversation="a")
    assert not desk.model.memory.has_unsaved(leaving=False), "a little more is not written again"
    assert desk.model.memory.has_unsaved(leaving=True)
    kept.before_leaving(desk.model)
    assert not desk.model.memory.has_unsaved(leaving=True)
    assert time.monotonic() - began < keeping.UNLOADING


def test_saving_gives_way_to_commands(desk: Desk, tmp_path: Path) -> None:
    """With a pause that would never end: only a command can."""
    inbox = Inbox(lambda: None, lambda: None)
    kept = Keeping(inbox)
    kept.configure(Configure(cache_folder=str(tmp_path), cache_bytes=50 * MIB, memory_bytes=0), desk.model)
    desk.answer(QUESTION, conversation="a")
    idle = threading.Thread(target=kept.while_idle, args=(desk.model,))
    idle.start()
    inbox.put(Count(id=1, text="now"))
    idle.join(keeping.SAVE_AFTER / 2)
    assert not idle.is_alive()
    assert files_in(tmp_path) == 0


def test_the_end_does_not_wait_for_what_is_being_saved(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There are two seconds then; nobody knows how much of them a save that goes on would leave."""
    monkeypatch.setattr(keeping, "SAVE_AFTER", 0.01)
    inbox = Inbox(lambda: None, lambda: None)
    kept = Keeping(inbox)
    kept.configure(Configure(cache_folder=str(tmp_path), cache_bytes=50 * MIB, memory_bytes=0), desk.model)
    desk.answer(QUESTION, conversation="a")
    stops = []

    def save_next(stop: Callable[[], bool], *, leaving: bool) -> None:
        stops.append(stop())
        inbox.quit()
        stops.append(stop())

    monkeypatch.setattr(desk.model.memory, "save_next", save_next)
    kept.while_idle(desk.model)
    assert stops == [False, True]


def test_the_end_comes_while_a_model_goes(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There were ten seconds for what was read; now there are two, and both may be over."""
    monkeypatch.setattr(keeping, "QUITTING", 0.0)
    inbox = Inbox(lambda: None, lambda: None)
    kept = Keeping(inbox)
    kept.configure(Configure(cache_folder=str(tmp_path), cache_bytes=50 * MIB, memory_bytes=0), desk.model)
    desk.answer(QUESTION, conversation="a")
    stops = []

    def save_next(stop: Callable[[], bool], *, leaving: bool) -> None:
        stops.append(stop())
        inbox.quit()
        stops.append(stop())

    monkeypatch.setattr(desk.model.memory, "save_next", save_next)
    kept.before_leaving(desk.model)
    assert stops == [False, True]


def test_with_nothing_to_save_there_is_no_timer(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = Inbox(lambda: None, lambda: None)
    kept = Keeping(inbox)
    kept.configure(Configure(cache_folder=str(tmp_path), cache_bytes=50 * MIB), desk.model)
    monkeypatch.setattr(inbox, "wait", lambda _seconds: pytest.fail("it waited for a time"))
    kept.while_idle(desk.model)
    kept.while_idle(None)

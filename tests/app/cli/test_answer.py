"""What the terminal shows of events, and what an interrupt does."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.answer import Answer, Session, Show, ShowJson
from app.cli.pins import meant, pinned
from app.cli.terminal import Terminal
from inference.client import EngineClient
from inference.errors import EngineDied, NotAModel
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import ContextView, Delta, Event, Finished, Loaded, LoadProgress, PromptProgress

SCRIPT = Path(__file__).parents[2] / "support" / "scripted_process.py"


class Screen(io.StringIO):
    """Text that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def engine() -> Iterator[EngineClient]:
    with EngineClient(command=[sys.executable, str(SCRIPT)]) as client:
        yield client


def piped() -> tuple[Terminal, io.StringIO, io.StringIO]:
    out, err = io.StringIO(), io.StringIO()
    return Terminal(io.StringIO(), out, err), out, err


def watched() -> tuple[Terminal, io.StringIO, io.StringIO]:
    out, err = Screen(), Screen()
    return Terminal(io.StringIO(), out, err), out, err


def play(show: Show, *events: Event) -> None:
    for event in events:
        show.event(event)


STREAM = (
    LoadProgress(id=1, fraction=0.5),
    PromptProgress(id=1, done=5, total=10, reused=0),
    Delta(id=1, channel="reasoning", text="hm"),
    Delta(id=1, channel="text", text="An answer"),
    Finished(id=1, reason="stop", completion_tokens=3),
)


def test_a_pipe_gets_the_answer_alone() -> None:
    terminal, out, err = piped()
    play(Show(terminal), *STREAM)
    assert out.getvalue() == "An answer\n"
    assert err.getvalue() == ""


def test_a_person_sees_progress_and_reasoning() -> None:
    terminal, out, err = watched()
    play(Show(terminal), *STREAM)
    assert "hm" in out.getvalue()
    assert out.getvalue().endswith("\n\nAn answer\n")
    assert "50%" in err.getvalue()
    assert "5 of 10" in err.getvalue()
    assert err.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("trained", "going_on", "advice"),
    [
        (4096, "", "larger context (-c)"),
        (512, "", "Shorter questions"),
        (4096, "/continue lets it go on.", "/continue lets it go on."),
    ],
)
def test_a_full_context_comes_with_advice_that_helps(trained: int, going_on: str, advice: str) -> None:
    terminal, _, err = piped()
    loaded = Loaded(id=1, model="m", path="m", context=512, context_trained=trained, gpu_layers=0, backend="CPU")
    play(Show(terminal, going_on=going_on), loaded, Finished(id=2, reason="length", context_full=True))
    assert advice in err.getvalue()


MESSAGES = [Message.system("Be kind."), *(Message.user(f"question  {number}\n" + "x" * 60) for number in range(9))]


@pytest.mark.parametrize(
    ("seen", "says"),
    [
        (ContextView(), ""),
        (ContextView(first=3, hidden=2), ""),
        (ContextView(first=3, hidden=2, moved=True), "2 older messages are out of the model's view now: it sees"),
        (ContextView(first=2, hidden=1, moved=True), "1 older message is out"),
        (ContextView(first=3, hidden=2, moved=True), "from “question 2 xxxxxxxxxxxxxxxxxxxxxxxxxxxx…” on."),
        (ContextView(first=5, hidden=2, moved=True, pinned=(2, 3)), "on, and 2 before that because of pins."),
    ],
)
def test_what_leaves_the_view_is_said_in_a_line(seen: ContextView, says: str) -> None:
    terminal, out, err = piped()
    show = Show(terminal)
    show.asked(MESSAGES)
    play(show, seen)
    assert out.getvalue() == ""
    assert says in err.getvalue()
    assert err.getvalue().count("\n") == bool(says)


def test_messages_to_pin_are_found_by_their_words() -> None:
    messages = [Message.user("A rose"), Message.assistant("red"), Message.user("a Rose?"), Message.assistant("no")]
    assert meant(messages, "ROSE") == [2]
    assert meant(messages, "tulip") == []
    assert meant(messages, "") == [2, 3]
    assert meant([], "") == []
    assert [one.pinned for one in pinned(messages, [1, 2], pin=True)] == [False, True, True, False]


def test_control_characters_reach_a_pipe_but_no_terminal() -> None:
    wild = "a\x1b]0;title\x07b\x9b31mc\r\nd\te"
    terminal, out, _ = watched()
    terminal.answer(wild)
    assert out.getvalue() == "a]0;titleb31mc\nd\te"
    terminal, out, _ = piped()
    terminal.answer(wild)
    assert out.getvalue() == wild


def test_an_output_that_is_not_utf8_does_not_fail() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    Terminal(io.StringIO(), out, io.StringIO()).answer("naïve ☂")
    assert raw.getvalue() == b"na?ve ?"


def test_signs_of_our_own_texts_become_plainer() -> None:
    raw = io.BytesIO()
    err = io.TextIOWrapper(raw, encoding="ascii", errors="backslashreplace")
    Terminal(io.StringIO(), io.StringIO(), err).note("“a · b” …")
    assert raw.getvalue() == b'"a - b" ...\n'


def test_bytes_that_are_no_text_are_read_all_the_same() -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"caf\xe9"), encoding="utf-8")
    assert Terminal(stdin, io.StringIO(), io.StringIO()).read_piped() == "caf\ufffd"


def test_json_lines_end_in_the_timings(engine: EngineClient) -> None:
    terminal, out, _ = piped()
    session = Session(engine, ShowJson(terminal))
    session.load("model", LoadOptions())
    answer = session.ask([Message.user("echo hello")], Sampling())
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    kinds = [line["type"] for line in lines]
    assert kinds == ["load_progress", "load_progress", "loaded", "delta", "delta", "finished"]
    assert {"model", "context", "gpu_layers", "backend"} <= lines[2].keys()
    assert {"channel", "text"} <= lines[3].keys()
    assert {
        "reason", "prompt_tokens", "reused_tokens", "completion_tokens", "ttft_ms", "prefill_tps", "decode_tps",
    } <= lines[-1].keys()  # fmt: skip
    assert answer.text == "so farhello"


def test_a_failure_is_the_last_json_line(engine: EngineClient) -> None:
    terminal, out, _ = piped()
    with pytest.raises(NotAModel):
        Session(engine, ShowJson(terminal)).load("refuse", LoadOptions())
    last = json.loads(out.getvalue().splitlines()[-1])
    assert (last["type"], last["code"], last["hint"]) == ("failed", "not_a_model", "Take another.")


def test_when_another_model_cannot_be_loaded_the_one_before_answers(engine: EngineClient) -> None:
    terminal, _, _ = piped()
    session = Session(engine, Show(terminal))
    session.load("model", LoadOptions())
    with pytest.raises(EngineDied):
        session.change("crash", LoadOptions())
    assert session.loaded is not None
    assert session.loaded.path == "model"
    assert session.ask([Message.user("echo on")], Sampling()).text == "so faron"


def test_what_an_engine_said_before_it_died_is_kept(engine: EngineClient) -> None:
    terminal, out, _ = piped()
    session = Session(engine, Show(terminal))
    session.load("model", LoadOptions())
    answer = Answer()
    with pytest.raises(EngineDied):
        session.ask([Message.user("exit 3")], Sampling(), answer=answer)
    assert answer.text == "so far"
    assert out.getvalue() == "so far\n"


class InterruptedShow(Show):
    """A person who presses Ctrl-C when the first words appear."""

    pressed = False

    def event(self, event: Event) -> None:
        super().event(event)
        if isinstance(event, Delta) and not self.pressed:
            self.pressed = True
            raise KeyboardInterrupt


def test_an_interrupt_stops_the_answer_and_keeps_what_came(engine: EngineClient) -> None:
    terminal, out, _ = piped()
    session = Session(engine, InterruptedShow(terminal))
    session.load("model", LoadOptions())
    with pytest.raises(KeyboardInterrupt) as caught:
        session.ask([Message.user("slow")], Sampling())
    answer = caught.value.args[0]
    assert isinstance(answer, Answer)
    assert answer.finished is not None
    assert answer.finished.reason == "cancelled"
    assert answer.text == "so far"
    assert out.getvalue() == "so far\n"
    # The engine is as good as before.
    assert session.ask([Message.user("echo on")], Sampling()).text == "so faron"

"""Frames: whatever pieces a pipe delivers, the values come out whole."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import (
    MAX_FRAME,
    TERMINAL,
    Cancel,
    Command,
    Count,
    Delta,
    Event,
    Failed,
    Finished,
    FrameSplitter,
    Generate,
    Load,
    Loaded,
    Ping,
    Terminal,
    decode_command,
    decode_event,
    encode_frame,
)

text = st.text(max_size=40)
ids = st.integers(0, 2**53)
messages = st.builds(Message, st.sampled_from(["system", "user", "assistant"]), text, text)
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(Load, id=ids, path=text, options=st.builds(LoadOptions, threads=st.none() | st.integers(1, 9))),
    st.builds(
        Generate,
        id=ids,
        messages=st.lists(messages, max_size=4).map(tuple),
        conversation=text,
        sampling=st.builds(Sampling, temperature=st.none() | st.floats(0, 5)),
        stop=st.lists(text, max_size=3).map(tuple),
        template_args=st.dictionaries(text, st.booleans() | st.integers(-9, 9) | text, max_size=3),
    ),
    st.builds(Cancel, id=ids, target=ids),
    st.builds(Count, id=ids, text=text),
    st.builds(Ping, id=ids),
)
events: st.SearchStrategy[Event] = st.one_of(
    st.builds(Delta, id=ids, channel=st.sampled_from(["text", "reasoning"]), text=text, tokens=ids),
    st.builds(Failed, id=ids, code=text, message=text, hint=text, detail=text),
    st.builds(Finished, id=ids, reason=st.sampled_from(["stop", "length", "cancelled"]), completion_tokens=ids),
)


@given(commands)
def test_commands_come_back_equal(command: Command) -> None:
    assert decode_command(encode_frame(command)[4:]) == command


@given(st.lists(events, max_size=8), st.lists(st.integers(0, 400), max_size=12))
def test_any_pieces_give_the_same_events(sent: list[Event], cuts: list[int]) -> None:
    stream = b"".join(map(encode_frame, sent))
    borders = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts)})
    splitter = FrameSplitter()
    received = [
        decode_event(payload)
        for start, end in itertools.pairwise(borders)
        for payload in splitter.feed(stream[start:end])
    ]
    assert received == sent


@given(st.binary(max_size=200))
def test_rubbish_is_an_error_and_nothing_else(data: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode_command(b"\xc1" + data)  # 0xc1 begins no value of msgpack


def test_a_length_beyond_all_reason_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(ValueError, match="frame"):
        list(FrameSplitter().feed((MAX_FRAME + 1).to_bytes(4, "little")))


def test_terminal_lists_exactly_the_members_of_the_union() -> None:
    assert set(TERMINAL) == set(Terminal.__args__)


def test_an_unknown_code_is_still_an_error_with_its_words() -> None:
    error = Failed(id=1, code="of_tomorrow", message="New.", hint="Update.").error()
    assert (error.message, error.hint) == ("New.", "Update.")


def test_the_contract_of_the_json_events() -> None:
    loaded = Loaded(id=1, model="m", path="p", context=512, gpu_layers=0, backend="CPU")
    assert {"type", "model", "context", "gpu_layers", "backend"} <= msgspec.to_builtins(loaded).keys()
    finished = msgspec.to_builtins(Finished(id=1, reason="stop"))
    assert finished["type"] == "finished"
    assert {"prompt_tokens", "reused_tokens", "completion_tokens", "ttft_ms", "prefill_tps", "decode_tps"} <= set(
        finished
    )

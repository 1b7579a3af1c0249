"""An answer, however its bytes are cut: whole characters, no stop text, no tag, each word in its channel."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inference.engine.matcher import Matcher
from inference.engine.reasoning import HARMONY, MARKERS, TAGS, Tag
from inference.engine.stream import Piece, StreamSplitter

STOPS = ("STOP", "\nUser:", "</s>")


def _split(pieces: Iterable[bytes], stop: Sequence[str] = (), **options: bool | Tag | None) -> tuple[str, str, bool]:
    """The text, the reasoning, and whether a stop text was met."""
    splitter = StreamSplitter(stop=stop, **({"in_reasoning": False} | options))  # type: ignore[arg-type]
    shown: list[Piece] = []
    for piece in pieces:
        shown += splitter.feed(piece)
        assert not (shown and splitter.stopped and splitter.feed(b"more"))
    shown += splitter.finish()
    assert all(piece.text for piece in shown)
    texts = ["".join(piece.text for piece in shown if piece.channel == channel) for channel in ("text", "reasoning")]
    return texts[0], texts[1], splitter.stopped


def _whole(answer: str, stop: Sequence[str] = (), **options: bool | Tag | None) -> tuple[str, str, bool]:
    return _split([answer.encode()], stop, **options)


# ------------------------------------------------------------------------------------- characters


def test_characters_come_whole() -> None:
    splitter = StreamSplitter(stop=(), in_reasoning=False)
    data = "Grüße 😀".encode()
    shown = [splitter.feed(data[i : i + 1]) for i in range(len(data))]
    assert [piece.text for pieces in shown for piece in pieces] == list("Grüße 😀")
    assert splitter.finish() == []


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([b"a\xff", b"b"], "a\ufffdb"),
        ([b"\xe2\x82", b"x"], "\ufffdx"),
        ([b"a\xf0\x9f"], "a\ufffd"),
        ([b"\xc3", b"\xc3", b"\xa9"], "\ufffdé"),
    ],
)
def test_bytes_that_are_no_text_stop_nothing(pieces: list[bytes], text: str) -> None:
    assert _split(pieces) == (text, "", False)


def test_an_invalid_byte_is_shown_at_once() -> None:
    assert StreamSplitter(stop=(), in_reasoning=False).feed(b"a\xffb") == [Piece("text", "a\ufffdb")]


@pytest.mark.parametrize(
    ("answer", "text"),
    [(" Hello", "Hello"), ("  Hello", " Hello"), ("Hello", "Hello"), ("\nHello", "\nHello"), (" ", "")],
)
def test_the_space_of_the_tokenizer_is_taken_away_once(answer: str, text: str) -> None:
    assert _whole(answer, strip_leading_space=True)[0] == text
    assert _whole(answer)[0] == answer


# -------------------------------------------------------------------------------------- stop texts


def test_a_stop_text_never_flashes_up() -> None:
    splitter = StreamSplitter(stop=["\nUser:"], in_reasoning=False)
    shown = [[piece.text for piece in splitter.feed(part)] for part in (b"Yes.", b"\n", b"Us", b"er", b":", b" And")]
    assert shown == [["Yes."], [], [], [], [], []]
    assert splitter.stopped
    assert splitter.finish() == []


def test_what_turns_out_to_be_no_stop_text_is_shown() -> None:
    splitter = StreamSplitter(stop=["\nUser:"], in_reasoning=False)
    shown = [[piece.text for piece in splitter.feed(part)] for part in (b"a\nUs", b"e it", b"\nU")]
    assert shown == [["a"], ["\nUse it"], []]
    assert splitter.finish() == [Piece("text", "\nU")]


@pytest.mark.parametrize(
    ("answer", "stop", "text"),
    [
        ("one two three", ["two", "three"], "one "),
        ("abcd", ["abcd", "bc"], "a"),
        ("xababy", ["abab", "aby"], "x"),
        ("aaaab", ["aab"], "aa"),
        ("abc", ["", "c"], "ab"),
        ("STOP", ["STOP"], ""),
    ],
)
def test_the_stop_text_that_ends_first_counts(answer: str, stop: list[str], text: str) -> None:
    assert _whole(answer, stop) == (text, "", True)
    assert _split([char.encode() for char in answer], stop) == (text, "", True)


def test_a_stop_text_ends_reasoning_too() -> None:
    assert _whole("<think>hm STOP </think>yes", ["STOP"]) == ("", "hm ", True)


# --------------------------------------------------------------------------------------- reasoning


@pytest.mark.parametrize("tag", TAGS, ids=lambda tag: tag.open)
def test_each_tag_is_known(tag: Tag) -> None:
    assert _whole(f"\n{tag.open}\nhm,\n\nwell\n{tag.close}\n\nYes. ") == ("Yes. ", "hm,\n\nwell", False)
    assert _whole(f"hm\n{tag.close}\n\nYes.", in_reasoning=True) == ("Yes.", "hm", False)
    assert _whole(f"hm\n{tag.close}\n\nYes.", in_reasoning=True, tag=tag) == ("Yes.", "hm", False)


@pytest.mark.parametrize(
    ("answer", "text", "reasoning"),
    [
        ("Write <think> and </think> around it.", "Write <think> and </think> around it.", ""),
        ("<think>a</think>Use <think>b</think>.", "Use <think>b</think>.", "a"),
        ("<think>a<think>b</think>c</think>d", "c</think>d", "a<think>b"),
        ("<think><think>a</think>b", "b", "a"),
        ("<think></think>b", "b", ""),
        ("<think>\n\n</think>\n\n<think>a</think> b", "b", "a"),
        ("<think>never closed", "", "never closed"),
        ("<think> a </thinking> b </think> c", "c", "a </thinking> b"),
        ("  \n", "  \n", ""),
        ("\n\nPlain.", "\n\nPlain.", ""),
        ("<thi", "<thi", ""),
        ("<thin>k", "<thin>k", ""),
        ("<think>a</thi", "", "a</thi"),
        ("<think>a \n", "", "a \n"),
        ("", "", ""),
    ],
)
def test_only_what_comes_first_is_reasoning(answer: str, text: str, reasoning: str) -> None:
    assert _whole(answer) == (text, reasoning, False)
    assert _split(bytes([byte]) for byte in answer.encode()) == (text, reasoning, False)


def test_a_model_may_open_again_what_its_prompt_has_opened() -> None:
    assert _whole("\n<think>\nhm</think>yes", in_reasoning=True) == ("yes", "hm", False)


def test_the_tag_of_the_prompt_is_the_only_one_that_closes() -> None:
    assert _whole("a</think>b[/THINK]c", in_reasoning=True, tag=Tag("[THINK]", "[/THINK]")) == (
        "c",
        "a</think>b",
        False,
    )


def test_reasoning_can_be_left_alone() -> None:
    assert _whole("<think>a</think>b", reasoning=False) == ("<think>a</think>b", "", False)


def test_it_is_known_at_any_time_what_comes() -> None:
    splitter = StreamSplitter(stop=(), in_reasoning=False)
    seen = []
    for part in (b"<th", b"ink>", b"hm", b"</think>", b"yes"):
        splitter.feed(part)
        seen.append(splitter.in_reasoning)
    assert seen == [False, True, True, False, False]


def test_as_little_as_possible_is_held_back() -> None:
    splitter = StreamSplitter(stop=["\nUser:"], in_reasoning=True)
    parts = (b"a b ", b"c", b" <", b"/think", b"x", b"</think>", b"\n", b"d <think>", b" e\n", b"f")
    shown = [[piece.text for piece in splitter.feed(part)] for part in parts]
    assert shown == [["a b"], [" c"], [], [], [" </thinkx"], [], [], ["d <think>"], [" e"], ["\nf"]]


# ----------------------------------------------------------------------------------------- harmony

ANALYSIS, FINAL = "<|channel|>analysis<|message|>", "<|channel|>final<|message|>"
TURN = "<|end|><|start|>assistant"


@pytest.mark.parametrize(
    ("answer", "text", "reasoning", "stopped"),
    [
        (f"{ANALYSIS}hm{TURN}{FINAL}Yes.<|return|>", "Yes.", "hm", True),
        (f"{ANALYSIS} hm \n{TURN}{FINAL}Yes.", "Yes.", "hm", False),
        (f"{FINAL}Yes.<|return|>", "Yes.", "", True),
        (f"{ANALYSIS}a{TURN}{ANALYSIS}b{TURN}{FINAL}c", "c", "ab", False),
        (f"{ANALYSIS}a{TURN}<|channel|>commentary<|message|>I look.{TURN}{FINAL} c", "I look.c", "a", False),
        (f"{ANALYSIS}a{TURN}<|channel|>commentary to=x <|constrain|>json<|message|>{{}}<|call|>", "{}", "a", True),
        (f"{ANALYSIS}a<|channel|>final<|message|>b", "b", "a", False),
        ("<|start|>", "<|start|>", "", False),
        (f"{ANALYSIS}never closed", "", "never closed", False),
        ("<|channel|>ana", "", "", False),
        ("<|channel|>" + "x" * 300, "<|channel|>" + "x" * 300, "", False),
        ("Say <|channel|> once.", "Say <|channel|> once.", "", False),
    ],
)
def test_harmony_is_a_row_of_messages(answer: str, text: str, reasoning: str, stopped: bool) -> None:
    assert _whole(answer) == (text, reasoning, stopped)
    assert _split(bytes([byte]) for byte in answer.encode()) == (text, reasoning, stopped)


def test_harmony_goes_on_in_the_middle_of_its_reasoning() -> None:
    rest = f"and so{TURN}{FINAL}Yes."
    assert _whole(rest, in_reasoning=True, tag=HARMONY) == ("Yes.", "and so", False)
    assert _whole(rest, in_reasoning=True) == ("Yes.", "and so", False)


def test_what_the_splitter_wants_to_see_is_listed() -> None:
    for text in re.findall(r"<\|\w+\|>", f"{ANALYSIS}{TURN}{FINAL}<|return|><|call|>"):
        assert text in MARKERS
    assert {text for tag in TAGS for text in tag} - set(MARKERS) == set()


# -------------------------------------------------------------------------------------- properties

WORDS = ["a", "b ", "ß", "😀", " ", "\n", "\n\n", "<", "</", "<th", "</thi", "ST", "\nUs", "code <b>", "\t"]
MARKS = [*STOPS, "<think>", "</think>", "[THINK]", "[/THINK]", "<|channel>thought", "<channel|>"]
CHANNELS = ["<|channel|>", "analysis", "final", "<|message|>", "<|end|>", "<|start|>assistant", "<|return|>"]


def _answers(parts: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=14).map("".join)


def _cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[start:end] for start, end in itertools.pairwise(edges)]


@settings(max_examples=150)
@given(
    _answers(WORDS + MARKS + CHANNELS),
    st.lists(st.integers(0, 200), max_size=12),
    st.lists(st.sampled_from([*STOPS, "<|end|>", "</think>", "a", "\n", "TOP", "😀"]), max_size=3),
    st.booleans(),
    st.booleans(),
)
@example("<|end|>b <|end|>", [], [], True, False)
def test_how_an_answer_is_cut_changes_nothing(
    answer: str, places: list[int], stop: list[str], in_reasoning: bool, strip: bool
) -> None:
    options = {"in_reasoning": in_reasoning, "strip_leading_space": strip}
    expected = _whole(answer, stop, **options)
    data = answer.encode()
    assert _split(_cut(data, places), stop, **options) == expected
    assert _split((data[i : i + 1] for i in range(len(data))), stop, **options) == expected


@settings(max_examples=150)
@given(st.binary(max_size=40), st.lists(st.integers(0, 40), max_size=8))
def test_any_bytes_give_the_text_that_is_in_them(data: bytes, places: list[int]) -> None:
    assert _split(_cut(data, places), reasoning=False) == (data.decode("utf-8", "replace"), "", False)


def _reference(answer: str, stop: Sequence[str], in_reasoning: bool) -> tuple[str, str, bool]:
    """The same for a whole answer, step by step; for stop texts that overlap with no tag."""
    ends = [answer.index(text) + len(text) for text in stop if text in answer]
    stopped = bool(ends)
    if stopped:
        found = max((text for text in stop if answer[: min(ends)].endswith(text)), key=len)
        answer = answer[: min(ends) - len(found)]
    text, reasoning = answer, ""
    tag: Tag | None = None
    opens = "|".join(re.escape(tag.open) for tag in sorted(TAGS, key=lambda tag: -len(tag.open)))
    while in_reasoning or (match := re.match(rf"\s*({opens})", text)):
        if not in_reasoning:
            assert match is not None
            tag = next(tag for tag in TAGS if tag.open == match[1])
            text = text[match.end() :]
        while again := re.match(rf"\s*({opens})", text):
            text = text[again.end() :]
        closes = [tag.close] if tag else [tag.close for tag in TAGS]
        places = [(text.index(close) + len(close), -len(close)) for close in closes if close in text]
        if not places:
            return "", reasoning + text.lstrip(), stopped
        end, size = min(places)
        reasoning += text[: end + size].strip()
        text, in_reasoning = text[end:].lstrip(), False
    return text, reasoning, stopped


@settings(max_examples=150)
@given(_answers(WORDS + MARKS), st.lists(st.sampled_from(STOPS), max_size=2, unique=True), st.booleans())
@example("<think>STOP", ["STOP"], False)
@example("</think>\n\nUser:", ["\nUser:"], True)
def test_an_answer_is_sorted_as_reading_it_as_a_whole_says(answer: str, stop: list[str], in_reasoning: bool) -> None:
    assert _whole(answer, stop, in_reasoning=in_reasoning) == _reference(answer, stop, in_reasoning)


@settings(max_examples=150)
@given(
    _answers(["a", "b", "ab", "ba", "aab"]), st.lists(st.sampled_from(["ab", "aab", "bb", "abab", "baa"]), min_size=1)
)
def test_what_is_held_back_is_the_beginning_of_a_stop_text(answer: str, stop: list[str]) -> None:
    splitter = StreamSplitter(stop=stop, in_reasoning=False, reasoning=False)
    shown, fed = "", ""
    for char in answer:
        fed += char
        shown += "".join(piece.text for piece in splitter.feed(char.encode()))
        if splitter.stopped:
            return
        held = fed.removeprefix(shown)
        beginnings = [text[:size] for text in stop for size in range(1, len(text))]
        assert held == max((text for text in ["", *beginnings] if fed.endswith(text)), key=len)


def test_a_long_stop_text_costs_no_more_than_a_short_one() -> None:
    """Were all of the held text looked at for every token, this would take minutes."""
    splitter = StreamSplitter(stop=["a" * 20_000 + "b"], in_reasoning=False)
    shown = sum(len(piece.text) for _ in range(60_000) for piece in splitter.feed(b"a"))
    assert shown == 40_000


def test_much_space_costs_no_more_than_many_words() -> None:
    splitter = StreamSplitter(stop=["STOP"], in_reasoning=True)
    assert splitter.feed(b"a") == [Piece("reasoning", "a")]
    for _ in range(20_000):
        assert splitter.feed(b"  ") == []
    assert splitter.feed(b"b") == [Piece("reasoning", "  " * 20_000 + "b")]


@given(st.lists(st.text("ab", max_size=4), max_size=4), st.text("ab", max_size=20))
def test_a_matcher_finds_what_ends_first(patterns: list[str], text: str) -> None:
    end, _, found = Matcher(patterns).scan(text, 0, Matcher.START)
    hits = [(match.end(), -len(p)) for p in patterns if p and (match := re.search(re.escape(p), text))]
    assert (end, -len(found)) == (min(hits) if hits else (len(text), 0))

"""Who answers: a table of requests to three models, and what holds for any models, needs and rules."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.errors import NoModel, OptionError, Unable
from inference.messages import Message, Tool
from inference.needs import Needs, language_of, needs_of
from inference.protocol import Constraint, Generate
from inference.router import Candidate, choose
from inference.routing_rules import DEFAULT_RULES, Rule, Rules, Then, When, read_rules, write_rules

B = 1_000_000_000
SMALL = Candidate(name="small", parameters=B, quantization="Q4_K_M", context=32_768, reading=400, writing=40)
CODER = Candidate(
    name="coder", parameters=7 * B, quantization="Q4_K_M", context=16_384, code=True, tools=True, reading=80, writing=9
)
SEER = Candidate(
    name="seer", parameters=12 * B, quantization="Q4_K_M", context=8_192, sees=True, tools=True, reading=40, writing=5,
    load_seconds=10, languages=("ar",),
)  # fmt: skip
GUIDE = Candidate(name="guide", parameters=3_000_000, context=2048, builtin=True, reading=4000, writing=1000)
THREE = (SMALL, CODER, SEER)
ARABIC = Rules(rules=(*DEFAULT_RULES.rules, Rule(when="language", language="ar", then="specialists")))
NEVER = Rules(rules=(Rule(then="avoid", model="seer"), Rule(then="avoid", model="small")))
ALWAYS = Rules(rules=(Rule(then="prefer", model="small"),))
PATIENT = Rules(rules=(Rule(then="strong"),))
HURRIED = Rules(rules=(Rule(then="quick"),))
TOOLS = (Tool("weather", "tells the weather", '{"type":"object"}'),)
PICTURE = (b"picture",)
ESSAY = "Tell me about the long history of lighthouses, of those who kept them, and of what became of their families. "
JSON = Constraint(kind="json")


def ask(text: str, **fields: object) -> Generate:
    images = fields.pop("images", ())
    return Generate(messages=(Message.user(text, images),), **fields)  # type: ignore[arg-type]


TABLE: list[tuple[Generate, Rules, str]] = [
    # Short questions want a quick answer.
    (ask("Hello"), DEFAULT_RULES, "small"),
    (ask("What is the capital of France?"), DEFAULT_RULES, "small"),
    (ask("Thanks!"), DEFAULT_RULES, "small"),
    (ask("Wie spät ist es in Tokio?"), DEFAULT_RULES, "small"),
    (ask("Merci, et toi ?"), DEFAULT_RULES, "small"),
    (ask("2+2?"), PATIENT, "seer"),
    (ask("Hello"), ALWAYS, "small"),
    (ask("Hello"), NEVER, "coder"),
    # Longer ones are worth waiting for, as far as patience goes.
    (ask(ESSAY), DEFAULT_RULES, "coder"),
    (ask(ESSAY), HURRIED, "small"),
    (ask(ESSAY), PATIENT, "seer"),
    (ask(ESSAY), ALWAYS, "small"),
    (ask(ESSAY), NEVER, "coder"),
    (ask(ESSAY, max_tokens=20), DEFAULT_RULES, "seer"),
    (ask(ESSAY, max_tokens=1600), DEFAULT_RULES, "small"),
    # Code goes to who was made for it.
    (ask("Write a Python function that sorts a list of tuples by their second element."), DEFAULT_RULES, "coder"),
    (ask("Why does this fail?\n```\nint main() { return x; }\n```"), DEFAULT_RULES, "coder"),
    (ask("def f(x):\n    return x +"), DEFAULT_RULES, "coder"),
    (ask("SELECT name FROM users WHERE id = 1"), DEFAULT_RULES, "coder"),
    (ask("Refactor main.rs so that it reads from standard input."), DEFAULT_RULES, "coder"),
    (ask("Traceback (most recent call last):\n  File x"), DEFAULT_RULES, "coder"),
    (ask("Write a Python function."), Rules(rules=(Rule(when="code", then="prefer", model="small"),)), "small"),
    (ask("Write a Python function."), Rules(rules=(Rule(when="code", then="avoid", model="coder"),)), "small"),
    # Who cannot see is not asked about pictures, whatever the rules say.
    (ask("What is this?", images=PICTURE), DEFAULT_RULES, "seer"),
    (ask("What is this?", images=PICTURE), ALWAYS, "seer"),
    (ask("What is this?", images=PICTURE), HURRIED, "seer"),
    (ask("What is this?", images=PICTURE), NEVER, "seer"),
    (ask("Explain this Python code", images=PICTURE), DEFAULT_RULES, "seer"),
    # Nor who knows no tools about tools.
    (ask("How is the weather?", tools=TOOLS), DEFAULT_RULES, "coder"),
    (ask("How is the weather?", tools=TOOLS), ALWAYS, "coder"),
    (ask("How is the weather?", tools=TOOLS, tool_choice="none"), DEFAULT_RULES, "small"),
    (ask("How is the weather?", tools=TOOLS, images=PICTURE), DEFAULT_RULES, "seer"),
    # Nor whose context is too short.
    (ask("word " * 15_000), PATIENT, "small"),
    (ask("word " * 8_000), PATIENT, "coder"),
    (ask("word " * 3_000), PATIENT, "coder"),
    # Any chat model writes JSON when it is held to it.
    (ask("List three colours.", constraint=JSON), DEFAULT_RULES, "small"),
    (ask("List three colours.", constraint=JSON), Rules(rules=(Rule(when="json", then="strong"),)), "seer"),
    # Languages.
    (ask("اكتب لي رسالة طويلة عن البحر والسفن وعن الناس الذين يعيشون على الشاطئ منذ مئات السنين"), ARABIC, "seer"),
    (ask(ESSAY), ARABIC, "coder"),
    (ask("Prove step by step that the square root of two is irrational."), DEFAULT_RULES, "coder"),
]


def test_the_table_is_as_long_as_promised() -> None:
    assert len(TABLE) == 40


@pytest.mark.parametrize(("command", "rules", "expected"), TABLE, ids=[str(number) for number in range(len(TABLE))])
def test_requests_go_where_the_rules_say(command: Generate, rules: Rules, expected: str) -> None:
    choice = choose(needs_of(command), THREE, rules)
    assert choice.name == expected, [(one.name, round(one.score, 2), round(one.waiting, 1)) for one in choice.ranking]
    assert choice.why.sentence().endswith(".")
    assert {one.name for one in choice.ranking} | {name for name, _ in choice.excluded} == {"small", "coder", "seer"}


def test_a_follow_up_stays_unless_its_needs_change() -> None:
    first = needs_of(ask(ESSAY))
    assert choose(first, THREE, HURRIED, stay="seer", stay_for=first).name == "seer"
    assert choose(first, THREE, HURRIED, stay="seer", stay_for=first).why.kind == "stays"
    more = needs_of(ask(ESSAY + "And in more detail?"))
    assert choose(more, THREE, HURRIED, stay="seer", stay_for=first).name == "seer"
    code = needs_of(ask("Write a Python function that draws one."))
    assert choose(code, THREE, DEFAULT_RULES, stay="small", stay_for=first).name == "coder"
    picture = needs_of(ask("And this?", images=PICTURE))
    assert choose(picture, THREE, DEFAULT_RULES, stay="small", stay_for=first).name == "seer"
    assert choose(first, THREE, HURRIED, stay="gone", stay_for=first).name == "small"


def test_the_guide_answers_only_when_nobody_else_can() -> None:
    hello = needs_of(ask("Hello"))
    assert choose(hello, (GUIDE, SEER), HURRIED).name == "seer"
    assert choose(hello, (GUIDE,), DEFAULT_RULES).name == "guide"


def test_tools_are_explained_to_others_where_nobody_knows_them() -> None:
    assert choose(Needs(tools=True), (SMALL,), DEFAULT_RULES).name == "small"
    assert choose(Needs(tools=True), (GUIDE, SMALL), DEFAULT_RULES).name == "small"
    assert choose(Needs(tools=True), (SMALL, CODER), HURRIED).name == "coder"
    assert choose(Needs(tools=True, image=True), (CODER, msgspec.structs.replace(SEER, tools=False)), HURRIED).name == (
        "seer"
    )


def test_what_nobody_can_is_said() -> None:
    with pytest.raises(NoModel):
        choose(Needs(), (), DEFAULT_RULES)
    with pytest.raises(Unable, match="pictures"):
        choose(Needs(image=True), (SMALL, CODER), DEFAULT_RULES)
    with pytest.raises(Unable, match="is 8,192"):  # of those that see
        choose(Needs(image=True, prompt_tokens=10_000), THREE, DEFAULT_RULES)
    with pytest.raises(Unable, match="longest context"):
        choose(Needs(prompt_tokens=100_000), THREE, DEFAULT_RULES)


def test_who_takes_too_long_answers_only_when_nobody_else_can() -> None:
    slow = msgspec.structs.replace(SEER, writing=0.1)
    impatient = Rules(rules=(Rule(then="prefer", model="seer"),), longest=60)
    assert choose(needs_of(ask(ESSAY)), (SMALL, slow), impatient).name == "small"
    assert choose(needs_of(ask(ESSAY, images=PICTURE)), (SMALL, slow), impatient).name == "seer"


# --------------------------------------------------------------------------------- what always holds

names = st.sampled_from(["a", "b", "c", "d", "e"])
candidates = st.builds(
    Candidate,
    name=names,
    parameters=st.integers(0, 10**12),
    active_parameters=st.integers(0, 10**11),
    quantization=st.sampled_from(["", "Q4_K_M", "Q2_K", "F16", "IQ1_S"]),
    size=st.integers(0, 10**11),
    context=st.integers(0, 100_000),
    sees=st.booleans(),
    tools=st.booleans(),
    code=st.booleans(),
    builtin=st.booleans(),
    load_seconds=st.floats(0, 1000),
    queue_seconds=st.floats(0, 1000),
    reading=st.floats(0, 10_000),
    writing=st.floats(0, 1000),
)
rules = st.builds(
    Rules,
    rules=st.lists(
        st.builds(
            Rule,
            when=st.sampled_from(get_args(When)),
            language=st.sampled_from(["", "de", "ar"]),
            then=st.sampled_from(get_args(Then)),
            model=names,
            on=st.booleans(),
        ),
        max_size=6,
    ).map(tuple),
    patience=st.floats(0.5, 600),
    longest=st.floats(1, 10_000),
)
needs = st.builds(
    Needs,
    image=st.booleans(),
    tools=st.booleans(),
    json=st.booleans(),
    code=st.booleans(),
    short=st.booleans(),
    prompt_tokens=st.integers(0, 50_000),
    answer_tokens=st.integers(0, 5_000),
    language=st.sampled_from(["", "de", "ar"]),
)
libraries = st.lists(candidates, min_size=1, max_size=5, unique_by=lambda one: one.name)


@given(needs, libraries, rules, names)
@settings(max_examples=200)
def test_never_a_model_that_cannot(wanted: Needs, library: list[Candidate], all_rules: Rules, stay: str) -> None:
    try:
        choice = choose(wanted, library, all_rules, stay=stay)
    except Unable:
        able = [one for one in library if one.sees or not wanted.image]
        assert all(one.context and one.context < wanted.prompt_tokens + 64 for one in able)
        return
    chosen = next(one for one in library if one.name == choice.name)
    assert chosen.sees or not wanted.image
    able = [one for one in library if one.tools and (one.sees or not wanted.image)]
    assert (
        chosen.tools or not wanted.tools or all(one.context and one.context < wanted.prompt_tokens + 64 for one in able)
    )
    assert not chosen.context or chosen.context >= wanted.prompt_tokens
    assert choose(wanted, list(reversed(library)), all_rules, stay=stay).name == choice.name, "order means nothing"


@given(needs, candidates, st.floats(1.1, 10), st.sampled_from(["reading", "writing"]), rules)
def test_who_is_quicker_and_otherwise_equal_is_never_ranked_lower(
    wanted: Needs, one: Candidate, times: float, what: str, all_rules: Rules
) -> None:
    able = msgspec.structs.replace(one, sees=True, tools=True, context=0, name="a", reading=5.0, writing=5.0)
    quicker = msgspec.structs.replace(able, name="b", **{what: 5.0 * times})
    plain = msgspec.structs.replace(
        all_rules, rules=tuple(rule for rule in all_rules.rules if rule.then not in ("prefer", "avoid"))
    )
    ranking = choose(wanted, [able, quicker], plain).ranking
    score = {ranked.name: ranked.score for ranked in ranking}
    assert score["b"] >= score["a"]


@given(rules)
def test_rules_survive_being_kept(all_rules: Rules) -> None:
    assert read_rules(write_rules(all_rules)) == all_rules
    assert all(rule.sentence().endswith(".") for rule in all_rules.rules)


DEEP = '{"x": ' + "[" * 100_000 + "]" * 100_000 + "}"


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"rules": 5}', '{"patience": 0}', '{"patience": 1e9}', '{"longest": -1}', '"\ud800"', DEEP],
    ids=range(8),
)
def test_rules_that_are_none(text: str) -> None:
    with pytest.raises(OptionError):
        read_rules(text)


def test_default_rules_are_kept_as_nothing() -> None:
    assert write_rules(DEFAULT_RULES) == ""
    assert read_rules("") == DEFAULT_RULES


# ------------------------------------------------------------------------------------------- needs


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What is the best way to learn how to swim?", "en"),
        ("Kannst du mir bitte sagen, wie das mit der Steuer ist?", "de"),
        ("Est-ce que vous pouvez me dire comment faire une tarte avec des pommes ?", "fr"),
        ("¿Me puedes decir cómo se hace una tortilla con las patatas?", "es"),
        ("Mi puoi dire come si fa una torta di mele che sia buona?", "it"),
        ("ما هي عاصمة فرنسا", "ar"),
        ("フランスの首都はどこですか", "ja"),
        ("法国的首都是哪里", "zh"),
        ("프랑스의 수도는 어디입니까", "ko"),
        ("Какая столица Франции?", "ru"),
        ("qwrt zzxv bnmp", ""),
        ("", ""),
        ("42", ""),
    ],
)
def test_languages_are_told_by_script_and_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


@given(st.text(max_size=3000), st.integers(0, 3))
def test_any_text_has_needs(text: str, pictures: int) -> None:
    found = needs_of(ask(text, images=(b"x",) * pictures))
    assert found.image == (pictures > 0)
    assert found.prompt_tokens >= len(text) // 4
    assert needs_of(Generate(messages=(), prompt=text)).prompt_tokens <= found.prompt_tokens

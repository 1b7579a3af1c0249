"""Options of the command line, made from the declarations."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.arguments import add_chat_arguments, constraint, load_options, sampling
from inference.commands import Constraint
from inference.errors import UsageError
from inference.options import LOAD_OPTIONS, SAMPLING_OPTIONS, LoadOptions, Sampling, check_options


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_chat_arguments(parser)
    return parser.parse_args(list(words))


def test_the_names_the_contract_fixes() -> None:
    parsed = parse("--temp", "0", "--top-k", "5", "--seed", "7", "-n", "9", "-c", "1024", "-t", "2", "-ngl", "3", "hi")
    assert sampling(parsed, Sampling()) == Sampling(temperature=0.0, top_k=5, seed=7)
    assert load_options(parsed, LoadOptions()) == LoadOptions(context_length=1024, threads=2, gpu_layers=3)
    assert parsed.max_tokens == 9
    assert parsed.prompt == ["hi"]


def test_what_is_not_said_stays_as_the_settings_have_it() -> None:
    base = LoadOptions(threads=3, kv_type="q8_0")
    assert load_options(parse("-c", "512"), base) == LoadOptions(threads=3, kv_type="q8_0", context_length=512)


def test_what_answers_have_to_be(tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text('{"type": "object"}', encoding="utf-8")
    assert constraint(parse("hi")) is None
    assert constraint(parse("--json-answer")) == Constraint(kind="json")
    assert constraint(parse("--schema", str(schema))) == Constraint(kind="json_schema", text='{"type": "object"}')
    assert not parse("--json-answer").json
    schema.write_bytes(b"\xff\xfe")
    for wrong in (schema, tmp_path, tmp_path / "no.json"):
        with pytest.raises(UsageError):
            constraint(parse("--schema", str(wrong)))


def test_auto_overrides_a_setting() -> None:
    assert load_options(parse("-ngl", "auto"), LoadOptions(gpu_layers=12)) == LoadOptions()


@pytest.mark.parametrize("word", ["on", "off", "yes", "no"])
def test_switches(word: str) -> None:
    parsed = parse("--memory-mapping", word)
    assert load_options(parsed, LoadOptions()).memory_mapping is (word in ("on", "yes"))


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--temp", "nan"], "Temperature cannot be nan"),
        (["--temp", "-1"], "between 0 and 5"),
        (["--temp", "warm"], "a number"),
        (["--top-k", "1.5"], "a number"),
        (["-c", "0"], "Context length cannot be 0"),
        (["-c", "99999999999999999999"], "Context length"),
        (["-t", "-4"], "Threads"),
        (["--flash-attention", "maybe"], "one of auto, on, off"),
        (["--memory-mapping", "perhaps"], "on or off"),
        (["-n", "0"], "not a number of tokens"),
        (["-n", "many"], "not a number of tokens"),
    ],
)
def test_nonsense_is_wrong_usage(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        parse(*words)
    assert leaving.value.code == 2
    assert complaint in capsys.readouterr().err


@given(st.sampled_from(LOAD_OPTIONS + SAMPLING_OPTIONS), st.text(max_size=12))
def test_any_word_is_refused_or_allowed_by_its_declaration(option, word: str) -> None:
    name = {"context_length": "-c", "temperature": "--temp"}.get(option.name, "--" + option.name.replace("_", "-"))
    try:
        parsed = parse(f"{name}={word}" if name.startswith("--") else f"{name}{word}")
    except SystemExit:
        return
    check_options(load_options(parsed, LoadOptions()))
    check_options(sampling(parsed, Sampling()))


def test_every_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse("--help")
    text = " ".join(capsys.readouterr().out.split())
    for option in LOAD_OPTIONS + SAMPLING_OPTIONS:
        assert option.help.split()[0] in text

"""Answers with calls as the families write them, for the tests of reading and of grammars."""

# ruff: noqa: RUF001 (the bars of DeepSeek's tokens are wide ones)

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from inference.engine.calls.formats import CallFormat, format_of
from inference.engine.calls.reader import CallReader
from inference.engine.stream import StreamSplitter

WEATHER = {"city": {"type": "string"}, "days": {"type": "integer"}, "units": {"type": "array"}}
CLOCK: dict[str, dict[str, str]] = {}
SCHEMAS = {"weather": WEATHER, "clock": CLOCK}
ASKED = ("weather", '{"city": "Köln \\"am\\" Rhein", "days": 3}')
NOW = ("clock", "{}")

# Family: what its templates have, one call, and two calls.
ANSWERS: dict[str, tuple[str, str, str]] = {
    "hermes": (
        "<tool_call>",
        '<tool_call>\n{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}}\n</tool_call>',
        '\n<tool_call>\n{"name": "clock", "arguments": {}}\n</tool_call>',
    ),
    "qwen coder": (
        "<tool_call><function=",
        '<tool_call>\n<function=weather>\n<parameter=city>\nKöln "am" Rhein\n</parameter>\n<parameter=days>\n3\n'
        "</parameter>\n</function>\n</tool_call>",
        "\n<tool_call>\n<function=clock>\n</function>\n</tool_call>",
    ),
    "seed": (
        "<seed:tool_call>",
        '<seed:tool_call>\n<function=weather>\n<parameter=city>Köln "am" Rhein</parameter>\n<parameter=days>3'
        "</parameter>\n</function>\n</seed:tool_call>",
        "\n<seed:tool_call>\n<function=clock>\n</function>\n</seed:tool_call>",
    ),
    "glm": (
        "<tool_call><arg_key>",
        '<tool_call>weather\n<arg_key>city</arg_key>\n<arg_value>Köln "am" Rhein</arg_value>\n<arg_key>days</arg_key>\n'
        "<arg_value>3</arg_value>\n</tool_call>",
        "\n<tool_call>clock\n</tool_call>",
    ),
    "minimax": (
        "<minimax:tool_call><invoke name=",
        '<minimax:tool_call>\n<invoke name="weather">\n<parameter name="city">Köln "am" Rhein</parameter>\n'
        '<parameter name="days">3</parameter>\n</invoke>\n</minimax:tool_call>',
        '\n<minimax:tool_call>\n<invoke name="clock">\n</invoke>\n</minimax:tool_call>',
    ),
    "deepseek 3.2": (
        "<｜DSML｜function_calls>",
        '<｜DSML｜function_calls>\n<｜DSML｜invoke name="weather">\n<｜DSML｜parameter name="city" string="true">'
        'Köln "am" Rhein</｜DSML｜parameter>\n<｜DSML｜parameter name="days" string="false">3</｜DSML｜parameter>\n'
        "</｜DSML｜invoke>\n</｜DSML｜function_calls>",
        '\n<｜DSML｜function_calls>\n<｜DSML｜invoke name="clock">\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    ),
    "deepseek": (
        "<｜tool▁calls▁begin｜>",
        '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>weather<｜tool▁sep｜>{"city": "Köln \\"am\\" Rhein", "days": 3}'
        "<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
        "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>clock<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
    ),
    "deepseek r1": (
        "<｜tool▁calls▁begin｜>```json",
        "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>weather\n```json\n"
        '{"city": "Köln \\"am\\" Rhein", "days": 3}\n```<｜tool▁call▁end｜>\n<｜tool▁call▁begin｜>'
        "function<｜tool▁sep｜>clock\n```json\n{}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
        "",
    ),
    "kimi": (
        "<|tool_calls_section_begin|>",
        "<|tool_calls_section_begin|><|tool_call_begin|>functions.weather:0<|tool_call_argument_begin|>"
        '{"city": "Köln \\"am\\" Rhein", "days": 3}<|tool_call_end|><|tool_call_begin|>functions.clock:1'
        "<|tool_call_argument_begin|>{}<|tool_call_end|><|tool_calls_section_end|>",
        "",
    ),
    "mistral": (
        "[TOOL_CALLS]",
        '[TOOL_CALLS][{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}, "id": "a1b2c3d4e"}, '
        '{"name": "clock", "arguments": {}}]',
        "",
    ),
    "mistral args": (
        "[TOOL_CALLS][ARGS]",
        '[TOOL_CALLS]weather[ARGS]{"city": "Köln \\"am\\" Rhein", "days": 3}',
        "[TOOL_CALLS]clock[ARGS]{}",
    ),
    "mistral ids": (
        "[TOOL_CALLS][CALL_ID][ARGS]",
        '[TOOL_CALLS]weather[CALL_ID]a1b2c3d4e[ARGS]{"city": "Köln \\"am\\" Rhein", "days": 3}',
        "[TOOL_CALLS]clock[CALL_ID]b1b2c3d4e[ARGS]{}",
    ),
    "command": (
        "<|START_ACTION|>",
        '<|START_ACTION|>[\n    {"tool_call_id": "0", "tool_name": "weather", "parameters": {"city": "Köln \\"am\\" '
        'Rhein", "days": 3}},\n    {"tool_call_id": "1", "tool_name": "clock", "parameters": {}}\n]<|END_ACTION|>',
        "",
    ),
    "gemma 4": (
        "<|tool_call>call:",
        '<|tool_call>call:weather{city:<|"|>Köln "am" Rhein<|"|>,days:3}<tool_call|>',
        "<|tool_call>call:clock{}<tool_call|>",
    ),
    "granite": (
        "<|tool_call|>",
        '<|tool_call|>[{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}}, {"name": "clock", '
        '"arguments": {}}]',
        "",
    ),
    "phi 4": (
        "<|tool_call|><|/tool_call|>",
        '<|tool_call|>{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}}<|/tool_call|>',
        '<|tool_call|>{"name": "clock", "arguments": {}}<|/tool_call|>',
    ),
    "lfm 2": (
        "<|tool_call_start|>",
        "<|tool_call_start|>[weather(city='Köln \"am\" Rhein', days=3), clock()]<|tool_call_end|>",
        "",
    ),
    "functionary": (
        "<function=</function>",
        '<function=weather>{"city": "Köln \\"am\\" Rhein", "days": 3}</function>',
        "<function=clock>{}</function>",
    ),
    "firefunction": (
        "functools[",
        'functools[{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}}, {"name": "clock", '
        '"arguments": {}}]',
        "",
    ),
    "nemotron": (
        "<TOOLCALL>",
        '<TOOLCALL>[{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}}, {"name": "clock", '
        '"arguments": {}}]</TOOLCALL>',
        "",
    ),
    "apriel": (
        "<tool_calls>[",
        '<tool_calls>[{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}, "id": "7"}, '
        '{"name": "clock", "arguments": {}}]</tool_calls>',
        "",
    ),
    "minimax 1": (
        "<tool_calls>",
        '<tool_calls>\n{"name": "weather", "arguments": {"city": "Köln \\"am\\" Rhein", "days": 3}}\n'
        '{"name": "clock", "arguments": {}}\n</tool_calls>',
        "",
    ),
    "apertus": (
        "<|tools_prefix|>",
        '<|tools_prefix|>[{"weather": {"city": "Köln \\"am\\" Rhein", "days": 3}}, {"clock": {}}]<|tools_suffix|>',
        "",
    ),
    "solar": (
        "<|tool_call:begin|>",
        '<|tool_call:begin|>a1b2c3d4e5<|tool_call:name|>weather<|tool_call:args|>{"city": "Köln \\"am\\" Rhein", '
        '"days": 3}<|tool_call:end|>',
        "<|tool_call:begin|>b1b2c3d4e5<|tool_call:name|>clock<|tool_call:args|>{}<|tool_call:end|>",
    ),
    "llama 3": (
        '<|start_header_id|>"parameters": ',
        '{"name": "weather", "parameters": {"city": "Köln \\"am\\" Rhein", "days": 3}}; {"type": "function", "name": '
        '"clock", "parameters": {}}',
        "",
    ),
    "harmony": (
        "<|channel|><|message|>functions.",
        "<|channel|>commentary to=functions.weather <|constrain|>json<|message|>"
        '{"city": "Köln \\"am\\" Rhein", "days": 3}<|end|>',
        "<|start|>assistant to=functions.clock<|channel|>commentary json<|message|>{}<|call|>",
    ),
}


class Heard(NamedTuple):
    """What came of an answer."""

    text: str
    reasoning: str
    calls: tuple[tuple[str, str], ...]
    ids: tuple[str, ...] = ()


def form_of(name: str) -> CallFormat:
    """The format of a family, found as it is in a template."""
    form = format_of(ANSWERS[name][0])
    assert form is not None
    assert form.name == name
    return form


def splitter_for(form: CallFormat, *, single: bool = False, stop: tuple[str, ...] = ()) -> StreamSplitter:
    """A splitter that knows two functions."""
    reader = CallReader(form, SCHEMAS, single=single)
    return StreamSplitter(stop=stop, in_reasoning=False, calls=reader, bare=form.bare, ends=stop)


def hear(splitter: StreamSplitter, pieces: Iterable[bytes]) -> Heard:
    """Feed it all and gather what comes."""
    told = [piece for part in pieces for piece in splitter.feed(part)] + splitter.finish()
    texts = {"text": "", "reasoning": ""}
    names: list[str] = []
    ids: list[str] = []
    arguments: list[str] = []
    for piece in told:
        if piece.channel != "call":
            texts[piece.channel] += piece.text
        elif piece.name:
            assert piece.number == len(names), "calls come one after the other"
            names.append(piece.name)
            ids.append(piece.call_id)
            arguments.append(piece.arguments)
        else:
            assert piece.number == len(names) - 1
            arguments[-1] += piece.arguments
    return Heard(texts["text"], texts["reasoning"], tuple(zip(names, arguments, strict=True)), tuple(ids))

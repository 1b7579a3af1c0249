"""The families of models by how they write calls, as data: how they are known, their marks, and what a call looks like.

A family is known by what its chat template writes: the template shows earlier calls the way the model has learnt to
write them.
"""

# ruff: noqa: RUF001 (the bars of DeepSeek's tokens are wide ones)

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from inference.engine.calls import bodies
from inference.engine.calls.bodies import QUOTE, Body
from inference.engine.reasoning import HARMONY_CHANNEL, HARMONY_MESSAGE

Manner = Literal["json", "tags", "pairs", "python", "gemma"]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a family writes, for the grammar that holds a model to it.

    ``NAME``, ``ARGUMENTS`` and ``ID`` stand for what they say; a line break or a space at a border may be missing.

    Attributes:
        call: One call.
        lead: Between the mark and the first call.
        between: Between two calls behind the same mark; empty where each has a mark of its own.
        tail: After the last one.
        manner: How the arguments are written.
        argument: One argument, where the manner is not JSON, with ``KEY`` and ``VALUE``.
    """

    call: str
    lead: str = ""
    between: str = ""
    tail: str = ""
    manner: Manner = "json"
    argument: str = ""


@dataclass(frozen=True, slots=True)
class CallFormat:
    """How a family writes calls.

    Attributes:
        name: Of the family.
        opens: What opens a call.
        body: Reads what follows.
        shown: For the grammar.
        close: What may follow the calls and belongs to them.
        marks: What else may be control tokens in there.
        bare: Whether an answer that begins with a brace is a call, where functions were offered.
        ids: What ids its template insists on.
        harmony: Whether a call is told by the header of a message.
    """

    name: str
    opens: tuple[str, ...]
    body: Body
    shown: Shown
    close: str = ""
    marks: tuple[str, ...] = ()
    bare: bool = False
    ids: Literal["", "nine", "kimi"] = ""
    harmony: bool = False

    @property
    def visible(self) -> tuple[str, ...]:
        """Texts of control tokens that a reader has to see."""
        return (*self.opens, *((self.close,) if self.close else ()), *self.marks)


_OBJECT = '{"name": "NAME", "arguments": ARGUMENTS}'
_LIST = Shown(_OBJECT, lead="[", between=", ", tail="]")
_PARAMETERS = '{"name": "NAME", "parameters": ARGUMENTS}'


def _dsml(section: str) -> CallFormat:
    return CallFormat(
        "deepseek 3.2",
        (f"<｜DSML｜{section}>",),
        bodies.tagged,
        Shown(
            '<｜DSML｜invoke name="NAME">\nARGUMENTS</｜DSML｜invoke>',
            lead="\n",
            between="\n",
            tail=f"\n</｜DSML｜{section}>",
            manner="tags",
            argument='<｜DSML｜parameter name="KEY" string="STRING">VALUE</｜DSML｜parameter>\n',
        ),
        marks=("｜DSML｜",),
    )


def _tags(mark: str, name: str) -> CallFormat:
    """Qwen3-Coder, Qwen3.5, Seed-OSS, Nemotron 3."""
    return CallFormat(
        name,
        (f"<{mark}>", "<function="),
        bodies.tool_call,
        Shown(
            "<function=NAME>\nARGUMENTS</function>",
            lead="\n",
            tail=f"\n</{mark}>",
            manner="tags",
            argument="<parameter=KEY>\nVALUE\n</parameter>\n",
        ),
        close=f"</{mark}>",
    )


HERMES = CallFormat(
    "hermes", ("<tool_call>",), bodies.tool_call, Shown(_OBJECT, lead="\n", tail="\n</tool_call>"), close="</tool_call>"
)
HARMONY_CALLS = CallFormat(
    "harmony",
    (),
    bodies.harmony,
    Shown(f"NAME{HARMONY_CHANNEL}commentary json{HARMONY_MESSAGE}ARGUMENTS"),
    harmony=True,
)
QWEN_CODER = _tags("tool_call", "qwen coder")
SEED = _tags("seed:tool_call", "seed")
GLM = CallFormat(
    "glm",
    ("<tool_call>",),
    bodies.tool_call,
    Shown(
        "NAME\nARGUMENTS",
        tail="</tool_call>",
        manner="pairs",
        argument="<arg_key>KEY</arg_key>\n<arg_value>VALUE</arg_value>\n",
    ),
    close="</tool_call>",
    marks=("<arg_key>", "</arg_key>", "<arg_value>", "</arg_value>"),
)
MINIMAX = CallFormat(
    "minimax",
    ("<minimax:tool_call>",),
    bodies.tagged,
    Shown(
        '<invoke name="NAME">\nARGUMENTS</invoke>',
        lead="\n",
        between="\n",
        tail="\n</minimax:tool_call>",
        manner="tags",
        argument='<parameter name="KEY">VALUE</parameter>\n',
    ),
)
DEEPSEEK = CallFormat(
    "deepseek",
    ("<｜tool▁calls▁begin｜>",),
    bodies.deepseek,
    Shown(
        "<｜tool▁call▁begin｜>NAME<｜tool▁sep｜>ARGUMENTS<｜tool▁call▁end｜>",
        between="\n",
        tail="<｜tool▁calls▁end｜>",
    ),
    marks=("<｜tool▁call▁begin｜>", "<｜tool▁sep｜>", "<｜tool▁call▁end｜>", "<｜tool▁calls▁end｜>"),
)
DEEPSEEK_R1 = CallFormat(
    "deepseek r1",
    DEEPSEEK.opens,
    bodies.deepseek,
    Shown(
        "<｜tool▁call▁begin｜>function<｜tool▁sep｜>NAME\n```json\nARGUMENTS\n```<｜tool▁call▁end｜>",
        between="\n",
        tail="<｜tool▁calls▁end｜>",
    ),
    marks=DEEPSEEK.marks,
)
KIMI = CallFormat(
    "kimi",
    ("<|tool_calls_section_begin|>",),
    bodies.kimi,
    Shown(
        "<|tool_call_begin|>functions.NAME:ID<|tool_call_argument_begin|>ARGUMENTS<|tool_call_end|>",
        tail="<|tool_calls_section_end|>",
    ),
    marks=("<|tool_call_begin|>", "<|tool_call_argument_begin|>", "<|tool_call_end|>", "<|tool_calls_section_end|>"),
    ids="kimi",
)
MISTRAL = CallFormat("mistral", ("[TOOL_CALLS]",), bodies.mistral, _LIST, ids="nine")
MISTRAL_ARGS = CallFormat(
    "mistral args",
    ("[TOOL_CALLS]",),
    bodies.mistral,
    Shown("NAME[ARGS]ARGUMENTS"),
    marks=("[ARGS]", "[CALL_ID]"),
    ids="nine",
)
MISTRAL_IDS = CallFormat(
    "mistral ids",
    ("[TOOL_CALLS]",),
    bodies.mistral,
    Shown("NAME[CALL_ID]ID[ARGS]ARGUMENTS"),
    marks=("[ARGS]", "[CALL_ID]"),
    ids="nine",
)
COMMAND = CallFormat(
    "command",
    ("<|START_ACTION|>",),
    bodies.json_calls,
    Shown(
        '{"tool_call_id": "ID", "tool_name": "NAME", "parameters": ARGUMENTS}',
        lead="[\n    ",
        between=",\n    ",
        tail="\n]<|END_ACTION|>",
    ),
    close="<|END_ACTION|>",
)
GEMMA = CallFormat(
    "gemma 4",
    ("<|tool_call>",),
    bodies.gemma,
    Shown("call:NAME{ARGUMENTS}", tail="<tool_call|>", manner="gemma", argument="KEY:VALUE"),
    close="<tool_call|>",
    marks=(QUOTE,),
)
GRANITE = CallFormat("granite", ("<|tool_call|>",), bodies.json_calls, _LIST)
PHI = CallFormat(
    "phi 4",
    ("<|tool_call|>",),
    bodies.json_calls,
    Shown(_OBJECT, tail="<|/tool_call|>"),
    close="<|/tool_call|>",
)
LFM = CallFormat(
    "lfm 2",
    ("<|tool_call_start|>",),
    bodies.python_calls,
    Shown(
        "NAME(ARGUMENTS)",
        lead="[",
        between=", ",
        tail="]<|tool_call_end|>",
        manner="python",
        argument="KEY=VALUE",
    ),
    close="<|tool_call_end|>",
)
FUNCTIONARY = CallFormat(
    "functionary", ("<function=",), bodies.functionary, Shown("NAME>ARGUMENTS</function>"), close="</function>"
)
FIREFUNCTION = CallFormat("firefunction", ("functools",), bodies.json_calls, _LIST)
NEMOTRON = CallFormat(
    "nemotron",
    ("<TOOLCALL>",),
    bodies.json_calls,
    Shown(_OBJECT, lead="[", between=", ", tail="]</TOOLCALL>"),
    close="</TOOLCALL>",
)
APRIEL = CallFormat(
    "apriel",
    ("<tool_calls>",),
    bodies.json_calls,
    Shown(_OBJECT, lead="[", between=", ", tail="]</tool_calls>"),
    close="</tool_calls>",
)
MINIMAX_1 = CallFormat(
    "minimax 1",
    ("<tool_calls>",),
    bodies.json_calls,
    Shown(_OBJECT, lead="\n", between="\n", tail="\n</tool_calls>"),
    close="</tool_calls>",
)
APERTUS = CallFormat(
    "apertus",
    ("<|tools_prefix|>",),
    bodies.keyed_calls,
    Shown('{"NAME": ARGUMENTS}', lead="[", between=", ", tail="]<|tools_suffix|>"),
    close="<|tools_suffix|>",
)
SOLAR = CallFormat(
    "solar",
    ("<|tool_call:begin|>",),
    bodies.solar,
    Shown("ID<|tool_call:name|>NAME<|tool_call:args|>ARGUMENTS", tail="<|tool_call:end|>"),
    marks=("<|tool_call:name|>", "<|tool_call:args|>", "<|tool_call:end|>"),
)
LLAMA = CallFormat("llama 3", ("<|python_tag|>",), bodies.json_calls, Shown(_PARAMETERS), bare=True)

# In this order: the first of which all texts are in a template is its family.
_KNOWN_BY: tuple[tuple[CallFormat, tuple[str, ...]], ...] = (
    (HARMONY_CALLS, (HARMONY_CHANNEL, HARMONY_MESSAGE, "functions.")),
    (_dsml("function_calls"), ("｜DSML｜", "function_calls>")),
    (_dsml("tool_calls"), ("｜DSML｜", "tool_calls>")),
    (DEEPSEEK_R1, ("<｜tool▁calls▁begin｜>", "```json")),
    (DEEPSEEK, ("<｜tool▁calls▁begin｜>",)),
    (KIMI, ("<|tool_calls_section_begin|>",)),
    (MISTRAL_IDS, ("[TOOL_CALLS]", "[CALL_ID]")),
    (MISTRAL_ARGS, ("[TOOL_CALLS]", "[ARGS]")),
    (MISTRAL, ("[TOOL_CALLS]",)),
    (COMMAND, ("<|START_ACTION|>",)),
    (GEMMA, ("<|tool_call>", "call:")),
    (LFM, ("<|tool_call_start|>",)),
    (LFM, ("<|tool_list_start|>",)),
    (LFM, ("List of tools: [", "<|im_start|>")),
    (PHI, ("<|tool_call|>", "<|/tool_call|>")),
    (GRANITE, ("<|tool_call|>",)),
    (SOLAR, ("<|tool_call:begin|>",)),
    (APERTUS, ("<|tools_prefix|>",)),
    (MINIMAX, ("<minimax:tool_call>", "<invoke name=")),
    (GLM, ("<arg_key>", "<tool_call>")),
    (SEED, ("<seed:tool_call>",)),
    (QWEN_CODER, ("<tool_call>", "<function=")),
    (FUNCTIONARY, ("<function=", "</function>")),
    (HERMES, ("<tool_call>",)),
    (NEMOTRON, ("<TOOLCALL>",)),
    (APRIEL, ("<tool_calls>[",)),
    (MINIMAX_1, ("<tool_calls>",)),
    (FIREFUNCTION, ("functools[",)),
    (LLAMA, ("<|start_header_id|>", '"parameters": ')),
)


def format_of(source: str, control_texts: Collection[str] = ()) -> CallFormat | None:
    """How the model of a template writes calls; ``None`` where it is not known."""
    known = (form for form, texts in _KNOWN_BY if all(text in source for text in texts))
    found = next(known, None)
    if found is None and "<tool_call>" in control_texts and "tool" in source:
        return HERMES
    return found

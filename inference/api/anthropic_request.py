"""A request in Anthropic's form as a wish for the engines: pure translation, which asks nobody."""

from __future__ import annotations

from collections.abc import Iterable

from inference.api.anthropic_fields import (
    Block,
    CountFields,
    DocumentBlock,
    DocumentSource,
    ImageBlock,
    MessagesFields,
    Said,
    SearchResultBlock,
    Shown,
    Source,
    TextBlock,
    ThinkingBlock,
    ToolGiven,
    ToolResultBlock,
    ToolUseBlock,
)
from inference.api.chat_fields import Function, SamplingFields
from inference.api.chat_messages import IMAGES, UNSEEN, conversation_key, decoded
from inference.api.chat_request import PRIORITY
from inference.api.chat_tools import own_kind, require, schema_text, several, tool
from inference.api.errors import wrong
from inference.api.limits import sampling, stops, tokens
from inference.api.reading import is_json
from inference.api.settings import ApiSettings
from inference.hosting.values import AUTO, Wish
from inference.messages import Message, Tool, ToolCall
from inference.protocol import Constraint, Count, Generate

UNREAD = "(a file)"  # stands for one in a function's result that is no text


def wish(fields: MessagesFields, settings: ApiSettings, client: str) -> Wish:
    """What is wanted. Raises ``Problem`` for what cannot be meant."""
    messages = to_messages(fields)
    given, choice = _tools(fields)
    named = SamplingFields(
        temperature=fields.temperature,
        top_p=fields.top_p,
        top_k=fields.top_k,
        max_tokens=fields.max_tokens,
        stop=fields.stop_sequences,
    )
    command = Generate(
        messages=messages,
        conversation=conversation_key(client, messages),
        sampling=sampling(named),
        max_tokens=tokens(named, settings),
        stop=stops(named),
        template_args=_thinking(fields),
        constraint=_constraint(fields),
        priority=PRIORITY,
        tools=given,
        tool_choice=choice,
        parallel_tool_calls=not (fields.tool_choice and fields.tool_choice.disable_parallel_tool_use),
    )
    return Wish(command=command, model=fields.model or AUTO, client=client)


def count_wish(fields: CountFields, client: str) -> Wish:
    """How many tokens a request would have. Raises ``Problem``."""
    messages = to_messages(fields)
    offered = "\n".join(
        f"{one.name} {one.description or ''} {bytes(one.input_schema).decode('utf-8', 'replace')}"
        for one in fields.tools or ()
    )
    if offered:  # templates put them before everything else
        messages = (Message.system(offered), *messages)
    return Wish(command=Count(messages=messages), model=fields.model or AUTO, client=client)


def to_messages(fields: CountFields) -> tuple[Message, ...]:
    """All of them, in order. Raises ``Problem`` for what no model could be told."""
    if not fields.messages:
        raise wrong("'messages' is empty: there is nothing to answer.", "messages", "empty_array")
    system = fields.system if isinstance(fields.system, str) else "\n".join(one.text for one in fields.system or ())
    messages = [Message.system(system)] if system else []
    for index, said in enumerate(fields.messages):
        messages += _turn(said, f"messages[{index}]")
    if sum(len(one.images) for one in messages) > IMAGES:
        raise wrong(f"There are more than {IMAGES} pictures in one request.", "messages")
    return tuple(messages)


def _thinking(fields: MessagesFields) -> dict[str, bool | int | float | str]:
    """How much is to be thought, in the words of the templates there are."""
    args: dict[str, bool | int | float | str] = {
        "enable_thinking": fields.thinking is not None and fields.thinking.type != "disabled"
    }
    if fields.output_config is not None and fields.output_config.effort:
        args["reasoning_effort"] = {"xhigh": "high", "max": "high"}.get(
            fields.output_config.effort, fields.output_config.effort
        )
    return args


def _constraint(fields: MessagesFields) -> Constraint | None:
    wanted = (fields.output_config.format if fields.output_config is not None else None) or fields.output_format
    if wanted is None or wanted.type == "text":
        return None
    text = schema_text(wanted.schema, "output_config.format.schema")
    return Constraint(kind="json_schema", text=text) if text else Constraint(kind="json")


def _turn(said: Said, where: str) -> list[Message]:
    if isinstance(said.content, str):
        return [Message(said.role, said.content)]
    if said.role == "assistant":
        return [_assistant(said.content, where)]
    results = [_result(block) for block in said.content if isinstance(block, ToolResultBlock)]
    rest = [block for block in said.content if not isinstance(block, ToolResultBlock)]
    if not rest and results:
        return results
    images = tuple(
        _picture(block.source, f"{where}.content[{index}].source")
        for index, block in enumerate(said.content)
        if isinstance(block, ImageBlock)
    )
    return [*results, Message(said.role, _text(rest, where), images=images)]


def _assistant(blocks: list[Block], where: str) -> Message:
    calls = tuple(
        ToolCall(block.id, block.name, _input(block, f"{where}.content[{index}].input"))
        for index, block in enumerate(blocks)
        if isinstance(block, ToolUseBlock)
    )
    thought = "\n".join(block.thinking for block in blocks if isinstance(block, ThinkingBlock))
    return Message.assistant(_text(blocks, where), thought, calls)


def _input(block: ToolUseBlock, param: str) -> str:
    text = bytes(block.input).strip() or b"{}"
    if not text.startswith(b"{"):
        raise wrong(f"'{param}' has to be an object.", param, "invalid_type")
    if not is_json(text):
        raise wrong(f"'{param}' is no valid JSON.", param, "invalid_json")
    return text.decode("utf-8")


def _result(block: ToolResultBlock) -> Message:
    content = block.content
    text = content if isinstance(content, str) else "\n".join(map(_shown, content or ()))
    return Message.tool(f"Error: {text}" if block.is_error else text, block.tool_use_id)


def _shown(part: Shown) -> str:
    if isinstance(part, ImageBlock):
        return UNSEEN
    text = _words(part)
    return UNREAD if text is None else text


def _words(part: TextBlock | DocumentBlock | SearchResultBlock) -> str | None:
    """The text of a part; ``None`` for a file that is none."""
    match part:
        case TextBlock():
            return part.text
        case SearchResultBlock():
            return "\n".join([part.title, part.source, *(one.text for one in part.content)])
        case DocumentBlock(source=DocumentSource(type="text", data=str(text))):
            pass
        case DocumentBlock(source=DocumentSource(type="content", content=str(text))):
            pass
        case DocumentBlock(source=DocumentSource(type="content", content=list(parts))):
            text = "\n".join(map(_shown, parts))
        case _:
            return None
    return f"{part.title}\n{text}" if part.title else text


def _text(blocks: Iterable[Block], where: str) -> str:
    texts = []
    for block in blocks:
        if isinstance(block, TextBlock | DocumentBlock | SearchResultBlock):
            text = _words(block)
            if text is None:
                raise wrong("Hearth takes no such files: send their text.", f"{where}.content", "unsupported_content")
            texts.append(text)
    return "\n".join(texts)


def _picture(source: Source, param: str) -> bytes:
    if source.type != "base64":
        raise wrong("Hearth opens no addresses for other programs: send the picture itself, as base64.", param)
    return decoded(source.data, param)


def _tools(fields: CountFields) -> tuple[tuple[Tool, ...], str]:
    made = several(fields.tools or (), _tool, lambda one: one.type or "")
    choice = fields.tool_choice
    if choice is None or choice.type in ("auto", "none"):
        return made, "auto" if choice is None else choice.type
    if choice.type == "tool" and all(one.name != choice.name for one in made):
        raise wrong("'tool_choice' names a tool that is not among 'tools'.", "tool_choice.name")
    require(made)
    return made, "required" if choice.type == "any" else choice.name


def _tool(given: ToolGiven, param: str) -> Tool:
    if given.type not in (None, "custom"):
        raise own_kind(given.type, param)
    return tool(Function(given.name, given.description, given.input_schema), param)

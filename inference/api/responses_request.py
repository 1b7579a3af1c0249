"""A request in the form of OpenAI's responses as a wish for the engines: pure translation, which asks nobody."""

from __future__ import annotations

from collections.abc import Sequence

from inference.api.chat_fields import Function, SamplingFields
from inference.api.chat_messages import IMAGES, UNSEEN, conversation_key, picture
from inference.api.chat_request import PRIORITY, TOP, template_args
from inference.api.chat_tools import chosen_by_name, chosen_by_word, only, own_kind, schema_text, several, tool
from inference.api.errors import wrong
from inference.api.limits import sampling, tokens
from inference.api.responses_fields import Format, Item, Part, ResponsesFields, ToolChosen, ToolGiven
from inference.api.settings import ApiSettings
from inference.hosting.values import AUTO, Wish
from inference.messages import Message, Tool, ToolCall
from inference.protocol import Constraint, Generate

LOGPROBS = "message.output_text.logprobs"


def wish(fields: ResponsesFields, settings: ApiSettings, client: str, before: Sequence[Message] = ()) -> Wish:
    """What is wanted. Raises ``Problem`` for what cannot be meant.

    Args:
        fields: The request.
        settings: What is allowed.
        client: Who asks.
        before: What was said up to the response that this one follows.
    """
    _check(fields)
    messages = to_messages(fields, before)
    given, choice = _tools(fields)
    named = SamplingFields(temperature=fields.temperature, top_p=fields.top_p)
    command = Generate(
        messages=messages,
        conversation=conversation_key(client, messages),
        sampling=sampling(named),
        max_tokens=tokens(named, settings, ("max_output_tokens", fields.max_output_tokens)),
        template_args=template_args(fields.reasoning.effort if fields.reasoning is not None else None, None),
        priority=PRIORITY,
        tools=given,
        tool_choice=choice,
        parallel_tool_calls=fields.parallel_tool_calls is not False,
        constraint=_constraint(fields.text.format if fields.text is not None else None),
        logprobs=_logprobs(fields),
    )
    return Wish(command=command, model=fields.model or AUTO, client=client)


def to_messages(fields: ResponsesFields, before: Sequence[Message] = ()) -> tuple[Message, ...]:
    """All that is said, in order. Raises ``Problem`` for what no model could be told."""
    said = [message for message in before if message.role != "system" or not fields.instructions]
    messages = [Message.system(fields.instructions), *said] if fields.instructions else list(said)
    if isinstance(fields.input, str):
        messages.append(Message.user(fields.input))
    else:
        messages += _turns(fields.input)
    if not any(message.role != "system" for message in messages):
        raise wrong("'input' is empty: there is nothing to answer.", "input", "empty_array")
    if sum(len(one.images) for one in messages) > IMAGES:
        raise wrong(f"There are more than {IMAGES} pictures in one request.", "input")
    return tuple(messages)


class _Assistant:
    """What the assistant thought, said and asked for in a row, which is one message for the templates."""

    def __init__(self) -> None:
        self.thought: list[str] = []
        self.text: list[str] = []
        self.calls: list[ToolCall] = []

    def messages(self) -> list[Message]:
        """It as a message; none where nothing was said."""
        if not (self.thought or self.text or self.calls):
            return []
        return [Message.assistant("\n".join(self.text), "\n".join(self.thought), tuple(self.calls))]


def _turns(items: Sequence[Item]) -> list[Message]:
    messages: list[Message] = []
    assistant = _Assistant()
    for index, item in enumerate(items):
        where = f"input[{index}]"
        if item.type == "reasoning":
            assistant.thought.append(_text(item.content, where))
        elif item.type == "function_call":
            if not (item.call_id and item.name):
                raise wrong("A call has to have a 'call_id' and a 'name'.", where, "missing_required_parameter")
            assistant.calls.append(ToolCall(item.call_id, item.name, item.arguments or "{}"))
        elif item.type == "message" and item.role == "assistant":
            assistant.text.append(_text(item.content, where))
        else:
            messages += [*assistant.messages(), _message(item, where)]
            assistant = _Assistant()
    return [*messages, *assistant.messages()]


def _message(item: Item, where: str) -> Message:
    if item.type == "function_call_output":
        if not item.call_id:
            raise wrong("A result has to say which call it belongs to.", f"{where}.call_id")
        return Message.tool(_shown(item.output, where), item.call_id)
    if item.type != "message":
        raise wrong(f"Hearth does not know items of the type '{item.type[:40]}'.", f"{where}.type", "unsupported_item")
    if item.role == "user":
        return Message.user(_text(item.content, where, pictures=True), _pictures(item.content, where))
    return Message.system(_text(item.content, where))


def _text(content: str | list[Part] | None, where: str, *, pictures: bool = False) -> str:
    if content is None or isinstance(content, str):
        return content or ""
    texts = []
    for index, part in enumerate(content):
        param = f"{where}.content[{index}]"
        if part.type in ("input_text", "output_text", "text", "reasoning_text", "summary_text"):
            texts.append(part.text)
        elif part.type == "refusal":
            texts.append(part.refusal)
        elif part.type == "input_image" and pictures:
            continue
        elif part.type == "input_image":
            raise wrong("Only the user can show pictures.", param)
        else:
            raise wrong(f"Hearth cannot take parts of the type '{part.type[:40]}'.", param, "unsupported_content")
    return "\n".join(texts)


def _shown(output: str | list[Part], where: str) -> str:
    """What a function answered, as templates can show it."""
    if isinstance(output, str):
        return output
    parts = [Part("text", UNSEEN) if part.type == "input_image" else part for part in output]
    return _text(parts, where)


def _pictures(content: str | list[Part] | None, where: str) -> tuple[bytes, ...]:
    if content is None or isinstance(content, str):
        return ()
    return tuple(
        picture(part.image_url or "", f"{where}.content[{index}].image_url")
        for index, part in enumerate(content)
        if part.type == "input_image"
    )


def _tools(fields: ResponsesFields) -> tuple[tuple[Tool, ...], str]:
    made = several(fields.tools or (), _tool, lambda one: one.type)
    choice = fields.tool_choice or "auto"
    if not isinstance(choice, ToolChosen):
        return made, chosen_by_word(choice, made)
    if choice.type == "allowed_tools":
        return only({one.name for one in choice.tools}, made), choice.mode
    return made, chosen_by_name(choice.name, made)


def _tool(given: ToolGiven, param: str) -> Tool:
    if given.type != "function":
        raise own_kind(given.type, param)
    return tool(Function(given.name, given.description, given.parameters, given.strict), param)


def _constraint(form: Format | None) -> Constraint | None:
    if form is None or form.type == "text":
        return None
    text = schema_text(form.schema, "text.format.schema") if form.type == "json_schema" else ""
    return Constraint(kind="json_schema", text=text) if text else Constraint(kind="json")


def _logprobs(fields: ResponsesFields) -> int | None:
    top = fields.top_logprobs
    if top is not None and not 0 <= top <= TOP:
        raise wrong(f"'top_logprobs' has to be between 0 and {TOP}.", "top_logprobs", "out_of_range")
    return top or 0 if LOGPROBS in (fields.include or ()) or top else None


def _check(fields: ResponsesFields) -> None:
    if fields.background:
        raise wrong("Hearth answers while the client is there: 'background' is not taken.", "background")
    for name, value in (("conversation", fields.conversation), ("prompt", fields.prompt)):
        if bytes(value) not in (b"", b"null"):
            raise wrong(f"Hearth keeps nothing for clients that '{name}' could name.", name, "unsupported_parameter")

"""A chat request as wishes for the engines: pure translation, which asks nobody."""

from __future__ import annotations

import msgspec

from inference.api.chat_fields import RAW, ChatFields, Effort
from inference.api.chat_messages import conversation_key, to_messages
from inference.api.chat_tools import constraint, tools
from inference.api.errors import wrong
from inference.api.limits import biases, choices, sampling, stops, tokens
from inference.api.settings import ApiSettings
from inference.hosting.values import AUTO, Wish
from inference.protocol import Generate

PRIORITY = 2  # other programs come after the window and the terminal
TOP = 20  # likely tokens told with each token
VARIABLES = 32  # of a template
TemplateArgs = dict[str, bool | int | float | str]


def wishes(fields: ChatFields, settings: ApiSettings, client: str) -> tuple[Wish, ...]:
    """One for each answer that is wanted. Raises ``Problem`` for what cannot be meant."""
    _check(fields)
    messages = to_messages(fields.messages)
    given, choice = tools(fields)
    command = Generate(
        messages=messages,
        max_tokens=tokens(fields, settings, ("max_completion_tokens", fields.max_completion_tokens)),
        stop=stops(fields),
        template_args=template_args(fields.reasoning_effort, fields.chat_template_kwargs),
        priority=PRIORITY,
        tools=given,
        tool_choice=choice,
        parallel_tool_calls=fields.parallel_tool_calls is not False,
        constraint=constraint(fields.response_format),
        logit_bias=biases(fields),
        logprobs=_logprobs(fields),
    )
    return tuple(
        Wish(
            command=msgspec.structs.replace(
                command, conversation=conversation_key(client, messages, index), sampling=sampling(fields, index)
            ),
            model=fields.model or AUTO,
            client=client,
        )
        for index in range(choices(fields, settings))
    )


def template_args(effort: Effort | None, given: TemplateArgs | None) -> TemplateArgs:
    """How much a model is to think, in the words of the templates there are; what was ``given`` goes first."""
    if given is not None and len(given) > VARIABLES:
        raise wrong(f"There are more than {VARIABLES} variables for the template.", "chat_template_kwargs")
    if any(isinstance(value, int) and abs(value) >> 63 for value in (given or {}).values()):
        raise wrong("A variable for the template is too large.", "chat_template_kwargs", "out_of_range")
    args: TemplateArgs = {}
    if effort is not None:
        thinks = effort not in ("none", "minimal")
        args["enable_thinking"] = thinks
        args["reasoning_effort"] = {"xhigh": "high", "max": "high", "none": "low", "minimal": "low"}.get(effort, effort)
    return args | (given or {})


def _check(fields: ChatFields) -> None:
    if fields.functions is not RAW and bytes(fields.functions) != b"null":
        raise wrong("'functions' is not taken any more: send them as 'tools'.", "functions", "unsupported_parameter")
    if "audio" in (fields.modalities or ()):
        raise wrong("Hearth answers in text alone.", "modalities", "unsupported_value")


def _logprobs(fields: ChatFields) -> int | None:
    top = fields.top_logprobs
    if not fields.logprobs:
        if top:
            raise wrong("'top_logprobs' goes with 'logprobs' alone.", "top_logprobs")
        return None
    if top is not None and not 0 <= top <= TOP:
        raise wrong(f"'top_logprobs' has to be between 0 and {TOP}.", "top_logprobs", "out_of_range")
    return top or 0

"""A request for the completion of a text as wishes for the engines: pure translation, which asks nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from inference.api.chat_fields import SamplingFields
from inference.api.errors import wrong
from inference.api.limits import biases, choices, sampling, stops, tokens
from inference.api.settings import ApiSettings
from inference.hosting.values import AUTO, Wish
from inference.protocol import Generate

PRIORITY = 2  # as of chats
TOKENS = 16  # where nothing is said, as OpenAI has it
TOP = 20  # likely tokens told with each token; OpenAI tells five at most
BEGINNING = 256  # characters or tokens by which a text is known again

Prompt = str | tuple[int, ...]


class CompletionFields(SamplingFields, frozen=True, kw_only=True):
    """The request, as OpenAI documents it."""

    prompt: str | list[str | int | list[int]]
    model: str | None = None
    suffix: str | None = None
    echo: bool | None = None
    logprobs: int | None = None
    best_of: int | None = None


def prompts(fields: CompletionFields, settings: ApiSettings) -> tuple[Prompt, ...]:
    """Each of them: a text, several, a list of tokens, several. Raises ``Problem``."""
    given = fields.prompt
    if isinstance(given, str):
        return (given,)
    if given and all(isinstance(one, int) for one in given):
        return (_tokens(given),)
    if not given or any(isinstance(one, int) for one in given):
        raise wrong("'prompt' has to be a text, a list of texts, or tokens.", "prompt", "invalid_type")
    if len(given) * choices(fields, settings) > settings.choices:
        raise wrong(f"More than {settings.choices} answers to one request are not given.", "prompt", "out_of_range")
    return tuple(_tokens(one) if isinstance(one, list) else str(one) for one in given)


def wishes(fields: CompletionFields, settings: ApiSettings, client: str) -> tuple[Wish, ...]:
    """One for each answer to each prompt. Raises ``Problem`` for what cannot be meant."""
    number, given = choices(fields, settings), prompts(fields, settings)
    _check(fields, number, given)
    most = tokens(fields, settings)
    command = Generate(
        messages=(),
        max_tokens=TOKENS if fields.max_tokens is None else most,
        stop=stops(fields),
        priority=PRIORITY,
        suffix=fields.suffix or "",
        logit_bias=biases(fields),
        logprobs=fields.logprobs,
    )
    return tuple(
        Wish(
            command=msgspec.structs.replace(
                command, prompt=prompt, conversation=_key(client, prompt, index), sampling=sampling(fields, index)
            ),
            model=fields.model or AUTO,
            client=client,
        )
        for prompt in given
        for index in range(number)
    )


def _check(fields: CompletionFields, number: int, given: tuple[Prompt, ...]) -> None:
    if fields.best_of is not None and fields.best_of != number:
        raise wrong("Hearth gives every answer it makes: 'best_of' has to be the same as 'n'.", "best_of")
    if fields.logprobs is not None and not 0 <= fields.logprobs <= TOP:
        raise wrong(f"'logprobs' has to be between 0 and {TOP}.", "logprobs", "out_of_range")
    if not fields.echo:
        return
    if fields.logprobs is not None:
        raise wrong("Hearth does not say how likely a prompt is: 'echo' goes without 'logprobs'.", "echo")
    if not all(isinstance(prompt, str) for prompt in given):
        raise wrong("Only a text can be repeated: 'echo' goes with texts alone.", "echo")


def _tokens(given: Sequence[object]) -> tuple[int, ...]:
    found = tuple(one for one in given if isinstance(one, int) and 0 <= one < 1 << 31)
    if len(found) < len(given) or not found:
        raise wrong("A token is a whole number from 0 on, and there has to be one.", "prompt")
    return found


def _key(client: str, prompt: Prompt, index: int) -> str:
    """An editor completes the same text again and again: what was read of it is found by its beginning."""
    digest = hashlib.blake2b(client.encode("utf-8", "replace"), digest_size=12)
    digest.update(f"\0{prompt[:BEGINNING]}".encode("utf-8", "replace"))
    return f"~{digest.hexdigest()}-t{index}"

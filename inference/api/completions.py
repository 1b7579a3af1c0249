"""``/v1/completions``: goes on with a text, or fills a gap in one; answers at once or in a stream."""

from __future__ import annotations

import time
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response

from inference.api.asking import Heard, while_there
from inference.api.calls import record_of
from inference.api.chat import streamed, whole
from inference.api.chat_response import Json, Part, fingerprint, finite, timings, usage
from inference.api.completions_request import CompletionFields, prompts, wishes
from inference.api.reading import read
from inference.hosting.values import AUTO
from inference.protocol import Delta, Finished, Likelihood


async def completions(request: Request) -> Response:
    """Complete a text. Raises ``Problem``."""
    settings = request.app.state.settings
    fields = await read(request, settings, CompletionFields)
    wanted = wishes(fields, settings, record_of(request.scope).client)
    echoes = [str(prompt) if fields.echo else "" for prompt in prompts(fields, settings)]
    answer = Completion(fields, [echoes[index * len(echoes) // len(wanted)] for index in range(len(wanted))])
    if fields.stream:
        return await streamed(request, wanted, answer)
    return await while_there(request, whole(request, wanted, answer))


class Completion:
    """All answers to one request.

    Args:
        fields: The request.
        echoes: What each answer begins with, beside what the model writes.
    """

    def __init__(self, fields: CompletionFields, echoes: list[str]) -> None:
        self.id = f"cmpl-{uuid4().hex}"
        self.created = int(time.time())
        self.model = fields.model or AUTO
        self._echoes = echoes
        self._parts = [Part() for _ in echoes]
        self._prompts = len(echoes) // (fields.n or 1)
        self._with_logprobs = fields.logprobs is not None
        self._with_usage = fields.stream_options is not None and bool(fields.stream_options.include_usage)
        self._offsets = [0] * len(echoes)  # characters that a stream has sent

    def take(self, heard: Heard) -> None:
        """One more event."""
        index, event = heard
        self._parts[index].take(event)

    def whole(self) -> Json:
        """The whole response, once everything has come."""
        choices = [
            self._choice(index, echo + "".join(part.text), part.likely, part.finished)
            for index, (echo, part) in enumerate(zip(self._echoes, self._parts, strict=True))
        ]
        return {**self._head(), "choices": choices, "usage": self._usage(), "timings": timings(self._ends())}

    def chunks(self, heard: Heard) -> list[Json]:
        """What a stream tells of one more event."""
        index, event = heard
        if not isinstance(event, Delta | Finished):
            return []
        part = self._parts[index]
        if isinstance(event, Finished):
            part.take(event)
        text = event.text if isinstance(event, Delta) and event.channel == "text" else ""
        text, self._echoes[index] = self._echoes[index] + text, ""
        likely = list(event.likely) if isinstance(event, Delta) else []
        choice = self._choice(index, text, likely, part.finished, self._offsets[index])
        self._offsets[index] += len(text)
        chunk = {**self._head(), "choices": [choice]}
        return [chunk | {"usage": None} if self._with_usage else chunk]

    def last_chunks(self) -> list[Json]:
        """What a stream ends with, but for its ``[DONE]``."""
        return [{**self._head(), "choices": [], "usage": self._usage()}] if self._with_usage else []

    def _choice(
        self, index: int, text: str, likely: list[Likelihood], finished: Finished | None, offset: int = 0
    ) -> Json:
        return {
            "index": index,
            "text": text,
            "logprobs": old_logprobs(likely, offset) if self._with_logprobs else None,
            "finish_reason": finished.reason if finished else None,
        }

    def _ends(self) -> list[Finished]:
        return [part.finished for part in self._parts if part.finished is not None]

    def _usage(self) -> Json:
        """Several prompts are counted each, several answers to one prompt read it once."""
        ends = self._ends()
        answers = max(1, len(self._parts) // max(1, self._prompts))
        groups = [usage(ends[index : index + answers]) for index in range(0, len(ends), answers)]
        total = usage(ends)
        for name in ("prompt_tokens", "completion_tokens", "total_tokens"):
            total[name] = sum(group[name] for group in groups)
        return total

    def _head(self) -> Json:
        return {
            "id": self.id,
            "object": "text_completion",
            "created": self.created,
            "model": self.model,
            "system_fingerprint": fingerprint(self.model),
        }


def old_logprobs(likely: list[Likelihood], offset: int) -> Json:
    """How likely tokens were, in the form that completions have."""
    names = [one.token.decode("utf-8", "replace") for one in likely]
    offsets = []
    for name in names:
        offsets.append(offset)
        offset += len(name)
    return {
        "tokens": names,
        "token_logprobs": [finite(one.logprob) for one in likely],
        "top_logprobs": [
            {token.decode("utf-8", "replace"): finite(logprob) for token, logprob in one.top} for one in likely
        ],
        "text_offset": offsets,
    }

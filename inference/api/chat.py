"""``/v1/chat/completions``: reads the request, asks, answers at once or in a stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import Response

from inference.api.asking import Heard, answer_headers, asked, while_there
from inference.api.calls import record_of
from inference.api.chat_fields import ChatFields
from inference.api.chat_request import wishes
from inference.api.chat_response import Answer
from inference.api.errors import Problem, openai_form
from inference.api.json_response import JsonResponse
from inference.api.reading import read
from inference.api.sse import DONE, Pieces, Stream, begun, data, spoken
from inference.hosting.values import AUTO, Wish


async def chat_completions(request: Request) -> Response:
    """Answer a conversation. Raises ``Problem``."""
    settings = request.app.state.settings
    fields = await read(request, settings, ChatFields)
    wanted = wishes(fields, settings, record_of(request.scope).client)
    with_usage = fields.stream_options is not None and bool(fields.stream_options.include_usage)
    answer = Answer(len(wanted), with_logprobs=bool(fields.logprobs), with_usage=with_usage)
    answer.model = fields.model or AUTO
    if fields.stream:
        return await streamed(request, wanted, answer)
    return await while_there(request, whole(request, wanted, answer))


class Told(Protocol):
    """An answer that is told as a whole or piece by piece."""

    model: str

    def take(self, heard: Heard) -> None:
        """One more event of an answer that is told as a whole."""

    def whole(self) -> dict[str, Any]:
        """All of it."""

    def chunks(self, heard: Heard) -> list[dict[str, Any]]:
        """What a stream tells of one more event."""

    def last_chunks(self) -> list[dict[str, Any]]:
        """What a stream ends with."""


async def whole(request: Request, wanted: Sequence[Wish], answer: Told) -> Response:
    """All that is wanted, at once."""
    async with asked(request, wanted) as under_way:
        async for heard in under_way.events():
            answer.take(heard)
        answer.model = under_way.chosen.model or answer.model
        return JsonResponse(answer.whole(), headers=answer_headers(under_way.chosen))


async def streamed(request: Request, wanted: Sequence[Wish], answer: Told) -> Stream:
    """The same piece by piece."""
    under_way = await begun(asked(request, wanted))

    def speak(heard: Heard) -> list[bytes]:
        answer.model = under_way.chosen.model or answer.model
        return [data(chunk) for chunk in answer.chunks(heard)]

    async def pieces() -> Pieces:
        async for piece in spoken(under_way, speak, request.app.state.settings.comment_s):
            yield piece
        for chunk in answer.last_chunks():
            yield data(chunk)
        yield DONE

    return Stream(under_way, pieces(), said_problem)


def said_problem(problem: Problem) -> bytes:
    """How a stream says that something went wrong. No ``[DONE]`` follows: it is not whole."""
    return data(openai_form(problem))

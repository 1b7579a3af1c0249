"""``/v1/messages``, Anthropic's form of a conversation, and the counting of its tokens."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from inference.api.anthropic_fields import CountFields, MessagesFields
from inference.api.anthropic_request import count_wish, wish
from inference.api.anthropic_response import Answer
from inference.api.asking import Heard, answer_headers, asked, while_there
from inference.api.calls import record_of
from inference.api.errors import Problem, anthropic_form
from inference.api.json_response import JsonResponse
from inference.api.reading import read
from inference.api.sse import Stream, begun, data, spoken
from inference.hosting.values import Wish
from inference.protocol import Counted


async def messages(request: Request) -> Response:
    """Answer a conversation. Raises ``Problem``."""
    settings = request.app.state.settings
    fields = await read(request, settings, MessagesFields)
    wanted = wish(fields, settings, record_of(request.scope).client)
    answer = Answer(fields.model)
    if fields.stream:
        return await _streamed(request, wanted, answer)
    return await while_there(request, _whole(request, wanted, answer))


async def count_tokens(request: Request) -> Response:
    """Count the tokens of a request. Raises ``Problem``."""
    fields = await read(request, request.app.state.settings, CountFields)
    wanted = count_wish(fields, record_of(request.scope).client)
    return await while_there(request, _counted(request, wanted))


async def _whole(request: Request, wanted: Wish, answer: Answer) -> Response:
    async with asked(request, (wanted,)) as under_way:
        async for _index, event in under_way.events():
            answer.take(event)
        answer.model = under_way.chosen.model or answer.model
        return JsonResponse(answer.whole(), headers=answer_headers(under_way.chosen))


async def _counted(request: Request, wanted: Wish) -> Response:
    async with asked(request, (wanted,)) as under_way:
        counts = [event.count async for _index, event in under_way.events() if isinstance(event, Counted)]
        return JsonResponse({"input_tokens": sum(counts)}, headers=answer_headers(under_way.chosen))


async def _streamed(request: Request, wanted: Wish, answer: Answer) -> Stream:
    under_way = await begun(asked(request, (wanted,)))

    def speak(heard: Heard) -> list[bytes]:
        answer.model = under_way.chosen.model or answer.model
        return [data(value, name) for name, value in answer.pieces(heard[1])]

    return Stream(under_way, spoken(under_way, speak, request.app.state.settings.comment_s), _said_problem)


def _said_problem(problem: Problem) -> bytes:
    return data(anthropic_form(problem), "error")

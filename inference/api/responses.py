"""``/v1/responses``: reads the request, asks, answers at once or in a stream, and keeps the answer for a while."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from inference.api.asking import Heard, answer_headers, asked, while_there
from inference.api.calls import record_of
from inference.api.errors import Problem
from inference.api.json_response import JsonResponse
from inference.api.reading import read
from inference.api.responses_fields import Item, ResponsesFields
from inference.api.responses_request import wish
from inference.api.responses_response import Answer, Json
from inference.api.responses_store import Kept, ResponsesStore
from inference.api.sse import Pieces, Stream, begun, data, spoken
from inference.hosting.values import Wish
from inference.messages import Message
from inference.protocol import Generate


async def create(request: Request) -> Response:
    """Answer. Raises ``Problem``."""
    settings, client = request.app.state.settings, record_of(request.scope).client
    fields = _resolved(request, await read(request, settings, ResponsesFields))
    before: tuple[Message, ...] = ()
    if fields.previous_response_id:
        before = _find(request, fields.previous_response_id).messages
    wanted = wish(fields, settings, client, before)
    answer = Answer(fields)
    if fields.stream:
        return await _streamed(request, fields, wanted, answer)
    return await while_there(request, _whole(request, fields, wanted, answer))


async def one(request: Request) -> Response:
    """A response that was given. Raises ``Problem``."""
    return Response(_find(request, request.path_params["id"]).answer, media_type=JsonResponse.media_type)


async def forget(request: Request) -> Response:
    """Forget a response that was given. Raises ``Problem``."""
    name = request.path_params["id"]
    _find(request, name)
    _store(request).forget(name)
    return JsonResponse({"id": name, "object": "response", "deleted": True})


async def _whole(request: Request, fields: ResponsesFields, wanted: Wish, answer: Answer) -> Response:
    async with asked(request, (wanted,)) as under_way:
        async for _index, event in under_way.events():
            answer.take(event)
        answer.model = under_way.chosen.model or answer.model
        told = answer.whole()
        _keep(request, fields, wanted, answer, told)
        return JsonResponse(told, headers=answer_headers(under_way.chosen))


async def _streamed(request: Request, fields: ResponsesFields, wanted: Wish, answer: Answer) -> Stream:
    under_way = await begun(asked(request, (wanted,)))

    def speak(heard: Heard) -> list[bytes]:
        answer.model = under_way.chosen.model or answer.model
        return [data(piece, piece["type"]) for piece in answer.pieces(heard[1])]

    async def pieces() -> Pieces:
        async for piece in spoken(under_way, speak, request.app.state.settings.comment_s):
            yield piece
        _keep(request, fields, wanted, answer, answer.whole())

    def said_problem(problem: Problem) -> bytes:
        told = answer.failed(problem)
        return data(told, told["type"])

    return Stream(under_way, pieces(), said_problem)


def _keep(request: Request, fields: ResponsesFields, wanted: Wish, answer: Answer, told: Json) -> None:
    if fields.store is not False and isinstance(wanted.command, Generate):
        said = (*wanted.command.messages, answer.message())
        _store(request).keep(answer.id, record_of(request.scope).client, said, told)


def _find(request: Request, id: str) -> Kept:
    kept = _store(request).find(id, record_of(request.scope).client)
    if kept is None:
        raise Problem(
            "There is no such response: Hearth keeps only the last ones, and only while it runs.",
            status=404,
            error_code="response_not_found",
            param="previous_response_id",
        )
    return kept


def _resolved(request: Request, fields: ResponsesFields) -> ResponsesFields:
    """With the items themselves where they are named. Raises ``Problem`` for one that is not kept."""
    if isinstance(fields.input, str) or all(item.type != "item_reference" for item in fields.input):
        return fields
    client, items = record_of(request.scope).client, list[Item]()
    for index, item in enumerate(fields.input):
        if item.type == "item_reference":
            found = _store(request).item(item.id or "", client)
            if found is None:
                raise Problem(
                    "There is no such item: Hearth keeps only the last ones, and only while it runs.",
                    status=404,
                    error_code="item_not_found",
                    param=f"input[{index}].id",
                )
            item = msgspec.convert(found, Item)
        items.append(item)
    return msgspec.structs.replace(fields, input=items)


def _store(request: Request) -> ResponsesStore:
    store: ResponsesStore = request.app.state.responses
    return store

"""``/v1/embeddings``: texts become vectors, as numbers or as base64 of numbers of 32 bits."""

from __future__ import annotations

import array
import base64
import math
import sys
from typing import Any, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from inference.api.asking import answer_headers, asked, while_there
from inference.api.calls import record_of
from inference.api.errors import wrong
from inference.api.json_response import JsonResponse
from inference.api.reading import read
from inference.api.settings import ApiSettings
from inference.hosting.values import AUTO, Wish
from inference.protocol import Embed, Embedded

Encoding = Literal["float", "base64"]


class EmbeddingFields(msgspec.Struct, frozen=True, kw_only=True):
    """The request, as OpenAI documents it."""

    input: str | list[str | int | list[int]]
    model: str | None = None
    encoding_format: Encoding | None = None
    dimensions: int | None = None


async def embeddings(request: Request) -> Response:
    """The vectors of some texts. Raises ``Problem``."""
    settings = request.app.state.settings
    fields = await read(request, settings, EmbeddingFields)
    texts = to_texts(fields, settings)
    client = record_of(request.scope).client
    return await while_there(
        request, _made(request, fields, Wish(command=Embed(texts=texts), model=fields.model or AUTO, client=client))
    )


async def _made(request: Request, fields: EmbeddingFields, wish: Wish) -> Response:
    made = Embedded(vectors=(), size=0)
    async with asked(request, [wish]) as under_way:
        async for _, event in under_way.events():
            made = event if isinstance(event, Embedded) else made
        chosen = under_way.chosen
    answer = {
        "object": "list",
        "data": [
            {"object": "embedding", "index": index, "embedding": encoded(vector, fields)}
            for index, vector in enumerate(made.vectors)
        ],
        "model": chosen.model or fields.model or AUTO,
        "usage": {"prompt_tokens": made.tokens, "total_tokens": made.tokens},
    }
    return JsonResponse(answer, headers=answer_headers(chosen))


def to_texts(fields: EmbeddingFields, settings: ApiSettings) -> tuple[str, ...]:
    """The texts. Raises ``Problem`` for tokens: those of another model would be another text in this one."""
    given = [fields.input] if isinstance(fields.input, str) else fields.input
    texts = tuple(one for one in given if isinstance(one, str))
    if len(texts) < len(given):
        raise wrong(
            "Send texts, not tokens: each model has tokens of its own. (LangChain: check_embedding_ctx_length=False.)",
            "input",
            "unsupported_value",
        )
    if not texts or not all(text.strip() for text in texts):
        raise wrong("'input' has to be a text that is not empty, or a list of such texts.", "input")
    if len(texts) > settings.texts:
        raise wrong(f"'input' takes up to {settings.texts} texts.", "input", "out_of_range")
    if fields.dimensions is not None and fields.dimensions < 1:
        raise wrong("'dimensions' has to be at least 1.", "dimensions", "out_of_range")
    return texts


def encoded(vector: bytes, fields: EmbeddingFields) -> Any:
    """A vector as it is asked for: perhaps shorter (of length 1 again), perhaps as base64. Raises ``Problem``."""
    numbers = array.array("f", vector)
    if sys.byteorder == "big":
        numbers.byteswap()
    if fields.dimensions is not None:
        if fields.dimensions > len(numbers):
            raise wrong(f"'dimensions' is more than the {len(numbers)} of this model.", "dimensions", "out_of_range")
        numbers = _unit(numbers[: fields.dimensions])
    if fields.encoding_format != "base64":
        return numbers.tolist()
    if sys.byteorder == "big":
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def _unit(numbers: array.array[float]) -> array.array[float]:
    length = math.sqrt(sum(number * number for number in numbers)) or 1.0
    return array.array("f", (number / length for number in numbers))

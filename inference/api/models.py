"""``/v1/models``: what can be asked for, all of it or one; *auto* is among it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from inference.api.errors import of_error
from inference.api.json_response import JsonResponse
from inference.hosting.values import AUTO, Offered
from inference.library.finding import unknown


async def list_models(request: Request) -> Response:
    """All of them, *auto* first."""
    offered = await request.app.state.engines.models()
    began = request.app.state.began
    data = [described(one, began) for one in (Offered(name=AUTO), *offered)]
    pages = {"has_more": False, "first_id": data[0]["id"], "last_id": data[-1]["id"]}  # Anthropic's: all on one
    return JsonResponse({"object": "list", "data": data, **pages})


async def one_model(request: Request) -> Response:
    """One by its name, which may have slashes in it. Raises ``Problem``."""
    name = request.path_params["name"]
    offered = await request.app.state.engines.models()
    for one in (Offered(name=AUTO), *offered):
        if one.name == name:
            return JsonResponse(described(one, request.app.state.began))
    raise of_error(unknown((one.name for one in offered), name[:200]))


def described(one: Offered, began: float) -> dict[str, Any]:
    """A model as OpenAI describes it and as Anthropic does, and what it can do.

    Args:
        one: Which.
        began: Seconds of the epoch when the endpoint did, for what was never added.
    """
    added = int(one.added or began)
    model: dict[str, Any] = {
        "id": one.name,
        "object": "model",
        "created": added,
        "owned_by": one.source or "hearth",
        "type": "model",
        "display_name": one.name,
        "created_at": datetime.fromtimestamp(added, UTC).isoformat(),
    }
    if one.name != AUTO:
        model |= {
            "size": one.size,
            "context_length": one.context,
            "loaded": one.loaded,
            "capabilities": {
                "vision": one.sees,
                "tools": one.tools,
                "reasoning": one.reasoning,
                "embeddings": one.embeds,
            },
        }
    return model

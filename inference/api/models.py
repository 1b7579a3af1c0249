"""``/v1/models``: what can be asked for, all of it or one; *auto* is among it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from inference.api.errors import Problem
from inference.api.json_response import JsonResponse
from inference.hosting.values import AUTO, Offered


async def list_models(request: Request) -> Response:
    """All of them, *auto* first."""
    offered = await request.app.state.engines.models()
    data = [described(one) for one in (Offered(name=AUTO), *offered)]
    pages = {"has_more": False, "first_id": data[0]["id"], "last_id": data[-1]["id"]}  # Anthropic's: all on one
    return JsonResponse({"object": "list", "data": data, **pages})


async def one_model(request: Request) -> Response:
    """One by its name, which may have slashes in it. Raises ``Problem``."""
    name = request.path_params["name"]
    for one in (Offered(name=AUTO), *await request.app.state.engines.models()):
        if one.name == name:
            return JsonResponse(described(one))
    raise Problem(f"There is no model '{name[:200]}' here.", status=404, error_code="model_not_found", param="model")


def described(one: Offered) -> dict[str, Any]:
    """A model as OpenAI describes it and as Anthropic does, and what it can do."""
    model: dict[str, Any] = {
        "id": one.name,
        "object": "model",
        "created": int(one.added),
        "owned_by": one.source or "hearth",
        "type": "model",
        "display_name": one.name,
        "created_at": datetime.fromtimestamp(int(one.added), UTC).isoformat(),
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

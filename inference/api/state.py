"""``/health`` and ``/metrics``: whether the endpoint is there, and what it has done."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from inference.api.json_response import JsonResponse
from inference.api.metrics import CONTENT_TYPE, Metrics


async def health(_request: Request) -> Response:
    """It is there. Nothing else is said, since no key is asked for."""
    return JsonResponse({"status": "ok"})


async def metrics(request: Request) -> Response:
    """Counts and times. Raises ``Problem``."""
    counted: Metrics = request.app.state.metrics
    models = await request.app.state.engines.models()
    return Response(counted.text(models), headers={"content-type": CONTENT_TYPE})

"""The endpoint as one application: its addresses, and the gate in front of them; knows no socket."""

from __future__ import annotations

import time

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from inference.api import responses, state
from inference.api.anthropic import count_tokens, messages
from inference.api.bodies import Bodies
from inference.api.calls import Told
from inference.api.chat import chat_completions
from inference.api.completions import completions
from inference.api.embeddings import embeddings
from inference.api.errors import Problem, answer
from inference.api.gate import Gate
from inference.api.metrics import Metrics
from inference.api.models import list_models, one_model
from inference.api.ration import Ration
from inference.api.responses_store import ResponsesStore
from inference.api.safety import Safety
from inference.api.settings import ApiSettings
from inference.hosting.values import Engines

POST = ["POST"]
GET = ["GET"]
DELETE = ["DELETE"]


def create_app(engines: Engines, settings: ApiSettings) -> Starlette:
    """The application. Its handlers need of ``app.state``: engines, settings, responses, metrics, when it began.

    Args:
        engines: Who answers.
        settings: What is let in, and how much.
    """
    metrics = Metrics()
    gate = Middleware(
        Gate,
        safety=Safety(settings),
        note=Told(engines.note).note,
        metrics=metrics,
        refusals=Ration(settings.strangers, settings.refusal_s),
        signs=Ration(settings.strangers, settings.refusal_s),
        bodies=Bodies(settings.held_bytes),
    )
    app = Starlette(routes=routes(), middleware=[gate], exception_handlers={HTTPException: _nothing_there})
    app.state.engines = engines
    app.state.began = time.time()
    app.state.settings = settings
    app.state.responses = ResponsesStore()
    app.state.metrics = metrics
    return app


async def _nothing_there(request: Request, error: Exception) -> Response:
    """An address or a method that is not served, in the protocol's form."""
    assert isinstance(error, HTTPException)
    where = f"{request.method} {request.url.path}"
    response = answer(Problem(f"There is nothing at {where[:200]}.", status=error.status_code), request.url.path)
    response.headers.update(error.headers or {})
    return response


def routes() -> list[Route]:
    """Every address, with ``/v1`` and without: clients disagree about who adds it."""
    ours = [
        ("/models", list_models, GET),
        ("/models/{name:path}", one_model, GET),
        ("/chat/completions", chat_completions, POST),
        ("/completions", completions, POST),
        ("/embeddings", embeddings, POST),
        ("/health", state.health, GET),
        ("/metrics", state.metrics, GET),
        ("/responses", responses.create, POST),
        ("/responses/{id}", responses.one, GET),
        ("/responses/{id}", responses.forget, DELETE),
        ("/messages", messages, POST),
        ("/messages/count_tokens", count_tokens, POST),
    ]
    return [Route(prefix + path, handler, methods=methods) for path, handler, methods in ours for prefix in ("/v1", "")]

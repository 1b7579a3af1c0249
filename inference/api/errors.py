"""What goes wrong with a request, and how each protocol says it; knows no engine and no connection.

Statuses: 400 what cannot be meant or done, 401 no key, 403 not from here, 404 no such model or address, 408 too slow,
413 too large, 429 come again, 499 gone, 503 not now.
"""

from __future__ import annotations

import math
from typing import Any

from starlette.responses import JSONResponse

from inference.errors import HearthError, RequestError
from inference.protocol import Failed

BUSY_S = 5  # seconds to wait where nobody knows better
HUNG_UP = 499  # nobody is there to see it; for the log alone

_CALLERS = frozenset({"unable", "bad_prompt", "bad_option", "usage", "context_full", "bad_template"})
_NOT_NOW = frozenset({"out_of_memory", "no_model", "cancelled"})
_FILES = frozenset(
    {
        "model_file",
        "model_unreadable",
        "not_a_model",
        "model_truncated",
        "model_corrupt",
        "model_unsupported",
        "model_incomplete",
    }
)
_TYPES = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    503: "overloaded_error",
}


Problem = RequestError


def headers_of(problem: Problem) -> dict[str, str]:
    """What goes with the answer."""
    if problem.closes:
        return {"Connection": "close"}
    if problem.status == 401:
        return {"WWW-Authenticate": "Bearer"}
    if problem.status == 429 or problem.retry_s:
        return {"Retry-After": str(max(1, math.ceil(problem.retry_s or BUSY_S)))}
    return {}


def wrong(message: str, param: str = "", error_code: str = "") -> Problem:
    """A value that cannot be meant."""
    return Problem(message, param=param, error_code=error_code or ("invalid_value" if param else ""))


def of_failure(failed: Failed) -> Problem:
    """What an engine or its host says, without its details: those have paths in them."""
    message = f"{failed.message} {failed.hint}".strip()
    return _of(failed.code, message, failed.retry_s)


def of_error(error: HearthError) -> Problem:
    """The same of an error that was raised."""
    return error if isinstance(error, Problem) else _of(error.code, str(error), 0.0)


def _of(code: str, message: str, retry_s: float) -> Problem:
    if code == "busy":
        return Problem(message, status=429, error_code="rate_limit_exceeded", retry_s=retry_s or BUSY_S)
    if code == "model_missing":
        return Problem(message, status=404, error_code="model_not_found", param="model")
    if code == "context_full":
        return Problem(message, error_code="context_length_exceeded", param="messages")
    if code in _CALLERS:
        return Problem(message, error_code=code)
    if code in _NOT_NOW or code.startswith("engine"):
        return Problem(message, status=503, error_code=code, retry_s=retry_s)
    if code in _FILES:  # its message names the file
        return Problem("The file of this model cannot be used.", status=503, error_code="model_unusable")
    return Problem("Something went wrong inside Hearth.", status=500, error_code="internal_error")


def openai_form(problem: Problem) -> dict[str, Any]:
    """As OpenAI's API says it."""
    kind = "invalid_request_error" if problem.status < 500 else "server_error"
    if problem.status == 429:
        kind = "rate_limit_error"
    return {
        "error": {
            "message": problem.message,
            "type": kind,
            "param": problem.param or None,
            "code": problem.error_code or None,
        }
    }


def anthropic_form(problem: Problem) -> dict[str, Any]:
    """As Anthropic's API says it."""
    kind = _TYPES.get(problem.status, "api_error" if problem.status >= 500 else "invalid_request_error")
    return {"type": "error", "error": {"type": kind, "message": problem.message}}


def form_for(path: str, problem: Problem) -> dict[str, Any]:
    """As whoever asks at this address understands it."""
    return anthropic_form(problem) if "/messages" in path else openai_form(problem)


def answer(problem: Problem, path: str) -> JSONResponse:
    """The whole response."""
    return JSONResponse(form_for(path, problem), problem.status, headers_of(problem))

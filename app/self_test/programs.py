"""The check *programs*: another program asks the endpoint over HTTP, and is answered in the form it asked for.

The process that answers, the engine it comes to and what holds an answer to a schema are this installation's own; the
address is this computer's alone, and any port that is free.
"""

from __future__ import annotations

import http.client
import json
import secrets
from typing import Any

from app.engine_host import SharedEngines
from app.self_test.session import Session
from app.self_test.values import Broken, Details
from inference.errors import ServingError
from inference.hosting.api_process import ApiProcess
from inference.hosting.serving import LOOPBACK, Answer, NotServing, Serve
from inference.model_file import GUIDE

PATIENCE = 60.0  # seconds for one answer; the check itself is given less
_SCHEMA = {
    "type": "object",
    "properties": {"works": {"type": "boolean"}},
    "required": ["works"],
    "additionalProperties": False,
}


def try_programs(session: Session, details: Details, command: list[str] | None = None) -> None:
    """Raise ``Broken`` where a program is not answered, or a stranger is. ``command``: starts the process otherwise."""
    models = session.application.controllers.models
    session.wait(lambda: models.all, "the list of models")
    engines = SharedEngines(session.application.settings, session.paths, lambda: models.all, None)
    key = secrets.token_urlsafe(16)
    answers: list[Answer] = []
    ends: list[ServingError | None] = []
    try:
        process = ApiProcess(Serve(door=engines.door, port=0, key=key), answers.append, ends.append, command)
        try:
            session.wait(lambda: answers or ends, "the process that answers other programs")
            _ask(session, _port(answers, ends), key, details)
        finally:
            process.close()
    finally:
        engines.close()


def _port(answers: list[Answer], ends: list[ServingError | None]) -> int:
    if not answers:
        error = ends[0]
        raise Broken("Other programs cannot be answered: the process that does it does not start.", *_more(error))
    answer = answers[0]
    if isinstance(answer, NotServing):
        raise answer.error()
    return answer.port


def _more(error: ServingError | None) -> tuple[str, str]:
    return (error.hint, error.detail) if error is not None else ("", "")


def _ask(session: Session, port: int, key: str, details: Details) -> None:
    refused, _ = session.on_thread(lambda: _completion(port, "another key"), "a stranger to be turned away")
    if refused != http.client.UNAUTHORIZED:
        raise Broken("Programs without the key are not turned away.", detail=f"status {refused}")
    status, answer = session.on_thread(lambda: _completion(port, key), "the answer to another program")
    if status != http.client.OK:
        raise Broken("Another program asks, and is not answered.", detail=f"status {status}: {answer}"[:2000])
    text = answer["choices"][0]["message"]["content"]
    details["answer"], details["tokens"] = text, answer["usage"]["completion_tokens"]
    if not isinstance(json.loads(text)["works"], bool):
        raise Broken("Answers do not keep to the schema that was asked for.", detail=text)


def _completion(port: int, key: str) -> tuple[int, Any]:
    """The status of the response and its JSON."""
    body = {
        "model": GUIDE,
        "messages": [{"role": "user", "content": "Does it work?"}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "works", "schema": _SCHEMA, "strict": True}},
    }
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
    try:
        connection.request("POST", "/v1/chat/completions", json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()

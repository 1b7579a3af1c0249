"""A thousand random schemas, and a model of random weights whose answers have to fulfil them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.commands import Constraint
from inference.options import Sampling
from tests.support.random_schemas import Schema, schemas
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import write_tiny

SHORT, LONGER, LONG = 40, 250, 1500  # tokens


@pytest.fixture(scope="module")
def tiny_engine(engine: RawEngine, tmp_path_factory: pytest.TempPathFactory) -> RawEngine:
    """The tiniest model there is."""
    path: Path = tmp_path_factory.mktemp("schemas") / "tiniest.gguf"
    engine.must_load(write_tiny(path, layers=1, vocab=512), context_length=2048)
    return engine


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(schema=schemas, seed=st.integers(0, 1000), spare=st.sampled_from((0, 5, 20, 60)))
def test_a_thousand_random_schemas(tiny_engine: RawEngine, schema: Schema, seed: int, spare: int) -> None:
    constraint = Constraint(kind="json_schema", text=json.dumps(schema))
    sampling = Sampling(temperature=1.0, seed=seed)
    for limit in (SHORT + spare, LONGER, LONG):  # some cannot be fulfilled in few tokens
        text, finished = tiny_engine.answer(prompt="Go.", constraint=constraint, max_tokens=limit, sampling=sampling)
        tiny_engine.events.clear()
        if finished.reason == "stop":
            break
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))

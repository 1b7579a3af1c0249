"""A server over the real engine for the tests of this folder, and clients for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

from tests.support.api import OwnEngines, Serving, serving
from tests.support.tiny_encoder import write_encoder


@pytest.fixture(scope="package")
def engines(guide_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnEngines]:
    """The guide, and a model for vectors."""
    encoder = write_encoder(tmp_path_factory.mktemp("encoder") / "encoder.gguf")
    engines = OwnEngines({"guide": guide_path, "tiny/encoder": encoder}, embeds=("tiny/encoder",))
    yield engines
    engines.close()


@pytest.fixture(scope="package")
def served(engines: OwnEngines) -> Iterator[Serving]:
    """The server in front of them."""
    with serving(engines) as running:
        yield running


@pytest.fixture
def client(served: Serving) -> Iterator[openai.OpenAI]:
    """OpenAI's own client, with nothing changed but where it asks."""
    with openai.OpenAI(base_url=served.base, api_key=served.key, max_retries=0, timeout=60) as client:
        yield client

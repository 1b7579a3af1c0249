"""Pictures through both clients, for a model that sees."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import anthropic
import openai
import pytest

from tests.support.api import OwnEngines, Serving, serving
from tests.support.tiny_gguf import write_tiny
from tests.support.tiny_projector import PLACES, png, write_projector

RED, GREEN = (base64.b64encode(png(*colour)).decode() for colour in ((200, 10, 10), (10, 200, 10)))


@pytest.fixture(scope="module")
def seeing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("seeing")
    projector = write_projector(folder / "mmproj.gguf")
    engines = OwnEngines({"seer": write_tiny(folder / "seer.gguf")}, projectors={"seer": projector})
    with serving(engines) as running:
        yield running
    engines.close()


def test_openais_client_shows_pictures(seeing: Serving) -> None:
    with openai.OpenAI(base_url=seeing.base, api_key=seeing.key, max_retries=0, timeout=60) as client:

        def see(data: str) -> tuple[str, int]:
            url = f"data:image/png;base64,{data}"
            answer = client.chat.completions.create(
                model="seer",
                max_tokens=12,
                temperature=0,
                messages=[
                    {
                        "role": "user",
                        "content": [
                            {"type": "text", "text": "what is this"},
                            {"type": "image_url", "image_url": {"url": url}},
                        ],
                    }
                ],
            )
            assert answer.usage is not None
            return answer.choices[0].message.content or "", answer.usage.prompt_tokens

        red, tokens = see(RED)
        assert see(GREEN)[0] != red
        assert see(RED) == (red, tokens)
        assert tokens > PLACES


def test_anthropics_client_shows_pictures(seeing: Serving) -> None:
    base = seeing.base.removesuffix("/v1")
    with anthropic.Anthropic(base_url=base, api_key=seeing.key, max_retries=0, timeout=60) as client:
        message = client.messages.create(
            model="seer",
            max_tokens=8,
            messages=[
                {
                    "role": "user",
                    "content": [
                        {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": RED}},
                        {"type": "text", "text": "what is this"},
                    ],
                }
            ],
        )
    assert message.usage.input_tokens + (message.usage.cache_read_input_tokens or 0) > PLACES
    assert message.content

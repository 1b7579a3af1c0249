"""The hub is asked over real sockets: search, pages, repositories, cards, and what the user hears when it says no."""

from __future__ import annotations

from inference.hub.client import Hub
from inference.hub.values import SearchQuery
from inference.net.cancel import CancelToken
from tests.support.hub.server import LoopbackHub


def test_search_tells_what_the_hub_knows(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    loopback.add(
        "owner/Tiny-4B-GGUF",
        {"Tiny-4B-Q4_K_M.gguf": b"GGUF", "mmproj-F16.gguf": b"GGUF"},
        tags=("license:apache-2.0", "en"),
        gated="auto",
        gguf={"total": 4_000_000_000, "architecture": "qwen3", "context_length": 4096, "chat_template": "{{ tools }}"},
        facts={"downloads": 12, "likes": 3, "pipeline_tag": "text-generation", "cardData": {"language": ["en", "de"]}},
    )
    (found,) = hub.search(SearchQuery(words="tiny"), cancel=cancel).repositories
    assert (found.id, found.owner, found.name) == ("owner/Tiny-4B-GGUF", "owner", "Tiny-4B-GGUF")
    assert (found.downloads, found.likes, found.gate, found.licence) == (12, 3, "auto", "apache-2.0")
    assert (found.parameters, found.architecture, found.context_trained) == (4_000_000_000, "qwen3", 4096)
    assert found.languages == ("en", "de")
    assert found.abilities == ("vision", "tools")
    assert found.files == ("Tiny-4B-Q4_K_M.gguf", "mmproj-F16.gguf")
    assert found.updated == 1790856000.0


def test_repository_in_one_request(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    stored = loopback.add("owner/Tiny-GGUF", {"Tiny-Q8_0.gguf": b"G" * 9, "Tiny-Q4_K_M.gguf": b"G" * 5, "x.txt": b"x"})
    found = hub.repository("owner/Tiny-GGUF", cancel=cancel)
    assert len(loopback.requests) == 1
    assert found.commit == stored.commit
    assert [variant.quantization for variant in found.variants] == ["Q4_K_M", "Q8_0"]
    (file,) = found.variants[0].files
    assert (file.size, file.sha256) == (5, stored.files["Tiny-Q4_K_M.gguf"].sha256)

"""What a model can do, from tags, names, files and the template."""

from __future__ import annotations

from typing import Any

import pytest

from inference.hub.abilities import abilities_of, takes_tools, thinks


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Qwen3-VL-4B", {"pipeline": "image-text-to-text"}, ("vision",)),
        ("Gemma", {"pipeline": "any-to-any"}, ("vision",)),
        ("Gemma", {"files": ("a.gguf", "mmproj-F16.gguf")}, ("vision",)),
        ("Gemma", {"pipeline": "image-text-to-text", "files": ("a.gguf",)}, ()),
        ("Qwen3-4B-Thinking-2507", {}, ("reasoning",)),
        ("DeepSeek-R1-Distill-Qwen-7B", {}, ("reasoning",)),
        ("R10-Model", {}, ()),
        ("Qwen3-8B", {"template": "{% if enable_thinking %}<think>{% endif %}"}, ("reasoning",)),
        ("Strips", {"template": "{{ content.split('</think>')[-1] }}"}, ()),
        ("gpt-oss-20b", {"template": "{{ reasoning_effort }}{% if tools %}"}, ("reasoning", "tools")),
        ("Llama", {"template": "{%- if tools is not none %}", "tags": ("text-generation",)}, ("tools",)),
        ("Llama", {"tags": ("function-calling",)}, ("tools",)),
        ("Qwen2.5-Coder-7B", {}, ("code",)),
        ("Decoder-7B", {}, ()),
        ("bge-m3", {}, ("embedding",)),
        ("x", {"pipeline": "sentence-similarity", "template": "{{ tools }}"}, ("embedding",)),
        ("x", {"architecture": "nomic-bert"}, ("embedding",)),
    ],
)
def test_abilities(name: str, known: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert abilities_of(name, **known) == expected


def test_templates() -> None:
    assert thinks("{{ '[THINK]' }}")
    assert not thinks("{{ messages }}")
    assert takes_tools("{%- for tool in tools %}")
    assert not takes_tools("You have no tools. {{ messages }}")

"""What a model is good for, as far as its tags, its names and its chat template tell; runs no template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from inference.architectures import OTHER_PURPOSES
from inference.hub.values import Ability

ABILITIES: tuple[Ability, ...] = ("vision", "reasoning", "tools", "code", "embedding")

_WORDS = re.compile(r"[a-z]+|\d+")
_VISION_PIPELINES = frozenset(("image-text-to-text", "visual-question-answering", "image-to-text", "any-to-any"))
_VISION_TAGS = _VISION_PIPELINES | {"vision", "multimodal", "vlm"}
_EMBEDDING_PIPELINES = frozenset(("feature-extraction", "sentence-similarity"))
_EMBEDDING_TAGS = frozenset(("sentence-transformers", "embeddings", "embedding", "text-embeddings-inference"))
_REASONING_TAGS = frozenset(("reasoning", "thinking", "chain-of-thought", "cot"))
_REASONING_WORDS = frozenset(("thinking", "reasoning", "reasoner", "qwq", "magistral", "think"))
_TOOL_TAGS = frozenset(("tool-use", "tools", "tool-calling", "function-calling", "function_calling"))
_CODE_TAGS = frozenset(("code", "coder", "coding", "code-generation"))
_CODE_WORDS = frozenset(("coder", "code", "codestral", "devstral", "starcoder", "codellama", "codegemma", "coding"))
_EMBEDDING_WORDS = frozenset(("embed", "embedding", "embeddings", "embeddinggemma", "bge", "reranker"))
# A template that opens a thought, or has a switch for it. One that only closes thoughts strips those of another.
_THINKS = re.compile(r"enable_thinking|reasoning_effort|<think>|<\|think\|>|\[THINK\]|<\|channel\|?>", re.IGNORECASE)
_TAKES_TOOLS = re.compile(r"\{[%{][^{}]*\btools\b")


def thinks(template: str) -> bool:
    """Whether a chat template (Jinja source) knows how to think before the answer."""
    return bool(_THINKS.search(template))


def takes_tools(template: str) -> bool:
    """Whether a chat template (Jinja source) can describe tools to the model."""
    return bool(_TAKES_TOOLS.search(template))


def abilities_of(
    name: str,
    *,
    tags: Collection[str] = (),
    pipeline: str = "",
    architecture: str = "",
    template: str = "",
    files: Iterable[str] = (),
) -> tuple[Ability, ...]:
    """What a repository is good for, in the order of ``ABILITIES``.

    Args:
        name: Its name without the owner.
        tags: As the hub has them.
        pipeline: The hub's word for its task, such as ``text-generation``.
        architecture: ``general.architecture`` of one of its files.
        template: Its chat template.
        files: Names of its files; empty: not known.
    """
    lower = frozenset(tag.lower() for tag in tags)
    words = frozenset(_WORDS.findall(name.lower()))
    if (
        OTHER_PURPOSES.get(architecture) == "embedding"
        or pipeline in _EMBEDDING_PIPELINES
        or words & _EMBEDDING_WORDS
        or lower & _EMBEDDING_TAGS
    ):
        return ("embedding",)  # it compares texts; whatever else is claimed, it does not write
    found: set[Ability] = set()
    if _sees(lower, pipeline, tuple(files)):
        found.add("vision")
    if thinks(template) or words & _REASONING_WORDS or lower & _REASONING_TAGS or _is_r1(name):
        found.add("reasoning")
    if takes_tools(template) or lower & _TOOL_TAGS:
        found.add("tools")
    if words & _CODE_WORDS or lower & _CODE_TAGS:
        found.add("code")
    return tuple(ability for ability in ABILITIES if ability in found)


def _sees(tags: frozenset[str], pipeline: str, files: tuple[str, ...]) -> bool:
    """llama.cpp sees through a projector: where the files are known and none is one, no tag helps."""
    if files:
        return any("mmproj" in file.lower() for file in files)
    return pipeline in _VISION_PIPELINES or bool(tags & _VISION_TAGS)


def _is_r1(name: str) -> bool:
    return bool(re.search(r"(?<![a-z0-9])r1(?![a-z0-9])", name.lower()))

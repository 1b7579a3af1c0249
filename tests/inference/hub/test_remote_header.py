"""Headers of models on the hub are read over ranges: little is fetched, much may go wrong, and nothing is trusted."""

from __future__ import annotations

import struct
from pathlib import Path

import msgspec
import pytest

from inference.errors import (
    AccessNeeded,
    HearthError,
    HubError,
    ModelCorrupt,
    ModelTruncated,
    ModelUnsupported,
    NotAModel,
    Unreachable,
    WrongAnswer,
)
from inference.gguf import read_model_facts
from inference.hub.client import Hub
from inference.hub.facts_cache import MAX_KEPT
from inference.hub.remote_file import Budget
from inference.hub.values import Variant
from inference.model_facts import ModelFacts
from inference.net.cancel import CancelToken
from inference.net.network import Network
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub
from tests.support.tiny_gguf import write_tiny

MIB = 1024**2


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of 1.6 MB."""
    return write_tiny(tmp_path_factory.mktemp("tiny") / "Tiny-F32.gguf", vocab=1024)


def key(name: str, kind: int, value: bytes) -> bytes:
    return struct.pack("<Q", len(name)) + name.encode() + struct.pack("<I", kind) + value


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def with_vocabulary(tokens: int, weights: int) -> bytes:
    """A llama with so many tokens of 20 bytes, and weights of so many bytes behind it."""
    keys = [key("general.architecture", 8, text("llama"))]
    numbers = {"block_count": 1, "context_length": 4096, "embedding_length": 32, "attention.head_count": 1}
    keys += [key(f"llama.{name}", 4, struct.pack("<I", number)) for name, number in numbers.items()]
    words = b"".join(text(f"token {number:014}") for number in range(tokens))
    keys.append(key("tokenizer.ggml.tokens", 9, struct.pack("<IQ", 8, tokens) + words))
    keys.append(key("general.name", 8, text("Wide")))
    head = b"GGUF" + struct.pack("<IQQ", 3, 2, len(keys)) + b"".join(keys)
    rest = weights - tokens * 32 * 4
    for name, dims, offset in (("token_embd.weight", (32, tokens), 0), ("output.weight", (rest // 4,), tokens * 128)):
        head += text(name) + struct.pack("<I", len(dims)) + struct.pack(f"<{len(dims)}Q", *dims)
        head += struct.pack("<IQ", 0, offset)
    return head + bytes(-len(head) % 32) + bytes(weights)


def publish(loopback: LoopbackHub, hub: Hub, *contents: bytes, name: str = "Tiny-F32") -> Variant:
    """A repository with one model, in as many parts as there are contents."""
    names = [f"{name}.gguf"]
    if len(contents) > 1:
        names = [f"{name}-{part:05}-of-{len(contents):05}.gguf" for part in range(1, len(contents) + 1)]
    loopback.add("owner/Model", dict(zip(names, contents, strict=True)))
    (variant,) = hub.repository("owner/Model", cancel=CancelToken()).variants
    loopback.requests.clear()
    return variant


def same_but_for_paths(one: ModelFacts, other: ModelFacts) -> bool:
    nowhere = {"path": Path(), "parts": ()}
    return msgspec.structs.replace(one, **nowhere) == msgspec.structs.replace(other, **nowhere)


# ---------------------------------------------------------------------------------------- all is well


def test_the_facts_are_those_of_the_file(loopback: LoopbackHub, hub: Hub, cancel: CancelToken, tiny: Path) -> None:
    variant = publish(loopback, hub, tiny.read_bytes())
    facts = hub.facts(variant, cancel=cancel)
    assert same_but_for_paths(facts, read_model_facts(tiny))
    assert facts.path == Path("Tiny-F32.gguf")


def test_a_large_vocabulary_does_not_fetch_the_weights(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    content = with_vocabulary(100_000, 40 * MIB)
    variant = publish(loopback, hub, content, name="Wide-F32")
    facts = hub.facts(variant, cancel=cancel)
    assert (facts.vocabulary, facts.name) == (100_000, "Wide")
    assert loopback.sent() <= 2 * 28 * 100_000 + 2 * MIB  # the parser doubles what it asks for
    assert not loopback.leaks


def test_all_parts_of_a_split_model_count(loopback: LoopbackHub, hub: Hub, cancel: CancelToken, tmp_path: Path) -> None:
    first = write_tiny(
        tmp_path / "a.gguf", metadata={"split.no": 0, "split.count": 2, "split.tensors.count": 78}
    ).read_bytes()
    second = write_tiny(tmp_path / "b.gguf", metadata={"split.no": 1, "split.count": 2}).read_bytes()
    variant = publish(loopback, hub, first, second)
    # Two copies are no real split: that the tensors occur twice is noticed only when all parts were read.
    with pytest.raises(HearthError, match="do not belong together"):
        hub.facts(variant, cancel=cancel)
    assert {seen.path.rpartition("/")[2] for seen in loopback.requests if seen.origin == "hub"} == {
        "Tiny-F32-00001-of-00002.gguf",
        "Tiny-F32-00002-of-00002.gguf",
    }


def test_facts_are_kept_by_hash(
    loopback: LoopbackHub, api: HubApi, cancel: CancelToken, tiny: Path, tmp_path: Path
) -> None:
    hub = Hub(Network(endpoint=loopback.endpoint), version="9.9", cache=tmp_path / "facts")
    variant = publish(loopback, hub, tiny.read_bytes())
    facts = hub.facts(variant, cancel=cancel)
    loopback.requests.clear()
    assert hub.facts(variant, cancel=cancel) == facts
    assert not loopback.requests
    (kept,) = (tmp_path / "facts").iterdir()
    assert kept.stem == variant.files[0].sha256
    kept.write_bytes(b'{"format": 1, "facts": {"architecture": 3}}')
    assert hub.facts(variant, cancel=cancel) == facts
    assert loopback.requests


def test_the_cache_does_not_grow_for_ever(
    loopback: LoopbackHub, api: HubApi, cancel: CancelToken, tiny: Path, tmp_path: Path
) -> None:
    for number in range(MAX_KEPT + 5):
        (tmp_path / f"{number}.json").write_bytes(b"{}")
    hub = Hub(Network(endpoint=loopback.endpoint), version="9.9", cache=tmp_path)
    hub.facts(publish(loopback, hub, tiny.read_bytes()), cancel=cancel)
    assert len(list(tmp_path.iterdir())) == MAX_KEPT


def test_an_embedding_model_is_described_not_refused(
    loopback: LoopbackHub, hub: Hub, cancel: CancelToken, tmp_path: Path
) -> None:
    path = write_tiny(tmp_path / "x.gguf", metadata={"llama.pooling_type": 2})
    assert hub.facts(publish(loopback, hub, path.read_bytes()), cancel=cancel).purpose == "embedding"


# -------------------------------------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("drop", {"at": 1000}),
        ("reset", {"at": 70_000}),
        ("short", {"amount": 500}),
        ("expired", {}),
        ("ignore_range", {}),
    ],
)
def test_a_fault_on_the_way_is_repaired(
    loopback: LoopbackHub,
    hub: Hub,
    cancel: CancelToken,
    tiny: Path,
    kind: str,
    details: dict[str, int],
) -> None:
    variant = publish(loopback, hub, tiny.read_bytes())
    loopback.fault(kind, **details)  # type: ignore[arg-type]
    assert same_but_for_paths(hub.facts(variant, cancel=cancel), read_model_facts(tiny))
    assert loopback.fault_script.happened == 1


@pytest.mark.parametrize(
    ("kind", "details", "error"),
    [
        ("drop", {"at": 1000, "times": 9}, Unreachable),
        ("expired", {"times": 9}, HubError),
        ("shift", {}, WrongAnswer),
        ("wrong_size", {}, WrongAnswer),
        ("login", {}, WrongAnswer),
        ("login", {"where": "hub"}, WrongAnswer),
        ("login_redirect", {"where": "hub", "times": 9}, HubError),
        ("status", {"status": 503}, HubError),
        ("status", {"where": "hub", "status": 401, "code": "GatedRepo"}, AccessNeeded),
    ],
)
def test_a_fault_that_stays_is_said_so(
    loopback: LoopbackHub,
    hub: Hub,
    cancel: CancelToken,
    tiny: Path,
    kind: str,
    details: dict[str, object],
    error: type[HearthError],
) -> None:
    variant = publish(loopback, hub, tiny.read_bytes())
    loopback.fault(kind, **details)  # type: ignore[arg-type]
    with pytest.raises(error) as caught:
        hub.facts(variant, cancel=cancel)
    assert caught.value.message
    assert caught.value.hint


def test_a_server_without_ranges_is_not_read_to_the_end(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    variant = publish(loopback, hub, with_vocabulary(50_000, 30 * MIB), name="Wide-F32")
    loopback.fault("ignore_range", times=9)
    assert hub.facts(variant, cancel=cancel).vocabulary == 50_000
    assert loopback.sent() < 20 * MIB


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"<html>no model</html>", NotAModel),
        (b" ", ModelTruncated),
        (b"GGUF" + bytes(100), ModelCorrupt),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 60_000), ModelTruncated),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + key("general.architecture", 8, text("dance")), ModelUnsupported),
        (with_vocabulary(50, 50 * 128 + 4000)[:-4000], ModelTruncated),
    ],
)
def test_what_is_no_usable_model_is_refused(
    loopback: LoopbackHub, hub: Hub, cancel: CancelToken, content: bytes, error: type[HearthError]
) -> None:
    variant = publish(loopback, hub, content)
    with pytest.raises(error):
        hub.facts(variant, cancel=cancel)


def test_no_more_than_a_header_can_take_is_fetched() -> None:
    budget = Budget(100)
    budget.take(60)
    with pytest.raises(ModelCorrupt, match="larger than any real one"):
        budget.take(41)

"""The engine that is shipped: its variants give the same text, and its Vulkan part the same as the processor.

It is built by ``make package``; where it has not been, and where there is no software device of Mesa to stand in for a
card, these tests are skipped. llama.cpp leaves software devices out, so that nobody with such a driver gets slower;
``GGML_VK_VISIBLE_DEVICES`` makes it take one.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from inference.client import EngineClient
from inference.engine.backends import separate_modules
from inference.frames import FrameSplitter
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.process import engine_command
from inference.protocol import Delta, Loaded, Probed
from inference.trial_words import Over, Tried, decode
from resources import resource_path
from tests.inference.engine.conftest import KINDS, Tiny

ENGINE = Path(__file__).resolve().parents[3] / "build" / "engine"
GUIDE = resource_path("models", "guide.gguf")
PROOF = resource_path("models", "guide.proof.json")
WAIT = 300.0

pytestmark = pytest.mark.skipif(
    not (ENGINE / "llama_cpp").is_dir(), reason="the portable engine is not built here, see 'make package'"
)
SOFTWARE = {"GGML_VK_VISIBLE_DEVICES": "0"}


def environment(**more: str) -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join([str(ENGINE), os.environ.get("PYTHONPATH", "")]), **more}


@contextmanager
def engine(*arguments: str, **more: str) -> Iterator[EngineClient]:
    with EngineClient(command=[*engine_command(), *arguments], environment=environment(**more)) as client:
        yield client


def text_of(client: EngineClient, path: Path, options: LoadOptions, question: str) -> tuple[Loaded, str]:
    loaded = client.load(str(path), options).result(WAIT)
    assert isinstance(loaded, Loaded)
    request = client.generate([Message.user(question)], sampling=Sampling(temperature=0), max_tokens=24)
    text = "".join(event.text for event in request if isinstance(event, Delta))
    return loaded, text


def try_devices() -> Sequence[Tried]:
    done = subprocess.run(
        [*engine_command(), "--try-devices", str(PROOF)],
        capture_output=True,
        timeout=WAIT,
        check=True,
        env={**os.environ, **environment(**SOFTWARE)},
    )
    words = [decode(payload) for payload in FrameSplitter().feed(done.stdout)]
    assert words[-1] == Over()
    return [word for word in words if isinstance(word, Tried)]


@pytest.fixture(scope="module")
def software() -> str:
    """Identity of Mesa's software device."""
    tried = try_devices()
    if not tried:
        pytest.skip("there is no Vulkan driver here, not even Mesa's software device")
    assert [each.wrong for each in tried] == [""] * len(tried)
    return tried[0].device


def test_one_copy_of_each_library_and_variants_beside() -> None:
    modules = separate_modules(ENGINE / "llama_cpp" / "lib")
    assert len(modules.variants) > 5
    names = [path.name for path in (ENGINE / "llama_cpp" / "lib").iterdir() if not path.is_symlink()]
    assert len([name for name in names if "ggml-base" in name]) == 1


def test_the_best_variant_and_the_baseline_give_the_right_answer() -> None:
    variants = {}
    for level in ("processor", "baseline"):
        with engine("--level", level, "--prove", str(PROOF)) as client:
            probed = client.probe().result(WAIT)
            assert isinstance(probed, Probed)
            assert [device.kind for device in probed.devices] == ["cpu"]
            variants[level] = probed.variant
    assert variants["baseline"] in ("x64", "armv8.0")
    assert variants["processor"]


def test_a_software_device_is_not_offered_unless_somebody_insists() -> None:
    with engine() as client:
        probed = client.probe().result(WAIT)
        assert isinstance(probed, Probed)
        assert not [device for device in probed.devices if "llvmpipe" in device.description]


def test_the_guide_says_the_same_on_vulkan_however_many_layers_lie_there(software: str) -> None:
    texts = {}
    with engine("--device", software, **SOFTWARE) as client:
        for layers in (0, 1, 2, 3, 4):
            loaded, texts[layers] = text_of(client, GUIDE, LoadOptions(gpu_layers=layers), "hello")
            assert loaded.gpu_layers == layers
            assert loaded.backend == ("Vulkan0" if layers else "CPU")
    assert len(texts[0]) > 40
    assert set(texts.values()) == {texts[0]}


def test_every_kind_of_memory_works_on_vulkan(software: str, tiny: Tiny) -> None:
    """Random weights leave every next token nearly as likely as another: so the texts may part, but not at once."""
    with engine("--device", software, **SOFTWARE) as client:
        for kind in KINDS:
            texts = {}
            for layers in (0, 2, 99):
                options = LoadOptions(gpu_layers=layers, flash_attention="off", kv_type="f32")
                _loaded, texts[layers] = text_of(client, tiny(kind), options, "What is this?")
            assert len({text[:4] for text in texts.values()}) == 1, (kind, texts)

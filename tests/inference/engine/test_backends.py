"""Which libraries a process computes with, by the files there are and what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from inference.engine import backends
from inference.engine.backends import Backends, ranked, separate_modules, variant_name
from inference.engine.devices import Found
from inference.protocol import Device

CARD = Found(Device(name="Vulkan0", description="A card", kind="gpu"), 11)
OTHER = Found(Device(name="Vulkan1", description="Another", kind="gpu"), 12)
CHIP = Found(Device(name="Vulkan2", description="A chip", kind="igpu"), 13)
PROCESSOR = Found(Device(name="CPU", description="A processor", kind="cpu"), 14)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> list[Found]:
    """The devices there are; a test may change them."""
    found = [CARD, OTHER, CHIP, PROCESSOR]
    monkeypatch.setattr(backends, "find_devices", lambda: tuple(found))
    return found


def test_variants_and_devices_are_told_from_what_is_linked(tmp_path: Path) -> None:
    for name in (
        "libggml-base.so",
        "libggml-base.so.0",
        "libggml-cpu-x64.so",
        "libggml-cpu-haswell.so",
        "libggml-vulkan.so",
        "libggml.so",
        "libllama.so",
        "libmtmd.so.0",
        "notes.txt",
    ):
        (tmp_path / name).touch()
    (tmp_path / "libggml-metal.so").symlink_to(tmp_path / "libggml-vulkan.so")
    modules = separate_modules(tmp_path)
    assert [path.name for path in modules.variants] == ["libggml-cpu-haswell.so", "libggml-cpu-x64.so"]
    assert [path.name for path in modules.others] == ["libggml-vulkan.so"]
    assert list(map(variant_name, modules.variants)) == ["haswell", "x64"]


def test_windows_and_macos_name_them_otherwise(tmp_path: Path) -> None:
    for name in ("ggml-base.dll", "ggml-cpu-alderlake.dll", "ggml-vulkan.dll", "libggml-cpu.dylib", "ggml.dll"):
        (tmp_path / name).touch()
    modules = separate_modules(tmp_path)
    assert list(map(variant_name, modules.variants)) == ["alderlake", ""]
    assert [path.name for path in modules.others] == ["ggml-vulkan.dll"]


def test_the_best_variant_comes_first_and_the_baseline_is_the_least_demanding() -> None:
    scores = [(1, Path("x64")), (0, Path("zen4")), (64, Path("haswell")), (5, Path("sse42"))]
    assert [path.name for path in ranked(scores, least=False)] == ["haswell", "sse42", "x64"]
    assert [path.name for path in ranked(scores, 1, least=False)] == ["sse42", "x64"]
    assert [path.name for path in ranked(scores, 9, least=False)] == ["x64"]
    assert [path.name for path in ranked(scores, 1, least=True)] == ["x64"]
    assert ranked([(0, Path("zen4"))], least=False) == []


def test_everything_is_offered_unless_something_is_named(there: list[Found]) -> None:
    everything = Backends()
    assert [device.name for device in everything.devices()] == ["Vulkan0", "Vulkan1", "Vulkan2", "CPU"]
    assert everything.for_model() is None
    some = Backends("everything", ["Vulkan1: Another", "Vulkan2: A chip"])
    assert [device.name for device in some.devices()] == ["Vulkan1", "Vulkan2", "CPU"]


@pytest.mark.parametrize("level", ["processor", "baseline"])
def test_lower_levels_offer_no_device(there: list[Found], level: backends.Level) -> None:
    lower = Backends(level)
    assert [device.name for device in lower.devices()] == ["CPU"]
    assert lower.everything() == tuple(there)


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        (["Vulkan1: Another", "Vulkan2: A chip"], [12]),  # a chip beside a card is no gain, as llama.cpp has it
        (["Vulkan2: A chip"], [13]),
        (["Vulkan1: Renamed"], []),
    ],
)
def test_a_model_gets_just_the_devices_that_are_offered(
    there: list[Found], monkeypatch: pytest.MonkeyPatch, offered: list[str], expected: list[int]
) -> None:
    some = Backends("everything", offered)
    given: list[int] = []
    just = some.just

    def note(devices: list[Found]) -> object:
        given.extend(found.handle for found in devices)
        return just(devices)

    monkeypatch.setattr(some, "just", note)
    assert some.for_model()
    assert given == expected

"""What tells a build, a processor and drivers apart, read from written files."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inference.machine_marks import Marks, engine_folder, read_marks

Read = Callable[..., Marks]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the files are those of Linux")


@pytest.fixture
def libraries(tmp_path: Path) -> Path:
    folder = tmp_path / "lib"
    folder.mkdir()
    for name in ("libggml-base.so.0", "libggml-cpu-x64.so", "libggml-vulkan.so", "libllama.so"):
        (folder / name).write_bytes(b"library")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    system = tmp_path / "root"
    (system / "usr/share/vulkan/icd.d").mkdir(parents=True)
    (system / "usr/share/vulkan/icd.d/card.json").write_text("{}")
    (system / "proc/driver/nvidia").mkdir(parents=True)
    (system / "proc/cpuinfo").write_text("processor\t: 0\nmodel name\t: A\nflags\t\t: sse4_2 avx2\n")
    (system / "proc/driver/nvidia/version").write_text("1.0")
    return system


@pytest.fixture
def read(libraries: Path, root: Path) -> Read:
    return lambda **environ: read_marks(libraries, environ, root)


def test_they_are_the_same_for_the_same(read: Read) -> None:
    marks = read()
    assert marks == read()
    assert marks.variants
    assert marks.may_have_devices


def test_another_build_or_processor_changes_both(read: Read, libraries: Path, root: Path) -> None:
    before = read()
    (libraries / "libllama.so").write_bytes(b"another one")
    build = read()
    (root / "proc/cpuinfo").write_text("model name\t: A\nflags\t\t: sse4_2\n")
    processor = read()
    assert len({before.processor, build.processor, processor.processor}) == 3
    assert len({before.devices, build.devices, processor.devices}) == 3


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "usr/share/vulkan/icd.d/card.json").write_text("{ }"),
        lambda root: os.utime(root / "usr/share/vulkan/icd.d/card.json", (1, 1)),
        lambda root: (root / "usr/share/vulkan/icd.d/other.json").write_text("{}"),
        lambda root: (root / "proc/driver/nvidia/version").write_text("1.1"),
        lambda root: (root / "proc/driver/nvidia/gpus/0000:01:00.0").mkdir(parents=True),
    ],
)
def test_another_driver_or_device_changes_the_devices_alone(
    read: Read, root: Path, change: Callable[[Path], object]
) -> None:
    before = read()
    change(root)
    after = read()
    assert after.processor == before.processor
    assert after.devices != before.devices


def test_so_does_what_says_which_devices_a_driver_shows(read: Read) -> None:
    assert len({read().devices, read(GGML_VK_VISIBLE_DEVICES="0").devices, read(HOME="/home/somebody").devices}) == 2


def test_without_a_driver_there_is_no_device(read: Read, root: Path) -> None:
    (root / "usr/share/vulkan/icd.d/card.json").unlink()
    if not list(Path("/usr/local/share/vulkan/icd.d").glob("*.json")):
        assert not read(XDG_DATA_DIRS=str(root / "usr/share"), XDG_CONFIG_DIRS=str(root / "etc")).may_have_devices
    named = root / "named.json"
    named.write_text("{}")
    assert read(VK_DRIVER_FILES=str(named), XDG_DATA_DIRS=str(root), XDG_CONFIG_DIRS=str(root)).may_have_devices


def test_a_build_for_the_processor_alone_has_no_device(read: Read, libraries: Path) -> None:
    (libraries / "libggml-vulkan.so").unlink()
    (libraries / "libggml-cpu-x64.so").rename(libraries / "libggml-cpu.so")
    marks = read()
    assert not marks.may_have_devices
    assert not marks.variants


def test_a_missing_engine_is_no_error(tmp_path: Path) -> None:
    assert not read_marks(tmp_path / "nowhere", {}, tmp_path).may_have_devices


def test_this_engine_is_found_and_read_in_no_time() -> None:
    folder = engine_folder()
    assert folder is not None
    assert any(folder.iterdir())
    read_marks()
    began = time.process_time()
    read_marks()
    assert time.process_time() - began < 0.02  # 1 ms; a start does it once

"""Built engines are kept by what they were built from, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bootstrap.console import Failure
from bootstrap.wheels import WheelCache, build_facts, cache_directory, instruction_sets

FACTS = {"version": "1.2.3", "platform": "linux-x86_64", "processor": "avx2", "flags": {}}


def _make(folder: Path, content: bytes = b"wheel") -> None:
    (folder / "engine-1.2.3-py3-none-linux_x86_64.whl").write_bytes(content)


def test_a_built_wheel_is_found_again_by_another_clone(tmp_path: Path) -> None:
    made = WheelCache(tmp_path).make(FACTS, _make)
    assert WheelCache(tmp_path).find(dict(FACTS)) == made
    assert made.read_bytes() == b"wheel"


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1.2.4"},
        {"platform": "linux-aarch64"},
        {"processor": "avx512f"},
        {"flags": {"CMAKE_ARGS": "-DGGML_CUDA=on"}},
    ],
)
def test_another_computer_or_other_flags_get_another_wheel(tmp_path: Path, change: dict[str, object]) -> None:
    cache = WheelCache(tmp_path)
    cache.make(FACTS, _make)
    assert cache.find(FACTS | change) is None
    cache.make(FACTS | change, lambda folder: _make(folder, b"other"))
    found = cache.find(FACTS)
    assert found
    assert found.read_bytes() == b"wheel"


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    def interrupted(folder: Path) -> None:
        _make(folder, b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        WheelCache(tmp_path).make(FACTS, interrupted)
    assert WheelCache(tmp_path).find(FACTS) is None
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".making-abc").mkdir()
    made = WheelCache(tmp_path).make(FACTS, _make)
    WheelCache(tmp_path).sweep()
    assert list(tmp_path.iterdir()) == [made.parent]


@pytest.mark.parametrize("damage", ["shorter wheel", "no wheel", "no record", "wrong record", "foreign record"])
def test_a_damaged_entry_is_thrown_away_and_built_again(tmp_path: Path, damage: str) -> None:
    cache = WheelCache(tmp_path)
    wheel = cache.make(FACTS, _make)
    record = wheel.parent / "build.json"
    match damage:
        case "shorter wheel":
            wheel.write_bytes(b"whe")
        case "no wheel":
            wheel.unlink()
        case "no record":
            record.unlink()
        case "wrong record":
            record.write_text("{")
        case "foreign record":
            record.write_text(json.dumps([1]))
    assert cache.find(FACTS) is None
    assert cache.make(FACTS, _make).read_bytes() == b"wheel"
    assert cache.find(FACTS)


@pytest.mark.parametrize("count", [0, 2])
def test_a_build_makes_exactly_one_wheel(tmp_path: Path, count: int) -> None:
    def build(folder: Path) -> None:
        for number in range(count):
            (folder / f"{number}.whl").touch()

    with pytest.raises(Failure, match=f"{count} wheels"):
        WheelCache(tmp_path).make(FACTS, build)


def test_the_facts_name_what_the_compiler_is_told() -> None:
    plain = build_facts("0.1", {"PATH": "somewhere"})
    assert plain["version"] == "0.1"
    assert plain["processor"]
    assert plain["flags"] == {}
    assert build_facts("0.1", {"CMAKE_ARGS": "-DX=1", "CC": ""})["flags"] == {"CMAKE_ARGS": "-DX=1"}


def test_only_instruction_sets_count_not_what_a_kernel_adds() -> None:
    old = "processor : 0\nvendor_id : X\nflags\t\t: fpu sse2 avx2 fma avx512f\nbugs : spectre\n"
    new = "processor : 0\nflags\t\t: avx512f avx2 fma sse2 fpu flush_l1d retbleed_new\n"
    assert instruction_sets(old) == instruction_sets(new) == "avx2 avx512f fma sse2"
    assert instruction_sets("processor: 0\nFeatures\t: fp asimd sve\n") == "asimd fp sve"
    assert instruction_sets("") == ""


def test_an_engine_with_what_is_left_out_is_not_taken_for_one_without() -> None:
    assert instruction_sets("flags : avx512_vnni amx_tile amx_int8 avx512_fp16 sse2\n") == "avx512_vnni sse2"


def test_where_the_cache_is(tmp_path: Path) -> None:
    home = Path.home()
    assert cache_directory({"HEARTH_WHEEL_CACHE": str(tmp_path)}) == tmp_path
    assert cache_directory({"XDG_CACHE_HOME": str(tmp_path)}, "linux") == tmp_path / "hearth-engine"
    assert cache_directory({"XDG_CACHE_HOME": "relative"}, "linux") == home / ".cache" / "hearth-engine"
    assert cache_directory({}, "darwin") == home / "Library" / "Caches" / "hearth-engine"
    assert cache_directory({"LOCALAPPDATA": str(tmp_path)}, "win32") == tmp_path / "hearth-engine" / "Cache"

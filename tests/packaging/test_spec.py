"""The spec on each system, read with stand-ins for what PyInstaller defines: what it would freeze, and as what."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from app.identity import NAME, PROGRAM
from macos.property_list import BUNDLE_ID
from tests.packaging.test_windows import library

SPEC = Path(__file__).resolve().parents[2] / "packaging" / "hearth.spec"


class PyInstaller:
    """Writes down what the spec makes."""

    def __init__(self) -> None:
        self.programs: list[dict[str, Any]] = []
        self.collected: tuple[Any, ...] = ()
        self.bundles: list[dict[str, Any]] = []
        self.analysis = SimpleNamespace(
            scripts=[("pyi_rth_pyside6", "", ""), ("__main__", "", "")],
            binaries=[("msvcp140.dll", "", "BINARY")],
            datas=[("something-1.dist-info/METADATA", "", "DATA")],
            pure=[],
        )

    def names(self, work: Path) -> dict[str, Any]:
        return {
            "SPECPATH": str(SPEC.parent),
            "workpath": str(work),
            "Analysis": lambda *_, **__: self.analysis,
            "PYZ": lambda pure: pure,
            "EXE": lambda *_, **named: self.programs.append(named) or named["name"],  # type: ignore[func-returns-value]
            "COLLECT": self._collect,
            "BUNDLE": lambda folder, **named: self.bundles.append({"folder": folder, **named}),
        }

    def _collect(self, *parts: Any, name: str, **_: Any) -> str:
        self.collected = parts
        return name


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """A stand-in for the engine, with libraries of each system."""
    libraries = tmp_path / "engine" / "llama_cpp" / "lib"
    library(libraries / "llama.dll", ["MSVCP140.dll", "VCRUNTIME140.dll"])
    library(libraries / "ggml-cpu-haswell.dll", ["VCOMP140.DLL"])
    for name in ("MSVCP140.dll", "VCRUNTIME140.dll", "VCOMP140.DLL"):
        library(tmp_path / "Windows" / "System32" / name, ["KERNEL32.dll"])
    return tmp_path / "engine"


def read(system: str, engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PyInstaller:
    metadata = tmp_path / "metadata" / "hearth_chat-1.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").touch()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("HEARTH_ENGINE", str(engine))
    monkeypatch.setenv("HEARTH_METADATA", str(tmp_path / "metadata"))
    monkeypatch.setenv("SystemRoot", str(tmp_path / "Windows"))
    monkeypatch.setattr(sys, "path", [*sys.path])
    for name in ("PyInstaller", "PyInstaller.utils", "PyInstaller.utils.hooks"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setattr(sys.modules["PyInstaller.utils.hooks"], "collect_data_files", lambda _: [], raising=False)
    monkeypatch.setattr(sys, "platform", system)
    made = PyInstaller()
    exec(compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec"), made.names(work))
    return made


def test_linux_has_one_program(engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = read("linux", engine, tmp_path, monkeypatch)
    assert [(each["name"], each["console"]) for each in made.programs] == [(PROGRAM, True)]
    assert made.collected[:1] == (PROGRAM,)
    assert made.bundles == []
    assert made.analysis.scripts == [("__main__", "", "")]


def test_windows_has_a_program_for_the_window_and_one_for_terminals(
    engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = read("win32", engine, tmp_path, monkeypatch)
    assert [(each["name"], each["console"]) for each in made.programs] == [("hearth", False), ("hearth-cli", True)]
    for each in made.programs:
        assert each["upx"] is False
        assert f"{each['name']}.exe" in Path(each["version"]).read_text()
        assert Path(each["icon"]).read_bytes()[:4] == b"\0\0\1\0"
        assert "PerMonitorV2" in Path(each["manifest"]).read_text()
    assert made.collected[:2] == ("hearth", "hearth-cli")


def test_windows_gets_the_libraries_of_the_compiler_once(
    engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = read("win32", engine, tmp_path, monkeypatch)
    places = [place for place, _source, _kind in made.collected[2]]
    assert sorted(place.lower() for place in places if "llama_cpp" not in place) == [
        *("msvcp140.dll", "vcomp140.dll", "vcruntime140.dll")
    ]
    assert {"llama_cpp/lib/llama.dll", "llama_cpp/lib/ggml-cpu-haswell.dll"} <= set(places)


def test_macos_has_a_bundle(engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = read("darwin", engine, tmp_path, monkeypatch)
    assert [(each["name"], each["console"]) for each in made.programs] == [(PROGRAM, False)]
    (bundle,) = made.bundles
    assert bundle["folder"] == PROGRAM
    assert bundle["name"] == f"{NAME}.app"
    assert bundle["bundle_identifier"] == BUNDLE_ID
    assert Path(bundle["icon"]).read_bytes()[:4] == b"icns"
    assert plistlib.loads(plistlib.dumps(bundle["info_plist"]))["LSMinimumSystemVersion"]

"""The engine comes from the cache where it can, is tried before it is trusted, and its failures are told plainly.

The wheels are made here, of a few lines of Python; building the real one takes minutes and is what ``make`` itself
does before any test can run.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bootstrap.console import Console, Failure
from bootstrap.engine import EngineBuilder
from bootstrap.environment import VirtualEnvironment
from bootstrap.system import Debian
from bootstrap.wheels import WheelCache, build_facts

VERSION = "0.3.36"
SOUND = "__version__ = '0'\ndef llama_backend_init(): pass\n"
BROKEN = "raise OSError('libgomp.so.1: cannot open shared object file')\n"
KILLED = "import os, signal\nos.kill(os.getpid(), signal.SIGILL)\n"


def _wheel(source: str) -> Callable[[Path], None]:
    """Puts a wheel of llama-cpp-python whose whole content is ``source`` into a folder."""

    def make(folder: Path) -> None:
        info = f"llama_cpp_python-{VERSION}.dist-info"
        files = {
            "llama_cpp/__init__.py": source,
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: llama_cpp_python\nVersion: {VERSION}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": "",
        }
        with zipfile.ZipFile(folder / f"llama_cpp_python-{VERSION}-py3-none-any.whl", "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)

    return make


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> VirtualEnvironment:
    folder = tmp_path_factory.mktemp("engine")
    console = Console(io.StringIO())
    debian = Debian(folder / "log", console, {"HEARTH_NO_INSTALL": "1"})
    made = VirtualEnvironment(folder / ".venv", folder / "log", console, debian)
    made.ensure()
    return made


class Bench:
    """A builder with a cache of its own, no registry to fetch from, and what it said."""

    def __init__(self, folder: Path, venv: VirtualEnvironment) -> None:
        self.cache = WheelCache(folder / "wheels")
        self._out = io.StringIO()
        console = Console(self._out)
        debian = Debian(folder / "log", console, {"HEARTH_NO_INSTALL": "1"})
        self.builder = EngineBuilder(VERSION, venv, folder / "log", console, debian)

    def cached(self, source: str) -> None:
        """Put an engine of this content where the builder will look."""
        self.cache.make(build_facts(VERSION), _wheel(source))

    @property
    def said(self) -> str:
        return self._out.getvalue()


@pytest.fixture
def bench(tmp_path: Path, venv: VirtualEnvironment, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("HEARTH_WHEEL_CACHE", str(tmp_path / "wheels"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "nothing"))
    return Bench(tmp_path, venv)


def test_an_engine_built_before_is_taken_from_the_cache(bench: Bench, venv: VirtualEnvironment) -> None:
    bench.cached(SOUND)
    bench.builder.install()
    assert venv.installed("llama-cpp-python") == VERSION
    assert "taking it from" in bench.said
    assert "Building" not in bench.said
    assert venv.fault() == ""


@pytest.mark.parametrize("source", [BROKEN, KILLED])
def test_a_cached_engine_that_does_not_run_here_is_built_again(bench: Bench, source: str) -> None:
    bench.cached(source)
    with pytest.raises(Failure, match="Building the engine failed") as caught:
        bench.builder.install()
    assert "does not run here any more" in bench.said
    assert "5 to 10 minutes" in bench.said, "said before the time is spent"
    assert "network" in caught.value.hint
    assert list(bench.cache.folder.glob(".making-*")) == []


def test_too_little_disk_is_told_before_the_build(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bootstrap.engine.DISK_NEEDED", 2**60)
    with pytest.raises(Failure, match=r"needs .* GB in .* GB are free") as caught:
        bench.builder.install()
    assert "TMPDIR" in caught.value.hint


def test_no_compiler_is_told_before_the_build(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bootstrap.engine.compiler_fault", lambda: "No C compiler was found.")
    with pytest.raises(Failure, match="No C compiler") as caught:
        bench.builder.install()
    assert "build-essential" in caught.value.hint
    assert "5 to 10 minutes" not in bench.said

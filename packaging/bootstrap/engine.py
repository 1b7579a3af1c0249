"""Builds llama-cpp-python from its source distribution, once, and checks that it runs here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.environment import VirtualEnvironment
from bootstrap.locking import only_one
from bootstrap.running import CommandFailed, clean_environment, run
from bootstrap.system import Debian
from bootstrap.wheels import WheelCache, build_facts, cache_directory

NAME = "llama-cpp-python"
GIB = 1024**3
DISK_NEEDED = 1.5 * GIB  # the unpacked sources with everything the compiler makes of them, measured
MEMORY_A_JOB = 1.0 * GIB  # the hungriest source file of llama.cpp, with a margin

_TRY = """
#include <filesystem>
#include <string_view>
int main() { return static_cast<int>(std::filesystem::path("x").string().size() - std::string_view("x").size()); }
"""
# WORKAROUND GCC takes the settings of AMX's tiles for unused and leaves them out, so that the first prompt of some
# length ends the engine with an illegal instruction, on the Xeons that have AMX (llama.cpp, pull request 26954).
# Without this macro llama.cpp leaves AMX alone.
WITHOUT_AMX = "-U__AMX_INT8__"
# WORKAROUND with AVX-512's own halves llama.cpp adds up values of attention 128 at a time or else one by one
# (`GGML_F16_STEP` in ggml-cpu/simd-mappings.h); most small models have 64 of them, and behind 2,000 tokens write two to
# three times slower than without. It computes with floats in their place.
WITHOUT_HALVES = "-U__AVX512FP16__"

_SELF_TEST = "import llama_cpp; llama_cpp.llama_backend_init(); print(llama_cpp.__version__)"


class EngineBuilder:
    """Gets one pinned version of the engine into a virtual environment.

    Args:
        version: The version that ``pyproject.toml`` pins.
        venv: Where it is installed.
        log: Where the output of pip and the compiler goes.
    """

    def __init__(self, version: str, venv: VirtualEnvironment, log: Path, console: Console, debian: Debian) -> None:
        self._version = version
        self._venv = venv
        self._log = log
        self._console = console
        self._debian = debian
        self._facts = build_facts(version)
        self._cache = WheelCache(cache_directory())

    @property
    def facts(self) -> Mapping[str, object]:
        """What the engine of this computer is built from."""
        return self._facts

    def install(self) -> None:
        """Take the wheel from the cache or build it, install it, and start the engine once.

        Raises:
            Failure: Each with what to do about it.
        """
        with only_one(self._cache.folder / "lock", "building the engine", self._console):
            self._cache.sweep()
            wheel = self._cache.find(self._facts)
            if wheel:
                self._console.say(f"The engine was built before; taking it from {wheel.parent}.")
                self._install(wheel)
                if not self._fault():
                    return
                self._console.say("It does not run here any more, so it is built again.")
            self._install(self._cache.make(self._facts, self._build))
            fault = self._fault()
            if fault:
                self._cache.forget(self._facts)
                raise Failure(f"The engine was built but does not run: {fault}")

    def _install(self, wheel: Path) -> None:
        pip = [str(self._venv.python), "-m", "pip", "--disable-pip-version-check"]
        with self._venv.changing():
            if self._venv.installed(NAME):  # pip would see the same version and leave it
                run([*pip, "uninstall", "--yes", NAME], "Removing the engine", self._log, self._console)
            run([*pip, "install", str(wheel)], "Installing the engine", self._log, self._console)

    def _fault(self) -> str:
        """What is wrong with the installed engine; empty when it starts."""
        result = subprocess.run(
            [str(self._venv.python), "-c", _SELF_TEST],
            capture_output=True,
            text=True,
            env=clean_environment(),
            check=False,
        )
        if result.returncode < 0:
            return f"it is ended by signal {-result.returncode}."
        return result.stderr.strip()[-2000:] if result.returncode else ""

    def _build(self, target: Path) -> None:
        self._check_compilers()
        environment = clean_environment(fewer_jobs() | left_out())
        self._console.say(
            "Building the engine (llama.cpp) for this computer. This is done once and takes 5 to 10 minutes\n"
            f"on two cores; the details go to {self._log}"
        )
        # In a folder of its own, so that an interrupted build leaves nothing behind either.
        with tempfile.TemporaryDirectory(prefix="hearth-engine-") as scratch:
            free = shutil.disk_usage(scratch).free
            if free < DISK_NEEDED:
                raise Failure(
                    f"Building the engine needs {DISK_NEEDED / GIB:.1f} GB in {Path(scratch).parent}; "
                    f"{free / GIB:.1f} GB are free.",
                    "Make room there, or name a folder on another disk: TMPDIR=/path/to/folder make run",
                )
            self._pip_wheel(target, environment | {"TMPDIR": scratch})

    def _pip_wheel(self, target: Path, environment: Mapping[str, str]) -> None:
        command = [str(self._venv.python), "-m", "pip", "wheel", "--verbose", "--progress-bar", "off", "--no-deps"]
        # pip's own cache does not know for which processor and with which flags a wheel was built.
        command += ["--no-cache-dir", "--no-binary", NAME, "--wheel-dir", str(target), f"{NAME}=={self._version}"]
        try:
            run(command, "Building the engine", self._log, self._console, environment)
        except CommandFailed as failure:
            raise Failure(failure.message, build_advice("\n".join(failure.tail), failure.status)) from failure

    def _check_compilers(self) -> None:
        """Find and try the compilers first: their absence should not surface after minutes, in CMake's words."""
        fault = compiler_fault()
        if fault and self._debian.may_install:
            self._debian.install(["g++"])
            fault = compiler_fault()
        if fault:
            raise Failure(fault, compiler_advice())


def compiler_fault(environment: Mapping[str, str] = os.environ) -> str:
    """Why C and C++ cannot be compiled here; empty when they can."""
    if sys.platform == "win32":
        return ""  # CMake finds Visual Studio, which is on no path
    for variable, language, names in (("CC", "c", ("cc", "gcc", "clang")), ("CXX", "c++", ("c++", "g++", "clang++"))):
        chosen = environment.get(variable, "").split()
        found = chosen or [name for name in names if shutil.which(name, path=environment.get("PATH"))][:1]
        spoken = language.upper()
        if not found:
            return f"No {spoken} compiler was found; the engine is built with one."
        if chosen and not shutil.which(chosen[0], path=environment.get("PATH")):
            return f"{variable} names {chosen[0]}, which is not there."
        source = _TRY if language == "c++" else "int main(void) { return 0; }\n"
        standard = ["-std=c++17"] if language == "c++" else []
        result = subprocess.run(
            [*found, *standard, "-x", language, "-fsyntax-only", "-"],
            input=source,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            lines = result.stderr.strip().splitlines()[:3]
            return f"The {spoken} compiler {found[0]} cannot compile C{'++17' if standard else ''}: " + " ".join(lines)
    return ""


def compiler_advice() -> str:
    """How to get a compiler, by system."""
    return (
        "Install a C and C++ compiler, then try again:\n"
        "  Debian, Ubuntu    sudo apt-get install build-essential cmake\n"
        "  Fedora            sudo dnf install gcc-c++ cmake\n"
        "  Arch              sudo pacman -S base-devel cmake\n"
        "  openSUSE          sudo zypper install gcc-c++ cmake\n"
        "  macOS             xcode-select --install"
    )


def fewer_jobs(environment: Mapping[str, str] = os.environ, meminfo: Path = Path("/proc/meminfo")) -> dict[str, str]:
    """Fewer compilers at once where the free memory would not hold one for each core."""
    if environment.get("CMAKE_BUILD_PARALLEL_LEVEL") or not meminfo.exists():
        return {}
    found = re.search(r"^MemAvailable:\s*(\d+) kB", meminfo.read_text(encoding="ascii"), re.MULTILINE)
    if not found:
        return {}
    jobs = max(1, int(int(found[1]) * 1024 / MEMORY_A_JOB))
    return {"CMAKE_BUILD_PARALLEL_LEVEL": str(jobs)} if jobs < (os.cpu_count() or 1) else {}


def left_out(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> dict[str, str]:
    """The compilers' flags, the caller's among them, with which llama.cpp leaves alone what does it no good."""
    if system == "win32":  # Visual Studio's own compiler tells llama.cpp of neither
        return {}
    wanted = {"CFLAGS": WITHOUT_HALVES, "CXXFLAGS": f"{WITHOUT_AMX} {WITHOUT_HALVES}"}
    return {name: f"{environment.get(name, '')} {flags}".strip() for name, flags in wanted.items()}


def build_advice(tail: str, status: int) -> str:
    """The next step after a failed build, by what its end says."""
    if "No space left" in tail:
        return "The disk is full. Make room, or name a folder on another disk: TMPDIR=/path/to/folder make run"
    if any(sign in tail for sign in ("Killed", "out of memory", "Cannot allocate memory")) or status == -9:
        return "The memory did not suffice. Build with one compiler at a time: CMAKE_BUILD_PARALLEL_LEVEL=1 make run"
    if any(sign in tail for sign in ("No matching distribution", "ConnectionError", "Max retries", "Read timed out")):
        return "The sources could not be fetched. Check the network, and the settings of pip (`pip config list`)."
    return "If it is the network, try again. Otherwise the lines above name the reason; CONTRIBUTING.md says more."

"""Built engines kept outside the clone, so that none is built twice; knows nothing of building.

A wheel is compiled for the processor it is built on, so its place in the cache is named by everything that
decides what the compiler makes: version, platform, C library, instruction sets, and the caller's build flags.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bootstrap.console import Failure

# What the caller can set to change the build.
BUILD_FLAGS = ("CMAKE_ARGS", "SKBUILD_CMAKE_ARGS", "CC", "CXX", "CFLAGS", "CXXFLAGS", "LDFLAGS")

# Instruction sets that a compiler uses by itself; the rest of the list changes with the kernel alone.
_X86 = re.compile(r"(sse|ssse|avx|fma|f16c|bmi|popcnt|xop|abm|lzcnt|movbe|aes|vaes|pclmul|vpclmul|gfni|sha_ni|adx)")
LEFT_OUT = ("amx", "avx512_fp16")
"""How the names of those begin that no build uses, see `bootstrap.engine`."""


def cache_directory(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """Where wheels are kept: ``HEARTH_WHEEL_CACHE``, else below the cache folder of this user."""
    chosen = environment.get("HEARTH_WHEEL_CACHE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if system == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return base / "hearth-engine" / "Cache"
    if system == "darwin":
        return Path.home() / "Library" / "Caches" / "hearth-engine"
    xdg = environment.get("XDG_CACHE_HOME", "")
    base = Path(xdg) if xdg and Path(xdg).is_absolute() else Path.home() / ".cache"
    return base / "hearth-engine"


def instruction_sets(cpuinfo: str) -> str:
    """From the text of ``/proc/cpuinfo``: what ``-march=native`` may use on this processor, sorted."""
    for line in cpuinfo.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "flags":
            used = {flag for flag in value.split() if _X86.match(flag) and not flag.startswith(LEFT_OUT)}
            return " ".join(sorted(used))
        if name.strip() == "Features":  # ARM lists little else
            return " ".join(sorted(set(value.split())))
    return ""


def _processor() -> str:
    system = platform.system()
    if system == "Linux":
        sets = instruction_sets(Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace"))
        return sets or platform.processor()
    if system == "Darwin":
        command = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return platform.processor()


def build_facts(version: str, environment: Mapping[str, str] = os.environ) -> dict[str, object]:
    """Everything that decides what a build of ``version`` on this computer is made of."""
    return {
        "version": version,
        "platform": sysconfig.get_platform(),
        "c_library": list(platform.libc_ver()),
        "processor": _processor(),
        "flags": {name: environment[name] for name in BUILD_FLAGS if environment.get(name)},
    }


class WheelCache:
    """Wheels below ``folder``, each beside a ``build.json`` that says what it was built from.

    Args:
        name: What the wheels are of.
    """

    def __init__(self, folder: Path, name: str = "llama_cpp_python") -> None:
        self.folder = folder
        self._name = name

    def place(self, facts: Mapping[str, object]) -> Path:
        """The folder of the wheel that was, or would be, built from ``facts``."""
        digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]
        return self.folder / f"{self._name}-{facts['version']}-{facts['platform']}-{digest}"

    def find(self, facts: Mapping[str, object]) -> Path | None:
        """The wheel built from ``facts``, or ``None``; a damaged one is thrown away."""
        place = self.place(facts)
        try:
            record = json.loads((place / "build.json").read_text(encoding="utf-8"))
            wheel = place / str(record["wheel"])
            intact = hashlib.sha256(wheel.read_bytes()).hexdigest() == record["sha256"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            intact = False
        if not intact:
            self.forget(facts)
            return None
        return wheel

    def forget(self, facts: Mapping[str, object]) -> None:
        """Throw the wheel built from ``facts`` away."""
        shutil.rmtree(self.place(facts), ignore_errors=True)

    def make(self, facts: Mapping[str, object], build: Callable[[Path], None]) -> Path:
        """Let ``build`` put one wheel into the folder it is given, and keep it.

        The wheel takes its place in one step, when it is complete: an interrupted build leaves nothing.

        Raises:
            Failure: There is not exactly one wheel afterwards.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=self.folder) as scratch:
            made = Path(scratch) / "wheel"
            made.mkdir()
            build(made)
            wheels = list(made.glob("*.whl"))
            if len(wheels) != 1:
                raise Failure(f"The build of {self._name} left {len(wheels)} wheels instead of one.")
            digest = hashlib.sha256(wheels[0].read_bytes()).hexdigest()
            record = {"wheel": wheels[0].name, "sha256": digest, "built_from": facts}
            (made / "build.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
            self.forget(facts)
            made.rename(self.place(facts))
        return self.place(facts) / wheels[0].name

    def sweep(self) -> None:
        """Remove what a build left that was killed. Only under the lock of the cache."""
        for scratch in self.folder.glob(".making-*"):
            shutil.rmtree(scratch, ignore_errors=True)

"""Builds the portable engine from llama-cpp-python's sources, once, and keeps it; knows no packages."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.engine import DISK_NEEDED, GIB, NAME, compiler_advice, compiler_fault, fewer_jobs
from bootstrap.locking import only_one
from bootstrap.running import CommandFailed, clean_environment, run
from bootstrap.system import Debian
from bootstrap.wheels import WheelCache, cache_directory
from portable_engine.flags import VulkanTools, as_arguments, cmake_flags, reproducible_flags, together
from portable_engine.newer_tools import NEXT, NewerTools, codename, system_tools
from portable_engine.staging import stage_wheel

RECIPE = 1  # raise it when the same flags build something else than before
LOCK = Path(__file__).with_name("sources.lock")  # the sources of the pinned version, with their hash
_DEBIAN = ("glslc", "libvulkan-dev", "spirv-headers")  # its packages of what the Vulkan module is built with
NO_VULKAN = "HEARTH_NO_VULKAN"  # set to anything: without the module for graphics cards


class PortableEngine:
    """The engine for every computer of this kind.

    Args:
        version: The version of llama-cpp-python that ``pyproject.toml`` pins.
        python: An interpreter with pip.
        log: Where the output of pip, apt and the compiler goes.
    """

    def __init__(
        self,
        version: str,
        python: Path,
        log: Path,
        console: Console,
        debian: Debian,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._version = version
        self._python = python
        self._log = log
        self._console = console
        self._debian = debian
        self._environment = environment
        self._cache = WheelCache(cache_directory(environment))

    def stage(self, target: Path) -> Path:
        """Build it, or take it from the cache, and lay it out in ``target``; the folder of the Python package.

        Raises:
            Failure: Each with what to do about it.
        """
        target.parent.mkdir(parents=True, exist_ok=True)
        with only_one(self._cache.folder / "lock", "building the engine", self._console):
            self._cache.sweep()
            vulkan = self._vulkan_tools()
            facts = self.facts(vulkan)
            wheel = self._cache.find(facts)
            if wheel is None:
                wheel = self._cache.make(facts, lambda folder: self._build(folder, vulkan))
            else:
                self._console.say(f"The portable engine was built before; taking it from {wheel.parent}.")
        return stage_wheel(wheel, target)

    def facts(self, vulkan: VulkanTools | None) -> dict[str, object]:
        """Everything that decides what is made; the processor it is built on does not."""
        return {
            "version": self._version,
            "platform": sysconfig.get_platform(),
            "c_library": list(platform.libc_ver()),
            "portable": RECIPE,
            "compiler": compiler_version(self._environment),
            "flags": cmake_flags(sys.platform, platform.machine(), None),
            "vulkan": list(vulkan.versions) if vulkan else [],
        }

    def _vulkan_tools(self) -> VulkanTools | None:
        if sys.platform == "darwin" or self._environment.get(NO_VULKAN):
            return None
        release = codename() if sys.platform == "linux" else ""
        if release in NEXT and not self._environment.get("VULKAN_SDK"):
            return NewerTools(self._cache.folder / f"vulkan-{NEXT[release]}", self._log, self._console).fetch(release)
        try:
            return system_tools(self._environment)
        except Failure as failure:
            if not self._debian.may_install:
                if self._debian.here:
                    failure.hint = f"Try 'sudo apt-get install {' '.join(_DEBIAN)}'. {failure.hint}"
                raise
        self._debian.install(_DEBIAN)
        return system_tools(self._environment)

    def _build(self, target: Path, vulkan: VulkanTools | None) -> None:
        self._check_compilers()
        self._console.say(
            "Building the portable engine: llama.cpp for each generation of processors"
            + (", and for graphics cards." if vulkan else ".")
            + f"\nThis is done once and takes 15 to 30 minutes on two cores; the details go to {self._log}"
        )
        with tempfile.TemporaryDirectory(prefix="hearth-engine-") as scratch:
            free = shutil.disk_usage(scratch).free
            if free < 2 * DISK_NEEDED:  # a processor's part for each generation
                raise Failure(
                    f"Building the portable engine needs {2 * DISK_NEEDED / GIB:.1f} GB in {Path(scratch).parent}; "
                    f"{free / GIB:.1f} GB are free.",
                    "Make room there, or name a folder on another disk: TMPDIR=/path/to/folder make package",
                )
            self._compile(Path(scratch), target, vulkan)

    def _compile(self, scratch: Path, target: Path, vulkan: VulkanTools | None) -> None:
        sources = self._sources(scratch)
        folders = {scratch: "/hearth"}
        if vulkan is not None and vulkan.prefix:
            folders[Path(vulkan.prefix)] = "/usr"
        flags = together(
            cmake_flags(sys.platform, platform.machine(), vulkan), reproducible_flags(folders, sys.platform)
        )
        environment = clean_environment(fewer_jobs(self._environment))
        environment |= {"CMAKE_ARGS": as_arguments(flags), "TMPDIR": str(scratch)}
        for name in ("CFLAGS", "CXXFLAGS", "LDFLAGS", "SKBUILD_CMAKE_ARGS"):  # these would not be portable
            environment.pop(name, None)
        command = [str(self._python), "-m", "pip", "wheel", "--verbose", "--progress-bar", "off", "--no-deps"]
        command += ["--no-cache-dir", f"--config-settings=build-dir={scratch / 'build'}"]
        try:
            run(
                [*command, "--wheel-dir", str(target), str(sources)],
                "Building the portable engine",
                self._log,
                self._console,
                environment,
            )
        except CommandFailed as failure:
            raise Failure(failure.message, "The lines above name the reason; CONTRIBUTING.md says more.") from failure

    def _sources(self, scratch: Path) -> Path:
        """The unpacked sources, in a folder whose name is known: pip's own would get into the libraries."""
        if f"{NAME}=={self._version} " not in LOCK.read_text("utf-8"):
            raise Failure(
                f"{LOCK.name} does not list {NAME} {self._version}.", "Write it: python packaging/bundle lock"
            )
        fetched = scratch / "fetched"
        command = [str(self._python), "-m", "pip", "download", "--no-deps", "--no-binary", NAME]
        command += ["--progress-bar", "off", "--require-hashes", "--requirement", str(LOCK)]
        run(
            [*command, "--dest", str(fetched)],
            "Fetching the sources of the engine",
            self._log,
            self._console,
            clean_environment({"TMPDIR": str(scratch)}),
        )
        archives = list(fetched.glob("*.tar.gz"))
        if len(archives) != 1:
            raise Failure(f"pip fetched {len(archives)} archives of the engine's sources instead of one.")
        with tarfile.open(archives[0]) as archive:
            archive.extractall(scratch / "unpacked", filter="data")
        (sources,) = (scratch / "unpacked").iterdir()
        return sources.rename(scratch / "src")

    def _check_compilers(self) -> None:
        fault = compiler_fault(self._environment)
        if fault and self._debian.may_install:
            self._debian.install(["g++"])
            fault = compiler_fault(self._environment)
        if fault:
            raise Failure(fault, compiler_advice())


def compiler_version(environment: Mapping[str, str] = os.environ) -> str:
    """What the compiler calls itself, empty where it has no such option."""
    command = [*(environment.get("CXX", "").split() or ["c++"]), "--version"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return said.stdout.split("\n", 1)[0].strip()

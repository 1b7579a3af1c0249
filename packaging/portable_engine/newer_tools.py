"""Vulkan's headers and shader compiler from the next release of Debian, unpacked into a folder beside.

WORKAROUND Debian 12's headers (1.3.239) are too old: llama.cpp's ``ggml-vulkan.cpp`` needs ``vk::LayerSettingEXT``,
and its ``glslc`` (2023.2) knows neither cooperative matrices nor integer dot products, without which reading a
prompt on a graphics card is several times slower. Nothing is installed: the packages are fetched from the mirrors
this computer has, checked by apt, and unpacked; the compiler runs with the C library it was made for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.running import clean_environment, run
from portable_engine.flags import VulkanTools

PACKAGES = ("glslc", "libshaderc1", "libc6", "libstdc++6", "libgcc-s1", "libvulkan1", "libvulkan-dev", "spirv-headers")
NEXT = {"bookworm": "trixie"}  # releases whose own packages are too old, and where the newer ones come from
LEAST_HEADERS = (1, 3, 274)  # the first with VK_EXT_layer_settings in vulkan.hpp

_KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_VERSION = re.compile(r"#define VK_HEADER_VERSION_COMPLETE VK_MAKE_API_VERSION\(\d+, (\d+), (\d+), VK_HEADER_VERSION\)")
_PATCH = re.compile(r"#define VK_HEADER_VERSION (\d+)")


def system_tools(environment: Mapping[str, str] = os.environ, include: Path = Path("/usr/include")) -> VulkanTools:
    """This system's own tools.

    Raises:
        Failure: They are missing or too old.
    """
    if environment.get("VULKAN_SDK"):
        return VulkanTools(versions=(f"VULKAN_SDK {Path(environment['VULKAN_SDK']).name}",))
    compiler = shutil.which("glslc", path=environment.get("PATH"))
    found = headers_version(include / "vulkan" / "vulkan_core.h")
    if compiler and found >= LEAST_HEADERS:
        said = subprocess.run([compiler, "--version"], capture_output=True, text=True, check=False).stdout
        return VulkanTools(versions=(f"headers {_dotted(found)}", *said.split("\n")[:1]))
    have = f"{_dotted(found) if any(found) else 'none'}, {'with' if compiler else 'without'} glslc"
    raise Failure(
        f"The Vulkan module needs Vulkan's headers from {_dotted(LEAST_HEADERS)} on and glslc (here: {have}).",
        "Install the Vulkan SDK and name its folder in VULKAN_SDK, or build without: HEARTH_NO_VULKAN=1 make package",
    )


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def headers_version(header: Path) -> tuple[int, int, int]:
    """The version of Vulkan's headers, zeros where there are none."""
    try:
        text = header.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0, 0, 0
    main, patch = _VERSION.search(text), _PATCH.search(text)
    if not main or not patch:
        return 0, 0, 0
    return int(main[1]), int(main[2]), int(patch[1])


def codename(os_release: Path = Path("/etc/os-release")) -> str:
    """Name of this release, such as ``bookworm``; empty where it has none."""
    if not os_release.exists():
        return ""
    found = re.search(r"^VERSION_CODENAME=(\S+)$", os_release.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def mirror(release: str, targets: str) -> str:
    """The mirror of ``release`` among apt's own, empty for none.

    Args:
        release: A code name.
        targets: What ``apt-get indextargets`` says, a line each: address, release, origin and component.
    """
    for line in targets.splitlines():
        address, name, origin, component = (line.split("|") + [""] * 4)[:4]
        if (name, origin, component) == (release, "Debian", "main"):
            return address
    return ""


class NewerTools:
    """The packages of the next release below ``folder``.

    Args:
        folder: A folder for this alone, kept between builds.
        log: Where the output of apt goes.
    """

    def __init__(self, folder: Path, log: Path, console: Console) -> None:
        self._folder = folder
        self._log = log
        self._console = console

    def fetch(self, release: str) -> VulkanTools:
        """Fetch and unpack them, once.

        Args:
            release: Code name of this system's release; the packages are those of the next.

        Raises:
            Failure: The mirrors cannot be asked, or do not have them.
        """
        ready = self._folder / "ready"
        if not ready.exists():
            shutil.rmtree(self._folder, ignore_errors=True)
            self._unpack(self._download(release))
            ready.write_text("\n".join(sorted(self._versions())) + "\n", encoding="utf-8")
        self._write_compiler()  # each time: it names folders, and the cache may have been moved
        root = self._folder / "root" / "usr"
        return VulkanTools(
            prefix=str(root),
            include=str(root / "include"),
            library=str(next(root.glob("lib/*/libvulkan.so.1"))),
            glslc=str(self._folder / "glslc"),
            versions=tuple(ready.read_text(encoding="utf-8").split("\n")[:-1]),
        )

    def _download(self, release: str) -> Path:
        """The packages in a folder, their signatures checked by apt."""
        form = "$(REPO_URI)|$(RELEASE)|$(ORIGIN)|$(COMPONENT)"
        command = ["apt-get", "indextargets", "--format", form, "Created-By: Packages"]
        said = subprocess.run(command, capture_output=True, text=True, check=False, env=clean_environment())
        address = mirror(release, said.stdout)
        if not address:
            raise Failure(
                f"Newer Vulkan headers are needed, and apt has no mirror of Debian's {release} to find the next in.",
                "Run 'apt-get update' and try again, or build without: HEARTH_NO_VULKAN=1 make package",
            )
        state, packages = self._folder / "apt", self._folder / "packages"
        for place in (state / "sources", state / "lists" / "partial", state / "cache", packages):
            place.mkdir(parents=True, exist_ok=True)
        signed = f"Signed-By: {_KEYRING}\n" if _KEYRING.exists() else ""
        source = f"Types: deb\nURIs: {address}\nSuites: {NEXT[release]}\nComponents: main\n{signed}"
        (state / "sources" / "next.sources").write_text(source, encoding="ascii")
        options = {
            "Dir::Etc::SourceList": "/dev/null",
            "Dir::Etc::SourceParts": str(state / "sources"),
            "Dir::State::Lists": str(state / "lists"),
            "Dir::Cache": str(state / "cache"),
            "APT::Sandbox::User": "",  # the folder may be one that only this user can enter
            "Debug::NoLocking": "1",
        }
        apt = ["apt-get", *(f"-o{name}={value}" for name, value in options.items())]
        self._console.say(f"Fetching Vulkan's headers and shader compiler of Debian's {NEXT[release]}.")
        run([*apt, "update"], "Reading its package lists", self._log, self._console)
        move = ["sh", "-c", 'cd "$0" && exec "$@"', str(packages), *apt, "download", *PACKAGES]
        run(move, "Fetching packages", self._log, self._console)
        return packages

    def _unpack(self, packages: Path) -> None:
        for package in sorted(packages.glob("*.deb")):
            run(["dpkg-deb", "-x", str(package), str(self._folder / "root")], "Unpacking", self._log, self._console)

    def _versions(self) -> list[str]:
        return [path.stem.replace("%3a", ":") for path in (self._folder / "packages").glob("*.deb")]

    def _write_compiler(self) -> None:
        """A ``glslc`` that runs on an older system: with its own loader and its own libraries."""
        libraries = next((self._folder / "root" / "usr" / "lib").glob("*/libshaderc.so.1")).parent
        loader = next(libraries.glob("ld-linux-*.so.*"))
        script = self._folder / "glslc"
        program = self._folder / "root" / "usr" / "bin" / "glslc"
        lines = ["#!/bin/sh", f'exec "{loader}" --library-path "{libraries}" "{program}" "$@"', ""]
        script.write_text("\n".join(lines), encoding="utf-8")
        script.chmod(0o755)

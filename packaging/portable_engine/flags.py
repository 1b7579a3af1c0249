"""What CMake is told so that the engine runs on any computer of its kind; builds nothing.

On Intel and AMD the processor's part is built once for each generation and chosen when the program starts; every
device (Vulkan) is a module of its own that stays away where its driver is missing.

Sources: ``ggml/CMakeLists.txt`` and ``ggml/src/CMakeLists.txt`` of llama.cpp as llama-cpp-python 0.3.36 carries it.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bootstrap.engine import WITHOUT_AMX

# Whatever decides over instruction sets is said, even where it is the default: with SOURCE_DATE_EPOCH in the
# environment llama.cpp takes other defaults, and the result is several times slower without a word.
_ANYWHERE = {"GGML_NATIVE": "OFF", "GGML_BACKEND_DL": "ON"}
_GENERATIONS = {"GGML_CPU_ALL_VARIANTS": "ON"}

# WORKAROUND Apple's processors are alike enough for one build, and libgomp is not there to be bundled: Metal does
# the work (llama-cpp-python forces GGML_METAL_EMBED_LIBRARY, so no file of shaders has to lie beside it).
_APPLE = {"GGML_NATIVE": "OFF", "GGML_METAL": "ON", "GGML_OPENMP": "OFF", "CMAKE_OSX_DEPLOYMENT_TARGET": "13.0"}
# Intel Macs since macOS 13 have AVX2; without saying so they would get neither (ggml/CMakeLists.txt, INS_ENB).
_APPLE_INTEL = {f"GGML_{name}": "ON" for name in ("SSE42", "AVX", "AVX2", "FMA", "F16C", "BMI2")}


@dataclass(frozen=True)
class VulkanTools:
    """What the Vulkan module is built with.

    Attributes:
        prefix: Folder with ``include`` and the CMake files of the SPIR-V headers; empty for the system's own.
        include: Folder of the Vulkan headers; empty for the system's own.
        library: The loader that is linked against; empty for the system's own.
        glslc: The compiler of shaders; empty for the one on the path.
        versions: Names and versions of the packages, which decide what is made.
    """

    prefix: str = ""
    include: str = ""
    library: str = ""
    glslc: str = ""
    versions: tuple[str, ...] = ()


def cmake_flags(system: str, machine: str, vulkan: VulkanTools | None) -> dict[str, str]:
    """CMake's variables for one system.

    Args:
        system: As ``sys.platform`` says.
        machine: As ``platform.machine()`` says.
        vulkan: What its module is built with; ``None`` leaves it out.
    """
    if system == "darwin":
        return _APPLE | ({} if machine == "arm64" else _APPLE_INTEL)
    flags = dict(_ANYWHERE)
    if machine.lower() in ("x86_64", "amd64", "aarch64", "arm64"):
        flags |= _GENERATIONS
    if system == "linux":
        flags["CMAKE_CXX_FLAGS"] = WITHOUT_AMX  # one of the generations would have it
    if system == "win32":
        # MSVC cannot build the variants for every generation ("fewer with MSVC"); clang-cl of Visual Studio can.
        flags |= {"CMAKE_C_COMPILER": "clang-cl", "CMAKE_CXX_COMPILER": "clang-cl"}
    if vulkan is not None:
        named = {
            "Vulkan_INCLUDE_DIR": vulkan.include,
            "Vulkan_LIBRARY": vulkan.library,
            "Vulkan_GLSLC_EXECUTABLE": vulkan.glslc,
            "CMAKE_PREFIX_PATH": vulkan.prefix,
        }
        flags |= {"GGML_VULKAN": "ON"} | {name: value for name, value in named.items() if value}
    return flags


def reproducible_flags(folders: Mapping[Path, str], system: str) -> dict[str, str]:
    """CMake's variables that keep the names of this computer's folders out of what is made.

    Assertions carry the name of their source file: built in another folder, each library would be another one.

    Args:
        folders: Folders, and what is to stand in their place.
        system: As ``sys.platform`` says; MSVC's compilers take no such option.
    """
    if system == "win32":
        return {}
    # A space in the name of a folder would end the option; CMake's own trial of the compiler takes no other quotes.
    maps = " ".join(f'"-ffile-prefix-map={folder}={name}"' for folder, name in folders.items())
    return {"CMAKE_C_FLAGS": maps, "CMAKE_CXX_FLAGS": maps}


def together(*flags: Mapping[str, str]) -> dict[str, str]:
    """CMake's variables of several; what two of them say to a compiler is said one after the other."""
    whole: dict[str, str] = {}
    for some in flags:
        for name, value in some.items():
            both = name in whole and name.endswith("_FLAGS")
            whole[name] = f"{whole[name]} {value}" if both else value
    return whole


def as_arguments(flags: Mapping[str, str]) -> str:
    """The value of ``CMAKE_ARGS``, which scikit-build-core splits like a shell."""
    return " ".join(shlex.quote(f"-D{name}={value}") for name, value in sorted(flags.items()))

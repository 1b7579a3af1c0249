"""The portable engine: what CMake is told, where newer tools come from, how the libraries are laid out."""

from __future__ import annotations

import io
import os
import shlex
import sys
import zipfile
from pathlib import Path

import pytest

from bootstrap.console import Console, Failure
from bootstrap.engine import WITHOUT_AMX
from bootstrap.system import Debian
from portable_engine.building import PortableEngine
from portable_engine.flags import VulkanTools, as_arguments, cmake_flags, reproducible_flags, together
from portable_engine.newer_tools import codename, headers_version, mirror, system_tools
from portable_engine.staging import stage_wheel

TOOLS = VulkanTools("/t/usr", "/t/usr/include", "/t/usr/lib/libvulkan.so.1", "/t/glslc", ("glslc_2025",))


@pytest.mark.parametrize(("system", "machine"), [("linux", "x86_64"), ("linux", "aarch64"), ("win32", "AMD64")])
def test_each_generation_of_processors_gets_its_own_part(system: str, machine: str) -> None:
    flags = cmake_flags(system, machine, TOOLS)
    assert flags["GGML_NATIVE"] == "OFF"
    assert flags["GGML_BACKEND_DL"] == flags["GGML_CPU_ALL_VARIANTS"] == flags["GGML_VULKAN"] == "ON"
    assert flags["Vulkan_GLSLC_EXECUTABLE"] == "/t/glslc"
    assert "GGML_VULKAN" not in cmake_flags(system, machine, None)


def test_no_generation_of_processors_gets_amx() -> None:
    flags = together(cmake_flags("linux", "x86_64", None), reproducible_flags({Path("/x"): "/y"}, "linux"))
    assert shlex.split(flags["CMAKE_CXX_FLAGS"]) == [WITHOUT_AMX, "-ffile-prefix-map=/x=/y"]
    assert shlex.split(flags["CMAKE_C_FLAGS"]) == ["-ffile-prefix-map=/x=/y"]
    assert flags["GGML_NATIVE"] == "OFF"


def test_apple_computers_get_one_build_with_metal() -> None:
    assert cmake_flags("darwin", "arm64", None)["GGML_METAL"] == "ON"
    assert "GGML_AVX2" not in cmake_flags("darwin", "arm64", None)
    assert cmake_flags("darwin", "x86_64", None)["GGML_AVX2"] == "ON"


def test_names_of_this_computers_folders_stay_out_of_the_libraries() -> None:
    flags = reproducible_flags({Path("/somewhere/x"): "/hearth"}, "linux")
    assert flags["CMAKE_CXX_FLAGS"] == '"-ffile-prefix-map=/somewhere/x=/hearth"'
    assert reproducible_flags({Path("/somewhere/x"): "/hearth"}, "win32") == {}
    spaced = reproducible_flags({Path("/my home/x"): "/hearth"}, "linux")
    assert shlex.split(spaced["CMAKE_C_FLAGS"]) == ["-ffile-prefix-map=/my home/x=/hearth"]


def test_values_with_spaces_arrive_whole() -> None:
    flags = {"B": "-a=1 -b=2", "A": "ON"}
    assert shlex.split(as_arguments(flags)) == ["-DA=ON", "-DB=-a=1 -b=2"]


def test_the_mirror_is_the_one_of_this_release(tmp_path: Path) -> None:
    targets = "\n".join(
        [
            "http://127.0.0.1/other|bookworm|Elsewhere|main",
            "http://127.0.0.1/security|bookworm-security|Debian|main",
            "http://127.0.0.1/debian|bookworm|Debian|main",
            "broken",
        ]
    )
    assert mirror("bookworm", targets) == "http://127.0.0.1/debian"
    assert mirror("trixie", targets) == ""
    release = tmp_path / "os-release"
    release.write_text('PRETTY_NAME="Debian"\nVERSION_CODENAME=bookworm\n', encoding="utf-8")
    assert codename(release) == "bookworm"
    assert codename(tmp_path / "none") == ""


def test_too_old_headers_are_named_with_what_to_do(tmp_path: Path) -> None:
    header = tmp_path / "vulkan" / "vulkan_core.h"
    header.parent.mkdir()
    header.write_text(
        "#define VK_HEADER_VERSION 239\n"
        "#define VK_HEADER_VERSION_COMPLETE VK_MAKE_API_VERSION(0, 1, 3, VK_HEADER_VERSION)\n",
        encoding="ascii",
    )
    assert headers_version(header) == (1, 3, 239)
    with pytest.raises(Failure, match=r"here: 1\.3\.239, without glslc") as caught:
        system_tools({"PATH": str(tmp_path)}, tmp_path)
    assert "HEARTH_NO_VULKAN" in caught.value.hint
    with pytest.raises(Failure, match="here: none"):
        system_tools({"PATH": str(tmp_path)}, tmp_path / "empty")


def _wheel(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


LINUX = {
    "llama_cpp/__init__.py": b"",
    "llama_cpp/server/app.py": b"",
    "llama_cpp/lib/libllama.so": b"llama",
    "llama_cpp/lib/libllama.so.0": b"llama",
    "llama_cpp/lib/libllama.so.0.0.1": b"llama",
    "llama_cpp/lib/libggml.so": b"ggml",
    "llama_cpp/lib/libggml.so.0": b"ggml",
    "llama_cpp/lib/libggml.so.0.25.3": b"ggml",
    "bin/libggml-cpu-haswell.so": b"haswell",
    "bin/libggml-cpu-sapphirerapids.so": b"breaks",
    "bin/libggml-vulkan.so": b"vulkan",
    "bin/llama-tool": b"tool",
    "lib/libggml.so": b"ggml",
    "include/ggml.h": b"",
    "llama_cpp_python-0.3.36.dist-info/METADATA": b"Name: llama_cpp_python\n",
}


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_each_library_is_there_once_and_the_modules_beside(tmp_path: Path) -> None:
    made = stage_wheel(_wheel(tmp_path / "a.whl", LINUX), tmp_path / "engine")
    libraries = made / "lib"
    assert {path.name: os.readlink(path) for path in libraries.iterdir() if path.is_symlink()} == {
        "libllama.so": "libllama.so.0",
        "libggml.so": "libggml.so.0",
    }
    files = {path.name for path in libraries.iterdir() if not path.is_symlink()}
    assert files == {"libllama.so.0", "libggml.so.0", "libggml-cpu-haswell.so", "libggml-vulkan.so"}
    assert not (made / "server").exists()
    assert (tmp_path / "engine" / "llama_cpp_python-0.3.36.dist-info" / "METADATA").exists()


def test_windows_libraries_lie_side_by_side(tmp_path: Path) -> None:
    files = {"llama_cpp/lib/llama.dll": b"l", "llama_cpp/lib/ggml.dll": b"g", "bin/ggml-cpu-x64.dll": b"x"}
    made = stage_wheel(_wheel(tmp_path / "a.whl", files), tmp_path / "engine")
    assert {path.name for path in (made / "lib").iterdir()} == {"llama.dll", "ggml.dll", "ggml-cpu-x64.dll"}


def test_of_mac_libraries_the_names_that_are_asked_for_stay(tmp_path: Path) -> None:
    files = {
        "llama_cpp/lib/libllama.dylib": b"@rpath/libggml.0.dylib",
        "llama_cpp/lib/libllama.0.dylib": b"@rpath/libggml.0.dylib",
        "llama_cpp/lib/libggml.dylib": b"g",
        "llama_cpp/lib/libggml.0.dylib": b"g",
        "llama_cpp/lib/libggml.0.25.3.dylib": b"g",
    }
    made = stage_wheel(_wheel(tmp_path / "a.whl", files), tmp_path / "engine")
    assert {path.name for path in (made / "lib").iterdir()} == {"libllama.dylib", "libggml.dylib", "libggml.0.dylib"}


def test_a_wheel_without_the_engine_is_refused_and_what_was_there_stays(tmp_path: Path) -> None:
    stage_wheel(_wheel(tmp_path / "a.whl", LINUX), tmp_path / "engine")
    empty = _wheel(tmp_path / "b.whl", {"llama_cpp/lib/readme": b""})
    with pytest.raises(Failure, match="no libllama"):
        stage_wheel(empty, tmp_path / "engine")
    assert (tmp_path / "engine" / "llama_cpp" / "lib" / "libllama.so.0").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.whl", "b.whl", "engine"]


def test_what_decides_the_build_has_a_place_of_its_own_in_the_cache(tmp_path: Path) -> None:
    console = Console(io.StringIO())
    environment = {"HEARTH_WHEEL_CACHE": str(tmp_path), "HEARTH_NO_INSTALL": "1", "PATH": os.environ["PATH"]}
    engine = PortableEngine(
        "0.3.36",
        Path(sys.executable),
        tmp_path / "log",
        console,
        Debian(tmp_path / "log", console, environment),
        environment,
    )
    with_vulkan, without = engine.facts(TOOLS), engine.facts(None)
    assert with_vulkan["vulkan"] == ["glslc_2025"]
    assert with_vulkan != without
    assert "processor" not in without

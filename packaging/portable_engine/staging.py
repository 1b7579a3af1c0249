"""Lays the engine out of a wheel for the packages: one copy of each library, the modules beside; builds nothing.

WORKAROUND a wheel cannot hold links, so llama-cpp-python's has each library three times (``libggml.so``, ``.so.0``
and ``.so.0.25.3``) and once more at its top, and the modules that are chosen when the program starts lie in its
``bin``, where nothing looks for them (llama-cpp-python 0.3.36, issue 2069). Two copies of ``libggml`` in one
process would be two registries of devices.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from bootstrap.console import Failure
from bundle.elf import is_elf, look_only_beside

PACKAGE = "llama_cpp"
_LIBRARY = re.compile(r"^(lib)?(?P<name>[\w.-]+?)(\.so(\.[\d.]+)?|(\.[\d.]+)?\.dylib|\.dll)$")
_MODULE = re.compile(r"^(lib)?ggml-(cpu|vulkan|metal|blas|cuda|hip|rpc)\b.*\.(so|dll|dylib)$")
# WORKAROUND the variant with AMX ended with an illegal instruction at every quantized model on the one Xeon with AMX
# that it was tried on, although the system had granted their use (llama-cpp-python 0.3.36, gcc 12). Without it such
# processors take the variant for Ice Lake, with AVX-512; no laptop or desktop computer has AMX.
_BROKEN = ("ggml-cpu-sapphirerapids",)
_UNUSED = ("server",)  # of the Python package: its web server, which Hearth does not use


def stage_wheel(wheel: Path, target: Path) -> Path:
    """Unpack ``wheel`` into ``target``, which is made anew; the folder of the package.

    Raises:
        Failure: The wheel does not hold what an engine needs.
    """
    with tempfile.TemporaryDirectory(prefix="stage-", dir=target.parent) as scratch:
        unpacked = Path(scratch) / "wheel"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked)
        made = Path(scratch) / "made"
        shutil.copytree(unpacked / PACKAGE, made / PACKAGE, ignore=shutil.ignore_patterns("lib", *_UNUSED))
        for metadata in unpacked.glob("*.dist-info"):
            shutil.copytree(metadata, made / metadata.name)
        _arrange(unpacked, made / PACKAGE / "lib")
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)
    return target / PACKAGE


def _arrange(unpacked: Path, libraries: Path) -> None:
    libraries.mkdir()
    for path in sorted((unpacked / PACKAGE / "lib").iterdir()):
        if path.is_file() and _LIBRARY.match(path.name):
            _add(path, libraries)
    for folder in (unpacked / "bin", unpacked / "lib"):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            broken = path.stem.removeprefix("lib") in _BROKEN
            if _MODULE.match(path.name) and not broken and not (libraries / path.name).exists():
                shutil.copy2(path, libraries / path.name)
    if not any(_library_name(path.name) == "llama" for path in libraries.iterdir()):
        raise Failure("The wheel of the engine holds no libllama.", "Remove the file from the cache of engines.")
    for path in libraries.iterdir():
        if path.is_symlink():
            continue
        if is_elf(path):
            # WORKAROUND llama-cpp-python sets INSTALL_RPATH_USE_LINK_PATH: the folder of Vulkan's loader gets in.
            look_only_beside(path)
        path.chmod(0o644)


def _add(path: Path, libraries: Path) -> None:
    """One library: the file under the name others ask for, and a link where Python looks for it."""
    found = re.fullmatch(r"(?P<base>.+\.so)(?P<version>\.\d+)?(?P<rest>\.[\d.]+)?", path.name)
    if found is None:  # Windows and macOS; there the short name is what others ask for
        if not re.search(r"\.\d+(\.\d+)*\.dylib$", path.name) or _wanted_by_others(path):
            shutil.copy2(path, libraries / path.name)
        return
    if found["rest"]:
        return  # the full version, which nobody asks for
    if found["version"]:
        shutil.copy2(path, libraries / path.name)
    elif Path(f"{path}.0").exists():
        os.symlink(f"{path.name}.0", libraries / path.name)
    else:
        shutil.copy2(path, libraries / path.name)


def _wanted_by_others(path: Path) -> bool:
    """Whether another library asks for exactly this name: macOS writes ``@rpath/libggml.0.dylib`` into it."""
    asked = f"@rpath/{path.name}".encode("ascii")
    others = path.parent.glob("*.dylib")
    return any(asked in other.read_bytes() for other in others if other.resolve() != path.resolve())


def _library_name(file: str) -> str:
    found = _LIBRARY.match(file)
    return found["name"] if found else ""

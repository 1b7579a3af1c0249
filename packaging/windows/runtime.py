"""Which libraries of Microsoft's compiler go along, and whether anything is missing; needs no Windows to check.

PyInstaller takes what it can follow from Python's side. The engine's modules (``ggml-cpu-*.dll``) are loaded by name
when the program starts, so nothing can be followed to what they need: ``vcomp140.dll`` or ``libomp140``. A computer
without Visual Studio has none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from windows.pe import Pe

#: What comes with Microsoft's and LLVM's compilers and not with Windows, in lower case.
REDISTRIBUTABLE = re.compile(r"(msvcp140|vcruntime140|concrt140|vccorlib140|vcomp140|libomp140)[\w.]*\.dll")

#: What every Windows 10 has. ``vulkan-1.dll`` comes with the driver of a graphics card, and its module stays away
#: without; ``python3`` is beside the program.
_OF_WINDOWS = re.compile(
    r"(api-ms-win|ext-ms-win)-[\w-]+\.dll|[\w.]+\.drv|(kernel|user|gdi|ws2_|comdlg|comctl|advapi|crypt|shell|ole|oleaut"
    r"|imm|wsock|wtsapi|psapi|opengl|glu)32\.dll|(kernelbase|ntdll|rpcrt4|version|bcrypt|bcryptprimitives|ncrypt|secur32"
    r"|userenv|netapi32|iphlpapi|dnsapi|winhttp|winmm|mpr|shlwapi|shcore|uxtheme|dwmapi|dwrite|d2d1|d3d9|d3d11|d3d12"
    r"|dxgi|dcomp|setupapi|cfgmgr32|propsys|powrprof|authz|msvcrt|ucrtbase|uiautomationcore|pdh|dbghelp|wldp|rstrtmgr"
    r"|normaliz|msimg32|usp10|hid|avrt|runtimeobject)\.dll"
)
_DRIVERS = frozenset({"vulkan-1.dll", "nvcuda.dll"})


def programs_in(folder: Path) -> Iterator[Path]:
    """Every program and library below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".exe", ".dll", ".pyd") and path.is_file():
            yield path


def missing(folder: Path) -> dict[str, list[str]]:
    """What programs in a frozen folder ask for that is neither there nor part of Windows; with who asks."""
    files = list(programs_in(folder))
    there = {path.name.lower() for path in files}
    lacking: dict[str, list[str]] = {}
    for path in files:
        for name in Pe(path).needed:
            if name not in there and name not in _DRIVERS and not _OF_WINDOWS.fullmatch(name):
                lacking.setdefault(name, []).append(path.relative_to(folder).as_posix())
    return lacking


def runtime_for(libraries: Iterable[Path], environment: Mapping[str, str]) -> list[Path]:
    """The compiler's libraries that ``libraries`` ask for, and those these ask for in turn.

    Args:
        libraries: Such as the engine's.
        environment: ``VCToolsRedistDir``, as Visual Studio's prompt sets it, and ``SystemRoot``.

    Raises:
        FileNotFoundError: One is on this computer nowhere it may be taken from.
    """
    found: dict[str, Path] = {}
    waiting = list(libraries)
    while waiting:
        for name in Pe(waiting.pop()).needed:
            if REDISTRIBUTABLE.fullmatch(name) and name not in found:
                found[name] = _find(name, environment)
                waiting.append(found[name])
    return [found[name] for name in sorted(found)]


def _find(name: str, environment: Mapping[str, str]) -> Path:
    places = []
    if redistributable := environment.get("VCToolsRedistDir"):
        places += sorted(Path(redistributable).glob("x64/*"))  # Microsoft.VC143.CRT, Microsoft.VC143.OpenMP
        places += sorted(Path(redistributable).glob("debug_nonredist/x64/Microsoft.VC*.OpenMP.LLVM"))
    if root := environment.get("SystemRoot"):
        places.append(Path(root) / "System32")
    for place in places:
        for file in place.iterdir() if place.is_dir() else ():
            if file.name.lower() == name:
                return file
    raise FileNotFoundError(f"{name} was not found; start this from the prompt of Visual Studio (x64).")

"""What the engine computes with here, told apart by what files and the system say; loads no library, no driver.

Where one of these marks is another one than last time (another build, a new driver, another processor), what was
proven then says nothing about now. Reading them takes some milliseconds at most.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import importlib.util
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from inference.processors import processor_name

_LIBRARIES = (".so", ".dll", ".dylib")
# What changes which devices a driver shows.
_VARIABLES = ("VK_ICD_FILENAMES", "VK_DRIVER_FILES", "VK_ADD_DRIVER_FILES", "CUDA_VISIBLE_DEVICES")
_PREFIXES = ("GGML_VK_", "GGML_CUDA_", "HIP_", "ROCR_", "MESA_VK_", "NODEVICE_SELECT")
_NO_DEVICES = ("base", "cpu", "blas", "rpc")
_FLAGS_READ = 8192  # bytes of /proc/cpuinfo: its first processor; all of them take a large machine milliseconds
_DISPLAY_CLASS = r"SYSTEM\CurrentControlSet\Control\Class\{4d36e968-e325-11ce-bfc1-08002be10318}"
_VULKAN_DRIVERS = r"SOFTWARE\Khronos\Vulkan\Drivers"


class Marks(NamedTuple):
    """What decides whether something that was proven is still true.

    Attributes:
        processor: Of the build and the processor.
        devices: Of those, and of devices and drivers.
        variants: Whether the build has variants for several processors.
        may_have_devices: Whether there can be a device at all; where not, nobody needs to look.
    """

    processor: str
    devices: str
    variants: bool
    may_have_devices: bool


def read_marks(folder: Path | None = None, environ: Mapping[str, str] = os.environ, root: Path = Path("/")) -> Marks:
    """Ask the system.

    Args:
        folder: Where the libraries of the engine lie; found by itself.
        environ: Environment variables.
        root: Where /etc, /usr, /sys and /proc are (Linux).
    """
    libraries = list(_libraries(folder or engine_folder()))
    kinds = {_kind(name) for name, _size, _time in libraries}
    devices = {kind for kind in kinds if kind and kind not in _NO_DEVICES}
    drivers = list(_drivers(environ, root))
    processor = _digest((*map(str, libraries), processor_name(root / "proc"), _processor_flags(root)))
    return Marks(
        processor=processor,
        devices=_digest((processor, *drivers, *_graphics(root), *_variables(environ))),
        variants=any(name.removeprefix("lib").startswith("ggml-cpu-") for name, _size, _time in libraries),
        may_have_devices=bool(devices) and (devices != {"vulkan"} or bool(drivers) or sys.platform == "darwin"),
    )


def engine_folder() -> Path | None:
    """Where the libraries of the engine lie; nothing of it is imported."""
    with contextlib.suppress(ImportError, ValueError):
        found = importlib.util.find_spec("llama_cpp")
        for place in (found.submodule_search_locations or ()) if found else ():
            return Path(place) / "lib"
    return None


def _libraries(folder: Path | None) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of each."""
    if folder is None:
        return
    with contextlib.suppress(OSError):
        for entry in sorted(os.scandir(folder), key=lambda each: each.name):
            if any(suffix in entry.name for suffix in _LIBRARIES):
                status = entry.stat()
                yield entry.name, status.st_size, status.st_mtime_ns


def _kind(name: str) -> str:
    """What a library of ggml is for, such as ``vulkan``; empty for others."""
    _, found, kind = name.removeprefix("lib").partition("ggml-")
    return kind.partition(".")[0].partition("-")[0] if found else ""


def _processor_flags(root: Path) -> str:
    with contextlib.suppress(OSError), (root / "proc/cpuinfo").open("rb", buffering=0) as file:
        lines = file.read(_FLAGS_READ).decode("ascii", "replace").splitlines()
        return next((line for line in lines if line.startswith(("flags", "Features"))), "")
    return platform.machine()


def _variables(environ: Mapping[str, str]) -> list[str]:
    return sorted(
        f"{name}={text}" for name, text in environ.items() if name in _VARIABLES or name.startswith(_PREFIXES)
    )


# --------------------------------------------------------------------------------- devices, drivers


def _drivers(environ: Mapping[str, str], root: Path) -> Iterator[str]:
    """Drivers for Vulkan that are installed, with what changes when one is updated."""
    if sys.platform == "win32":
        yield from _registered_drivers()
        return
    for path in sorted({*_driver_files(environ, root)}):
        with contextlib.suppress(OSError):
            status = path.stat()
            yield f"{path} {status.st_size} {status.st_mtime_ns}"


def _driver_files(environ: Mapping[str, str], root: Path) -> Iterator[Path]:
    """As the loader of Vulkan looks for them (its documentation, "Driver discovery on Linux")."""
    for variable in ("VK_DRIVER_FILES", "VK_ICD_FILENAMES", "VK_ADD_DRIVER_FILES"):
        for name in filter(None, environ.get(variable, "").split(os.pathsep)):
            path = Path(name)
            yield from path.glob("*.json") if path.is_dir() else (path,)
    home = Path(environ.get("HOME", ""))
    folders = [
        Path(environ.get("XDG_CONFIG_HOME") or home / ".config"),
        *map(Path, filter(None, environ.get("XDG_CONFIG_DIRS", "/etc/xdg").split(os.pathsep))),
        root / "etc",
        Path(environ.get("XDG_DATA_HOME") or home / ".local/share"),
        *map(Path, filter(None, environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(os.pathsep))),
        root / "usr/share",
    ]
    for folder in folders:
        with contextlib.suppress(OSError):
            yield from (folder / "vulkan/icd.d").glob("*.json")


def _graphics(root: Path) -> Iterator[str]:
    """Graphics devices, and the part of their drivers that lies in the system."""
    yield f"{platform.system()} {platform.release()} {platform.mac_ver()[0]}"
    for pattern in ("sys/class/drm/renderD*/device/vendor", "sys/class/drm/renderD*/device/device"):
        for path in sorted(root.glob(pattern)):
            yield f"{path.parent.parent.name} {_read(path)}"
    for path in sorted((root / "proc/driver/nvidia/gpus").glob("*")):
        yield path.name
    yield _read(root / "proc/driver/nvidia/version")


def _registered_drivers() -> Iterator[str]:
    """Windows keeps them in the registry. Written after the loader's documentation; not run on Windows yet."""
    winreg: Any = importlib.import_module("winreg")  # only there
    with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _VULKAN_DRIVERS) as key:
        for place in range(winreg.QueryInfoKey(key)[1]):
            yield str(winreg.EnumValue(key, place)[:2])
    with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _DISPLAY_CLASS) as key:
        for place in range(winreg.QueryInfoKey(key)[0]):
            with contextlib.suppress(OSError), winreg.OpenKey(key, winreg.EnumKey(key, place)) as adapter:
                words = [str(winreg.QueryValueEx(adapter, name)[0]) for name in ("DriverDesc", "DriverVersion")]
                yield " ".join(words)


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return ""


def _digest(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogateescape")).hexdigest()

"""What llama.cpp can compute on here, and which processor features its build uses."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any, Literal, NamedTuple

from inference.engine.native import llama
from inference.protocol import Device

Kind = Literal["cpu", "gpu", "igpu", "accelerator", "other"]

_KINDS: dict[int, Kind] = {0: "cpu", 1: "gpu", 2: "igpu", 3: "accelerator"}


class Found(NamedTuple):
    """A device, and llama.cpp's handle of it."""

    device: Device
    handle: int


def read_devices() -> tuple[Device, ...]:
    """Every device, in llama.cpp's order. Asking may wake up a graphics driver."""
    return tuple(found.device for found in find_devices())


def find_devices() -> tuple[Found, ...]:
    """Every device with its handle, in llama.cpp's order. Asking may wake up a graphics driver."""
    ggml, base = ggml_libraries()
    functions = {
        "ggml_backend_dev_count": (ggml, [], ctypes.c_size_t),
        "ggml_backend_dev_get": (ggml, [ctypes.c_size_t], ctypes.c_void_p),
        "ggml_backend_dev_name": (base, [ctypes.c_void_p], ctypes.c_char_p),
        "ggml_backend_dev_description": (base, [ctypes.c_void_p], ctypes.c_char_p),
        "ggml_backend_dev_type": (base, [ctypes.c_void_p], ctypes.c_int),
        "ggml_backend_dev_memory": (base, [ctypes.c_void_p, *[ctypes.POINTER(ctypes.c_size_t)] * 2], None),
    }
    call: dict[str, Any] = {}
    for name, (library, arguments, result) in functions.items():
        function = getattr(library, name, None)
        if function is None:
            return ()
        function.argtypes, function.restype = arguments, result
        call[name.removeprefix("ggml_backend_dev_")] = function
    handles = [call["get"](index) for index in range(call["count"]())]
    return tuple(Found(_device(call, handle), handle) for handle in handles)


def graphics_devices(devices: tuple[Device, ...]) -> tuple[Device, ...]:
    """Those that can hold layers of a model."""
    return tuple(device for device in devices if device.kind in ("gpu", "igpu"))


def read_features() -> tuple[str, ...]:
    """Processor features this build uses, such as ``AVX2``, from llama.cpp's own report."""
    report = llama.llama_print_system_info().decode("utf-8", "replace")
    features = []
    for part in report.replace(":", "|").split("|"):
        name, equals, value = part.partition("=")
        if equals and value.strip() not in ("", "0"):
            features.append(name.strip())
    return tuple(dict.fromkeys(features))


def _device(call: dict[str, Any], handle: int) -> Device:
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    call["memory"](handle, ctypes.byref(free), ctypes.byref(total))
    return Device(
        name=_text(call["name"](handle)),
        description=_text(call["description"](handle)),
        kind=_KINDS.get(call["type"](handle), "other"),
        memory_free=free.value,
        memory_total=total.value,
    )


def _text(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace").strip()


def ggml_libraries() -> tuple[Any, Any]:
    """The libraries with the registry that libllama itself uses.

    WORKAROUND the wheel turns links into copies: opening ``libggml.so`` by name would load a second one,
    with a registry of its own (llama-cpp-python 0.3.36). The handle of libllama finds its dependencies.
    """
    if sys.platform == "win32":
        folder = Path(llama._base_path)
        return ctypes.CDLL(str(folder / "ggml.dll")), ctypes.CDLL(str(folder / "ggml-base.dll"))
    return llama._lib, llama._lib

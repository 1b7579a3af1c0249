"""What of this build is loaded to compute with: one variant for the processor, and devices; computes nothing.

A portable build comes in separate libraries beside ``libllama``: variants of the part that computes on the processor,
each of which says by a score how well it suits this one (0: not at all), and one for each kind of device. A build for
one processor has everything in it; then there is nothing to load, and what is not wanted is not offered.
"""

from __future__ import annotations

import _ctypes
import contextlib
import ctypes
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from inference.engine.devices import Found, find_devices, ggml_libraries
from inference.engine.native import llama
from inference.engine_level import Level
from inference.errors import EngineUnavailable
from inference.protocol import Device
from inference.trial_words import identity

_SUFFIXES = (".so", ".dll", ".dylib")
_LINKED = frozenset({"base"})  # libraries of ggml that the others are linked against
_PROCESSOR = "cpu"

_log = logging.getLogger(__name__)


class Modules(NamedTuple):
    """Libraries that are loaded only when they are asked for.

    Attributes:
        variants: For the processor.
        others: For devices.
    """

    variants: tuple[Path, ...]
    others: tuple[Path, ...]


def separate_modules(folder: Path) -> Modules:
    """Those beside ``libllama``; links and versioned names of the same file are left out."""
    variants, others = [], []
    for path in sorted(folder.iterdir()):
        name = path.name.removeprefix("lib")
        if path.suffix not in _SUFFIXES or not name.startswith("ggml-") or path.is_symlink():
            continue
        kind, _, variant = name.removesuffix(path.suffix).removeprefix("ggml-").partition("-")
        if kind == _PROCESSOR:
            variants.append(path)
        elif kind not in _LINKED and not variant:
            others.append(path)
    return Modules(tuple(variants), tuple(others))


def variant_name(path: Path) -> str:
    """Such as ``haswell``; empty for a library without variants."""
    return path.stem.removeprefix("lib").removeprefix("ggml-cpu").removeprefix("-")


class Backends:
    """What this process computes with.

    Args:
        level: How much of it.
        offered: Identities of the devices that may hold layers; ``None``: all there are.
        spared: So many of the processor's variants, the best first, are passed over: they did not work here.

    Attributes:
        level: How much of it.
        variant: Name of the processor's variant that was loaded; empty where the build has none.
    """

    def __init__(self, level: Level = "everything", offered: Sequence[str] | None = None, spared: int = 0) -> None:
        self.level = level
        self.variant = ""
        self._spared = spared
        self._offered = None if offered is None else frozenset(offered)
        self._kept: list[Any] = []  # arrays that llama.cpp was given

    def load(self) -> None:
        """Load the separate libraries, once, before llama.cpp looks for them in places of its own.

        Raises:
            EngineUnavailable: None of the processor's variants runs here.
        """
        ggml, _base = ggml_libraries()
        count = getattr(ggml, "ggml_backend_reg_count", None)
        if count is None or _count(count):
            return  # everything is in it
        modules = separate_modules(Path(llama._base_path))
        if self.level == "everything":
            for path in modules.others:
                if _opens(path):
                    _load(ggml, path)
        for path in ranked(_scores(modules.variants), self._spared, least=self.level == "baseline"):
            if _load(ggml, path):
                self.variant = variant_name(path)
                _log.info("computes with the variant %s", self.variant)
                return
        raise EngineUnavailable(
            "No part of the engine runs on this processor.",
            "Install Hearth again; if that does not help, report this with the details.",
            ", ".join(path.name for path in modules.variants) or f"nothing in {llama._base_path}",
        )

    def devices(self) -> tuple[Device, ...]:
        """What a model may be computed on, in llama.cpp's order. Asking may wake up a graphics driver."""
        return tuple(found.device for found in self._allowed())

    def everything(self) -> tuple[Found, ...]:
        """All devices there are, whether they are offered or not."""
        return find_devices()

    def for_model(self) -> Any | None:
        """For ``llama_model_params.devices``; ``None``: llama.cpp's own choice is right."""
        there = [found for found in find_devices() if holds_layers(found.device)]
        allowed = [found for found in self._allowed() if holds_layers(found.device)]
        if len(allowed) == len(there):
            return None
        # As llama.cpp does it: a device that shares the memory of the processor only where there is no other.
        cards = [found for found in allowed if found.device.kind == "gpu"] or allowed
        return self.just(cards)

    def just(self, devices: Iterable[Found]) -> Any:
        """For ``llama_model_params.devices``: these and no others."""
        handles = [found.handle for found in devices]
        array = (ctypes.c_void_p * (len(handles) + 1))(*handles, None)
        self._kept.append(array)  # its address is all that llama.cpp gets
        return ctypes.cast(array, ctypes.c_void_p)

    def _allowed(self) -> Iterator[Found]:
        return (found for found in find_devices() if not holds_layers(found.device) or self._offers(found.device))

    def _offers(self, device: Device) -> bool:
        return self.level == "everything" and (self._offered is None or identity(device) in self._offered)


def holds_layers(device: Device) -> bool:
    """Whether it is one that layers of a model can be offloaded to."""
    return device.kind in ("gpu", "igpu")


def ranked(scores: Iterable[tuple[int, Path]], spared: int = 0, *, least: bool) -> list[Path]:
    """Variants that run here, the best first, without the first ``spared``; ``least``: the least demanding alone."""
    fitting = sorted(((score, path) for score, path in scores if score > 0), reverse=not least)
    chosen = fitting[:1] if least else fitting[spared:] or fitting[-1:]
    return [path for _score, path in chosen]


def _scores(variants: Iterable[Path]) -> Iterator[tuple[int, Path]]:
    """How well each suits this processor; one without a score suits all of its kind."""
    for path in variants:
        try:
            library = ctypes.CDLL(str(path))
        except OSError as error:
            _log.info("%s is left out: %s", path.name, error)
            continue
        score = getattr(library, "ggml_backend_score", None)
        yield (1 if score is None else _count(score)), path
        _close(library)


def _close(library: ctypes.CDLL) -> None:
    """Let go of a library again: a dozen that are not used would stay mapped."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            _ctypes.FreeLibrary(library._handle)
        else:
            _ctypes.dlclose(library._handle)


def _opens(path: Path) -> bool:
    """Whether the library finds what it needs; without a driver it does not, and that is no error."""
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        _log.info("%s stays away: %s", path.name, error)
        return False
    return True


def _load(ggml: Any, path: Path) -> bool:
    """Register what a library offers, in the registry that libllama uses."""
    load = ggml.ggml_backend_load
    load.argtypes, load.restype = [ctypes.c_char_p], ctypes.c_void_p
    return bool(load(os.fsencode(path)))


def _count(function: Any) -> int:
    function.argtypes, function.restype = [], ctypes.c_int
    return int(function())

"""The weights of a model as llama.cpp holds them, and whether they serve another load; makes no context."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from inference.engine.expert_placement import expert_overrides
from inference.engine.native import llama
from inference.load_plan import LoadPlan
from inference.model_facts import ModelFacts
from inference.protocol import Allocation

UNKNOWN = Allocation()


class FileMark(NamedTuple):
    """One file as it was when it was read: another mark, another content."""

    path: str
    size: int
    modified: int  # nanoseconds


class Layout(NamedTuple):
    """What of a plan decides how weights lie in memory."""

    gpu_layers: int
    memory_mapping: bool
    repack: bool
    cpu_expert_layers: int


@dataclass(frozen=True, slots=True)
class Weights:
    """A ``llama_model``. ``close`` frees it, after the contexts made from it.

    Attributes:
        handle: llama.cpp's model.
        files: What it was read from.
        layout: How it lies in memory.
        allocated: What it takes, as far as llama.cpp said.
    """

    handle: Any
    files: tuple[FileMark, ...]
    layout: Layout
    allocated: Allocation = UNKNOWN

    def serve(self, facts: ModelFacts, plan: LoadPlan) -> bool:
        """Whether loading these files by this plan would give the same weights again."""
        return bool(self.files) and self.files == marks_of(facts) and self.layout == layout_of(plan)

    def close(self) -> None:
        """Give the memory back."""
        llama.llama_model_free(self.handle)


def read_weights(
    facts: ModelFacts, plan: LoadPlan, report: Callable[[float], bool], devices: Any = None
) -> Weights | None:
    """Load the weights; ``None`` when llama.cpp could not, and then only its log says why.

    Args:
        facts: The model; its files are read.
        plan: Where they go.
        report: Called with the fraction that is there; ``False`` ends it.
        devices: Those that may hold layers, as ``Backends.for_model`` has them; ``None``: all.
    """
    callback = llama.llama_progress_callback(lambda fraction, _data: report(fraction))
    parameters = llama.llama_model_default_params()
    parameters.progress_callback = callback
    parameters.load_mode = llama.LLAMA_LOAD_MODE_MMAP if plan.memory_mapping else llama.LLAMA_LOAD_MODE_NONE
    parameters.use_extra_bufts = plan.repack
    parameters.n_gpu_layers = plan.gpu_layers
    if devices is not None:
        parameters.devices = devices
    if plan.gpu_layers == 0:  # else large products would still travel to a graphics device
        parameters.split_mode = llama.LLAMA_SPLIT_MODE_NONE
        parameters.main_gpu = -1
    overrides = expert_overrides(facts.layers, plan)
    if overrides is not None:
        parameters.tensor_buft_overrides = ctypes.cast(overrides, ctypes.c_void_p)
    marks = marks_of(facts)  # before reading: what is exchanged meanwhile is not what was read
    paths = [os.fsencode(part) for part in _files_of(facts)]
    if len(paths) == 1:
        handle = llama.llama_model_load_from_file(paths[0], parameters)
    else:
        handle = llama.llama_model_load_from_splits((ctypes.c_char_p * len(paths))(*paths), len(paths), parameters)
    return Weights(handle, marks, layout_of(plan)) if handle else None


def marks_of(facts: ModelFacts) -> tuple[FileMark, ...]:
    """The marks of a model's files, now; empty when one cannot be asked."""
    marks = []
    for path in _files_of(facts):
        with contextlib.suppress(OSError):
            status = path.stat()
            marks.append(FileMark(str(path), status.st_size, status.st_mtime_ns))
    return tuple(marks) if len(marks) == len(_files_of(facts)) else ()


def layout_of(plan: LoadPlan) -> Layout:
    """How weights loaded by this plan lie in memory."""
    return Layout(plan.gpu_layers, plan.memory_mapping, plan.repack, plan.cpu_expert_layers)


def _files_of(facts: ModelFacts) -> tuple[Path, ...]:
    return facts.parts or (facts.path,)

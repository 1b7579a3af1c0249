"""What a model takes of this computer's memory, as a line in the terminal; reads the model's header."""

from __future__ import annotations

from app.cli.terminal import Terminal
from inference.corrections import Corrections
from inference.errors import HearthError
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import read_hardware
from inference.library import ModelFile
from inference.options import LoadOptions
from inference.units import data_size


def describe_memory(terminal: Terminal, model: ModelFile, corrections: Corrections) -> None:
    """What it takes on this computer, as it is now; nothing where it cannot be loaded at all."""
    try:
        plan = plan_load(read_model_facts(model.path), LoadOptions(), read_hardware(), corrections=corrections)
    except HearthError:
        return
    parts = {
        "weights": plan.estimate.weights,
        "copies of weights": plan.estimate.copies,
        "KV cache": plan.estimate.kv,
        "computing": plan.estimate.compute,
    }
    words = ", ".join(f"{name} {data_size(size)}" for name, size in parts.items() if size)
    terminal.line(f"{'Memory here:':<17} {data_size(plan.memory)} with {plan.context:,} tokens of context ({words})")

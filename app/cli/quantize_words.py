"""What a model could be quantized to, as a list in the terminal: sizes, what they mean, whether they fit here."""

from __future__ import annotations

from app.cli.terminal import Terminal
from inference.corrections import Corrections
from inference.errors import UsageError
from inference.gguf import read_model_facts
from inference.hardware import read_hardware
from inference.library import ModelFile
from inference.outlook import Outlook, outlook
from inference.quantization import PRECISE, describe_quantization
from inference.quantize_job import FILE_TYPES, targets
from inference.units import data_size


def print_targets(terminal: Terminal, model: ModelFile, corrections: Corrections, *, as_json: bool) -> int:
    """A line for each type, the most precise first.

    Raises:
        UsageError: Nothing can be made of this model.
        ModelFileError: It cannot be read.
    """
    found = targets(read_model_facts(model.path), tuple(FILE_TYPES))
    if not found:
        raise UsageError(
            f"“{model.name}” is quantized already ({model.quantization or 'nobody knows how'}).",
            f"Smaller files are made of files in {', '.join(PRECISE)}.",
        )
    hardware = read_hardware()
    terminal.clear_status()
    for target in found:
        prospect = outlook(target.facts, hardware, corrections=corrections)
        if as_json:
            terminal.json({"type": target.quantization, "size": target.size, "fits": prospect.fits})
            continue
        words = describe_quantization(target.quantization)
        terminal.line(f"{target.quantization:<7} {data_size(target.size):>9}  {_fits(prospect):<24} {words}".rstrip())
    return 0


def _fits(prospect: Outlook) -> str:
    return {
        "close_programs": "fits without other programs",
        "tight": "fits, barely",
    }.get(prospect.reason, "fits" if prospect.fits else "too large for memory")

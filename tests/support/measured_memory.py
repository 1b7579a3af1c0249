"""Estimates of memory beside what llama.cpp allocates, for the architectures of ``hollow_models``."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from inference.gguf import read_model_facts
from inference.memory_estimate import MemoryEstimate, estimate
from inference.model_facts import ModelFacts
from inference.quantization import KV_TYPES, TENSOR_TYPES
from tests.support.bare_llama import ask
from tests.support.hollow_models import write_hollow


class Case(NamedTuple):
    """How a context is made."""

    context: int
    micro_batch: int = 512
    sequences: int = 4
    outputs: int = 4
    flash: bool = True
    kv_type: str = "f16"


CONTEXTS = (Case(4_096, 256), Case(8_192), Case(32_768))
FURTHER = (
    Case(32_768, sequences=1, outputs=9, kv_type="q8_0"),
    Case(8_192, 256, sequences=2, outputs=18, flash=False),
    Case(4_096, 128, sequences=1, outputs=1),
)


class Compared(NamedTuple):
    """One estimate and the truth, bytes."""

    name: str
    case: Case
    expected: MemoryEstimate
    weights: float
    kv: float
    compute: float

    @property
    def ratio(self) -> float:
        """Estimated over real, all together."""
        return self.expected.total / (self.weights + self.kv + self.compute)


def compare_model(folder: Path, name: str, cases: tuple[Case, ...]) -> list[Compared]:
    """Write the header of one of ``hollow_models``, and ask llama.cpp, which runs in a process of its own."""
    path = write_hollow(folder / "hollow.gguf", name)
    try:
        return compare_file(path, name, cases)
    finally:
        path.unlink()


def compare_file(path: Path, name: str, cases: tuple[Case, ...]) -> list[Compared]:
    """The same for a file that is there."""
    facts = read_model_facts(path)
    numbers = {type_: number for number, type_ in TENSOR_TYPES.items()}
    jobs = [case._asdict() | {"kv_type": numbers[KV_TYPES[case.kv_type]]} for case in cases]
    (answer,) = ask({"job": "measure", "path": str(path), "cases": jobs})
    return [
        Compared(name, case, _estimate(facts, case), answer["weights"], real["kv"], real["compute"])
        for case, real in zip(cases, answer["sizes"], strict=True)
    ]


def _estimate(facts: ModelFacts, case: Case) -> MemoryEstimate:
    return estimate(
        facts,
        case.context,
        micro_batch=case.micro_batch,
        sequences=case.sequences,
        outputs=case.outputs,
        flash_attention=case.flash,
        kv_type=case.kv_type,
    )

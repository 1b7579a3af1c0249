"""The hub, the computer and the downloads of the pictures: the same on every machine, and without a network."""

from __future__ import annotations

from pathlib import Path

from app.controllers.machine import Circumstances, Seen
from inference.bandwidth import Bandwidth
from inference.download.values import Download
from inference.errors import HearthError, Unreachable
from inference.hardware import Hardware
from inference.hub.values import Ability, Gate, HubFile, Repository, RepositorySummary, SearchPage, SearchQuery, Variant
from inference.model_facts import ModelFacts
from inference.net.cancel import CancelToken
from inference.rough_model import RoughModel, rough_facts
from tests.screenshots import texts
from tests.support.scripted_downloads import wanted

GB, GIB = 10**9, 1024**3
UNREACHABLE = Unreachable(
    "The hub cannot be reached: the name huggingface.co is not known.",
    "Check that this computer is connected to the internet.",
)
_LAPTOP = Hardware(
    system="Linux",
    machine="x86_64",
    processor="A laptop",
    physical_cores=8,
    performance_cores=8,
    logical_cores=16,
    memory_total=16 * GIB,
    memory_available=11 * GIB,
)
_FOUND: tuple[tuple[str, float, int, tuple[Ability, ...], str, Gate], ...] = (
    ("unsloth/Qwen3.5-9B-GGUF", 9.0, 912_000, ("vision", "reasoning", "tools"), "apache-2.0", "open"),
    ("bartowski/Qwen_Qwen3-30B-A3B-Instruct-2507-GGUF", 30.5, 401_000, ("tools",), "apache-2.0", "open"),
    ("unsloth/Qwen3.5-4B-GGUF", 4.2, 812_000, ("vision", "reasoning", "tools"), "apache-2.0", "open"),
    ("someone/Qwen3.5-9B-merged-with-three-other-models-distilled-i1-GGUF", 9.0, 18_400, ("reasoning",), "", "open"),
    ("Qwen/Qwen2.5-Coder-7B-Instruct-GGUF", 7.6, 120_000, ("code", "tools"), "apache-2.0", "open"),
    ("meta-owner/Qwen-Llama-109B-GGUF", 109.0, 54_000, ("tools",), "llama3.2", "auto"),
    ("someone/qwen-experiment-GGUF", 0.0, 310, (), "mit", "open"),
)
_SIZES = {
    "UD-IQ2_M": 1.6, "Q2_K": 1.8, "Q3_K_S": 1.95, "Q3_K_M": 2.2, "IQ4_XS": 2.3, "Q4_0": 2.4, "Q4_K_M": 2.74,
    "UD-Q4_K_XL": 2.9, "Q5_K_M": 3.1, "Q6_K": 3.5, "Q8_0": 4.5, "BF16": 8.4,
}  # fmt: skip


class PictureMachine:
    """A laptop of these days."""

    def look(self, now: Circumstances) -> Seen:
        memory = Bandwidth(bytes_per_second=50e9, threads=8)
        return Seen(hardware=_LAPTOP, bandwidth=memory, options=now.options, free_disk=140 * GIB)


class PictureHub:
    """Always finds the same.

    Attributes:
        error: What it answers instead, when there is something.
        gate: Who decides about access.
        empty: Whether nothing is found.
    """

    def __init__(self) -> None:
        self.error: HearthError | None = None
        self.gate: Gate = "open"
        self.empty = False

    def search(self, _query: SearchQuery, _cursor: str = "", *, cancel: CancelToken) -> SearchPage:
        self._check(cancel)
        found = (
            RepositorySummary(
                id=name,
                parameters=round(billions * GB),
                downloads=downloads,
                abilities=abilities,
                licence=licence,
                gate=gate,
                architecture="qwen35",
            )
            for name, billions, downloads, abilities, licence, gate in _FOUND
        )
        return SearchPage(repositories=() if self.empty else tuple(found))

    def repository(self, id: str, _revision: str = "main", *, cancel: CancelToken) -> Repository:
        self._check(cancel)
        name = id.partition("/")[2].removesuffix("-GGUF")
        summary = RepositorySummary(
            id=id,
            parameters=4_200_000_000,
            downloads=812_345,
            licence="apache-2.0",
            abilities=("vision", "reasoning", "tools"),
            architecture="qwen35",
            context_trained=262_144,
            gate=self.gate,
        )
        return Repository(
            summary=summary,
            commit="c0ffee",
            variants=tuple(
                Variant(
                    repository=id,
                    commit="c0ffee",
                    quantization=quantization,
                    model=name,
                    files=(HubFile(path=f"{name}-{quantization}.gguf", size=round(size * GB)),),
                )
                for quantization, size in _SIZES.items()
            ),
            projectors=(HubFile(path="mmproj-F16.gguf", size=672_423_616),),
            licence_url="" if self.gate == "open" else f"https://huggingface.co/{id}",
        )

    def card(self, id: str, commit: str, *, cancel: CancelToken) -> str:
        self._check(cancel)
        return texts.CARD

    def facts(self, variant: Variant, *, cancel: CancelToken) -> ModelFacts:
        self._check(cancel)
        return rough_facts(
            RoughModel(
                file_size=variant.size,
                name=variant.model,
                quantization=variant.quantization,
                parameters=4_200_000_000,
                architecture="qwen35",
                context_trained=262_144,
            )
        )

    def _check(self, cancel: CancelToken) -> None:
        cancel.check()
        if self.error is not None:
            raise self.error


def downloads() -> list[Download]:
    """One in each state."""

    def size(gigabytes: float) -> int:
        return round(gigabytes * GIB)

    states: tuple[tuple[str, dict[str, object]], ...] = (
        ("Qwen3.5 4B · Q4_K_M", {
            "state": "running", "done": size(1.2), "total": size(2.55), "speed": 12.3 * 1024**2, "seconds_left": 112,
        }),
        ("Gemma 4 E4B · Q4_K_M", {"state": "verifying", "done": size(1.9), "total": size(4.6)}),
        ("Llama 3.1 8B · Q4_K_M", {
            "state": "waiting", "done": size(0.4), "total": size(4.6), "retry_in": 40, "code": "unreachable",
            "message": "The connection to the hub was lost.",
        }),
        ("Qwen3.6 27B · Q4_K_M", {"state": "queued", "total": size(15.7)}),
        ("Ministral 3 8B · Q4_K_M", {"state": "paused", "done": size(3.4), "total": size(4.8)}),
        ("gpt-oss 20B · MXFP4", {
            "state": "paused", "done": size(2.6), "total": size(11.3), "code": "no_space",
            "message": "The disk is full: 8.7 GB are still to come, and 1.2 GB are free.",
            "hint": "Free some space, then resume.",
        }),
        ("A merge of three merges whose name is too long for any line in any window · UD-Q4_K_XL", {
            "state": "failed", "total": size(4.9), "code": "access_needed",
            "message": "Access to this model has to be asked for.",
            "hint": "Open its page, accept the licence, and enter an access token in the settings.",
        }),
        ("Qwen3.5 0.8B · Q4_K_M", {"state": "done", "done": size(0.5), "total": size(0.5)}),
    )  # fmt: skip
    return [
        Download(id=number, wanted=wanted(title, folder=Path(f"models-{number}")), **changes)  # type: ignore[arg-type]
        for number, (title, changes) in enumerate(states, 1)
    ]

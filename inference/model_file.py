"""A model on this computer as everybody names it; pure values, read no file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from inference.architectures import Purpose

GUIDE = "guide"  # name of the built-in model

Source = Literal[
    "hearth",  # Hearth's own models folder
    "folder",  # a folder the user added
    "file",  # a file the user added by itself
    "lm-studio",
    "jan",
    "gpt4all",
    "ollama",
    "huggingface",  # the cache of huggingface_hub
    "llama.cpp",  # the cache of llama.cpp's own programs
    "builtin",  # the guide
]
PROGRAMS: dict[Source, str] = {
    "lm-studio": "LM Studio",
    "jan": "Jan",
    "gpt4all": "GPT4All",
    "ollama": "Ollama",
    "huggingface": "Hugging Face cache",
    "llama.cpp": "llama.cpp cache",
}


class Companion(msgspec.Struct, frozen=True, kw_only=True):
    """A file that belongs to a model and is no model by itself.

    Attributes:
        kind: ``projector``: what the model needs to see pictures; ``draft``: a helper that makes it faster.
        path: The file.
        size: Bytes.
        sha256: Hexadecimal as somebody promised it; empty when nobody did.
    """

    kind: Literal["projector", "draft"]
    path: Path
    size: int = 0
    sha256: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One of the places where the content of a model lies.

    Attributes:
        source: Whose file it is.
        parts: The files, first part first; of most models there is one.
        own: Whether Hearth may delete it.
        missing: Whether they were not there when last looked for (a drive that is not connected).
        damaged: Whether the last verification found them changed.
        companions: What lies with them.
    """

    source: Source
    parts: tuple[Path, ...]
    own: bool = False
    missing: bool = False
    damaged: bool = False
    companions: tuple[Companion, ...] = ()


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """What a model file says about itself, as far as a list shows it; the same wherever the file lies.

    Attributes:
        architecture: ``general.architecture``.
        quantization: Such as ``Q4_K_M``; empty when unknown.
        parameters: Number of weights.
        active_parameters: Of a mixture, about how many take part in each token; 0: all.
        size: Bytes, all parts together, companions not counted.
        context_trained: Tokens it was trained for, 0 when unknown.
        purpose: What it is for; only ``chat`` can be loaded.
        licence: Such as ``apache-2.0``; empty when unknown.
        languages: It says it was made for, as ISO 639-1; empty when it does not say.
        template: Whether it has a chat template.
        reasoning: Whether its template knows reasoning.
        tools: Whether its template knows tools.
        problem: Why it cannot be loaded, a sentence; empty when it can.
        problem_hint: The next step.
    """

    architecture: str = ""
    quantization: str = ""
    parameters: int = 0
    active_parameters: int = 0
    size: int = 0
    context_trained: int = 0
    purpose: Purpose = "chat"
    licence: str = ""
    languages: tuple[str, ...] = ()
    template: bool = False
    reasoning: bool = False
    tools: bool = False
    problem: str = ""
    problem_hint: str = ""


class ModelFile(Described, frozen=True, kw_only=True):
    """A model on this computer.

    Attributes:
        name: Unique in the library, for people and for ``--model``.
        path: The file to load; of a split model its first part.
        source: Whose file ``path`` is.
        own: Whether ``path`` may be deleted (it lies in Hearth's own or an added folder); else it is only forgotten.
        added: Seconds since the epoch; 0 for the guide and for files that are not in the library.
        last_used: Seconds since the epoch, 0 for never.
        builtin: Whether it is the guide that ships with Hearth.
        missing: Whether no place of it was there when last looked for.
        repository: Id on the hub it came from, empty when unknown.
        notes: What the user wrote about it.
        vision: Whether it sees pictures: a projector lies with it.
        sha256: Of each part, hexadecimal, as promised or computed; empty while unknown.
        verified: When it was last found whole, seconds since the epoch, 0 for never.
        damaged: Whether the last verification of ``path`` found it changed.
        places: Everywhere the same content lies; the one that ``path`` is of comes first.
        companions: What lies with ``path``.
    """

    name: str
    path: Path
    source: Source = "file"
    own: bool = False
    added: float = 0.0
    last_used: float = 0.0
    builtin: bool = False
    missing: bool = False
    repository: str = ""
    notes: str = ""
    vision: bool = False
    sha256: tuple[str, ...] = ()
    verified: float = 0.0
    damaged: bool = False
    places: tuple[Place, ...] = ()
    companions: tuple[Companion, ...] = ()

    @property
    def projector(self) -> Path | None:
        """The part with which it sees pictures; ``None`` where none lies with it."""
        return next((each.path for each in self.companions if each.kind == "projector"), None)

    @property
    def parts(self) -> tuple[Path, ...]:
        """All files of the model itself, the first one first."""
        return self.places[0].parts if self.places else (self.path,)

"""The curated models: well-known repositories with words a newcomer understands; asks no hub.

Sizes here are only for the estimate before the hub was asked: files, sizes and hashes always come from there, since
repositories change their files but hardly ever their names.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from inference.errors import StorageDamaged
from inference.hub.values import Ability
from inference.rough_model import RoughModel

Group = Literal["tiny", "small", "medium", "larger", "reasoning", "code", "vision", "embedding"]
GROUPS: tuple[Group, ...] = ("tiny", "small", "medium", "larger", "reasoning", "code", "vision", "embedding")
_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
_Count = Annotated[int, msgspec.Meta(ge=0)]
_Positive = Annotated[int, msgspec.Meta(gt=0)]


class CatalogEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model. What is not known for sure is 0 or empty.

    Attributes:
        repository: Id on the hub, in its exact spelling.
        title: Name for people.
        publisher: Who made the model, which is not always who publishes the files.
        description: What it is good at, for whom, and what it is not; plain words.
        group: Where it stands in the list.
        rank: Place in the order of suggestions, 0 first: among equals the lower one is suggested.
        quantizations: Which to take, the first of them that is there.
        abilities: What it can do beside chatting.
        languages: Codes; ``mul``: several, not all of which are known.
        language_count: How many languages, 0 when unknown.
        licence: Such as ``apache-2.0``, as the hub has it; else the name of its own terms.
        terms: What the licence asks for in plain words, when it is not one of the free ones; empty: nothing special.
        parameters: Weights.
        active_parameters: Weights used for each token; all when 0.
        context: Tokens it was trained for.
        size: About the bytes of the usual file.
        kv_bytes_per_token: Memory of the context in f16.
        architecture: ``general.architecture``.
        projector: Bytes, about, of what it needs to see pictures; 0: it does not see, or nobody has said.
        draft: Repository that holds a draft model for it, perhaps its own; empty: none is known.
        alternates: The same model from other publishers, for when the first is gone.
    """

    repository: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$")]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    publisher: str = ""
    description: _Words
    group: Group
    rank: _Count
    quantizations: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    abilities: tuple[Ability, ...] = ()
    languages: tuple[str, ...] = ()
    language_count: _Count = 0
    licence: _Words
    terms: Annotated[str, msgspec.Meta(max_length=300)] = ""
    parameters: _Positive
    active_parameters: _Count = 0
    context: _Count = 0
    size: _Positive
    kv_bytes_per_token: _Count = 0
    architecture: _Words
    projector: _Count = 0
    draft: str = ""
    alternates: tuple[str, ...] = ()

    @property
    def chat(self) -> bool:
        """Whether it answers; embedding models only compare texts."""
        return self.group != "embedding"

    @property
    def general(self) -> bool:
        """Whether it is meant for talking about anything, so that it may be suggested to whoever has not said more."""
        return self.group in ("tiny", "small", "medium", "larger")

    @property
    def rough(self) -> RoughModel:
        """What an estimate needs before anything was asked."""
        return RoughModel(
            file_size=self.size,
            name=self.title,
            quantization=self.quantizations[0],
            parameters=self.parameters,
            active_parameters=self.active_parameters,
            architecture=self.architecture,
            context_trained=self.context,
            kv_bytes_per_token=self.kv_bytes_per_token,
        )


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The file of the catalog."""

    format: Literal[1]
    models: tuple[CatalogEntry, ...]


_decoder = msgspec.json.Decoder(_File)


def load_catalog(path: Path) -> tuple[CatalogEntry, ...]:
    """The catalog, in its own order.

    Raises:
        StorageDamaged: It is not there, or something in it is not as it must be.
    """
    try:
        models = _decoder.decode(path.read_bytes()).models
    except (OSError, msgspec.MsgspecError) as error:
        raise StorageDamaged(
            "The list of suggested models is missing or damaged.", "Install Hearth again.", f"{path}: {error}"
        ) from error
    ids = [model.repository for model in models]
    if len(set(ids)) != len(ids):
        raise StorageDamaged(
            "The list of suggested models is damaged.", "Install Hearth again.", f"{path}: an id twice"
        )
    return models


def entry_for(catalog: tuple[CatalogEntry, ...], repository: str) -> CatalogEntry | None:
    """The entry of a repository, of one of its alternates too; ``None`` when it is not in the catalog."""
    for entry in catalog:
        if repository == entry.repository or repository in entry.alternates:
            return entry
    return None

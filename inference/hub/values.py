"""What the hub offers, as pure values; reads nothing and knows no network.

Words: a *repository* holds files. A *variant* is one thing to choose in it: a model in one quantization, however
many files it is split into. *Companions* (a projector for pictures, a draft model) come along with a variant.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Sort = Literal["trending", "downloads", "likes", "updated", "created"]
Gate = Literal["open", "auto", "manual"]  # who decides about access: nobody, a form, a person
Ability = Literal["vision", "reasoning", "tools", "code", "embedding"]


class SearchQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for.

    Attributes:
        words: Text the user typed; empty: everything that is a GGUF.
        sort: Order.
        licence: Such as ``apache-2.0``; empty: any.
        family: Such as ``qwen3`` or ``llama``; empty: any.
        abilities: All of which a repository must have.
        min_parameters: Weights at least; 0: any.
        max_parameters: Weights at most; 0: any.
        limit: Repositories a page, about.
    """

    words: str = ""
    sort: Sort = "trending"
    licence: str = ""
    family: str = ""
    abilities: tuple[Ability, ...] = ()
    min_parameters: int = 0
    max_parameters: int = 0
    limit: int = 30


class RepositorySummary(msgspec.Struct, frozen=True, kw_only=True):
    """A repository as a search finds it.

    Attributes:
        id: Owner and name with a slash between.
        downloads: Of the last month.
        likes: Hearts.
        updated: Seconds since the epoch, 0 when unknown.
        gate: Who decides about access.
        private: Whether only its owner sees it.
        licence: Such as ``apache-2.0``; empty when unknown.
        languages: Codes such as ``en``.
        tags: As the hub has them.
        architecture: ``general.architecture`` of one file; empty when the hub does not know.
        parameters: Weights, 0 when unknown.
        context_trained: Tokens, 0 when unknown.
        abilities: What it is good for, as far as tags, names and the chat template tell.
        files: Names of its files, empty when the answer had none.
    """

    id: str
    downloads: int = 0
    likes: int = 0
    updated: float = 0.0
    gate: Gate = "open"
    private: bool = False
    licence: str = ""
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    architecture: str = ""
    parameters: int = 0
    context_trained: int = 0
    abilities: tuple[Ability, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def owner(self) -> str:
        """Who publishes it."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """Its name without the owner."""
        return self.id.partition("/")[2] or self.id


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of what was found.

    Attributes:
        repositories: In the order asked for.
        next: Cursor of the next page; empty on the last one.
    """

    repositories: tuple[RepositorySummary, ...]
    next: str = ""


class HubFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a repository at a certain commit.

    Attributes:
        path: Name inside the repository, with slashes. Foreign: see ``inference.download.names`` before use.
        size: Bytes.
        sha256: Hexadecimal; empty for small files that the hub keeps in git.
    """

    path: str
    size: int
    sha256: str = ""


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """A model in one quantization.

    Attributes:
        repository: Id.
        commit: The commit its files belong to, so that all parts fit together.
        quantization: Such as ``Q4_K_M`` or ``UD-Q4_K_XL``, in upper case; the file's stem when it names none.
        files: All parts, the first one first.
        model: Name of the model by its file, without the quantization: tells several in one repository apart.
    """

    repository: str
    commit: str
    quantization: str
    files: tuple[HubFile, ...]
    model: str = ""

    @property
    def size(self) -> int:
        """Bytes, all parts together."""
        return sum(file.size for file in self.files)


class Repository(msgspec.Struct, frozen=True, kw_only=True):
    """A repository as its page shows it.

    Attributes:
        summary: What a search would tell of it.
        commit: The commit that was read.
        variants: What can be chosen, small to large. Incomplete splits are not among them.
        projectors: What a model needs to see pictures (``mmproj``), small to large.
        drafts: Small helpers for speculative decoding (``mtp-``, ``eagle3-`` and so on), small to large.
        licence_url: Where the licence is read and accepted; empty when there is nothing to accept.
    """

    summary: RepositorySummary
    commit: str
    variants: tuple[Variant, ...] = ()
    projectors: tuple[HubFile, ...] = ()
    drafts: tuple[HubFile, ...] = ()
    licence_url: str = ""

"""Groups the files of a repository into what can be chosen and what comes along with it; pure, by names alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from inference.errors import NotOnHub
from inference.hub.file_names import NamedFile, plain, take_apart
from inference.hub.values import HubFile, Repository, Variant
from inference.quantization import bits_of

# The usual choice first: what is taken when nobody names a quantization and nothing is known of the machine.
USUAL = ("Q4_K_M", "QAT-Q4_0", "MXFP4", "Q4_K_S", "IQ4_XS", "IQ4_NL", "Q4_0", "Q5_K_M", "Q8_0")
# Formats of projectors: the first is exact and fast everywhere, BF16 is slow on many processors.
_PROJECTORS = ("F16", "Q8_0", "BF16", "F32")


class Grouped(NamedTuple):
    """A list of files in order.

    Attributes:
        variants: Complete models, small to large.
        projectors: Small to large.
        drafts: Small to large.
    """

    variants: tuple[Variant, ...]
    projectors: tuple[HubFile, ...]
    drafts: tuple[HubFile, ...]


def group_files(repository: str, commit: str, files: Iterable[HubFile]) -> Grouped:
    """Sort a list of files; what is no model and no companion, and splits that lack a part, are left out."""
    models: dict[tuple[str, str, int], dict[int, HubFile]] = {}
    names: dict[tuple[str, str, int], NamedFile] = {}
    projectors: list[HubFile] = []
    drafts: list[HubFile] = []
    for file in files:
        name = take_apart(file.path)
        if name is None or name.kind == "other":
            continue
        if name.kind == "model":
            key = (name.folder, name.stem, name.parts)
            models.setdefault(key, {}).setdefault(name.number, file)
            names.setdefault(key, name)
        elif name.parts == 1:
            (projectors if name.kind == "projector" else drafts).append(file)
    variants = [
        _variant(repository, commit, names[key], parts)
        for key, parts in models.items()
        if parts.keys() == set(range(1, len(parts) + 1)) and len(parts) == key[2]
    ]
    return Grouped(_each_once(variants), _by_size(projectors), _by_size(drafts))


def pick_variant(repository: Repository, wanted: str = "") -> Variant:
    """The variant a person means by a quantization, or the usual one.

    Args:
        repository: Where to choose.
        wanted: Such as ``Q4_K_M``; in any case, and ``UD-Q4_K_M`` will do where there is no other. Empty: the usual.

    Raises:
        NotOnHub: There is none of that name, or none at all; the hint lists those there are.
    """
    if not repository.variants:
        raise NotOnHub(
            f"{repository.summary.id} has no model that Hearth can run: no complete GGUF file.",
            "Choose another repository; names that end in GGUF are a good start.",
        )
    for name in (wanted,) if wanted else USUAL:
        if found := _called(repository.variants, name):
            return _most_like(found, repository.summary.name)
    if not wanted:
        nearest = min(repository.variants, key=lambda variant: (_away(variant.quantization, USUAL[0]), variant.size))
        return _most_like(_called(repository.variants, nearest.quantization), repository.summary.name)
    there = ", ".join(dict.fromkeys(variant.quantization for variant in repository.variants))
    raise NotOnHub(f"{repository.summary.id} has no quantization called {wanted}.", f"It has: {there}.")


def choose_companions(repository: Repository, variant: Variant) -> tuple[HubFile | None, HubFile | None]:
    """The projector and the draft model that go with a variant, ``None`` where there is none.

    Of several the one whose name is most like the model's; then, for projectors, F16, and for draft models the
    quantization nearest to that of the variant.
    """
    return _projector(repository.projectors, variant), _draft(repository.drafts, variant)


# ------------------------------------------------------------------------------------------ helpers


def _variant(repository: str, commit: str, name: NamedFile, parts: dict[int, HubFile]) -> Variant:
    return Variant(
        repository=repository,
        commit=commit,
        quantization=name.quantization or name.stem,
        files=tuple(parts[number] for number in sorted(parts)),
        model=name.model,
    )


def _each_once(variants: list[Variant]) -> tuple[Variant, ...]:
    """Small to large; of files with the same content only the first."""
    ordered = sorted(variants, key=lambda variant: (variant.size, variant.files[0].path.count("/"), _path(variant)))
    seen: set[tuple[str, ...]] = set()
    kept = []
    for variant in ordered:
        content = tuple(file.sha256 for file in variant.files)
        if all(content) and content in seen:
            continue
        seen.add(content)
        kept.append(variant)
    return tuple(kept)


def _path(variant: Variant) -> str:
    return variant.files[0].path


def _by_size(files: list[HubFile]) -> tuple[HubFile, ...]:
    return tuple(sorted(files, key=lambda file: (file.size, file.path)))


def _called(variants: tuple[Variant, ...], name: str) -> tuple[Variant, ...]:
    """Those of exactly that quantization, else those that differ only in how they were made."""
    upper = name.upper()
    exact = tuple(variant for variant in variants if variant.quantization.upper() == upper)
    return exact or tuple(variant for variant in variants if plain(variant.quantization) == upper)


def _most_like(variants: tuple[Variant, ...], name: str) -> Variant:
    """Of several models in one repository the one it is named after, else the largest."""
    return max(variants, key=lambda variant: (_likeness(variant.model, name), variant.size))


def _projector(files: tuple[HubFile, ...], variant: Variant) -> HubFile | None:
    def rank(file: HubFile) -> tuple[bool, int, float, int]:
        quantization = _quantization(file)
        usual = _PROJECTORS.index(quantization) if quantization in _PROJECTORS else len(_PROJECTORS)
        return (_folder(file) != _folder(variant.files[0]), -_fit(file, variant), usual, file.size)

    return min(files, key=rank, default=None)


def _draft(files: tuple[HubFile, ...], variant: Variant) -> HubFile | None:
    def rank(file: HubFile) -> tuple[bool, int, float, int]:
        away = _away(_quantization(file), variant.quantization)
        return (_folder(file) != _folder(variant.files[0]), -_fit(file, variant), away, file.size)

    return min(files, key=rank, default=None)


def _away(one: str, other: str) -> float:
    """How far two quantizations are apart, in bits a weight; one that is no known name is far from all."""
    return abs((bits_of(one) or 0.0) - (bits_of(other) or 0.0))


def _quantization(file: HubFile) -> str:
    name = take_apart(file.path)
    return name.quantization if name else ""


def _folder(file: HubFile) -> str:
    return file.path.rpartition("/")[0]


def _fit(file: HubFile, variant: Variant) -> int:
    """How much a companion's name has of the model's, ignoring the words that only say what it is."""
    name = take_apart(file.path)
    return _likeness(name.model if name else "", variant.model)


def _likeness(one: str, other: str) -> int:
    """How many words two names share."""
    return len(_words(one) & _words(other))


def _words(name: str) -> set[str]:
    for separator in "_. ":
        name = name.replace(separator, "-")
    return set(name.lower().split("-")) - {"", "gguf", "mmproj", "model", "mtp", "eagle3", "dflash", "dspark"}

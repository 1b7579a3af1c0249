"""What to download so that a damaged model is whole again; pure."""

from __future__ import annotations

from pathlib import Path

from app.itemmodels.model_words import title_of
from inference.download.values import Source, Wanted, WantedFile
from inference.model_file import ModelFile


def wanted_again(model: ModelFile) -> Wanted | None:
    """What to download to have a damaged model whole again, in its place.

    ``None`` when nobody knows what it was, or its place is another program's, where nothing is changed.
    What is on the disk is compared first, and only what differs is replaced.
    """
    if not model.own or not model.repository or not model.sha256:
        return None
    owner, _, name = model.repository.partition("/")

    def inside(part: Path) -> str:
        """Its path in the repository, as the folders tell; else it lies at the top of it."""
        for at in range(len(part.parts) - 2):
            if part.parts[at : at + 2] == (owner, name):
                return "/".join(part.parts[at + 2 :])
        return part.name

    files = tuple(
        WantedFile(source=Source(repository=model.repository, path=inside(part)), target=part, size=size, sha256=sha256)
        for part, size, sha256 in zip(model.parts, _sizes(model), model.sha256, strict=False)
    )
    title = f"{title_of(model)} · {model.quantization}" if model.quantization else title_of(model)
    return Wanted(title=title, files=files, repository=model.repository, quantization=model.quantization)


def _sizes(model: ModelFile) -> tuple[int | None, ...]:
    """Bytes of each part, known where there is only one: a part that is damaged may have another length."""
    return (model.size,) if len(model.parts) == 1 else (None,) * len(model.parts)

"""The way from the hub to a download: which files of a repository go where on this disk; fetches nothing."""

from __future__ import annotations

import re
from pathlib import Path

from inference.download.names import safe_relative
from inference.download.values import Source, Wanted, WantedFile
from inference.hub.values import HubFile, Repository, Variant

_ENDING = re.compile(r"[-_.]gguf$", re.IGNORECASE)


def wanted_for(
    repository: Repository,
    variant: Variant,
    folder: Path,
    projector: HubFile | None = None,
    draft: HubFile | None = None,
) -> Wanted:
    """What to download for a variant and its companions, laid out as ``folder/owner/name/path in the repository``.

    Companions keep their own names: several repositories call theirs ``mmproj-F16.gguf``, but each has a folder.

    Args:
        repository: Where it comes from.
        variant: What was chosen.
        folder: The folder of models.
        projector: Comes along, from ``choose_companions``; ``None``: none.
        draft: The same.

    Raises:
        DownloadError: A name cannot be used on this disk.
    """
    name = repository.summary.id
    files = [*variant.files, *(file for file in (projector, draft) if file is not None)]
    return Wanted(
        title=f"{title_of(repository, variant)} · {variant.quantization}",
        files=tuple(
            WantedFile(
                source=Source(repository=name, revision=repository.commit, path=file.path),
                target=folder / safe_relative(name) / safe_relative(file.path),
                size=file.size,
                sha256=file.sha256,
            )
            for file in files
        ),
        repository=name,
        quantization=variant.quantization,
    )


def title_of(repository: Repository, variant: Variant) -> str:
    """Name for people: the repository's, or the file's where there are several models in one repository."""
    several = len({each.model for each in repository.variants}) > 1
    name = variant.model if several and variant.model else repository.summary.name
    return _ENDING.sub("", name)

"""From what was chosen on the hub to files on this disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from inference.download.values import Source
from inference.errors import DownloadError
from inference.hub.files import choose_companions, group_files
from inference.hub.values import HubFile, Repository, RepositorySummary
from inference.hub.wanted import wanted_for

MODELS = Path("models")


def repository(*paths: str, id: str = "owner/Qwen3.5-4B-GGUF") -> Repository:
    files = [HubFile(path=path, size=place + 1, sha256=f"{place:064}") for place, path in enumerate(paths)]
    grouped = group_files(id, "c0ffee", files)
    return Repository(
        summary=RepositorySummary(id=id),
        commit="c0ffee",
        variants=grouped.variants,
        projectors=grouped.projectors,
        drafts=grouped.drafts,
    )


def test_all_parts_and_companions_come_along() -> None:
    there = repository(
        "Q4_K_M/Qwen3.5-4B-Q4_K_M-00001-of-00002.gguf",
        "Q4_K_M/Qwen3.5-4B-Q4_K_M-00002-of-00002.gguf",
        "mmproj-F16.gguf",
        "mtp-Qwen3.5-4B-Q8_0.gguf",
    )
    (variant,) = there.variants
    wanted = wanted_for(there, variant, MODELS, *choose_companions(there, variant))
    folder = MODELS / "owner" / "Qwen3.5-4B-GGUF"
    assert wanted.title == "Qwen3.5-4B · Q4_K_M"
    assert (wanted.repository, wanted.quantization) == ("owner/Qwen3.5-4B-GGUF", "Q4_K_M")
    assert [file.target for file in wanted.files] == [
        folder / "Q4_K_M" / "Qwen3.5-4B-Q4_K_M-00001-of-00002.gguf",
        folder / "Q4_K_M" / "Qwen3.5-4B-Q4_K_M-00002-of-00002.gguf",
        folder / "mmproj-F16.gguf",
        folder / "mtp-Qwen3.5-4B-Q8_0.gguf",
    ]
    assert wanted.model == wanted.files[0].target
    last = wanted.files[-1]
    assert (last.size, last.sha256) == (4, f"{3:064}")
    assert last.source == Source(repository=there.summary.id, revision="c0ffee", path="mtp-Qwen3.5-4B-Q8_0.gguf")


def test_of_several_models_the_title_is_the_models() -> None:
    there = repository("Small-1B-Q4_0.gguf", "Large-9B-Q4_0.gguf", id="o/Collection-GGUF")
    titles = [wanted_for(there, variant, MODELS).title for variant in there.variants]
    assert titles == ["Small-1B · Q4_0", "Large-9B · Q4_0"]


@pytest.mark.parametrize(
    "path", ["../x-Q4_0.gguf", "/x-Q4_0.gguf", "a/../x.gguf", "CON/x.gguf", "a\\x.gguf", "x\x01.gguf"]
)
def test_hostile_names_do_not_become_files(path: str) -> None:
    there = repository(path)
    with pytest.raises(DownloadError):
        wanted_for(there, there.variants[0], MODELS)

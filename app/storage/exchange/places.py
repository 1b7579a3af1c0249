"""Where other programs keep their conversations, on each system. Looks at nothing but what their settings say.

Sources: LM Studio (``~/.lmstudio/conversations``, before ``~/.cache/lm-studio/conversations``), Jan (``threads`` in its
data folder), GPT4All (``gpt4all-*.chat`` beside its models), Open WebUI (``webui.db`` in ``DATA_DIR``; installed with
pip that is ``open_webui/data`` among the packages, in Docker a volume, which cannot be found from outside).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from app.storage.exchange.values import Source
from inference.library.stores import program_stores


class Place(NamedTuple):
    """A folder or file of a program with conversations in it. It need not exist."""

    source: Source
    folder: Path


def conversation_places(environ: Mapping[str, str], home: Path, platform: str) -> list[Place]:
    """The usual places, each once. ``platform`` as ``sys.platform`` has it."""
    found: dict[Path, Place] = {}
    for place in _places(environ, home, platform):
        found.setdefault(place.folder, place)
    return list(found.values())


def _places(environ: Mapping[str, str], home: Path, platform: str) -> Iterator[Place]:
    for store in program_stores(environ, home, platform):
        if store.source == "lm-studio":
            if store.folder.name == "models":
                yield Place("lmstudio", store.folder.with_name("conversations"))
        elif store.source == "jan":
            yield Place("jan", store.folder / "threads")
        elif store.source == "gpt4all":
            yield Place("gpt4all", store.folder)
    if named := environ.get("DATA_DIR", "").strip():
        yield Place("openwebui", Path(named, "webui.db"))
    yield Place("openwebui", home / ".open-webui" / "webui.db")
    yield Place("openwebui", home / "open-webui" / "webui.db")

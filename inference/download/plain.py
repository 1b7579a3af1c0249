"""The way from a plain address to a download; fetches nothing."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from inference.download.names import safe_name
from inference.download.values import Source, Wanted, WantedFile
from inference.errors import UsageError

_PART = re.compile(r"-(?P<number>\d{5})-of-(?P<count>\d{5})(?=\.gguf$)", re.IGNORECASE)
_MAX_PARTS = 512


def wanted_from_url(url: str, folder: Path) -> Wanted:
    """What to download for the address of a file; of a split model all parts.

    It lands in ``folder/HOST-MARK/NAME``. The mark stands for the folder it comes from, so that ``model.gguf`` of one
    folder never takes the place of the one of another, and the same address always means the same place.

    Raises:
        UsageError: It is no address of a file.
        DownloadError: The name in it cannot be used on this disk.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.rpartition("/")[2])
    if parts.scheme not in ("http", "https") or not parts.hostname or not name:
        raise UsageError("This is no address of a file.", "It begins with https:// and ends with the name of a file.")
    place = folder / safe_name(parts.hostname.replace(":", "-") + _mark(parts))
    files = tuple(
        WantedFile(
            source=Source(url=parts._replace(path=parts.path[: -len(parts.path.rpartition("/")[2])] + quoted).geturl()),
            target=place / safe_name(unquote(quoted)),
        )
        for quoted in _all_parts(parts.path.rpartition("/")[2])
    )
    return Wanted(title=_PART.sub("", files[0].target.name).removesuffix(".gguf"), files=files)


def _mark(parts: SplitResult) -> str:
    """Empty for the top folder of a host, else eight digits that differ from folder to folder."""
    folder = parts.path.rpartition("/")[0]
    if not folder and parts.port is None:
        return ""
    return "-" + hashlib.sha256(f"{parts.scheme}://{parts.netloc}{folder}".encode()).hexdigest()[:8]


def _all_parts(name: str) -> list[str]:
    """The names of all parts of a split model, the first one first; of anything else its own."""
    match = _PART.search(name)
    count = int(match["count"]) if match else 1
    if match is None or not 1 <= count <= _MAX_PARTS:
        return [name]
    return [_PART.sub(f"-{number:05d}-of-{count:05d}", name) for number in range(1, count + 1)]

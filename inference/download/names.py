"""Which foreign names may become names of files here, and the folders made for them.

The strictest system decides for all, so that a folder of models can move from one computer to another.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from inference.errors import DownloadError

MAX_PART = 200  # characters of one name; every file system takes 255 bytes, and endings are still to be added
MAX_BYTES = 220  # the same in UTF-8; the journal's temporary name is 24 bytes longer
MAX_DEPTH = 12  # names below each other

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE | re.DOTALL)
_FORBIDDEN = frozenset('<>:"|?*\\/')


def safe_relative(path: str) -> PurePosixPath:
    """A path of a repository as one that stays below the folder it is joined to, on every system.

    Raises:
        DownloadError: It does not stay there, or some system cannot have such a name.
    """
    parts = path.split("/")
    reason = _too_deep(parts) or next((words for part in parts if (words := _wrong_with(part))), "")
    if reason:
        raise DownloadError(
            f"“{shown(path)}” cannot be saved under its name: {reason}.",
            "Do not use this file; a name like that is a mistake, or an attack.",
            repr(path[:1000]),
        )
    return PurePosixPath(*parts)


def safe_name(name: str) -> str:
    """The same for the name of a file without folders."""
    if "/" in name:
        raise DownloadError(f"“{shown(name)}” is no name of a file: it has a “/” in it.")
    return str(safe_relative(name))


def shown(name: str, most: int = 80) -> str:
    """A foreign name as it may be shown: no control characters, not too long."""
    text = "".join(character if character.isprintable() else "�" for character in name[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "…"


def _too_deep(parts: list[str]) -> str:
    return f"it lies in more than {MAX_DEPTH} folders" if len(parts) > MAX_DEPTH else ""


def _wrong_with(part: str) -> str:
    """Why one name cannot be used, as the end of a sentence; empty when it can."""
    if not part:
        return "it is absolute, or a name in it is empty"
    if part in (".", "..") or not part.strip(". "):
        return "it leads out of its folder"
    if len(part) > MAX_PART or len(part.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return "it is too long"
    if any(not character.isprintable() for character in part):
        return "it has characters that cannot be seen"
    if _FORBIDDEN & set(part):
        return "it has characters that not every system allows"
    if part[-1] in ". " or part[0] == " ":
        return "it begins or ends with a space, or ends with a dot"
    if _RESERVED.fullmatch(part):
        return "Windows keeps this name for itself"
    return ""


def remove_empty_folders(target: Path, path: str) -> None:
    """Remove the folders of a repository's file (``owner/name`` and those in ``path``) as far as they are empty."""
    folder = target.parent
    for _ in range(len(PurePosixPath(path).parts) + 1):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent

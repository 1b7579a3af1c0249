"""The files a starter hands over (a terminal, a file manager, a desktop file): which words are files. Opens none."""

from __future__ import annotations

import os
from collections.abc import Sequence

_URL = "file:"


def are_files(words: Sequence[str]) -> bool:
    """Whether all of these arguments are files: models by name, paths from the root, or addresses of files.

    A file manager hands over whole paths or addresses, whatever kind of file the user has chosen: that it is no model
    is said in the window.
    """
    return bool(words) and all(_is_file(word) for word in words)


def path_of(word: str) -> str:
    """The path a word means; ``file:`` addresses become one (RFC 8089)."""
    if not word.lower().startswith(_URL):
        return word
    from urllib.parse import unquote, urlsplit  # only for who is given an address
    from urllib.request import url2pathname

    parts = urlsplit(word)
    if parts.netloc not in ("", "localhost"):
        return word  # on another computer: there is no such file, which is said
    if os.name != "posix":
        return url2pathname(parts.path)
    return unquote(parts.path, errors="surrogateescape")  # names are bytes; ``#`` and ``?`` come quoted


def _is_file(word: str) -> bool:
    lower = word.lower()
    return not word.startswith("-") and (lower.endswith(".gguf") or lower.startswith(_URL) or os.path.isabs(word))

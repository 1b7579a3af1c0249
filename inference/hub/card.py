"""The description of a repository, made ready to be shown; renders nothing."""

from __future__ import annotations

_FENCE = "---"
_MAX_FRONT = 2_000  # lines; the longest real ones have a few hundred


def without_front_matter(text: str) -> str:
    """Markdown without the block of YAML that the hub reads at its beginning."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.lstrip("\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        return text.strip("\n")
    for number, line in enumerate(lines[1:_MAX_FRONT], 1):
        if line.rstrip() in (_FENCE, "..."):
            return "\n".join(lines[number + 1 :]).strip("\n")
    return text.strip("\n")

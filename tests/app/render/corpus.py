"""Markdown that has broken renderers, or could; each a file in ``corpus``, and bombs of one piece repeated.

The files are bytes: line ends, NUL and lone surrogates are part of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from app.render.items import Item
from app.render.markdown import MarkdownStream

FILES = sorted((Path(__file__).parent / "corpus").glob("*.md"))

#: By the name of the file, blanks for hyphens.
DOCUMENTS: dict[str, str] = {
    file.stem.replace("-", " "): file.read_bytes().decode("utf-8", "surrogatepass") for file in FILES
}

_PIECES = (
    *("[", "]", "![", "*", "**a ", "_", "~~", "`", "`a", "$", "$a ", "$$", "$$\n", "\\(", "\\[", "\\[\n", "\\", "\\\n"),
    *("|", "|a", "a|b\n-|-\n", ">", "> ", "- ", "1. ", "-\n", "#", "# \n", "<", "<a", "&", "&#", "[^a]", "[^a]:\n"),
    *("\\begin{align}", "\\begin{align}\n", "\\end{align}\n", "$x$ ", "$x$", "\\(x\\)", "a\x00", "\r", "\u2028"),
)
BOMBS: dict[str, str] = {
    repr(piece): piece * ((100_000 if len(piece) == 1 else 30_000) // len(piece)) for piece in _PIECES
}


def prefixes(text: str, most: int) -> Iterator[int]:
    """Lengths of prefixes: all of them, or, of a long text, those around line ends and others evenly spread.

    ``most`` is about how many; fewer for what is slow to parse.
    """
    most = min(most, 250_000 // (len(text) + 1))
    if len(text) <= most:
        yield from range(len(text) + 1)
        return
    chosen = set(range(0, len(text), max(1, 2 * len(text) // most))) | {len(text)}
    ends = [at for at, letter in enumerate(text) if letter == "\n"]
    for end in ends[:: max(1, 8 * len(ends) // most)]:
        chosen.update(at for at in range(end - 1, end + 3) if 0 <= at <= len(text))
    yield from sorted(chosen)


def streamed(text: str, random: Random) -> list[Item]:
    """The final rendering when a text comes in random pieces, and is looked at now and then."""
    stream = MarkdownStream()
    at = 0
    most = max(2, len(text) // 60)
    while at < len(text):
        size = random.randint(1, most)
        stream.feed(text[at : at + size])
        if random.random() < 0.7:
            stream.update()
        at += size
    stream.finish()
    return stream.items

"""What the name of a file on the hub tells: model or side file, quantization, part of how many; reads no file.

Publishers agree on little more than habits. The rules follow llama.cpp's own (``common/download.cpp``) and the
repositories of the catalog; what fits no rule is taken for a model in a quantization of its own name.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["model", "projector", "draft", "other"]

_SPLIT = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})$", re.DOTALL)
_QUANTIZATION = re.compile(
    r"""
    (?<![A-Z0-9])
    (?: (?P<prefix> UD | QAT ) [-_.] )?
    (?P<name>
        I?Q[1-8]_(?: K(?: _(?: XXS|XS|S|M|L|XL ) )? | K[STV] | XXS|XS|XL|NL|S|M|L | [01](?: _[48]_[48] | _X?L )? )
      | TQ[12]_0 | MXFP[468](?: _MOE )? | NVFP4 | BF16 | FP?16 | FP?32
    )
    (?![A-Z0-9])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DRAFT = ("mtp-", "eagle3-", "dflash-", "dspark-")
_WHOLE = frozenset(("F16", "BF16", "F32"))


class NamedFile(NamedTuple):
    """A name taken apart.

    Attributes:
        kind: What it is by its name.
        folder: The folders before it, with slashes; empty at the top.
        stem: The file's name without its ending and without its number among the parts.
        quantization: In upper case; empty when the name has none.
        model: The stem without the quantization, as the publisher wrote it; may be empty.
        number: Which part, from 1.
        parts: How many; 1 for a file that is not split.
    """

    kind: Kind
    folder: str
    stem: str
    quantization: str
    model: str
    number: int = 1
    parts: int = 1


def take_apart(path: str) -> NamedFile | None:
    """What the name of a file tells; ``None`` when it is no GGUF at all.

    Args:
        path: Name inside the repository, with slashes.
    """
    folder, _, name = path.rpartition("/")
    if not name.lower().endswith(".gguf"):
        return None
    stem, number, count = name[: -len(".gguf")], 1, 1
    if split := _SPLIT.match(stem):
        stem, number, count = split["stem"], int(split["number"]), int(split["count"])
    found = _last_quantization(stem)
    quantization = _written(found) if found else ""
    model = _without(stem, found) if found else stem
    if not quantization:
        quantization = next(
            (_written(match) for part in reversed(folder.split("/")) if (match := _last_quantization(part))), ""
        )
    return NamedFile(_kind(stem, quantization), folder, stem, quantization, model, number, count)


def plain(quantization: str) -> str:
    """A quantization without what only tells how it was made: ``UD-Q4_K_M`` and ``Q4_K_M`` are both that."""
    name = quantization.upper()
    for prefix in ("UD-", "QAT-"):
        name = name.removeprefix(prefix)
    return name


def _kind(stem: str, quantization: str) -> Kind:
    lower = stem.lower()
    if "mmproj" in lower:
        return "projector"
    if lower.startswith(_DRAFT):
        return "draft"
    # A model made with the help of an importance matrix may say so; the matrix itself has no quantization.
    if "imatrix" in lower and (not quantization or quantization in _WHOLE):
        return "other"
    return "model"


def _last_quantization(text: str) -> re.Match[str] | None:
    """The last one named: what comes before it is what the file was made from (``F32.IQ4_K_M``)."""
    found = None
    for found in _QUANTIZATION.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return found


def _written(match: re.Match[str]) -> str:
    name = match["name"].upper().replace("FP16", "F16").replace("FP32", "F32")
    name = "BF16" if name == "BFP16" else name
    return f"{match['prefix'].upper()}-{name}" if match["prefix"] else name


def _without(stem: str, match: re.Match[str]) -> str:
    before, after = stem[: match.start()].rstrip("-_. "), stem[match.end() :].lstrip("-_. ")
    return f"{before}-{after}" if before and after else before or after

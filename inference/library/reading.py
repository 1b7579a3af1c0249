"""Reads of a model file what the library keeps: what it says about itself, and what its content is known by.

The only place of the library that opens model files, but for hashing and copying them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from inference.architectures import ARCHITECTURES
from inference.errors import ModelFileError, ModelIncomplete, ModelMissing, ModelTruncated
from inference.gguf import read_header, read_model_facts
from inference.hub.abilities import takes_tools, thinks
from inference.library.walk import Stamp
from inference.model_facts import ModelFacts, facts_of
from inference.model_file import Described

_HEAD = 16 * 1024 * 1024  # bytes of the beginning that are looked at: all that is said before the weights
_EDGE = 64 * 1024  # bytes of further beginnings and of the end
_BLOCK = 1024 * 1024
_SAMPLE = 4 * 1024
_SAMPLES = 16
_WHOLE = 4 * _EDGE  # a smaller file is looked at as a whole

_TELLS = ".2"  # what is told of a model; another one: earlier versions told less
# Changes when this version of Hearth can load what an earlier one could not: what was refused is then read again.
READER = hashlib.sha256("1 ".join(sorted(ARCHITECTURES)).encode()).hexdigest()[:12] + _TELLS


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What reading a model has told.

    Attributes:
        name: What the file calls the model.
        described: What it says about itself.
        content: Equal for equal content, different for different content; empty when it could not be read.
        settled: Whether it is worth keeping: a file that is still being written is not.
    """

    name: str
    described: Described
    content: str = ""
    settled: bool = True


def read_model(parts: Sequence[Stamp]) -> Read:
    """Read a model, all parts of a split file included. Whatever is wrong with it becomes its ``problem``."""
    path = Path(parts[0].path)
    size = sum(part.size for part in parts)
    content = content_of(parts)
    try:
        facts = read_model_facts(path, thorough=False)
    except ModelFileError as error:
        return _with_problem(path, size, content, error)
    return Read(name=facts.name, described=describe(facts), content=content)


def describe(facts: ModelFacts, problem: ModelFileError | None = None) -> Described:
    """What a list shows of a file."""
    template = facts.chat_template or ""
    return Described(
        architecture=facts.architecture,
        quantization=facts.quantization,
        parameters=facts.parameters,
        active_parameters=facts.active_parameters if facts.experts else 0,
        size=facts.file_size,
        context_trained=facts.context_trained,
        purpose=facts.purpose,
        licence=facts.licence,
        languages=facts.languages,
        template=bool(template),
        reasoning=thinks(template),
        tools=takes_tools(template),
        problem=problem.message if problem else "",
        problem_hint=problem.hint if problem else "",
    )


def is_outdated(reader: str, *, refused: bool) -> bool:
    """Whether reading a model again may tell more than ``reader`` did, who ``refused`` it or not."""
    return not reader.endswith(_TELLS) or (refused and reader != READER)


def content_of(parts: Sequence[Stamp]) -> str:
    """What the content is known by: sizes, the metadata, the end and samples from everywhere between, hashed.

    A whole SHA-256 would take minutes for what is only to tell that two files are copies of each other; models
    that differ do so all over their weights, or in their metadata: a corrected one may differ by a single byte.
    """
    digest = hashlib.sha256()
    try:
        for number, part in enumerate(parts):
            digest.update(b"%d;" % part.size)
            with open(part.path, "rb", buffering=0) as file:
                for offset, length in _samples(part.size, _EDGE if number else _HEAD):
                    os.lseek(file.fileno(), offset, os.SEEK_SET)
                    digest.update(file.read(length) or b"")
    except OSError:
        return ""
    return f"2:{digest.hexdigest()[:40]}"


def _samples(size: int, head: int) -> list[tuple[int, int]]:
    """Offsets and lengths to read, none longer than a block."""
    if size <= max(_WHOLE, head + _EDGE):
        head = size
    begin = [(offset, min(_BLOCK, head - offset)) for offset in range(0, head, _BLOCK)]
    if head == size:
        return begin
    step = (size - head - _EDGE) // _SAMPLES
    between = [(head + number * step, _SAMPLE) for number in range(_SAMPLES)]
    return [*begin, *between, (size - _EDGE, _EDGE)]


def _with_problem(path: Path, size: int, content: str, error: ModelFileError) -> Read:
    """As much as can be told of a file that cannot be loaded."""
    settled = not isinstance(error, (ModelTruncated, ModelIncomplete, ModelMissing))
    with contextlib.suppress(ModelFileError):
        header = read_header(path)
        facts = facts_of((header,), (path,))
        described = msgspec.structs.replace(describe(facts, error), size=size)
        return Read(name=facts.name, described=described, content=content, settled=settled)
    described = Described(size=size, problem=error.message, problem_hint=error.hint)
    return Read(name=path.stem, described=described, content=content, settled=settled)

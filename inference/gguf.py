"""Opens GGUF files: the header of one file, the facts of a model with all its parts; knows no llama.cpp.

The two functions that matter are ``read_header`` and ``read_model_facts``. Whatever is wrong with a file
becomes a class of ``inference.errors`` with a sentence a user understands and a next step; nothing else is
raised for any file.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection
from pathlib import Path

from inference.architectures import Purpose
from inference.errors import (
    ModelFileError,
    ModelIncomplete,
    ModelMissing,
    ModelTruncated,
    ModelUnreadable,
    NotAModel,
)
from inference.gguf_checks import check_facts, check_header, check_vocabulary
from inference.gguf_header import Header
from inference.gguf_layout import MAGIC, parse_header
from inference.lookalikes import SAMPLE, identify
from inference.model_facts import ModelFacts, facts_of

_SPLIT_NAME = re.compile(r"(?P<stem>.*)-(?P<number>\d{5})-of-(?P<count>\d{5})\.gguf$", re.IGNORECASE | re.DOTALL)
_MAX_PARTS = 4096
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".incomplete", ".aria2", ".!qb", ".tmp")


def read_header(path: Path, decode: Collection[str] = ()) -> Header:
    """Read what one file says before its weights; those are only checked to be there.

    Args:
        path: A file.
        decode: Keys of arrays to decode however long they are.

    Raises:
        ModelMissing: No such file.
        ModelUnreadable: No permission, or an input/output error.
        NotAModel: It is something else.
        ModelTruncated: It ends too soon.
        ModelCorrupt: Its header contradicts itself.
        ModelUnsupported: A version or a type of weights that llama.cpp does not read.
    """
    try:
        size = _size(path)
        # Unbuffered: the parser asks for large pieces itself.
        with path.open("rb", buffering=0) as file:
            return _read_open(path, file.fileno(), size, decode)
    except OSError as error:
        raise _os_error(path, error) from error
    except ValueError as error:  # a NUL in the path
        raise ModelMissing(f"“{_shown(path)}” is no name of a file.", "Choose a file on this computer.") from error


def read_model_facts(path: Path, *, thorough: bool = True, purpose: Purpose | None = "chat") -> ModelFacts:
    """Read what a model file says about its model, all parts of a split file included.

    Args:
        path: A file; of a split model any part.
        thorough: Check the vocabulary too, which takes some 0.3 s for 250,000 tokens. Needed before llama.cpp
            sees the file, so that none of its assertions can end the process; not for a list of files.
        purpose: What it is wanted for; ``None``: for chatting or for embeddings, whichever it is made for.

    Raises:
        ModelFileError: As ``read_header``; ``ModelIncomplete`` when parts are missing; ``ModelUnsupported``
            when this llama.cpp does not know the architecture or the file is for another purpose.
    """
    types = () if purpose == "chat" else ("tokenizer.ggml.token_type",)
    decode = ("tokenizer.ggml.tokens", *types) if thorough else ()
    paths, first = _parts(path, read_header(path, decode), decode)
    headers = [first]
    for part in paths[1:]:
        header = read_header(part)
        if header.integer("split.no", -1) != len(headers):
            raise ModelIncomplete(
                f"“{_shown(part)}” is not the part of the model that its name says.",
                "Download this part again.",
            )
        headers.append(header)
    check_header(first)
    facts = facts_of(tuple(headers), paths)
    if purpose is None:
        purpose = "embedding" if facts.purpose == "embedding" else "chat"
    check_facts(facts, tuple(headers), purpose)
    if thorough:
        check_vocabulary(first, embeds=purpose == "embedding")
    return facts


# ----------------------------------------------------------------------------------------- one file


def _size(path: Path) -> int:
    """Bytes of a regular file that is not empty."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        inside = sorted(entry.name for entry in path.iterdir() if entry.suffix.lower() == ".gguf")
        hint = (
            f"Open the folder and choose the .gguf file in it, such as “{inside[0]}”."
            if inside
            else "Open the folder and choose the .gguf file in it."
        )
        raise NotAModel(f"“{_shown(path)}” is a folder, not a model file.", hint)
    if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device might never end
        raise NotAModel(f"“{_shown(path)}” is a device, not a model file.", "Choose a file that ends in .gguf.")
    if status.st_size == 0:
        raise NotAModel(
            f"“{_shown(path)}” is empty.",
            "The download probably never began. Download it again.",
        )
    return status.st_size


def _read_open(path: Path, file: int, size: int, decode: Collection[str]) -> Header:
    def read_at(offset: int, length: int) -> bytes:
        os.lseek(file, offset, os.SEEK_SET)
        pieces = []
        while length > 0 and (piece := os.read(file, length)):
            pieces.append(piece)
            length -= len(piece)
        return b"".join(pieces)

    head = read_at(0, min(SAMPLE, size))
    if not head.startswith(MAGIC):
        if MAGIC.startswith(head):
            raise _truncated(path, size, None)
        what, hint = identify(head, named_gguf=path.suffix.lower() == ".gguf")
        raise NotAModel(f"“{_shown(path)}” is not a GGUF model file. It is {what}.", hint)
    try:
        header = parse_header(read_at, size, decode)
    except ModelTruncated as error:
        raise _truncated(path, size, None) from error
    except ModelFileError as error:
        error.detail = error.detail or str(path)
        raise
    if header.needed_size > size:
        raise _truncated(path, size, header.needed_size)
    return header


def _truncated(path: Path, size: int, needed: int | None) -> ModelTruncated:
    how_much = f"{size:,} of {needed:,} bytes are there" if needed else f"only {size:,} bytes are there"
    if path.suffix.lower() in _UNFINISHED:
        return ModelTruncated(
            f"“{_shown(path)}” is an unfinished download: {how_much}.",
            "Wait until it is complete, or download it again.",
            str(path),
        )
    return ModelTruncated(
        f"“{_shown(path)}” is incomplete: {how_much}.",
        "The download was probably interrupted. Download it again.",
        str(path),
    )


def _os_error(path: Path, error: OSError) -> ModelFileError:
    shown = _shown(path)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        if _unfinished_beside(path):
            return ModelMissing(
                f"“{shown}” is not complete yet: there is only the beginning of a download.",
                "Wait until the download is finished.",
                str(path),
            )
        return ModelMissing(
            f"There is no file “{shown}”.",
            "Check the name. Was it moved or deleted, or is the drive not connected?",
            str(path),
        )
    if isinstance(error, PermissionError):
        return ModelUnreadable(
            f"“{shown}” may not be read: permission is denied.",
            "Change the permissions of the file, or copy it to a folder of your own.",
            str(path),
        )
    reason = error.strerror or type(error).__name__
    return ModelUnreadable(
        f"“{shown}” cannot be read: {reason}.",
        "Check the drive it lies on, and try again.",
        f"{path}: {error}",
    )


def _unfinished_beside(path: Path) -> bool:
    try:
        return any(path.with_name(path.name + suffix).exists() for suffix in _UNFINISHED)
    except (OSError, ValueError):
        return False


def _shown(path: Path) -> str:
    """The file's name without characters that would upset a terminal."""
    name = "".join(character if character.isprintable() else "�" for character in path.name or str(path))
    return name if len(name) <= 120 else name[:119] + "…"


# -------------------------------------------------------------------------------------------- parts


def _parts(path: Path, header: Header, decode: Collection[str]) -> tuple[tuple[Path, ...], Header]:
    """All files of a model and the header of the first, for whichever part was given."""
    count = header.integer("split.count", 1)
    if count <= 1:
        return (path,), header
    match = _SPLIT_NAME.match(path.name)
    number = header.integer("split.no", 0)
    if count > _MAX_PARTS or not match or int(match["count"]) != count or int(match["number"]) != number + 1:
        raise ModelIncomplete(
            f"“{_shown(path)}” is part {number + 1} of {count} of a model, but its name does not say so.",
            f"Give it back the name it was published with, which ends in -{number + 1:05}-of-{count:05}.gguf.",
        )
    digits = f"-of-{match['count']}{path.name[match.end('count') :]}"
    paths = tuple(path.with_name(f"{match['stem']}-{part:05}{digits}") for part in range(1, count + 1))
    missing = [part for part in paths if not _is_there(part)]
    if missing:
        raise _missing(missing, count)
    return paths, header if number == 0 else read_header(paths[0], decode)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise _os_error(path, error) from error


def _missing(missing: list[Path], count: int) -> ModelIncomplete:
    names = ", ".join(f"“{_shown(path)}”" for path in missing[:3])
    more = f" … ({len(missing)})" if len(missing) > 3 else ""
    return ModelIncomplete(
        f"Of the {count} files of the model, these are missing: {names}{more}.",
        "Download the missing files into the same folder.",
        "\n".join(str(path) for path in missing),
    )

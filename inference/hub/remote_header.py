"""The facts of a model that is still on the hub, from its header alone.

A vocabulary of 250,000 tokens makes a header of some 10 MB: that, and not the gigabytes behind it, is fetched.
"""

from __future__ import annotations

from pathlib import Path

from inference.errors import ModelCorrupt, ModelIncomplete, ModelTruncated, NotAModel
from inference.gguf_checks import check_facts, check_header
from inference.gguf_header import Header
from inference.gguf_layout import MAGIC, parse_header
from inference.hub.remote_file import Budget, RemoteFile
from inference.hub.session import Line
from inference.hub.values import HubFile, Variant
from inference.model_facts import ModelFacts, facts_of

MAX_BYTES = 96 * 1024**2  # of all headers of one model; the parser asks for up to twice of what it needs

_ANOTHER = "Choose another quantization or repository."


def read_remote_facts(line: Line, variant: Variant) -> ModelFacts:
    """What a variant says about itself, all parts of a split one included; paths are those in the repository.

    Raises:
        Cancelled, NetworkError, HubError: As their names say.
        ModelFileError: It cannot be used here. Of a model that is none for chatting (``purpose``) facts are told.
    """
    budget = Budget(MAX_BYTES)
    headers: list[Header] = []
    for number, file in enumerate(variant.files):
        remote = RemoteFile(line, variant.repository, variant.commit, file, budget)
        header = _parse(remote, file)
        if len(variant.files) > 1 and header.integer("split.no", -1) != number:
            raise ModelIncomplete(
                f"“{file.path}” is not the part of the model that its name says.",
                _ANOTHER,
            )
        headers.append(header)
    check_header(headers[0])
    facts = facts_of(tuple(headers), tuple(Path(file.path) for file in variant.files))
    if facts.purpose == "chat":
        check_facts(facts, tuple(headers))
    return facts


def _parse(remote: RemoteFile, file: HubFile) -> Header:
    beginning = b""

    def read_at(offset: int, length: int) -> bytes:
        nonlocal beginning
        data = remote.read_at(offset, length)
        if offset == 0:
            beginning = data[: len(MAGIC)]
            if beginning != MAGIC:
                raise NotAModel(
                    f"“{file.path}” on the hub is not a GGUF model file, whatever its name says.",
                    _ANOTHER,
                )
        return data

    try:
        header = parse_header(read_at, file.size)
    except ModelTruncated as error:
        raise _incomplete(file) from error
    except ModelCorrupt as error:  # its own next step is for files that are here
        raise ModelCorrupt(error.message, _ANOTHER, file.path) from error
    if header.needed_size > file.size:
        raise _incomplete(file)
    return header


def _incomplete(file: HubFile) -> ModelTruncated:
    return ModelTruncated(f"“{file.path}” is incomplete on the hub itself.", _ANOTHER)

"""Names people understand for models, each once; reads no file."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Collection

from inference.errors import UsageError
from inference.model_file import GUIDE

MAX_NAME = 120

# What converters and trainers leave as the name of a model, which tells nothing of it.
_EMPTY_NAMES = """
    model models llm llms hf gguf ggml ggml-model workspace output outputs merged merged-model snapshot snapshots
    checkpoint checkpoints final tmp temp temporary huggingface hf-model bf16 f16 fp16 f32 input-model unnamed
    unnamed-model base instruct chat release main latest master data content app src test
    """.split()  # noqa: SIM905 - a list of words is easier to read and to add to
_NUMBERED = re.compile(r"(?:checkpoint|ckpt|step|epoch|version|v)?-?[0-9a-f]*\d[0-9a-f]*|[0-9a-f]{16,}")
_SPLIT = re.compile(r"-\d{5}-of-\d{5}$")
_GGUF = re.compile(r"[-_ .]*(?:i1[-_])?gguf$", re.IGNORECASE)


def plain(text: str) -> str:
    """A name without what people type differently."""
    text = unicodedata.normalize("NFC", text).casefold()  # macOS takes letters and their accents apart
    return re.sub(r"[\s\-_.]+", "-", text.removesuffix(".gguf")).strip("-")


def readable_name(said: str, repository: str = "", title: str = "", stem: str = "") -> str:
    """What to call a model.

    Args:
        said: What the file itself says.
        repository: Id on the hub, which names it well where the file does not.
        title: What the program it belongs to calls it.
        stem: Name of the file without its ending.
    """
    candidates = (
        said,
        _GGUF.sub("", repository.rpartition("/")[2]).replace("_", " "),
        title,
        _SPLIT.sub("", stem),
    )
    for candidate in candidates:
        name = one_line(candidate)
        if not _tells_nothing(name):
            return name
    return one_line(stem) or "Unnamed model"


def free_name(name: str, quantization: str, owner: str, taken: Collection[str]) -> str:
    """The name, made unique by its quantization, then by its owner, then by a number.

    Args:
        name: The wish.
        quantization: Such as ``Q4_K_M``; may be empty.
        owner: Whose repository; may be empty.
        taken: Names in use, made ``plain``.
    """
    with_quantization = f"{name} {quantization}".strip() if plain(quantization) not in plain(name) else name
    candidates = [name, with_quantization]
    if owner:
        candidates.append(f"{with_quantization} ({one_line(owner)})")
    numbered = (f"{with_quantization} ({number})" for number in itertools.count(2))
    return next(
        each
        for each in itertools.chain(candidates, numbered)
        if (simple := plain(each)) and simple not in taken and simple != plain(GUIDE)
    )


def check_name(name: str, taken: Collection[str]) -> str:
    """A name the user has chosen, as it is kept.

    Raises:
        UsageError: It is no name, or another model has it.
    """
    clean = one_line(name)
    if not plain(clean):
        raise UsageError("A model needs a name.", "Give it one with letters or digits.")
    if len(clean) > MAX_NAME:
        raise UsageError(f"The name is too long: {len(clean)} characters.", f"Use at most {MAX_NAME}.")
    if plain(clean) == plain(GUIDE):
        raise UsageError(f"“{GUIDE}” is the name of the built-in model.", "Choose another name.")
    if plain(clean) in taken:
        raise UsageError(f"Another model is called “{clean}” already.", "Choose another name.")
    return clean


def one_line(text: str) -> str:
    """Visible characters on one line: names come from strangers and go into terminals and windows."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _tells_nothing(name: str) -> bool:
    simple = plain(_GGUF.sub("", name))
    return (
        sum(character.isalpha() for character in simple) < 2
        or simple in _EMPTY_NAMES
        or bool(_NUMBERED.fullmatch(simple))
    )

"""Writes models as people have them, in the folders of several programs: real headers and sizes, no weights."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.support.sparse_gguf import write_shape
from tests.support.tiny_gguf import CHATML, THINKING, Kind, Shape

TOOLS = "{% if tools %}{{ tools | tojson }}{% endif %}" + CHATML


class Piece(NamedTuple):
    """One model to write.

    Attributes:
        place: Below the home folder.
        name: ``general.name``.
        kind: Which memory it has.
        shape: Its sizes.
        tensor_type: Of most weights.
        template: Of its chats.
        keys: Further metadata.
    """

    place: str
    name: str
    kind: Kind = "dense"
    shape: Shape = Shape(layers=36, width=2560, feed_forward=9728, heads=32, heads_kv=8, context=262_144)
    tensor_type: str = "Q4_K"
    template: str = CHATML
    keys: tuple[tuple[str, str], ...] = (("general.license", "apache-2.0"),)


LM_STUDIO = ".lmstudio/models"
GPT4ALL = ".local/share/nomic.ai/GPT4All"
OWN = "hearth/models"

SHELF = (
    Piece(f"{OWN}/unsloth/Qwen3-4B-GGUF/Qwen3-4B-Q4_K_M.gguf", "Qwen3 4B", template=TOOLS + THINKING),
    Piece(
        f"{OWN}/bartowski/gemma-3-12b-it-GGUF/gemma-3-12b-it-Q4_K_M.gguf",
        "Gemma 3 12B Instruct",
        kind="sliding-window",
        shape=Shape(layers=48, width=3840, feed_forward=15_360, heads=16, heads_kv=8, context=131_072, window=1024),
        keys=(("general.license", "gemma"),),
    ),
    Piece(
        f"{LM_STUDIO}/lmstudio-community/Llama-3.1-8B/Llama-3.1-8B-Instruct-Q8_0.gguf",
        "Meta Llama 3.1 8B Instruct",
        shape=Shape(layers=32, width=4096, feed_forward=14_336, heads=32, heads_kv=8, context=131_072),
        tensor_type="Q8_0",
        template=TOOLS,
        keys=(("general.license", "llama3.1"),),
    ),
    Piece(
        f"{GPT4ALL}/Phi-3.5-mini-instruct-Q4_0.gguf",
        "Phi 3.5 mini instruct",
        shape=Shape(layers=32, width=3072, feed_forward=8192, heads=32, heads_kv=32, context=131_072),
        tensor_type="Q4_0",
        keys=(("general.license", "mit"),),
    ),
    Piece(
        f"{LM_STUDIO}/someone/A-model-whose-name-never-seems-to-end/model-Q6_K.gguf",
        "Extraordinarily long name of a merged and merged again model v7.3 final abliterated instruct",
        shape=Shape(layers=28, width=1536, feed_forward=8960, heads=12, heads_kv=2, context=32_768),
        tensor_type="Q6_K",
    ),
)


def write_piece(home: Path, piece: Piece) -> Path:
    """Write one model below ``home``."""
    path = home / piece.place
    path.parent.mkdir(parents=True, exist_ok=True)
    keys = {"general.name": piece.name, "tokenizer.chat_template": piece.template, **dict(piece.keys)}
    return write_shape(path, piece.kind, piece.shape, tensor_type=piece.tensor_type, keys=keys)


def fill_shelf(home: Path, pieces: tuple[Piece, ...] = SHELF) -> list[Path]:
    """Write all of them."""
    return [write_piece(home, piece) for piece in pieces]

"""Command-line options made from the declarations of load and sampling options; starts nothing."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import msgspec

from inference.commands import Constraint
from inference.errors import OptionError, UsageError
from inference.options import LOAD_OPTIONS, SAMPLING_OPTIONS, LoadOptions, Option, Sampling

# Names the contract of the command line fixes; every other option is its field name with dashes.
_NAMES = {
    "context_length": ("-c", "--context"),
    "threads": ("-t", "--threads"),
    "gpu_layers": ("-ngl", "--gpu-layers"),
    "batch": ("-b", "--batch"),
    "micro_batch": ("-ub", "--micro-batch"),
    "temperature": ("--temp", "--temperature"),
}
_METAVAR = {"context_length": "CONTEXT", "threads": "THREADS", "gpu_layers": "LAYERS", "temperature": "F"}
_AUTOMATIC = ("auto", "automatic")
_SWITCH = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


def add_chat_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything ``hearth chat`` understands."""
    parser.add_argument("prompt", nargs="*", metavar="PROMPT", help="the question; several words need no quotes")
    parser.add_argument(
        "-m",
        "--model",
        metavar="MODEL",
        help="a .gguf file, a model's name, what was pulled, 'guide', or 'auto': the one that suits the question best",
    )
    parser.add_argument("--system", metavar="TEXT", help="system prompt: what the model is to be and do")
    parser.add_argument("-n", "--max-tokens", metavar="TOKENS", type=_positive, help="most tokens to write")
    parser.add_argument("--stop", metavar="TEXT", action="append", default=[], help="end the answer at this text")
    parser.add_argument("--json", action="store_true", help="print one JSON object per event, the last with timings")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--schema", metavar="FILE", help="every answer is JSON that this JSON schema holds valid")
    form.add_argument("--json-answer", action="store_true", help="every answer is one JSON object")
    parser.add_argument("-v", "--verbose", action="store_true", help="say what was chosen and how fast it went")
    parser.add_argument(
        "--draft",
        metavar="MODEL",
        help="a much smaller model of the same family that guesses ahead",
    )
    _add_declared(parser.add_argument_group("sampling"), SAMPLING_OPTIONS)
    add_load_arguments(parser)


def add_load_arguments(parser: argparse.ArgumentParser) -> None:
    """How the model is loaded."""
    _add_declared(parser.add_argument_group("loading the model"), LOAD_OPTIONS)


def has_load_options(parsed: argparse.Namespace) -> bool:
    """Whether the command line says how the model is to be loaded."""
    return bool(_given(parsed, LOAD_OPTIONS))


def load_options(parsed: argparse.Namespace, base: LoadOptions) -> LoadOptions:
    """``base`` with what was said on the command line."""
    return msgspec.structs.replace(base, **_given(parsed, LOAD_OPTIONS))


def sampling(parsed: argparse.Namespace, base: Sampling) -> Sampling:
    """``base`` with what was said on the command line."""
    return msgspec.structs.replace(base, **_given(parsed, SAMPLING_OPTIONS))


def constraint(parsed: argparse.Namespace) -> Constraint | None:
    """What answers have to be.

    Raises:
        UsageError: The file with the schema cannot be read.
    """
    if parsed.json_answer:
        return Constraint(kind="json")
    if not parsed.schema:
        return None
    try:
        text = Path(parsed.schema).read_text("utf-8-sig")
    except (OSError, ValueError) as error:  # ValueError: no UTF-8, or a name that can be none
        raise UsageError(
            f"The schema {parsed.schema} cannot be read.", "Name a file with a JSON schema in it.", str(error)
        ) from error
    return Constraint(kind="json_schema", text=text)


def _given(parsed: argparse.Namespace, options: tuple[Option, ...]) -> dict[str, object]:
    return {option.name: getattr(parsed, option.name) for option in options if hasattr(parsed, option.name)}


def _add_declared(group: argparse._ArgumentGroup, options: tuple[Option, ...]) -> None:
    for option in options:
        group.add_argument(
            *_NAMES.get(option.name, ("--" + option.name.replace("_", "-"),)),
            dest=option.name,
            default=argparse.SUPPRESS,  # absent means: the settings decide
            type=_reader(option),
            metavar=_METAVAR.get(option.name) or _metavar(option),
            help=_help(option),
        )


def _metavar(option: Option) -> str:
    if option.choices:
        return "{" + ",".join(option.choices) + "}"
    return {"int": "N", "float": "F", "bool": "on|off"}[option.kind]


def _help(option: Option) -> str:
    return option.help.replace("%", "%%")


def _reader(option: Option) -> Callable[[str], object]:
    """A function that turns a word into a checked value, complaining in the declaration's own words."""

    def read(word: str) -> object:
        try:
            value = _value(option, word.strip())
            option.check(value)
        except OptionError as error:
            raise argparse.ArgumentTypeError(str(error)) from error
        return value

    return read


def _value(option: Option, word: str) -> object:
    if option.optional and word.lower() in _AUTOMATIC:
        return None
    if option.kind == "choice":
        return word
    if option.kind == "bool":
        return _SWITCH.get(word.lower(), word)
    try:
        return int(word) if option.kind == "int" else float(word)
    except ValueError:
        return word  # `check` says what is wrong with it


def _positive(word: str) -> int:
    try:
        number = int(word)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"'{word}' is not a number of tokens; give 1 or more")
    return number

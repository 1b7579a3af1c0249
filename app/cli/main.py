"""The command ``hearth``: its words, its exit status and its one line about a failure; does no work itself.

Exit status: 0 done, 1 failed with one clear line on standard error, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from app.calling import command_name
from app.cli.arguments import add_chat_arguments
from app.cli.backups import add_backups_arguments, run_backups
from app.cli.bench import add_bench_arguments, run_bench
from app.cli.chat import run_chat
from app.cli.conversations import add_conversations_arguments, run_conversations
from app.cli.doctor import run_doctor
from app.cli.environment import Environment, open_environment
from app.cli.export import add_export_arguments, run_export
from app.cli.import_ import add_import_arguments, run_import
from app.cli.models import add_models_arguments, run_models
from app.cli.pull import add_pull_arguments, run_pull
from app.cli.reset import add_reset_arguments, run_reset
from app.cli.search import add_search_arguments, run_search
from app.cli.serve import add_serve_arguments, run_serve
from app.cli.terminal import Terminal, as_line
from app.version import VERSION
from inference.errors import Cancelled, HearthError, UsageError
from inference.gguf import read_model_facts

PROGRAM = "hearth"
INTERRUPTED = 130
DEBUG = "HEARTH_DEBUG"  # set to anything: an unexpected error shows where it came from

Runner = Callable[[argparse.Namespace, Environment, Terminal], int]

COMMANDS = (
    *("chat", "serve", "models", "search", "pull", "conversations", "export", "import"),
    *("bench", "backups", "doctor", "reset"),
)

_DESCRIPTION = (
    "Chat with language models on this computer. Without a command the window opens; "
    "'hearth FILE.gguf' opens it with that model. 'hearth --self-test' tries whether every part works here."
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in three lines; argparse would print every option there is first."""

    def error(self, message: str) -> NoReturn:
        wanted = "COMMAND ..." if self.prog == PROGRAM else "[OPTION ...] [ARGUMENT ...]"
        _, _, command = self.prog.partition(" ")
        asking = " ".join(word for word in (command_name(), command, "--help") if word)
        self.exit(2, f"usage: {self.prog} {wanted}\n{self.prog}: {message}\n'{asking}' lists what there is.\n")


def build_parser() -> argparse.ArgumentParser:
    """All commands and their options; the options of models and sampling come from their declarations."""
    parser = _Parser(prog=PROGRAM, description=_DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"Hearth {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    chat = commands.add_parser(
        "chat",
        help="chat in the terminal",
        description="Answer PROMPT, or chat when there is none. Text piped in is appended to PROMPT.",
    )
    add_chat_arguments(chat)
    chat.set_defaults(run=run_chat)

    _add_serve(commands)
    models = commands.add_parser("models", help="the models Hearth knows", description="The models Hearth knows.")
    add_models_arguments(models)
    models.set_defaults(run=run_models)

    search = commands.add_parser(
        "search",
        help="find models on the hub",
        description="Show what the hub has, and whether this computer can run it.",
    )
    add_search_arguments(search)
    search.set_defaults(run=run_search)

    pull = commands.add_parser(
        "pull",
        help="download a model",
        description="Download a model from the hub or from an address. Ctrl-C pauses; the same command goes on.",
    )
    add_pull_arguments(pull)
    pull.set_defaults(run=run_pull)

    _add_conversations(commands)
    _add_exchange(commands)

    bench = commands.add_parser(
        "bench",
        help="measure a model on this computer",
        description="Measure how fast a model reads and writes here, and which settings are best for it. "
        "Other programs make it slower: close what you do not need.",
    )
    add_bench_arguments(bench)
    bench.set_defaults(run=run_bench)

    backups = commands.add_parser(
        "backups",
        help="backups of your conversations",
        description="Backups of your conversations: Hearth makes one a day, and before it updates their database.",
    )
    add_backups_arguments(backups)
    backups.set_defaults(run=run_backups)

    _add_doctor(commands)
    _add_reset(commands)
    return parser


def _add_serve(commands: argparse._SubParsersAction[_Parser]) -> None:
    serve = commands.add_parser(
        "serve",
        help="let other programs use the models",
        description="Answer other programs that speak the protocol of OpenAI, at an address of this computer, until "
        "Ctrl-C. What is not said here is as in the settings. Where a Hearth shares its models already, they are used.",
    )
    add_serve_arguments(serve)
    serve.set_defaults(run=run_serve)


def _add_reset(commands: argparse._SubParsersAction[_Parser]) -> None:
    reset = commands.add_parser(
        "reset",
        help="what Hearth has put on this computer, and how to remove it",
        description="Without options: list what Hearth has put on this computer and how large it is; nothing is "
        "changed. With options: remove these parts for good, after asking.",
    )
    add_reset_arguments(reset)
    reset.set_defaults(run=run_reset)


def _add_doctor(commands: argparse._SubParsersAction[_Parser]) -> None:
    doctor = commands.add_parser(
        "doctor",
        help="what this computer has, and whether the engine works",
        description="Show what this computer has and try whether the engine works.",
    )
    form = doctor.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument(
        "--report", action="store_true", help="print a report to send with a bug, without anything you have written"
    )
    doctor.add_argument(
        "--look-for-update", action="store_true", help="also ask the project's page for the newest version of Hearth"
    )
    doctor.set_defaults(run=run_doctor)


def _add_conversations(commands: argparse._SubParsersAction[_Parser]) -> None:
    conversations = commands.add_parser(
        "conversations",
        help="list your conversations, or search them",
        description="List conversations, the newest first; with WORDS only those in which all of them are found.",
    )
    add_conversations_arguments(conversations)
    conversations.set_defaults(run=run_conversations)


def _add_exchange(commands: argparse._SubParsersAction[_Parser]) -> None:
    """The ways out of Hearth and into it."""
    export = commands.add_parser(
        "export",
        help="write conversations into files",
        description="Write conversations as Markdown, HTML, PDF, plain text or JSON. "
        "Only JSON has everything: all branches, timings and settings.",
    )
    add_export_arguments(export)
    export.set_defaults(run=run_export)

    import_ = commands.add_parser(
        "import",
        help="bring conversations from other programs",
        description="Import conversations of Hearth (JSON), ChatGPT, LM Studio, Jan, Open WebUI and GPT4All. "
        "Nothing that is there is changed.",
    )
    add_import_arguments(import_)
    import_.set_defaults(run=run_import)


def check_model(path: str) -> int:
    """Whether a model file can be used: 0, or 1 after the line that says why not."""
    try:
        read_model_facts(Path(path).expanduser())
    except HearthError as error:
        Terminal().note(f"hearth: {as_line(error)}")
        return 1
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line as values; ``SystemExit`` like argparse."""
    parsed, unknown = build_parser().parse_known_args(list(arguments))
    if unknown:  # argparse would send everybody to the help of the whole program
        _Parser(prog=f"{PROGRAM} {parsed.command or ''}".strip()).error("unknown here: " + " ".join(unknown))
    return parsed


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line (without the program's name); returns the exit status."""
    _heed_interrupt()
    terminal = Terminal()
    try:
        parsed = _parse(arguments)
    except SystemExit as leaving:  # argparse has said why: 0 after --help, 2 for wrong usage
        return leaving.code if isinstance(leaving.code, int) else 2
    if parsed.command is None:
        terminal.note("Name a command: " + ", ".join(COMMANDS) + f". '{command_name()} --help' explains them.")
        return 2
    runner: Runner = parsed.run
    try:
        return runner(parsed, open_environment(), terminal)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Cancelled:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except UsageError as error:
        terminal.note(f"hearth: {as_line(error)}")
        return 2
    except HearthError as error:
        terminal.note(f"hearth: {as_line(error)}")
        return 1
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        terminal.note(
            f"hearth: Something unexpected went wrong ({type(error).__name__}: {error}). "
            f"Set {DEBUG}=1 and try again for the details to report."
        )
        return 1
    finally:
        terminal.clear_status()


def _heed_interrupt() -> None:
    """Let Ctrl-C raise ``KeyboardInterrupt`` even when the parent (``nohup``, a script's ``&``) had it ignored.

    Only where somebody can type it: a job in the background keeps ignoring the Ctrl-C meant for another.
    """
    if sys.stdin is not None and sys.stdin.isatty():
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _reader_left() -> int:
    """Whoever read our output has had enough (``| head``): no failure, and nothing more to say."""
    # The interpreter flushes standard output once more at exit and would complain about the closed pipe.
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0

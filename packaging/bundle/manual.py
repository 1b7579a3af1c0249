"""The page of the manual, made from the declarations of the command line; parses no arguments.

``python -m bundle.manual DATE VERSION`` prints it. Format: man(7); checked with ``man --warnings`` by the build.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from app.identity import HOMEPAGE, ISSUES, NAME, PROGRAM

_SUMMARY = "chat with language models on your own computer"

_DESCRIPTION = """\
Hearth runs language models on this computer. Without arguments it opens its window; without a display it chats in the
terminal. A very small model, the guide, is built in; others are downloaded in the window or with
.BR "hearth pull" .
.PP
MODEL is always the path of a .gguf file, a name from
.BR "hearth models" ,
or
.B guide
for the built-in one.
"""

_ENVIRONMENT = (
    ("HEARTH_DATA_DIR", "The folder for everything that Hearth writes: conversations, models, settings, logs."),
    ("HF_ENDPOINT", "Address of a mirror of the hub."),
    ("HF_TOKEN", "Access token for the hub."),
    ("HF_HUB_OFFLINE", "Set to 1: Hearth stays off the network."),
    ("HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY", "How the network is reached."),
    ("QT_QPA_PLATFORM", "xcb or wayland: how the window reaches the display."),
)
_FILES = (
    ("~/.local/share/Hearth", "Conversations, their backups, and downloaded models. Removing the program keeps them."),
    ("~/.config/Hearth/settings.json", "Settings."),
    ("~/.local/state/Hearth/log", "Logs."),
    ("~/.cache/Hearth", "What can be made again."),
    ("portable.txt", "Beside the program in the portable archive: everything is kept in the folder data beside it."),
)
_STATUS = (
    ("0", "Done."),
    ("1", "Failed, with one line on standard error."),
    ("2", "The arguments were wrong."),
    ("130", "Interrupted."),
)
_EXAMPLES = (
    ("hearth", "Open the window."),
    ("hearth model.gguf", "Open it with this model."),
    ('hearth chat "What is a GGUF file?"', "Answer in the terminal."),
    ('git diff | hearth chat "Write a commit message" -m qwen', "Let a model read what another program wrote."),
)


def page(parser: argparse.ArgumentParser, self_test: argparse.ArgumentParser, version: str, date: str) -> str:
    """The manual of the program whose command line ``parser`` declares.

    Args:
        self_test: What follows ``--self-test``, which is no command: the window and the terminal have it alike.
        version: Of the program.
        date: Day of the last change, as ``2026-11-28``.
    """
    lines = [f'.TH {PROGRAM.upper()} 1 "{date}" "{NAME} {version}" "User Commands"']
    lines += [".SH NAME", f"{PROGRAM} \\- {_SUMMARY}"]
    lines += [".SH SYNOPSIS", f".B {PROGRAM}", ".RI [ FILE .gguf]", ".br", f".B {PROGRAM}", ".I COMMAND"]
    lines += [".RI [ OPTION ...]", ".RI [ ARGUMENT ...]", ".SH DESCRIPTION", _DESCRIPTION.rstrip()]
    lines += [".SH OPTIONS", *_options(parser), ".SH COMMANDS"]
    for name, command in commands(parser):
        lines += _command(name, command)
    lines += _command(self_test.prog, self_test)
    lines += [".SH EXAMPLES", *_entries(_EXAMPLES), ".SH EXIT STATUS", *_entries(_STATUS)]
    lines += [".SH ENVIRONMENT", *_entries(_ENVIRONMENT), ".SH FILES", *_entries(_FILES)]
    lines += [".SH REPORTING BUGS", _text(ISSUES), ".SH SEE ALSO", _text(HOMEPAGE)]
    return "\n".join(lines) + "\n"


def commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its name as it is typed, and below it its own commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield command.prog, command
                yield from commands(command)


def _command(name: str, command: argparse.ArgumentParser) -> list[str]:
    usage = " ".join(_usage(command))
    lines = [f".SS {_text(name)}", f".B {_text(name)}"]
    if usage:
        lines.append(f".I {usage}")
    return [*lines, ".PP", _text(command.description or ""), *_options(command)]


def _usage(command: argparse.ArgumentParser) -> Iterator[str]:
    """What is said besides options."""
    if any(action.option_strings and action.help != argparse.SUPPRESS for action in command._actions):
        yield "[OPTION ...]"
    for action in command._actions:
        if not action.option_strings:
            word = _metavar(action)
            yield {"?": f"[{word}]", "*": f"[{word} ...]", "+": f"{word} ..."}.get(str(action.nargs), word)


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:
        if action.help == argparse.SUPPRESS or isinstance(action, argparse._SubParsersAction):
            continue
        if isinstance(action, argparse._HelpAction):
            continue
        yield ".TP"
        yield _head(action)
        yield _text(_help(action, command))


def _head(action: argparse.Action) -> str:
    names = [f"\\fB{_text(name)}\\fR" for name in action.option_strings]
    value = "" if action.nargs == 0 else f"\\fI{_text(_metavar(action))}\\fR"
    return " ".join(part for part in (", ".join(names), value) if part)


def _metavar(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    if action.choices is not None:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return action.dest.upper()


def _help(action: argparse.Action, command: argparse.ArgumentParser) -> str:
    said = (action.help or "") % {**vars(action), "prog": command.prog}
    return said[:1].upper() + said[1:].rstrip(".") + "." if said else ""


def _entries(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in pairs:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(text))


def _text(words: str) -> str:
    """``words`` as man(7) takes them literally."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace("^", "\\(ha")
    escaped = escaped.replace("'", "\\(aq").replace("`", "\\(ga").replace("…", "...")
    return "\n".join("\\&" + line if line.startswith(".") else line for line in escaped.splitlines())


def main(arguments: list[str]) -> int:
    """Print the page; the exit status."""
    # These need all that the program depends on, the rest of this package nothing.
    from app.cli.main import build_parser
    from app.self_test import main as self_test

    date, version = arguments
    sys.stdout.write(page(build_parser(), self_test.build_parser(), version, date))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

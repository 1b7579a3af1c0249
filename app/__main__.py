"""The program's first decision: window, terminal or engine process; loads nothing that the other ways need.

hearth                     the window; without a display a chat in the terminal
hearth MODEL.gguf          the same with this model; several are made known, and the last is loaded
hearth --self-test         every part is tried, see ``app.self_test``
hearth chat|models|…       the terminal, see ``hearth --help``
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.calling import command_name
from app.processor_floor import missing_features, refuse
from inference.own_program import give_back_environment

if TYPE_CHECKING:
    from inference.file_lock import FileLock

ENGINE = "--engine-process"  # a packaged program starts itself with it, see ``inference.process``
QUANTIZER = "--quantizer-process"  # the same, see ``inference.quantizer``
EXPORTER = "--export-process"  # the same, see ``app.exporting.child``
FORMULAS = "--formula-process"  # the same, see ``app.render.formulas``
API = "--api-process"  # the same, see ``inference.hosting.serving``
TRYING = "--self-test-process"  # the same, see ``app.self_test.supervisor``
SELF_TEST = "--self-test"

INTERRUPTED = 130

NO_DISPLAY = "There is no display to open a window on"

USAGE = """\
Hearth chats with language models on this computer. {reason}.

  {hearth}                      open the window (needs a display)
  {hearth} FILE.gguf            the same with this model
  {hearth} chat                 chat in the terminal
  {hearth} chat "a question"    answer and end; text piped in is added to the question
  {hearth} --help               everything else
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Hearth; returns the exit status."""
    if None in (sys.stdin, sys.stdout, sys.stderr):  # before anything can print
        from app.streams import give_streams

        give_streams()
    if missing := missing_features():
        return refuse(missing)
    give_back_environment()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:  # before the way that was chosen could heed it
        return INTERRUPTED


def _run(words: list[str]) -> int:
    # Imports stand where the way is chosen: the terminal must not load Qt, the window not the terminal.
    if (status := _own_process(words)) is not None:
        return status
    if words[:1] in ([SELF_TEST], [TRYING]):
        return _try_everything(words)
    if not wants_window(words):
        from app.cli.main import run as run_terminal

        return run_terminal(words)
    from app.display import has_display

    files = _paths(words) if words else []
    if has_display(os.environ, sys.platform):
        # Importing makes many objects and leaves no garbage; what comes later ``app.garbage`` sees to.
        gc.disable()
        from app.only_window import handed_over, only_window_here

        lock = only_window_here()
        if lock is not None and lock.refused and handed_over(lock, files):
            return 0
        return _open_window(files, lock)
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        return _explain(files)
    from app.cli.main import run as run_terminal

    sys.stderr.write(f"{NO_DISPLAY}, so Hearth chats here in the terminal.\n")
    return run_terminal(["chat", *(["--model", files[-1]] if files else [])])


def _own_process(words: list[str]) -> int | None:
    """The work of a process that Hearth has started of itself; ``None``: this is none."""
    if words[:1] == [ENGINE]:
        from inference.engine.__main__ import main as serve

        return serve(words[1:])
    if words[:1] == [QUANTIZER]:
        from inference.engine.quantizing import main as quantize

        return quantize(words[1:])
    if words[:1] == [API]:
        from inference.api.__main__ import main as answer

        return answer(words[1:])
    if words[:1] == [FORMULAS]:
        from app.render.formula_process import main as draw

        return draw()
    if words[:1] == [EXPORTER]:
        from app.exporting.process import main as export

        return export()
    return None


def _paths(words: Sequence[str]) -> list[str]:
    from app.given_files import path_of  # only where files are named

    return [path_of(word) for word in words]


def _try_everything(words: list[str]) -> int:
    """The self-test, or the process of it that does the trying."""
    if words[0] == TRYING:
        from app.self_test.process import main as work

        return work()
    from app.self_test.main import main as self_test

    return self_test(words[1:])


def _open_window(files: Sequence[str], lock: FileLock | None) -> int:
    try:
        from app.application import run as run_window
    except ImportError as error:  # a library of the system is missing that Qt needs
        from app.no_window import import_failed, tell

        tell(import_failed(error))
        return 1
    return run_window(files, lock=lock)


def _explain(files: Sequence[str]) -> int:
    """Neither window nor conversation is possible: check the files that were named, and say what else there is."""
    for file in files:
        from app.cli.main import check_model

        if status := check_model(file):
            return status
    sys.stdout.write(USAGE.format(reason=NO_DISPLAY, hearth=command_name()))
    return 0


def wants_window(words: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: none, or just files."""
    if not words:
        return True
    from app.given_files import are_files  # only where something is asked for

    return are_files(words)


def _is_terminal(stream: object) -> bool:
    return stream is not None and bool(getattr(stream, "isatty", lambda: False)())


if __name__ == "__main__":
    sys.exit(main())

"""The first decision: window, terminal or neither. Real processes, because what is imported matters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import wants_window
from tests.support.tiny_gguf import write_tiny


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["model.gguf"], True),
        (["/some/where/Model.GGUF"], True),
        (["chat"], False),
        (["a model.gguf", "file:///b.gguf"], True),
        ([os.path.abspath("notes.txt")], True),
        (["chat", "model.gguf"], False),
        (["model.gguf", "--help"], False),
        (["--model.gguf"], False),
        (["--help"], False),
        (["nonsense"], False),
    ],
)
def test_which_words_open_the_window(words: list[str], window: bool) -> None:
    assert wants_window(words) is window


def hearth(*words: str, code: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a display and without a terminal."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    command = ["-c", code] if code else ["-m", "app", *words]
    return subprocess.run(
        [sys.executable, *command],
        env=environment | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_while_it_starts_is_heeded_quietly() -> None:
    """The terminal is still being imported: the interrupt comes at the first module of it."""
    code = """
import os, signal, sys

class Interrupter:
    def find_spec(self, name, path=None, target=None):
        if name == "app.cli.main":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupter())
from app.__main__ import main
sys.exit(main(["models", "list"]))
"""
    done = hearth(code=code)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_without_display_and_terminal_it_says_how_to_use_it() -> None:
    done = hearth()
    assert done.returncode == 0
    assert "hearth chat" in done.stdout
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_the_usage_names_the_command_that_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_COMMAND", "./hearth")
    usage = hearth().stdout
    assert "no display" in usage
    assert "  ./hearth chat " in usage


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_a_file_is_checked_where_nothing_can_be_opened(tmp_path: Path) -> None:
    good = hearth(str(write_tiny(tmp_path / "good.gguf")))
    assert (good.returncode, good.stderr) == (0, "")
    assert "hearth FILE.gguf" in good.stdout
    (tmp_path / "page.gguf").write_text("Not found")
    for name, words in (("page.gguf", "plain text"), ("none.gguf", "There is no file")):
        wrong = hearth(str(tmp_path / name))
        assert (wrong.returncode, wrong.stdout) == (1, "")
        assert words in wrong.stderr
        assert len(wrong.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_a_display_that_is_gone_is_none() -> None:
    done = hearth(DISPLAY=":4321")
    assert (done.returncode, done.stderr) == (0, "")
    assert "no display" in done.stdout


def test_help_comes_without_a_window() -> None:
    done = hearth("--help")
    assert done.returncode == 0
    assert "chat" in done.stdout


def test_a_wrong_word_is_wrong_usage() -> None:
    done = hearth("nonsense")
    assert done.returncode == 2
    assert "nonsense" in done.stderr


def test_the_terminal_loads_no_qt() -> None:
    code = "import sys; from app.__main__ import main; main(['--help']); print('PySide6' in sys.modules)"
    assert hearth(code=code).stdout.splitlines()[-1] == "False"


def test_the_window_is_ready_before_heavy_modules_are_loaded() -> None:
    heavy = [
        "llama_cpp",
        "numpy",
        "huggingface_hub",
        "markdown_it",
        "pygments",
        "psutil",
        "sqlite3",
        "inference.client",
    ]
    code = f"import sys, app.application; print([name for name in {heavy!r} if name in sys.modules])"
    assert hearth(code=code).stdout.strip() == "[]"

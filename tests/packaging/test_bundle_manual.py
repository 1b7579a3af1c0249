"""The page of the manual has every command and every option, and says them as man(7) wants it."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess

import pytest

from app.cli.main import COMMANDS, build_parser
from app.self_test import main as self_test
from bundle.manual import commands, page

PAGE = page(build_parser(), self_test.build_parser(), "0.1.0", "2026-11-28")
PLAIN = re.sub(r"\\f[BIR]|\\&", "", PAGE).replace("\\-", "-").replace("\\(aq", "'")


def test_every_command_is_in_it() -> None:
    names = [name for name, _ in commands(build_parser())]
    assert {f"hearth {name}" for name in COMMANDS} <= set(names)
    assert any(name.count(" ") == 2 for name in names), "commands have commands"
    for name in names:
        assert f"\n.SS {name}\n" in PLAIN


def test_every_option_is_in_it_with_its_help() -> None:
    trying = self_test.build_parser()
    for name, command in [*commands(build_parser()), (trying.prog, trying)]:
        section = PLAIN.partition(f"\n.SS {name}\n")[2].partition("\n.S")[0]
        for action in command._actions:
            if action.help in (argparse.SUPPRESS, None) or isinstance(action, argparse._HelpAction):
                continue
            if isinstance(action, argparse._SubParsersAction):
                continue
            for option in action.option_strings:
                assert option in section, f"{name} {option}"
            words = str(action.help) % {**vars(action), "prog": command.prog}
            assert words.split()[-1].rstrip(".") in section, f"{name}: {words}"


def test_lines_that_begin_with_a_dot_are_texts() -> None:
    parser = argparse.ArgumentParser(prog="hearth")
    parser.add_argument("--x", help=".gguf\n.so it is")
    text = page(parser, argparse.ArgumentParser(prog="hearth --self-test"), "1", "2026-01-01")
    assert "\\&.gguf" in text
    assert "\n\\&.so it is." in text


@pytest.mark.skipif(not shutil.which("man"), reason="checks the page with man itself, which is not here")
def test_man_has_nothing_to_say_against_it() -> None:
    command = ["man", "--warnings", "--encoding=UTF-8", "--local-file", "-"]
    result = subprocess.run(command, input=PAGE, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert result.returncode == 0

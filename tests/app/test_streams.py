"""A program that was started without standard streams prints all the same, and nothing gets into its files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams are closed by a shell of POSIX")

CODE = """
import os, sys
from app.__main__ import main
assert main(["--version"]) == 0
sys.stderr.write("a word \\udcff\\n")
assert sys.stdin.read() == ""
file = os.open("database", os.O_CREAT | os.O_RDWR)
assert file > 2, file
os.write(2, b"a complaint of a C library")
assert os.fstat(file).st_size == 0
"""


def started(closed: str, folder: Path) -> None:
    command = f'exec "$0" -c "$1" {closed}'
    subprocess.run(["sh", "-c", command, sys.executable, CODE], cwd=folder, check=True, timeout=60)


def test_all_closed(tmp_path: Path) -> None:
    started("<&- >&- 2>&-", tmp_path)
    kept = Path(os.environ["HEARTH_DATA_DIR"], "logs", "output.log").read_text()
    assert kept.startswith("Hearth ")
    assert kept.endswith("a word \\udcff\n")


def test_where_nothing_can_be_kept_it_goes_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_DATA_DIR", "/dev/null/below")
    started("<&- >&- 2>&-", tmp_path)

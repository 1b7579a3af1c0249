"""The script that puts the portable folder into the menu, run as its user would, in a home of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.identity import APP_ID

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="menus of this kind are Linux's")


def _portable(folder: Path) -> Path:
    """What of the portable folder the script looks at."""
    share = folder / "share"
    for place, name in (("applications", f"{APP_ID}.desktop"), ("mime/packages", f"{APP_ID}.xml")):
        (share / place).mkdir(parents=True)
        source = LINUX / (name if place == "applications" else f"{APP_ID}.mime.xml")
        shutil.copyfile(source, share / place / name)
    icons = share / "icons" / "hicolor" / "16x16" / "apps"
    icons.mkdir(parents=True)
    (icons / f"{APP_ID}.png").write_bytes(b"png")
    script = folder / "add-to-menu"
    shutil.copyfile(LINUX / "add-to-menu.sh", script)
    return script


def _run(script: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    return subprocess.run(
        ["sh", str(script), *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def _started(starter: Path) -> str:
    """The program a desktop makes of ``Exec``: escapes of values, then those of arguments, then field codes."""
    (line,) = (line for line in starter.read_text("utf-8").splitlines() if line.startswith("Exec="))
    value = line.removeprefix("Exec=").replace("\\\\", "\\")
    quoted = re.fullmatch(r'"((?:\\.|[^"])*)" %f', value)
    assert quoted, value
    return re.sub(r'\\(["`$\\])', r"\1", quoted[1]).replace("%%", "%")


@pytest.mark.parametrize(
    "name", ["hearth", "a b", "100% of it", "cost $5", 'a "word"', "back\\slash", "tick`tock", "ä ن"]
)
def test_added_and_taken_out_again(tmp_path: Path, name: str) -> None:
    script = _portable(tmp_path / name)
    home = tmp_path / "home"
    home.mkdir()
    starter = home / ".local" / "share" / "applications" / f"{APP_ID}.desktop"
    added = _run(script, home)
    assert (added.returncode, added.stderr) == (0, "")
    assert _started(starter) == str(script.parent / "hearth")
    assert "TryExec" not in starter.read_text("utf-8")
    assert (home / ".local/share/icons/hicolor/16x16/apps" / f"{APP_ID}.png").exists()
    assert _run(script, home, "--remove").returncode == 0
    assert not [path for path in home.rglob(f"{APP_ID}*") if path.is_file()]
    assert not (home / ".local/share/icons").exists(), "empty folders go as well"
    assert (home / ".local/share").exists(), "none of those above"


def test_what_others_have_there_stays(tmp_path: Path) -> None:
    script = _portable(tmp_path / "hearth")
    other = tmp_path / "home" / ".local/share/icons/hicolor/16x16/apps/other.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"png")
    _run(script, tmp_path / "home")
    assert _run(script, tmp_path / "home", "--remove").returncode == 0
    assert other.exists()


def test_another_word_is_refused(tmp_path: Path) -> None:
    refused = _run(_portable(tmp_path / "x"), tmp_path, "--help")
    assert refused.returncode == 2
    assert "usage" in refused.stderr

"""A packaged program as a file: how it starts its own processes, and what others see of its environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inference.own_program import give_back_environment, own_command, program_file, was_replaced

INSIDE = "/usr/lib/hearth/_internal"


@pytest.fixture
def packaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", INSIDE, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/hearth/hearth")


def test_from_source_a_module_is_started() -> None:
    assert own_command("--word", "app --word", "--more") == [sys.executable, "-P", "-m", "app", "--word", "--more"]
    assert program_file({}) is None


@pytest.mark.usefixtures("packaged")
def test_a_packaged_program_starts_itself() -> None:
    assert own_command("--word", "app --word", "--more") == ["/usr/lib/hearth/hearth", "--word", "--more"]
    assert program_file({}) == Path("/usr/lib/hearth/hearth")
    assert program_file({"APPIMAGE": "/home/me/Hearth.AppImage"}) == Path("/home/me/Hearth.AppImage")


@pytest.mark.usefixtures("packaged")
@pytest.mark.parametrize(
    ("there", "before"),
    [
        ({"LD_LIBRARY_PATH": INSIDE}, {}),
        ({"LD_LIBRARY_PATH": f"{INSIDE}:/own", "LD_LIBRARY_PATH_ORIG": "/own"}, {"LD_LIBRARY_PATH": "/own"}),
        ({"LD_LIBRARY_PATH": f"{INSIDE}:/own"}, {"LD_LIBRARY_PATH": "/own"}),
        ({"DYLD_LIBRARY_PATH": f"{INSIDE}:/own:/two"}, {"DYLD_LIBRARY_PATH": "/own:/two"}),
        ({"LD_LIBRARY_PATH": "/own"}, {"LD_LIBRARY_PATH": "/own"}),
        ({"LD_LIBRARY_PATH": INSIDE, "LD_LIBRARY_PATH_ORIG": ""}, {}),
        ({"_PYI_ARCHIVE_FILE": "x", "_PYI_PARENT_PROCESS_LEVEL": "1", "_MEIPASS2": "x"}, {}),
        ({"QT_PLUGIN_PATH": f"{INSIDE}/PySide6/Qt/plugins", "QML2_IMPORT_PATH": f"{INSIDE}/qml"}, {}),
        ({"QT_PLUGIN_PATH": "/usr/lib/qt6/plugins"}, {"QT_PLUGIN_PATH": "/usr/lib/qt6/plugins"}),
    ],
)
def test_programs_of_the_system_get_their_own_environment(there: dict[str, str], before: dict[str, str]) -> None:
    environ = {"HOME": "/home/me", **there}
    give_back_environment(environ)
    assert environ == {"HOME": "/home/me", **before}


def test_from_source_the_environment_is_nobodys_business() -> None:
    environ = {"LD_LIBRARY_PATH": "/own", "LD_LIBRARY_PATH_ORIG": "/mine"}
    give_back_environment(environ)
    assert environ == {"LD_LIBRARY_PATH": "/own", "LD_LIBRARY_PATH_ORIG": "/mine"}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux says so")
def test_an_update_underneath_is_noticed(tmp_path: Path) -> None:
    """What ``dpkg`` does: a new file is renamed onto the one that runs."""
    code = "import os, sys; print(flush=True); sys.stdin.readline(); print(os.readlink('/proc/self/exe'))"
    program = tmp_path / "python"
    program.write_bytes(Path(os.path.realpath(sys.executable)).read_bytes())
    program.chmod(0o755)
    home = {**os.environ, "PYTHONHOME": sys.base_prefix}
    with subprocess.Popen([program, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=home) as process:
        assert process.stdout is not None
        process.stdout.readline()
        program.with_name("new").write_bytes(b"another version")
        program.with_name("new").replace(program)
        said, _ = process.communicate(b"\n", timeout=60)
    assert said.decode().strip() == f"{program} (deleted)"


@pytest.mark.usefixtures("packaged")
def test_an_update_underneath(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not was_replaced()
    monkeypatch.setattr(os, "readlink", lambda _path: "/usr/lib/hearth/hearth (deleted)")
    assert was_replaced()
    monkeypatch.delattr(sys, "frozen")
    assert not was_replaced()

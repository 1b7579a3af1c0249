"""Missing system libraries: found by the loader, named by package, installed only where that needs no question."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bootstrap import libraries
from bootstrap.console import Console, Failure
from bootstrap.libraries import (
    FONT,
    PACKAGES,
    Missing,
    check_libraries,
    command_for,
    debian_packages,
    find_missing,
    has_font,
    not_found,
)
from bootstrap.system import Debian

LISTING = """\
PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffc)
\tlibxcb-cursor.so.0 => not found
\tlibQt6Gui.so.6 => /somewhere/libQt6Gui.so.6 (0x00007f)
\tlibxcb-icccm.so.4 => not found
PySide6/QtGui.abi3.so:
\tlibxcb-cursor.so.0 => not found
"""


@pytest.fixture
def console() -> Console:
    return Console(io.StringIO())


def _apt(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, root: bool) -> Path:
    """An apt-get that runs ``script`` and keeps its arguments, as the only one on this system."""
    calls = folder / "calls"
    program = folder / "apt-get"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{calls}"\n{script}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    monkeypatch.setattr("os.geteuid", lambda: 0 if root else 1000)
    return calls


@pytest.fixture
def debian(tmp_path: Path, console: Console, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Debian, Path]]:
    def make(script: str = "", root: bool = True, **environment: str) -> tuple[Debian, Path]:
        calls = _apt(tmp_path, monkeypatch, script, root)
        system = Debian(tmp_path / "log", console, environment)
        if not system.here:
            pytest.skip("this system is no relative of Debian")
        return system, calls

    return make


def test_the_loaders_words_are_understood() -> None:
    assert not_found(LISTING) == {"libxcb-cursor.so.0", "libxcb-icccm.so.4"}


@pytest.mark.skipif(sys.platform != "linux", reason="Qt brings its libraries along elsewhere")
def test_a_real_library_with_a_missing_dependency_is_found(tmp_path: Path) -> None:
    if not (compiler := shutil.which("cc")):
        pytest.skip("no compiler")
    plugin = tmp_path / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    plugin.parent.mkdir(parents=True)
    source = tmp_path / "x.c"
    source.write_text("int here(void) { return 0; }\n")
    gone = tmp_path / "libxcb-gone.so.7"
    _compile(compiler, "-shared", "-fPIC", f"-Wl,-soname,{gone.name}", "-o", str(gone), str(source))
    _compile(compiler, "-shared", "-fPIC", "-Wl,--no-as-needed", "-o", str(plugin), str(source), str(gone))
    gone.unlink()
    assert find_missing(tmp_path).x11 == ("libxcb-gone.so.7",)


def _compile(*command: str) -> None:
    subprocess.run(command, check=True)


def test_what_is_needed_depends_on_what_is_wanted() -> None:
    missing = Missing(core=("libEGL.so.1",), x11=("libxcb-cursor.so.0",), wayland=("libwayland-cursor.so.0",))
    assert missing.needed({}, window=True) == ("libEGL.so.1",)
    assert missing.needed({"DISPLAY": ":0"}, window=False) == ("libEGL.so.1",)
    assert missing.needed({"DISPLAY": ":0"}, window=True) == ("libEGL.so.1", "libxcb-cursor.so.0")
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert missing.needed(both, window=True) == ("libEGL.so.1", "libwayland-cursor.so.0")


def test_one_command_by_package_manager() -> None:
    names = ("libEGL.so.1", "libX11.so.6", "libX11-xcb.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", FONT)
    assert command_for(names, "apt-get") == (
        "sudo apt-get install fonts-dejavu-core libegl1 libglib2.0-0 libx11-6 libx11-xcb1"
    )
    assert command_for(names, "pacman") == "sudo pacman -S --needed glib2 libglvnd libx11 ttf-dejavu"
    assert command_for(("libEGL.so.1",), "dnf") == "sudo dnf install 'libEGL.so.1()(64bit)'"
    assert command_for(("libEGL.so.1", FONT), "zypper").endswith("'libEGL.so.1()(64bit)' dejavu-sans-fonts")
    assert command_for(("libEGL.so.1",), None) == "Install the packages that bring libEGL.so.1"


@pytest.mark.skipif(not shutil.which("apt-cache"), reason="asks the package lists of Debian")
def test_every_package_is_known_to_debian() -> None:
    wanted = debian_packages([*(f"{name}.so.0" for name in PACKAGES), FONT])
    result = subprocess.run(["apt-cache", "policy", *wanted], capture_output=True, text=True, check=False)
    known = {line.rstrip(":") for line in result.stdout.splitlines() if not line.startswith(" ")}
    if not known:
        pytest.skip("there are no package lists on this machine")
    assert set(wanted) - known == set()


def test_fonts(tmp_path: Path) -> None:
    assert not has_font([str(tmp_path), str(tmp_path / "nothing")])
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "a.ttf").touch()
    assert has_font([str(tmp_path)])


def _always(monkeypatch: pytest.MonkeyPatch, *answers: Missing) -> None:
    """The loader answers these, one after the other, and keeps to the last."""
    left = list(answers)
    monkeypatch.setattr(libraries, "find_missing", lambda _folder: left.pop(0) if len(left) > 1 else left[0])


def test_root_on_debian_installs_what_is_missing(
    tmp_path: Path, console: Console, debian: Callable[..., tuple[Debian, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    system, calls = debian()
    _always(monkeypatch, Missing(core=("libEGL.so.1",), x11=("libxcb-cursor.so.0",)), Missing())
    assert check_libraries(tmp_path, True, {}, system, console)
    (call,) = calls.read_text().splitlines()
    assert call.endswith("install --no-install-recommends libegl1 libxcb-cursor0")


def test_stale_package_lists_are_updated_once(debian: Callable[..., tuple[Debian, Path]], tmp_path: Path) -> None:
    system, calls = debian(f'case "$*" in *update*) touch "{tmp_path}/fresh";; *) test -e "{tmp_path}/fresh";; esac')
    assert system.install(["libegl1"])
    assert [call.split()[3] for call in calls.read_text().splitlines()] == ["install", "update", "install"]


def test_a_failing_installation_ends_in_the_advice(
    tmp_path: Path, console: Console, debian: Callable[..., tuple[Debian, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    system, _ = debian("exit 100")
    _always(monkeypatch, Missing(core=("libEGL.so.1",)))
    with pytest.raises(Failure, match=r"libraries that this system lacks: libEGL.so.1\.") as caught:
        check_libraries(tmp_path, True, {}, system, console)
    assert caught.value.hint == "sudo apt-get install libegl1"


@pytest.mark.parametrize("how", ["not root", "not wanted"])
def test_others_are_told_the_command(
    tmp_path: Path,
    console: Console,
    debian: Callable[..., tuple[Debian, Path]],
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    system, calls = debian(root=False) if how == "not root" else debian(HEARTH_NO_INSTALL="1")
    _always(monkeypatch, Missing(core=("libEGL.so.1",)))
    with pytest.raises(Failure) as caught:
        check_libraries(tmp_path, True, {}, system, console)
    assert caught.value.hint == "sudo apt-get install libegl1"
    assert not calls.exists()


def test_without_a_display_libraries_of_displays_are_only_mentioned(
    tmp_path: Path, debian: Callable[..., tuple[Debian, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    system, _ = debian(root=False)
    out = io.StringIO()
    _always(monkeypatch, Missing(x11=("libxcb-cursor.so.0",)))
    assert not check_libraries(tmp_path, True, {}, system, Console(out))
    assert "sudo apt-get install libxcb-cursor0" in out.getvalue()
    with pytest.raises(Failure):
        check_libraries(tmp_path, True, {"DISPLAY": ":0"}, system, Console(out))

"""The system libraries that Qt needs: finds the missing ones by asking the loader, and names their packages.

Linux only; Qt brings its own libraries elsewhere.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.system import Debian

# Modules of PySide6 that Hearth imports; the others may lack what they like.
MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtSvgWidgets", "QtDBus", "QtTest", "QtPrintSupport")

# What Qt loads, by the purpose it serves: patterns below the PySide6 folder.
OBJECTS = {
    "core": (*(f"{module}.abi3.so" for module in MODULES), "Qt/plugins/platforms/libqoffscreen.so"),
    "x11": ("Qt/plugins/platforms/libqxcb.so", "Qt/plugins/xcbglintegrations/*.so"),
    "wayland": ("Qt/plugins/platforms/libqwayland*.so",),
}

# Library, without what follows ".so": its package on Debian and Ubuntu, and on Arch.
PACKAGES = {
    "libEGL": ("libegl1", "libglvnd"),
    "libGL": ("libgl1", "libglvnd"),
    "libGLX": ("libglx0", "libglvnd"),
    "libOpenGL": ("libopengl0", "libglvnd"),
    "libX11": ("libx11-6", "libx11"),
    "libX11-xcb": ("libx11-xcb1", "libx11"),
    "libbrotlicommon": ("libbrotli1", "brotli"),
    "libbrotlidec": ("libbrotli1", "brotli"),
    "libdbus-1": ("libdbus-1-3", "dbus"),
    "libfontconfig": ("libfontconfig1", "fontconfig"),
    "libfreetype": ("libfreetype6", "freetype2"),
    "libglib-2.0": ("libglib2.0-0", "glib2"),
    "libgthread-2.0": ("libglib2.0-0", "glib2"),
    "libgobject-2.0": ("libglib2.0-0", "glib2"),
    "libgio-2.0": ("libglib2.0-0", "glib2"),
    "libgomp": ("libgomp1", "gcc-libs"),
    "libgssapi_krb5": ("libgssapi-krb5-2", "krb5"),
    "libwayland-client": ("libwayland-client0", "wayland"),
    "libwayland-cursor": ("libwayland-cursor0", "wayland"),
    "libwayland-egl": ("libwayland-egl1", "wayland"),
    "libwayland-server": ("libwayland-server0", "wayland"),
    "libxcb": ("libxcb1", "libxcb"),
    "libxcb-cursor": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-glx": ("libxcb-glx0", "libxcb"),
    "libxcb-icccm": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr": ("libxcb-randr0", "libxcb"),
    "libxcb-render": ("libxcb-render0", "libxcb"),
    "libxcb-render-util": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape": ("libxcb-shape0", "libxcb"),
    "libxcb-shm": ("libxcb-shm0", "libxcb"),
    "libxcb-sync": ("libxcb-sync1", "libxcb"),
    "libxcb-util": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xinerama": ("libxcb-xinerama0", "libxcb"),
    "libxcb-xkb": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon": ("libxkbcommon0", "libxkbcommon"),
    "libxkbcommon-x11": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libz": ("zlib1g", "zlib"),
}
FONT = "a font"  # stands beside library names; not one Latin letter can be drawn without
FONT_PACKAGES = {"apt-get": "fonts-dejavu-core", "dnf": "dejavu-sans-fonts", "pacman": "ttf-dejavu"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


@dataclass(frozen=True)
class Missing:
    """Names of libraries (``libEGL.so.1``) that the loader does not find, by purpose."""

    core: tuple[str, ...] = ()
    x11: tuple[str, ...] = ()
    wayland: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every name once, sorted."""
        return tuple(sorted({*self.core, *self.x11, *self.wayland}))

    def needed(self, environment: Mapping[str, str], window: bool) -> tuple[str, ...]:
        """Those without which the purpose fails: a window on the display there is, or just Qt itself."""
        names = set(self.core)
        if window and environment.get("WAYLAND_DISPLAY"):
            names |= set(self.wayland)
        elif window and environment.get("DISPLAY"):
            names |= set(self.x11)
        return tuple(sorted(names))


def not_found(listing: str) -> set[str]:
    """The libraries that ``ldd`` could not find, from what it printed."""
    return set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE))


def find_missing(pyside: Path) -> Missing:
    """Ask the loader about the libraries and plugins of Qt below the folder ``pyside``."""
    if sys.platform != "linux" or not shutil.which("ldd"):
        return Missing()
    found = {purpose: _lacking(pyside, patterns) for purpose, patterns in OBJECTS.items()}
    if not has_font():
        found["core"].add(FONT)
    return Missing(**{purpose: tuple(sorted(names)) for purpose, names in found.items()})


def _lacking(pyside: Path, patterns: Sequence[str]) -> set[str]:
    objects = [file for pattern in patterns for file in sorted(pyside.glob(pattern))]
    if not objects:
        return set()
    result = subprocess.run(["ldd", *map(str, objects)], capture_output=True, text=True, check=False)
    return not_found(result.stdout)


def has_font(folders: Iterable[str] = FONT_FOLDERS) -> bool:
    """Whether there is any font that can be scaled."""
    return any(
        file.suffix.lower() in (".ttf", ".otf", ".ttc", ".pfb")
        for folder in folders
        for file in Path(folder).expanduser().rglob("*.*")
    )


def debian_packages(names: Iterable[str]) -> list[str]:
    """The packages of Debian and Ubuntu that bring ``names``; unknown names are left out."""
    return _packages(names, 0, FONT_PACKAGES["apt-get"])


def _packages(names: Iterable[str], column: int, font: str) -> list[str]:
    known = {PACKAGES[_stem(name)][column] for name in names if _stem(name) in PACKAGES}
    return sorted(known | ({font} if FONT in names else set()))


def _stem(name: str) -> str:
    return name.partition(".so")[0]


def command_for(names: Sequence[str], manager: str | None) -> str:
    """The one command that installs ``names`` with ``manager``; without one, what to look for."""
    if manager == "apt-get":
        return "sudo apt-get install " + " ".join(debian_packages(names))
    if manager == "pacman":
        return "sudo pacman -S --needed " + " ".join(_packages(names, 1, FONT_PACKAGES["pacman"]))
    if manager in ("dnf", "zypper"):
        # Both find a package by the library in it, so no list of names can be out of date.
        wanted = [f"'{name}()(64bit)'" for name in names if name != FONT]
        if FONT in names:
            wanted.append(FONT_PACKAGES["dnf"])
        return f"sudo {manager} install " + " ".join(wanted)
    return "Install the packages that bring " + ", ".join(names)


def manager_here() -> str | None:
    """The package manager of this system, of those that ``command_for`` knows."""
    return next((name for name in ("apt-get", "dnf", "zypper", "pacman") if shutil.which(name)), None)


def check_libraries(
    pyside: Path, window: bool, environment: Mapping[str, str], debian: Debian, console: Console
) -> bool:
    """Have the missing libraries installed where that is possible; whether all are there in the end.

    Args:
        pyside: Folder of the installed PySide6.
        window: Whether a window is to be opened, when there is a display.

    Raises:
        Failure: Something is missing without which it cannot go on, and what to type.
    """
    missing = find_missing(pyside)
    if missing.all() and debian.may_install and debian.install(debian_packages(missing.all())):
        missing = find_missing(pyside)
    if not missing.all():
        return True
    needed = missing.needed(environment, window)
    command = command_for(missing.all(), manager_here())
    if needed:
        raise Failure(f"Qt needs libraries that this system lacks: {', '.join(needed)}.", command)
    console.say(f"For a window on a display this system still lacks {', '.join(missing.all())}.\n  {command}")
    return False

"""What of the frozen program is left out: rules on names, and libraries that nothing asks for any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from bundle.elf import elf_files, is_elf, read_elf

# Modules nobody imports at run time; PyInstaller finds them through functions that are never called.
EXCLUDED_MODULES = (
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "distutils",
    "doctest",
    "ensurepip",
    "hf_xet",
    "huggingface_hub",
    "idlelib",
    "lib2to3",
    "llama_cpp.server",
    "numpy.distutils",
    "numpy.f2py",
    "numpy.random",
    "numpy.testing",
    "numpy.tests",
    "pip",
    "pkg_resources",
    "pydoc",
    "pytest",
    "readline",  # brings GNU Readline, whose licence would be the whole program's; the terminal chat has its own
    "setuptools",
    "test",
    "tkinter",
    "wheel",
)

# Of Qt's plugins, those that are kept; a kind that is not named is left out as a whole. Widgets paint without OpenGL,
# so nothing of it is loaded either. The GTK theme needs the very GLib of the system, which the portable folder cannot
# promise; file dialogs of the desktop come through the portal.
QT_PLUGINS: Mapping[str, tuple[str, ...]] = {
    "iconengines": ("qsvgicon",),
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platforms": ("qcocoa", "qminimal", "qoffscreen", "qwayland", "qwindows", "qxcb"),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmacstyle", "qmodernwindowsstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
QT_LANGUAGES = ("ar", "de", "en")  # those of Hearth; Qt's own words are in dialogs and menus

_PLUGIN = re.compile(r"(?:^|/)plugins/(?P<kind>[^/]+)/(?:lib)?(?P<name>[^/]+?)\.(?:so|dll|dylib)$")
_TRANSLATION = re.compile(r"/translations/(?P<catalog>[a-z]+(?:_[a-z]+)*?)_(?P<language>[a-z]{2,3}(?:_[A-Z]+)?)\.qm$")
_LEFT_OUT = re.compile(
    r"/numpy/(?:.*/)?tests/|_multiarray_tests\.|_umath_tests\.|_rational_tests\.|_operand_flag_tests\."
    r"|/numpy/.*/(?:_simd|lapack_lite)\."
    r"|/numpy/_core/(?:include|lib)/|/lib-dynload/(?:_test|_xx|xx|_ctypes_test)|\.pyi$|/py\.typed$"
)

# Never in a bundle on Linux: what graphics drivers, the loader and the desktop bring along and load into the same
# process. A second, older copy of one of them makes a driver fail ("GLIBCXX_... not found"). Every desktop has them;
# and whoever has the C library that Qt needs has a C++ library that is new enough too, because they are released as
# a pair.
OF_THE_SYSTEM = re.compile(
    r"^(?:ld-linux.*|lib(?:c|m|dl|rt|util|pthread|resolv|nsl|anl|BrokenLocale|stdc\+\+|gcc_s"
    r"|GL|GLX|GLdispatch|EGL|OpenGL|GLESv\d|drm|gbm|vulkan|X11|X11-xcb|Xau|Xdmcp|Xext|Xrender|Xi|Xfixes|xcb|ICE|SM"
    r"|wayland-client|wayland-server|wayland-cursor|wayland-egl|fontconfig|freetype|expat|z|cups))\.so(?:\.|$)"
)


def wanted(place: str) -> bool:
    """Whether the file at ``place`` in the frozen folder, with slashes, is kept."""
    place = "/" + place.replace("\\", "/")
    if found := _PLUGIN.search(place):
        return found["name"] in QT_PLUGINS.get(found["kind"], ())
    if "/Qt" in place or "/PySide6/" in place:
        found = _TRANSLATION.search(place)
        if found:
            return found["catalog"] == "qtbase" and found["language"] in QT_LANGUAGES
        if place.endswith(".qm"):
            return False
    return not _LEFT_OUT.search(place)


def of_the_system(name: str) -> bool:
    """Whether a library of this name always comes from the system the program runs on."""
    return bool(OF_THE_SYSTEM.match(name))


def drop_libraries(folder: Path) -> list[str]:
    """Remove from ``folder`` the libraries of the system, then those that nothing asks for; their names."""
    dropped = []
    for path in sorted(folder.glob("lib*.so*")):
        if of_the_system(path.name):
            path.unlink()
            dropped.append(path.name)
    while unasked := _unasked(folder):
        for path in unasked:
            path.unlink()
            dropped.append(path.name)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.exists():
            path.unlink()
            dropped.append(path.name)
    return dropped


def _unasked(folder: Path) -> list[Path]:
    """Libraries (not modules and plugins) that no file in ``folder`` or the program beside it asks for."""
    asked: set[str] = set()
    for path in elf_files(folder):
        asked.update(read_elf(path).needed)
    places = [folder, *folder.glob("*.libs"), *folder.glob("PySide6/Qt/lib")]
    return [path for place in places for path in _libraries(place) if path.name not in asked]


def _libraries(place: Path) -> Iterable[Path]:
    kept = re.compile(r"^libpython")  # the program opens it by name
    return (path for path in sorted(place.glob("lib*.so*")) if is_elf(path) and not kept.match(path.name))

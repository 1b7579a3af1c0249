"""Looks whether this processor can run Hearth at all, before anything is loaded that it could not run; knows no Qt.

Qt, numpy and the engine are built for x86-64-v2 (the x86-64 psABI names its features). An older processor would end
the program without a word at the first instruction it does not know. It is looked at before every start, so this
loads next to nothing: half a millisecond in all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

# Leaf of CPUID, register (eax, ebx, ecx, edx) and bit of each feature of x86-64-v2; names as in /proc/cpuinfo.
FLOOR: Mapping[str, tuple[int, int, int]] = {
    "cx16": (1, 2, 13),
    "lahf_lm": (0x80000001, 2, 0),
    "popcnt": (1, 2, 23),
    "sse3": (1, 2, 0),
    "sse4_1": (1, 2, 19),
    "sse4_2": (1, 2, 20),
    "ssse3": (1, 2, 9),
}
_INDEX_OF_LEAF = {1: 0, 0x80000001: 2}  # glibc's CPUID_INDEX_1 and CPUID_INDEX_80000001 (bits/platform/x86.h)
_OTHER_NAMES = {"sse3": "pni"}  # in /proc/cpuinfo
# Windows knows three of them by number, PF_SSE3_, PF_SSSE3_, PF_SSE4_1_, PF_SSE4_2_INSTRUCTIONS_AVAILABLE and
# PF_COMPARE_EXCHANGE128 (winnt.h); the other two came with SSE4.2 in every processor.
_WINDOWS = {"sse3": 13, "cx16": 14, "ssse3": 36, "sse4_1": 37, "sse4_2": 38}

SENTENCE = (
    "This computer's processor is too old for Hearth: it needs one that has SSE4.2, as all have that were made "
    "since about 2012. (Missing here: {missing}.)"
)


def missing_features() -> tuple[str, ...]:
    """What this processor lacks of what Hearth needs; empty where it has everything or nobody can say."""
    if sys.platform == "win32":
        return _asked(_windows_has) if os.environ.get("PROCESSOR_ARCHITECTURE", "").upper() == "AMD64" else ()
    if sys.platform == "linux" and os.uname().machine == "x86_64":
        leaf = _glibc_leaves()
        return lacking_in_cpuinfo() if leaf is None else _asked(lambda name: _has(leaf, name))
    return ()  # every Mac with this kind of processor that runs a system of today has them


def refuse(missing: tuple[str, ...]) -> int:
    """Say why Hearth cannot run, where it can be read; returns the exit status."""
    sentence = SENTENCE.format(missing=", ".join(missing))
    if sys.stderr is not None:
        sys.stderr.write(f"hearth: {sentence}\n")
    if sys.stderr is None or not sys.stderr.isatty():
        show_box(sentence)
    return 1


def show_box(sentence: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Show a sentence without Qt, where that can be had; whether it was shown."""
    if sys.platform == "win32":
        import ctypes  # only where there is no start to be kept fast any more

        user: ctypes.CDLL = getattr(ctypes, "windll").user32  # noqa: B009 - not there for type checkers elsewhere
        return bool(user.MessageBoxW(None, sentence, "Hearth", 0x10))  # MB_ICONERROR
    if sys.platform != "linux" or not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return False
    import shutil  # likewise
    import subprocess

    for command in (
        ["zenity", "--error", "--no-markup", "--title=Hearth", f"--text={sentence}"],
        ["kdialog", "--title", "Hearth", "--error", sentence],
        ["xmessage", "-center", sentence],
    ):
        program = shutil.which(command[0], path=environ.get("PATH"))
        if program is not None:
            return subprocess.run([program, *command[1:]], check=False).returncode in (0, 1)
    return False


def _asked(has: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(name for name in FLOOR if not has(name))


def _glibc_leaves() -> Callable[[int], Sequence[int]] | None:
    """Asks for the four registers of a leaf of CPUID; ``None`` before glibc 2.33.

    Through the library, because /proc/cpuinfo tells of another processor where this one is emulated. It returns a
    ``struct cpuid_feature``: four numbers that CPUID gave, then what of them may be used (sys/platform/x86.h).
    """
    import _ctypes  # the part of ctypes that is not written in Python: loading the whole would take 2 ms of the start

    native: Any = _ctypes
    try:
        address = native.dlsym(native.dlopen(None, 2), "__x86_get_cpuid_feature_leaf")  # 2: RTLD_NOW
        number = type("number", (native._SimpleCData,), {"_type_": "I"})
        pointer = type("pointer", (native._SimpleCData,), {"_type_": "P"})
        registers: Any = type("registers", (native.Array,), {"_type_": number, "_length_": 4})
        form = {"_flags_": native.FUNCFLAG_CDECL, "_argtypes_": (number,), "_restype_": pointer}
        ask = type("function", (native.CFuncPtr,), form)(address)
    except (OSError, AttributeError, TypeError):  # TypeError: a Python whose ctypes is made otherwise
        return None

    def leaf(number: int) -> Sequence[int]:
        found: Sequence[int] = registers.from_address(ask(_INDEX_OF_LEAF[number]))
        return found

    return leaf


def _has(leaf: Callable[[int], Sequence[int]], name: str) -> bool:
    number, register, bit = FLOOR[name]
    return bool(leaf(number)[register] >> bit & 1)


def lacking_in_cpuinfo(path: str = "/proc/cpuinfo") -> tuple[str, ...]:
    """What the system's own list of features lacks; nothing where there is none."""
    try:
        with open(path, "rb", buffering=0) as file:
            lines = file.read(8192).decode("ascii", "replace").splitlines()
    except OSError:
        return ()
    flags = next((line.partition(":")[2].split() for line in lines if line.startswith("flags")), None)
    if flags is None:
        return ()
    return tuple(name for name in FLOOR if _OTHER_NAMES.get(name, name) not in flags)


def _windows_has(name: str) -> bool:
    """Written after the documentation of ``IsProcessorFeaturePresent``; not run on Windows yet."""
    if name not in _WINDOWS:
        return True
    import ctypes  # half of what this costs; Windows starts more slowly anyway

    kernel: ctypes.CDLL = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there for type checkers elsewhere
    return bool(kernel.IsProcessorFeaturePresent(_WINDOWS[name]))

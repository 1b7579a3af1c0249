"""How a process that computes lives beside others: not longer than its parent, and after all other programs.

Knows no llama.cpp and no pipes.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

import psutil

LOW_PRIORITY = 5  # of 19; enough to let every other program go first
LOWER_PRIORITY = 19  # behind those of low priority too

_PR_SET_PDEATHSIG = 1
_SIGKILL = 9
_PROCESS_POWER_THROTTLING = 4  # of PROCESS_INFORMATION_CLASS
_EXECUTION_SPEED = 1  # PROCESS_POWER_THROTTLING_EXECUTION_SPEED


def live_and_die_with_the_parent() -> None:
    """End with the parent even when the end of standard input is not noticed; leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def stand_back(steps: int = LOW_PRIORITY) -> None:
    """Let other programs have the processor first; on an idle machine that costs nothing.

    Args:
        steps: How far back, of 19; Windows knows one step only.
    """
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        _keep_all_cores()
        return
    nice = os.nice(steps)  # added to what it has
    if sys.platform == "linux" and os.getsid(0) == os.getpid():
        # A session of its own is scheduled as a group of its own on many desktops: then niceness counts within
        # the group only, and the group has one too.
        with contextlib.suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(nice), encoding="ascii")


def _keep_all_cores() -> None:
    """Windows 11 moves processes of lower priority to the efficiency cores, unless they say that they mind.

    Written after the documentation of ``SetProcessInformation``; not run on Windows yet.
    """

    class State(ctypes.Structure):
        _fields_ = (
            ("Version", ctypes.c_ulong),
            ("ControlMask", ctypes.c_ulong),  # what is decided here
            ("StateMask", ctypes.c_ulong),  # and how: not throttled
        )

    state = State(1, _EXECUTION_SPEED, 0)
    kernel: ctypes.CDLL = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there for type checkers elsewhere
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetProcessInformation.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong)
    kernel.SetProcessInformation(
        kernel.GetCurrentProcess(), _PROCESS_POWER_THROTTLING, ctypes.byref(state), ctypes.sizeof(state)
    )

"""How a process that computes lives beside others: not longer than its parent, and after all other programs.

Knows no llama.cpp and no pipes.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

import psutil

LOW_PRIORITY = 5  # of 19; enough to let every other program go first

_PR_SET_PDEATHSIG = 1
_SIGKILL = 9


def live_and_die_with_the_parent() -> None:
    """End with the parent even when the end of standard input is not noticed; leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)


def stand_back() -> None:
    """Let other programs have the processor first."""
    if sys.platform == "win32":
        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(LOW_PRIORITY)  # added to what it has

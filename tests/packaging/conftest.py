"""Which tests are for which system."""

from __future__ import annotations

import sys

collect_ignore = ["test_trial.py"] if sys.platform == "win32" else []  # packages for Debian are tried on Linux

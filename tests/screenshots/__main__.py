"""Takes pictures of each main screen, light and dark, at 1x and 2x, into ``build/screenshots``.

Everything is real but the engine, whose words are scripted so that the pictures are the same every time. The scale
of a screen is fixed when Qt starts, so each scale gets a process of its own.

    python -m tests.screenshots            all of them
    python -m tests.screenshots chat dark  those with these words in their names
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SCALES = ("1", "2")
TARGET = Path("build") / "screenshots"
INSIDE = "HEARTH_SCREENSHOT_SCALE"


def main() -> int:
    """Start one process a scale, or take the pictures in such a process."""
    if scale := os.environ.get(INSIDE):
        from tests.screenshots.studio import take  # Qt must find its environment set

        return take(TARGET, f"{scale}x", sys.argv[1:])
    TARGET.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        with tempfile.TemporaryDirectory() as data:
            environment = {
                **os.environ,
                INSIDE: scale,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
                "QT_LOGGING_RULES": "qt.qpa.*=false",
                # A home of its own: what other programs have left in a real one is nobody's business here.
                "HOME": data,
                "USERPROFILE": data,
                "HEARTH_DATA_DIR": str(Path(data) / "hearth"),
            }
            for name in [name for name in environment if name.startswith(("XDG_", "HF_", "OLLAMA_", "LLAMA_"))]:
                del environment[name]
            done = subprocess.run([sys.executable, "-m", "tests.screenshots", *sys.argv[1:]], env=environment)
            if done.returncode:
                return done.returncode
    sys.stdout.write(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How much of what this build could compute with is used, from everything down to what runs everywhere."""

from __future__ import annotations

from typing import Literal

Level = Literal["everything", "processor", "baseline"]

# ``everything``: the best variant for this processor, and devices; ``processor``: that variant alone; ``baseline``:
# the variant that asks least of the processor. A build for one processor has no variants: there the last two mean
# that nothing is offloaded.
LEVELS: tuple[Level, ...] = ("everything", "processor", "baseline")

EXIT_WRONG = 5  # exit status of an engine process that was to prove itself and gave a wrong answer

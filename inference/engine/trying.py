"""The process that tries devices out: each answers a known question with all layers, one after the other.

A driver may end the process or never come back: whoever started it sees at which device, and starts another without
that one. It never serves anybody.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from inference.engine.backends import Backends, holds_layers
from inference.engine.proof import fault_of
from inference.trial_words import Over, Seen, TrialWord, Tried, Trying, identity


def try_devices(backends: Backends, proof: Path, skipped: Sequence[str], tell: Callable[[TrialWord], None]) -> None:
    """Try every device that could hold layers, but for those that are to be skipped.

    Args:
        backends: Loaded, with everything.
        proof: The file with question and answer.
        skipped: Identities.
        tell: Called with each word.
    """
    found = [each for each in backends.everything() if holds_layers(each.device)]
    tell(Seen(variant=backends.variant, devices=tuple(each.device for each in found)))
    for each in found:
        name = identity(each.device)
        if name in skipped:
            continue
        tell(Trying(device=name))
        began = time.monotonic()
        fault = fault_of(proof, backends, each)
        if fault:
            logging.getLogger(__name__).warning("%s: %s", name, fault)
        tell(Tried(device=name, wrong=fault, seconds=time.monotonic() - began))
    tell(Over())

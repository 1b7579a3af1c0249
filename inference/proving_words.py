"""What is known of how a process ended, and what the user is told of devices; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from inference.proof_record import Verdict

PROCESSOR_FELL = (
    "The part of the engine that suits this processor best does not work here, so another one computes. Answers may "
    "take longer."
)
DEVICE_FELL = "The engine ended while the graphics card was computing, so the processor computes from now on."
RIGHT = "The graphics card “{0}” gives the right answer. The next model that is loaded uses it."
NONE_FOUND = "No graphics card was found that Hearth could use, so the processor computes."
WRONG = "The graphics card “{0}” gives wrong results with its present driver, so it is not used."
CRASHED = "The driver of “{0}” does not work with Hearth, so it is not used."
HUNG = "The graphics card “{0}” did not answer in time, so it is not used."
DRIVER_FAILS = "The driver of the graphics card does not work with Hearth, so the processor computes."
_REFUSED = {"wrong": WRONG, "crashed": CRASHED, "hung": HUNG}
TRYING = "Hearth looks whether the graphics card computes rightly. That happens once, and again with a new driver."
AGAIN = "A new driver is tried by itself. In the settings, “Check the graphics card again” tries it at once."


class Death(NamedTuple):
    """How a process ended that was not asked to.

    Attributes:
        status: Exit status.
        unknown_instruction: Whether it met an instruction that the processor does not have.
        crashed: Whether it was a fault of its own, and not for want of memory.
        was_ready: Whether it had said that it is.
        loading: Whether it was loading a model.
        on_device: Whether a device was, or may have been, in use.
    """

    status: int | None
    unknown_instruction: bool
    crashed: bool
    was_ready: bool
    loading: bool
    on_device: bool


class Fall(NamedTuple):
    """What the user is told when the next process gets less than the one before."""

    message: str
    hint: str = ""


def sentences_of(verdicts: Sequence[Verdict], *, asked: bool) -> tuple[str, ...]:
    """What the user is told when devices have been tried; of what is well, only who asked for it."""
    told = [sentence for each in verdicts if (sentence := sentence_of(each))]
    if asked:
        told += [RIGHT.format(name_of(each)) for each in verdicts if each.judgement == "right"]
    return tuple(told) or ((NONE_FOUND,) if asked else ())


def name_of(verdict: Verdict) -> str:
    """Of the device, for the user."""
    return verdict.device.partition(": ")[2] or verdict.device


def sentence_of(verdict: Verdict) -> str:
    """What the user is told of a device; empty: all is well."""
    if verdict.judgement == "right":
        return ""
    return _REFUSED[verdict.judgement].format(name_of(verdict)) if verdict.device else DRIVER_FAILS

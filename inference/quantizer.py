"""Has a model file quantized by a process of its own: starts it, hands its progress on, ends it when it is not wanted.

Knows no library: where the new file belongs and what becomes of the old one is its caller's business.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from inference.errors import EngineDied, HearthError
from inference.frames import frame
from inference.net.cancel import CancelToken
from inference.own_program import own_command
from inference.process import EngineProcess
from inference.protocol import Failed
from inference.quantize_job import Job, Made, Step, decode_word, encode

BASELINE = ("--level", "baseline")  # where an instruction is unknown: what runs everywhere is slower, but runs
GRACE = 5.0  # seconds a process may take to end after its last word


def quantizer_command() -> list[str]:
    """How this installation starts the process."""
    return own_command("--quantizer-process", "inference.engine.quantizing")


class Quantizer:
    """Quantizes files, one call at a time; blocks its caller.

    Args:
        command: How to start the process; this installation's own way by default.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = tuple(command or quantizer_command())

    def run(self, job: Job, cancel: CancelToken, on_step: Callable[[Step], object]) -> Made:
        """Do a job. What it leaves of the target when it fails is for the caller to remove.

        Raises:
            Cancelled: It was stopped; the process has ended.
            HearthError: why it failed.
        """
        for more in ((), BASELINE):
            cancel.check()
            process = EngineProcess((*self._command, *more))
            forget = cancel.on_cancel(process.kill)
            try:
                return self._follow(process, job, cancel, on_step)
            except EngineDied:
                if more or not process.met_unknown_instruction:
                    raise
            finally:
                forget()
                process.kill()  # harmless when it has ended
                process.finish(GRACE)
        raise AssertionError("the last attempt ends in one way or the other")

    def _follow(self, process: EngineProcess, job: Job, cancel: CancelToken, on_step: Callable[[Step], object]) -> Made:
        process.write(frame(encode(job)))
        try:
            for payload in process.frames():
                match decode_word(payload):
                    case Step() as step:
                        on_step(step)
                    case Made() as made:
                        return made
                    case Failed() as failed:
                        raise failed.error()
        except (ValueError, OSError, msgspec.MsgspecError) as error:
            raise _died(process, f"its words make no sense: {error}") from error
        cancel.check()
        raise _died(process, "it ended without a word")


def _died(process: EngineProcess, how: str) -> HearthError:
    process.finish(GRACE)
    return EngineDied(
        "The process that quantizes stopped unexpectedly.",
        "The system ends programs when memory runs out: close other programs and try again.",
        f"{how}\n{process.log_lines()}".strip(),
    )

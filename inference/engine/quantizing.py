"""The process that quantizes one model file: a job comes in on standard input, words about it go out, it ends.

It goes 1. compute the size (a dry run), 2. write the file, 3. load it and let it compute. Whoever started it ends it
by force, or by closing its input; the file is theirs to remove. Knows nothing of libraries and of names of models.
"""

from __future__ import annotations

import argparse
import ctypes
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from inference.engine.channel import take_over_standard_output, write_all
from inference.engine_level import LEVELS, Level
from inference.errors import EngineFailed, EngineUnavailable, HearthError, NoSpace, OutOfMemory
from inference.frames import FrameSplitter, frame
from inference.options import LoadOptions
from inference.process_life import live_and_die_with_the_parent, stand_back
from inference.protocol import Failed
from inference.quantize_job import FILE_TYPES, Job, Made, Step, Word, decode_job, encode
from inference.units import MIB, data_size

PACE = 0.2  # seconds between two words about the progress
SLAB = 64 * MIB  # bytes of a tensor that are in memory at once; the file grows by about as much
TEST_CONTEXT = 256  # tokens
TEST_TOKENS = 8
_METADATA = 0.02  # share of the tensors' size that names and vocabulary may add

Tell = Callable[[Word], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Do one job; returns the exit status, 0 also for a job that failed and said why."""
    level = _level(sys.argv[1:] if argv is None else argv)
    descriptor = take_over_standard_output()
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    live_and_die_with_the_parent()
    stand_back()

    def tell(word: Word) -> None:
        write_all(descriptor, frame(encode(word)))

    payloads = _payloads()
    job = decode_job(next(payloads))
    threading.Thread(target=_end_with_the_input, args=(payloads,), name="input", daemon=True).start()
    try:
        from inference.engine import native  # loads llama.cpp: may fail, and then there is something to say
    except Exception as error:
        tell(Failed.of(_unavailable(error), 0))
        return 0
    from inference.engine.backends import Backends  # imports llama.cpp too

    log = native.NativeLog(lambda level, line: logging.getLogger("llama.cpp").warning("%s", line))
    try:
        native.initialize(log, Backends(level).load)
        tell(_Quantizer(native, log, job, tell).run())
    except HearthError as error:
        tell(Failed.of(error, 0))
    except Exception as error:
        failure = EngineFailed(
            f"The model could not be quantized ({type(error).__name__}).",
            "Try again; if it happens again, report it with the details.",
            traceback.format_exc(),
        )
        tell(Failed.of(failure, 0))
    return 0


def _level(argv: Sequence[str]) -> Level:
    """How much of the build is used: nothing here is computed on a device."""
    parser = argparse.ArgumentParser(description="The process of Hearth that quantizes.")
    parser.add_argument("--level", choices=LEVELS[1:], default=LEVELS[1])
    found: Level = parser.parse_args(argv).level
    return found


def _payloads() -> Iterator[bytes]:
    splitter = FrameSplitter()
    while data := os.read(0, 65_536):
        yield from splitter.feed(data)


def _end_with_the_input(payloads: Iterator[bytes]) -> None:
    """Nobody waits for the file any more once the input has ended."""
    for _payload in payloads:
        pass
    os._exit(1)


def _unavailable(error: Exception) -> EngineUnavailable:
    return EngineUnavailable(
        "The library that quantizes models cannot be loaded.",
        "Install Hearth again; 'hearth doctor' says more.",
        f"{type(error).__name__}: {error}",
    )


class _Quantizer:
    """One job."""

    def __init__(self, native: Any, log: Any, job: Job, tell: Tell) -> None:
        self._native, self._llama = native, native.llama
        self._log = log
        self._job = job
        self._tell = tell

    def run(self) -> Made:
        expected = self._dry_run()
        if expected > self._job.free:
            raise NoSpace(
                f"The new file takes {data_size(expected)}; {data_size(self._job.free)} are free there.",
                "Make room on that drive, or choose another folder.",
                self._job.target,
            )
        with _Growth(self._job.target, expected, self._tell):
            self._quantize(dry=False)
        size = os.stat(self._job.target).st_size
        self._tell(Step(step="test", done=0, total=size))
        return Made(size=size, tested=self._test())

    def _dry_run(self) -> int:
        """Bytes the tensors of the new file will take."""
        lines = self._quantize(dry=True)
        sizes = [match for line in lines if (match := re.search(r"quant size\s*=\s*([\d.]+) MiB", line))]
        if not sizes:
            raise EngineFailed("llama.cpp did not say how large the new file will be.", "", "\n".join(lines[-20:]))
        return round(float(sizes[-1][1]) * MIB * (1 + _METADATA))

    def _quantize(self, *, dry: bool) -> list[str]:
        """Call llama.cpp; what it logged meanwhile."""
        parameters = self._llama.llama_model_quantize_default_params()
        parameters.nthread = self._job.threads
        parameters.ftype = FILE_TYPES[self._job.quantization][0]
        parameters.allow_requantize = True  # Q8_0 loses next to nothing; what else comes in was checked
        parameters.dry_run = dry
        parameters.max_buf_size = SLAB
        self._log.collect()
        result = self._llama.llama_model_quantize(
            os.fsencode(self._job.source), os.fsencode(self._job.target), ctypes.byref(parameters)
        )
        lines = [line for _level, line in self._log.collected()]
        if result != 0:
            raise _refused(lines, self._job)
        return lines

    def _test(self) -> bool:
        """Load the file, check every tensor's numbers and let it compute some tokens."""
        from inference.engine.devices import read_devices  # these import llama.cpp too
        from inference.engine.loading import ModelLoader

        loader = ModelLoader(self._log, self._native.AbortFlag(), read_devices)
        options = LoadOptions(context_length=TEST_CONTEXT, gpu_layers=0)
        try:
            checked = loader.check(self._job.target, options, None)
            model = loader.load(checked, lambda _fraction, _stage: None, lambda: False)
        except OutOfMemory:
            return False
        try:
            token = max(model.vocabulary.bos, 0)
            for position in range(TEST_TOKENS):
                if model.context.decode(0, [token], position, output=True) != 0:
                    raise EngineFailed("The new file was loaded but cannot compute.", "Choose another type.")
                model.context.check_logits()
                token = int(model.context.logits().argmax())
        finally:
            model.close()
        return True


class _Growth:
    """While the file is written: tells how much of it is there. A context manager."""

    def __init__(self, path: str, expected: int, tell: Tell) -> None:
        self._path, self._expected, self._tell = path, max(expected, 1), tell
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="growth")

    def __enter__(self) -> _Growth:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            size = os.stat(self._path).st_size
            self._tell(Step(step="quantize", done=min(size, self._expected), total=self._expected))
            if self._over.wait(PACE):
                return


def _refused(lines: list[str], job: Job) -> HearthError:
    """What llama.cpp's words about a failure mean."""
    words = next((line for line in reversed(lines) if "failed to quantize" in line), lines[-1] if lines else "")
    detail = "\n".join(lines[-40:])
    if "requires an imatrix" in words or "importance matrix" in words:
        return EngineFailed(
            f"{job.quantization} of this model needs measurements that only its publisher can make.",
            "Choose a larger type.",
            detail,
        )
    if re.search(r"write|No space|basic_ios|iostream", words):
        return NoSpace("The new file could not be written to its end.", "Make room on that drive.", detail)
    if "bad_alloc" in words:
        return OutOfMemory("There was not enough memory to quantize this model.", "Close other programs.", detail)
    return EngineFailed("llama.cpp cannot quantize this model.", "The details say what it complains about.", detail)


if __name__ == "__main__":
    sys.exit(main())

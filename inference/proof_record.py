"""What has proven itself on this machine, kept between starts; decides nothing.

The marks say what it is about: with others the record is about another machine, build or driver, and worth nothing.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

import msgspec

from inference.atomic import keep_json
from inference.engine_level import Level
from inference.machine_marks import Marks

FILE_NAME = "engine-proof.json"
MAX_BYTES = 1 << 18  # of the file

Judgement = Literal["right", "wrong", "crashed", "hung"]

_log = logging.getLogger(__name__)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came of trying one device.

    Attributes:
        device: Its identity; empty: what was tried was to find devices at all.
        judgement: ``right``: it may be used; ``wrong``: it answered, but not what it should have; ``crashed``: the
            process ended; ``hung``: no answer came.
        detail: For reports.
        seconds: That it took.
    """

    device: str
    judgement: Judgement
    detail: str = ""
    seconds: float = 0.0


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is known.

    Attributes:
        processor_mark: What ``processor`` is about.
        spared: So many variants for the processor, the best first, did not work.
        processor: The level that gave the right answer on the processor; ``None``: none has yet.
        devices_mark: What the rest is about.
        verdicts: Of devices; ``None``: they have not been tried.
        hung: How often trying them came to no end.
        ended: When the engine ended while a device that had proven itself was used, seconds since 1970.
    """

    processor_mark: str = ""
    spared: int = 0
    processor: Level | None = None
    devices_mark: str = ""
    verdicts: tuple[Verdict, ...] | None = None
    hung: int = 0
    ended: tuple[float, ...] = ()

    def about(self, marks: Marks) -> Record:
        """What of it still holds with these marks."""
        if self.processor_mark != marks.processor:
            return Record(processor_mark=marks.processor, devices_mark=marks.devices)
        if self.devices_mark != marks.devices:
            return Record(
                processor_mark=self.processor_mark,
                spared=self.spared,
                processor=self.processor,
                devices_mark=marks.devices,
            )
        return self


def read_record(folder: Path | None) -> Record:
    """What is kept; nothing where there is no file, or one that makes no sense. ``None``: kept nowhere."""
    if folder is None:
        return Record()
    try:
        with (folder / FILE_NAME).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        return msgspec.json.decode(content, type=Record)
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, RecursionError) as error:  # ValueError: msgspec's errors, too
        _log.info("the engine proves itself anew: %s", error)
        return Record()


def write_record(folder: Path | None, record: Record) -> None:
    """Keep it, as far as the disk lets us: without it the engine proves itself again."""
    if folder is not None:
        keep_json(folder / FILE_NAME, record)

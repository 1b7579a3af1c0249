"""What every part of a trial has in common: where things are, and systems to try them on. Checks nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bootstrap.console import Console, Failure
from trial.artifacts import INSIDE, Artifacts
from trial.base_system import PERSON, RELEASES, BaseSystems
from trial.program import Program
from trial.report import Outcome, Report
from trial.room import Result, Room

Attempt = Callable[[str, Callable[[], Outcome]], bool]

APT = ("apt-get", "-y", "-o", "DPkg::Lock::Timeout=60", "-o", "APT::Keep-Downloaded-Packages=true")
_APT_LIMIT = 1800.0  # seconds; a slow line and a busy machine included


@dataclass(frozen=True)
class TrialRun:
    """One run of the trial.

    Attributes:
        root: The repository.
        artifacts: What is tried.
        pictures: Folder for what was to be seen.
        systems: Fresh systems of Debian.
    """

    root: Path
    artifacts: Artifacts
    pictures: Path
    systems: BaseSystems
    report: Report
    console: Console

    def attempts(self, part: str) -> Attempt:
        """``Report.attempt`` for one part."""
        return partial(self.report.attempt, part)

    def binds(self, release: str) -> dict[Path, str]:
        """What of this machine is to be seen in a system: what is tried, and packages of Debian."""
        return {self.artifacts.folder: INSIDE, self.systems.archives(release): "/var/cache/apt/archives"}

    @property
    def package(self) -> str:
        """The package for Debian, as it is called in a system."""
        return f"{INSIDE}/{self.artifacts.deb.name}"

    @contextmanager
    def installed(self, system: str) -> Iterator[Program]:
        """A fresh ``debian12`` or ``debian13`` with the program installed.

        Raises:
            Failure: It cannot be installed.
        """
        release = RELEASES[system]
        self.artifacts.require(self.artifacts.deb)
        with self.systems.fresh(release) as root, Room(root, self.binds(release)) as room:
            done = install(room, self.package)
            if done.status:
                raise Failure(f"{self.artifacts.deb.name} cannot be installed on {system}; {done.told()}")
            yield Program(room)

    def guide(self) -> Path:
        """The built-in model, as a file to give to the program."""
        return self.root / "resources" / "models" / "guide.gguf"


def install(room: Room, *packages: str) -> Result:
    """Install packages in a system, with what they depend on and nothing else."""
    command = (*APT, "install", "--no-install-recommends", *packages)
    done = room.run(*command, user=False, network=True, timeout=_APT_LIMIT)
    if done.status:  # lists of packages long gone
        room.run(*APT, "update", user=False, network=True, timeout=_APT_LIMIT)
        done = room.run(*command, user=False, network=True, timeout=_APT_LIMIT)
    return done


def take_away(room: Room, *words: str) -> Result:
    """``apt-get`` with ``words`` that remove something."""
    return room.run(*APT, *words, user=False, timeout=_APT_LIMIT)


def give(program: Program, file: Path, place: str) -> str:
    """Copy a file of this machine to ``place`` inside, as the ordinary user's own."""
    target = program.place(place)
    shutil.copy(file, target)
    os.chown(target, PERSON, PERSON)
    return place

"""Minimal systems of Debian, made once by debootstrap and unpacked fresh for each trial."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.locking import only_one
from bootstrap.running import clean_environment, run
from bootstrap.wheels import cache_directory
from trial.mirror import apt_settings, debian_mirror

RELEASES = {"debian12": "bookworm", "debian13": "trixie"}
PERSON = 1000  # user id of the ordinary user
HOME = "/home/anna"

_PREFIX = "hearth-system-"
_LOCK = "lock"


def cache_folder() -> Path:
    """Where base systems and packages of Debian are kept: beside the built engines."""
    return cache_directory() / "debian"


class BaseSystems:
    """The base systems, by release.

    Args:
        folder: Where they are kept.
        log: Where the output of debootstrap goes.
    """

    def __init__(self, folder: Path, log: Path, console: Console) -> None:
        self._folder = folder
        self._log = log
        self._console = console

    def archives(self, release: str) -> Path:
        """The folder for packages that apt fetched for ``release``, kept for the next time."""
        folder = self._folder / f"{release}-packages"
        (folder / "partial").mkdir(parents=True, exist_ok=True)
        return folder

    @contextmanager
    def fresh(self, release: str) -> Iterator[Path]:
        """The root folder of a system just installed, with one ordinary user; removed afterwards.

        Raises:
            Failure: It cannot be made.
        """
        packed = self._packed(release)
        sweep(Path(tempfile.gettempdir()))
        with (
            tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{release}-", ignore_cleanup_errors=True) as scratch,
            (Path(scratch) / _LOCK).open("w") as lock,
        ):
            fcntl.flock(lock, fcntl.LOCK_EX)
            os.chmod(scratch, 0o755)  # the user inside passes through it
            root = Path(scratch) / "root"
            root.mkdir()
            title = f"Unpacking {release}"
            run(["tar", "-C", str(root), "--numeric-owner", "-xf", str(packed)], title, self._log, self._console)
            try:
                yield root
            finally:
                _remove(root)

    def _packed(self, release: str) -> Path:
        with only_one(self._folder / f"{release}.lock", f"making a system of Debian ({release})", self._console):
            packed = self._folder / f"{release}.tar"
            if not packed.exists():
                self._make(release, packed)
        return packed

    def _make(self, release: str, packed: Path) -> None:
        mirror = debian_mirror()
        self._console.say(f"Making a minimal system of Debian ({release}); kept in {self._folder}.")
        with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{release}-", ignore_cleanup_errors=True) as scratch:
            root = Path(scratch) / "root"
            extra = ["--include=ca-certificates"] if mirror.startswith("https:") else []
            command = ["debootstrap", "--force-check-gpg", "--variant=minbase", *extra, release, str(root), mirror]
            run(command, f"debootstrap {release}", self._log, self._console, clean_environment({"LC_ALL": "C.UTF-8"}))
            _furnish(root)
            unfinished = packed.with_suffix(".writing")
            title = f"Keeping {release}"
            run(
                ["tar", "-C", str(root), "--numeric-owner", "-cf", str(unfinished), "."],
                title,
                self._log,
                self._console,
            )
            unfinished.replace(packed)


def _furnish(root: Path) -> None:
    """What each of them has besides: this machine's way to the mirror, and a person."""
    (root / "etc/apt/apt.conf.d/90mirror").write_text(apt_settings(), encoding="utf-8")
    adding = ["chroot", str(root), "useradd", "-m", "-u", str(PERSON), "-d", HOME, "-s", "/bin/bash", "anna"]
    done = subprocess.run(adding, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"No user can be added to the system: {done.stderr.strip()}.")
    for archive in (root / "var/cache/apt/archives").glob("*.deb"):
        archive.unlink()


def sweep(folder: Path) -> None:
    """Remove the systems of trials that were killed: nobody holds their lock any more."""
    for lock in folder.glob(f"{_PREFIX}*/{_LOCK}"):
        with contextlib.suppress(OSError), lock.open("w") as file:  # BlockingIOError: that one is at work
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.parent, ignore_errors=True)


def _remove(root: Path) -> None:
    """Remove the system, unless something is still mounted in it: what is mounted there is not ours to remove."""
    if any(f" {root}" in line for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()):
        raise Failure(f"Something is still mounted below {root}.", "Unmount it, then remove the folder.")
    shutil.rmtree(root, ignore_errors=True)

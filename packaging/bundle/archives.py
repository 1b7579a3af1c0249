"""Folders as archives, the same bytes for the same content: fixed order, times, owners and permissions."""

from __future__ import annotations

import hashlib
import lzma
import os
import tarfile
from collections.abc import Iterable
from pathlib import Path

_DICTIONARY = 64 * 1024**2  # bytes; the processor variants of the engine repeat each other over tens of megabytes
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": _DICTIONARY}]
_CHUNK = 1 << 20


def tidy(folder: Path, epoch: int) -> None:
    """Give everything below ``folder`` the permissions and the time that installed files have."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            os.utime(path, (epoch, epoch), follow_symlinks=False)
            continue
        path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
    for path in [*sorted(folder.rglob("*"), reverse=True), folder]:
        if not path.is_symlink():
            os.utime(path, (epoch, epoch))
    folder.chmod(0o755)


def _is_program(path: Path) -> bool:
    """Programs keep their permission to run; libraries need none, and policy wants none."""
    return bool(path.stat().st_mode & 0o100) and ".so" not in path.name


def write_tar(folder: Path, name: str, target: Path, epoch: int) -> None:
    """Write ``folder`` as ``name/`` into a ``.tar.xz``; an interrupted writing leaves nothing."""
    scratch = target.with_name(target.name + ".part")
    try:
        with (
            lzma.open(scratch, "wb", format=lzma.FORMAT_XZ, filters=_FILTERS, check=lzma.CHECK_SHA256) as stream,
            tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive,
        ):
            for path in [folder, *sorted(folder.rglob("*"))]:
                place = name if path == folder else f"{name}/{path.relative_to(folder).as_posix()}"
                _add(archive, path, place, epoch)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _add(archive: tarfile.TarFile, path: Path, place: str, epoch: int) -> None:
    entry = archive.gettarinfo(str(path), place)
    if entry.islnk():  # the same file twice in the folder; each as a file of its own
        entry.type, entry.linkname, entry.size = tarfile.REGTYPE, "", path.stat().st_size
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = epoch
    entry.mode = 0o777 if entry.issym() else (0o755 if entry.isdir() or entry.mode & 0o100 else 0o644)
    if entry.isreg():
        with path.open("rb") as content:
            archive.addfile(entry, content)
    else:
        archive.addfile(entry)


def digest(path: Path, kind: str = "sha256") -> str:
    """The hash of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest()


def sums(paths: Iterable[Path]) -> str:
    """As ``sha256sum`` writes and checks it, by name."""
    return "".join(f"{digest(path)}  {path.name}\n" for path in sorted(paths, key=lambda path: path.name))


def size_of(folder: Path) -> int:
    """Bytes of all files below ``folder``, links not followed."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())

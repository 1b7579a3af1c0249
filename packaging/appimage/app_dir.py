"""Lays out what is inside an AppImage and packs it; fetches nothing.

An AppImage of type 2 is a small program, the runtime, with a squashfs behind it that it mounts; then it starts
``AppRun`` inside. Format: https://github.com/AppImage/AppImageSpec/blob/master/draft.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from bundle.archives import tidy

APP_RUN = Path(__file__).with_name("AppRun")
MARK = b"AI\x02"  # at byte 8 of every runtime of type 2
PROGRAM = "hearth"


def write_app_dir(frozen: Path, share: Path, app_id: str, target: Path, epoch: int) -> Path:
    """Write the folder that becomes the AppImage into ``target``, which is made anew.

    Args:
        epoch: Time of everything in it, in seconds.
        frozen: The frozen program.
        share: What a desktop is told, laid out as below ``/usr/share``.
        app_id: Name of the desktop file and of the icon.

    Raises:
        FileNotFoundError: The program, the desktop file or the icon is missing.
    """
    program = frozen / PROGRAM
    starter = share / "applications" / f"{app_id}.desktop"
    icon = share / "icons" / "hicolor" / "256x256" / "apps" / f"{app_id}.png"
    for path in (program, starter, icon):
        if not path.is_file():
            raise FileNotFoundError(f"There is no {path}; 'python packaging/bundle' makes it.")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(frozen, target / "usr" / "lib" / PROGRAM, symlinks=True)
    shutil.copytree(share, target / "usr" / "share", symlinks=True)
    (target / "usr" / "bin").mkdir()
    os.symlink(f"../lib/{PROGRAM}/{PROGRAM}", target / "usr" / "bin" / PROGRAM)
    # At the top, where the runtime and programs that integrate AppImages look.
    shutil.copyfile(APP_RUN, target / "AppRun")
    (target / "AppRun").chmod(0o755)
    shutil.copyfile(starter, target / starter.name)
    shutil.copyfile(icon, target / icon.name)
    os.symlink(icon.name, target / ".DirIcon")
    _name_as_the_catalogue_wants(target / "usr" / "share" / "metainfo", app_id)
    tidy(target, epoch)  # else the permissions are those that the builder's umask left
    return target


def _name_as_the_catalogue_wants(folder: Path, app_id: str) -> None:
    """The catalogue of AppImages asks for the former ending."""
    metainfo = folder / f"{app_id}.metainfo.xml"
    if metainfo.is_file():
        os.symlink(metainfo.name, folder / f"{app_id}.appdata.xml")


def write_squashfs(app_dir: Path, target: Path, epoch: int) -> None:
    """Pack the folder. The same content gives the same file: ``epoch`` is the time of everything in it, in seconds.

    Raises:
        FileNotFoundError: There is no ``mksquashfs``.
        subprocess.CalledProcessError: It failed; what it said is in ``stderr``.
    """
    tool = shutil.which("mksquashfs")
    if tool is None:
        raise FileNotFoundError("mksquashfs is missing (package squashfs-tools).")
    target.unlink(missing_ok=True)
    command = [tool, str(app_dir), str(target), "-noappend", "-no-progress", "-quiet", "-root-owned", "-no-xattrs"]
    command += ["-comp", "zstd", "-Xcompression-level", "19", "-b", "1M"]
    command += ["-all-time", str(epoch), "-mkfs-time", str(epoch)]
    # The times are said already; mksquashfs refuses to be told twice.
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, check=True, capture_output=True, text=True, env=environment)


def write_image(runtime: Path, squashfs: Path, target: Path) -> None:
    """Put the runtime before the squashfs: the AppImage.

    Raises:
        ValueError: The file is no runtime of type 2.
    """
    start = runtime.read_bytes()
    if start[:4] != b"\x7fELF" or start[8:11] != MARK:
        raise ValueError(f"{runtime} is no runtime of type 2.")
    scratch = target.with_name(target.name + ".part")
    with scratch.open("wb") as image, squashfs.open("rb") as content:
        image.write(start)
        shutil.copyfileobj(content, image)
    scratch.chmod(0o755)
    scratch.replace(target)

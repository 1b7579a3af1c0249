"""AppImage: what is inside is where the runtime and desktops look, and packed the same each time."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from appimage.app_dir import MARK, write_app_dir, write_image, write_squashfs

ID = "io.github.hearth_chat.Hearth"
EPOCH = 1_700_000_000
needs_squashfs = pytest.mark.skipif(
    not (shutil.which("mksquashfs") and shutil.which("unsquashfs")), reason="squashfs-tools are not here"
)
posix_only = pytest.mark.skipif(os.name != "posix", reason="links and sh")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A stand-in for the frozen program: it tells what it was given."""
    folder = tmp_path / "dist" / "hearth"
    libraries = folder / "_internal" / "llama_cpp" / "lib"
    libraries.mkdir(parents=True)
    (libraries / "libllama.so.0").write_text("library")
    (libraries / "libllama.so").symlink_to("libllama.so.0")
    program = folder / "hearth"
    program.write_text('#!/bin/sh\nprintf "%s|" "$HEARTH_COMMAND" "$@"\n')
    program.chmod(0o775)  # as a umask of 002 leaves it
    (folder / "_internal").chmod(0o775)
    (libraries / "libllama.so.0").chmod(0o664)
    return folder


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    for name in (
        f"applications/{ID}.desktop",
        f"icons/hicolor/256x256/apps/{ID}.png",
        f"metainfo/{ID}.metainfo.xml",
    ):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(name)
    return folder


@posix_only
def test_everything_is_where_it_is_looked_for(frozen: Path, share: Path, tmp_path: Path) -> None:
    made = write_app_dir(frozen, share, ID, tmp_path / "Hearth.AppDir", EPOCH)
    assert {path.name for path in made.iterdir()} == {"AppRun", ".DirIcon", f"{ID}.desktop", f"{ID}.png", "usr"}
    assert os.access(made / "AppRun", os.X_OK)
    assert (made / ".DirIcon").read_text() == (share / f"icons/hicolor/256x256/apps/{ID}.png").read_text()
    assert (made / "usr/bin/hearth").resolve() == made / "usr/lib/hearth/hearth"
    assert (made / f"usr/share/metainfo/{ID}.appdata.xml").read_text().endswith("metainfo.xml")
    assert (made / "usr/lib/hearth/_internal/llama_cpp/lib/libllama.so").is_symlink()
    assert (made / "usr/lib/hearth/_internal").stat().st_mode & 0o777 == 0o755
    assert (made / "usr/lib/hearth/_internal/llama_cpp/lib/libllama.so.0").stat().st_mode & 0o777 == 0o644
    assert not [path for path in made.rglob("*") if path.is_symlink() and Path(os.readlink(path)).is_absolute()]


@posix_only
def test_it_is_made_anew(frozen: Path, share: Path, tmp_path: Path) -> None:
    write_app_dir(frozen, share, ID, tmp_path / "Hearth.AppDir", EPOCH)
    (tmp_path / "Hearth.AppDir" / "old").touch()
    assert not (write_app_dir(frozen, share, ID, tmp_path / "Hearth.AppDir", EPOCH) / "old").exists()


@pytest.mark.parametrize("lacking", ["hearth", f"{ID}.desktop", f"{ID}.png"])
def test_what_is_missing_is_named(lacking: str, frozen: Path, share: Path, tmp_path: Path) -> None:
    next(path for folder in (frozen, share) for path in folder.rglob(lacking)).unlink()
    with pytest.raises(FileNotFoundError, match=lacking.replace(".", r"\.")):
        write_app_dir(frozen, share, ID, tmp_path / "Hearth.AppDir", EPOCH)
    assert not (tmp_path / "Hearth.AppDir").exists()


@posix_only
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"ARGV0": "./Hearth.AppImage", "APPIMAGE": "/somewhere/Hearth.AppImage"}, "./Hearth.AppImage"),
        ({"APPIMAGE": "/somewhere/Hearth.AppImage"}, "/somewhere/Hearth.AppImage"),
        ({}, "hearth"),
    ],
)
def test_it_starts_with_what_was_asked_for(
    given: dict[str, str], told: str, frozen: Path, share: Path, tmp_path: Path
) -> None:
    made = write_app_dir(frozen, share, ID, tmp_path / "a folder" / "Hearth.AppDir", EPOCH)
    environment = {"PATH": os.environ["PATH"], **given}
    said = subprocess.run(
        [str(made / "AppRun"), "chat", "two words"], env=environment, capture_output=True, text=True, check=True
    )
    assert said.stdout == f"{told}|chat|two words|"


@needs_squashfs
def test_it_is_packed_the_same_each_time_and_runs_unpacked(frozen: Path, share: Path, tmp_path: Path) -> None:
    made = write_app_dir(frozen, share, ID, tmp_path / "Hearth.AppDir", EPOCH)
    first, second = tmp_path / "first.squashfs", tmp_path / "second.squashfs"
    write_squashfs(made, first, EPOCH)
    for path in made.rglob("*"):
        os.utime(path, (EPOCH + 500, EPOCH + 500), follow_symlinks=False)
    write_squashfs(made, second, EPOCH)
    assert first.read_bytes() == second.read_bytes()
    unpacked = tmp_path / "unpacked"
    subprocess.run(["unsquashfs", "-q", "-n", "-d", str(unpacked), str(first)], check=True, capture_output=True)
    said = subprocess.run([str(unpacked / "AppRun"), "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.endswith("|--version|")


@posix_only
def test_the_runtime_comes_first(tmp_path: Path) -> None:
    runtime, squashfs, image = (tmp_path / name for name in ("runtime", "squashfs", "Hearth.AppImage"))
    runtime.write_bytes(b"\x7fELF\x02\x01\x01\0" + MARK + b"the rest")
    squashfs.write_bytes(b"hsqs and so on")
    write_image(runtime, squashfs, image)
    assert image.read_bytes() == runtime.read_bytes() + squashfs.read_bytes()
    assert os.access(image, os.X_OK)


@pytest.mark.parametrize("content", [b"", b"\x7fELF\x02\x01\x01\0\0\0\0", b"<html>404</html>"])
def test_what_is_no_runtime_is_refused(content: bytes, tmp_path: Path) -> None:
    runtime, squashfs = tmp_path / "runtime", tmp_path / "squashfs"
    runtime.write_bytes(content)
    squashfs.touch()
    with pytest.raises(ValueError, match="no runtime of type 2"):
        write_image(runtime, squashfs, tmp_path / "Hearth.AppImage")
    assert not (tmp_path / "Hearth.AppImage").exists()

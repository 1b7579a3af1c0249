"""``python packaging/windows [FROZEN]``: check the frozen folder, sign it, write installer and archive into ``dist``.

NOT RUN ON WINDOWS YET. ``packaging/bundle`` makes the folder (``dist/hearth``) before. Signing is left out, with a
sentence, without ``HEARTH_SIGN_COMMAND`` (``packaging/windows/signing.py``).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from windows.installer import compile_installer, find_makensis  # noqa: E402 - found only with the paths above
from windows.runtime import missing  # noqa: E402
from windows.signing import sign, sign_command  # noqa: E402

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP knows; the same for all, so that the archive is the same


def write_archive(frozen: Path, version: str, target: Path) -> Path:
    """The portable archive: unpack it anywhere, and put a ``portable.txt`` beside to keep data there too."""
    path = target / f"hearth-{version}-windows-x86_64.zip"
    scratch = path.with_name(path.name + ".part")  # interrupted, half an archive would pass for one
    try:
        with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for file in sorted(frozen.rglob("*")):
                if file.is_file():
                    entry = zipfile.ZipInfo(f"Hearth/{file.relative_to(frozen).as_posix()}", EARLIEST)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, file.read_bytes())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
    return path


def _pack(makensis: str, frozen: Path, version: str) -> None:
    """Sign the programs, compile the installer, which signs the uninstaller, and sign that; write the archive."""
    command = sign_command()
    print(sign(sorted(frozen.glob("*.exe")), command))
    with tempfile.TemporaryDirectory(prefix="hearth-installer-") as scratch:
        made = compile_installer(makensis, frozen, version, frozen.parent, Path(scratch), command)
    print(sign([made], command))
    print(made)
    print(write_archive(frozen, version, frozen.parent))


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    frozen = Path(words[0]) if words else ROOT / "dist" / "hearth"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if lacking := missing(frozen):
        for name, asking in sorted(lacking.items()):
            print(f"{name} is missing, which {', '.join(asking[:3])} need.", file=sys.stderr)
        return 1
    makensis = find_makensis()
    if makensis is None:
        print("NSIS is missing: install it (https://nsis.sourceforge.io) and start this again.", file=sys.stderr)
        return 1
    try:
        _pack(makensis, frozen, version)
    except subprocess.CalledProcessError as error:
        print(error.output, file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

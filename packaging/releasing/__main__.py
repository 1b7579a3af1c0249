"""``python packaging/releasing STEP``: what RELEASING.md tells to do; nothing is published by it.

check           says what keeps these sources from being released
version         prints the version
notes           prints what the changelog says about it
feed            prints the feed of new versions
sums FOLDER     writes SHA256SUMS over all files in FOLDER
verify FOLDER   compares the files in FOLDER with its SHA256SUMS
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging")]

from releasing.changes import faults, feed_of, notes_of, version_of  # noqa: E402 - found only with the path above

SUMS = "SHA256SUMS"


def sums_of(folder: Path) -> str:
    """As ``sha256sum`` writes it, by name."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != SUMS:
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    return "".join(lines)


def differences(folder: Path) -> list[str]:
    """Lines that are in ``SHA256SUMS`` or should be, and not both."""
    told = set((folder / SUMS).read_text(encoding="utf-8").splitlines())
    return sorted(told ^ set(sums_of(folder).splitlines()))


def _check() -> int:
    found = faults(ROOT)
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


def _verify(folder: Path) -> int:
    found = differences(folder)
    for line in found:
        print(line, file=sys.stderr)
    print(f"{len(found)} differences" if found else "All files are what SHA256SUMS says.")
    return 1 if found else 0


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    changelog, version = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version_of(ROOT)
    try:
        match words:
            case ["check"]:
                return _check()
            case ["version"]:
                print(version)
            case ["notes"]:
                sys.stdout.write(notes_of(changelog, version))
            case ["feed"]:
                sys.stdout.write(feed_of(version, notes_of(changelog, version)))
            case ["sums", folder]:
                (Path(folder) / SUMS).write_text(sums_of(Path(folder)), encoding="utf-8", newline="\n")
            case ["verify", folder]:
                return _verify(Path(folder))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

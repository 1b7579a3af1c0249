"""``python packaging/flatpak STEP``: what the manifest needs before and while it is built. NOT BUILT YET, see there.

sources          writes python-sources.json beside the manifest: each wheel and source with address and hash, for
                 each processor, from the index that pip is configured for. Not kept in the repository.
engine FOLDER    lays the engine out of the wheel in FOLDER, in the Flatpak
share            writes starter, store page, file type, icons and manual, in the Flatpak
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from flatpak.sources import (  # noqa: E402 - found only with the paths above
    BUILD,
    FREEZING,
    MACHINES,
    merged,
    report,
    sources_of,
    without,
)

SOURCES = Path(__file__).with_name("python-sources.json")
LOCK = ROOT / "packaging" / "requirements.lock"
PREFIX = Path("/app")
PACKAGES = PREFIX / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
#: What ``app.channel`` reads beside Hearth's other data.
CHANNEL = {"updates": "off", "why": "system"}
ENGINE = "llama-cpp-python"


def find_sources(python: str = sys.executable) -> list[dict[str, Any]]:
    """Everything the manifest's modules fetch.

    Raises:
        subprocess.CalledProcessError: pip refused; why is in ``stderr``.
        ValueError: A file has no hash.
    """
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    pinned = next(line for line in declared if line.startswith(ENGINE))
    made: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder) / "requirements.txt"
        lock.write_text(without(LOCK.read_text(encoding="utf-8"), FREEZING), encoding="utf-8")
        for machine in MACHINES:
            answer = report(python, ["--require-hashes", "--requirement", str(lock)], machine)
            made += sources_of(answer, "wheels/run", machine)
            made += sources_of(report(python, BUILD, machine), "wheels/build", machine)
        made += sources_of(report(python, [pinned], "", wheels=False), "wheels/sdist")
    return merged(made)


def lay_out_engine(wheels: Path) -> Path:
    """The engine as in all packages: one copy of each library, the modules beside."""
    from portable_engine.staging import stage_wheel  # only in the Flatpak

    scratch = stage_wheel(next(wheels.glob("*.whl")), wheels / "staged").parent
    for folder in sorted(scratch.iterdir()):
        subprocess.run(["cp", "-a", str(folder), str(PACKAGES)], check=True)
    return PACKAGES


def write_channel(packages: Path) -> None:
    """Leave new versions to the store. ``packages``: where Hearth is installed."""
    (packages / "resources" / "channel.json").write_text(json.dumps(CHANNEL) + "\n", encoding="utf-8")


def write_desktop_files(target: Path) -> None:
    """What desktops are told, below ``target``."""
    from app_icon.__main__ import write_pngs  # these need PySide6, which only the last module has
    from bundle.changelog import releases
    from bundle.project import Project
    from bundle.share import write_share

    project = Project()
    with tempfile.TemporaryDirectory() as folder:
        write_pngs(Path(folder) / "icons")
        command = [sys.executable, "-m", "bundle.manual", f"{project.date:%Y-%m-%d}", project.version]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'packaging'}"}
        manual = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
        changes = releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), project.version, project.date.date())
        share = Path(folder) / "share"
        write_share(project, changes, manual, Path(folder) / "icons", share)
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", f"{share}/.", str(target)], check=True)


def main(arguments: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        match words:
            case ["sources"]:
                SOURCES.write_text(json.dumps(find_sources(), indent=2) + "\n", encoding="utf-8")
                print(SOURCES)
            case ["engine", folder]:
                print(lay_out_engine(Path(folder).resolve()))
            case ["share"]:
                write_desktop_files(PREFIX / "share")
                write_channel(PACKAGES)
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except subprocess.CalledProcessError as error:
        print(error.stderr, file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

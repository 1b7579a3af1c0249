"""The folder that runs from anywhere, and its archive: the frozen program with a word to whoever unpacks it."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.identity import HOMEPAGE, PROGRAM
from bundle.archives import write_tar
from bundle.glibc import newest_needed, oldest_with
from bundle.project import Project

STARTER = "add-to-menu"


def write_portable(project: Project, share: Path, licences: str, target: Path) -> None:
    """Write the archive of ``project.frozen`` with everything beside it.

    Args:
        share: What a desktop is told, laid out as below ``/usr/share``.
        licences: Text with the licences of all parts.
    """
    name = f"{PROGRAM}-{project.version}"
    stage = project.build / "tar" / name
    shutil.rmtree(stage.parent, ignore_errors=True)
    shutil.copytree(project.frozen, stage, symlinks=True)
    shutil.copytree(share, stage / "share")
    (stage / "share" / "doc").mkdir()
    (stage / "share" / "doc" / "copyright").write_text(licences, "utf-8")
    sources = project.root / "packaging" / "linux"
    needed = newest_needed(stage)
    systems = "".join(f": {', '.join(names)}" for names in [oldest_with(needed)] if names)
    facts = {"version": project.version, "homepage": HOMEPAGE, "glibc": needed, "systems": systems}
    (stage / "README.txt").write_text(fill_in((sources / "README.txt").read_text("utf-8"), facts), "utf-8")
    starter = stage / STARTER
    shutil.copyfile(sources / f"{STARTER}.sh", starter)
    starter.chmod(0o755)
    write_tar(stage, name, target, project.epoch)


def fill_in(text: str, facts: dict[str, str]) -> str:
    """``text`` with the facts in their places, its heading underlined again."""
    filled = text.format(**facts).split("\n")
    filled[1] = "=" * len(filled[0])
    return "\n".join(filled)

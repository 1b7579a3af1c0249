"""What a desktop is told about Hearth: starter, store page, file type, icons, manual, laid out as below ``/usr/share``.

The Debian package, the Flatpak and the AppImage all take it from here.
"""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

from app.identity import APP_ID, PROGRAM
from bundle.changelog import Release, appstream
from bundle.project import Project

_PLACE = re.compile(r"^( *)<!-- releases: .* -->\n", re.MULTILINE)
SOURCES = "linux"  # folder below packaging/


def write_share(project: Project, found: list[Release], manual: str, icons: Path, target: Path) -> None:
    """Write everything into ``target``.

    Args:
        found: For the store page.
        manual: The page of the manual.
        icons: Folder with the icon as PNG, ``256x256/hearth.png`` and so on.
    """
    sources = project.root / "packaging" / SOURCES
    shutil.rmtree(target, ignore_errors=True)
    _copy(sources / f"{APP_ID}.desktop", target / "applications" / f"{APP_ID}.desktop")
    _copy(sources / f"{APP_ID}.mime.xml", target / "mime" / "packages" / f"{APP_ID}.xml")
    template = (sources / f"{APP_ID}.metainfo.xml").read_text("utf-8")
    _write(target / "metainfo" / f"{APP_ID}.metainfo.xml", fill_in(template, found))
    _write_icons(project.root / "resources" / "icons", icons, target / "icons" / "hicolor")
    page = target / "man" / "man1" / f"{PROGRAM}.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(manual.encode(), 9, mtime=0))


def fill_in(template: str, found: list[Release]) -> str:
    """The metainfo with its releases.

    Raises:
        ValueError: The template has no place for them.
    """
    place = _PLACE.search(template)
    if place is None:
        raise ValueError("The metainfo has no place for releases.")
    lines = [place[1] + line if line else line for line in appstream(found).splitlines()]
    return template[: place.start()] + "\n".join(lines) + "\n" + template[place.end() :]


def _write_icons(resources: Path, pictures: Path, theme: Path) -> None:
    for picture in sorted(pictures.glob(f"*/{PROGRAM}.png")):
        _copy(picture, theme / picture.parent.name / "apps" / f"{APP_ID}.png")
    _copy(resources / "hearth.svg", theme / "scalable" / "apps" / f"{APP_ID}.svg")
    _copy(resources / "hearth-symbolic.svg", theme / "symbolic" / "apps" / f"{APP_ID}-symbolic.svg")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")

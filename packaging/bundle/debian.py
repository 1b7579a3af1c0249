"""The package for Debian and its relatives: what Debian has is asked for, not brought along; needs dpkg.

Policy: https://www.debian.org/doc/debian-policy/. No maintainer scripts: triggers of the desktop's own packages bring
menus, icons and file types up to date, and what people wrote is in their home folders, which no package touches.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

from app.identity import HOMEPAGE, MAINTAINER, MAINTAINER_ADDRESS, PROGRAM
from bootstrap.console import Failure
from bundle.archives import digest, size_of, tidy
from bundle.changelog import Release, debian
from bundle.needs import check_all_met, owners, shared_library_dependencies, unmet
from bundle.project import Project

# What no file of the program is linked with: without certificates, no server could be trusted.
NEEDED = ("ca-certificates",)
RECOMMENDED = ("fonts-noto-color-emoji", "hicolor-icon-theme", "libvulkan1", "xdg-desktop-portal", "xdg-utils")
SUGGESTED = ("fonts-noto-cjk", "gnome-keyring | kwalletmanager", "libenchant-2-2", "mesa-vulkan-drivers")
_SUMMARY = "chat with language models on your own computer"
_DESCRIPTION = """\
 Hearth runs language models (GGUF files) on the computer it is installed on.
 Nothing is sent anywhere: there is no account and no telemetry, and everything
 works with the network cable unplugged.
 .
 A very small model that knows Hearth is built in and answers at once. For
 everything else Hearth suggests a model that suits the computer, says before
 the download whether it fits and how fast it will be, and downloads it.
 .
 Needs a processor with SSE4.2 and POPCNT, which all have since about 2012.
"""
# Found by name among libraries that belong to Debian, but brought along all the same.
_OURS = re.compile(r"^lib(python|Qt6|pyside6|shiboken6|icu|llama|ggml|mtmd)")

OVERRIDES = """\
# Qt and Python come as their own projects build them, with these inside: the very same files are what was tested.
hearth: embedded-library *
# Wheels find what they bring along beside themselves, in a folder that is Hearth's own.
hearth: custom-library-search-path RUNPATH $ORIGIN*
# Modules of Python get all their symbols from the Python that loads them; tables of ICU need nothing at all.
hearth: library-not-linked-against-libc *
hearth: shared-library-lacks-prerequisites *
# Of Qt's own wheel, as its project publishes it; strip would save less than a percent.
hearth: unstripped-binary-or-object *PySide6*
# The loader of PyInstaller as its project publishes it; it starts the program and reads nothing from outside.
hearth: hardening-no-pie *
# Formulas are drawn with exactly these letters, also where the system has other fonts or none.
hearth: duplicate-font-file *
# Texts of licences are quoted as they were given.
hearth: old-fsf-address-in-copyright-file *
"""


class DebianPackage:
    """A package of a frozen folder.

    Args:
        share: What a desktop is told, laid out as below ``/usr/share``.
        licences: Text for ``/usr/share/doc/hearth/copyright``.
    """

    def __init__(self, project: Project, share: Path, found: list[Release], licences: str) -> None:
        self._project = project
        self._share = share
        self._found = found
        self._licences = licences
        self._stage = project.build / "deb"

    def write(self, target: Path) -> None:
        """Write the package.

        Raises:
            Failure: A library is missing, or dpkg or lintian complains.
        """
        self._lay_out()
        program = self._stage / "usr" / "lib" / PROGRAM
        depends = self._depends(program)
        self._control(depends, size_of(self._stage))
        tidy(self._stage, self._project.epoch)
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = target.with_name("." + target.name + ".part.deb")
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1", "--build", str(self._stage)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(self._project.epoch)}
        try:
            result = subprocess.run(
                [*command, str(scratch)], capture_output=True, text=True, env=environment, check=False
            )
            if result.returncode:
                raise Failure(f"dpkg-deb failed: {result.stderr.strip()[-2000:]}")
            if faults := lintian(scratch):
                raise Failure(f"lintian finds errors:\n{faults}")
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)

    def _lay_out(self) -> None:
        shutil.rmtree(self._stage, ignore_errors=True)
        (self._stage / "DEBIAN").mkdir(parents=True)
        usr = self._stage / "usr"
        program = usr / "lib" / PROGRAM
        shutil.copytree(self._project.frozen, program, symlinks=True)
        drop_what_debian_has(program / "_internal")
        # No resources/channel.json: this package comes from no repository, so that apt would tell of no newer one.
        shutil.copytree(self._share, usr / "share")
        (usr / "bin").mkdir()
        (usr / "bin" / PROGRAM).symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
        doc = usr / "share" / "doc" / PROGRAM
        doc.mkdir(parents=True)
        (doc / "copyright").write_text(self._licences, "utf-8")
        maintainer = f"{MAINTAINER} <{MAINTAINER_ADDRESS}>"
        changes = debian(self._found, PROGRAM, maintainer)
        (doc / "changelog.gz").write_bytes(gzip.compress(changes.encode(), 9, mtime=0))
        lintian = usr / "share" / "lintian" / "overrides"
        lintian.mkdir(parents=True)
        (lintian / PROGRAM).write_text(OVERRIDES, "utf-8")

    def _depends(self, program: Path) -> str:
        depends = shared_library_dependencies(program, self._project.build)
        missing = unmet(program)
        check_all_met(program, depends, owners(missing), missing)
        return depends

    def _control(self, depends: str, installed: int) -> None:
        control = self._stage / "DEBIAN"
        fields = control_fields(self._project.version, self._project.debian_architecture, depends, installed)
        (control / "control").write_text(fields, "utf-8")
        files = sorted(path for path in (self._stage / "usr").rglob("*") if path.is_file() and not path.is_symlink())
        lines = (f"{digest(path, 'md5')}  {path.relative_to(self._stage).as_posix()}\n" for path in files)
        (control / "md5sums").write_text("".join(lines), "utf-8")


def drop_what_debian_has(libraries: Path) -> list[str]:
    """Remove the libraries that a package of Debian brings; their names.

    So the system keeps them safe, and there is one copy of each in the process.
    """
    brought = [path for path in sorted(libraries.glob("lib*.so*")) if not _OURS.match(path.name)]
    brought = [path for path in brought if not path.is_symlink()]
    found = owners(path.name for path in brought)
    for path in brought:
        if path.name in found:
            path.unlink()
    return sorted(found)


def control_fields(version: str, architecture: str, depends: str, installed: int) -> str:
    """The control file of the package; ``installed`` in bytes."""
    fields = {
        "Package": PROGRAM,
        "Version": version,
        "Architecture": architecture,
        "Maintainer": f"{MAINTAINER} <{MAINTAINER_ADDRESS}>",
        "Installed-Size": str(-(-installed // 1024)),
        "Depends": ", ".join((*NEEDED, depends)),
        "Recommends": ", ".join(RECOMMENDED),
        "Suggests": ", ".join(SUGGESTED),
        "Section": "utils",
        "Priority": "optional",
        "Homepage": HOMEPAGE,
        "Description": f"{_SUMMARY}\n{_DESCRIPTION.rstrip()}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def lintian(package: Path) -> str:
    """What lintian has to say about errors in ``package``; empty when it finds none or is not here."""
    if not shutil.which("lintian"):
        return ""
    command = [
        "lintian",
        "--allow-root",
        "--fail-on",
        "error",
        "--display-level",
        ">=warning",
        "--no-cfg",
        str(package),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else (result.stdout + result.stderr).strip()

"""Freezes the program with PyInstaller, then takes out what is not needed; knows no packages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from app.identity import PROGRAM
from bootstrap.console import Console, Failure
from bootstrap.running import clean_environment, run
from bundle.build_environment import BuildEnvironment
from bundle.contents import register, write_metadata
from bundle.elf import elf_files, look_only_beside, read_elf
from bundle.project import Project
from bundle.trim import drop_libraries

# The bundle would work here and on no other system: the plugins that are kept must find all they ask for.
_UNRESOLVED = re.compile(
    r"WARNING: Library not found: could not resolve '(?P<name>[^']+)', dependency of '(?P<of>[^']+)'"
)
_MAY_LACK = re.compile(r"/plugins/(platformthemes/libqgtk3|sqldrivers/|egldeviceintegrations/|platforms/libqeglfs)")

# Files patched by those who built the wheels; strip would damage them.
_PATCHED = re.compile(r"\.libs/|/PySide6/|/shiboken6/")
RUN_TIME = "libgomp.so.1"  # of the compiler; the engine's modules ask for it, and not every system has it


class Freezer:
    """Makes ``dist/hearth``.

    Args:
        project: What is frozen.
        environment: What it is frozen from.
    """

    def __init__(self, project: Project, environment: BuildEnvironment, console: Console) -> None:
        self._project = project
        self._python = environment.venv.python
        self._packages = environment.venv.packages()
        self._console = console

    def freeze(self, target: Path) -> None:
        """Freeze into ``target``, which is made anew in one step.

        Raises:
            Failure: PyInstaller failed, or found less than the program needs on other systems.
        """
        work = self._project.build / "freeze"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        metadata = work / "metadata"
        register(self._packages, self._project.declared, self._project.root / "LICENSE")
        write_metadata(metadata, [self._packages, self._project.engine])
        self._console.say("Freezing the program.")
        log = work / "pyinstaller.log"
        command = [str(self._python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "INFO"]
        command += ["--distpath", str(work / "dist"), "--workpath", str(work / "work")]
        environment = clean_environment(
            {
                "HEARTH_ENGINE": str(self._project.engine),
                "HEARTH_METADATA": str(metadata),
                "PYINSTALLER_CONFIG_DIR": str(work / "cache"),
                "PYTHONHASHSEED": "0",
                "SOURCE_DATE_EPOCH": str(self._project.epoch),
            }
        )
        spec = self._project.root / "packaging" / "hearth.spec"
        run([*command, str(spec)], "Freezing", log, self._console, environment)
        if faults := unresolved(log.read_text("utf-8", "replace")):
            raise Failure(f"PyInstaller did not find {', '.join(faults)}.", "Install the packages that bring them.")
        made = work / "dist" / PROGRAM
        if sys.platform == "linux":
            self._finish_linux(made)
        put_in_place(made, target, work / "before")
        for bundle in made.parent.glob("*.app"):  # on macOS
            put_in_place(bundle, target.parent / bundle.name, work / "bundle before")

    def _finish_linux(self, made: Path) -> None:
        inside = made / "_internal"
        drop_libraries(inside)
        shutil.copyfile(run_time_library(RUN_TIME), inside / RUN_TIME)
        strip(inside)
        for path in elf_files(inside):
            look_only_beside(path)


def put_in_place(made: Path, target: Path, aside: Path) -> None:
    """Move the folder ``made`` to ``target``; what is there is moved ``aside`` first, then removed.

    So ``target`` is at no moment half of a folder: interrupted, the next step would pack that.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(aside)
    made.rename(target)
    shutil.rmtree(aside, ignore_errors=True)


def unresolved(log: str) -> list[str]:
    """Libraries that PyInstaller looked for in vain and that something we keep asks for."""
    lacking = {found["name"] for found in _UNRESOLVED.finditer(log) if not _MAY_LACK.search(found["of"])}
    return sorted(lacking)


def run_time_library(name: str) -> Path:
    """Where the compiler has a library of its own.

    Raises:
        Failure: It has none.
    """
    said = subprocess.run(["cc", f"-print-file-name={name}"], capture_output=True, text=True, check=False)
    path = Path(said.stdout.strip())
    if not path.is_absolute() or not path.exists():
        raise Failure(
            f"The C compiler does not know its own {name}.", "Install the compiler's OpenMP library (libgomp1)."
        )
    return path.resolve()


def strip(folder: Path) -> None:
    """Take the tables for debuggers out of what was compiled here or by its project's plain build."""
    for path in elf_files(folder):
        if not _PATCHED.search(path.as_posix()) and read_elf(path).symbols:
            subprocess.run(["strip", "--strip-unneeded", str(path)], capture_output=True, check=True)


def missing_tools() -> list[str]:
    """Packages of Debian that bring the programs which freezing needs and which are not here."""
    tools = {"objdump": "binutils", "strip": "binutils", "cc": "gcc"}
    return sorted({package for tool, package in tools.items() if not shutil.which(tool)})

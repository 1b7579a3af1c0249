"""The steps of a build, in their order, each with what it needs of the others. Knows how to do none of them itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable

from bootstrap.console import Console, Failure
from bootstrap.engine import NAME as ENGINE
from bootstrap.environment import VirtualEnvironment
from bootstrap.libraries import PACKAGES
from bootstrap.running import clean_environment, run
from bootstrap.stamps import pinned
from bootstrap.system import Debian
from bundle.archives import size_of, sums
from bundle.build_environment import BuildEnvironment
from bundle.changelog import Release, releases
from bundle.debian import DebianPackage
from bundle.freezing import Freezer, missing_tools
from bundle.licensing import copyright_text
from bundle.portable import write_portable
from bundle.project import Project
from bundle.share import write_share
from portable_engine.building import PortableEngine

MEGABYTE = 1_000_000
INSTALLED_LIMIT = 250 * MEGABYTE
DEB_LIMIT = 70 * MEGABYTE

# PyInstaller packs what it finds here and says no more than a word about what it does not.
_LIBRARIES = sorted({names[0] for names in PACKAGES.values()} | {"libcups2", "libssl3", "libxcb-xinerama0"})


class Build:
    """Everything that can be installed on Linux, made of one project."""

    def __init__(self, project: Project, console: Console) -> None:
        self._project = project
        self._console = console
        self._debian = Debian(project.log, console)
        self._environment = BuildEnvironment(project, console, self._debian)
        self._share = project.build / "share"
        self._licences = project.build / "licences.json"

    def engine(self) -> None:
        """The portable engine, laid out in ``build/engine``."""
        version = pinned(self._project.root, ENGINE)
        # Debian's own Python has no pip. The build environment is of no use: it takes minutes to make, and comes later.
        tools = VirtualEnvironment(self._project.build / "pip", self._project.log, self._console, self._debian)
        tools.ensure()
        builder = PortableEngine(version, tools.python, self._project.log, self._console, self._debian)
        builder.stage(self._project.engine)

    def freeze(self) -> None:
        """The program in ``dist/hearth``."""
        self._have_tools()
        self._environment.ensure()
        Freezer(self._project, self._environment, self._console).freeze(self._project.frozen)
        self._tool("licences", "--licences", *self._described(), "--out", str(self._licences))
        inside = next(self._project.frozen.rglob("resources/licences.json"), None)
        if inside is not None:  # of this build, to the exact version
            shutil.copyfile(self._licences, inside)

    def share(self) -> None:
        """What desktops are told."""
        icons = self._project.build / "icons"
        shutil.rmtree(icons, ignore_errors=True)
        self._tool("app_icon", str(icons), "--png")
        manual = self._run_python("-m", "bundle.manual", f"{self._project.date:%Y-%m-%d}", self._project.version)
        write_share(self._project, self._releases(), manual, icons, self._share)
        self._validate()

    def deb(self) -> None:
        """The package for Debian."""
        self._project.deb.unlink(missing_ok=True)  # or one of another build would get into the sums
        if not shutil.which("dpkg-shlibdeps") and self._debian.may_install:
            self._debian.install(["dpkg-dev"])
        if not shutil.which("dpkg-deb") or not shutil.which("dpkg-shlibdeps"):
            self._console.say("No package for Debian is made: dpkg-deb and dpkg-shlibdeps are not here (dpkg-dev).")
            return
        package = DebianPackage(
            self._project, self._share, self._releases(), copyright_text(self._licences, debian=True)
        )
        self._patiently("Packing for Debian", lambda: package.write(self._project.deb))
        self._console.say(f"Made {self._project.deb.name}.")

    def tar(self) -> None:
        """The portable archive."""
        self._project.tar.unlink(missing_ok=True)
        text = copyright_text(self._licences, debian=False)
        self._patiently(
            "Packing the portable folder", lambda: write_portable(self._project, self._share, text, self._project.tar)
        )
        self._console.say(f"Made {self._project.tar.name}.")

    def sums(self) -> None:
        """Bill of materials and hashes; in the end what was made and how large it is.

        Raises:
            Failure: Something is larger than promised.
        """
        frozen = self._project.frozen
        self._tool("licences", "--sbom", str(frozen), *self._described()[2:], "--out", str(self._project.bill))
        made = [path for path in (self._project.deb, self._project.tar, self._project.bill) if path.exists()]
        (self._project.dist / "SHA256SUMS").write_text(sums(made), "utf-8")
        stage = self._project.build / "deb"
        installed = size_of(stage / "usr") if self._project.deb.exists() and stage.exists() else size_of(frozen)
        lines = [f"  {path.stat().st_size / MEGABYTE:6.1f} MB  dist/{path.name}" for path in made]
        lines.append(f"  {installed / MEGABYTE:6.1f} MB  when installed (at most {INSTALLED_LIMIT / MEGABYTE:.0f})")
        self._console.say("\n".join(["Made:", *lines]))
        check_sizes(installed, self._project.deb.stat().st_size if self._project.deb.exists() else 0)

    # ------------------------------------------------------------------------------------ inside

    def _have_tools(self) -> None:
        """What PyInstaller needs, and the libraries it can pack only where they are."""
        if sys.platform != "linux":
            return
        if not shutil.which("dpkg-query"):
            raise Failure(
                "What is packed along of the system has a licence that only Debian and its relatives can name.",
                "Build the packages there; the portable archive then runs here, too.",
            )
        wanted = missing_tools()
        if self._debian.may_install:
            wanted += missing_packages(_LIBRARIES)
            if wanted:
                self._debian.install(wanted)
        if lacking := missing_tools():
            hint = f"sudo apt-get install {' '.join(lacking)}" if self._debian.here else "Install them."
            raise Failure(f"Freezing needs {', '.join(lacking)}.", hint)

    def _described(self) -> list[str]:
        python, engine = str(self._environment.venv.python), str(self._project.engine)
        return ["--dist", str(self._project.frozen), "--python", python, "--engine", engine]

    def _releases(self) -> list[Release]:
        text = (self._project.root / "CHANGELOG.md").read_text("utf-8")
        return releases(text, self._project.version, self._project.date.date())

    def _tool(self, name: str, *arguments: str) -> None:
        """Run a package of ``packaging/`` with the build environment's Python."""
        command = [str(self._environment.venv.python), str(self._project.root / "packaging" / name), *arguments]
        environment = clean_environment({"SOURCE_DATE_EPOCH": str(self._project.epoch), "QT_QPA_PLATFORM": "offscreen"})
        run(command, f"packaging/{name}", self._project.log, self._console, environment)

    def _run_python(self, *arguments: str) -> str:
        root = self._project.root
        environment = clean_environment({"PYTHONPATH": f"{root}:{root / 'packaging'}"})
        command = [str(self._environment.venv.python), *arguments]
        result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if result.returncode:
            raise Failure(f"{' '.join(arguments[:2])} failed: {result.stderr.strip()[-2000:]}")
        return result.stdout

    def _validate(self) -> None:
        """What stores and desktops would refuse is refused here, where the tools for it are."""
        checks = {
            "desktop-file-validate": [str(path) for path in self._share.glob("applications/*.desktop")],
            "appstreamcli": ["validate", "--no-net", *(str(path) for path in self._share.glob("metainfo/*.xml"))],
        }
        for tool, arguments in checks.items():
            if shutil.which(tool):
                run([tool, *arguments], tool, self._project.log, self._console)

    def _patiently(self, title: str, work: Callable[[], object]) -> None:
        """Do ``work`` with a sign of life; packing takes minutes and says nothing."""
        done = threading.Event()
        signs = threading.Thread(target=self._signs, args=(title, done), daemon=True, name="signs of life")
        signs.start()
        try:
            work()
        finally:
            done.set()
            signs.join()

    def _signs(self, title: str, done: threading.Event) -> None:
        seconds = 0
        while not done.wait(1):
            seconds += 1
            self._console.progress(title, "", seconds)


def check_sizes(installed: int, deb: int) -> None:
    """Raise ``Failure`` when one of them, in bytes, is larger than promised."""
    for what, size, limit in (("Installed", installed, INSTALLED_LIMIT), ("The package", deb, DEB_LIMIT)):
        if size > limit:
            raise Failure(f"{what} takes {size / MEGABYTE:.1f} MB, promised are {limit / MEGABYTE:.0f}.")


def missing_packages(names: list[str]) -> list[str]:
    """Those of the packages of Debian that are not installed."""
    command = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n", *names]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    there = {line.split()[0] for line in said.splitlines() if line.endswith(" installed")}
    return sorted(set(names) - there)

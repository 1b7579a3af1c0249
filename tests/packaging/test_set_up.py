"""The steps of a set-up and when they are skipped; on real virtual environments, without fetching anything."""

from __future__ import annotations

import io
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap.__main__ import main
from bootstrap.console import Console, Failure
from bootstrap.engine import (
    WITHOUT_AMX,
    WITHOUT_HALVES,
    build_advice,
    compiler_advice,
    compiler_fault,
    fewer_jobs,
    left_out,
)
from bootstrap.environment import VirtualEnvironment, supported
from bootstrap.locking import only_one
from bootstrap.stamps import Ready, engine_due, inputs_of, pinned, tell_make
from bootstrap.system import Debian

START = Path("packaging") / "bootstrap" / "start.sh"
PYPROJECT = """\
[build-system]
requires = ["setuptools"]
[project]
name = "x"
version = "1"
dependencies = ["llama-cpp-python==0.3.36", "numpy>=1"]
[tool.ruff]
line-length = 120
"""


# -------------------------------------------------------------------------------- which Python


def _interpreter(folder: Path, name: str, version: str) -> None:
    """A program that says it is this Python, and runs the set-up by naming itself."""
    numbers = version.split(".")
    script = f"""#!/bin/sh
case "$2" in
    *sys.exit*) {sys.executable} -c 'import sys; sys.exit(not (3, 11) <= ({numbers[0]}, {numbers[1]}) < (3, 14))' ;;
    *executable*) echo "{folder}/{name}" ;;
    *print*) echo {version} ;;
    *) echo "{name} $*" ;;
esac
"""
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def _start(root: Path, path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    tools = path / "tools"
    tools.mkdir(exist_ok=True)
    for tool in ("sh", "dirname", "cat"):
        if not (tools / tool).exists():
            (tools / tool).symlink_to(shutil.which(tool) or tool)
    return subprocess.run(
        ["sh", str(root / START), "run"],
        capture_output=True,
        text=True,
        env={"PATH": f"{path}:{tools}", **environment},
        check=False,
    )


def test_the_first_suitable_python_is_taken(project_root: Path, tmp_path: Path) -> None:
    _interpreter(tmp_path, "python3", "3.10.13")
    _interpreter(tmp_path, "python3.12", "3.12.1")
    result = _start(project_root, tmp_path)
    assert result.stdout == "python3.12 -m bootstrap run\n", result.stderr


@pytest.mark.parametrize("version", ["3.10.13", "3.14.0", "2.7.18"])
def test_only_unsuitable_pythons(project_root: Path, tmp_path: Path, version: str) -> None:
    _interpreter(tmp_path, "python3", version)
    result = _start(project_root, tmp_path)
    assert result.returncode == 1
    assert f"needs Python 3.11, 3.12 or 3.13, and found none. Found: python3 is {version}." in result.stderr
    assert "sudo apt-get install python3 python3-venv" in result.stderr


def test_no_python_at_all(project_root: Path, tmp_path: Path) -> None:
    result = _start(project_root, tmp_path)
    assert result.returncode == 1
    assert "found none.\n" in result.stderr


def test_a_chosen_python_is_taken_or_refused_by_name(project_root: Path, tmp_path: Path) -> None:
    _interpreter(tmp_path, "python3", "3.11.7")
    _interpreter(tmp_path, "mine", "3.13.0")
    _interpreter(tmp_path, "old", "3.9.1")
    assert _start(project_root, tmp_path, PYTHON="mine").stdout == "mine -m bootstrap run\n"
    refused = _start(project_root, tmp_path, PYTHON="old")
    assert refused.returncode == 1
    assert "PYTHON=old was asked for" in refused.stderr


def test_a_path_with_spaces_is_no_obstacle(project_root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "my programs"
    folder.mkdir()
    _interpreter(folder, "python3", "3.11.7")
    result = _start(project_root, tmp_path, PYTHON=str(folder / "python3"))
    assert result.stdout == "python3 -m bootstrap run\n", result.stderr


def test_supported_versions() -> None:
    assert [supported(v) for v in ("3.10", "3.11.0", "3.13.9", "3.14", "4.0")] == [False, True, True, False, False]


# ---------------------------------------------------------------------------------- what is due


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    return tmp_path


def test_only_what_decides_the_installation_makes_it_due(root: Path) -> None:
    before = inputs_of(root, "3.11")
    pyproject = root / "pyproject.toml"
    pyproject.write_text(PYPROJECT.replace("120", "100"))
    assert inputs_of(root, "3.11") == before
    pyproject.write_text(PYPROJECT.replace("numpy>=1", "numpy>=2"))
    assert inputs_of(root, "3.11") != before
    pyproject.write_text(PYPROJECT)
    assert inputs_of(root, "3.12") != before


def test_a_moved_clone_is_installed_again(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "moved"
    other.mkdir()
    shutil.copy(root / "pyproject.toml", other)
    assert inputs_of(other, "3.11") != inputs_of(root, "3.11")


def test_the_pinned_version(root: Path, project_root: Path) -> None:
    assert pinned(root, "llama-cpp-python") == "0.3.36"
    assert pinned(project_root, "llama-cpp-python") == "0.3.36"
    with pytest.raises(LookupError):
        pinned(root, "numpy")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"unknown": 1}'])
def test_an_unreadable_memory_is_an_empty_one(tmp_path: Path, text: str) -> None:
    assert Ready.read(tmp_path) == Ready()
    (tmp_path / "ready.json").write_text(text)
    assert Ready.read(tmp_path) == Ready()
    Ready("abc", {"version": "1"}).write(tmp_path)
    assert Ready.read(tmp_path) == Ready("abc", {"version": "1"})


def test_the_engine_is_installed_when_it_must_be_and_never_needlessly() -> None:
    plain: dict[str, object] = {"version": "2", "flags": {}}
    cuda: dict[str, object] = {"version": "2", "flags": {"CMAKE_ARGS": "-DGGML_CUDA=on"}}
    assert engine_due("2", "", False, {}, plain)
    assert engine_due("2", "1", False, plain, plain)
    assert not engine_due("2", "2", False, plain, plain)
    assert not engine_due("2", "2", False, {}, plain), "installed by hand"
    assert engine_due("2", "2", True, plain, cuda)
    assert not engine_due("2", "2", True, cuda, cuda)
    assert not engine_due("2", "2", False, cuda, plain), "asked for once, kept"
    for unwanted in ("amx_int8", "avx512_fp16"):
        before = {"version": "2", "processor": f"{unwanted} sse2", "flags": {}}
        assert engine_due("2", "2", False, before, before | {"processor": "sse2"})


def test_engines_are_built_without_what_does_them_no_good() -> None:
    both = f"{WITHOUT_AMX} {WITHOUT_HALVES}"
    assert left_out({}, "linux") == {"CFLAGS": WITHOUT_HALVES, "CXXFLAGS": both}
    assert left_out({"CXXFLAGS": "-O2"}, "darwin") == {"CFLAGS": WITHOUT_HALVES, "CXXFLAGS": f"-O2 {both}"}
    assert left_out({}, "win32") == {}


@pytest.mark.skipif(platform.machine() != "x86_64" or not shutil.which("c++"), reason="no compiler for such processors")
@pytest.mark.parametrize(("name", "flag"), [("-mamx-int8", WITHOUT_AMX), ("-mavx512fp16", WITHOUT_HALVES)])
def test_the_compiler_heeds_what_is_left_out(name: str, flag: str) -> None:
    """Also where the instruction sets are named behind it, as CMake does."""
    for flags, told in (((), 1), ((flag,), 0)):
        command = ["c++", *flags, name, "-dM", "-E", "-x", "c++", "-"]
        made = subprocess.run(command, input="", capture_output=True, text=True, check=False)
        if made.returncode:
            pytest.skip(f"this compiler does not know {name}")
        assert made.stdout.count(flag.removeprefix("-U")) == told


# ----------------------------------------------------------------------------------------- make


def _due(root: Path, *variables: str) -> bool:
    """Whether ``make run`` would start a set-up in ``root``."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHON", "CMAKE_ARGS")}
    command = ["make", "--dry-run", "run", *variables]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment, check=False)
    assert result.returncode == 0, result.stderr
    return "start.sh" in result.stdout


@pytest.mark.skipif(not shutil.which("make"), reason="no make")
def test_make_skips_what_is_ready_without_starting_python(root: Path, project_root: Path) -> None:
    shutil.copy(project_root / "Makefile", root)
    shutil.copytree(project_root / "packaging" / "bootstrap", root / "packaging" / "bootstrap")
    venv = root / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    assert _due(root)
    tell_make(root, venv, "run")
    assert not _due(root)
    assert _due(root, "PYTHON=python3.12")
    assert _due(root, "CMAKE_ARGS=-DGGML_CUDA=on")
    os.utime(root / "pyproject.toml", (2**31, 2**31))
    assert _due(root)
    os.utime(root / "pyproject.toml", (0, 0))
    assert not _due(root)
    moved = root.rename(root.with_name("moved to $ and # here"))
    assert _due(moved)
    tell_make(moved, moved / ".venv", "run")
    assert not _due(moved)
    (moved / ".venv" / "bin" / "python").unlink()
    assert _due(moved)


# -------------------------------------------------------------------------- virtual environments


@pytest.fixture
def venv(tmp_path: Path) -> VirtualEnvironment:
    console = Console(io.StringIO())
    log = tmp_path / "log"
    return VirtualEnvironment(tmp_path / ".venv", log, console, Debian(log, console, {"HEARTH_NO_INSTALL": "1"}))


def test_an_unusable_environment_is_made_anew_and_a_sound_one_left_alone(
    tmp_path: Path, venv: VirtualEnvironment
) -> None:
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    keep = tmp_path / ".venv" / "keep"
    keep.parent.mkdir()
    keep.touch()
    assert "does not start" in venv.fault()
    venv.ensure()
    assert not keep.exists()
    assert (venv.version(), venv.fault()) == (here, "")
    assert venv.installed("pip")
    assert venv.installed("Pip") == venv.installed("pip")
    assert venv.installed("pi") == ""

    keep.touch()
    venv.ensure(here)
    assert keep.exists()
    assert "asked for was 3.99" in venv.fault("3.99")
    (tmp_path / ".venv" / "unfinished").touch()
    assert "interrupted" in venv.fault()


def test_an_interrupted_installation_is_noticed_a_failed_one_is_not_held_against_it(
    tmp_path: Path, venv: VirtualEnvironment
) -> None:
    mark = tmp_path / ".venv" / "unfinished"
    mark.parent.mkdir()
    with venv.changing():
        assert mark.exists()
    assert not mark.exists()
    for ending, marked in ((KeyboardInterrupt(), True), (Failure("pip could not"), False)):
        with pytest.raises(type(ending)), venv.changing():
            raise ending
        assert mark.exists() == marked


def test_a_python_without_ensurepip(venv: VirtualEnvironment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(Failure, match="cannot make virtual environments") as caught:
        venv.ensure()
    assert "ensurepip" in caught.value.hint or "-venv" in caught.value.hint


# --------------------------------------------------------------------------------------- engine


def test_compilers_are_tried_before_minutes_are_spent(tmp_path: Path) -> None:
    assert "No C compiler" in compiler_fault({"PATH": str(tmp_path)})
    assert "CC names nothing-like-this" in compiler_fault({"PATH": str(tmp_path), "CC": "nothing-like-this"})
    assert "build-essential" in compiler_advice()


def test_a_compiler_that_fails_is_quoted(tmp_path: Path) -> None:
    broken = tmp_path / "cc"
    broken.write_text("#!/bin/sh\necho 'fatal: no headers' >&2\nexit 1\n")
    broken.chmod(0o755)
    fault = compiler_fault({"PATH": str(tmp_path), "CC": str(broken)})
    assert "cannot compile C" in fault
    assert "no headers" in fault


def test_as_many_compilers_as_the_memory_holds(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal: 1048576 kB\nMemAvailable:   524288 kB\n")
    assert fewer_jobs({}, meminfo) == ({} if os.cpu_count() == 1 else {"CMAKE_BUILD_PARALLEL_LEVEL": "1"})
    assert fewer_jobs({"CMAKE_BUILD_PARALLEL_LEVEL": "7"}, meminfo) == {}
    meminfo.write_text("MemAvailable: 1073741824 kB\n")
    assert fewer_jobs({}, meminfo) == {}
    assert fewer_jobs({}, tmp_path / "nothing") == {}


@pytest.mark.parametrize(
    ("tail", "word"),
    [
        ("OSError: [Errno 28] No space left on device", "disk"),
        ("c++: fatal error: Killed signal terminated program cc1plus", "memory"),
        ("ERROR: No matching distribution found for llama-cpp-python", "network"),
        ("something else", "CONTRIBUTING"),
    ],
)
def test_the_advice_after_a_failed_build_fits_its_reason(tail: str, word: str) -> None:
    assert word in build_advice(tail, 1)


# ----------------------------------------------------------------------------------------- rest


def test_two_set_ups_wait_for_each_other(tmp_path: Path) -> None:
    out = io.StringIO()
    lock = tmp_path / "deep" / "lock"
    holder = (
        "import sys\nfrom pathlib import Path\nfrom bootstrap.console import Console\n"
        "from bootstrap.locking import only_one\n"
        "with only_one(Path(sys.argv[1]), 'busy', Console()):\n"
        "    print('held', flush=True)\n    sys.stdin.readline()\n    Path(sys.argv[1] + '.done').touch()\n"
    )
    packaging = Path(__file__).resolve().parents[2] / "packaging"
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(packaging)},
    )
    with process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "held\n"
        assert not lock.with_name("lock.done").exists()
        console = _Letting(out, lambda: process.stdin and process.stdin.close())
        with only_one(lock, "at work", console):
            assert lock.with_name("lock.done").exists(), "the lock was taken while another held it"
    assert "Another set-up is at work; waiting" in out.getvalue()


class _Letting(Console):
    """Lets the other one go as soon as it is said that we wait for it."""

    def __init__(self, out: io.StringIO, release: object) -> None:
        super().__init__(out)
        self._release = release

    def say(self, text: str) -> None:
        super().say(text)
        assert callable(self._release)
        self._release()


@pytest.mark.parametrize("arguments", [[], ["fly"], ["run", "test"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err

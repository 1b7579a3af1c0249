"""The arrows between the layers point one way: every import is read, and the costly ones are watched at run time.

The drawing is in CONTRIBUTING.md. A module that breaks it is named with the line of the import.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("app", "inference", "resources")


@dataclass(frozen=True)
class Import:
    """``target`` (dotted, as far as the statement says it) is imported by ``source`` in ``line``."""

    source: str
    target: str
    line: int

    def below(self, *packages: str) -> bool:
        """Whether what is imported is one of ``packages`` or inside one."""
        return _below(self.target, packages)

    def __str__(self) -> str:
        return f"{self.source}:{self.line} imports {self.target}"


def _below(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def module_name(file: Path) -> str:
    """Dotted name of a source file of the project."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_in(text: str, source: str) -> Iterator[Import]:
    """Every import in a module's text, wherever it stands, also the dynamic ones with a literal name."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield Import(source, alias.name, node.lineno)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                for alias in names:
                    yield Import(source, f"{module}.{alias.name}", node.lineno)
            case ast.ImportFrom():
                yield Import(source, "(relative)", node.lineno)
            case ast.Call(func=ast.Name(id="__import__") | ast.Attribute(attr="import_module"), args=[first, *_]):
                target = first.value if isinstance(first, ast.Constant) else "(computed)"
                yield Import(source, str(target), node.lineno)


def all_imports() -> list[Import]:
    files = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    return [found for file in files for found in imports_in(file.read_text(encoding="utf-8"), module_name(file))]


IMPORTS = all_imports()
QT = ("PySide6", "shiboken6")
WITHOUT_QT = (
    "inference",
    "resources",
    "app.storage",
    "app.cli",
    "app.report",
    "app.settings",
    "app.paths",
    "app.notices",
    "app.reset",
)


def _offenders(sources: tuple[str, ...], *targets: str, but: tuple[str, ...] = ()) -> list[str]:
    return [
        str(found)
        for found in IMPORTS
        if _below(found.source, sources) and not _below(found.source, but) and found.below(*targets)
    ]


def test_the_reader_sees_every_kind_of_import() -> None:
    text = (
        "import a.b\nfrom c import d\nfrom . import e\n"
        "def f():\n    import g\n    __import__('h')\n    importlib.import_module('i.j')\n"
    )
    found = {(each.target, each.line) for each in imports_in(text, "x")}
    assert found == {("a.b", 1), ("c.d", 2), ("(relative)", 3), ("g", 5), ("h", 6), ("i.j", 7)}
    assert len(IMPORTS) > 200, "hardly any import was read; were the packages moved?"


def test_inference_knows_nothing_of_the_application() -> None:
    assert _offenders(("inference",), "app", "tests", "resources") == []


def test_resources_are_data() -> None:
    assert _offenders(("resources",), "app", "inference", "tests", "llama_cpp") == []


def test_no_part_of_the_program_needs_the_tests_or_the_packaging() -> None:
    assert _offenders(PACKAGES, "tests", "bootstrap", "pytest", "hypothesis") == []


@pytest.mark.parametrize("part", WITHOUT_QT)
def test_without_qt(part: str) -> None:
    assert _offenders((part,), *QT) == []


def test_only_the_engine_process_touches_llama_cpp() -> None:
    assert _offenders(PACKAGES, "llama_cpp", but=("inference.engine",)) == []


def test_only_the_engine_process_is_made_of_the_engine() -> None:
    """But for the lines with which a packaged program, told so by its first argument, becomes such a process."""
    found = _offenders(PACKAGES, "inference.engine", but=("inference.engine",))
    starts = ("inference.engine.__main__.main", "inference.engine.quantizing.main")
    assert [line for line in found if not line.endswith(starts) or "app.__main__" not in line] == []


def test_no_relative_import_and_no_computed_one() -> None:
    assert _offenders(PACKAGES, "(relative)", "(computed)") == []


def _loaded_by(statement: str) -> set[str]:
    """Top-level modules in memory after ``statement`` in a fresh process."""
    script = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.returncode == 0, result.stderr
    return set(result.stdout.split())


@pytest.mark.parametrize("package", ["inference", "app.storage", "app.cli", "app.reset"])
def test_importing_it_loads_neither_qt_nor_the_engine(package: str) -> None:
    modules = [module_name(file) for file in sorted((ROOT / package.replace(".", "/")).rglob("*.py"))]
    imported = [name for name in modules if not _below(name, ("inference.engine",)) and not name.endswith("__main__")]
    loaded = _loaded_by("import " + ", ".join(imported))
    assert loaded & {"PySide6", "shiboken6", "llama_cpp"} == set()


def test_the_window_never_loads_the_engine_into_its_process() -> None:
    """Neither the native library nor numpy, which comes with it: 40 MB and 0.2 s of nothing."""
    modules = [module_name(file) for file in sorted((ROOT / "app").rglob("*.py"))]
    loaded = _loaded_by("import " + ", ".join(name for name in modules if not name.endswith("__main__")))
    assert "PySide6" in loaded
    assert loaded & {"llama_cpp", "numpy"} == set()


# What is imported, where it has another name than its distribution, or comes with one.
DISTRIBUTIONS = {
    "h11": "uvicorn",
    "httpcore2": "httpx2",
    "llama_cpp": "llama-cpp-python",
    "markdown_it": "markdown-it-py",
    "mdit_py_plugins": "mdit-py-plugins",
    "PySide6": "PySide6-Essentials",
    "shiboken6": "PySide6-Essentials",
    "prompt_toolkit": "prompt-toolkit",
}


def test_what_is_imported_is_a_dependency() -> None:
    """Of the program, not of its tests: those are not installed where Hearth is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in project["dependencies"]}
    own = (*PACKAGES, "(relative)", "(computed)", *sys.stdlib_module_names)
    missing = {
        str(found)
        for found in IMPORTS
        if not found.below(*own)
        and DISTRIBUTIONS.get(top := found.target.partition(".")[0], top).lower() not in declared
    }
    assert not missing

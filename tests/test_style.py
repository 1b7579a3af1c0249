"""House rules that no tool has: sizes of files and functions, words that must not be in them, texts for translators."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = ("app", "inference", "resources", "packaging", "tests")
TEXT = {".py", ".md", ".toml", ".sh", ".yml", ".yaml", ".json", ".svg", ".qss", ".txt", ".cfg", ".ini", ".spec", ""}

LINES_OF_A_FILE = 400
LINES_OF_A_TEST_FILE = 500  # tables of cases are long without being hard to read
LINES_OF_A_FUNCTION = 60

# Put together here, or this file would break its own rule.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX")) + r")\b")
REGISTRY = re.compile("|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "/opt/" + "pypi", "/opt/" + "wheels")))
MACHINE = re.compile(
    r"(?<![\w.~}])/(" + "|".join(("wor" + "k", "roo" + "t", "tm" + "p", "Users", "home/" + r"\w")) + ")/"
)


def _files() -> Iterator[Path]:
    for name in OURS:
        yield from (file for file in sorted((ROOT / name).rglob("*")) if file.is_file())
    # In a worktree of git, .git is a file.
    yield from (file for file in sorted(ROOT.iterdir()) if file.is_file() and file.name != ".git")
    yield from (file for file in sorted((ROOT / ".ci").rglob("*")) if file.is_file())


FILES = [file for file in _files() if file.suffix in TEXT and "__pycache__" not in file.parts]
SOURCES = [file for file in FILES if file.suffix == ".py"]


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _places(pattern: re.Pattern[str]) -> list[str]:
    """Where ``pattern`` occurs in any text of the project: file, line number and the line."""
    return [
        f"{_name(file)}:{number}: {line.strip()[:100]}"
        for file in FILES
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def none(offenders: Iterable[str]) -> None:
    """Fail with a line for each offender, unless there is none."""
    found = list(offenders)
    assert not found, "\n".join(["", *found])


def test_there_is_something_to_look_at() -> None:
    assert {"app/storage/values.py", "inference/protocol.py", "Makefile", "tests/test_style.py"} <= set(
        map(_name, FILES)
    )


def test_every_module_says_what_it_does() -> None:
    none(_name(file) for file in SOURCES if file.stat().st_size and not ast.get_docstring(_tree(file)))


def test_no_file_is_too_long() -> None:
    lengths = {_name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in SOURCES}
    none(f"{name}: {length} lines" for name, length in lengths.items() if length > _limit(name))


def _limit(name: str) -> int:
    return LINES_OF_A_TEST_FILE if name.startswith("tests/") else LINES_OF_A_FILE


def test_no_function_is_too_long() -> None:
    none(
        f"{_name(file)}:{node.lineno} {node.name}: {length} lines"
        for file in SOURCES
        for node in ast.walk(_tree(file))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    )


def test_nothing_is_left_unfinished() -> None:
    none(_places(UNFINISHED))


def test_no_package_registry_is_named() -> None:
    none(_places(REGISTRY))


def test_no_path_of_a_certain_machine_is_named() -> None:
    none(_places(MACHINE))


@pytest.mark.parametrize("name", ["sleep", "MagicMock", "Mock", "wait"])
def test_tests_wait_for_conditions_and_mock_nothing(name: str) -> None:
    """``time.sleep``, ``qtbot.wait`` and mocks, under whatever name they were imported."""
    owners = {"sleep": {"time", "asyncio", "QTest", "QThread"}, "wait": {"qtbot"}}.get(name)
    found = [
        f"{_name(file)}:{node.lineno}"
        for file in SOURCES
        if _name(file).startswith("tests/")
        for node in ast.walk(_tree(file))
        if (isinstance(node, ast.Attribute) and node.attr == name and (not owners or _owner(node) in owners))
        or (isinstance(node, ast.alias) and node.name == name)
    ]
    none(found)


def _owner(node: ast.Attribute) -> str:
    return node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")


# ------------------------------------------------------------------------------- texts people see

# Qt calls, and which of their arguments a person reads.
SHOWN: dict[str, tuple[int, ...]] = {
    "setText": (0,),
    "setToolTip": (0,),
    "setStatusTip": (0,),
    "setWhatsThis": (0,),
    "setWindowTitle": (0,),
    "setTitle": (0,),
    "setPlaceholderText": (0,),
    "setAccessibleName": (0,),
    "setAccessibleDescription": (0,),
    "setInformativeText": (0,),
    "setDetailedText": (0,),
    "setLabelText": (0,),
    "setSuffix": (0,),
    "setPrefix": (0,),
    "setSpecialValueText": (0,),
    "setTabText": (1,),
    "addAction": (0, 1),
    "addMenu": (0, 1),
    "addTab": (1, 2),
    "addItem": (0, 1),
    "addRow": (0,),
    "QAction": (0, 1),
    "QCheckBox": (0,),
    "QCommandLinkButton": (0, 1),
    "QGroupBox": (0,),
    "QLabel": (0,),
    "QMenu": (0,),
    "QPushButton": (0,),
    "QRadioButton": (0,),
    "QToolButton": (0,),
    "getOpenFileName": (1, 3),
    "getSaveFileName": (1, 3),
}
LETTERS = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Hearth", "GGUF"}  # the same in every language


def untranslated(tree: ast.Module) -> list[int]:
    """Lines in which a plain text goes to a person without ``tr()``."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            shown = [node.args[i] for i in SHOWN.get(function, ()) if i < len(node.args)]
            lines += [argument.lineno for argument in shown if _is_plain_text(argument)]
    return lines


def _is_plain_text(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str(text)):
            return bool(set(LETTERS.findall(text)) - NAMES)
        case ast.JoinedStr(values=parts):
            return any(_is_plain_text(part) for part in parts)
        case ast.BinOp(left=left, right=right):
            return _is_plain_text(left) or _is_plain_text(right)
        case ast.IfExp(body=body, orelse=other):
            return _is_plain_text(body) or _is_plain_text(other)
    return False


def test_the_translation_check_sees_plain_texts() -> None:
    text = (
        "label.setText('Stop')\nlabel.setText(self.tr('Stop'))\nQLabel(f'{n} tokens')\nQLabel(f'{n} %')\n"
        "menu.addAction(icon, 'Copy')\nx.setText(a + ' words')\nx.setText('On' if a else self.tr('Off'))\n"
        "x.setObjectName('composer')\n"
    )
    assert untranslated(ast.parse(text)) == [1, 3, 5, 6, 7]


def test_every_text_in_the_window_can_be_translated() -> None:
    widgets = [file for file in SOURCES if _name(file).startswith(("app/widgets/", "app/controllers/"))]
    none([f"{_name(file)}:{line}" for file in widgets for line in untranslated(_tree(file))])

"""What the documents promise is true: the example runs as it is printed, files and make targets exist."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def _block(text: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found, f"no {language} block"
    return found[1]


def test_the_library_example_runs_as_printed(project_root: Path, guide_path: Path, tmp_path: Path) -> None:
    example = _block((project_root / "README.md").read_text(encoding="utf-8"), "python")
    assert len(example.splitlines()) <= 10, "ten lines were promised"
    shutil.copy(guide_path, tmp_path / "model.gguf")
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "example.py"], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=110
    )
    assert result.returncode == 0, result.stderr
    assert "file" in result.stdout.lower(), "the guide answers what a GGUF file is"
    assert result.stderr == ""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files(project_root: Path, name: str) -> None:
    text = (project_root / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not (project_root / link).is_file()] == []


def test_the_targets_named_are_the_targets_there_are(project_root: Path) -> None:
    makefile = (project_root / "Makefile").read_text(encoding="utf-8")
    there = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    for name in DOCUMENTS:
        text = (project_root / name).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE))
        assert named <= there, name
    assert there == {
        *("help", "run", "test", "lint", "bench", "screenshots", "translations"),
        *("package", "test-package", "clean"),
    }


def test_the_layout_names_what_exists(project_root: Path) -> None:
    table = (project_root / "CONTRIBUTING.md").read_text(encoding="utf-8").split("| Place |")[1].split("\n\n")[0]
    places = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert places
    for row in places:
        names = re.findall(r"`([^`]+)`", row)
        folder = project_root / names[0].rpartition("/")[0] if not names[0].endswith("/") else project_root
        for name in names:
            # Within a row, names without a folder are beside the first one.
            found = list(project_root.glob(name)) or list(folder.glob(name)) or list((project_root / "app").glob(name))
            assert found, f"{name} is named in CONTRIBUTING.md and not there"

"""The workflow that packs on three systems: it can be read, is careful, and names nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.named_things import make_targets, named_paths

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / ".github" / "workflows" / "package.yml"
TEXT = FILE.read_text(encoding="utf-8")
WORKFLOW: dict[Any, Any] = yaml.safe_load(TEXT)
JOBS: dict[str, dict[str, Any]] = WORKFLOW["jobs"]
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]
RUNS = [step["run"] for _, step in STEPS if "run" in step]


def test_it_says_that_it_was_not_run() -> None:
    assert "NOT RUN YET" in TEXT.split("\non:")[0]


def test_it_starts_by_tag_or_by_hand() -> None:
    assert WORKFLOW[True] == {"push": {"tags": ["v*"]}, "workflow_dispatch": None}  # YAML reads "on" as a truth


def test_nothing_is_allowed_that_is_not_needed() -> None:
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "linux": {"contents": "read"},
        "windows": {"contents": "read"},
        "macos": {"contents": "read"},
        "release": {"contents": "write"},
    }
    checkouts = [step for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == len(JOBS)
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_every_job_ends() -> None:
    assert all(0 < job["timeout-minutes"] <= 180 for job in JOBS.values())
    assert WORKFLOW["concurrency"]["group"].startswith("package-")


def test_a_release_needs_every_system_and_a_tag() -> None:
    assert set(JOBS["release"]["needs"]) == set(JOBS) - {"release"}
    assert JOBS["release"]["if"] == "github.ref_type == 'tag'"
    assert "--draft" in JOBS["release"]["steps"][-1]["run"]
    assert all("needs" not in job for name, job in JOBS.items() if name != "release")


def test_actions_are_pinned_to_a_commit_with_its_version_beside() -> None:
    used = re.findall(r"uses: (\S+)(.*)", TEXT)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), comment
    assert len({action for action, _ in used}) == len({action.split("@")[0] for action, _ in used})


def test_every_step_does_one_thing() -> None:
    for name, step in STEPS:
        assert ("run" in step) != ("uses" in step), (name, step)
        if "run" in step:
            assert step.get("shell", "bash") in ("bash", "pwsh", "cmd")


def test_what_strangers_can_choose_is_no_part_of_a_command() -> None:
    """Values of an event go through the environment; a name of a tag may hold anything."""
    for command in RUNS:
        assert all(name == "matrix.machine" for name in re.findall(r"\$\{\{ *([\w.]+)", command)), command


def test_secrets_are_those_told_at_the_top_and_go_to_steps_alone() -> None:
    told = set(re.findall(r"\b(?:WINDOWS|MACOS)_[A-Z_]+\b", TEXT.split("\non:")[0]))
    assert set(re.findall(r"secrets\.(\w+)", TEXT)) == told
    assert all("secrets" not in str(job.get("env", "")) for job in JOBS.values())


@pytest.mark.parametrize("path", sorted(named_paths("\n".join(RUNS))))
def test_every_file_it_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_files_are_really_looked_for() -> None:
    found = named_paths("\n".join(RUNS))
    assert {"packaging/bundle", "packaging/windows/prompt.cmd", "packaging/macos", "packaging/releasing"} <= found


def test_every_target_of_make_exists() -> None:
    named = set(re.findall(r"^ *make ([a-z-]+)$", "\n".join(RUNS), re.MULTILINE))
    assert {"package", "test-package"} <= named <= make_targets(ROOT)


def test_the_program_tries_itself_on_every_system() -> None:
    for name in ("linux", "windows", "macos"):
        assert any("--self-test" in step.get("run", "") for step in JOBS[name]["steps"])


def test_every_upload_has_its_sums() -> None:
    uploads = [step["with"]["path"] for _, step in STEPS if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert uploads == ["build/upload"] * 3
    assert sum("packaging/releasing sums build/upload" in command for command in RUNS) == 3
    names = [step["with"]["name"] for _, step in STEPS if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert len(set(names)) == len(names)


def test_both_kinds_of_mac_are_served() -> None:
    machines = {entry["machine"] for entry in JOBS["macos"]["strategy"]["matrix"]["include"]}
    assert machines == {"arm64", "x86_64"}

"""Releasing: the list names nothing that is not there, and its commands do what it says."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from bundle.__main__ import LOCK, steps_of
from inference.updates import read_release
from releasing.__main__ import SUMS, differences, main, sums_of
from releasing.changes import LONGEST_LINE, MOST_LINES, faults, feed_of, lines_of, notes_of, version_of
from tests.support.named_things import make_targets, named_paths

ROOT = Path(__file__).resolve().parents[2]
LIST = (ROOT / "packaging" / "RELEASING.md").read_text(encoding="utf-8")
COMMANDS = "\n".join([*re.findall(r"```sh\n(.*?)```", LIST, re.DOTALL), *re.findall(r"`([^`\n]+)`", LIST)])

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.2.0] - 2027-01-02

### Added

- A first **thing** that
  takes two lines.
- A second, see [here](https://example.org), with `code`.

## [1.1.0] - 2026-12-01

### Fixed

- Something else.
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Sources with a history, ready to be released."""
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, "-C", str(folder), *words], check=True, capture_output=True)


# ------------------------------------------------------------------------------------------ the list


@pytest.mark.parametrize("path", sorted(named_paths(LIST)))
def test_every_path_in_the_list_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_target_of_make_in_the_list_exists() -> None:
    named = set(re.findall(r"\bmake (?:-C \S+ )?([a-z][a-z-]*)", COMMANDS))
    assert {"test", "package", "test-package"} <= named <= make_targets(ROOT)


def test_every_step_of_our_commands_in_the_list_exists(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    said = capsys.readouterr().err
    for step in re.findall(r"packaging/releasing (\w+)", COMMANDS):
        assert re.search(rf"^ *{step}\b", said, re.MULTILINE), step
    known = {*re.findall(r'"(\w+)": build\.', Path(steps_of.__code__.co_filename).read_text(encoding="utf-8")), LOCK}
    for words in re.findall(r"packaging/bundle ([a-z ]+)", COMMANDS):
        assert set(words.split()) <= known


def test_every_variable_in_the_list_is_read_somewhere() -> None:
    places = [*(ROOT / "packaging").rglob("*.sh"), *(ROOT / "packaging").rglob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in places)
    for name in set(re.findall(r"\b(?:HEARTH|SOURCE)_[A-Z_]+\b", LIST)):
        assert name in code, name


def test_what_was_not_run_says_so() -> None:
    assert "have not been run yet" in " ".join(LIST.split())
    for name in (
        *("packaging/windows/installer.nsi", "packaging/windows/__main__.py", "packaging/windows/signing.py"),
        *("packaging/windows/prompt.cmd", "packaging/windows/try_installer.ps1", "packaging/macos/__main__.py"),
        *("packaging/macos/sign.sh", "packaging/macos/notarise.sh", "packaging/macos/import_certificate.sh"),
        *("packaging/macos/dmg_settings.py", "packaging/flatpak/__main__.py", "packaging/appimage/__main__.py"),
        *("packaging/flatpak/io.github.hearth_chat.Hearth.yml", ".github/workflows/package.yml"),
    ):
        head = (ROOT / name).read_text(encoding="utf-8")[:1200]
        assert re.search(r"NOT (BEEN )?(RUN|BUILT)\b.*YET", head), name


# -------------------------------------------------------------------------------------- the commands


def test_notes_are_those_of_the_version() -> None:
    notes = notes_of(CHANGELOG, "1.2.0")
    assert notes.startswith("### Added\n")
    assert "Something else" not in notes
    assert notes_of(CHANGELOG, "1.1.0") == "### Fixed\n\n- Something else.\n"
    with pytest.raises(ValueError, match=r"nothing about version 2\.0\.0"):
        notes_of(CHANGELOG, "2.0.0")
    with pytest.raises(ValueError, match="nothing"):
        notes_of(CHANGELOG, "Unreleased")


def test_the_feed_is_one_that_hearth_understands() -> None:
    release = read_release(feed_of("1.2.0", notes_of(CHANGELOG, "1.2.0")).encode())
    assert release.version == "1.2.0"
    assert release.notes == ("A first thing that takes two lines.", "A second, see here, with code.")


def test_long_notes_are_shortened_to_what_the_feed_may_have() -> None:
    notes = "".join(f"- {number} {'word ' * 200}\n" for number in range(100))
    lines = lines_of(notes)
    assert len(lines) == MOST_LINES
    assert all(len(line) <= LONGEST_LINE and line.endswith("word …") for line in lines)
    assert read_release(feed_of("1.2.0", notes).encode()).notes == tuple(lines)


def test_our_own_changelog_makes_a_feed() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version = version_of(ROOT)
    named = text.replace("## [Unreleased]", f"## [{version}] - {date(2027, 1, 2)}", 1)
    release = read_release(feed_of(version, notes_of(named, version)).encode())
    assert release.notes
    assert len(json.dumps(release.notes)) < 60_000


def test_sources_that_are_ready_have_no_faults(sources: Path) -> None:
    assert faults(sources) == []
    git(sources, "tag", "v1.2.0")
    assert faults(sources) == []


@pytest.mark.parametrize(
    ("version", "changelog", "why"),
    [
        ("1.2.0rc1", CHANGELOG.replace("1.2.0", "1.2.0rc1"), "three numbers"),
        ("1.3.0", CHANGELOG, "rename 'Unreleased'"),
        ("1.2.0", CHANGELOG.replace(" - 2027-01-02", ""), "when version 1.2.0 came out"),
    ],
)
def test_what_is_in_the_way_is_said(version: str, changelog: str, why: str, sources: Path) -> None:
    (sources / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n')
    (sources / "CHANGELOG.md").write_text(changelog)
    git(sources, "commit", "--quiet", "--all", "--allow-empty", "--message", "second")
    (fault,) = faults(sources)
    assert why in fault


def test_a_version_is_released_once_and_as_it_is_committed(sources: Path) -> None:
    git(sources, "tag", "v1.2.0")
    (sources / "CHANGELOG.md").write_text(CHANGELOG + "\n")
    (fault,) = faults(sources)
    assert "not committed" in fault
    git(sources, "commit", "--quiet", "--all", "--message", "second")
    (fault,) = faults(sources)
    assert "is another commit" in fault


def test_sums_are_written_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.deb").write_bytes(b"one")
    (tmp_path / "a.tar.xz").write_bytes(b"two")
    (tmp_path / "folder").mkdir()
    assert main(["sums", str(tmp_path)]) == 0
    assert (tmp_path / SUMS).read_text() == sums_of(tmp_path)
    assert [line.split("  ")[1] for line in sums_of(tmp_path).splitlines()] == ["a.tar.xz", "b.deb"]
    assert main(["verify", str(tmp_path)]) == 0
    (tmp_path / "b.deb").write_bytes(b"other")
    (tmp_path / "c").touch()
    assert main(["verify", str(tmp_path)]) == 1
    assert len(differences(tmp_path)) == 3
    assert "3 differences" in capsys.readouterr().out


def test_what_cannot_be_done_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["publish"]) == 2
    assert main(["verify", str(tmp_path)]) == 1
    assert SUMS in capsys.readouterr().err
    assert main(["version"]) == 0
    assert capsys.readouterr().out.strip() == version_of(ROOT)

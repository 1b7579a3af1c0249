"""``hearth models`` as a person and a script use it: run in this process, Ctrl-C in one of its own."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli.long_work import line_of
from app.cli.main import run
from app.paths import find_paths
from inference.library.values import Progress
from tests.support.model_stores import ModelFiles, add_to_ollama, sha256
from tests.support.tiny_encoder import write_encoder

NAME = "Sample model 0000001"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    return ModelFiles(tmp_path_factory.mktemp("sample"))


@pytest.fixture(autouse=True)
def no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def own() -> Path:
    return find_paths().models


class Said:
    """What the last command has written, and its exit status."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        """Run ``hearth models`` with these words; returns what is on standard output."""
        self._capsys.readouterr()
        assert run(["models", *words]) == status, self._capsys.readouterr().err
        captured = self._capsys.readouterr()
        self.error = captured.err
        return captured.out

    def objects(self, *words: str, status: int = 0) -> list[dict[str, Any]]:
        """The same with ``--json``: its lines."""
        return [json.loads(line) for line in self(*words, "--json", status=status).splitlines()]


@pytest.fixture
def models(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


def test_embedding_model_is_added_for_other_programs(models: Said, tmp_path: Path) -> None:
    said = models("add", str(write_encoder(tmp_path / "e.gguf")))
    assert said == "Added Tiny encoder. It makes embeddings for other programs and cannot chat.\n"


def test_models_of_all_stores_are_listed(models: Said, files: ModelFiles, own: Path) -> None:
    files.write(own / "owner/name/a.gguf", 1)
    blob = add_to_ollama(Path.home() / ".ollama/models", ("registry.ollama.ai", "library", "m", "2b"), files.data(2))
    (own / "broken.gguf").write_bytes(b"<html>")
    listed = {each["name"]: each for each in models.objects()}
    assert listed.keys() == {NAME, "Sample model 0000002", "guide"}
    assert listed[NAME]["source"] == "hearth"
    assert listed["Sample model 0000002"]["path"] == str(blob)
    out = models("list")
    assert "Ollama" in out
    assert "built in" in out
    assert "1 more cannot chat" in models.error
    assert "not a GGUF" in models("list", "--all")


def test_chat_finds_models_of_other_programs(files: ModelFiles, capsys: pytest.CaptureFixture[str]) -> None:
    """Though nobody has looked for models before."""
    add_to_ollama(Path.home() / ".ollama/models", ("registry.ollama.ai", "library", "m", "2b"), files.data(2))
    assert run(["models", "info", "m:2b"]) == 0
    assert "Sample model 0000002" in capsys.readouterr().out


def test_info(models: Said, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "owner/name/a.gguf", 1)
    (path.parent / "mmproj-F16.gguf").write_bytes(b"GGUF eye")
    out = models("info", NAME)
    for expected in (NAME, str(path), "owner/name", "Q8_0", "8,192 tokens", "vision", "mmproj-F16.gguf", "llama"):
        assert expected in out
    assert "with 8,192 tokens of context (weights" in out
    (told,) = models.objects("info", str(path))
    assert told["vision"]
    assert told["companions"][0]["kind"] == "projector"


def test_info_of_a_file_that_is_in_no_list(models: Said, files: ModelFiles, tmp_path: Path) -> None:
    path = files.write(tmp_path / "elsewhere.gguf", 1)
    assert str(path) in models("info", str(path))


def test_scan_tells_what_came_and_went(models: Said, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    assert f"+ {NAME}" in models("scan")
    path.unlink()
    (told,) = models.objects("scan")
    assert (told["gone"], told["models"], told["read"]) == ([NAME], 0, 0)


def test_remove_and_recall(models: Said, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    assert "its file stays" in models("remove", NAME)
    assert path.exists()
    assert NAME not in models("list")
    assert models("recall").strip() == NAME
    assert "listed again" in models("recall", NAME)
    assert NAME in models("list")
    assert models("recall") == ""
    models("recall", "nobody", status=1)


@pytest.mark.parametrize("words", ["remove", "delete", "verify", "rename x", "note x", "move x", "quantize"])
def test_a_file_outside_the_library_is_not_taken_for_its_namesake(
    models: Said, files: ModelFiles, own: Path, tmp_path: Path, words: str
) -> None:
    """Both have the same title: the one that was named must be meant, or none."""
    listed = files.write(own / "a.gguf", 1)
    models("list")
    other = files.write(tmp_path / "elsewhere" / "b c.gguf", 1)
    os.truncate(other, other.stat().st_size + 4096)  # not the same content either
    action, *rest = words.split()
    models(action, str(other), *rest, status=2)
    assert f"models add '{other}'" in models.error
    assert listed.exists()
    assert NAME in models("list")


def test_rename_takes_the_settings_along(models: Said, files: ModelFiles, own: Path) -> None:
    files.write(own / "a.gguf", 1)
    settings = find_paths().settings
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"format": 1, "settings": {}, "models": {NAME: {"load.threads": 3}}}))
    models("list")
    assert "now called" in models("rename", NAME, "Poet")
    assert json.loads(settings.read_text())["models"] == {"Poet": {"load.threads": 3}}
    models("rename", "Poet", "guide", status=2)
    assert "Choose another name" in models.error


def test_notes(models: Said, files: ModelFiles, own: Path) -> None:
    files.write(own / "a.gguf", 1)
    assert "no note" in models("note", NAME)
    models("note", NAME, "Good at rhymes.")
    assert models("note", NAME) == "Good at rhymes.\n"
    models("note", NAME, "")
    assert "no note" in models("note", NAME)


def test_verify(models: Said, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    assert "remembered" in models("verify", NAME)
    (told,) = models.objects("verify", NAME)
    assert (told["result"], told["model"]["sha256"]) == ("ok", [sha256(files.data(1))])
    data = bytearray(files.data(1))
    data[-100] ^= 1
    status = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert models("verify", NAME, status=1) == ""
    assert "damaged" in models.error
    assert len(models.error.strip().splitlines()) == 1
    (told,) = models.objects("verify", NAME, status=1)
    assert told["damaged"] == [str(path)]


def test_move(models: Said, files: ModelFiles, own: Path, tmp_path: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    (told,) = models.objects("move", NAME, str(tmp_path / "elsewhere"))
    assert told["path"] == str(tmp_path / "elsewhere/a.gguf")
    assert not path.exists()
    models("move", NAME, str(tmp_path / "elsewhere"), status=2)


def test_delete_and_restore(models: Said, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    assert "restore" in models("delete", NAME)
    assert not path.exists()
    (lying,) = models.objects("restore")
    assert lying["name"] == NAME
    assert NAME in models("restore")
    assert str(path) in models("restore", NAME)
    assert path.exists()
    models("restore", NAME, status=2)
    models("delete", NAME)
    assert models.objects("empty-trash") == [{"freed": len(files.data(1))}]
    assert "nothing" in models("empty-trash")
    models("restore")
    assert "nothing" in models.error


def test_files_of_other_programs_are_not_deleted(models: Said, files: ModelFiles) -> None:
    blob = add_to_ollama(Path.home() / ".ollama/models", ("registry.ollama.ai", "library", "m", "2b"), files.data(2))
    models("list")
    models("delete", "m:2b", status=2)
    assert "Ollama" in models.error
    models("move", "m:2b", str(blob.parent.parent), status=2)
    assert blob.exists()


def test_folders(models: Said, files: ModelFiles, tmp_path: Path) -> None:
    files.write(tmp_path / "drive/a.gguf", 1)
    assert str(tmp_path / "drive") in models("folders", "add", str(tmp_path / "drive"))
    assert NAME in models("list")
    listed = models.objects("folders")
    assert {"source": "folder", "folder": str(tmp_path / "drive"), "there": True} in listed
    (tmp_path / "drive").rename(tmp_path / "away")
    assert "not there now" in models("folders", "list")
    assert "file is missing" in models("list")
    models("folders", "add", str(tmp_path / "nothing"), status=2)
    models("folders", "remove", str(tmp_path / "drive"))
    assert NAME not in models("list")
    models("folders", "remove", str(tmp_path / "drive"), status=2)


def test_folder_is_one_however_it_is_written(models: Said, files: ModelFiles, tmp_path: Path) -> None:
    files.write(tmp_path / "drive/a.gguf", 1)
    models("folders", "add", str(tmp_path / "drive"))
    models("folders", "add", str(tmp_path / "drive/../drive/"))
    added = [each["folder"] for each in models.objects("folders") if each["source"] == "folder"]
    assert added == [str(tmp_path / "drive")]
    models("folders", "remove", str(tmp_path / "drive/x/.."))
    assert not [each for each in models.objects("folders") if each["source"] == "folder"]


def test_names_that_are_no_unicode_can_be_shown(models: Said, files: ModelFiles, own: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(own) + b"/na\xefve.gguf"))
    try:
        files.write(path, 1)
    except OSError:
        pytest.skip("this file system takes only Unicode")
    assert {each["name"] for each in models.objects("list")} == {NAME, "guide"}


@pytest.fixture
def large(own: Path, files: ModelFiles) -> Iterator[Path]:
    """A model that takes some time to read: mostly a hole."""
    path = files.write(own / "large.gguf", 1)
    os.truncate(path, 40 * 1024**3)
    yield path
    path.unlink()


@pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")
def test_ctrl_c_ends_long_work(models: Said, large: Path) -> None:
    """Status 130, nothing on standard output, and the line of progress is gone."""
    models("list")
    leader, follower = pty.openpty()
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "models", "verify", NAME],
            stdin=follower,
            stdout=subprocess.PIPE,
            stderr=follower,
        )
        os.close(follower)
        seen = b""
        while b"Checking [" not in seen:
            seen += os.read(leader, 4096)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        assert (process.returncode, out) == (130, b"")
    finally:
        os.close(leader)


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress(step="scan"), "Looking for models ..."),
        (Progress(step="read", done=3, total=12), "Reading [######..................] 3 of 12 models"),
        (
            Progress(step="hash", done=1024**3, total=2 * 1024**3),
            "Checking [############............]  50%  1.0 GB of 2.0 GB",
        ),
        (Progress(step="copy"), "Copying ..."),
    ],
)
def test_line_of_progress(progress: Progress, expected: str) -> None:
    assert line_of(progress) == expected

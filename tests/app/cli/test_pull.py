"""``hearth pull`` as a person and a script use it, against the stand-in hub."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from app.paths import find_paths
from inference.net.network import Network
from tests.support.hub.api import HubApi
from tests.support.hub.fetching import Queue, leftovers, sha256, wanted
from tests.support.hub.server import LoopbackHub
from tests.support.tiny_gguf import write_tiny
from tests.support.waiting import wait_for

REPOSITORY = "owner/tiny-GGUF"
FILE = "tiny-Q4_K_M.gguf"
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_tiny(tmp_path_factory.mktemp("tiny") / "tiny.gguf", "dense").read_bytes()


@pytest.fixture
def hub(model: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with LoopbackHub() as hub:
        HubApi(hub)
        files = {FILE: model, "tiny-Q8_0.gguf": model + bytes(32), "mmproj-F16.gguf": model, "README.md": b"# hi"}
        hub.add(REPOSITORY, files)
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield hub


def target(name: str = FILE) -> Path:
    return find_paths().models / REPOSITORY / name


def pull(*words: str) -> list[str]:
    return ["pull", *words]


def events(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_the_usual_quantization(hub: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pull(REPOSITORY)) == 0
    shown = capsys.readouterr()
    assert shown.out.rstrip().endswith(str(target()))
    assert "chat -m" in shown.err
    assert "\x1b" not in shown.out + shown.err
    assert sha256(target()) == hub.repositories[REPOSITORY].files[FILE].sha256
    assert leftovers(find_paths().models) == [f"{REPOSITORY}/{FILE}"]
    assert run(["models", "--json"]) == 0
    known = events(capsys.readouterr().out)
    assert [each["repository"] for each in known if each["path"] == str(target())] == [REPOSITORY]


def test_a_second_time_nothing_is_fetched(hub: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pull(REPOSITORY)) == 0
    sent = hub.sent()
    assert run(pull(f"{REPOSITORY}:q4_k_m")) == 0
    assert hub.sent() == sent
    assert str(target()) in capsys.readouterr().out


def test_json(hub: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    hub.fault("drop", at=1000)
    assert run(pull(f"{REPOSITORY}:Q8_0", "--json")) == 0
    *progress, last = events(capsys.readouterr().out)
    assert {each["type"] for each in progress} == {"download"}
    assert progress[-1]["state"] == "done"
    assert progress[-1]["done"] == progress[-1]["total"] == last["size"] + 32 or progress[-1]["done"] > 0
    assert (last["type"], last["path"]) == ("finished", str(target("tiny-Q8_0.gguf")))


def test_by_file_with_what_sees_pictures(hub: LoopbackHub) -> None:
    assert run(pull(f"{hub.endpoint}/{REPOSITORY}/blob/main/{FILE}", "--projector")) == 0
    assert leftovers(target().parent) == ["mmproj-F16.gguf", FILE]


def test_a_plain_address(hub: LoopbackHub, model: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pull(hub.put("/files/some%20model.gguf".replace("%20", "-"), model, etag='"1"'))) == 0
    (came,) = find_paths().models.glob("127.0.0.1-*/some-model.gguf")
    assert came.read_bytes() == model


@pytest.mark.parametrize(
    ("words", "status", "part"),
    [
        (["owner/none"], 1, "There is no owner/none"),
        ([f"{REPOSITORY}:Q2_K"], 1, "It has: Q4_K_M, Q8_0"),
        ([f"{REPOSITORY}/none.gguf"], 2, "none.gguf"),
        ([REPOSITORY, "--draft"], 2, "no draft model"),
        (["what is this"], 2, "OWNER/NAME"),
        (["https://127.0.0.1/model.zip"], 2, ".gguf"),
    ],
    ids=str,
)
def test_what_cannot_be_had(
    hub: LoopbackHub, capsys: pytest.CaptureFixture[str], words: list[str], status: int, part: str
) -> None:
    assert run(pull(*words)) == status
    shown = capsys.readouterr()
    assert shown.out == ""
    assert part in shown.err
    assert len(shown.err.splitlines()) == 1
    assert leftovers(find_paths().models) == []


def test_a_gated_repository(hub: LoopbackHub, model: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    hub.add("owner/gated", {FILE: model}, gated="manual", allowed={"hf_good"})
    assert run(pull("owner/gated", "--json")) == 1
    shown = capsys.readouterr()
    assert events(shown.out)[-1]["code"] == "access_needed"
    assert "owner/gated" in shown.err
    assert "HF_TOKEN" in shown.err
    assert hub.sent() == 0


def test_a_token_of_the_environment(hub: LoopbackHub, model: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.add("owner/gated", {FILE: model}, gated="manual", allowed={"hf_good"})
    monkeypatch.setenv("HF_TOKEN", "hf_good")
    assert run(pull("owner/gated")) == 0
    assert hub.leaks == []


def test_nobody_there(hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert run(pull(REPOSITORY)) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_address_that_nobody_answers(hub: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pull("http://127.0.0.1:9/model.gguf")) == 1
    *before, last = capsys.readouterr().err.splitlines()
    assert "cannot be reached" in last
    assert all("0.0 MB" not in line for line in before), "nothing is known of it yet"


def test_what_is_fetched_is_told(hub: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pull(REPOSITORY)) == 0
    told = capsys.readouterr().err.splitlines()[0]
    assert "Q4_K_M" in told
    assert "MB of memory here: fits" in told


def test_a_file_that_is_no_model(hub: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    hub.add("owner/junk", {"junk-Q4_K_M.gguf": b"<html>" * 1000})
    assert run(pull("owner/junk")) == 1
    said = capsys.readouterr().err
    assert "not a GGUF" in said
    assert "chat -m" not in said


def test_a_second_pull_of_the_same_says_one_line(hub: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    hub.fault("stall", at=1000)
    with Queue(Network(endpoint=hub.endpoint)) as other:
        other.reached(other.downloads.add(wanted(hub, find_paths().models, FILE, repository=REPOSITORY)), 1000)
        capsys.readouterr()
        assert run(pull(REPOSITORY)) == 1
        said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "being downloaded already" in said


@pytest.mark.parametrize("word", [REPOSITORY, REPOSITORY.upper(), f"{REPOSITORY}:q4_k_m"])
def test_what_was_pulled_is_found_by_that_word(hub: LoopbackHub, capsys: pytest.CaptureFixture[str], word: str) -> None:
    assert run(pull(REPOSITORY)) == 0
    assert run(["models", "info", word]) == 0
    assert str(target()) in capsys.readouterr().out
    assert run(pull(f"{REPOSITORY}:Q8_0")) == 0
    assert run(["models", "info", REPOSITORY]) == 1
    assert "more than one" in capsys.readouterr().err


def test_what_was_not_pulled_yet_says_how(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "info", "owner/other-GGUF:Q4_K_M"]) == 1
    assert "pull owner/other-GGUF:Q4_K_M" in capsys.readouterr().err
    for path in ("owner/other.gguf", "../other", "a/b/c"):
        assert run(["models", "info", path]) == 1
        assert "pull" not in capsys.readouterr().err


def test_offline(hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert run(pull(REPOSITORY)) == 1
    said = capsys.readouterr().err
    assert "switched off" in said
    assert "HF_HUB_OFFLINE" in said, "nobody finds that in the settings"
    assert hub.requests == []


@posix_only
@pytest.mark.parametrize("words", [[], ["--json"]], ids=["text", "json"])
def test_ctrl_c_pauses_and_the_same_command_goes_on(
    hub: LoopbackHub, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    size = hub.repositories[REPOSITORY].files[FILE].size
    hub.fault("stall", at=size // 2)
    command = [sys.executable, "-m", "app", *pull(REPOSITORY, *words)]
    part = target().with_name(FILE + ".part")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            wait_for(lambda: part.exists() and part.stat().st_size >= size // 2, "half of the file", 80)
            process.send_signal(signal.SIGINT)
            out, err = (text.decode() for text in process.communicate(timeout=60))
        finally:
            process.kill()
    assert process.returncode == 130, err
    if words:
        assert events(out)[-1]["type"] == "paused"
    else:
        assert f"pull {REPOSITORY}" in err
        assert "Traceback" not in err
    assert part.exists()
    assert run(pull(REPOSITORY)) == 0
    assert hub.sent() == size, "not a byte was fetched twice"
    assert leftovers(target().parent) == [FILE]

"""``hearth serve`` as a process of its own: it says where it listens, answers, and ends cleanly."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from app.api_key import ApiKey
from app.cli.main import run
from app.cli.serve import describe_call
from app.engine_host import make_host
from app.paths import find_paths
from app.settings import Settings
from inference.hosting.door import Door
from inference.hosting.values import Call

Serve = subprocess.Popen[str]


def start(*options: str) -> Serve:
    command = [sys.executable, "-P", "-m", "app", "serve", "--port", "0", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def address(serve: Serve) -> str:
    assert serve.stdout is not None
    line = serve.stdout.readline()
    assert "http://127.0.0.1:" in line, line or serve.communicate()
    return line.split()[-1]


def end(serve: Serve) -> tuple[str, str]:
    serve.send_signal(signal.SIGINT)
    out, err = serve.communicate(timeout=30)
    assert serve.returncode == 0, err
    return out, err


@pytest.fixture
def serving() -> Iterator[Serve]:
    process = start("-v")
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def get(url: str, key: str, body: object | None = None) -> dict[str, object]:
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json", "User-Agent": "a-test/1"}
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=60) as answer:
        found: dict[str, object] = json.loads(answer.read())
        return found


def test_it_answers_other_programs_until_ctrl_c(serving: Serve) -> None:
    url = address(serving)
    assert serving.stdout is not None
    assert "api-key" in serving.stdout.readline()  # nobody is watching: the key itself is not shown
    key = ApiKey(find_paths().data).read()
    models = get(f"{url}/models", key)["data"]
    assert isinstance(models, list)
    assert "guide" in [model["id"] for model in models]
    body = {"model": "guide", "messages": [{"role": "user", "content": "What is a GGUF file?"}], "max_tokens": 8}
    answer = get(f"{url}/chat/completions", key, body)
    assert answer["model"] == "guide"
    with pytest.raises(urllib.error.HTTPError, match="401"):
        get(f"{url}/models", "wrong")
    out, err = end(serving)
    assert "/chat/completions" in out
    assert key not in out + err
    assert "GGUF" not in out + err


def test_it_uses_the_models_of_the_hearth_that_is_open() -> None:
    paths = find_paths()
    host = make_host(Settings(paths.settings), paths, lambda: ())
    door = Door(host, paths.data)
    try:
        serve = start("--no-key")
        url = address(serve)
        assert get(f"{url}/models", "")["data"] is not None
        _, err = end(serve)
        assert "that is open" in err
    finally:
        door.close()
        host.close()


def test_a_second_one_needs_another_port() -> None:
    first = start("--no-key")
    port = address(first).split(":")[-1].split("/")[0]
    second = subprocess.run(
        [sys.executable, "-P", "-m", "app", "serve", "--port", port], capture_output=True, text=True, timeout=60
    )
    end(first)
    assert second.returncode == 1
    assert f"Port {port} is in use" in second.stderr
    assert "--port" in second.stderr
    assert len(second.stderr.strip().splitlines()) <= 2


def test_a_key_that_no_list_of_processes_shows() -> None:
    command = [sys.executable, "-P", "-m", "app", "serve", "--port", "0", "--host", "0.0.0.0"]
    command += ["--name", "desk.lan", "--api-key-file", "-"]
    pipe = subprocess.PIPE
    serve = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    assert serve.stdin is not None
    assert serve.stdout is not None
    serve.stdin.write("given-key\n")
    serve.stdin.flush()
    url = address(serve)
    assert "one you gave" in serve.stdout.readline()
    request = urllib.request.Request(f"{url}/models", headers={"x-api-key": "given-key", "Host": "desk.lan:80"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status == 200
    out, err = end(serve)
    assert "given-key" not in out + err
    assert "in place of 127.0.0.1" in err


def test_the_key_of_the_environment_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEARTH_API_KEY", "two words")
    assert run(["serve"]) == 2
    assert "cannot send" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--host", "0.0.0.0", "--no-key"), "Without a key"),
        (("--host", "nowhere.example"), "no network address"),
        (("--port", "70000"), "no port"),
        (("--api-key", " "), "empty"),
        (("--api-key", "k\u00e9y"), "cannot send"),
        (("--api-key-file", "nowhere"), "cannot be read"),
        (("--api-key-file", "x", "--no-key"), "not allowed"),
        (("--name", "*"), "no name"),
        (("--name", "http://desk.lan/"), "no name"),
        (("--no-key", "--new-key"), "not allowed"),
        (("--memory", "0"), "no model fits"),
        (("--memory", "nan"), "no number"),
        (("--memory", "100000"), "or less"),
        (("--idle", "-1"), "no number"),
        (("--origin", "*"), "no website"),
        (("--origin", "chat.example"), "no website"),
    ],
)
def test_what_cannot_be_meant(options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", *options]) == 2
    assert words in capsys.readouterr().err


def test_a_request_in_a_line() -> None:
    call = Call(at=0.0, client="openai", what="POST /v1/chat/completions", model="guide", status=200, seconds=1.25)
    line = describe_call(call)
    assert line.split("  ")[1:] == ["openai", "POST /v1/chat/completions", "200", "guide", "1.2 s"]

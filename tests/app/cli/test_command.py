"""``hearth`` as a script and a person use it: real processes, the real engine, a real terminal."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from app.cli.doctor import _some
from app.cli.main import run
from app.paths import find_paths
from app.storage.conversations import Conversations
from app.storage.database import Database
from inference.kv_files import KvFolder
from inference.units import GIB, MIB
from tests.inference.kv_files.samples import MODEL, sample
from tests.support.tiny_gguf import write_tiny
from tests.support.wrong_files import WRONG_KINDS, unprivileged, write_wrong

if os.name == "posix":
    import fcntl
    import pty
    import termios

LIMIT = 80.0  # seconds for one command, below the limit of a test; the machine may be busy
HEARTH = [sys.executable, "-m", "app"]

PATIENCE = 2.0  # seconds without a sign of the program, then Ctrl-D is typed again
PROMPT = r">\x08?"  # prompt_toolkit moves the cursor instead of writing the space
posix_only = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")


def hearth(*words: str, piped: str | bytes = "") -> subprocess.CompletedProcess[str]:
    data = piped.encode() if isinstance(piped, str) else piped
    done = subprocess.run([*HEARTH, *words], input=data, capture_output=True, timeout=LIMIT, check=False)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def events(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model that never ends an answer by itself."""
    return str(write_tiny(tmp_path_factory.mktemp("models") / "endless.gguf", "dense"))


def test_a_question_from_a_pipe_is_answered() -> None:
    done = hearth("chat", piped="What is a GGUF file?\n")
    assert done.returncode == 0, done.stderr
    assert "GGUF" in done.stdout
    assert "file" in done.stdout
    assert done.stderr == ""


def test_the_same_question_at_temperature_0_gets_the_same_answer() -> None:
    first, second = (hearth("chat", "--json", "--temp", "0", "-m", "guide", "hello") for _ in range(2))
    assert first.returncode == second.returncode == 0, first.stderr
    texts = ["".join(e["text"] for e in events(done.stdout) if e["type"] == "delta") for done in (first, second)]
    assert texts[0] == texts[1]
    assert texts[0]
    seen = next(event for event in events(first.stdout) if event["type"] == "context")
    last = events(first.stdout)[-1]
    assert last["type"] == "finished"
    assert (seen["first"], seen["hidden"], seen["tokens"]) == (0, 0, last["prompt_tokens"])
    assert last["completion_tokens"] > 0
    assert last["ttft_ms"] > 0
    assert last["decode_tps"] > 0


def test_answers_are_held_to_a_schema(endless: str, tmp_path: Path) -> None:
    """A model that writes nonsense: it is the schema that makes it JSON."""
    schema = tmp_path / "schema.json"
    schema.write_text(
        '{"type": "object", "properties": {"sure": {"enum": [true, false]}}, "required": ["sure"], '
        '"additionalProperties": false}'
    )
    done = hearth("chat", "-m", endless, "--schema", str(schema), "-n", "60", "Are you?")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["sure"] in (True, False)
    schema.write_text("[]")
    refused = hearth("chat", "-m", endless, "--schema", str(schema), "Are you?")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "schema" in refused.stderr


def test_another_model_may_draft(tmp_path: Path) -> None:
    large, small = write_tiny(tmp_path / "large.gguf"), write_tiny(tmp_path / "small.gguf", layers=1, name="Little")
    words = ("chat", "Hello", "-m", str(large), "--temp", "0", "-n", "12", "--json")
    plain, drafted = hearth(*words, "--speculation", "off"), hearth(*words, "--draft", str(small))
    assert [event["speculation"] for event in events(plain.stdout) if event["type"] == "loaded"] == ["off"]
    assert [event["draft"] for event in events(drafted.stdout) if event["type"] == "loaded"] == ["Little"]

    def text(output: str) -> str:
        return "".join(event["text"] for event in events(output) if event["type"] == "delta")

    assert text(plain.stdout) == text(drafted.stdout) != ""


def test_text_that_is_piped_in_is_appended_to_the_prompt() -> None:
    alone = events(hearth("chat", "--json", "-n", "1", "hello").stdout)[-1]
    more = events(hearth("chat", "--json", "-n", "1", "hello", piped="and some more words").stdout)[-1]
    assert more["prompt_tokens"] > alone["prompt_tokens"]


def test_nothing_to_answer_is_wrong_usage() -> None:
    done = hearth("chat")
    assert done.returncode == 2
    assert "nothing to answer" in done.stderr


@pytest.mark.parametrize(
    ("words", "says", "asks"),
    [
        (["chat", "--temp", "hot", "hi"], "cannot be 'hot'", "'hearth chat --help'"),
        (["chat", "--no-such-option"], "--no-such-option", "'hearth chat --help'"),
        (["models", "info"], "MODEL", "'hearth models info --help'"),
        (["unheard-of"], "unheard-of", "'hearth --help'"),
    ],
)
def test_wrong_usage(words: Sequence[str], says: str, asks: str) -> None:
    done = hearth(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    usage, wrong, where = done.stderr.splitlines()
    assert usage.startswith("usage: hearth")
    assert says in wrong
    assert asks in where


def test_help_and_version() -> None:
    assert hearth("chat", "--help").stdout.startswith("usage: hearth chat")
    assert re.match(r"Hearth \d", hearth("--version").stdout)


def test_without_display_and_terminal_it_says_how_to_use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    done = hearth()
    assert done.returncode == 0
    assert "hearth chat" in done.stdout + done.stderr


def test_a_model_that_is_not_there() -> None:
    done = hearth("chat", "-m", "no-such-model", "hi")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "no-such-model" in done.stderr


@pytest.mark.parametrize("kind", WRONG_KINDS)
def test_wrong_files_are_one_clear_line(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    wrong = write_wrong(tmp_path, kind)
    with tempfile.TemporaryDirectory() as data:  # pytest's own folders are closed to others
        Path(data).chmod(0o777)
        monkeypatch.setenv("HEARTH_DATA_DIR", str(Path(data) / "hearth"))
        with unprivileged() if kind == "no permission" else nullcontext():
            assert run(["chat", "--json", "-m", str(wrong.path), "hi"]) == 1
    captured = capsys.readouterr()
    lines = captured.err.strip().splitlines()
    assert len(lines) == 1, captured.err
    assert lines[0].startswith("hearth: ")
    assert wrong.says in lines[0]
    failed = events(captured.out)[-1]
    assert (failed["type"], failed["code"]) == ("failed", wrong.error.code)
    assert failed["message"]
    assert failed["hint"]


@pytest.mark.parametrize("kind", ["web page", "half"])
def test_wrong_files_as_a_script_sees_them(kind: str, tmp_path: Path) -> None:
    done = hearth("chat", "-m", str(write_wrong(tmp_path, kind).path), "hi")
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_models_are_added_listed_and_forgotten(endless: str) -> None:
    added = json.loads(hearth("models", "add", endless, "--json").stdout)
    name = added["name"]
    assert {model["name"] for model in events(hearth("models", "--json").stdout)} == {"guide", name}
    assert name in hearth("models").stdout
    assert "llama" in hearth("models", "info", name).stdout
    assert hearth("chat", "-n", "3", "-m", name, "hi").returncode == 0
    assert hearth("models", "remove", name).returncode == 0
    assert name not in hearth("models").stdout
    assert Path(endless).exists()


def test_what_is_said_in_the_terminal_is_kept_nowhere() -> None:
    assert hearth("chat", "-n", "2", "Sum this up", piped="A secret. " * 300).returncode == 0
    paths = find_paths()
    assert not paths.kept.exists()
    assert not [path for path in paths.data.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]


def test_doctor_finds_a_working_engine_and_sound_conversations() -> None:
    with contextlib.closing(Database(find_paths().database)) as database:
        Conversations(database).create(title="A talk")
    KvFolder(find_paths().kept, GIB, reserve=0).save(MODEL, sample("conversation-1", state=3 * MIB))
    done = hearth("doctor", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0, report
    assert report["ok"]
    findings = {finding["name"]: finding["value"] for finding in report["findings"]}
    assert findings["Built-in guide"].startswith("answers")
    assert findings["Conversations"] == "1, database ok"
    assert findings["For quick starts"].startswith("3.0 MB of at most ")
    assert f"of 1 conversation, in {find_paths().kept}" in findings["For quick starts"]
    spoken = hearth("doctor")
    assert "Everything works." in spoken.stdout


def test_doctor_does_not_list_hundreds_of_models() -> None:
    assert _some([f"m{number}" for number in range(500)]).endswith("m7 and 492 more")
    assert _some(["a", "guide"]) == "a, guide"


def test_doctor_names_damaged_conversations() -> None:
    find_paths().database.write_bytes(b"no database at all" * 100)
    done = hearth("doctor", "--json")
    assert done.returncode == 1
    assert [finding["name"] for finding in json.loads(done.stdout)["findings"] if not finding["ok"]] == [
        "Conversations"
    ]


def test_without_a_usable_data_folder_answers_come_and_doctor_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    monkeypatch.setenv("HEARTH_DATA_DIR", str(in_the_way / "hearth"))
    done = hearth("chat", "-n", "3", piped="hello")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()
    report = json.loads(hearth("doctor", "--json").stdout)
    findings = {finding["name"]: finding for finding in report["findings"]}
    assert not report["ok"]
    assert not findings["Data folder"]["ok"]
    assert "HEARTH_DATA_DIR" in findings["Data folder"]["hint"]
    assert findings["Built-in guide"]["ok"]
    listed = hearth("models")
    assert listed.returncode == 1
    assert "list of models cannot be read" in listed.stderr


@posix_only
def test_ctrl_c_stops_the_answer(endless: str) -> None:
    process = subprocess.Popen(
        [*HEARTH, "chat", "--json", "-m", endless, "-c", "8192", "hi"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if b'"delta"' in line:
            process.send_signal(signal.SIGINT)
            break
    rest, errors = process.communicate(timeout=LIMIT)
    assert process.returncode == 130, errors
    assert b"Traceback" not in errors
    last = json.loads(rest.splitlines()[-1])
    assert (last["type"], last["reason"]) == ("finished", "cancelled")


@posix_only
def test_a_reader_that_has_had_enough_is_no_failure(endless: str) -> None:
    process = subprocess.Popen(
        [*HEARTH, "chat", "--json", "-m", endless, "-c", "8192", "hi"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(LIMIT) == 0
    assert errors == b""


_CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
_HALF_CONTROL = re.compile(r"\x1b(\[[0-9;?]*)?$")


class Screen:
    """A pseudo-terminal with ``hearth`` in it."""

    def __init__(self, *words: str) -> None:
        pid, self._descriptor = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm")
            os.execv(HEARTH[0], [*HEARTH, *words])
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self._pid = pid
        self.shown = ""
        self._unread = ""

    def expect(self, pattern: str) -> str:
        """Read until ``pattern`` is on the screen; returns what came since the last time, up to its end."""
        while _HALF_CONTROL.search(self._unread) or not (found := re.search(pattern, _CONTROL.sub("", self._unread))):
            try:
                data = os.read(self._descriptor, 4096) if select.select([self._descriptor], [], [], LIMIT)[0] else b""
            except OSError:
                data = b""
            assert data, f"ended without {pattern!r}:\n{self.shown}"
            text = data.decode("utf-8", "replace")
            if "\x1b[6n" in text:  # prompt_toolkit asks where the cursor is, as of a real terminal
                os.write(self._descriptor, b"\x1b[1;1R")
            self.shown += text
            self._unread += text
        seen, self._unread = found.string[: found.end()], found.string[found.end() :]
        return seen

    def type(self, text: str) -> None:
        os.write(self._descriptor, text.encode())

    def leave(self) -> int:
        """Type Ctrl-D until the program ends, as a person would; returns its exit status.

        One that comes while the terminal changes hands between program and prompt is lost.
        """
        self.type("\x04")
        waited = 0.0
        while waited < LIMIT:
            if not select.select([self._descriptor], [], [], PATIENCE)[0]:
                waited += PATIENCE
                self.type("\x04")
                continue
            try:
                if not os.read(self._descriptor, 4096):
                    break
            except OSError:
                break
        assert waited < LIMIT, f"does not end:\n{self.shown}"
        _pid, status = os.waitpid(self._pid, 0)
        os.close(self._descriptor)
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def screens() -> Iterator[list[Screen]]:
    opened: list[Screen] = []
    yield opened
    for screen in opened:
        try:
            os.kill(screen._pid, signal.SIGKILL)
            os.waitpid(screen._pid, 0)
        except (ProcessLookupError, ChildProcessError):
            continue


@posix_only
def test_a_conversation_in_the_terminal(screens: list[Screen]) -> None:
    screen = Screen("chat", "-m", "guide", "--temp", "0")
    screens.append(screen)
    screen.expect(PROMPT)
    screen.type("What is a GGUF file?\r")
    assert "file" in screen.expect(r"(?s)file.*\n.*>")
    screen.type("/again\r")
    screen.expect(r"(?s)file.*\n.*>")
    screen.type("/nonsense\r")
    screen.expect("There is no command /nonsense")
    screen.expect(PROMPT)
    assert screen.leave() == 0


@posix_only
def test_a_question_that_is_too_long_spoils_nothing_after_it(screens: list[Screen], endless: str) -> None:
    screen = Screen("chat", "-m", endless, "-c", "512", "-n", "3", "-v")
    screens.append(screen)
    screen.expect(PROMPT)
    screen.type("a1 " * 600 + "\r")
    screen.expect(r"(?s)The conversation has .* tokens.*>")
    screen.type("hi\r")
    screen.expect("3 tokens, .* a second")
    screen.expect(PROMPT)
    assert screen.leave() == 0


@posix_only
def test_a_conversation_longer_than_the_context_goes_on(screens: list[Screen], endless: str) -> None:
    screen = Screen("chat", "-m", endless, "-c", "256", "-n", "3", "-v", "--system", "Be kind.")
    screens.append(screen)
    screen.expect(PROMPT)
    for number in range(8):
        screen.type(f"remember {number} " + "a1 " * 12 + "\r")
        shown = screen.expect("3 tokens, .* a second")
        screen.expect(PROMPT)
        if number == 0:
            screen.type("/pin\r")
            screen.expect("goes on seeing: .remember 0")
            screen.expect(PROMPT)
        if "out of the model's view" in shown:
            break
    assert "it sees the conversation from" in shown
    assert "2 before that because of pins" in shown
    screen.type("/info\r")
    screen.expect("older messages are out of the model's view")
    screen.expect(PROMPT)
    screen.type("/summary\r")
    screen.expect("the model is told:|had nothing to say")
    screen.expect(PROMPT)
    screen.type("/summary They talked of ships.\r")
    screen.expect("the model is told:\r\nThey talked of ships.")
    screen.expect(PROMPT)
    screen.type("/unpin\r")
    screen.expect("2 messages unpinned")
    screen.expect(PROMPT)
    assert screen.leave() == 0


@posix_only
def test_ctrl_c_stops_the_answer_and_not_the_program(screens: list[Screen], endless: str) -> None:
    screen = Screen("chat", "-m", endless, "-c", "8192", "-v")
    screens.append(screen)
    screen.expect(PROMPT)
    screen.type("hi\r")
    screen.expect(r"hi[^\n]*\n(?s:.*)\S{3}")
    screen.type("\x03")
    screen.expect("Stopped")
    screen.expect(PROMPT)
    screen.type("again\r")
    screen.expect(r"again[^\n]*\n(?s:.*)\S{3}")
    screen.type("\x03")
    assert "^C" not in screen.expect(r"\nStopped")
    screen.expect(PROMPT)
    assert screen.leave() == 0

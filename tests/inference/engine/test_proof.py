"""The known question and its answer: right for the model that ships, and noticed when it is not given."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from inference.client import EngineClient
from inference.engine_level import EXIT_WRONG
from inference.errors import EngineUnavailable
from inference.frames import FrameSplitter
from inference.process import engine_command
from inference.protocol import Probed
from inference.trial import Trial
from inference.trial_words import Over, Seen, decode
from resources import resource_path

PROOF = resource_path("models", "guide.proof.json")
WAIT = 60.0


def changed(folder: Path, **changes: object) -> Path:
    """The question with another answer."""
    shutil.copy(PROOF.with_name("guide.gguf"), folder)
    path = folder / PROOF.name
    path.write_text(json.dumps({**json.loads(PROOF.read_text(encoding="utf-8")), **changes}), encoding="utf-8")
    return path


def exit_status(proof: Path) -> tuple[int, str]:
    """Of a process that proves itself and then finds nobody who listens."""
    done = subprocess.run(
        [*engine_command(), "--prove", str(proof)], input=b"", capture_output=True, timeout=WAIT, check=False
    )
    return done.returncode, done.stderr.decode()


def test_the_answer_is_right_for_the_model_that_ships() -> None:
    with EngineClient(command=[*engine_command(), "--prove", str(PROOF)]) as client:
        probed = client.probe().result(WAIT)
        assert isinstance(probed, Probed)
        assert probed.level == "everything"


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        ("tokens", lambda tokens: [*tokens[:3], tokens[3] + 1, *tokens[4:]], "token 3 is"),
        ("logits", lambda logits: [*logits[:5], logits[5] + 0.6, *logits[6:]], "value of token 5"),
        ("prompt", lambda prompt: prompt[:-4], "token 0 is"),
        ("model", lambda _name: "guide.proof.json", "cannot be loaded"),
    ],
)
def test_another_answer_is_noticed(tmp_path: Path, name: str, change: object, words: str) -> None:
    assert callable(change)
    known = json.loads(PROOF.read_text(encoding="utf-8"))
    status, said = exit_status(changed(tmp_path, **{name: change(known[name])}))
    assert status == EXIT_WRONG
    assert words in said


def test_the_answer_leaves_no_doubt_and_is_long_enough() -> None:
    known = json.loads(PROOF.read_text(encoding="utf-8"))
    assert len(known["prompt"]) > 32  # else a device would read it as it writes
    assert len(known["tokens"]) == len(known["logits"]) >= 8


def test_a_wrong_answer_keeps_the_client_from_serving(tmp_path: Path) -> None:
    proof = changed(tmp_path, tokens=[1] * 12)
    with (
        EngineClient(command=[*engine_command(), "--prove", str(proof)]) as client,
        pytest.raises(EngineUnavailable, match="wrong answers"),
    ):
        client.probe().result(WAIT)


def test_a_build_without_devices_has_nothing_to_try() -> None:
    command = [*engine_command(), "--try-devices", str(PROOF)]
    done = subprocess.run(command, capture_output=True, timeout=WAIT, check=True)
    words = [decode(payload) for payload in FrameSplitter().feed(done.stdout)]
    seen = words[0]
    assert isinstance(seen, Seen)
    if not seen.devices:
        assert words[1:] == [Over()]
        assert Trial(command).run() == ()

"""Access tokens: which one counts, where it is kept, and what happens on a computer without a keychain."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inference.errors import KeychainError, UsageError
from inference.hub.tokens import SERVICE, Tokens, checked

MIRROR = "https://mirror.example/hf"


class MemoryKeychain:
    """What keyring offers, kept in memory; ``locked`` refuses like a real one."""

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}
        self.locked = False
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ask()
        del self.secrets[service, username]

    def _ask(self) -> None:
        self.asked += 1
        if self.locked:
            raise RuntimeError("the collection is locked")


@pytest.fixture
def keychain() -> MemoryKeychain:
    return MemoryKeychain()


def test_a_token_is_kept_found_and_forgotten(keychain: MemoryKeychain) -> None:
    tokens = Tokens({}, keychain)
    assert (tokens.get(), tokens.place()) == ("", "nowhere")
    tokens.keep(" hf_abc\n")
    assert keychain.secrets == {(SERVICE, "huggingface.co"): "hf_abc"}
    again = Tokens({}, keychain)
    assert (again.get(), again.place()) == ("hf_abc", "keychain")
    again.forget()
    assert not keychain.secrets
    assert again.get() == ""
    again.forget()  # nothing there is no fault


def test_each_hub_has_its_own(keychain: MemoryKeychain) -> None:
    tokens = Tokens({}, keychain)
    tokens.keep("hf_real")
    assert tokens.get(MIRROR) == ""
    tokens.keep("hf_mirror", MIRROR)
    assert (tokens.get(), tokens.get(MIRROR)) == ("hf_real", "hf_mirror")


def test_the_environment_goes_first(keychain: MemoryKeychain) -> None:
    keychain.secrets[SERVICE, "huggingface.co"] = "hf_kept"
    tokens = Tokens({"HF_TOKEN": " hf_env "}, keychain)
    assert (tokens.get(), tokens.place()) == ("hf_env", "environment")
    assert keychain.asked == 0
    assert Tokens({"HF_TOKEN": " "}, keychain).get() == "hf_kept"


def test_a_token_for_this_session_only(keychain: MemoryKeychain) -> None:
    tokens = Tokens({}, keychain)
    tokens.keep_for_now("hf_now")
    assert (tokens.get(), tokens.place()) == ("hf_now", "session")
    assert keychain.asked == 0
    tokens.keep("hf_later")
    assert tokens.place() == "keychain"


def test_the_keychain_is_asked_once(keychain: MemoryKeychain) -> None:
    tokens = Tokens({}, keychain)
    for _ in range(3):
        tokens.get()
    assert keychain.asked == 1


def test_a_locked_keychain_is_said_so_and_holds_up_nothing(keychain: MemoryKeychain) -> None:
    keychain.locked = True
    tokens = Tokens({}, keychain)
    assert tokens.get() == ""
    assert isinstance(tokens.problem, KeychainError)
    with pytest.raises(KeychainError, match="locked") as caught:
        tokens.keep("hf_abc")
    assert "session" in caught.value.hint
    keychain.locked = False
    tokens.keep("hf_abc")
    assert tokens.get() == "hf_abc"
    assert tokens.problem is None
    keychain.locked = True
    with pytest.raises(KeychainError):
        tokens.forget()
    assert tokens.get() == "hf_abc"


@pytest.mark.parametrize("text", ["", "  ", "hf abc", "hf_\nx", "hf_ä", "h" * 2000, "hf_\x00"])
def test_what_cannot_be_a_token(text: str) -> None:
    with pytest.raises(UsageError, match="no access token"):
        checked(text)


@pytest.mark.parametrize("backend", ["keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"])
def test_a_computer_without_a_keychain(backend: str, project_root: Path) -> None:
    script = (
        "from inference.hub.tokens import Tokens\nfrom inference.errors import KeychainError\n"
        "import sys\nassert 'keyring' not in sys.modules\n"
        "tokens = Tokens({})\nassert tokens.get() == ''\nprint(tokens.problem.message)\n"
        "try:\n    tokens.keep('hf_abc')\nexcept KeychainError as error:\n    print(error.hint)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=project_root,
        env={**os.environ, "PYTHON_KEYRING_BACKEND": backend},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "has no keychain" in done.stdout
    assert "this session only" in done.stdout

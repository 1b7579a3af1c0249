"""Keeps access tokens for the hub where secrets belong: in the keychain of the system; writes no file.

Which keychain it is, the library keyring knows (Windows, macOS, Secret Service, KWallet). It is loaded when a token
is first asked for, and the system may show its own window then, so all of this belongs on a worker thread.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from typing import Literal, Protocol
from urllib.parse import urlsplit

from inference.errors import KeychainError, UsageError
from inference.net.network import HUB

SERVICE = "Hearth"
MAX_TOKEN = 1024  # characters
_VARIABLES = ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")
_NO_KEYCHAIN = "Use the token for this session only, or set HF_TOKEN in the environment."

TokenPlace = Literal["nowhere", "environment", "session", "keychain"]


class Keychain(Protocol):
    """What keyring has: passwords by service and account."""

    def get_password(self, service: str, username: str) -> str | None:
        """The password, ``None`` when there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password."""


class Tokens:
    """One token for each hub: the one of huggingface.co is not handed to a mirror. Safe from every thread."""

    def __init__(self, environ: Mapping[str, str] = os.environ, keychain: Keychain | None = None) -> None:
        """Prepare; the keychain is not touched.

        Args:
            environ: Environment; a token there goes before all others.
            keychain: Instead of the system's.
        """
        self._environ = environ
        self._keychain = keychain
        self._session: dict[str, str] = {}
        self._kept: dict[str, str] = {}  # what the keychain said: it is asked once
        self._lock = threading.Lock()
        self.problem: KeychainError | None = None

    def get(self, endpoint: str = HUB) -> str:
        """The token for a hub; empty when there is none.

        A keychain that cannot be used counts as empty, since most models need no token; ``problem`` says so.
        """
        return self._find(endpoint)[0]

    def place(self, endpoint: str = HUB) -> TokenPlace:
        """Where the token for a hub comes from."""
        return self._find(endpoint)[1]

    def keep(self, token: str, endpoint: str = HUB) -> None:
        """Put a token into the keychain, in place of the old one.

        Raises:
            UsageError: It cannot be a token.
            KeychainError: There is no keychain, or it refuses. The old token is as it was.
        """
        token, account = checked(token), _account(endpoint)
        with self._lock:
            try:
                self._chain().set_password(SERVICE, account, token)
            except KeychainError:
                raise
            except Exception as error:  # each system has its own; keyring wraps only some
                raise _refused(error) from error
            self._kept[account] = token
            self._session.pop(account, None)
            self.problem = None

    def keep_for_now(self, token: str, endpoint: str = HUB) -> None:
        """Use a token until the program ends.

        Raises:
            UsageError: It cannot be a token.
        """
        with self._lock:
            self._session[_account(endpoint)] = checked(token)

    def forget(self, endpoint: str = HUB) -> None:
        """Take a token out of the session and out of the keychain; one in the environment stays.

        Raises:
            KeychainError: The keychain refuses.
        """
        account = _account(endpoint)
        with self._lock:
            self._session.pop(account, None)
            if not self._from_keychain(account):
                return
            try:
                self._chain().delete_password(SERVICE, account)
            except KeychainError:
                raise
            except Exception as error:  # as above
                raise _refused(error) from error
            self._kept[account] = ""

    def _find(self, endpoint: str) -> tuple[str, TokenPlace]:
        for name in _VARIABLES:
            if token := self._environ.get(name, "").strip():
                return token, "environment"
        account = _account(endpoint)
        with self._lock:
            if token := self._session.get(account, ""):
                return token, "session"
            token = self._from_keychain(account)
        return (token, "keychain") if token else ("", "nowhere")

    def _from_keychain(self, account: str) -> str:
        if account not in self._kept:
            try:
                self._kept[account] = self._chain().get_password(SERVICE, account) or ""
            except KeychainError as error:
                self.problem = error
                return ""
            except Exception as error:  # as above
                self.problem = _refused(error)
                return ""
        return self._kept[account]

    def _chain(self) -> Keychain:
        if self._keychain is None:
            self._keychain = _system_keychain()
        return self._keychain


def checked(token: str) -> str:
    """A token as it was pasted, without the white space around it.

    Raises:
        UsageError: It cannot be one: it would not even fit into a request.
    """
    token = token.strip()
    if not token or len(token) > MAX_TOKEN or not token.isascii() or any(not 33 <= ord(each) < 127 for each in token):
        raise UsageError(
            "This is no access token.",
            "Copy it again from the hub: one word of letters and digits that begins with hf_.",
        )
    return token


def _account(endpoint: str) -> str:
    return (urlsplit(endpoint).netloc or endpoint).lower()


def _system_keychain() -> Keychain:
    # Here, because it takes a tenth of a second and most sessions need no token.
    import keyring

    chain = keyring.get_keyring()
    # Its last resorts: one that always fails, one that forgets, and files that anybody can read.
    if type(chain).__module__.startswith(("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")):
        raise KeychainError("This computer has no keychain that Hearth could use.", _NO_KEYCHAIN, repr(chain))
    return chain


def _refused(error: Exception) -> KeychainError:
    return KeychainError(
        "The keychain of this computer refused: it is locked, or permission was not given.",
        "Unlock it and try again. " + _NO_KEYCHAIN,
        f"{type(error).__name__}: {error}",
    )

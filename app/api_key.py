"""The key by which other programs use this Hearth: kept in one file that only the user can read; knows no server."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path

from inference.atomic import write_atomically
from inference.errors import StorageError

FILE = "api-key"
_PREFIX = "hearth-"
_BYTES = 32  # of randomness
_KEY = re.compile(r"[\x21-\x7e]{16,512}")  # what a header can carry, and nobody guesses


class ApiKey:
    """The window, the terminal and the endpoint share it.

    Attributes:
        path: The file; a key of one's own may be written into it.
    """

    def __init__(self, data: Path) -> None:
        """``data``: folder of what must not be lost."""
        self.path = data / FILE

    def read(self) -> str:
        """The key there is; empty when there is none, or nothing that can be one.

        Raises:
            StorageError: The file is there and cannot be read.
        """
        try:
            with open(self.path, "rb") as file:
                text = file.read(1024).decode("ascii", "replace").strip()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise StorageError(
                "The key of the API cannot be read.", "Check that you may read its file.", f"{self.path}: {error}"
            ) from error
        if not _KEY.fullmatch(text):
            return ""
        if os.name == "posix":  # a file of the user's own may have come with other rights
            with contextlib.suppress(OSError):
                os.chmod(self.path, 0o600)
        return text

    def make(self) -> str:
        """The key there is, else a new one.

        Raises:
            StorageError: It cannot be read, or not be kept.
        """
        return self.read() or self.renew()

    def renew(self) -> str:
        """A new key in place of the one there is: whoever has that one is let in no more.

        Raises:
            StorageError: It cannot be kept; the one before stays.
        """
        key = _PREFIX + secrets.token_urlsafe(_BYTES)
        write_atomically(self.path, key.encode("ascii") + b"\n")
        return key

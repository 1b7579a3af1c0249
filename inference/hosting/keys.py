"""The key that programs show at the endpoint: made by chance, kept in a file that its user alone can read."""

from __future__ import annotations

import secrets
from pathlib import Path

from inference.atomic import write_atomically
from inference.errors import StorageError

FILE = "api-key"  # in the folder of the data
BYTES = 24  # of chance: more than anybody can guess
PREFIX = "hearth-"  # by which one sees in the settings of another program what it is
_LONGEST = 1000  # characters of one that somebody has put there


def read_key(file: Path) -> str:
    """The key that is kept, one of the user's own as well; made where there is none.

    Raises:
        StorageError: It can be neither read nor written.
    """
    try:
        kept = file.read_text("ascii").strip()
    except FileNotFoundError:
        kept = ""
    except UnicodeDecodeError:
        kept = ""  # no program could send it
    except OSError as error:
        raise StorageError(
            f"Hearth cannot read {file.name}.", "Check that you may read it, or remove it.", f"{file}: {error}"
        ) from error
    usable = bool(kept) and len(kept) <= _LONGEST and kept.isprintable() and " " not in kept
    return kept if usable else renew_key(file)


def renew_key(file: Path) -> str:
    """Put another key in its place. Raises ``StorageError``; the old one is then as it was."""
    key = PREFIX + secrets.token_urlsafe(BYTES)
    write_atomically(file, key.encode("ascii") + b"\n")
    return key

"""What whoever packaged Hearth has decided: a file beside its data; changes nothing and knows no Qt.

``resources/channel.json`` is not there unless a packager puts it there, such as a distribution, or for a Flatpak::

    {"updates": "off", "why": "system"}
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from resources import resource_path

SYSTEM = "system"  # the package manager of the system updates Hearth

_log = logging.getLogger(__name__)


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """Where this Hearth comes from.

    Attributes:
        updates: ``ask``: it looks for new versions if its user wants it; ``off``: never, not even by hand.
        why: Where it is off: ``system``, or a sentence for the user; may be empty.
    """

    updates: Literal["ask", "off"] = "ask"
    why: Annotated[str, msgspec.Meta(max_length=300)] = ""


def read_channel(file: Path | None = None) -> Channel:
    """The decision; without a file the user's. One that makes no sense counts as off: whoever wrote it wanted that."""
    file = file or resource_path("channel.json")
    try:
        return msgspec.json.decode(file.read_bytes(), type=Channel)
    except FileNotFoundError:
        return Channel()
    except (OSError, ValueError, RecursionError) as error:  # msgspec's errors are ValueErrors
        _log.info("%s cannot be understood: %s", file, error)
        return Channel(updates="off")

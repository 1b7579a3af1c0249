"""Where Debian's packages come from: the mirror this machine's own apt uses. Knows no mirror by itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bootstrap.console import Failure

CHOSEN = "HEARTH_DEBIAN_MIRROR"  # names another one, where apt of this machine has none of Debian
_FORMAT = "$(REPO_URI)|$(RELEASE)|$(COMPONENT)"


def debian_mirror(environment: Mapping[str, str] = os.environ) -> str:
    """The address of a mirror that holds every release of Debian.

    Raises:
        Failure: This machine uses none, and none was named.
    """
    if chosen := environment.get(CHOSEN, ""):
        return chosen
    command = ["apt-get", "indextargets", "--format", _FORMAT]
    try:
        listing = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError as error:
        raise _none(f"apt-get cannot be started: {error}.") from error
    found = mirror_in(listing, codename(Path("/etc/os-release").read_text(encoding="utf-8")))
    if not found:
        raise _none("apt of this machine has no mirror of Debian.")
    return found


def mirror_in(listing: str, release: str) -> str:
    """The mirror of ``release`` itself, not of its updates, in lines of address, release and component; or nothing."""
    for line in listing.splitlines():
        address, _, rest = line.partition("|")
        if rest == f"{release}|main":
            return address
    return ""


def codename(os_release: str) -> str:
    """The name of the release, such as ``bookworm``, in the text of ``/etc/os-release``."""
    for line in os_release.splitlines():
        name, _, value = line.partition("=")
        if name == "VERSION_CODENAME":
            return value.strip().strip('"')
    return ""


def apt_settings() -> str:
    """Proxies and the like, as lines for apt of another system."""
    dump = subprocess.run(["apt-config", "dump", "Acquire"], capture_output=True, text=True, check=False).stdout
    wanted = ("Acquire::http::", "Acquire::https::", "Acquire::Check-")
    return "".join(line + "\n" for line in dump.splitlines() if line.startswith(wanted))


def _none(what: str) -> Failure:
    return Failure(what, f"Name a mirror of Debian: {CHOSEN}=... make test-package")

"""What was set up, and from what: decides which steps are due, and tells ``make`` when none is.

``.venv/ready.json`` is the memory of set-up. ``.venv/ready.mk`` is read by make and says for which folder the
environment was made (a moved or copied clone has to be installed again). ``.venv/ready-run`` and
``.venv/ready-test`` are the stamps whose age make compares with ``pyproject.toml``.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bootstrap.wheels import LEFT_OUT

RECIPE = 1  # raise it when set-up does something it did not do before


@dataclass
class Ready:
    """What set-up has done.

    Attributes:
        inputs: Digest of what the installation was made from.
        engine: What the engine was built from; empty when it was there before set-up looked.
    """

    inputs: str = ""
    engine: dict[str, object] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Ready:
        """The memory in ``folder``; empty when there is none or it cannot be read."""
        try:
            return cls(**json.loads((folder / "ready.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return cls()

    def write(self, folder: Path) -> None:
        """Remember it in ``folder``, in one step."""
        scratch = folder / "ready.json.new"
        scratch.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")
        scratch.replace(folder / "ready.json")


def inputs_of(root: Path, python: str) -> str:
    """Digest of all that decides what is installed: what ``pyproject.toml`` asks for, the Python, the folder.

    Settings of tools do not count; changing a lint rule installs nothing.
    """
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    relevant = {
        "recipe": RECIPE,
        "python": python,
        "root": str(root),
        "build": declared["build-system"],
        "project": declared["project"],
        "setuptools": declared.get("tool", {}).get("setuptools", {}),
    }
    return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def pinned(root: Path, distribution: str) -> str:
    """The version of ``distribution`` that ``pyproject.toml`` pins exactly.

    Raises:
        LookupError: It is not pinned with ``==``.
    """
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for requirement in declared["project"]["dependencies"]:
        name, found, version = str(requirement).partition("==")
        if found and name.strip() == distribution:
            return version.strip()
    raise LookupError(f"pyproject.toml does not pin {distribution}")


def engine_due(
    version: str, installed: str, asked: bool, built_from: Mapping[str, object], facts: Mapping[str, object]
) -> bool:
    """Whether the engine has to be installed.

    Args:
        version: The version that is wanted.
        installed: The version that is there, empty for none.
        asked: Whether the caller set build flags. Flags want the engine made with them; without flags the
            engine that is there stays, whatever it was made with.
        built_from: What the installed one was built from.
        facts: What one built now would be built from.
    """
    sets = str(built_from.get("processor", "")).split()
    unwanted = any(name.startswith(LEFT_OUT) for name in sets)  # made before builds left it out: broken, or slow
    return installed != version or unwanted or (asked and dict(built_from) != dict(facts))


def tell_make(root: Path, folder: Path, purpose: str) -> None:
    """Everything for ``purpose`` is ready: make need not ask again until an input changes."""
    escaped = str(root).replace("$", "$$").replace("#", "\\#")
    text = f"# Written by packaging/bootstrap, read by the Makefile.\nREADY_ROOT := {escaped}\n"
    (folder / "ready.mk").write_text(text, encoding="utf-8")
    (folder / f"ready-{purpose}").touch()

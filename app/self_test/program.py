"""The check *program*: what runs here, on which processor, and whether every file that it needs can be read. No Qt."""

from __future__ import annotations

import json
import platform
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from app.processor_floor import SENTENCE, missing_features
from app.self_test.session import Session
from app.self_test.values import Broken, Details
from app.version import VERSION
from inference.catalog import load_catalog
from inference.errors import HearthError
from inference.gguf import read_model_facts
from inference.hardware import read_hardware
from inference.own_program import is_packaged
from resources import resource_path

INSTALL_AGAIN = "Install Hearth again."
_COMPILED = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")  # first bytes of a file of translations, QTranslator


def try_program(session: Session, details: Details) -> None:
    """Raise ``Broken`` where a file is missing or makes no sense."""
    hardware = read_hardware()
    frozen = is_packaged()
    details["version"] = VERSION
    details["frozen"] = frozen
    details["folder"] = str(Path(sys.executable).parent if frozen else resource_path().parent)
    details["python"] = platform.python_version()
    details["processor"] = hardware.processor or platform.machine()
    details["lacks"] = missing = list(missing_features())
    if missing:
        raise Broken(SENTENCE.format(missing=", ".join(missing)), "")
    details["data"] = str(session.paths.data)
    for kind, count in _resources():
        details[kind] = count


def _resources() -> Iterator[tuple[str, int]]:
    """Read everything that ships beside the program: what it is, and how many files of it."""
    yield "icons", _drawings("icons")
    yield "styles", _drawings("styles")
    yield "translations", _translations()
    with _readable("models", "guide.gguf") as path:
        yield "guide_bytes", read_model_facts(path).file_size
    with _readable("models", "guide.proof.json") as path:
        yield "proof", len(json.loads(path.read_text(encoding="utf-8"))["tokens"])
    with _readable("catalog.json") as path:
        yield "catalog", len(load_catalog(path))
    with _readable("licences.json") as path:
        yield "licences", len(json.loads(path.read_text(encoding="utf-8"))["parts"])


class _readable:  # noqa: N801 - used as a function
    """The path of a resource; whatever goes wrong with it inside the block is ``Broken``."""

    def __init__(self, *parts: str) -> None:
        self._path = resource_path(*parts)

    def __enter__(self) -> Path:
        return self._path

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, (OSError, ValueError, LookupError, TypeError, ElementTree.ParseError, HearthError)):
            message = f"A file that belongs to Hearth is missing or damaged: {self._path.name}."
            raise Broken(message, INSTALL_AGAIN, f"{self._path}: {error}") from error


def _names(folder: str, ending: str) -> list[str]:
    with _readable(folder) as path:
        names = sorted(each.name for each in path.iterdir() if each.suffix == ending)
    if not names:
        raise Broken(
            f"Files that belong to Hearth are missing: its {folder}.", INSTALL_AGAIN, str(resource_path(folder))
        )
    return names


def _drawings(folder: str) -> int:
    names = _names(folder, ".svg")
    for name in names:
        with _readable(folder, name) as path:
            ElementTree.fromstring(path.read_bytes())
    return len(names)


def _translations() -> int:
    with _readable("translations", "sentences.json") as path:
        json.loads(path.read_text(encoding="utf-8"))
    names = _names("translations", ".qm")
    for name in names:
        with _readable("translations", name) as path:
            if not path.read_bytes().startswith(_COMPILED):
                raise ValueError("it holds no translations")
    return len(names)

"""Where other programs keep their models, on each system; reads at most their settings, never changes anything.

Everything depends on the arguments alone, so that each system can be asked about on any of them. Sources:
LM Studio (lms, ``findLMStudioHome``; ``downloadsFolder`` of its settings.json), Jan (``default_data_folder_path``;
``data_folder`` of its settings.json), GPT4All (``defaultLocalModelsPath``; ``modelPath`` of its .ini), Ollama
(``envconfig.Models``, and the folder of its Linux service), huggingface_hub (``HF_HUB_CACHE``), llama.cpp
(``fs_get_cache_directory``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from inference.library.values import Store
from inference.model_file import Source

MAX_SETTINGS = 1024 * 1024  # bytes of another program's settings that are looked at
_OLLAMA_SERVICE = Path("/usr/share/ollama/.ollama/models")


def program_stores(environ: Mapping[str, str], home: Path, platform: str) -> tuple[Store, ...]:
    """The folders of other programs, each once; they need not exist.

    Args:
        environ: Environment variables.
        home: The user's home folder.
        platform: As ``sys.platform`` has it: ``linux``, ``darwin`` or ``win32``.
    """
    places = _Places(environ, home, platform)
    found: dict[Path, Store] = {}
    readers: tuple[tuple[Source, Iterator[Path]], ...] = (
        ("lm-studio", _lm_studio(places)),
        ("jan", _jan(places)),
        ("gpt4all", _gpt4all(places)),
        ("ollama", _ollama(places)),
        ("huggingface", _huggingface(places)),
        ("llama.cpp", _llama_cpp(places)),
    )
    for source, folders in readers:
        for folder in folders:
            if folder.is_absolute():
                found.setdefault(folder, Store(source=source, folder=folder))
    return tuple(found.values())


class _Places:
    """The usual folders of a system."""

    def __init__(self, environ: Mapping[str, str], home: Path, platform: str) -> None:
        self.home = home
        self.windows = platform == "win32"
        self.mac = platform == "darwin"
        self._environ = environ

    def given(self, name: str) -> Path | None:
        """The folder a variable names, ``None`` when it names none."""
        text = self._environ.get(name, "").strip()
        return self.path(text) if text else None

    def path(self, text: str) -> Path | None:
        """A path another program has written down; ``~`` is the home folder."""
        if not text or "\x00" in text:
            return None
        if text == "~" or text.startswith(("~/", "~\\")):
            return self.home / text[2:]
        return Path(text)

    @property
    def roaming(self) -> Path:
        """Data that follow the user: ``%APPDATA%``, ``Application Support``, ``~/.local/share``."""
        if self.windows:
            return self.given("APPDATA") or self.home / "AppData" / "Roaming"
        if self.mac:
            return self.home / "Library" / "Application Support"
        return self.given("XDG_DATA_HOME") or self.home / ".local" / "share"

    @property
    def local(self) -> Path:
        """Data of this computer: ``%LOCALAPPDATA%``, elsewhere the same as ``roaming``."""
        if self.windows:
            return self.given("LOCALAPPDATA") or self.home / "AppData" / "Local"
        return self.roaming

    @property
    def cache(self) -> Path:
        """What can be fetched again: ``%LOCALAPPDATA%``, ``~/Library/Caches``, ``~/.cache``."""
        if self.windows:
            return self.local
        if self.mac:
            return self.home / "Library" / "Caches"
        return self.given("XDG_CACHE_HOME") or self.home / ".cache"

    @property
    def config(self) -> Path:
        """Settings: ``%APPDATA%``, ``~/.config`` (for Qt's ini files on macOS too)."""
        if self.windows:
            return self.roaming
        return (None if self.mac else self.given("XDG_CONFIG_HOME")) or self.home / ".config"


# --------------------------------------------------------------------------------- program by program


def _lm_studio(places: _Places) -> Iterator[Path]:
    homes = [places.home / ".lmstudio", places.home / ".cache" / "lm-studio"]
    if pointed := places.path(_text(places.home / ".lmstudio-home-pointer").strip()):
        homes.insert(0, pointed)
    for home in homes:
        yield home / "models"
        if chosen := places.path(_word(_json(home / "settings.json"), "downloadsFolder")):
            yield chosen


def _jan(places: _Places) -> Iterator[Path]:
    """Data folders as a whole: what a ``model.yml`` names is relative to them."""
    folders = [places.roaming / "Jan", places.roaming / "jan.ai.app", places.config / "Jan"]
    for folder in folders:
        if chosen := places.path(_word(_json(folder / "settings.json"), "data_folder")):
            yield chosen
    for folder in folders:
        yield folder / "data"
    yield places.home / "jan"


def _gpt4all(places: _Places) -> Iterator[Path]:
    for line in _text(places.config / "nomic.ai" / "GPT4All.ini").splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "modelPath" and (chosen := places.path(value.strip().strip('"').replace("\\\\", "\\"))):
            yield chosen
    yield places.local / "nomic.ai" / "GPT4All"
    yield places.home / ".cache" / "gpt4all"


def _ollama(places: _Places) -> Iterator[Path]:
    if chosen := places.given("OLLAMA_MODELS"):
        yield chosen
    yield places.home / ".ollama" / "models"
    if not places.windows and not places.mac:
        yield _OLLAMA_SERVICE


def _huggingface(places: _Places) -> Iterator[Path]:
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        if chosen := places.given(name):
            yield chosen
    if chosen := places.given("HF_HOME"):
        yield chosen / "hub"
    base = places.given("XDG_CACHE_HOME") or places.home / ".cache"  # on every system
    yield base / "huggingface" / "hub"


def _llama_cpp(places: _Places) -> Iterator[Path]:
    if chosen := places.given("LLAMA_CACHE"):
        yield chosen
    yield places.cache / "llama.cpp"


# ------------------------------------------------------------------------------------------ helpers


def _text(path: Path) -> str:
    """A small text file, empty where there is none."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_SETTINGS).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return ""


def _json(path: Path) -> object:
    try:
        return json.loads(_text(path))
    except (ValueError, RecursionError):
        return None


def _word(content: object, key: str) -> str:
    value = content.get(key) if isinstance(content, dict) else None
    return value if isinstance(value, str) else ""

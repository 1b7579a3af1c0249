"""Where other programs keep their models: all three systems, told by arguments alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from inference.library.stores import MAX_SETTINGS, program_stores
from inference.model_file import PROGRAMS, Source


def _folders(environ: dict[str, str], home: Path, platform: str, source: Source) -> list[Path]:
    return [store.folder for store in program_stores(environ, home, platform) if store.source == source]


LINUX = {
    "lm-studio": [".lmstudio/models", ".cache/lm-studio/models"],
    "jan": [".local/share/Jan/data", "jan"],
    "gpt4all": [".local/share/nomic.ai/GPT4All"],
    "ollama": [".ollama/models"],
    "huggingface": [".cache/huggingface/hub"],
    "llama.cpp": [".cache/llama.cpp"],
}
MAC = {
    "lm-studio": [".lmstudio/models"],
    "jan": ["Library/Application Support/Jan/data"],
    "gpt4all": ["Library/Application Support/nomic.ai/GPT4All"],
    "ollama": [".ollama/models"],
    "huggingface": [".cache/huggingface/hub"],
    "llama.cpp": ["Library/Caches/llama.cpp"],
}
WINDOWS = {
    "lm-studio": [".lmstudio/models", ".cache/lm-studio/models"],
    "jan": ["AppData/Roaming/Jan/data"],
    "gpt4all": ["AppData/Local/nomic.ai/GPT4All"],
    "ollama": [".ollama/models"],
    "huggingface": [".cache/huggingface/hub"],
    "llama.cpp": ["AppData/Local/llama.cpp"],
}


@pytest.mark.parametrize(("platform", "expected"), [("linux", LINUX), ("darwin", MAC), ("win32", WINDOWS)])
def test_usual_places(tmp_path: Path, platform: str, expected: dict[Source, list[str]]) -> None:
    assert set(expected) == set(PROGRAMS)
    for source, places in expected.items():
        found = _folders({}, tmp_path, platform, source)
        for place in places:
            assert tmp_path / place in found, (source, found)


@pytest.mark.parametrize(
    ("platform", "name", "source", "below"),
    [
        ("linux", "XDG_DATA_HOME", "gpt4all", "nomic.ai/GPT4All"),
        ("linux", "XDG_DATA_HOME", "jan", "Jan/data"),
        ("linux", "XDG_CACHE_HOME", "llama.cpp", "llama.cpp"),
        ("linux", "XDG_CACHE_HOME", "huggingface", "huggingface/hub"),
        ("win32", "APPDATA", "jan", "Jan/data"),
        ("win32", "LOCALAPPDATA", "gpt4all", "nomic.ai/GPT4All"),
        ("win32", "LOCALAPPDATA", "llama.cpp", "llama.cpp"),
        ("linux", "OLLAMA_MODELS", "ollama", ""),
        ("win32", "HF_HOME", "huggingface", "hub"),
        ("darwin", "HF_HUB_CACHE", "huggingface", ""),
        ("darwin", "LLAMA_CACHE", "llama.cpp", ""),
    ],
)
def test_variables_lead_elsewhere(tmp_path: Path, platform: str, name: str, source: Source, below: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    found = _folders({name: str(elsewhere)}, tmp_path / "home", platform, source)
    assert elsewhere / below in found


def test_the_service_of_ollama_is_looked_at_on_linux_alone(tmp_path: Path) -> None:
    service = Path("/usr/share/ollama/.ollama/models")
    assert service in _folders({}, tmp_path, "linux", "ollama")
    assert service not in _folders({}, tmp_path, "darwin", "ollama")


def test_lm_studio_says_where_its_models_are(tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    (tmp_path / ".lmstudio-home-pointer").write_text(f"{moved}\n")
    (moved / "settings.json").write_text(json.dumps({"downloadsFolder": str(tmp_path / "big/drive")}))
    found = _folders({}, tmp_path, "linux", "lm-studio")
    assert found[:2] == [moved / "models", tmp_path / "big/drive"]


def test_jan_says_where_its_data_are(tmp_path: Path) -> None:
    settings = tmp_path / "AppData/Roaming/Jan/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"data_folder": str(tmp_path / "other")}))
    assert _folders({}, tmp_path, "win32", "jan")[0] == tmp_path / "other"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_gpt4all_says_where_its_models_are(tmp_path: Path, platform: str) -> None:
    settings = tmp_path / ".config/nomic.ai/GPT4All.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[General]\nfontSize=Small\nmodelPath={tmp_path}/gguf/\n\n[network]\nport=4891\n")
    assert _folders({}, tmp_path, platform, "gpt4all")[0] == tmp_path / "gguf"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"downloadsFolder": 3}', '{"downloadsFolder": "rel"}', "[" * 9000])
def test_damaged_settings_of_others_are_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / ".lmstudio").mkdir()
    (tmp_path / ".lmstudio/settings.json").write_text(content)
    (tmp_path / ".lmstudio-home-pointer").write_text("\x00")
    assert tmp_path / ".lmstudio/models" in _folders({}, tmp_path, "linux", "lm-studio")
    assert all(store.folder.is_absolute() for store in program_stores({}, tmp_path, "linux"))


def test_huge_settings_are_not_read_whole(tmp_path: Path) -> None:
    (tmp_path / ".lmstudio").mkdir()
    with (tmp_path / ".lmstudio/settings.json").open("wb") as file:
        file.truncate(MAX_SETTINGS * 1000)
    assert _folders({}, tmp_path, "linux", "lm-studio")

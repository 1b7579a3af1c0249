"""Flatpak: the manifest asks for little, builds the engine as all packages do, and every file is pinned."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.channel import SYSTEM, read_channel
from flatpak.__main__ import main, write_channel, write_desktop_files
from flatpak.sources import FREEZING, MACHINES, RUNTIME_PYTHON, merged, platforms, sources_of, without
from portable_engine.flags import VulkanTools, cmake_flags

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "packaging" / "flatpak"
ID = "io.github.hearth_chat.Hearth"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((FOLDER / f"{ID}.yml").read_text(encoding="utf-8"))
    return read


def part(url: str, **hashes: str) -> dict[str, Any]:
    return {"download_info": {"url": url, "archive_info": {"hashes": hashes}}}


def test_it_says_that_it_was_not_built() -> None:
    assert "NOT BUILT YET" in (FOLDER / f"{ID}.yml").read_text(encoding="utf-8").split("id:")[0]


def test_it_asks_for_nothing_it_does_not_need(manifest: dict[str, Any]) -> None:
    assert manifest["id"] == ID
    assert sorted(manifest["finish-args"]) == [
        "--device=dri",
        f"--env=HEARTH_COMMAND=flatpak run {ID}",
        "--share=ipc",
        "--share=network",
        "--socket=fallback-x11",
        "--socket=wayland",
        "--talk-name=org.freedesktop.secrets",
    ]


def test_the_engine_is_as_portable_as_in_all_packages(manifest: dict[str, Any]) -> None:
    engine = next(module for module in manifest["modules"] if module["name"] == "engine")
    told = dict(re.findall(r"-D(\w+)=(\S+)", engine["build-options"]["env"]["CMAKE_ARGS"]))
    assert told == cmake_flags("linux", "x86_64", VulkanTools())
    assert engine["build-options"]["env"]["CFLAGS"] == ""


def test_every_file_it_names_exists(manifest: dict[str, Any]) -> None:
    generated = {"python-sources.json"}
    for module in manifest["modules"]:
        for source in module["sources"]:
            if isinstance(source, str):
                assert source in generated
            else:
                assert (FOLDER / source["path"]).resolve() == ROOT
        for command in module["build-commands"]:
            assert "--no-index" in command or "pip3" not in command
            for path in re.findall(r"packaging/\w+", command):
                assert (ROOT / path / "__main__.py").is_file()


def test_its_python_is_one_that_hearth_runs_on() -> None:
    wanted = re.search(
        r'^requires-python = ">=3\.(\d+),<3\.(\d+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE
    )
    assert wanted is not None
    assert int(wanted[1]) <= int(RUNTIME_PYTHON.split(".")[1]) < int(wanted[2])


def test_wheels_for_each_c_library_up_to_the_runtimes() -> None:
    names = platforms("x86_64")
    assert names[0] == "manylinux_2_42_x86_64"
    assert {"manylinux_2_34_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"} <= set(names)
    assert "manylinux_2_43_x86_64" not in names


def test_sources_have_address_hash_and_place() -> None:
    answer = {"install": [part("https://example.org/a-1-py3-none-any.whl", sha256="ab" * 32)]}
    assert sources_of(answer, "wheels/run", "aarch64") == [
        {
            "type": "file",
            "url": "https://example.org/a-1-py3-none-any.whl",
            "sha256": "ab" * 32,
            "dest": "wheels/run",
            "only-arches": ["aarch64"],
        }
    ]


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (part("https://example.org/a.whl", md5="ab"), "no SHA-256"),
        (part("file:///somewhere/a.whl", sha256="ab" * 32), "fetched here alone"),
        (part("http://example.org/a.whl", sha256="ab" * 32), "fetched here alone"),
    ],
)
def test_what_cannot_be_pinned_or_fetched_is_refused(entry: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        sources_of({"install": [entry]}, "wheels/run")


def test_what_all_processors_use_is_listed_once() -> None:
    both, one = (
        part("https://example.org/both.whl", sha256="ab" * 32),
        part("https://example.org/one.whl", sha256="cd" * 32),
    )
    found = [source for machine in MACHINES for source in sources_of({"install": [both]}, "wheels/run", machine)]
    found += sources_of({"install": [one]}, "wheels/run", "x86_64")
    made = merged(found)
    assert [(source["url"][-8:], source.get("only-arches")) for source in made] == [
        ("both.whl", None),
        ("/one.whl", ["x86_64"]),
    ]


def test_what_freezes_is_left_out() -> None:
    first, last = "a==1 \\\n    --hash=sha256:00\n", "z==2 \\\n    --hash=sha256:33\n"
    lock = first + "pyinstaller==6 \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n" + last
    assert without(lock, FREEZING) == first + last
    assert "pyinstaller==" not in without((ROOT / "packaging" / "requirements.lock").read_text(), FREEZING)


@pytest.mark.skipif(sys.platform == "win32", reason="of Linux")
def test_desktops_are_told_what_they_need(tmp_path: Path) -> None:
    write_desktop_files(tmp_path / "share")
    for name in (
        f"applications/{ID}.desktop",
        f"metainfo/{ID}.metainfo.xml",
        f"mime/packages/{ID}.xml",
        f"icons/hicolor/scalable/apps/{ID}.svg",
        f"icons/hicolor/256x256/apps/{ID}.png",
        "man/man1/hearth.1.gz",
    ):
        assert (tmp_path / "share" / name).stat().st_size > 100


def test_the_store_brings_new_versions(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    write_channel(tmp_path)
    read = read_channel(tmp_path / "resources" / "channel.json")
    assert read.updates == "off"
    assert read.why == SYSTEM, "which the window says in every language"


def test_what_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["something"]) == 2
    assert "sources" in capsys.readouterr().err

"""Licences of all parts and the bill of materials: nothing shipped is without a licence, nothing is left out."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from licences.__main__ import SHIPPED, main, parts_of
from licences.document import document, write
from licences.owners import libraries, owner
from licences.parts import OWN, NoLicence, Part, all_parts, copyright_lines, look, normalised, requirements, spdx
from licences.sbom import BadBill, bill, problems, write_bill
from licences.system import common_texts, known_licences, licence_in, refuse_whole_program, system_parts

MOST = 400_000  # bytes that the licences may add to the program


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    return look(Path(sys.executable))


@pytest.fixture(scope="module")
def parts(seen: dict[str, Any]) -> list[Part]:
    return all_parts(seen)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return found


# ----------------------------------------------------------------------------- what the sources ship


def test_every_dependency_here_is_in_the_file(shipped: dict[str, Any], seen: dict[str, Any]) -> None:
    there = {part["key"] for part in shipped["parts"]}
    missing = set(seen["distributions"]) - there
    assert not missing, f"run: python packaging/licences (missing: {', '.join(sorted(missing))})"


def test_nothing_is_in_the_file_that_no_dependency_brings(shipped: dict[str, Any]) -> None:
    """On other systems there may be more dependencies than here, so those for any system count."""
    anywhere: set[str] = set()
    waiting = [Requirement(each) for each in requirements()]
    while waiting:
        requirement = waiting.pop()
        name = normalised(requirement.name)
        if name in anywhere:
            continue
        anywhere.add(name)
        try:
            needs = metadata.requires(requirement.name) or []
        except metadata.PackageNotFoundError:
            continue
        extras = requirement.extras
        for each in map(Requirement, needs):
            marker = str(each.marker or "")
            if "extra ==" not in marker or any(f'"{extra}"' in marker for extra in extras):
                waiting.append(each)
    alone = {part["key"] for part in shipped["parts"] if "inside" not in part}
    assert alone - anywhere == {"python", "pyinstaller-bootloader"}


def test_no_tool_of_its_makers_is_in_the_file(shipped: dict[str, Any]) -> None:
    keys = {part["key"] for part in shipped["parts"]}
    assert keys & {"pytest", "mypy", "ruff", "hypothesis", "huggingface-hub", "gguf", "pip", "setuptools"} == set()


def test_each_part_has_a_licence_and_its_text(shipped: dict[str, Any]) -> None:
    assert shipped["format"] == 1
    for part in shipped["parts"]:
        assert part["licence"], part["name"]
        assert part["texts"], part["name"]
        assert all(len(shipped["texts"][name]) > 100 for name in part["texts"]), part["name"]


def test_each_text_is_there_once_and_for_somebody(shipped: dict[str, Any]) -> None:
    texts = shipped["texts"]
    assert len(set(texts.values())) == len(texts)
    assert {name for part in shipped["parts"] for name in part["texts"]} == set(texts)
    assert SHIPPED.stat().st_size <= MOST


def test_parts_inside_parts_are_named(shipped: dict[str, Any]) -> None:
    inside = {part["name"]: part["inside"] for part in shipped["parts"] if "inside" in part}
    for name, bringer in {
        "Qt": "pyside6-essentials",
        "FreeType": "pyside6-essentials",
        "HarfBuzz": "pyside6-essentials",
        "ggml": "llama-cpp-python",
        "llama.cpp": "llama-cpp-python",
        "STIX Two Math": "ziamath",
        "OpenSSL": "python",
        "SQLite": "python",
    }.items():
        assert inside[name] == bringer
    assert any(name.startswith("OpenBLAS") for name in inside), "numpy's wheel tells of it in its licence"


def test_what_the_lgpl_asks_for_is_said(shipped: dict[str, Any]) -> None:
    part = next(part for part in shipped["parts"] if part["key"] == "pyside6-essentials")
    assert part["licence"] == "LGPL-3.0-only"
    assert "download.qt.io" in part["note"]
    assert "replace" in part["note"]
    assert part["texts"] == ["LGPL-3.0-only", "GPL-3.0-only"], "the lesser licence is one of exceptions to the other"


def test_writing_twice_gives_the_same_bytes(parts: list[Part], tmp_path: Path) -> None:
    write(parts, tmp_path / "one.json")
    write(list(parts), tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_the_command_writes_what_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--licences", "--out", str(tmp_path / "licences.json"), "--python", sys.executable]) == 0
    assert json.loads((tmp_path / "licences.json").read_text(encoding="utf-8"))["parts"][0]["name"] == "Hearth"
    assert "parts" in capsys.readouterr().out


# ------------------------------------------------------------------------------- what is made of it


def test_a_part_without_a_licence_fails(seen: dict[str, Any]) -> None:
    stranger = {"name": "stranger", "version": "1", "licence": "", "said": "see the page", "classifiers": []}
    stranger |= {"author": "", "home": "", "texts": ["Whatever."], "files": [], "crates": []}
    with pytest.raises(NoLicence, match="stranger"):
        all_parts({**seen, "distributions": {**seen["distributions"], "stranger": stranger}})


def test_a_part_without_a_text_fails(seen: dict[str, Any]) -> None:
    bare = {"name": "bare", "version": "1", "licence": "MIT", "said": "", "classifiers": []}
    bare |= {"author": "", "home": "", "texts": [], "files": [], "crates": []}
    with pytest.raises(NoLicence, match="bare"):
        all_parts({**seen, "distributions": {**seen["distributions"], "bare": bare}})


@pytest.mark.parametrize(
    ("licence", "said", "classifiers", "expected"),
    [
        ("MIT OR Apache-2.0", "", [], "MIT OR Apache-2.0"),
        ("", "MIT", [], "MIT"),
        ("", "Apache 2.0", [], "Apache-2.0"),
        ("", "UNKNOWN", ["License :: OSI Approved :: MIT License"], "MIT"),
        (
            "",
            "Permission is hereby granted, free of charge",
            ["License :: OSI Approved :: BSD License"],
            "BSD-3-Clause",
        ),
        ("", "", ["License :: OSI Approved"], ""),
    ],
)
def test_licences_are_read_from_what_metadata_says(
    licence: str, said: str, classifiers: list[str], expected: str
) -> None:
    assert spdx({"licence": licence, "said": said, "classifiers": classifiers}) == expected


def test_copyright_is_read_from_texts() -> None:
    text = (
        "MIT License\n\nCopyright (c) 2020 Somebody\n  Copyright 2021 Else\nno Copyright here\nCopyright holders shall"
    )
    assert copyright_lines([text, text]) == "Copyright (c) 2020 Somebody\nCopyright 2021 Else"
    assert (
        copyright_lines(["Copyright (c) 2025 <copyright holders>", "Copyright [yyyy] [name of copyright owner]"]) == ""
    )


def test_debian_tells_of_libraries_of_the_system() -> None:
    text = (
        "Format: x\n\nFiles: *\nCopyright: 2001 Somebody\nLicense: GPL-2+ or Expat\n\nFiles: debian/*\nLicense: GPL-3\n"
    )
    assert licence_in(text) == "GPL-2.0-or-later OR MIT"
    assert licence_in("This package was debianized by hand.") == ""
    assert licence_in("Files: *\nCopyright: x\nLicense: something-else\n") == ""
    assert common_texts("nothing is pointed to") == []


def test_a_part_under_the_gpl_alone_is_refused(parts: list[Part]) -> None:
    refuse_whole_program(parts)
    plain = replace(parts[0], name="readline", licence="GPL-3.0-or-later")
    with pytest.raises(NoLicence, match="with readline; leave that out"):
        refuse_whole_program([*parts, plain])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere they are the maker's of the system")
def test_libraries_of_a_system_that_does_not_tell_whose_they_are_are_refused(
    dist: Path, parts: list[Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dist / "_internal" / "libstranger.so.1").write_bytes(b"x")
    monkeypatch.setenv("PATH", str(tmp_path))  # as on Fedora, there is no dpkg-query
    with pytest.raises(NoLicence, match=r"libstranger\.so\.1 .* Debian"):
        system_parts(dist, parts)


def test_libraries_of_debian_have_the_licence_of_the_library() -> None:
    known = known_licences()
    assert known["libuuid1"] == "BSD-3-Clause", "its copyright file speaks of the tools that come with it"
    refuse_whole_program(Part(key=name, name=name, version="", licence=of) for name, of in known.items())


# ------------------------------------------------------------------------------- bill of materials


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A frozen folder in small."""
    folder = tmp_path / "hearth"
    for name in (
        "_internal/PySide6/Qt/lib/libQt6Core.so.6",
        "_internal/PySide6/QtCore.abi3.so",
        "_internal/llama_cpp/lib/libllama.so.0",
        "_internal/llama_cpp/lib/libggml.so.0",
        "_internal/llama_cpp/lib/libggml-cpu-haswell.so",
        "_internal/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "_internal/libssl.so.3",
        "_internal/resources/models/guide.gguf",
        "hearth",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode("utf-8"))
    (folder / "hearth").chmod(0o755)
    return folder


def test_each_library_belongs_to_its_part(dist: Path, parts: list[Part]) -> None:
    owners = {path.name: part.key if (part := owner(path, parts)) else "" for path in libraries(dist)}
    assert owners == {
        "libQt6Core.so.6": "qt",
        "QtCore.abi3.so": "pyside6-essentials",
        "libllama.so.0": "llama-cpp",
        "libggml.so.0": "ggml",
        "libggml-cpu-haswell.so": "ggml",
        "_ssl.cpython-311-x86_64-linux-gnu.so": "python",
        "libssl.so.3": "openssl",
    }
    assert system_parts(dist, parts) == []


def test_the_bill_has_every_part_and_every_library(dist: Path, parts: list[Part]) -> None:
    made = bill(parts, dist, "1700000000")
    assert problems(made, dist) == []
    assert made["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert made["metadata"]["component"]["bom-ref"] == OWN
    listed = {each["bom-ref"]: each for each in made["components"]}
    crates = {f"crate-{name}-{version}" for part in parts for name, version, _ in part.crates}
    assert set(listed) == {part.key for part in parts if part.key != OWN} | {"model-guide"} | crates
    assert listed["msgspec"]["purl"] == f"pkg:pypi/msgspec@{metadata.version('msgspec')}"
    assert listed["model-guide"]["type"] == "machine-learning-model"
    flags = {each["name"]: each["value"] for each in listed["llama-cpp"]["properties"]}
    assert flags["hearth:cmake:GGML_NATIVE"] == "OFF" or sys.platform == "darwin"
    needs = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}
    assert "qt" in needs["pyside6-essentials"]
    assert "llama-cpp-python" in needs[OWN]


def test_the_bill_has_the_crates_that_a_wheel_tells_of(dist: Path, parts: list[Part]) -> None:
    """As the note on cryptography says."""
    crates = (("pem", "3.0.6", "MIT"), ("openssl-src", "300.5.4+3.5.4", "MIT OR Apache-2.0"))
    made = bill([*parts, Part("rusty", "rusty", "1", "MIT", texts=("x",), distribution=True, crates=crates)], dist)
    assert problems(made, dist) == []
    listed = {each["bom-ref"]: each for each in made["components"]}
    assert listed["crate-openssl-src-300.5.4+3.5.4"]["purl"] == "pkg:cargo/openssl-src@300.5.4%2B3.5.4"
    needs = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}
    assert needs["rusty"] == ["crate-openssl-src-300.5.4+3.5.4", "crate-pem-3.0.6"]


@pytest.mark.skipif(sys.platform != "linux", reason="only the keychain of Linux needs it")
def test_crates_are_read_from_the_wheel_of_cryptography(seen: dict[str, Any]) -> None:
    crates = {each["name"]: each["licence"] for each in seen["distributions"]["cryptography"]["crates"]}
    assert "MIT" in crates["openssl-sys"]
    assert len(crates) > 10


def test_the_same_folder_has_the_same_bill(dist: Path, parts: list[Part], tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_bill(parts, dist, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    (dist / "_internal" / "libssl.so.3").write_bytes(b"another build")
    assert bill(parts, dist)["serialNumber"] != json.loads((tmp_path / "one").read_bytes())["serialNumber"]


def test_a_library_of_nobody_is_found_out(dist: Path, parts: list[Part], tmp_path: Path) -> None:
    (dist / "_internal" / "libstranger.so.1").write_bytes(b"x")
    assert problems(bill(parts, dist), dist) == ["_internal/libstranger.so.1 is not in it"]
    with pytest.raises(BadBill, match="libstranger"):
        write_bill(parts, dist, tmp_path / "bill.json")
    assert not (tmp_path / "bill.json").exists()


def test_a_bad_bill_is_found_out(dist: Path, parts: list[Part]) -> None:
    made = bill(parts, dist)
    made["serialNumber"] = "7"
    made["components"].append(made["components"][0] | {"purl": "nowhere", "licenses": []})
    made["dependencies"].append({"ref": "nobody", "dependsOn": []})
    wrong = " ".join(problems(made, dist))
    assert re.search(r"serial.*2 times.*no licence.*no address.*nobody is needed", wrong), wrong


def test_parts_inside_wheels_stand_in_the_document(parts: list[Part]) -> None:
    rows = document(parts)["parts"]
    places = [row["key"] for row in rows]
    assert places.index("qt") > places.index("pyside6-essentials")
    assert all("key" in row and "name" in row for row in rows)
    assert parts_of(Path(sys.executable))[0].key == OWN

"""The bill of materials of a frozen folder: CycloneDX 1.6 as JSON, the same bytes for the same folder.

Format: https://cyclonedx.org/docs/1.6/json/. ``problems`` states what must hold of a bill before it is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import sys
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from licences.owners import libraries, own, owner
from licences.parts import OWN, Part
from portable_engine.flags import VulkanTools, cmake_flags

SPEC = "1.6"
ENGINE = "llama-cpp"  # key of the part that is built with flags
_SERIAL = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_SHA = re.compile(r"[0-9a-f]{64}")
_PURL = re.compile(r"pkg:[a-z]+/[^\s@]+(@[^\s?]+)?(\?\S+)?")


class BadBill(Exception):
    """A bill that breaks its own rules; it is not written."""


def write_bill(parts: Sequence[Part], dist: Path, path: Path) -> None:
    """Write the bill of ``dist``.

    Raises:
        BadBill: With all that is wrong.
    """
    made = bill(parts, dist, os.environ.get("SOURCE_DATE_EPOCH", ""))
    if wrong := problems(made, dist):
        raise BadBill("; ".join(wrong))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def bill(parts: Sequence[Part], dist: Path, epoch: str = "") -> dict[str, Any]:
    """The bill of ``dist``; ``epoch``: seconds since 1970 to stand as its time, empty for none."""
    files: dict[str, list[Path]] = {}
    for path in libraries(dist):
        if (part := owner(path, parts)) is not None:
            files.setdefault(part.key, []).append(path)
    components = [_component(part, files.get(part.key, ()), dist) for part in parts if part.key != OWN]
    components += _models(dist, own(parts))
    components += [_crate(*crate) for crate in sorted({crate for part in parts for crate in part.crates})]
    main = _component(own(parts), _programs(dist), dist) | {"type": "application"}
    metadata: dict[str, Any] = {"component": main}
    if epoch:
        metadata = {"timestamp": datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} | metadata
    content = {
        "metadata": metadata,
        "components": sorted(components, key=lambda each: str(each["bom-ref"])),
        "dependencies": _dependencies(parts, components),
    }
    head = {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))}",
        "version": 1,
    }
    return head | content


def problems(made: Mapping[str, Any], dist: Path) -> list[str]:
    """What is wrong with a bill: each part has a name, a licence and an address (purl) of the right form, names are
    given once, what is referred to is there, and every file of native code in ``dist`` is in it with its hash."""
    wrong = []
    if (made.get("bomFormat"), made.get("specVersion")) != ("CycloneDX", SPEC):
        wrong.append("it is no CycloneDX " + SPEC)
    if not _SERIAL.fullmatch(str(made.get("serialNumber"))):
        wrong.append("its serial number is none")
    listed = [made["metadata"]["component"], *made["components"]]
    refs = Counter(str(each.get("bom-ref")) for each in listed)
    wrong += [f"{ref} is there {number} times" for ref, number in refs.items() if number > 1]
    for each in listed:
        wrong += [f"{each.get('bom-ref')}: {fault}" for fault in _faults(each)]
    for each in made["dependencies"]:
        wrong += [f"{ref} is needed and not there" for ref in (each["ref"], *each["dependsOn"]) if ref not in refs]
    there = {file["name"]: file for each in listed for file in each.get("components", ())}
    for path in libraries(dist):
        if there.get(path.relative_to(dist).as_posix(), {}).get("hashes") != _hashes(path):
            wrong.append(f"{path.relative_to(dist)} is not in it")
    return wrong


def _faults(component: Mapping[str, Any]) -> list[str]:
    faults = []
    if not component.get("name") or component.get("type") not in ("application", "library", "machine-learning-model"):
        faults.append("no name, or no type")
    if not [each for each in component.get("licenses", ()) if each.get("expression")]:
        faults.append("no licence")
    if not _PURL.fullmatch(str(component.get("purl"))):
        faults.append("no address")
    return faults + [f"no hash of {file.get('name')}" for file in component.get("components", ()) if not _hashed(file)]


def _hashed(file: Mapping[str, Any]) -> bool:
    return all(_SHA.fullmatch(each["content"]) for each in file.get("hashes") or [{"content": ""}])


def _component(part: Part, files: Sequence[Path], dist: Path) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.key,
        "name": part.name,
        "version": part.version,
        "licenses": [{"expression": part.licence}],
        "copyright": part.copyright,
        "purl": _purl(part),
    }
    if re.match(r"https?://\S+$", part.home):
        made["externalReferences"] = [{"type": "website", "url": part.home}]
    if part.key == ENGINE:
        made["properties"] = [
            {"name": f"hearth:cmake:{name}", "value": value} for name, value in sorted(_flags(files).items())
        ]
    if files:
        made["components"] = [_file(path, dist) for path in files]
    return {key: value for key, value in made.items() if value}


def _purl(part: Part) -> str:
    """Where a part can be found (https://github.com/package-url/purl-spec)."""
    version = f"@{part.version.replace(':', '%3A').replace('+', '%2B').replace('~', '~')}" if part.version else ""
    if part.key.startswith("deb-"):
        return f"pkg:deb/debian/{part.key.removeprefix('deb-')}{version}"
    if part.distribution and part.key != OWN:
        return f"pkg:pypi/{part.key}{version}"
    return f"pkg:generic/{part.key}{version}"


def _file(path: Path, dist: Path) -> dict[str, Any]:
    return {"type": "file", "name": path.relative_to(dist).as_posix(), "hashes": _hashes(path)}


def _hashes(path: Path) -> list[dict[str, str]]:
    with path.open("rb") as file:
        return [{"alg": "SHA-256", "content": hashlib.file_digest(file, "sha256").hexdigest()}]


def _programs(dist: Path) -> list[Path]:
    """What is started: beside the folder of everything else."""
    return [
        path
        for path in sorted(dist.iterdir())
        if path.is_file() and not path.is_symlink() and (path.suffix == ".exe" or os.access(path, os.X_OK))
    ]


def _crate(name: str, version: str, licence: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _crate_ref(name, version),
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
        "purl": f"pkg:cargo/{name}@{version.replace('+', '%2B')}",
    }


def _crate_ref(name: str, version: str) -> str:
    return f"crate-{name}-{version}"


def _models(dist: Path, program: Part) -> list[dict[str, Any]]:
    """Models that come with the program; they were made for it and are under its licence."""
    return [
        {
            "type": "machine-learning-model",
            "bom-ref": f"model-{path.stem}",
            "name": f"Built-in model ({path.stem})",
            "version": program.version,
            "licenses": [{"expression": program.licence}],
            "purl": f"pkg:generic/hearth-{path.stem}@{program.version}",
            "hashes": _hashes(path),
            "components": [_file(path, dist)],
        }
        for path in sorted(dist.rglob("*.gguf"))
    ]


def _flags(files: Sequence[Path]) -> dict[str, str]:
    """What the engine was built with; nothing for one that was built for one computer alone."""
    folder = {path.name for path in (files[0].parent.iterdir() if files else ())}
    if not any(name.removeprefix("lib").startswith("ggml-cpu-") for name in folder):
        return {}
    vulkan = VulkanTools() if any(name.removeprefix("lib").startswith("ggml-vulkan") for name in folder) else None
    return cmake_flags(sys.platform, platform.machine(), vulkan)


def _dependencies(parts: Sequence[Part], components: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    inside: dict[str, list[str]] = {}
    for part in parts:
        inside.setdefault(part.inside or OWN, []).append(part.key)
        if part.crates:
            inside.setdefault(part.key, []).extend(_crate_ref(name, version) for name, version, _ in part.crates)
    inside[OWN] = [key for key in inside[OWN] if key != OWN]
    inside[OWN] += [str(each["bom-ref"]) for each in components if each["type"] == "machine-learning-model"]
    return [{"ref": ref, "dependsOn": sorted(keys)} for ref, keys in sorted(inside.items())]

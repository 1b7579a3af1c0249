"""Reads what a store has, each kind in its own way; opens no model file.

Plain folders, LM Studio and GPT4All are walked through; LM Studio keeps models as ``publisher/repository/file``.
Jan describes its models in ``model.yml`` files, the others are read by ``ollama`` and ``hub_cache``.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

import msgspec

from inference.library.grouping import Found, Side, group, group_folders, sibling_parts
from inference.library.hub_cache import read_hub_cache, read_llama_cache
from inference.library.ollama import read_ollama
from inference.library.values import Cancel, Store
from inference.library.walk import Stamp, Walked, is_model_name, stamp_of, walk

MAX_DESCRIPTION = 256 * 1024  # bytes of a model.yml
_JAN_FOLDERS = ("llamacpp/models", "models")


class Content(msgspec.Struct, frozen=True):
    """The models of a store, and what looking through it met."""

    found: list[Found]
    walked: Walked


def read_store(store: Store, cancel: Cancel, borders: Collection[str] = ()) -> Content:
    """Look through a store.

    Args:
        store: Whose folder, and which.
        cancel: Asked now and then.
        borders: Real paths of other stores, which are looked through by themselves.
    """
    match store.source:
        case "ollama":
            return Content(*read_ollama(store.folder, cancel))
        case "huggingface":
            return Content(*read_hub_cache(store.folder, cancel, "huggingface"))
        case "llama.cpp":
            return Content(*read_llama_cache(store.folder, cancel))
        case "jan":
            return _read_jan(store.folder, cancel)
    walked = walk(store.folder, cancel, borders=borders)
    own = store.source in ("hearth", "folder")
    top = str(store.folder)
    found = group_folders(walked.files, top, store.source, linked=walked.linked, own=own)
    if store.source in ("hearth", "lm-studio"):
        found = [msgspec.structs.replace(each, repository=_repository(each.parts[0].path, top)) for each in found]
    return Content(found, walked)


def _repository(path: str, top: str) -> str:
    """``owner/name`` from ``top/owner/name/…/file``, empty for another layout."""
    parts = Path(os.path.relpath(path, top)).parts
    return f"{parts[0]}/{parts[1]}" if len(parts) >= 3 and ".." not in parts else ""


# ---------------------------------------------------------------------------------------------- Jan


def _read_jan(data: Path, cancel: Cancel) -> Content:
    """What the descriptions name, then what lies there without one."""
    whole = Walked(there=data.is_dir())
    for folder in (data, data / "llamacpp"):
        whole.note_folder(folder)
    described: list[Found] = []
    loose: list[Found] = []
    for below in _JAN_FOLDERS:
        walked = walk(data / below, cancel, wanted=lambda name: is_model_name(name) or name.endswith(".yml"))
        whole.take_in(walked)
        for stamps in walked.files.values():
            described += [each for stamp in stamps if (each := _described(stamp, data))]
            loose += group([stamp for stamp in stamps if is_model_name(stamp.path)], "jan")
    taken = {stamp.path for each in described for stamp in (*each.parts, *(side.stamp for side in each.companions))}
    return Content(described + [each for each in loose if each.parts[0].path not in taken], whole)


def _described(stamp: Stamp, data: Path) -> Found | None:
    """The model a description names, ``None`` when it is no description or its file is not there."""
    if not stamp.path.endswith(".yml") or stamp.size > MAX_DESCRIPTION:
        return None
    words = parse_description(_text(stamp.path))
    path = words.get("model_path") or words.get("files")
    if not path or "\x00" in path:
        return None
    parts = [part for each in sibling_parts(str(data / path)) if (part := stamp_of(each))]
    if not parts:
        return None
    digest = words.get("model_sha256", "").lower()
    known = (digest,) if len(parts) == 1 and len(digest) == 64 and set(digest) <= set("0123456789abcdef") else ()
    sides = []
    if (name := words.get("mmproj_path")) and "\x00" not in name and (side := stamp_of(str(data / name))):
        sides.append(Side(kind="projector", stamp=side))
    title = words.get("name") or words.get("model") or os.path.basename(os.path.dirname(stamp.path))
    return Found(source="jan", parts=tuple(parts), title=title, sha256=known, companions=tuple(sides))


def parse_description(text: str) -> dict[str, str]:
    """The plain words of a ``model.yml``: ``key: value`` at the beginning of a line; of a list its first item.

    That is all of YAML that Jan writes there. What is anything else is left out.
    """
    words: dict[str, str] = {}
    listed = ""
    for line in text.splitlines()[:2_000]:
        if listed and line.lstrip().startswith("- "):
            words.setdefault(listed, _unquoted(line.lstrip()[2:]))
            listed = ""
            continue
        key, colon, value = line.partition(":")
        if colon and key and key == key.strip() and not key.startswith(("#", "-")):
            if value.strip():
                words.setdefault(key, _unquoted(value))
            listed = "" if value.strip() else key
    return words


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(MAX_DESCRIPTION).decode("utf-8", "replace")
    except OSError:
        return ""

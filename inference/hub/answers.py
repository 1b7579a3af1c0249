"""Turns the hub's JSON into values; trusts no field, knows no network.

Everything in an answer was typed by strangers or may be missing: a field of the wrong kind counts as not there, an
entry that makes no sense is left out. Only an answer that is no JSON of the expected outline is an error.
"""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from inference.errors import WrongAnswer
from inference.hub.abilities import abilities_of
from inference.hub.files import group_files
from inference.hub.reference import is_repository
from inference.hub.values import Gate, HubFile, Repository, RepositorySummary
from inference.net.network import HUB

Object = dict[str, Any]

_MAX_SIZE = 1 << 50  # bytes of one file; beyond it, a size is nonsense
_MAX_NAME = 1024


def decode(data: bytes) -> Any:
    """JSON as plain values.

    Raises:
        WrongAnswer: It is something else, mostly the login page of a hotel or a company.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise wrong_answer(f"{type(error).__name__}: {error}; it begins with {data[:80]!r}") from error


def wrong_answer(detail: str) -> WrongAnswer:
    """The error for an answer that cannot have come from the hub."""
    return WrongAnswer(
        "Something else than the hub answered, perhaps the login page of this network.",
        "Open any page in a web browser, log in if it asks you to, and try again.",
        detail,
    )


def summaries(answer: Any) -> tuple[RepositorySummary, ...]:
    """The repositories of a page of search results.

    Raises:
        WrongAnswer: It is no list.
    """
    if not isinstance(answer, list):
        raise wrong_answer(f"a list was expected, but {type(answer).__name__} came")
    found = (_summary(each) for each in answer if isinstance(each, dict))
    return tuple(each for each in found if each is not None)


def repository(answer: Any, id: str, files: tuple[HubFile, ...] | None = None) -> Repository:
    """A repository with its files.

    Args:
        answer: What ``/api/models/{id}`` says.
        id: The id that was asked for, used where the answer names none.
        files: Files from elsewhere; ``None``: those in the answer.

    Raises:
        WrongAnswer: It is no object with a commit.
    """
    if not isinstance(answer, dict) or not _text(answer, "sha"):
        raise wrong_answer("an object with a commit was expected")
    summary = _summary({"id": id, **answer}) or RepositorySummary(id=id)
    listed = siblings(answer) if files is None else files
    grouped = group_files(summary.id, _text(answer, "sha"), listed or ())
    return Repository(
        summary=summary,
        commit=_text(answer, "sha"),
        variants=grouped.variants,
        projectors=grouped.projectors,
        drafts=grouped.drafts,
        licence_url="" if summary.gate == "open" else f"{HUB}/{summary.id}",
    )


def siblings(answer: Any) -> tuple[HubFile, ...] | None:
    """The files of a repository, ``None`` when a GGUF among them has no size (an old mirror)."""
    files = []
    entries = answer.get("siblings")
    for entry in entries if isinstance(entries, list) else ():
        path = _text(entry, "rfilename") if isinstance(entry, dict) else ""
        lfs = entry.get("lfs") if path else None
        lfs = lfs if isinstance(lfs, dict) else {}
        size = _count(lfs, "size") or _count(entry, "size") if path else 0
        if path and not size and path.lower().endswith(".gguf"):
            return None
        if path and len(path) <= _MAX_NAME:
            files.append(HubFile(path=path, size=min(size, _MAX_SIZE), sha256=_hash(lfs.get("sha256"))))
    return tuple(files) if isinstance(entries, list) else None


def tree(answer: Any) -> tuple[HubFile, ...]:
    """The files on a page of ``/api/models/{id}/tree/{revision}``.

    Raises:
        WrongAnswer: It is no list.
    """
    if not isinstance(answer, list):
        raise wrong_answer(f"a list was expected, but {type(answer).__name__} came")
    files = []
    for entry in answer:
        if not isinstance(entry, dict) or entry.get("type") != "file":
            continue
        path, lfs = _text(entry, "path"), entry.get("lfs")
        lfs = lfs if isinstance(lfs, dict) else {}
        size = _count(lfs, "size") or _count(entry, "size")
        if path and len(path) <= _MAX_NAME and size <= _MAX_SIZE:
            files.append(HubFile(path=path, size=size, sha256=_hash(lfs.get("oid") or lfs.get("sha256"))))
    return tuple(files)


# ------------------------------------------------------------------------------------------ helpers


def _summary(answer: Object) -> RepositorySummary | None:
    named = _text(answer, "id") or _text(answer, "modelId")
    if not is_repository(named):
        return None
    gguf, card = _object(answer, "gguf"), _object(answer, "cardData")
    tags = _texts(answer.get("tags"))
    entries = answer.get("siblings")
    files = tuple(
        name
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and (name := _text(entry, "rfilename"))
    )
    return RepositorySummary(
        id=named,
        downloads=_count(answer, "downloads"),
        likes=_count(answer, "likes"),
        updated=_moment(answer.get("lastModified")),
        gate=_gate(answer.get("gated")),
        private=answer.get("private") is True,
        licence=_licence(tags, card),
        languages=_languages(tags, card),
        tags=tags,
        architecture=_text(gguf, "architecture"),
        parameters=_count(gguf, "total"),
        context_trained=_count(gguf, "context_length"),
        abilities=abilities_of(
            named.partition("/")[2],
            tags=tags,
            pipeline=_text(answer, "pipeline_tag"),
            architecture=_text(gguf, "architecture"),
            template=_text(gguf, "chat_template"),
            files=files,
        ),
        files=files,
    )


def _text(answer: Object, key: str) -> str:
    value = answer.get(key)
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str) and each)


def _object(answer: Object, key: str) -> Object:
    value = answer.get(key)
    return value if isinstance(value, dict) else {}


def _count(answer: Object, key: str) -> int:
    value = answer.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 2**63:
        return 0
    return int(value)


def _hash(value: Any) -> str:
    text = value.removeprefix("sha256:").lower() if isinstance(value, str) else ""
    return text if len(text) == 64 and not set(text) - set("0123456789abcdef") else ""


def _gate(value: Any) -> Gate:
    if value in ("auto", "manual"):
        return value  # type: ignore[no-any-return]  # one of the two words just compared
    return "auto" if value is True else "open"


def _moment(value: Any) -> float:
    if not isinstance(value, str):
        return 0.0
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return moment.timestamp()


def _licence(tags: tuple[str, ...], card: Object) -> str:
    named = next((tag.partition(":")[2] for tag in tags if tag.startswith("license:")), "")
    named = named or next(iter(_texts(card.get("license"))), "")
    # “other” says nothing; the card may have the licence's own name.
    return _text(card, "license_name") or named if named in ("other", "") else named


def _languages(tags: tuple[str, ...], card: Object) -> tuple[str, ...]:
    """From the card; tags hold languages too, but as bare codes among other short words."""
    named = _texts(card.get("language"))
    return tuple(dict.fromkeys(code for code in named if len(code) <= 8)) or tuple(
        tag for tag in tags if len(tag) == 2 and tag.isalpha() and tag.islower()
    )

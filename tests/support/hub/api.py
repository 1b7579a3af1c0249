"""The JSON API of the stand-in hub: lists with pages, repositories, trees, accounts; serves no files.

As strict as the real one where a client could get it wrong: a cursor is good for the question it was made for and
for no other, ``expand`` knows its words and gives only what it was asked for, a repository that nobody may see is
missing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any
from urllib.parse import urlencode

from tests.support.hub.content import StoredFile, StoredRepository
from tests.support.hub.server import Answer, LoopbackHub, Seen

PROPERTIES = frozenset((
    "author", "cardData", "config", "createdAt", "disabled", "downloads", "downloadsAllTime", "gated", "gguf",
    "lastModified", "library_name", "likes", "pipeline_tag", "private", "sha", "siblings", "tags", "trendingScore",
    "usedStorage",
))  # fmt: skip
SORTS = frozenset(("trendingScore", "downloads", "likes", "lastModified", "createdAt"))
_UNITS = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
_MODEL = re.compile(r"/api/models/(?P<id>[^/]+/[^/]+)(?:/(?P<part>revision|tree)/(?P<revision>[^/]+))?")


class HubApi:
    """Answers what the real hub answers below ``/api``; hangs itself into a ``LoopbackHub``.

    Attributes:
        accounts: Names by token.
        renamed: Old id to new id.
        tree_page: Files a page of a tree.
        sizes: Whether a repository's answer has the sizes of its files; old mirrors do not.
        foreign_links: Whether the links to next pages lead to the real hub, as those of careless mirrors do.
    """

    def __init__(self, hub: LoopbackHub) -> None:
        self._hub = hub
        self.accounts: dict[str, str] = {}
        self.renamed: dict[str, str] = {}
        self.tree_page = 1000
        self.sizes = True
        self.foreign_links = False
        hub.route(self._answer)

    def _answer(self, seen: Seen) -> Answer | None:
        if seen.path.startswith("/api/resolve-cache/") or not seen.path.startswith("/api/"):
            return None
        token = seen.headers.get("authorization", "").removeprefix("Bearer ")
        if token.startswith("hf_bad"):
            return _error(401, "Invalid credentials in Authorization header")
        if seen.path == "/api/whoami-v2":
            name = self.accounts.get(token)
            return _json({"type": "user", "name": name}) if name else _error(401, "Invalid username or password.")
        if seen.path == "/api/models":
            return self._list(seen, token)
        if match := _MODEL.fullmatch(seen.path):
            return self._model(seen, match, token)
        return _error(404, "Sorry, we can't find the page you are looking for.")

    # ---------------------------------------------------------------------------------------- search

    def _list(self, seen: Seen, token: str) -> Answer:
        asked = dict(seen.query)
        expand = [value for name, value in seen.query if name == "expand"]
        if set(expand) - PROPERTIES or asked.get("sort", "downloads") not in SORTS:
            return _error(400, "Invalid query")
        limit = min(int(asked.get("limit", "1000")), 1000)
        found = [each for each in self._hub.repositories.values() if self._wanted(each, seen, token)]
        found.sort(key=lambda each: str(self._shown(each)["id"]))
        found.sort(key=lambda each: _sortable(self._shown(each).get(asked.get("sort", "downloads"))), reverse=True)
        start = self._position(seen)
        if start is None:
            return _error(400, "Invalid cursor")
        page = [self._trimmed(each, expand) for each in found[start : start + limit]]
        return _json(page, self._link(seen, start + limit) if start + limit < len(found) else {})

    def _wanted(self, stored: StoredRepository, seen: Seen, token: str) -> bool:
        if stored.private and token not in stored.allowed:
            return False
        asked = dict(seen.query)
        filters = {value for name, value in seen.query if name == "filter"}
        words = asked.get("search", "").lower().split()
        parameters = (stored.gguf or {}).get("total", 0)
        return (
            filters <= {"gguf", *stored.tags}
            and all(word in stored.id.lower() for word in words)
            and _within(parameters if isinstance(parameters, int) else 0, asked.get("num_parameters", ""))
        )

    def _trimmed(self, stored: StoredRepository, expand: list[str]) -> dict[str, Any]:
        shown = self._shown(stored)
        if not expand:
            expand = ["likes", "private", "downloads", "tags", "createdAt", "pipeline_tag"]
        return {"_id": "1", "id": stored.id} | {name: shown[name] for name in expand if name in shown}

    # ---------------------------------------------------------------------------------- one repository

    def _model(self, seen: Seen, match: re.Match[str], token: str) -> Answer:
        if (new := self.renamed.get(match["id"])) is not None:
            target = seen.path.replace(match["id"], new) + ("?" + urlencode(seen.query) if seen.query else "")
            return Answer(307, {"Location": target}, b"Temporary Redirect. Redirecting")
        stored = self._hub.repositories.get(match["id"])
        if stored is None or (stored.private and token not in stored.allowed):
            return _error(404 if token else 401, "Repository not found", "RepoNotFound")
        if (match["revision"] or "main") not in ("main", stored.commit):
            return _error(404, "Invalid rev id", "RevisionNotFound")
        if match["part"] == "tree":
            return self._tree(seen, stored)
        shown = self._shown(stored)
        if self.sizes and dict(seen.query).get("blobs") == "true":
            shown["siblings"] = [{"rfilename": file.path, **_blob(file)} for file in stored.files.values()]
        return _json(shown)

    def _tree(self, seen: Seen, stored: StoredRepository) -> Answer:
        start = self._position(seen)
        if start is None:
            return _error(400, "Invalid cursor")
        entries: list[dict[str, Any]] = []
        folders = {path.rpartition("/")[0] for path in stored.files} - {""}
        entries += [{"type": "directory", "path": folder, "oid": "0" * 40, "size": 0} for folder in sorted(folders)]
        for file in stored.files.values():
            entry = {"type": "file", "path": file.path, "size": file.size, "oid": file.git_id}
            if file.large:
                entry["lfs"] = {"oid": file.sha256, "size": file.size, "pointerSize": 135}
            entries.append(entry)
        page, end = entries[start : start + self.tree_page], start + self.tree_page
        return _json(page, self._link(seen, end) if end < len(entries) else {})

    def _shown(self, stored: StoredRepository) -> dict[str, Any]:
        """Everything the API knows of a repository."""
        return {
            "id": stored.id,
            "modelId": stored.id,
            "sha": stored.commit,
            "private": stored.private,
            "gated": stored.gated or False,
            "tags": ["gguf", *stored.tags],
            "downloads": 0,
            "likes": 0,
            "trendingScore": 0,
            "lastModified": "2026-10-01T12:00:00.000Z",
            "createdAt": "2026-09-01T12:00:00.000Z",
            "siblings": [{"rfilename": path} for path in stored.files],
            **({"gguf": dict(stored.gguf)} if stored.gguf is not None else {}),
            **stored.facts,
        }

    # ----------------------------------------------------------------------------------------- pages

    def _position(self, seen: Seen) -> int | None:
        """Where the page begins; ``None`` for a cursor that belongs to another question."""
        cursor = dict(seen.query).get("cursor", "")
        if not cursor:
            return 0
        try:
            question, position = json.loads(base64.b64decode(cursor))
        except ValueError:
            return None
        return int(position) if question == _question(seen) else None

    def _link(self, seen: Seen, position: int) -> dict[str, str]:
        cursor = base64.b64encode(json.dumps([_question(seen), position]).encode()).decode()
        query = [(name, value) for name, value in seen.query if name != "cursor"]
        host = "https://huggingface.co" if self.foreign_links else self._hub.endpoint
        return {"Link": f'<{host}{seen.path}?{urlencode([*query, ("cursor", cursor)])}>; rel="next"'}


def _question(seen: Seen) -> str:
    """What a cursor is bound to: the path and everything asked but the cursor itself."""
    query = sorted((name, value) for name, value in seen.query if name != "cursor")
    return hashlib.sha1(f"{seen.path}?{urlencode(query)}".encode()).hexdigest()[:12]


def _blob(file: StoredFile) -> dict[str, Any]:
    blob: dict[str, Any] = {"size": file.size, "blobId": file.git_id}
    if file.large:
        blob["lfs"] = {"sha256": file.sha256, "size": file.size, "pointerSize": 135}
    return blob


def _within(parameters: int, limits: str) -> bool:
    for limit in filter(None, limits.split(",")):
        word, _, number = limit.partition(":")
        match = re.fullmatch(r"([\d.]+)([KMBT]?)", number)
        assert match, f"the hub does not understand num_parameters={limits}"
        value = float(match[1]) * _UNITS[match[2]]
        if (word == "min" and parameters < value) or (word == "max" and parameters > value):
            return False
    return True


def _sortable(value: object) -> float | str:
    return value if isinstance(value, (int, float, str)) else 0


def _json(value: object, headers: dict[str, str] | None = None) -> Answer:
    return Answer(
        200, {"Content-Type": "application/json; charset=utf-8", **(headers or {})}, json.dumps(value).encode()
    )


def _error(status: int, message: str, code: str = "") -> Answer:
    headers = {"Content-Type": "application/json; charset=utf-8", "X-Error-Message": message}
    if code:
        headers["X-Error-Code"] = code
    return Answer(status, headers, json.dumps({"error": message}).encode())

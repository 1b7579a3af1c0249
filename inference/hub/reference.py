"""Understands what people paste to name a model on the network: ids, pages, files; asks nobody."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec

from inference.errors import UsageError
from inference.net.network import HUB

_HOSTS = ("huggingface.co", "www.huggingface.co", "hf.co")
_PART = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_-])?"
_ID = re.compile(rf"(?P<id>{_PART}/{_PART})")
_SHORT = re.compile(rf"{_ID.pattern}(?::(?P<quantization>[A-Za-z0-9][A-Za-z0-9._-]{{0,63}}))?")
_SHORT_FILE = re.compile(rf"{_ID.pattern}/(?P<path>.+\.gguf)", re.IGNORECASE)
_REVISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,127}")
_MAX = 4096  # characters
_HINT = "Give OWNER/NAME, OWNER/NAME:QUANTIZATION, the address of a page on the hub, or of a .gguf file."


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """What a text names: a repository on the hub, or (with ``url`` alone) a file elsewhere.

    Attributes:
        repository: Id on the hub; empty for a file elsewhere.
        quantization: Such as ``Q4_K_M``, as it was typed; empty: not said.
        revision: Branch, tag or commit.
        path: A certain file in the repository; empty: not said.
        url: Address of a file elsewhere; empty for the hub.
    """

    repository: str = ""
    quantization: str = ""
    revision: str = "main"
    path: str = ""
    url: str = ""


def parse(text: str, endpoint: str = HUB) -> Reference:
    """What ``text`` names.

    Args:
        text: As typed or pasted.
        endpoint: The hub in use: addresses of a mirror are addresses of the hub.

    Raises:
        UsageError: It names nothing; perhaps it is words to search for.
    """
    text = text.strip().strip("<>\"'")
    if not text or len(text) > _MAX or not text.isprintable():
        raise UsageError("This names no model.", _HINT)
    scheme, separator, _ = text.partition("://")
    if separator:
        if scheme.lower() not in ("http", "https"):
            raise UsageError(f"Addresses that begin with {scheme[:20]}:// cannot be fetched.", _HINT)
        return _from_url(text, endpoint)
    if text.lower().startswith(tuple(f"{host}/" for host in _HOSTS)):
        return _from_url(f"https://{text}", endpoint)
    if match := _SHORT.fullmatch(text):
        return Reference(repository=_checked(match["id"]), quantization=match["quantization"] or "")
    if match := _SHORT_FILE.fullmatch(text):
        return Reference(repository=_checked(match["id"]), path=match["path"])
    raise UsageError(f"“{text[:80]}” is no name of a repository and no address.", _HINT)


def is_repository(text: str) -> bool:
    """Whether ``text`` has the form of a repository's id."""
    return bool(_ID.fullmatch(text)) and ".." not in text and "--" not in text


def _checked(id: str) -> str:
    if not is_repository(id):
        raise UsageError(f"“{id[:80]}” cannot be the name of a repository.", _HINT)
    return id


def _from_url(text: str, endpoint: str) -> Reference:
    url = _split(text)
    base = _base(url, endpoint)
    if base is not None:
        return _on_hub(unquote(url.path[len(base) :]).strip("/"))
    if not url.path.lower().endswith(".gguf"):
        raise UsageError("This address does not lead to a .gguf file.", _HINT)
    return Reference(url=url._replace(fragment="").geturl())


def _split(text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError as error:
        raise UsageError("This is no valid address.", _HINT, str(error)) from error
    if not url.hostname or any(character.isspace() for character in text) or port == 0:
        raise UsageError("This is no valid address.", _HINT)
    if url.username or url.password:
        raise UsageError(
            "Addresses with a password in them are not used: it would be kept in the list of downloads.",
            "For the hub, put your access token into the settings.",
        )
    return url


def _base(url: SplitResult, endpoint: str) -> str | None:
    """The part of the path that belongs to the hub's address; ``None`` when the address is not on the hub."""
    hub = urlsplit(endpoint)
    path = hub.path.rstrip("/")
    if url.netloc.lower() == hub.netloc.lower() and (url.path + "/").startswith(path + "/"):
        return path
    return "" if (url.hostname or "").lower() in _HOSTS else None


def _on_hub(path: str) -> Reference:
    """Of the path of a page: ``owner/name``, perhaps followed by ``blob|resolve|tree|raw``, a revision and a file."""
    parts = path.split("/")
    name, colon, quantization = parts[1].partition(":") if len(parts) == 2 else ("", "", "")
    if colon:  # hf.co/owner/name:Q4_K_M, as other programs write it
        return parse(f"{parts[0]}/{name}:{quantization}")
    if len(parts) < 2 or not is_repository("/".join(parts[:2])):
        raise UsageError("This address on the hub is not the page of a model.", _HINT)
    repository = "/".join(parts[:2])
    if len(parts) < 4 or parts[2] not in ("blob", "resolve", "raw", "tree"):
        return Reference(repository=repository)
    revision, inside = parts[3], "/".join(parts[4:])
    if parts[3] == "refs" and len(parts) >= 6:  # refs/pr/1
        revision, inside = "/".join(parts[3:6]), "/".join(parts[6:])
    if not _REVISION.fullmatch(revision) or ".." in revision:
        raise UsageError("This address on the hub names an impossible revision.", _HINT)
    return Reference(repository=repository, revision=revision, path=inside if inside.lower().endswith(".gguf") else "")

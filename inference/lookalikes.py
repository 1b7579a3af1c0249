"""What a file that is no GGUF seems to be, from its first bytes, and what to do then; opens no files."""

from __future__ import annotations

from typing import NamedTuple

SAMPLE = 4096  # bytes worth looking at


class Lookalike(NamedTuple):
    """What a file seems to be, after "It is", and the next step."""

    what: str
    hint: str


_PLAIN_TEXT = "plain text"
_ANOTHER_FILE = "Choose a file whose name ends in .gguf."
# For a file whose name does end in .gguf.
_SAVED_TEXT = "The download probably saved an error message or a page instead; download it again."
_WRONG_NAME = "It only has the name of a model. Choose another file, or download the model again."
_DOWNLOAD_AGAIN = "Download the model itself again; the link should end in .gguf."
_UNPACK = "Unpack it first, then choose the .gguf file inside."
_CONVERTED = "Look for the same model in the GGUF format; Hugging Face usually has it with “GGUF” in the name."

_BEGINNINGS: tuple[tuple[bytes, Lookalike], ...] = (
    (b"version https://git-lfs", Lookalike("a Git LFS pointer, a note that stands for the real file", _DOWNLOAD_AGAIN)),
    (b"\x80\x02", Lookalike("a PyTorch checkpoint", _CONVERTED)),
    (b"\x89HDF", Lookalike("a Keras or HDF5 file", _CONVERTED)),
    (b"\x93NUMPY", Lookalike("a NumPy file", _CONVERTED)),
    (b"lmgg", Lookalike("a model in the old GGML format", _CONVERTED)),
    (b"tjgg", Lookalike("a model in the old GGJT format", _CONVERTED)),
    (b"fmgg", Lookalike("a model in the old GGMF format", _CONVERTED)),
    (b"algg", Lookalike("an adapter in the old GGLA format", _CONVERTED)),
    (b"\x1f\x8b", Lookalike("a gzip archive", _UNPACK)),
    (b"BZh", Lookalike("a bzip2 archive", _UNPACK)),
    (b"\xfd7zXZ\x00", Lookalike("an xz archive", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", Lookalike("a Zstandard archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Lookalike("a 7-Zip archive", _UNPACK)),
    (b"Rar!", Lookalike("a RAR archive", _UNPACK)),
    (b"%PDF", Lookalike("a PDF document", _ANOTHER_FILE)),
    (b"\x89PNG", Lookalike("a picture", _ANOTHER_FILE)),
    (b"\xff\xd8\xff", Lookalike("a picture", _ANOTHER_FILE)),
    (b"GIF8", Lookalike("a picture", _ANOTHER_FILE)),
    (b"ID3", Lookalike("a sound file", _ANOTHER_FILE)),
    (b"OggS", Lookalike("a sound file", _ANOTHER_FILE)),
    (b"\x1aE\xdf\xa3", Lookalike("a video", _ANOTHER_FILE)),
    (b"SQLite format 3", Lookalike("a database", _ANOTHER_FILE)),
    (b"\x7fELF", Lookalike("a program", _ANOTHER_FILE)),
    (b"MZ", Lookalike("a program", _ANOTHER_FILE)),
    (b"<|im_start|>", Lookalike(_PLAIN_TEXT, _ANOTHER_FILE)),
)


def identify(head: bytes, *, named_gguf: bool = False) -> Lookalike:
    """What a file that begins with ``head`` (up to ``SAMPLE`` bytes) seems to be.

    Args:
        head: The first bytes.
        named_gguf: Whether its name ends in ``.gguf``: then the name is no way to find a better file.
    """
    found = _identify(head)
    if not named_gguf or found.hint != _ANOTHER_FILE:
        return found
    return found._replace(hint=_SAVED_TEXT if found.what == _PLAIN_TEXT else _WRONG_NAME)


def _identify(head: bytes) -> Lookalike:
    for beginning, lookalike in _BEGINNINGS:
        if head.startswith(beginning):
            return lookalike
    for test in (_riff, _zip, _safetensors, _page, _json, _zeros, _text):
        if found := test(head):
            return found
    return Lookalike("something else (its first bytes are unknown)", _ANOTHER_FILE)


def _riff(head: bytes) -> Lookalike | None:
    if head[:4] == b"RIFF":
        return Lookalike("a picture" if head[8:12] == b"WEBP" else "a sound or video file", _ANOTHER_FILE)
    return Lookalike("a video", _ANOTHER_FILE) if head[4:8] == b"ftyp" else None


def _zip(head: bytes) -> Lookalike | None:
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    # torch.save writes a zip whose first member is <name>/data.pkl.
    if b"data.pkl" in head[:512] or b".data/" in head[:512] or b"/byteorder" in head[:512]:
        return Lookalike("a PyTorch checkpoint", _CONVERTED)
    return Lookalike("a zip archive", _UNPACK)


def _safetensors(head: bytes) -> Lookalike | None:
    # A 64-bit length, then JSON.
    length = int.from_bytes(head[:8], "little")
    if head[8:10] in (b'{"', b"{ ", b"{}") and 2 <= length < 1 << 40:
        return Lookalike("a safetensors file, the format for training", _CONVERTED)
    return None


def _page(head: bytes) -> Lookalike | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start:
        return Lookalike(
            "a web page",
            "Open the link in a browser: it may ask you to log in or accept a licence. Then download the file again.",
        )
    if start.startswith(b"<?xml"):
        return Lookalike("an XML document, often an error message of the server", _DOWNLOAD_AGAIN)
    return None


def _json(head: bytes) -> Lookalike | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"[") and b"\x00" not in head:
        return Lookalike("a JSON text, often an error message of the server", _DOWNLOAD_AGAIN)
    return None


def _zeros(head: bytes) -> Lookalike | None:
    if head and not head.strip(b"\x00"):
        return Lookalike("a file of zeros, as an interrupted download leaves it", _DOWNLOAD_AGAIN)
    return None


def _text(head: bytes) -> Lookalike | None:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Lookalike(_PLAIN_TEXT, _ANOTHER_FILE)
    if b"\x00" in head:
        return None
    try:
        # The sample may end inside a character.
        text = head.decode("utf-8", "strict" if len(head) < SAMPLE else "ignore")
    except UnicodeDecodeError:
        return None
    control = sum(ord(character) < 32 and character not in "\t\r\n\f\x1b" for character in text)
    return Lookalike(_PLAIN_TEXT, _ANOTHER_FILE) if control == 0 else None

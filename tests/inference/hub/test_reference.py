"""What people paste: ids, pages of the hub and of mirrors, addresses of files, and everything that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.errors import UsageError
from inference.hub.reference import Reference, is_repository, parse

MIRROR = "https://mirror.example/hf"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("owner/name", Reference(repository="owner/name")),
        ("  owner/na.me-GGUF  ", Reference(repository="owner/na.me-GGUF")),
        ("<https://huggingface.co/owner/name>", Reference(repository="owner/name")),
        ("owner/name:Q4_K_M", Reference(repository="owner/name", quantization="Q4_K_M")),
        ("owner/name:UD-Q4_K_XL", Reference(repository="owner/name", quantization="UD-Q4_K_XL")),
        ("hf.co/owner/name:Q4_K_M", Reference(repository="owner/name", quantization="Q4_K_M")),
        ("huggingface.co/owner/name", Reference(repository="owner/name")),
        ("owner/name/dir/x.gguf", Reference(repository="owner/name", path="dir/x.gguf")),
        ("https://huggingface.co/owner/name/", Reference(repository="owner/name")),
        ("https://huggingface.co/owner/name?not-for-all-audiences=true", Reference(repository="owner/name")),
        ("https://huggingface.co/owner/name/tree/main", Reference(repository="owner/name")),
        ("https://huggingface.co/owner/name/tree/abc123/Q4", Reference(repository="owner/name", revision="abc123")),
        (
            "https://huggingface.co/owner/name/blob/main/a%20b/x-Q4_0.gguf",
            Reference(repository="owner/name", path="a b/x-Q4_0.gguf"),
        ),
        (
            "https://huggingface.co/owner/name/resolve/v1/x.gguf?download=true",
            Reference(repository="owner/name", revision="v1", path="x.gguf"),
        ),
        (
            "https://huggingface.co/owner/name/blob/refs%2Fpr%2F3/x.gguf",
            Reference(repository="owner/name", revision="refs/pr/3", path="x.gguf"),
        ),
        ("https://huggingface.co/owner/name/blob/main/README.md", Reference(repository="owner/name")),
        ("https://huggingface.co/owner/name/discussions/4", Reference(repository="owner/name")),
        ("https://mirror.example/hf/owner/name/blob/main/x.gguf", Reference(repository="owner/name", path="x.gguf")),
        ("https://mirror.example/x.gguf", Reference(url="https://mirror.example/x.gguf")),
        ("http://files.example:8080/m/x.GGUF?a=1#top", Reference(url="http://files.example:8080/m/x.GGUF?a=1")),
    ],
)
def test_what_is_named(text: str, expected: Reference) -> None:
    assert parse(text, MIRROR) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "qwen3 coder",
        "llama",
        "owner/",
        "/owner/name",
        "owner//name",
        "../../etc",
        "owner/..",
        "a--b/name",
        "owner/name:",
        "owner/name:Q4 K",
        "owner/na\x00me",
        "ftp://host/x.gguf",
        "file:///x.gguf",
        "https://",
        "https://huggingface.co",
        "https://huggingface.co/owner",
        "https://huggingface.co/owner/name/blob/../x.gguf",
        "https://files.example/page.html",
        "https://me:secret@files.example/x.gguf",
        "https://[broken/x.gguf",
        "https://files.example:99999/x.gguf",
        "C:\\models\\x.gguf",
        "x" * 5000,
    ],
)
def test_what_names_nothing(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert caught.value.hint
    assert "secret" not in str(caught.value)


@given(st.text(max_size=80) | st.from_regex(r"https?://(huggingface\.co|[a-z.]{1,9})/[ -~]{0,40}"))
def test_any_text_is_understood_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except UsageError:
        return
    assert bool(found.repository) != bool(found.url)
    assert not found.repository or is_repository(found.repository)
    assert not found.path or found.path.lower().endswith(".gguf")


@given(
    st.from_regex(
        r"[A-Za-z0-9][A-Za-z0-9_.]{0,20}[A-Za-z0-9]/[A-Za-z0-9][A-Za-z0-9_.]{0,20}[A-Za-z0-9]", fullmatch=True
    )
)
def test_ids_and_their_pages_are_the_same(id: str) -> None:
    if ".." in id or id.split("/")[0].lower() in ("hf.co", "huggingface.co"):
        return
    assert parse(id).repository == parse(f"https://huggingface.co/{id}").repository == id
    assert parse(f"{id}:q8_0") == Reference(repository=id, quantization="q8_0")

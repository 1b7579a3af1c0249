"""What a terminal, a file manager or a desktop file hands over."""

from __future__ import annotations

import os

import pytest

from app.given_files import path_of

posix_only = pytest.mark.skipif(os.name != "posix", reason="paths of POSIX")


@posix_only
@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("model.gguf", "model.gguf"),
        ("a b.gguf", "a b.gguf"),
        ("file:///home/me/a%20b%23c%3F.gguf", "/home/me/a b#c?.gguf"),
        ("file://localhost/home/me/%E5%AE%B6.gguf", "/home/me/家.gguf"),
        ("FILE:///x.gguf", "/x.gguf"),
        ("file:/x.gguf", "/x.gguf"),
        ("file:///b%FF.gguf", "/b\udcff.gguf"),
        ("file://server/x.gguf", "file://server/x.gguf"),
        ("100%25.gguf", "100%25.gguf"),
    ],
)
def test_the_path_a_word_means(word: str, path: str) -> None:
    assert path_of(word) == path

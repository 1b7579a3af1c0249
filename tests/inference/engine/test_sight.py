"""Pictures to rows: the same for the same picture, others for another, and what is no picture at all."""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import llama_cpp.mtmd_cpp as mtmd
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.engine.native import NativeLog, initialize
from inference.engine.picture_files import MOST_BYTES, Size, check_picture
from inference.engine.picture_parts import Part
from inference.engine.sight import Rows, Sight
from inference.errors import ModelUnsupported, PromptError
from tests.bench.bare_loop import BareModel
from tests.inference.engine.conftest import Tiny
from tests.support.tiny_projector import PLACES, png, write_projector

RED, GREEN = png(200, 10, 10), png(10, 200, 10)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(9) + b"\xff\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 40)


@pytest.fixture
def sight(tiny: Tiny, tmp_path: Path) -> Iterator[Sight]:
    log = NativeLog(lambda _level, _line: None)
    initialize(log)
    path = write_projector(tmp_path / "mmproj.gguf")
    with BareModel(tiny("dense"), threads=1, context=256) as model:
        sight = Sight(path, model.model, log, threads=1, graphics=False)
        yield sight
        sight.close()


def rows_of(sight: Sight, picture: bytes) -> Rows:
    (part,) = sight.parts(picture)
    assert part.places == PLACES
    return sight.rows(part).result(30)


def test_equal_pictures_are_looked_at_once(sight: Sight) -> None:
    first = rows_of(sight, RED)
    assert first.shape[0] == PLACES
    assert rows_of(sight, bytes(RED)) is first
    other = rows_of(sight, GREEN)
    assert not np.allclose(first, other)
    assert rows_of(sight, RED) is first
    keys = {part.key for picture in (RED, GREEN) for part in sight.parts(picture)}
    assert len(keys) == 2


def test_what_is_kept_is_bounded(sight: Sight, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inference.engine.sight.REMEMBERED", 1)
    parts: list[Part] = [sight.parts(png(shade, 0, 0))[0] for shade in range(3)]
    futures = [sight.rows(part) for part in parts]
    rows = [future.result(30) for future in futures]
    again = sight.rows(parts[0])
    assert again is not futures[0]
    assert np.array_equal(again.result(30), rows[0])


def test_what_nobody_waits_for_is_not_looked_at(sight: Sight, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture cannot be interrupted, but those that wait behind it can be let go of; nobody waits in asking."""
    may_go, encode = threading.Event(), mtmd.mtmd_encode_chunk
    monkeypatch.setattr(mtmd, "mtmd_encode_chunk", lambda *given: may_go.wait(30) and encode(*given))
    one, two, three = (sight.parts(png(shade, 0, 0))[0] for shade in range(3))
    running, left, shared, again = (sight.rows(part) for part in (one, two, three, three))
    sight.let_go(two)
    sight.let_go(three)
    assert left.cancelled()
    assert shared is again
    assert not shared.cancelled(), "another one waits for it"
    anew = sight.rows(two)
    may_go.set()
    assert all(len(future.result(30)) == PLACES for future in (running, shared, anew))


def test_pictures_do_not_pile_up(sight: Sight, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inference.engine.sight.PICTURES", 2)
    freed, free = list[object](), mtmd.mtmd_input_chunks_free

    def count_and_free(handle: object) -> None:
        freed.append(handle)
        free(handle)

    monkeypatch.setattr(mtmd, "mtmd_input_chunks_free", count_and_free)
    held = sight.parts(png(0, 0, 0))
    for shade in range(1, 6):
        sight.parts(png(shade, 0, 0))
    assert len(freed) == 3, "all but two, and the one that a prompt still has"
    assert len(sight.rows(held[0]).result(30)) == PLACES


def test_a_projector_of_another_model_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    log = NativeLog(lambda _level, _line: None)
    initialize(log)
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(write_projector(tmp_path / "whole.gguf").read_bytes()[:-5000])
    with BareModel(tiny("dense"), threads=1, context=256) as model:
        for path in (write_projector(tmp_path / "wide.gguf", width=160), broken, tmp_path / "missing.gguf"):
            with pytest.raises(ModelUnsupported):
                Sight(path, model.model, log, threads=1, graphics=False)


def test_sizes_are_read_without_decoding() -> None:
    assert check_picture(RED) == Size(56, 56)
    assert check_picture(b"GIF89a" + struct.pack("<HH", 7, 9)) == Size(7, 9)
    assert check_picture(b"BM" + bytes(16) + struct.pack("<ii", 5, -6)) == Size(5, 6)
    assert check_picture(JPEG) == Size(40, 30)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg/>",
        b"RIFF0000WEBPVP8 ",
        JPEG[:-3],
        b"\xff\xd8" + b"\xff" * 100,
        RED[:16] + struct.pack(">II", 100_000, 100_000) + RED[24:],
        RED[:16] + struct.pack(">II", 0, 5) + RED[24:],
        b"\x89PNG\r\n\x1a\n" + bytes(MOST_BYTES),
    ],
)
def test_what_is_no_picture_to_be_shown(data: bytes) -> None:
    with pytest.raises(PromptError):
        check_picture(data)


def test_a_picture_that_only_begins_like_one(sight: Sight) -> None:
    with pytest.raises(PromptError):
        sight.parts(RED[:40])


@given(st.binary(max_size=64), st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"BM", b"GIF89a", b""]))
def test_any_bytes_have_a_size_or_are_refused(data: bytes, beginning: bytes) -> None:
    try:
        size = check_picture(beginning + data)
    except PromptError:
        return
    assert min(size) > 0

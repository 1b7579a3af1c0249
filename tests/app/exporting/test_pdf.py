"""A PDF made by its own process: whole pages, links, and an end at any moment."""

from __future__ import annotations

import re
import sys
import threading
import zlib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.exporting import child
from app.exporting.makers import maker_of
from app.exporting.pdf import PdfMaker, _markdown, keep_headings
from app.storage.exchange.exporting import ExportProgress, ExportRun
from app.storage.exchange.outgoing import Outgoing
from inference.errors import Cancelled, StorageError, StorageFull
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import WORDS


def run(path: Path, ids: list[int], token: CancelToken, seen: list[ExportProgress]) -> bytes:
    target = path.with_name("talk.pdf")
    maker = maker_of("pdf", path, WORDS, "en", token)

    def tell(progress: ExportProgress) -> None:
        seen.append(progress)

    ExportRun(
        path, ids, target, together=True, ending=".pdf", maker=maker, untitled="Untitled", cancel=token, tell=tell
    ).run()
    return target.read_bytes()


def test_a_file_with_pages_and_links(path: Path) -> None:
    data = run(path, [1, 2], CancelToken(), [])
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    parts = [data]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    whole = b"".join(parts)
    assert max(map(int, re.findall(rb"/Count (\d+)", whole))) >= 4
    assert b"https://example.org/?a=1&b=2" in whole


def test_stopped_at_once(path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        run(path, [1], token, [])
    assert [file.name for file in path.parent.glob("*.p*")] == []


def test_a_process_that_fails_says_so(path: Path, tmp_path: Path) -> None:
    maker = maker_of("pdf", tmp_path / "nowhere.db", WORDS, "en", CancelToken())
    with Outgoing(path) as outgoing:
        sent = [found for found in [outgoing.get(1)] if found is not None]
        with pytest.raises(StorageError):
            maker(outgoing, sent, tmp_path / "x.pdf", "Title", lambda: None)


def test_no_page_ends_with_a_heading(qtbot: QtBot, path: Path) -> None:
    with Outgoing(path) as outgoing:
        sent = [found for found in [outgoing.get(2)] if found is not None]
        document = PdfMaker(WORDS, "Hearth").document(outgoing, sent, lambda: None)
    for height in range(300, 900, 37):
        made = document.clone()
        made.setPageSize(made.pageSize().expandedTo(made.pageSize()))
        size = made.size().toSize()
        size.setWidth(500)
        size.setHeight(height)
        made.setPageSize(size.toSizeF())
        keep_headings(made)
        layout, block = made.documentLayout(), made.begin()
        while block.isValid():
            after = block.next()
            if block.blockFormat().headingLevel() and after.isValid() and after.text():
                here, there = layout.blockBoundingRect(block), layout.blockBoundingRect(after)
                assert int(here.top() // height) == int((there.top() + 5) // height)
            block = after


def test_what_is_written_about_styles_stays() -> None:
    assert "vertical-align:-0.25em" in _markdown("The rule `vertical-align:-0.25em` lowers it.")
    assert "vertical-align:middle" in _markdown("$x^2$")


def test_a_process_with_much_to_complain_about_ends(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; sys.stderr.write('warning\\n' * 100_000); sys.stderr.flush(); print(1, flush=True)"
    monkeypatch.setattr(child, "export_command", lambda: [sys.executable, "-c", script])
    token = CancelToken()
    guard = threading.Timer(20, token.cancel)
    guard.start()
    try:
        run(path, [1], token, [])
    finally:
        guard.cancel()
        guard.join()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a disk that is always full")
def test_a_full_disk_is_noticed(path: Path, qtbot: QtBot) -> None:
    make = PdfMaker(WORDS, "Hearth")
    with Outgoing(path) as outgoing:
        sent = [each for each in (outgoing.get(1),) if each is not None]
        with pytest.raises(StorageFull):
            make(outgoing, sent, Path("/dev/full"), "T", lambda: None)

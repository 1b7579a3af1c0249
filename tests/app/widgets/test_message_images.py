"""Images that came with a message: shown, copied and saved; everything else is text, and nothing is fetched."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from app.render.images import MAX_PIXELS, decode
from app.render.items import Image
from app.render.markdown import render
from app.widgets.message_image import save_image
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages, shown_text
from tests.app.widgets.test_transcript_selection import texts


def address(width: int, height: int, kind: str = "png") -> str:
    """An image in one colour as an address."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return f"data:image/{kind};base64,{base64.b64encode(buffer.data().data()).decode()}"


def bomb() -> str:
    """A small file that claims to be a gigantic image."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_images_are_decoded_no_larger_than_wanted(kind: str) -> None:
    image = decode(address(40, 20, kind), QSize(1000, 1000))
    assert image is not None
    assert image.size() == QSize(40, 20)
    small = decode(address(400, 200, kind), QSize(100, 100))
    assert small is not None
    assert small.size() == QSize(100, 50)


@pytest.mark.parametrize(
    "source",
    [
        "data:image/png;base64,AAAA",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "https://example.org/x.png",
        "file:///x.png",
        "",
    ],
)
def test_what_is_no_image_is_none(source: str) -> None:
    assert decode(source, QSize(100, 100)) is None


def test_a_bomb_is_not_decoded() -> None:
    assert MAX_PIXELS < 60_000 * 60_000
    assert decode(bomb(), QSize(100, 100)) is None


def test_an_image_stands_where_it_was_put() -> None:
    source = address(4, 4)
    assert [type(item).__name__ for item in render(f"a ![x]({source}) b")] == ["Paragraph", "Image", "Paragraph"]
    assert Image(source, "x") in render(f"a ![x]({source}) b")


def test_a_large_image_is_scaled_to_the_column(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(1, "assistant", f"See ![a red field]({address(3000, 300)}) there.")])
    _, view, _ = texts(transcript)
    assert view.accessibleName() == "Image: a red field"
    assert view.horizontalScrollBar().maximum() == 0
    assert 50 < view.height() < 120
    picture = view.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2) == QColor("red")


def test_what_cannot_be_shown_is_its_description(transcript: Transcript) -> None:
    text = f"![broken](data:image/png;base64,AAAA) ![huge]({bomb()}) ![far](https://example.org/x.png)"
    transcript.set_messages([MessageView(1, "assistant", text)])
    shown = shown_text(transcript)
    assert all(word in shown for word in ("broken", "huge", "far"))


def test_it_can_be_copied_and_saved(transcript: Transcript, qapp: QApplication, tmp_path: Path) -> None:
    source = address(40, 20)
    item = Image(source, "x")
    transcript.set_messages([MessageView(1, "assistant", f"![x]({source})")])
    menu = messages(transcript)[0].body.context_menu("", item)
    entries = {action.text(): action for action in menu.actions()}
    entries["Copy image"].trigger()
    assert qapp.clipboard().image().size() == QSize(40, 20)
    save_image(item, str(tmp_path / "x.png"))
    assert QImage(str(tmp_path / "x.png")).size() == QSize(40, 20)
    assert "Save image…" in entries

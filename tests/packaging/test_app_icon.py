"""The program's icon in the formats of the systems: complete, readable, the same each time."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QImageReader

from app_icon.__main__ import MAC_INSET, PNG_SIZES, main, write_icns, write_ico, write_pngs
from app_icon.drawing import draw
from app_icon.icns import KINDS
from app_icon.ico import SIZES, ico
from app_icon.png import png


def decoded(content: bytes) -> QImage:
    image = QImage.fromData(content)
    assert not image.isNull()
    return image.convertToFormat(QImage.Format.Format_RGBA8888)


@pytest.mark.parametrize("size", [16, 48, 256])
def test_a_png_holds_the_pixels_and_nothing_else(size: int) -> None:
    picture = draw(size)
    content = png(picture)
    assert bytes(decoded(content).constBits()) == picture.pixels
    assert not any(name in content for name in (b"tEXt", b"tIME"))


def test_the_icon_for_windows_has_all_sizes(tmp_path: Path) -> None:
    path = write_ico(tmp_path)
    reader = QImageReader(str(path))
    assert reader.imageCount() == len(SIZES)
    for number, size in enumerate(SIZES):
        assert reader.jumpToImage(number)
        image = reader.read().convertToFormat(QImage.Format.Format_RGBA8888)
        assert (image.width(), image.height()) == (size, size)
        assert bytes(image.constBits()) == draw(size).pixels


def test_small_pictures_for_windows_have_a_mask_for_what_is_clear() -> None:
    picture = draw(16)
    content = ico([picture])
    mask = content[6 + 16 + 40 + 16 * 16 * 4 :]
    assert len(mask) == 16 * 4
    bottom_up = [picture.pixels[row * 64 + 3 : (row + 1) * 64 : 4] for row in reversed(range(16))]
    for row, opacities in enumerate(bottom_up):
        bits = int.from_bytes(mask[row * 4 : row * 4 + 4], "big")
        assert [bits >> (31 - column) & 1 for column in range(16)] == [int(opacity == 0) for opacity in opacities]


def test_the_icon_for_macos_lists_pngs_of_the_right_size(tmp_path: Path) -> None:
    content = write_icns(tmp_path).read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8])[0] == len(content)
    found, place = [], 8
    while place < len(content):
        name, length = content[place : place + 4], struct.unpack(">I", content[place + 4 : place + 8])[0]
        found.append((name, decoded(content[place + 8 : place + length]).width()))
        place += length
    assert found == list(KINDS)


def test_macos_has_room_around_the_drawing() -> None:
    image = decoded(png(draw(512, MAC_INSET)))
    margin = round(512 * MAC_INSET)
    across = range(0, 512, 3)
    edges = (*range(margin), *range(512 - margin, 512))
    assert {image.pixelColor(x, y).alpha() for x in across for y in edges} == {0}
    assert {image.pixelColor(x, y).alpha() for x in edges for y in across} == {0}
    assert image.pixelColor(256, 256).alpha() == 255


def test_pngs_lie_as_in_a_theme(tmp_path: Path) -> None:
    made = write_pngs(tmp_path, "io.github.example")
    assert [path.relative_to(tmp_path).as_posix() for path in made] == [
        f"{size}x{size}/io.github.example.png" for size in PNG_SIZES
    ]
    assert [decoded(path.read_bytes()).width() for path in made] == list(PNG_SIZES)


def test_the_same_drawing_is_the_same_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "first"), "--ico"]) == 0
    assert main([str(tmp_path / "second"), "--ico"]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.split()] == ["hearth.ico", "hearth.ico"]
    assert (tmp_path / "first/hearth.ico").read_bytes() == (tmp_path / "second/hearth.ico").read_bytes()


@pytest.mark.parametrize("background", ["#ffffff", "#202225"])
def test_the_flame_is_seen_at_sixteen_pixels(background: str) -> None:
    """Light inside dark inside the background: three brightnesses that differ."""
    image = decoded(png(draw(16)))
    flame, wall = image.pixelColor(8, 8).lightness(), image.pixelColor(2, 7).lightness()
    assert flame - wall > 80
    assert abs(wall - QColor(background).lightness()) > 60

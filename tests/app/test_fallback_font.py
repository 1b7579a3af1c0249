"""A system without any font: real processes, because fonts are found once for each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
from app.application import make_qt
qt = make_qt()
from PySide6.QtGui import QFontInfo, QFontMetrics, QFontDatabase
from app.theme import code_font, font
shown = [QFontMetrics(each) for each in (qt.font(), font("title"), code_font())]
print(QFontInfo(qt.font()).family(), [metrics.inFont("a") for metrics in shown])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig says which fonts there are")
def test_letters_come_along(tmp_path: Path) -> None:
    empty = tmp_path / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "FONTCONFIG_FILE": str(empty), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "DejaVu Sans [True, True, True]"

"""The checks *formulas* and *export*: what answers are shown with, the processes that draw and print above all."""

from __future__ import annotations

import traceback
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.cli.export import LOCALE, WORDS
from app.exporting.makers import maker_of
from app.render.formula_svg import draw
from app.render.formulas import Formulas, Key, formula_command
from app.render.highlight import knows
from app.self_test.session import Session
from app.self_test.values import Broken, Details
from app.storage.exchange.exporting import ExportRun
from inference.net.cancel import CancelToken

FORMULA = r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}"
LANGUAGES = ("bash", "c", "cpp", "css", "html", "java", "javascript", "json", "python", "rust", "sql", "yaml")
_TEXT = f"A formula: ${FORMULA}$"


def try_formulas(session: Session, details: Details, command: list[str] | None = None) -> None:
    """Raise ``Broken`` where a formula is not drawn. ``command``: starts the process in another way."""
    assert session.qt is not None
    details["languages"] = sum(map(knows, LANGUAGES))  # each is loaded when there is code in it
    if strange := [language for language in LANGUAGES if not knows(language)]:
        raise Broken("Code gets no colours: what knows its language is missing.", detail=" ".join(strange))
    formulas = Formulas(command=command or formula_command())
    key = Key(FORMULA, True)
    try:
        session.wait(lambda: formulas.drawing(key) is not None or formulas.failed(key), "a formula to be drawn")
        drawing = formulas.drawing(key)
        if drawing is None:
            raise Broken("Formulas are not drawn, but shown as their source.", detail=_why_not())
        details["bytes"] = len(drawing.svg)
        picture = QImage(200, 80, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        formulas.paint(painter, QRectF(0, 0, 200, 80), key, "#000000")
        painter.end()
        if not any(picture.pixelColor(x, y).lightness() < 128 for x in range(200) for y in range(80)):
            raise Broken("Formulas are drawn, but cannot be seen.")
    finally:
        formulas.close()


def try_export(session: Session, details: Details) -> None:
    """Raise ``Broken`` where a conversation does not become a PDF."""
    conversation = session.ask(lambda kept: kept.create(title="Self-test of the export"), "the database")
    session.ask(lambda kept: kept.add(conversation.id, None, "user", _TEXT), "the database")
    target = session.folder / "export.pdf"
    session.on_thread(lambda: _export(session.paths.database, conversation.id, target), "a PDF to be written")
    content = target.read_bytes()
    details["bytes"] = len(content)
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-64:]:
        raise Broken("What is exported as a PDF is none.", detail=repr(content[:64]))


def _why_not() -> str:
    """What its process keeps to itself, which shows a source instead of it."""
    try:
        drawing = draw(FORMULA, True)
    except Exception:
        return traceback.format_exc()
    return "Outside of its process it cannot be drawn either." if drawing is None else "Outside of its process it can."


def _export(database: Path, id_: int, target: Path) -> None:
    cancel = CancelToken()
    ExportRun(
        database,
        [id_],
        target,
        together=True,
        ending=".pdf",
        maker=maker_of("pdf", database, WORDS, LOCALE, cancel),
        untitled=WORDS.untitled,
        cancel=cancel,
    ).run()

"""A disk that is really full under the whole program: nothing typed is lost, and it recovers by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import find_paths
from inference.kv_files import KvFolder
from inference.units import GIB, MIB
from tests.inference.kv_files.samples import MODEL, sample
from tests.support.full_disk import fill, mounted_disk
from tests.support.scripted_window import ScriptedWindow


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two mebibytes."""
    with mounted_disk(tmp_path / "disk") as place:
        yield place


def test_what_can_be_made_again_makes_room(qapp: QApplication, qtbot: QtBot, small_disk: Path) -> None:
    """What models have read of conversations must not be why a question cannot be sent."""
    paths = find_paths({"HEARTH_DATA_DIR": str(small_disk / "data")})
    program = ScriptedWindow(qapp, qtbot, paths=paths).start()
    try:
        program.talk("one", "1")
        kept = KvFolder(paths.kept, GIB, reserve=0)
        assert kept.save(MODEL, sample("conversation-1", state=MIB))
        fill(small_disk)
        composer, notices = program.window.pane.card.composer, program.window.pane.notices
        question = "What now? " * 1000
        composer.set_text(question)
        composer.submitted.emit()
        program.wait(lambda: not kept.usage().bytes)
        program.wait(lambda: not {"storage_full", "not-sent"} & {notice.key for notice in notices.notices})
        composer.submitted.emit()
        program.wait(lambda: len(program.engine.generations) == 2)
        program.answer(program.engine.generations[-1], "thanks")
        assert program.texts()[-2:] == [question, "thanks"]
    finally:
        program.close()


@pytest.mark.parametrize("fills", ["meanwhile", "before the start", "before there was anything"])
def test_a_question_stays_in_the_field_until_there_is_space(
    qapp: QApplication, qtbot: QtBot, small_disk: Path, fills: str
) -> None:
    environ = {"HEARTH_DATA_DIR": str(small_disk / "data")}
    if fills != "before there was anything":
        first = ScriptedWindow(qapp, qtbot, paths=find_paths(environ)).start()
        first.talk("one", "1")
        first.close()
    else:
        find_paths(environ)
    filler = fill(small_disk) if fills != "meanwhile" else None
    program = ScriptedWindow(qapp, qtbot, paths=find_paths(environ)).start()
    try:
        if filler is None:
            program.wait(lambda: program.texts() == ["one", "1"])
            filler = fill(small_disk)
        composer, notices = program.window.pane.card.composer, program.window.pane.notices
        question = "What now? " * 1000
        composer.set_text(question)
        composer.submitted.emit()
        program.wait(lambda: any("was not sent" in notice.message for notice in notices.notices))
        assert "It stays in the field" in next(n.hint for n in notices.notices if "was not sent" in n.message)
        assert composer.text() == question
        assert not program.to.chat.busy
        filler.unlink()
        program.wait(lambda: not {"storage_full", "not-sent"} & {notice.key for notice in notices.notices})
        composer.submitted.emit()
        program.wait(lambda: program.engine.generations)
        program.answer(program.engine.generations[-1], "thanks")
        assert program.texts()[-2:] == [question, "thanks"]
        assert composer.text() == ""
    finally:
        program.close()

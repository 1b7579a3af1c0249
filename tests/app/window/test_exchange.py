"""Conversations out of the window and into it: dialogs, what is dropped, undoing; everything is real."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from app.chat_wings import ChatWings
from app.controllers.exchange import readable
from app.exchange_wing import ExchangeWing
from app.notices import DELETED_NOTICE
from tests.app.storage.exchange.making import chatgpt, write_json
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import tab_round, unnamed, unreached

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def wing(program: ScriptedWindow) -> ExchangeWing:
    wings = program.application.chat_wings
    assert isinstance(wings, ChatWings)
    return wings.exchange


def titles(program: ScriptedWindow) -> list[str]:
    found: list[list[str]] = []
    program.application.store.ask(lambda c: sorted(talk.title for talk in c.list()), found.append)
    program.wait(lambda: found)
    return found[0]


def shown(parent: Any, name: str) -> list[QPushButton]:
    return [button for button in parent.findChildren(QPushButton, name) if button.isVisible()]


def press(parent: Any, name: str) -> None:
    (button,) = shown(parent, name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def export(program: ScriptedWindow, wing: ExchangeWing, form: str, target: Path, **choice: bool) -> None:
    """As somebody does it, but for the dialog of the desktop, which says ``target``."""
    dialog = wing.open_export()
    radio = dialog.findChild(QRadioButton, f"exportFormat.{form}")
    assert isinstance(radio, QRadioButton)
    radio.setChecked(True)
    dialog.all.setChecked(choice.get("all", False))
    dialog.single.setChecked(choice.get("single", False))
    done: list[object] = []
    wing.exchange.exported.connect(done.append)
    dialog._take_place(str(target))
    program.wait(lambda: done)
    assert not dialog.isVisible()


@pytest.mark.parametrize("form", ["html", "pdf", "md", "txt", "json"])
def test_the_conversation_that_is_shown(program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path, form: str) -> None:
    program.talk("Why does bread rise?", "**Yeast**.")
    program.talk("Really?", "Yes.")
    target = tmp_path / f"bread.{form}"
    export(program, wing, form, target)
    data = target.read_bytes()
    assert data.startswith(b"%PDF") if form == "pdf" else b"Really?" in data
    program.wait(lambda: [notice.key for notice in program.window.pane.notices.notices] == ["exported"])
    assert not wing.exchange.exporting


def test_all_of_them_into_a_folder(program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path) -> None:
    program.talk("One", "1")
    program.to.chat.new()
    program.talk("Two", "2")
    export(program, wing, "md", tmp_path / "out", all=True, single=True)
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["One.md", "Two.md"]


def test_export_from_the_menu_of_a_conversation(program: ScriptedWindow, wing: ExchangeWing) -> None:
    program.talk("One", "1")
    (entry,) = [each for each in program.window.sidebar.list.entries if each.name == "exportConversation"]
    entry.do((1, 2, 3))
    assert wing.export_dialog.isVisible()
    assert wing.export_dialog.single.isVisible()
    wing.export_dialog.reject()


def test_import_report_and_undo(program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path) -> None:
    program.talk("Mine", "Yours.")
    file = write_json(
        tmp_path / "conversations.json",
        [chatgpt(f"c{n}", f"Number {n}") for n in range(7)] + [chatgpt("c0", "Number 0")],
    )
    dialog = wing.open_import()
    dialog.chosen.emit([file])
    program.wait(lambda: dialog.done_.isVisible())
    assert dialog.report.rows.rowCount() == 8
    dialog.report.search.setText("here already")
    assert dialog.report.rows.rowCount() == 1
    dialog.report.search.clear()
    press(dialog, "importReportCopy")
    assert "Number 3\tImported" in QApplication.clipboard().text()
    assert len(titles(program)) == 8
    press(dialog, "importUndo")
    program.wait(lambda: any(n.key == DELETED_NOTICE for n in program.window.pane.notices.notices))
    assert titles(program) == ["Mine"]
    (notice,) = [n for n in program.window.pane.notices.notices if n.key == DELETED_NOTICE]
    program.window.pane.notices.action_asked.emit(notice.action)
    program.wait(lambda: len(titles(program)) == 8)
    wing.open_import()
    program.wait(lambda: shown(dialog, "import.1"))
    press(dialog, "import.1")
    program.wait(lambda: titles(program) == ["Mine"])
    dialog.reject()


def test_an_import_that_is_stopped(
    program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.exchange.importing.PORTION", 2)
    monkeypatch.setattr("app.controllers.exchange._OFTEN", 0.0)
    file = write_json(tmp_path / "c.json", [chatgpt(f"c{n}", f"Number {n}") for n in range(3000)])
    wing.exchange.reading.connect(lambda progress: wing.exchange.stop_import() if progress.brought else None)
    wing.bring([file])
    program.wait(lambda: wing.import_dialog.done_.isVisible())
    assert 0 < len(titles(program)) < 3000
    wing.import_dialog.reject()


def test_the_window_can_be_closed_meanwhile(program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path) -> None:
    wing.bring([write_json(tmp_path / "c.json", [chatgpt(f"c{n}", f"Number {n}") for n in range(3000)])])
    program.close()


@pytest.mark.parametrize("name", ["start", "report", "export"])
def test_everything_is_named_and_on_the_way_of_the_tab_key(
    program: ScriptedWindow, wing: ExchangeWing, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    program.talk("Mine", "Yours.")
    if name == "report":
        wing.bring([write_json(tmp_path / "conversations.json", [chatgpt()])])
        program.wait(lambda: wing.import_dialog.done_.isVisible())
    dialog = wing.open_export() if name == "export" else wing.import_dialog if name == "report" else wing.open_import()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    program.wait(lambda: dialog.isAncestorOf(QApplication.focusWidget() or program.window))
    assert unnamed(dialog) == []
    missed = unreached(dialog, tab_round(dialog))
    assert [name for name in missed if not name.startswith("QRadioButton")] == []  # the arrow keys go to the others
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_taken_when_it_is_dropped(program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path) -> None:
    export_ = write_json(tmp_path / "c.json", [chatgpt()])
    other = write_json(tmp_path / "package.json", {"name": "x"})
    assert readable(str(export_))
    assert not readable(str(other))
    assert not readable(str(tmp_path / "nowhere.json"))
    ((taker, share),) = program.window.drop_takers.share([str(export_)])
    taker.take(share)
    program.wait(lambda: titles(program) == ["Bread"])
    program.wait(lambda: wing.import_dialog.done_.isVisible())
    wing.import_dialog.reject()


def test_a_conversation_that_is_being_written_goes_out_as_far_as_it_is(
    program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path
) -> None:
    request = program.ask("Tell me")
    program.engine.say(request, "So far")
    read: Callable[[], list[str]] = lambda: [message.text for message in program.stored()]  # noqa: E731
    program.wait(lambda: "So far" in read())
    export(program, wing, "json", tmp_path / "x.json")
    (talk,) = json.loads((tmp_path / "x.json").read_text())["conversations"]
    assert [(m["text"], m["status"]) for m in talk["messages"]] == [("Tell me", "complete"), ("So far", "interrupted")]
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)


def test_on_paper(program: ScriptedWindow, wing: ExchangeWing, tmp_path: Path) -> None:
    """Into a file, as every print dialog offers."""
    program.talk("Why does bread rise?", "**Yeast**. " * 2000)
    program.window.commands["print"]()
    dialog = wing.printing.dialog
    assert dialog is not None
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.hide()
    dialog.accepted.emit(printer)  # `accept` asks the printers of this computer
    program.wait(lambda: [notice.message for notice in program.window.pane.notices.notices])
    data = (tmp_path / "paper.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.rstrip().endswith(b"%%EOF")

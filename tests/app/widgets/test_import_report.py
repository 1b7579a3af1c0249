"""The list of what became of each conversation: quick with ten thousand, looked through, copied."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.storage.exchange.values import Item, Report
from app.widgets.import_report import PAGE, ImportReport

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_long_lists_come_in_portions_and_are_copied_whole(qtbot: QtBot) -> None:
    shown = ImportReport()
    qtbot.addWidget(shown)
    items = [Item(outcome="imported", title=f"Talk {n}", messages=2) for n in range(3 * PAGE + 7)]
    items.append(Item(outcome="unreadable", title="broken.chat", reason="damaged", detail="the file ends too early"))
    shown.show_report(Report(items=tuple(items)))
    assert shown.rows.rowCount() == PAGE
    assert str(shown.rows.index(0).data()) == "broken.chat"
    shown.show()
    for _ in range(4):
        shown.list.scrollToBottom()
    qtbot.waitUntil(lambda: shown.rows.rowCount() > PAGE)
    assert len(shown.rows.text().splitlines()) == len(items)
    assert shown.rows.text().startswith("broken.chat\tCannot be read: it is damaged\tthe file ends too early\n")
    shown.search.setText("imported TALK 905")
    assert [str(shown.rows.index(row).data()) for row in range(shown.rows.rowCount())] == ["Talk 905"]
    shown.search.setText("nothing like it")
    assert shown.rows.rowCount() == 0

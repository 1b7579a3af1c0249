"""A setting that needs the program started again says so, and offers it."""

from __future__ import annotations

from app.restarting import RESTART
from tests.support.scripted_window import ScriptedWindow


def test_another_language_asks_for_a_restart_and_takes_it_back(program: ScriptedWindow) -> None:
    settings, bar = program.application.settings, program.window.pane.notices
    settings.set("appearance.language", "de")
    program.qtbot.waitUntil(lambda: [notice.key for notice in bar.notices] == [RESTART])
    settings.set("appearance.language", "system")
    program.qtbot.waitUntil(lambda: not bar.notices)
    assert not program.application.chat_wings.wants_restart
    settings.set("appearance.language", "ar")
    program.qtbot.waitUntil(lambda: bool(bar.notices))
    bar.action_asked.emit(bar.notices[0].action)
    assert program.application.chat_wings.wants_restart
    assert not program.window.isVisible()

"""The endpoint in the window: its page, the questions before it gets less safe, the log, the sign, the way back on."""

from __future__ import annotations

import itertools
import re
import shlex

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QLineEdit,
    QListView,
    QMessageBox,
    QPushButton,
    QWidget,
)

from app.controllers.serving import OTHER_PORT, ServingController
from app.itemmodels.calls import CallsListModel, calls_text, row_of
from app.widgets.serving_example import example
from app.widgets.serving_extras import ServingExtras
from app.widgets.settings_dialog import SettingsDialog
from app.wings import Outside
from inference.hosting.values import Call
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_host import ScriptedHost, ScriptedHosts, api_command
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ASKED = Call(
    at=0.0,
    client="OpenAI/Python 1.108",
    address="127.0.0.1",
    what="POST /v1/chat/completions",
    model="guide",
    why="asked for by name",
    status=200,
    seconds=2.44,
    prompt_tokens=412,
    completion_tokens=96,
)
REFUSED = Call(at=1.0, address="127.0.0.1", what="GET /v1/models", status=401, refused="It had no key.")


@pytest.fixture
def hosts() -> ScriptedHosts:
    return ScriptedHosts()


@pytest.fixture
def program(make_window: MakeWindow, hosts: ScriptedHosts) -> ScriptedWindow:
    """The program whose endpoint is scripted."""
    made = make_window()
    made.application.wings.outside = Outside(host=hosts.open, api=api_command())
    return made.start()


def serving(program: ScriptedWindow) -> ServingController:
    return program.application.wings.serving.serving


def become(program: ScriptedWindow, phase: str) -> None:
    program.wait(lambda: serving(program).state.phase == phase)


def page(program: ScriptedWindow) -> tuple[SettingsDialog, ServingExtras]:
    dialog = program.window.open_settings("api")
    extras = dialog.findChild(ServingExtras)
    assert extras is not None
    return dialog, extras


def on(program: ScriptedWindow, hosts: ScriptedHosts) -> ScriptedHost:
    """Switched on by its box."""
    dialog, _extras = page(program)
    box = dialog.findChild(QCheckBox, "api.enabled")
    assert box is not None
    box.click()
    become(program, "on")
    return hosts.all[-1]


def press(parent: QWidget, name: str) -> None:
    button = parent.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def box_of(dialog: SettingsDialog, name: str) -> QMessageBox:
    box = dialog.findChild(QMessageBox, name)
    assert box is not None
    return box


def test_nothing_of_it_is_there_while_it_is_off(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    assert "serving" not in program.application.wings.__dict__
    _dialog, extras = page(program)
    assert not extras.head.address.isVisible()
    assert hosts.all == []
    assert not (program.paths.data / "api-key").exists()
    assert program.application.wings.serving.button is None


def test_switched_on_it_says_what_to_enter_elsewhere(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    on(program, hosts)
    _dialog, extras = page(program)
    key = serving(program).key()
    assert extras.head.address.text() == "http://127.0.0.1:8434/v1"
    assert extras.key.text() == key
    assert extras.key.echoMode() == QLineEdit.EchoMode.Password
    assert key not in extras.example.toPlainText()
    for button, copied in (
        (extras.copy_address, "http://127.0.0.1:8434/v1"),
        (extras.copy_key, key),
        (extras.copy_model, "auto"),
    ):
        button.click()
        assert QGuiApplication.clipboard().text() == copied
        assert button.text() == "Copied"
    extras.copy_example.click()
    assert f"Bearer {key}" in QGuiApplication.clipboard().text()
    assert '"model": "auto"' in QGuiApplication.clipboard().text()
    assert extras.model.choice.itemText(1) == "guide"
    extras.model.choice.setCurrentIndex(1)
    extras.copy_model.click()
    assert QGuiApplication.clipboard().text() == "guide"
    assert '"model": "guide"' in extras.example.toPlainText()
    extras.show_key.click()
    assert extras.key.echoMode() == QLineEdit.EchoMode.Normal
    assert key in extras.example.toPlainText()
    program.application.settings.set("api.enabled", False)
    become(program, "off")
    host = hosts.all[0]
    host.told(ASKED)  # what was cut by it is told, too
    program.wait(lambda: host.closed and len(serving(program).calls) == 1)
    assert not extras.head.address.isVisible()


def test_it_comes_back_with_the_next_start(
    program: ScriptedWindow, hosts: ScriptedHosts, make_window: MakeWindow
) -> None:
    on(program, hosts)
    program.close()
    assert hosts.all[0].closed
    again = make_window()
    again.application.wings.outside = Outside(host=hosts.open, api=api_command())
    again.start()
    become(again, "on")
    assert len(hosts.all) == 2


def test_the_tab_key_goes_down_the_page(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    on(program, hosts).told(ASKED)
    dialog, extras = page(program)
    program.wait(extras.log.list.isVisible)
    inside = dialog.findChild(QAbstractButton, "api.enabled")
    assert inside is not None
    at: QWidget = inside
    tops: list[tuple[int, str]] = []
    while at.objectName() != "copyExample":
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            tops.append((at.mapTo(dialog, QPoint(0, at.height() // 2)).y(), at.objectName()))
        at = at.nextInFocusChain()
        assert len(tops) < 100
    names = [name for _top, name in tops]
    assert names.index("copyKey") < names.index("servingModel") < names.index("servingLog") < names.index("api.port")
    assert all(later - before > -20 for (before, _), (later, _) in itertools.pairwise(tops))  # a line may go either way


def test_another_key_is_asked_for_first(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    on(program, hosts)
    dialog, extras = page(program)
    before = extras.key.text()
    extras.renew.click()
    press(box_of(dialog, "renewKeyDialog"), "cancel")
    assert serving(program).key() == before
    extras.renew.click()
    press(box_of(dialog, "renewKeyDialog"), "goOn")
    become(program, "starting")
    become(program, "on")
    assert extras.key.text() == serving(program).key() != before


def test_going_without_a_key_is_asked_first(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    on(program, hosts)
    dialog, extras = page(program)
    settings = program.application.settings
    press(dialog, "api.key_required")
    assert settings.flag("api.key_required")
    asked = dialog.findChild(QCheckBox, "api.key_required")
    assert asked is not None
    assert asked.isChecked()  # until that is decided
    press(box_of(dialog, "noKeyDialog"), "goOn")
    assert not settings.flag("api.key_required")
    program.wait(lambda: not extras.key.isVisible())
    assert "Authorization" not in extras.example.toPlainText()
    press(dialog, "api.key_required.reset")  # back to safety nobody is asked
    assert settings.flag("api.key_required")


def test_another_address_is_asked_first_and_warned_of(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    on(program, hosts)
    dialog, extras = page(program)
    press(dialog, "showAdvanced")
    field = dialog.findChild(QLineEdit, "api.host")
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.0.0.0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    box = box_of(dialog, "openAddressDialog")
    assert box.isVisible()  # the Enter that asked is no answer
    assert "firewall" in box.informativeText()
    assert program.application.settings.text("api.host") == "127.0.0.1"
    press(box, "goOn")
    assert program.application.settings.text("api.host") == "0.0.0.0"
    risk = extras.findChild(QWidget, "servingRisk")
    assert risk is not None
    program.wait(lambda: serving(program).state.host == "0.0.0.0" and risk.isVisible())
    assert extras.head.address.text() == "http://127.0.0.1:8434/v1"


def test_the_log_is_live_while_it_is_seen(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    host = on(program, hosts)
    dialog, extras = page(program)
    log = extras.log
    assert log.empty.isVisible()
    host.told(ASKED)
    host.told(REFUSED)
    program.wait(lambda: log.model.rowCount() == 2)
    shown = log.findChild(QListView, "servingLog")
    assert shown is not None
    assert shown.isVisible()
    first = str(log.model.index(0).data())
    assert "401" in first
    assert "It had no key." in first
    dialog.close()
    host.told(ASKED)
    program.wait(lambda: len(serving(program).calls) == 3)
    assert log.model.rowCount() == 2
    page(program)
    assert log.model.rowCount() == 3
    log.copy.click()
    assert QGuiApplication.clipboard().text().count("\n") == 4
    shown.setCurrentIndex(log.model.index(1))
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "GET /v1/models" in QGuiApplication.clipboard().text().splitlines()[1]
    assert log.whole.isVisible()
    assert log.whole.text() == "GET /v1/models · Turned away (401): It had no key."
    log.clear.click()
    assert log.empty.isVisible()
    assert not log.whole.isVisible()
    assert not serving(program).calls


def test_what_is_read_in_the_log_stays_where_it_is(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    host = on(program, hosts)
    _dialog, extras = page(program)
    shown = extras.log.list
    for number in range(1_200):
        host.told(msgspec.structs.replace(ASKED, client=f"program {number}"))
    program.wait(
        lambda: len(serving(program).calls) == 1_000 and "1199" in shown.indexAt(shown.rect().topLeft()).data()
    )
    host.told(ASKED)  # at the top the newest is seen
    program.wait(lambda: "OpenAI" in shown.indexAt(shown.rect().topLeft()).data())
    shown.scrollTo(extras.log.model.index(500), QAbstractItemView.ScrollHint.PositionAtTop)
    before = shown.indexAt(shown.rect().topLeft()).data()
    host.told(ASKED)
    host.told(REFUSED)
    program.wait(lambda: "401" in str(extras.log.model.index(0).data()))
    assert shown.indexAt(shown.rect().topLeft()).data() == before


def test_the_sign_says_that_it_is_on_and_leads_there(program: ScriptedWindow, hosts: ScriptedHosts) -> None:
    host = on(program, hosts)
    dialog, _extras = page(program)
    dialog.close()
    button = program.window.findChild(QPushButton, "servingButton")
    assert button is not None
    assert button.isVisible()
    assert "http://127.0.0.1:8434/v1" in button.accessibleName()
    host.counted(2)
    program.wait(lambda: "2 requests" in button.accessibleName())
    button.click()
    assert dialog.isVisible()
    program.application.settings.set("api.enabled", False)
    program.wait(lambda: not button.isVisible())


def test_a_port_that_is_taken(make_window: MakeWindow, hosts: ScriptedHosts) -> None:
    program = make_window()
    program.application.wings.outside = Outside(host=hosts.open, api=api_command("taken"))
    program.start()
    program.window.commands["api"]()
    program.application.settings.set("api.enabled", True)
    become(program, "failed")
    _dialog, extras = page(program)
    assert extras.head.other_port.isVisible()
    assert "8434" in extras.findChild(QWidget, "servingError").text()  # type: ignore[union-attr]
    assert not extras.head.address.isVisible()  # nobody shall give the key to whoever listens there
    assert not extras.copy_key.isEnabled()
    assert not extras.copy_example.isEnabled()
    extras.head.again.setFocus()
    program.application.settings.set("api.port", 9100)
    become(program, "on")
    assert not extras.head.other_port.isVisible()
    assert extras.head.address.hasFocus()
    serving(program).act(OTHER_PORT)
    program.wait(lambda: serving(program).state.port > 9100)


def test_websites_are_a_list_of_lines(program: ScriptedWindow) -> None:
    dialog, _extras = page(program)
    field = dialog.findChild(QWidget, "api.origins")
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "http://localhost:3000")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "app://notes.example")
    dialog.close()
    assert program.application.settings.texts("api.origins") == ("http://localhost:3000", "app://notes.example")


def test_the_example_is_what_the_terminal_of_this_system_takes() -> None:
    body = '{"model": "it\'s", "messages": [{"role": "user", "content": "Hello"}]}'
    posix = example("http://127.0.0.1:1/v1", "the-key", "it's", system="linux")
    words = shlex.split(posix.replace("\\\n", ""))
    assert words[:2] == ["curl", "http://127.0.0.1:1/v1/chat/completions"]
    assert "Authorization: Bearer the-key" in words
    assert words[-1] == body
    windows = example("http://127.0.0.1:1/v1", "the-key", "it's", system="win32")
    assert '-Headers @{Authorization = "Bearer the-key"} `\n' in windows
    assert body.replace("'", "''") in windows
    assert "Bearer" not in example("http://127.0.0.1:1/v1", "", "auto", system="win32")


def test_what_was_asked_in_words() -> None:
    row = row_of(ASKED)
    assert (row.who, row.what) == ("OpenAI/Python 1.108", "POST /v1/chat/completions")
    assert row.about == "guide (asked for by name) · 412 tokens read, 96 written · 2.4 s"
    assert not row.bad
    refused = row_of(REFUSED)
    assert (refused.about, refused.bad) == ("Turned away (401): It had no key.", True)
    assert row_of(Call(at=0, client="x" * 90)).who == "x" * 39 + "…"
    away = row_of(Call(at=0, client="curl", address="192.168.1.5", status=499))
    assert (away.who, away.about, away.bad) == ("curl from 192.168.1.5", "The program hung up.", False)
    assert row_of(Call(at=0, client="curl", status=500)).about == "Failed (500)."
    failed = Call(at=0, client="curl", status=404, failed="There is no model “gpt-4o” here.")
    assert row_of(failed).about == "Failed (404). There is no model “gpt-4o” here."
    assert "gpt-4o" in calls_text([failed])


def test_what_was_asked_as_text_and_within_bounds() -> None:
    text = calls_text([Call(at=0, client="two\twords\nand a line")])
    assert [line.count("\t") for line in text.splitlines()] == [10, 10]
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\ttwo words and a line\t", text.splitlines()[1])
    model = CallsListModel(2)
    for number in range(4):
        model.add(Call(at=float(number)))
    assert [model.call_at(model.index(row)).at for row in range(model.rowCount())] == [3.0, 2.0]
    model.show(Call(at=float(number)) for number in range(9))
    assert [call.at for call in model.calls] == [7.0, 8.0]

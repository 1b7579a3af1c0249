"""The settings about network and storage: token, test of the connection, environment. The hub is a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QLineEdit, QListWidget, QWidget

from app.controllers.hub_access import TokenPlace
from app.widgets.connection_test import ConnectionDialog
from app.widgets.settings_dialog import SettingsDialog
from inference.errors import KeychainError
from tests.app.window.conftest import MakeWindow
from tests.app.window.test_window import interactive
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub
from tests.support.model_shelf import LM_STUDIO
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QPainter::")

SECRET = "hf_secretsecretsecret"


class ScriptedTokens:
    """A keychain that does as the test says."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.session: dict[str, str] = {}
        self.refuses = False

    def get(self, endpoint: str) -> str:
        return self.session.get(endpoint) or self.kept.get(endpoint, "")

    def place(self, endpoint: str) -> TokenPlace:
        return "session" if endpoint in self.session else "keychain" if endpoint in self.kept else "nowhere"

    def keep(self, token: str, endpoint: str) -> None:
        if self.refuses:
            raise KeychainError("The keychain is locked.", "Unlock it.")
        self.kept[endpoint] = token

    def keep_for_now(self, token: str, endpoint: str) -> None:
        self.session[endpoint] = token

    def forget(self, endpoint: str) -> None:
        self.kept.pop(endpoint, None)
        self.session.pop(endpoint, None)


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    with LoopbackHub() as made:
        HubApi(made)
        yield made


@pytest.fixture
def tokens(program: ScriptedWindow) -> ScriptedTokens:
    """The keychain of ``program``."""
    made = ScriptedTokens()
    program.application.wings.access._open_tokens = lambda: made
    return made


def network(program: ScriptedWindow) -> SettingsDialog:
    return program.window.open_settings("network")


def button(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def typed(dialog: SettingsDialog, key: str, text: str) -> QLineEdit:
    field = dialog.findChild(QLineEdit, key)
    assert isinstance(field, QLineEdit)
    field.setText("")
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def said(dialog: QWidget, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text()


# -------------------------------------------------------------------------------------- addresses


def test_an_address_that_is_none_is_refused_beside_its_field(program: ScriptedWindow) -> None:
    dialog = network(program)
    settings = program.application.settings
    typed(dialog, "network.endpoint", "mirror.example/hub/")
    assert settings.text("network.endpoint") == "https://mirror.example/hub"
    typed(dialog, "network.proxy", "ftp://proxy.example")
    problems = [label.text() for label in dialog.findChildren(QLabel) if label.property("tone") == "error"]
    assert any("Proxy" in text and "http://proxy.example:3128" in text for text in problems)
    assert settings.text("network.proxy") == ""
    button(dialog, "network.endpoint.reset").click()
    assert settings.text("network.endpoint") == ""
    field = dialog.findChild(QLineEdit, "network.endpoint")
    assert field.text() == ""
    assert field.placeholderText() == "https://huggingface.co"


def test_what_the_environment_sets_is_said(make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    program = make_window().start()
    dialog = network(program)
    told = said(dialog, "setByEnvironment")
    assert "HF_ENDPOINT" in told
    assert "https_proxy" in told
    assert "Hearth is offline" in told
    assert dialog.findChild(QLineEdit, "network.endpoint").placeholderText() == "https://mirror.example"


# ------------------------------------------------------------------------------------------ token


def test_a_token_is_kept_replaced_and_removed_and_never_shown(program: ScriptedWindow, tokens: ScriptedTokens) -> None:
    dialog = network(program)
    program.wait(lambda: said(dialog, "tokenState") == "No token is kept.")
    field = dialog.findChild(QLineEdit, "tokenField")
    assert field.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(field, SECRET)
    QTest.keyClick(field, Qt.Key.Key_Return)
    program.wait(lambda: said(dialog, "tokenState") == "A token is kept.")
    assert tokens.kept == {"https://huggingface.co": SECRET}
    assert field.text() == ""
    assert not field.isVisible()
    button(dialog, "replaceToken").click()
    assert field.isVisible()
    assert field.text() == ""
    button(dialog, "removeToken").click()
    program.wait(lambda: said(dialog, "tokenState") == "No token is kept.")
    assert tokens.kept == {}
    program.application.settings.flush()
    files = [path for path in program.paths.data.rglob("*") if path.is_file() and path.suffix != ".gguf"]
    assert files
    assert not any(SECRET.encode() in path.read_bytes() for path in files)


def test_a_locked_keychain_offers_the_session(program: ScriptedWindow, tokens: ScriptedTokens) -> None:
    tokens.refuses = True
    dialog = network(program)
    program.wait(lambda: said(dialog, "tokenState") == "No token is kept.")
    QTest.keyClicks(dialog.findChild(QLineEdit, "tokenField"), SECRET)
    button(dialog, "keepToken").click()
    for_now = button(dialog, "useTokenForNow")
    program.wait(for_now.isVisible)
    assert program.window.pane.notices.notices == ()
    for_now.click()
    program.wait(lambda: said(dialog, "tokenState") == "A token is used until Hearth ends.")


# --------------------------------------------------------------------------------- the connection


def begin_test(program: ScriptedWindow) -> ConnectionDialog:
    """Begin the test of the connection."""
    dialog = network(program)
    button(dialog, "testConnection").click()
    made = dialog.findChild(ConnectionDialog, "connectionDialog")
    assert isinstance(made, ConnectionDialog)
    return made


def states(dialog: ConnectionDialog) -> dict[str, str]:
    return {name: row.hop.state for name, row in dialog.rows.items() if row.hop is not None}


def test_a_way_that_is_open(program: ScriptedWindow, tokens: ScriptedTokens, hub: LoopbackHub) -> None:
    program.application.settings.set("network.endpoint", hub.endpoint)
    dialog = begin_test(program)
    program.wait(lambda: said(dialog, "connectionVerdict") == "The hub can be reached.")
    assert set(states(dialog).values()) == {"fine", "skipped"}
    assert all(row.accessibleName() for row in dialog.rows.values())
    dialog.close()


def test_the_hop_that_fails_is_named_and_can_be_copied(
    program: ScriptedWindow, tokens: ScriptedTokens, hub: LoopbackHub
) -> None:
    endpoint = hub.endpoint
    hub.close()
    program.application.settings.set("network.endpoint", endpoint)
    dialog = begin_test(program)
    program.wait(lambda: button(dialog, "testAgain").isVisible())
    assert states(dialog)["name"] == "fine"
    assert states(dialog)["connection"] == "failed"
    assert "hub" not in states(dialog)
    assert said(dialog, "connectionVerdict") == dialog.rows["connection"].hop.message  # type: ignore[union-attr]
    button(dialog, "copyConnection").click()
    assert "connection: failed" in QGuiApplication.clipboard().text()
    dialog.close()


def test_offline_is_the_first_hop(program: ScriptedWindow, tokens: ScriptedTokens) -> None:
    program.application.settings.set("network.offline", True)
    dialog = begin_test(program)
    program.wait(lambda: button(dialog, "testAgain").isVisible())
    assert states(dialog) == {"settings": "failed"}
    dialog.close()


def test_it_stops_at_once(program: ScriptedWindow, tokens: ScriptedTokens, hub: LoopbackHub) -> None:
    hub.fault("hang", where="hub")
    program.application.settings.set("network.endpoint", hub.endpoint)
    dialog = begin_test(program)
    program.wait(lambda: hub.requests)
    button(dialog, "stopConnectionTest").click()
    assert said(dialog, "connectionVerdict") == "The test was stopped."
    assert not program.application.wings.access.testing
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert network(program).isVisible()


# ---------------------------------------------------------------------------------------- storage


def test_folders_are_added_and_removed(program: ScriptedWindow, tmp_path: Path) -> None:
    dialog = program.window.open_settings("models")
    settings = program.application.settings
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        button(dialog, "models.folders.add").click()
        chooser = dialog.findChild(QFileDialog, "folderDialog")
        chooser.fileSelected.emit(str(tmp_path / name))
        chooser.close()
        program.wait(lambda: dialog.findChild(QFileDialog, "folderDialog") is None)
    assert settings.texts("models.folders") == (str(tmp_path / "one"), str(tmp_path / "two"))
    listing = dialog.findChild(QListWidget, "models.folders")
    listing.setCurrentRow(0)
    QTest.keyClick(listing, Qt.Key.Key_Delete)
    assert settings.texts("models.folders") == (str(tmp_path / "two"),)
    button(dialog, "models.folder.choose").click()
    chooser = dialog.findChild(QFileDialog, "folderDialog")
    chooser.fileSelected.emit(str(tmp_path / "one"))
    chooser.close()
    assert settings.text("models.folder") == str(tmp_path / "one")


def test_disk_use_is_told_program_by_program(make_window: MakeWindow) -> None:
    theirs = Path.home() / LM_STUDIO / "a" / "b" / "c.gguf"
    theirs.parent.mkdir(parents=True)
    write_tiny(theirs, name="Theirs")
    program = make_window().start()
    program.wait(lambda: program.to.models.named("Theirs"))
    dialog = program.window.open_settings("models")
    program.wait(lambda: "free where downloads go" in said(dialog, "diskFree"))
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"LM Studio", "1 model", "2.9 MB"} <= texts
    button(dialog, "manageModels").click()
    assert program.window.models.is_open
    assert not dialog.isVisible()


def test_a_speed_limit_is_set_in_megabytes(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("downloads")
    field = dialog.findChild(QWidget, "downloads.limit")
    assert field.text() == "No limit"  # type: ignore[attr-defined]
    field.setValue(2.5)  # type: ignore[attr-defined]
    assert program.application.settings.number("downloads.limit") == 2.5 * 1024**2


def test_everything_interactive_has_a_name(program: ScriptedWindow, tokens: ScriptedTokens) -> None:
    dialog = network(program)
    program.wait(lambda: dialog.findChild(QLineEdit, "tokenField").isVisible())
    for section in ("network", "models", "downloads"):
        for widget in interactive(program.window.open_settings(section)):
            assert widget.objectName(), type(widget).__name__
            assert widget.accessibleName(), widget.objectName()

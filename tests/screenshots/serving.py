"""Pictures of the endpoint for other programs: its page in each state, what was asked, the questions, the sign."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from app.widgets.serving_extras import ServingExtras
from app.widgets.serving_questions import ask_to_go_without_key, ask_to_open, ask_to_renew
from inference.hosting.values import Call
from tests.support.scripted_host import ScriptedHosts, api_command

if TYPE_CHECKING:
    from app.widgets.settings_dialog import SettingsDialog
    from tests.screenshots.studio import Studio

CHAT = "POST /v1/chat/completions"
NAMED = "It was asked for by name."
CALLS = (
    Call(at=0, client="OpenAI/Python 1.108.1", address="127.0.0.1", what=CHAT, model="guide", why=NAMED, status=200,
         seconds=2.4, prompt_tokens=412, completion_tokens=96),
    Call(at=8, client="https://recipes.example", address="127.0.0.1", what=CHAT, status=403,
         refused="Websites may not ask this computer. Whoever it belongs to can allow some in Hearth's settings."),
    Call(at=14, client="", address="127.0.0.1", what="GET /v1/models", status=401,
         refused="The API key is missing or wrong. Hearth shows the right one under Settings, "
                 "API, and hearth serve when it starts."),
    Call(at=20, client="aider", address="127.0.0.1", what=CHAT, status=404,
         failed="There is no model called “gpt-4o”. Models that are known: guide, qwen-coder."),
    Call(at=31, client="Zed/0.202", address="127.0.0.1", what="POST /v1/completions", model="qwen-coder", why=NAMED,
         status=499, seconds=0.3, prompt_tokens=1830, completion_tokens=12),
    Call(at=55, client="curl/8.5.0", address="192.168.1.20", what="POST /v1/embeddings", model="embedder", why=NAMED,
         status=200, seconds=0.1, prompt_tokens=64),
)  # fmt: skip
KEY = "hearth-2b7Qd0mXk4sVt9wYz1aLr8NcEf3GhJpU"


def serving(studio: Studio) -> Iterator[None]:
    """Off, on, with a risk, failed; narrow, with what was asked; the three questions; the sign in the header."""
    hosts, wings = ScriptedHosts(), studio.program.wings
    settings = studio.program.settings
    wings.outside = wings.outside._replace(host=hosts.open, api=api_command())
    endpoint = wings.serving.serving
    endpoint._command, endpoint._open_host = api_command(), hosts.open
    endpoint._key.path.write_text(KEY)
    dialog = studio.window.open_settings("api")
    before = dialog.size()
    dialog.resize(QSize(840, 900))
    studio.shoot("16-api-off", dialog)
    settings.set("api.enabled", True)
    studio.wait(lambda: endpoint.state.phase == "on")
    studio.shoot("16-api-on", dialog)
    now = time.time() - 90
    for call in CALLS:
        hosts.all[-1].told(msgspec.structs.replace(call, at=now + call.at))
    hosts.all[-1].counted(2)
    studio.wait(lambda: endpoint.state.under_way == 2)
    page = dialog.findChild(ServingExtras)
    assert page is not None
    area = _area(page)
    studio.settle()
    studio.shoot("16-api-log", dialog)
    page.log.list.setCurrentIndex(page.log.model.index(4))
    studio.shoot("16-api-log-chosen", dialog)
    page.log.list.clearSelection()
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    studio.shoot("16-api-example", dialog)
    bar.setValue(0)
    dialog.resize(QSize(420, 900))
    studio.shoot("16-api-narrow", dialog)
    dialog.resize(QSize(840, 900))
    _risky(studio, dialog, page)
    dialog.resize(before)
    dialog.close()
    yield
    studio.shoot("16-api-sign")
    studio.window.resize(480, 720)
    studio.shoot("16-api-sign-narrow")
    studio.window.resize(1100, 720)
    settings.reset("api.host")
    endpoint._command = api_command("taken")
    endpoint.try_again()
    studio.wait(lambda: endpoint.state.phase == "failed")
    studio.shoot("16-api-taken-notice")
    dialog = studio.window.open_settings("api")
    studio.shoot("16-api-taken", dialog)
    settings.set("api.enabled", False)
    studio.wait(lambda: endpoint.state.phase == "off")
    endpoint.clear()
    dialog.close()
    yield


def _risky(studio: Studio, dialog: SettingsDialog, page: ServingExtras) -> None:
    """What is asked and warned of."""
    settings = studio.program.settings
    advanced = dialog.findChild(QAbstractButton, "showAdvanced")
    settings.set("api.key_required", False)
    studio.wait(lambda: not page.key.isVisible())
    page.show_key.setChecked(True)
    studio.shoot("16-api-no-key", dialog)
    settings.set("api.key_required", True)
    settings.set("api.host", "0.0.0.0")
    advanced.setChecked(True)
    endpoint = studio.program.wings.serving.serving
    studio.wait(lambda: endpoint.state.host == "0.0.0.0")
    studio.shoot("16-api-open", dialog)
    advanced.setChecked(False)
    page.show_key.setChecked(False)
    for number, box in enumerate(
        (ask_to_renew(page, list), ask_to_go_without_key(page, list), ask_to_open(page, "0.0.0.0", list))
    ):
        studio.shoot(f"16-api-ask-{number}", box)
        box.close()


def _area(page: ServingExtras) -> QScrollArea:
    at = page.parentWidget()
    while not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at

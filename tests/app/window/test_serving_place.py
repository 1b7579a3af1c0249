"""The page of the endpoint holds still: whatever happens to it, what one looks at or is about to click stays there."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QScrollArea, QWidget

from app.controllers.serving import OTHER_PORT
from app.widgets.serving_log import ROWS
from tests.app.window.test_serving import ASKED, become, hosts, on, page, program, serving
from tests.support.scripted_host import ScriptedHosts, api_command
from tests.support.scripted_window import ScriptedWindow

__all__ = ["hosts", "program"]  # fixtures

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Watch(QObject):
    """Sees each painting of a page: where a widget of it then is, and whether anything is squeezed."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self._watched = watched
        at: QWidget | None = watched
        while at is not None and at.objectName() != "settingsPage":
            at = at.parentWidget()
        assert at is not None
        self._page = at
        self.tops: set[int] = set()
        self.squeezed = 0
        self._page.installEventFilter(self)
        self._look()

    def _fits(self) -> bool:
        layout = self._page.layout()
        assert layout is not None
        return self._page.height() >= layout.totalHeightForWidth(self._page.width())

    def _look(self) -> None:
        self.tops.add(self._watched.mapTo(self._watched.window(), QPoint()).y())

    def still(self, program: ScriptedWindow) -> bool:
        """Whether nothing of it has moved, now that all is laid out."""
        program.wait(self._fits)
        self._look()
        return len(self.tops) == 1 and not self.squeezed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._look()
            self.squeezed += not self._fits()
        return super().eventFilter(watched, event)


@pytest.fixture
def port(program: ScriptedWindow, hosts: ScriptedHosts) -> Watch:
    """Watches the field of the port, which has the keyboard, the endpoint being on."""
    on(program, hosts)
    dialog, extras = page(program)
    field = dialog.findChild(QAbstractSpinBox, "api.port")
    assert field is not None
    program.wait(extras.log.list.isVisible)
    field.setFocus()
    area = area_of(extras)
    area.ensureWidgetVisible(field)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() // 2)
    return Watch(field)


def area_of(widget: QWidget) -> QScrollArea:
    while not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    return widget


def words_of(extras: QWidget) -> list[str]:
    """All that the page says."""
    return [label.text() for label in area_of(extras).findChildren(QLabel) if label.isVisible()]


def test_a_port_that_is_taken_shifts_nothing(program: ScriptedWindow, port: Watch) -> None:
    endpoint, settings = serving(program), program.application.settings
    endpoint._command = api_command("taken")
    settings.set("api.port", 8500)
    become(program, "failed")
    _dialog, extras = page(program)
    program.wait(extras.head.other_port.isVisible)
    assert port.still(program)
    assert "Another program has port 8500." in words_of(extras)  # also beside the field
    assert not extras.copy_key.isEnabled()  # nobody shall give it to whoever listens there
    endpoint._command = api_command()
    endpoint.act(OTHER_PORT)
    become(program, "on")
    program.wait(extras.head.address.isVisible)
    assert port.still(program)
    assert not [words for words in words_of(extras) if "8500" in words]


def test_programs_that_ask_shift_nothing(program: ScriptedWindow, hosts: ScriptedHosts, port: Watch) -> None:
    _dialog, extras = page(program)
    for number in range(1, ROWS + 3):
        name = f"program {number}"
        hosts.all[-1].told(msgspec.structs.replace(ASKED, client=name))
        program.wait(lambda name=name: name in str(extras.log.list.indexAt(QPoint(9, 9)).data()))  # type: ignore[misc]
    extras.log.clear.click()
    assert port.still(program)


def test_what_one_changes_stays_below_the_mouse(program: ScriptedWindow, port: Watch) -> None:
    _dialog, extras = page(program)
    settings = program.application.settings
    settings.set("api.host", "0.0.0.0")
    risk = extras.findChild(QWidget, "servingRisk")
    assert risk is not None
    program.wait(risk.isVisible)
    assert port.still(program)
    settings.set("api.host", "127.0.0.1")
    program.wait(lambda: not risk.isVisible())
    settings.set("api.key_required", False)
    program.wait(risk.isVisible)
    assert port.still(program)

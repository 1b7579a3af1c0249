"""What belongs to *About Hearth*, made when somebody asks for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from app.late_pool import LatePool
from app.library_roots import models_folder
from app.licences import read_licences
from app.report.gathering import Known, make_report
from app.report.versions import installed_in, versions
from app.widgets.about_dialog import AboutDialog
from app.widgets.licences_page import LicencesPage
from app.widgets.overview_page import OverviewPage, Place
from app.widgets.report_page import ReportPage
from inference.units import data_size

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.report.report import Fact, Report
    from app.widgets.main_window import MainWindow
    from inference.events import Device

_KINDS = ("gpu", "igpu", "accelerator")


class AboutWing:
    """Ended in ``close``.

    Attributes:
        dialog: Where it stands.
    """

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._engine, self._ground, self._window = to.engine, ground, window
        self._threads = LatePool(1, "report")
        self._making = 0  # counts the reports: only the newest is shown
        self._closed = False
        appearance = ground.appearance
        self.dialog = dialog = AboutDialog(
            OverviewPage(versions(), self._places()), LicencesPage(read_licences()), ReportPage(), window
        )
        dialog.set_theme(appearance.theme, appearance.zoom)
        appearance.changed.connect(dialog.set_theme)
        dialog.report_asked.connect(self.make_report)
        self._engine.devices_found.connect(self._show_engine)
        self._engine.state_changed.connect(self._note_state)

    def open(self, page: str = "") -> AboutDialog:
        """Show it; ``page``: ``licences`` or ``report``."""
        dialog = self.dialog
        self._engine.devices()  # asks, where it is not known yet
        self._show_engine()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.turn_to({"licences": dialog.licences, "report": dialog.report}.get(page))
        return dialog

    def make_report(self) -> None:
        """Make the report on a thread: the names of conversations are needed first, to keep them out."""
        self._making += 1
        number = self._making
        self._engine.devices()
        self._ground.store.ask(
            lambda conversations: conversations.private_words.all(),
            lambda words: self._write(number, words),
            lambda error: self._fail(number, error.message),
        )

    def close(self) -> None:
        """Nobody looks any more."""
        self._closed = True
        self._ground.appearance.changed.disconnect(self.dialog.set_theme)
        self._engine.devices_found.disconnect(self._show_engine)
        self._engine.state_changed.disconnect(self._note_state)
        self.dialog.close()
        self._threads.shutdown()

    # ------------------------------------------------------------------------------------ inside

    def _write(self, number: int, private: tuple[str, ...]) -> None:
        if self._closed or number != self._making:
            return
        paths, settings = self._ground.paths, self._ground.settings
        known = Known(
            probed=self._engine.probed,
            loaded=self._engine.last_loaded,
            private=private,
            display=tuple(self._display()),
        )

        def show(report: Report) -> None:
            if number == self._making:
                self.dialog.report.show_report(report.text())

        work = self._threads.submit(lambda: make_report(paths, settings, known))
        self._ground.bridge.when_done(work, show)

    def _fail(self, number: int, words: str) -> bool:
        """Without knowing what is private no report is made."""
        if number == self._making:
            self.dialog.report.show_failure(words)
        return True

    def _note_state(self, _state: object) -> None:
        if self.dialog.isVisible():
            self._show_engine()

    def _show_engine(self) -> None:
        self.dialog.overview.show_engine(self._engine_facts())

    def _engine_facts(self) -> list[tuple[str, str]]:
        """What is known by now, in the words of the window."""
        facts: list[tuple[str, str]] = []
        probed, loaded = self._engine.probed, self._engine.state.loaded
        if loaded is not None:
            layers = _tr("{0} of {1} layers").format(loaded.gpu_layers, loaded.layers)
            on = f"{loaded.backend}, {layers}" if loaded.gpu_layers else loaded.backend
            facts.append((_tr("Model"), loaded.model))
            facts.append((_tr("Computed on"), on))
        if probed is not None:
            facts += [(_tr("Device"), _described(device)) for device in probed.devices]
            if probed.variant:
                facts.append((_tr("Part for the processor"), probed.variant))
            if probed.features:
                facts.append((_tr("Processor features"), ", ".join(probed.features)))
        return facts

    def _places(self) -> list[Place]:
        paths = self._ground.paths
        return [
            Place("program", _tr("Program"), installed_in()),
            Place("data", _tr("Conversations"), paths.data),
            Place("models", _tr("Models"), models_folder(self._ground.settings, paths)),
            Place("settings", _tr("Settings"), paths.settings),
            Place("logs", _tr("Log"), paths.logs),
            Place("cache", _tr("Temporary files"), paths.cache),
        ]

    def _display(self) -> list[Fact]:
        """How windows are drawn here. In English: it goes into the report."""
        facts = [("Display", QGuiApplication.platformName())]
        for screen in QGuiApplication.screens():
            size = screen.size()
            scale = f"{screen.devicePixelRatio():g}, {screen.logicalDotsPerInch():.0f} dpi"
            facts.append(("Screen", f"{size.width()} by {size.height()}, scale {scale}"))
        appearance = self._ground.appearance
        facts.append(("Zoom", f"{appearance.zoom:g}"))
        facts.append(("Window language", self._ground.settings.text("appearance.language")))
        if os.environ.get("QT_IM_MODULE"):
            facts.append(("Input method", os.environ["QT_IM_MODULE"]))
        return facts


def _described(device: Device) -> str:
    known = device.kind in _KINDS and device.memory_total
    memory = _tr("{0} free of {1}").format(data_size(device.memory_free), data_size(device.memory_total))
    return f"{device.description}, {memory}" if known else device.description


def _tr(text: str) -> str:
    return QCoreApplication.translate("AboutWing", text)

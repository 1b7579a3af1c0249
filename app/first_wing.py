"""What a newcomer is shown in the empty conversation, put together when there is a newcomer."""

from __future__ import annotations

from contextlib import ExitStack

from app.bridge import Bridge
from app.controllers.first_run import FirstRun, FirstView
from app.controllers.scanning import Scanning
from app.controllers.together import Controllers
from app.models_wing import ModelsWing
from app.widgets.appearance import Appearance
from app.widgets.first_model import FirstModel
from app.widgets.main_window import MainWindow


class FirstWing:
    """Controller and cards, ended in ``close``."""

    def __init__(
        self,
        to: Controllers,
        scanning: Scanning,
        models: ModelsWing,
        bridge: Bridge,
        window: MainWindow,
        appearance: Appearance,
    ) -> None:
        self._closing = ExitStack()
        self._to, self._models, self._window = to, models, window
        self.run = FirstRun(to.models, scanning, to.engine, models.around, models.threads, bridge)
        self.cards = FirstModel()
        self.cards.set_theme(appearance.theme, appearance.zoom)
        appearance.changed.connect(self.cards.set_theme)
        self._connect()
        to.engine.devices_found.connect(self._show_devices)
        self._show_devices()
        self.run.start()

    def close(self) -> None:
        """Let go of everything."""
        self._closing.close()

    def _connect(self) -> None:
        run, cards, models, window = self.run, self.cards, self._models, self._window
        run.changed.connect(self._show)
        run.fetch_asked.connect(models.one_click.start)
        models.one_click.busy_changed.connect(run.note_asking)
        rows = models.downloads.rows
        for changed in (rows.progressed, rows.rowsInserted, rows.rowsRemoved, rows.modelReset):
            changed.connect(lambda *_places: run.note_downloads(tuple(rows.downloads())))
        run.note_downloads(tuple(rows.downloads()))
        cards.download_asked.connect(run.fetch)
        cards.chat_asked.connect(lambda: self._to.models.add([run.path]) if run.path else None)
        cards.others_asked.connect(lambda: window.models.open("find"))
        cards.downloads_asked.connect(lambda: window.models.open("downloads"))
        cards.here_asked.connect(self._show_found)

    def _show(self, view: FirstView | None) -> None:
        if view is not None:
            self.cards.show_view(view)
        shown = view is not None and (view.card is not None or view.found)
        self._window.pane.welcome.show_first(self.cards if shown else None)

    def _show_found(self) -> None:
        from app.widgets.library_section import LibrarySection  # it is there once the page is

        section = self._window.models.open("here").sections["here"]
        if isinstance(section, LibrarySection):
            section.show_kind("programs")

    def _show_devices(self) -> None:
        """Graphics cards that models can use; while nobody knows, nothing is said of them."""
        devices = self._to.engine.devices()
        if devices:
            names = [device.description or device.name for device in devices if device.kind in ("gpu", "igpu")]
            self._window.pane.welcome.show_cards(names)

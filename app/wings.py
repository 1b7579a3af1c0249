"""What the window has beside the chat, made when it is first gone to: finding, owning, downloading, their settings.

Nothing of it is loaded while the window starts: it needs parts (HTTP, the hub, the catalog) that a chat does without.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer

from app.controllers.scanning import Scanning
from app.late_pool import LatePool

if TYPE_CHECKING:
    from app.controllers.automatic import AutomaticController
    from app.controllers.downloads import OpenQueue
    from app.controllers.hub import HubSource
    from app.controllers.hub_access import HubAccess, TokenStore
    from app.controllers.kept import KeptController
    from app.controllers.machine import Machine
    from app.controllers.prompts import Prompt
    from app.controllers.safety import SafetyController
    from app.controllers.serving import OpenHost
    from app.controllers.together import Controllers
    from app.first_wing import FirstWing
    from app.ground import Ground
    from app.house_wing import HouseWing
    from app.library_wing import LibraryWing
    from app.models_wing import ModelsWing
    from app.serving_wing import ServingWing
    from app.speed_wing import SpeedWing
    from app.storage.values import StoredMessage
    from app.widgets.main_window import MainWindow
    from app.widgets.models_page import ModelsPage
    from app.widgets.settings_page import Extra
    from inference.bandwidth import Bandwidth
    from inference.hardware import Hardware
    from inference.hub.connection import Hop
    from inference.measurements import Measurements
    from inference.model_file import ModelFile
    from inference.net.cancel import CancelToken
    from inference.net.network import Network
    from inference.speed_report import Report

CALM = 1_000  # milliseconds after the start before a newcomer's computer is looked at, and other programs may ask
QUIET = 120_000  # milliseconds after the start before anybody asks whether there is a new version
THREADS = 2  # for the keychain and the test of the connection, which may both wait for somebody


class Outside(NamedTuple):
    """What is not Hearth; ``None``: the real thing. Scripted parts stand here in pictures and in tests of odd states.

    Attributes:
        queue: Makes the queue of downloads.
        hub: The hub, as the settings are now.
        machine: What this computer makes of a model.
        host: Opens what shares the engines with other programs.
        api: How the process is started that answers them.
    """

    queue: OpenQueue | None = None
    hub: Callable[[], HubSource] | None = None
    machine: Machine | None = None
    host: OpenHost | None = None
    api: Sequence[str] | None = None


class Wings:
    """Makes each part once; ended in ``close``.

    Attributes:
        outside: What is not Hearth; looked at when a part is made.
        safety: The backups; set before ``serve``.
    """

    safety: Callable[[], SafetyController]

    def __init__(
        self,
        to: Controllers,
        scanning: Scanning,
        kept: KeptController,
        ground: Ground,
    ) -> None:
        self.outside = Outside()
        self._closed = False
        self._closing = ExitStack()
        self._to, self._scanning = to, scanning
        self._ground = ground
        self._settings, self._notices, self._bridge = ground.settings, ground.notices, ground.bridge
        self._paths = ground.paths
        self._window: MainWindow | None = None
        self._access: HubAccess | None = None
        self._library: LibraryWing | None = None
        self._models: ModelsWing | None = None
        self._speed: SpeedWing | None = None
        self._kept = kept
        self._first: FirstWing | None = None
        self._calm = QTimer(singleShot=True, interval=CALM)
        self._calm.timeout.connect(lambda: self.newcomer.run.start())
        self._closing.callback(self._calm.stop)
        self._quiet = QTimer(singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._look_for_updates)
        self._closing.callback(self._quiet.stop)
        self._serve = QTimer(singleShot=True, interval=CALM)
        self._serve.timeout.connect(lambda: self.serving.serving.begin())
        self._closing.callback(self._serve.stop)

    def serve(self, window: MainWindow) -> None:
        """The window that everything belongs to: what its commands do is added here, before it is painted."""
        self._window = window
        window.commands["updates"] = lambda: self.house.updates.look()
        window.commands["reset"] = lambda: self.house.reset.open()
        window.commands["api"] = lambda: self.serving.open_page()

    def make_models_page(self) -> ModelsPage:
        """The models page with its three sections."""
        return self.models.make_page(lambda: self.library.make_section(self.models.foresee))

    def settings_extras(self) -> Mapping[str, Callable[[], Extra]]:
        """What stands beside the settings of a section."""
        from app.house_wing import together  # with the dialog

        library = self.library.settings_extras()
        return {
            **library,
            "models": together(library["models"], lambda: self.house.make_reset_extra()),
            "network": together(library["network"], lambda: self.house.make_updates_box()),
            "memory": self._kept_extras,
            "speed": lambda: self.speed.make_page(),
            "api": lambda: self.serving.make_page(),
            "automatic": self._automatic_extras,
        }

    def begin(self) -> None:
        """The window is there: go on with what was being downloaded when Hearth ended, and tidy up."""
        self._to.answers.route = self._route
        if self._paths.downloads.exists():
            self.models.downloads.start()
        self._listen_to_answers()
        if self._settings.flag("api.enabled"):  # it was on when Hearth ended; the chat goes first
            self._serve.start()
        self._quiet.start()
        if self._paths.kept.exists():
            self._kept.sweep()
        self._to.models.listed.connect(self._look_for_newcomer)  # it is read again after the first look around
        self._to.engine.state_changed.connect(lambda _state: self._look_for_newcomer())

    @cached_property
    def house(self) -> HouseWing:
        """New versions, and what Hearth has put on this computer."""
        from app.house_wing import HouseWing

        assert self._window is not None
        made = HouseWing(self._to, self._ground, self._window, lambda: self.safety())
        self._closing.callback(made.close)
        return made

    @cached_property
    def automatic(self) -> AutomaticController:
        """Who answers, where a model is chosen for each question."""
        from app.controllers.automatic import AutomaticController

        to = self._to

        def measured(hardware: Hardware) -> tuple[Report, ...]:
            return _open_measurements(self._paths.speed).reports(hardware)

        return AutomaticController(
            to.engine, to.answers, lambda: to.models.all, self._settings, measured=measured, parent=to.engine
        )

    def _route(self, message: StoredMessage, prompt: Prompt) -> tuple[str, str] | None:
        return self.automatic.route(message, prompt) if self._settings.flag("automatic.enabled") else None

    @cached_property
    def serving(self) -> ServingWing:
        """The endpoint for other programs."""
        from app.serving_wing import ServingWing

        assert self._window is not None
        made = ServingWing(self._to, self._ground, self._window, self.outside.host, self.outside.api)
        self._closing.callback(made.close)
        return made

    @property
    def wants_reset(self) -> bool:
        """Whether something is to be removed when the window is gone."""
        return "house" in self.__dict__ and self.house.resetting.wanted

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closed = True  # what is still heard while the rest of the window ends begins nothing new
        self._closing.close()

    def _look_for_updates(self) -> None:
        """Only where it is wanted; who switches it on does so on a page that makes what looks."""
        if self._settings.flag("network.updates"):
            self.house.updates.begin()

    def _listen_to_answers(self) -> None:
        """Each answer says how fast this computer is."""
        from app.controllers.learning import Learning  # kept out of the start

        threads = LatePool(1, "learning")
        self._closing.callback(threads.shutdown)
        learning = Learning(
            self._to.engine,
            threads,
            partial(_open_measurements, self._paths.speed),
            partial(_known_memory, self._paths.cache / "bandwidth.json"),
        )
        self._closing.callback(learning.close)
        if self._settings.flag("automatic.enabled"):
            self._ready = QTimer(singleShot=True, interval=CALM)
            self._ready.timeout.connect(lambda: threads.submit(_import_router))
            self._closing.callback(self._ready.stop)  # before the threads end
            self._ready.start()

    def _kept_extras(self) -> Extra:
        from app.widgets.kept_extras import KeptExtras

        return KeptExtras(self._kept)

    def _automatic_extras(self) -> Extra:
        from app.widgets.routing_extras import RoutingExtras

        return RoutingExtras(self.automatic, self._to.models, self._settings)

    def _look_for_newcomer(self) -> None:
        """Somebody who has nothing but the guide is shown what there is, when the start is over."""
        used = self._to.engine.state.model
        if self._closed or self._first is not None or used is None or not used.builtin or not self._to.engine.ready:
            return
        known = self._to.models.all
        own = any(m.own or m.source == "file" or m.last_used for m in known if not m.builtin and not m.problem)
        if known and not own and self._scanning.found is not None and not self._calm.isActive():
            self._calm.start()

    @property
    def newcomer(self) -> FirstWing:
        """What a newcomer is shown."""
        if self._first is None:
            from app.first_wing import FirstWing

            assert self._window is not None
            self._first = FirstWing(
                self._to, self._scanning, self.models, self._bridge, self._window, self._ground.appearance
            )
            self._closing.callback(self._first.close)
        return self._first

    def _fetch_again(self, model: ModelFile) -> None:
        """A damaged model is to be downloaded again, into its place."""
        from app.controllers.refetch import wanted_again

        wanted = wanted_again(model)
        if wanted is None:
            self.models.open_model(model.repository, model.quantization)
        else:
            self.models.downloads.add(wanted)

    @property
    def access(self) -> HubAccess:
        """How the hub is reached."""
        if self._access is None:
            from app.controllers.hub_access import HubAccess
            from app.network_settings import network_of

            threads = LatePool(THREADS, "hub-access")
            self._closing.callback(threads.shutdown)
            self._access = HubAccess(
                partial(network_of, self._settings, os.environ),
                _open_tokens,
                _test_way,
                threads,
                self._bridge,
                self._notices,
                os.environ,
            )
            self._closing.callback(self._access.close)
        return self._access

    @property
    def library(self) -> LibraryWing:
        """What belongs to the models on this computer."""
        if self._library is None:
            from app.library_wing import LibraryWing

            assert self._window is not None
            self._library = LibraryWing(
                self._to,
                self._scanning,
                self.access,
                self._settings,
                self._notices,
                self._bridge,
                self._window,
                self._paths.models,
            )
            self._closing.callback(self._library.close)
        return self._library

    @property
    def speed(self) -> SpeedWing:
        """What belongs to measuring."""
        if self._speed is None:
            from app.speed_wing import SpeedWing

            assert self._window is not None
            self._speed = SpeedWing(
                self._to.engine,
                self._settings,
                self._notices,
                self._bridge,
                self._paths,
                self._window,
                self.outside.machine,
            )
            self._closing.callback(self._speed.close)
        return self._speed

    @property
    def models(self) -> ModelsWing:
        """What belongs to finding and downloading."""
        if self._models is None:
            from app.models_wing import ModelsWing

            assert self._window is not None
            self._models = ModelsWing(
                self._to,
                self.access,
                self._settings,
                self._notices,
                self._bridge,
                self._paths,
                self._window,
                self.outside,
            )
            self._closing.callback(self._models.close)
            self.library.library.refetch_asked.connect(self._fetch_again)
        return self._models


def _import_router() -> None:
    """On a thread: the first question need not wait for it."""
    import inference.hosting.candidates
    import inference.measurements  # noqa: F401


def _open_measurements(file: Path) -> Measurements:
    from inference.measurements import Measurements  # on a thread

    return Measurements(file)


def _known_memory(file: Path, hardware: Hardware) -> Bandwidth | None:
    from inference.bandwidth import BandwidthMemory  # on a thread

    return BandwidthMemory(file).known(hardware)


def _open_tokens() -> TokenStore:
    from inference.hub.tokens import Tokens  # on a thread, when it is wanted

    return Tokens()


def _test_way(network: Network, cancel: CancelToken, on_hop: Callable[[Hop], None]) -> object:
    from inference.hub.connection import test_connection  # the same

    return test_connection(network, cancel, on_hop)

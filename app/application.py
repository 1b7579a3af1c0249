"""The composition root of the window: makes every part, hands it its collaborators, ends it again.

Start-up as a story:

1. ``find_paths`` says where everything lives, the log is opened, settings are read.
2. Qt starts; the theme is applied before anything is drawn.
3. The bridge is made on this thread, then the threads whose results cross it: storage and library.
4. The controllers are made, around them the window. The engine's client exists, its process does not yet.
5. The window is shown. Only when it is on the screen does the work begin that costs time: answers that a crash
   cut off get their end, the list of conversations is read, the engine process starts and loads the model of
   last time, else the guide. Typing is possible all the while.

Shutdown is the same list backwards: what was made is entered into an ``ExitStack`` in the same breath, so that it
is ended on every path, also when a later step of the start fails.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from app.bridge import Bridge
from app.chat_parts import ChatParts
from app.chat_wings import ChatWings
from app.controllers.chat import UNSENT_NOTICE
from app.controllers.scanning import Scanning
from app.controllers.seam import ConnectEngine, Engine
from app.controllers.store import Store
from app.controllers.together import Controllers
from app.crash_log import crash_log
from app.ground import Ground
from app.identity import APP_ID
from app.language import SETTING as LANGUAGE
from app.language import Language
from app.log_file import open_log
from app.notices import Notices
from app.only_window import only_window, reset_files
from app.paths import Paths, find_paths
from app.qt_messages import QtMessages
from app.settings import Settings
from app.theme import LIGHT
from app.unhandled import Unhandled
from app.widgets.appearance import Appearance
from app.widgets.icons import icon
from app.widgets.main_window import MainWindow
from app.wings import Wings
from inference.errors import HearthError, StorageError, StorageFull, StorageNewer
from inference.file_lock import FileLock
from inference.protocol import Event

if TYPE_CHECKING:
    from app.power.system import MakeSystem, Post, System
    from app.storage.salvage import Rebuilt
    from app.storage.worker import StorageWorker

UNPAINTED = 1_000  # milliseconds after which work begins though the window has not been painted

_log = logging.getLogger(__name__)


def connect_client(on_event: Callable[[Event], None]) -> Engine:
    """The engine of the program: a child process behind its client."""
    from app.proven_engine import connect_engine, make_proving  # processes, threads: after the window is there

    # At once: which models fit this computer is asked before any is there.
    return connect_engine(on_event, low_priority=True, proving=make_proving(eager=True))


def _this_system(post: Post) -> System:
    from app.power.system import ThisSystem  # after the window is there

    return ThisSystem(post)


def _open_storage(
    paths: Paths,
    only: bool,
    problem: Callable[[StorageError], None],
    recovered: Callable[[], None],
    rebuilt: Callable[[Rebuilt], None],
) -> StorageWorker:
    from app.storage.worker import StorageWorker  # SQLite: after the window is there

    return StorageWorker(
        paths.database,
        on_problem=problem,
        on_recovered=recovered,
        recover=only,  # another window's answers are not cut off: they are being written
        on_rebuilt=rebuilt,
    )


class Application:
    """All parts of a running window, made in ``__init__`` and ended in ``close``.

    Attributes:
        window: The window, not shown before ``start``.
        notices: The one door to the user.
        settings: All settings.
        store: The way to the database.
        wings: What is beside the chat.
        chat_wings: What the conversations have beside it.
    """

    def __init__(
        self,
        qt: QApplication,
        paths: Paths,
        connect: ConnectEngine = connect_client,
        make_system: MakeSystem = _this_system,
        lock: FileLock | None = None,
    ) -> None:
        """``lock``: says that this is the only window on its data; without one it is asked for."""
        self._qt = qt
        self._make_system = make_system
        self._paths = paths
        self._closing = ExitStack()
        self._files: Sequence[str] = ()
        self._begun = False
        try:
            self._make(qt, paths, connect, lock)
        except BaseException:
            self._closing.close()
            raise

    def _make(self, qt: QApplication, paths: Paths, connect: ConnectEngine, lock: FileLock | None) -> None:
        ground = self._make_ground(qt, paths, lock)
        self._parts = parts = ChatParts(ground, connect, self._closing)
        self._read_again = ground.bridge.carry(lambda _: parts.controllers.conversations.refresh())
        qt.applicationStateChanged.connect(self._note_focus)
        self._closing.callback(partial(qt.applicationStateChanged.disconnect, self._note_focus))
        self._make_window(ground)

    def _make_ground(self, qt: QApplication, paths: Paths, lock: FileLock | None) -> Ground:
        """What everything stands on: log, notices, settings, looks, the bridge, the way to the database."""
        later = self._closing.callback
        later(open_log(paths.logs))
        _log.info("Hearth starts")
        self.notices = Notices()
        unhandled = Unhandled(self.notices)
        unhandled.install()
        later(unhandled.restore)
        self.settings = Settings(paths.settings, on_problem=self._note_unsaved)
        later(self._flush_settings)
        later(Language(qt, self.settings.text(LANGUAGE)).close)
        appearance = Appearance(qt, self.settings)
        later(appearance.close)
        self._bridge = Bridge()
        later(self._bridge.close)
        self._lock = lock or only_window(paths.data)
        later(self._lock.release)
        rebuilt = self._bridge.carry(self._note_rebuilt)
        opened = partial(_open_storage, paths, self._lock.held, self._note_problem, self._note_space, rebuilt)
        self.store = Store(opened, self._bridge, self.notices, lambda: self._parts.kept.make_room())
        later(self.store.close)
        return Ground(paths, self.settings, self.notices, self._bridge, self.store, appearance)

    def _make_window(self, ground: Ground) -> None:
        later, bridge, parts = self._closing.callback, ground.bridge, self._parts
        # A window that starts minimised is not painted. WORKAROUND: not ``QTimer.singleShot`` with a context:
        # PySide6 6.11 calls the method also when its object is gone, and crashes (seen with this very call).
        self._impatience = QTimer(singleShot=True, interval=UNPAINTED)
        self._impatience.timeout.connect(self._begin)
        later(self._impatience.stop)
        self.wings = wings = Wings(parts.controllers, parts.scanning, parts.kept, ground)
        self.chat_wings = chat_wings = ChatWings(parts.controllers, ground, lambda: wings.models.expect())
        self.window = MainWindow(
            parts.controllers,
            parts.conversation_rows,
            parts.model_rows,
            ground.settings,
            ground.appearance,
            wings.make_models_page,
            lambda: {**wings.settings_extras(), **chat_wings.settings_extras()},
        )
        later(self.window.close_down)
        wings.safety = lambda: chat_wings.safety.safety
        wings.serve(self.window)
        later(wings.close)
        chat_wings.serve(self.window)
        later(chat_wings.close)
        window = self.window
        later(self.notices.subscribe(bridge.carry(window.show_notice), bridge.carry(window.hide_notice)))

    @property
    def scanning(self) -> Scanning:
        """Looks for models on this computer."""
        return self._parts.scanning

    @property
    def controllers(self) -> Controllers:
        """What the window shows and asks."""
        return self._parts.controllers

    def start(self, *files: str) -> None:
        """Show the window; once it is there, begin what takes time. ``files``: models, the last of which is loaded."""
        self._files = [file for file in files if file]
        self.window.painted.connect(self._begin)
        self._impatience.start()
        self.window.show()

    def open_model(self, model: str) -> None:
        """Load this file, for which a file manager has asked; before the work has begun, in place of another."""
        if not self._begun:
            self._files = [*self._files, model]
            return
        from app.door import come_forward  # the door has loaded it by now

        come_forward(self.window, "")
        self._parts.controllers.models.add([model])

    def close(self) -> None:
        """End everything, in the order opposite to its making. May be called twice."""
        self._begun = True  # what has not begun by now never does
        self._closing.close()

    def __enter__(self) -> Application:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------------------------ inside

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        to = self._parts.controllers
        for problem in self.settings.problems:
            self.notices.post_error(problem)
        self._mind_manners()
        self._open_door()
        last = self.settings.number("window.last_conversation")
        if last is not None:
            to.chat.resume(last)
        to.conversations.refresh()
        to.models.start(*self._files)
        self.scanning.scan()
        self.wings.begin()
        self.chat_wings.begin()
        from inference.hardware import read_hardware  # psutil would cost time before the window is there

        hardware = read_hardware()
        self.window.show_machine(hardware.memory_total, hardware.physical_cores, hardware.processor)

    def _mind_manners(self) -> None:
        from app.manners import Manners  # kept out of the start

        system = self._make_system(self._bridge.post)
        self.chat_wings.on_battery = system.on_battery
        self._closing.callback(Manners(self._qt, self._parts.controllers, self.settings, self.window, system).close)

    def _open_door(self) -> None:
        """From now on a second window hands over to this one."""
        if not self._lock.held:
            return
        from app.door import Door, come_forward  # Qt's part for sockets: kept out of the start
        from app.second_window import Wish, doors

        def welcome(wish: Wish) -> None:
            come_forward(self.window, wish.token)
            if wish.model:
                self._parts.controllers.models.add([*wish.others, wish.model])

        door = Door(doors(self._paths.data))
        self._closing.callback(door.close)
        door.knocked.connect(welcome)

    def _note_focus(self, state: Qt.ApplicationState) -> None:
        """Somebody who comes back may have brought a model."""
        if state == Qt.ApplicationState.ApplicationActive and self._begun:
            self.scanning.look()

    def _note_unsaved(self, error: HearthError) -> None:
        """Settings could not be written. On a thread of theirs."""
        self.notices.post_error(error)
        if isinstance(error, StorageFull):
            self.store.watch_for_space()

    def _note_problem(self, error: StorageError) -> None:
        """Something is wrong with the database. On a thread of the storage."""
        if isinstance(error, StorageNewer):
            self._bridge.post(lambda: self.chat_wings.safety.show_newer(error))
            return
        self.notices.post_error(error)
        if isinstance(error, StorageFull):
            self._bridge.post(lambda: self._parts.kept.make_room())

    def _note_rebuilt(self, rebuilt: Rebuilt) -> None:
        self.chat_wings.safety.note_rebuilt(rebuilt)

    def _note_space(self) -> None:
        """The disk takes something again. On the thread of the storage."""
        for key in (StorageFull.code, UNSENT_NOTICE):
            self.notices.dismiss(key)
        self._flush_settings()
        self._read_again(None)  # at a start on a full disk the list could not be read

    def _flush_settings(self) -> None:
        try:
            self.settings.flush()
        except StorageError as error:
            _log.warning("settings were not written: %s", error)


def make_qt(arguments: Sequence[str] = (), messages: QtMessages | None = None) -> QApplication:
    """Start Qt as Hearth wants it, with options for it such as ``-platform``. ``messages`` takes what it says."""
    qInstallMessageHandler((messages or QtMessages()).note)
    # The style by name, once: ``setStyle`` would hand out an object and load all of its class for it.
    words = ["hearth", "-style", "fusion", *arguments]
    if sys.platform == "darwin":
        from app.file_opening import FileOpening  # files come as events there

        qt = FileOpening(words)
    else:
        qt = QApplication(words)
    qt.setApplicationName("hearth")
    qt.setApplicationDisplayName("Hearth")
    qt.setDesktopFileName(APP_ID)
    qt.setWindowIcon(icon("hearth", LIGHT))
    if not QFontInfo(qt.font()).family():
        from app.fallback_font import bring_letters  # only where there is no font at all

        bring_letters()
    return qt


def run(files: Sequence[str] = (), arguments: Sequence[str] = (), *, lock: FileLock | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit status.

    Args:
        files: Model files, the last of which is loaded; none for the model of last time.
        arguments: Options for Qt, such as ``-platform``.
        lock: Says whether this is the only window on its data. Refused: the other one does not answer.
    """
    from app.quit_signals import quit_on_signals  # only where there is a process to end

    qt = make_qt(arguments)
    if lock is not None and lock.refused:
        from app.silent_window import settle  # only where the other window is stuck

        if (decided := settle(qt, lock, files)) is not None:
            return decided
    try:
        paths = find_paths()
        if lock is not None and reset_files(paths.data) and _finish_reset(qt, paths, lock):
            return 0
        with crash_log(paths.logs), Application(qt, paths, lock=lock) as application:
            application.window.painted.connect(collect_garbage)
            application.start(*files)
            if sys.platform == "darwin":
                from app.file_opening import FileOpening  # as ``make_qt`` did

                assert isinstance(qt, FileOpening)
                qt.listen(application.open_model)
            with quit_on_signals(application.window.leave):
                status = qt.exec()
            again = application.chat_wings.wants_restart
            resets = application.wings.wants_reset
        if resets:
            again = not _finish_reset(qt, paths)
    except HearthError as error:
        from app.refusing import refuse  # nothing is quick any more

        return refuse(error)
    if again:
        from app.restarting import start_again  # at the very end

        start_again()
    return status


def _finish_reset(qt: QApplication, paths: Paths, lock: FileLock | None = None) -> bool:
    """Remove what was to go, while no window is open; whether the program ends with it."""
    from app.reset_run import finish_reset  # hardly ever

    return finish_reset(qt, paths, lock)


def collect_garbage() -> None:
    """From now on, and on this thread alone."""
    from app.garbage import Garbage  # the window is there

    Garbage(QApplication.instance()).begin()

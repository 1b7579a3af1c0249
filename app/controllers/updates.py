"""Looks for a new version if the user wants it, and tells of each one once; knows no widgets, replaces nothing.

By itself it looks at most once a day, when the window is at rest, and is silent about what went wrong: the settings
say it. By hand it looks at once and says what came of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge import Bridge
from app.channel import SYSTEM, Channel
from app.late_pool import Pool
from app.notices import Notice, Notices
from app.settings import Settings
from inference.errors import Cancelled, HearthError
from inference.net.cancel import CancelToken
from inference.net.network import Network
from inference.updates import HOST, Looked, Release, is_newer, keep_looked, read_looked

SETTING, TOLD = "network.updates", "window.told_version"
SEE, SKIP, STOP = "see-new-version", "skip-new-version", "stop-looking"  # actions of notices
NOTICE = "new-version"  # key

DAY = 24 * 3600.0  # seconds
OFTEN = 3600_000  # milliseconds between two looks at whether a day has passed
BUSY = 60_000  # milliseconds until the next try, where an answer is being written

Ask = Callable[[Network, CancelToken], Release]


class UpdatesController(QObject):
    """Signals:
    changed(): ``looked`` or ``looking`` is something else now.
    see_asked(): The user wants to see what is new.
    """

    changed = Signal()
    see_asked = Signal()

    def __init__(
        self,
        settings: Settings,
        notices: Notices,
        network: Callable[[], Network],
        ask: Ask,
        pool: Pool,
        bridge: Bridge,
        file: Path,
        channel: Channel,
        version: str,
        *,
        busy: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nobody is asked.

        Args:
            settings: Say whether it is wanted.
            notices: The way to the user.
            network: How the network is to be used now.
            ask: Which version is the newest; called on the thread.
            pool: A thread; not ended here.
            bridge: Brings answers back.
            file: Where it is kept what came of the last look.
            channel: What the packager has decided.
            version: Of this Hearth.
            busy: Whether an answer is being written.
            clock: Seconds since the epoch.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self._settings, self._notices, self._network, self._ask = settings, notices, network, ask
        self._pool, self._bridge, self._file = pool, bridge, file
        self._busy, self._clock = busy, clock
        self.channel, self.version = channel, version
        self.looked = read_looked(file)
        self._token: CancelToken | None = None
        self._closed = False
        self._often = QTimer(self, interval=OFTEN)
        self._often.timeout.connect(self.look_if_due)
        self._later = QTimer(self, singleShot=True, interval=BUSY)
        self._later.timeout.connect(self.look_if_due)
        self._unsubscribe = settings.subscribe(bridge_key(bridge, self._note_setting))

    @property
    def looking(self) -> bool:
        """Whether somebody is being asked."""
        return self._token is not None

    @property
    def newer(self) -> Release | None:
        """The version that is newer than this one, if there is one."""
        release = self.looked.release
        return release if release is not None and is_newer(release.version, self.version) else None

    def begin(self) -> None:
        """The start is over: from now on look once a day, if that is wanted."""
        if self._wanted():
            self._often.start()
            self.look_if_due()

    def look_if_due(self) -> None:
        """Look, if it is wanted and a day has passed, but not while an answer is being written."""
        passed = self._clock() - self.looked.at
        if not self._wanted() or self.looking or 0 <= passed < DAY:
            return
        if self._busy():
            self._later.start()
            return
        self._look(by_hand=False)

    def look(self) -> None:
        """Look now, since the user asks for it, and say what came of it."""
        if self.channel.updates == "off":
            self._say(self.why_not())
        elif not self.looking:
            self._look(by_hand=True)

    def stop(self) -> None:
        """Wait no longer."""
        if self._token is not None:
            self._token.cancel()

    def skip(self) -> None:
        """Say no more of this version by itself."""
        if self.newer is not None:
            self._settings.set(TOLD, self.newer.version)
        self._notices.dismiss(NOTICE)

    def act(self, action: str) -> None:
        """Do what a notice offers, if it is about this."""
        wishes = {SEE: self.see_asked.emit, SKIP: self.skip, STOP: self.stop}
        if action in wishes:
            wishes[action]()

    def why_not(self) -> str:
        """Why nobody is asked in this Hearth, however it is set."""
        if self.channel.why == SYSTEM:
            return self.tr("The package manager of your system sees to new versions of Hearth.")
        return self.channel.why or self.tr("Whoever made this package of Hearth has switched this off.")

    def close(self) -> None:
        """Ask nobody any more."""
        self._closed = True
        self._unsubscribe()
        self._often.stop()
        self._later.stop()
        self.stop()

    # ------------------------------------------------------------------------------------ inside

    def _wanted(self) -> bool:
        return self._settings.flag(SETTING) and self.channel.updates != "off"

    def _note_setting(self, key: str) -> None:
        if key != SETTING:
            return
        if self._wanted():
            self.begin()
        else:
            self._often.stop()
            self._later.stop()

    def _look(self, *, by_hand: bool) -> None:
        network, ask, token = self._network(), self._ask, CancelToken()
        self._token = token
        self.changed.emit()
        if by_hand:
            self._notices.post(
                Notice(
                    message=self.tr("Asking {0} which version of Hearth is the newest…").format(HOST),
                    action=STOP,
                    action_title=self.tr("Stop"),
                    key=NOTICE,
                    sticky=True,
                )
            )
        self._bridge.when_done(
            self._pool.submit(lambda: ask(network, token)),
            lambda release: self._succeed(release, by_hand=by_hand),
            lambda error: self._fail(error, by_hand=by_hand),
        )

    def _succeed(self, release: Release, *, by_hand: bool) -> None:
        self._note(Looked(at=self._clock(), release=release))
        if self.newer is None:
            if by_hand:
                self._say(self.tr("You have the newest version of Hearth: {0}.").format(self.version))
            return
        told = self._settings.text(TOLD) == release.version
        if by_hand or not told:
            self._settings.set(TOLD, release.version)
            self._tell(release)

    def _fail(self, error: BaseException, *, by_hand: bool) -> None:
        if not isinstance(error, HearthError) or isinstance(error, Cancelled):
            self._token = None
            self._notices.dismiss(NOTICE)
            self.changed.emit()
            if not isinstance(error, Cancelled):
                raise error
            return
        # A computer that is offline is asked no more often than one that is not.
        self._note(Looked(at=self._clock(), release=self.looked.release, problem=error.message))
        if by_hand:
            self._notices.post_error(error, key=NOTICE, sticky=False)

    def _note(self, looked: Looked) -> None:
        self._token = None
        self.looked = looked
        file = self._file
        if not self._closed:
            self._bridge.when_done(self._pool.submit(lambda: keep_looked(file, looked)))
        self.changed.emit()

    def _say(self, words: str) -> None:
        self._notices.post(Notice(message=words, key=NOTICE))

    def _tell(self, release: Release) -> None:
        self._notices.post(
            Notice(
                message=self.tr("Hearth {0} is there; you have {1}.").format(release.version, self.version),
                action=SEE,
                action_title=self.tr("See what is new…"),
                other=SKIP,
                other_title=self.tr("Skip this version"),
                key=NOTICE,
                sticky=True,
            )
        )


def bridge_key(bridge: Bridge, receiver: Callable[[str], object]) -> Callable[[str, object], None]:
    """Settings may be changed on any thread: only the key crosses."""
    carried = bridge.carry(receiver)
    return lambda key, _value: carried(key)

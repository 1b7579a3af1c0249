"""How the hub is reached: the settings, the token in the keychain, a test of the way. Knows no widgets.

Everything runs on threads: the keychain may show a window of its own, and a test waits for the network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.late_pool import Pool
from app.notices import Notices
from inference.errors import Cancelled, HearthError, KeychainError
from inference.net.cancel import CancelToken
from inference.net.network import Network

if TYPE_CHECKING:
    from inference.hub.connection import Hop

T = TypeVar("T")
TokenPlace = Literal["nowhere", "environment", "session", "keychain"]
TOKEN_NOTICE = "token"


class TokenStore(Protocol):
    """What this needs of ``inference.hub.tokens.Tokens``; a scripted one stands here in tests."""

    def get(self, endpoint: str) -> str: ...
    def place(self, endpoint: str) -> TokenPlace: ...
    def keep(self, token: str, endpoint: str) -> None: ...
    def keep_for_now(self, token: str, endpoint: str) -> None: ...
    def forget(self, endpoint: str) -> None: ...


TestWay = Callable[[Network, CancelToken, Callable[["Hop"], None]], object]
"""``inference.hub.connection.test_connection``."""


class HubAccess(QObject):
    """Signals:
    token_found(str): Where the token comes from, a ``TokenPlace``; also after it was changed.
    token_changed(): From now on another token, or none, goes along.
    keychain_refused(str, str): A token cannot be kept: why, and the token, which can still be used for this session.
    hop_tested(Hop): One step of the way was tried.
    test_ended(bool): The test is over; whether all of the way is open.
    """

    token_found = Signal(str)
    token_changed = Signal()
    keychain_refused = Signal(str, str)
    hop_tested = Signal(object)
    test_ended = Signal(bool)

    def __init__(
        self,
        network: Callable[[str], Network],
        open_tokens: Callable[[], TokenStore],
        test_way: TestWay,
        executor: Pool,
        bridge: Bridge,
        notices: Notices,
        environ: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            network: How the network is to be used now, given a token.
            open_tokens: Makes the store; called on a thread.
            test_way: Tries the way to the hub, on a thread.
            executor: A few threads; not ended here.
            bridge: Brings answers back.
            notices: For failures.
            environ: What the environment sets.
        """
        super().__init__(parent)
        self._network = network
        self._open_tokens = open_tokens
        self._tokens: TokenStore | None = None
        self._test_way = test_way
        self._executor = executor
        self._bridge = bridge
        self._notices = notices
        self._environ = environ
        self._token: CancelToken | None = None

    def network(self) -> Network:
        """How the network is to be used now, with the token. Not on the window's thread: it asks the keychain."""
        bare = self._network("")
        return self._network(self._store().get(bare.endpoint))

    def endpoint(self) -> str:
        """Where the hub is now."""
        return self._network("").endpoint

    def is_offline(self) -> bool:
        """Whether no connection may be opened."""
        return self._network("").offline

    def set_outside(self, *names: str) -> str:
        """The first of these environment variables that is set, in any case of its letters; empty when none is."""
        given = {name.upper(): name for name, value in self._environ.items() if value.strip()}
        return next((given[name] for name in names if name in given), "")

    # ---------------------------------------------------------------------------------- the token

    def find_token(self) -> None:
        """Have ``token_found`` say where the token comes from."""
        self._work(lambda: self._store().place(self.endpoint()), self.token_found.emit)

    def keep_token(self, token: str) -> None:
        """Put a token into the keychain."""

        def refused(error: HearthError) -> bool:
            if isinstance(error, KeychainError):
                self.keychain_refused.emit(str(error), token)
                return True
            return False

        self._work(lambda: self._store().keep(token, self.endpoint()), self._note_token, refused)

    def use_token_for_now(self, token: str) -> None:
        """Use a token until Hearth ends."""
        self._work(lambda: self._store().keep_for_now(token, self.endpoint()), self._note_token)

    def forget_token(self) -> None:
        """Take the token out of the keychain."""
        self._work(lambda: self._store().forget(self.endpoint()), self._note_token)

    # ----------------------------------------------------------------------------------- the test

    @property
    def testing(self) -> bool:
        """Whether the way is being tried."""
        return self._token is not None

    def test(self) -> None:
        """Try the way to the hub hop by hop."""
        self.stop()
        token = self._token = CancelToken()
        failed: list[str] = []

        def take(hop: Hop) -> None:
            if token is self._token:
                failed.extend([hop.name] if hop.state == "failed" else [])
                self.hop_tested.emit(hop)

        def end(_hops: object) -> None:
            if token is self._token:
                self._token = None
                self.test_ended.emit(not failed)

        def give_up(error: HearthError) -> bool:
            failed.append(error.code)
            end(None)
            return isinstance(error, Cancelled)

        carried = self._bridge.carry(take)
        self._work(lambda: self._test_way(self.network(), token, carried), end, give_up)

    def stop(self) -> None:
        """Give up the test."""
        token, self._token = self._token, None
        if token is not None:
            token.cancel()
            self.test_ended.emit(False)

    def close(self) -> None:
        """Give up everything."""
        if self._token is not None:
            self._token.cancel()

    # ------------------------------------------------------------------------------------ inside

    def _note_token(self, _done: None) -> None:
        self.token_changed.emit()
        self.find_token()

    def _store(self) -> TokenStore:
        if self._tokens is None:
            self._tokens = self._open_tokens()
        return self._tokens

    def _work(
        self,
        work: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[HearthError], bool] | None = None,
    ) -> None:
        def fail(error: BaseException) -> None:
            if not isinstance(error, HearthError):
                raise error
            if failed is None or not failed(error):
                self._notices.post_error(error, key=TOKEN_NOTICE)

        self._bridge.when_done(self._executor.submit(work), then, fail)

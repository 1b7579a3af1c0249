"""Questions of which only the latest answer counts: the one before is cancelled, late answers are dropped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

from app.bridge import Bridge
from inference.errors import Cancelled, HearthError
from inference.net.cancel import CancelToken

T = TypeVar("T")


class Latest:
    """Asks on a thread, answers on the window's; nothing of an earlier question is heard after a new one."""

    def __init__(self, executor: Executor, bridge: Bridge) -> None:
        self._executor = executor
        self._bridge = bridge
        self._token: CancelToken | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._token is not None

    def ask(
        self,
        work: Callable[[CancelToken], T],
        then: Callable[[T], object],
        failed: Callable[[HearthError], object],
    ) -> None:
        """Have ``work`` done on a thread, then go on here."""
        self.cancel()
        token = self._token = CancelToken()

        def answered(value: T) -> None:
            if self._over(token):
                then(value)

        def broke(error: BaseException) -> None:
            if not isinstance(error, HearthError):
                raise error
            if self._over(token) and not isinstance(error, Cancelled):
                failed(error)

        def run() -> T:
            token.check()
            return work(token)

        self._bridge.when_done(self._executor.submit(run), answered, broke)

    def cancel(self) -> None:
        """Nobody waits for the answer any more."""
        if self._token is not None:
            self._token.cancel()
            self._token = None

    def _over(self, token: CancelToken) -> bool:
        """Whether it was the latest question; then none is open any more."""
        if self._token is not token:
            return False
        self._token = None
        return True

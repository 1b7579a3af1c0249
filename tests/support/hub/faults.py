"""What can go wrong on the way from the hub, as a script for the stand-in; serves nothing itself."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "drop",  # the connection ends after `at` bytes of the body
    "reset",  # the same, with a reset
    "stall",  # after `at` bytes nothing more comes, and the connection stays
    "hang",  # nothing comes, not even the status line
    "slow",  # `rate` bytes a second
    "ignore_range",  # the whole file with 200, whatever was asked for
    "shift",  # a range `amount` bytes further on, honestly labelled
    "wrong",  # the byte at position `at` of the file is another one
    "short",  # a range `amount` bytes shorter than asked for, honestly labelled
    "wrong_size",  # the size named is off by `amount`
    "long",  # `amount` bytes more than announced, without a length
    "gzip",  # compressed, though nobody asked for it
    "status",  # `status`, with `retry_after` and `code` when given
    "expired",  # the signed link is no longer good
    "login",  # a login page with 200
    "login_redirect",  # the way to a login page on another host
    "bare",  # a redirect or file without any of the hub's own headers
]
Where = Literal["hub", "cdn"]


@dataclass
class Fault:
    """One thing that goes wrong ``times`` times, then never again.

    Attributes:
        kind: What.
        where: At which origin.
        path: Part of the path asked for; empty: any.
        method: ``GET``, ``HEAD`` or empty for both.
        times: How often.
        after: How many requests it would fit go well first.
        at: Bytes; see ``Kind``.
        amount: Bytes; see ``Kind``.
        rate: Bytes a second.
        status: Of the answer.
        retry_after: Seconds, or a date; empty: none.
        code: ``X-Error-Code``.
        message: ``X-Error-Message``.
    """

    kind: Kind
    where: Where = "cdn"
    path: str = ""
    method: str = ""
    times: int = 1
    after: int = 0
    at: int = 0
    amount: int = 1
    rate: int = 100_000
    status: int = 503
    retry_after: str = ""
    code: str = ""
    message: str = ""


class Script:
    """The faults still to come; safe from every thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self.happened = 0

    def add(self, fault: Fault) -> None:
        """One more; the one added first happens first."""
        with self._lock:
            self._faults.append(fault)

    def clear(self) -> None:
        """From now on all goes well."""
        with self._lock:
            self._faults.clear()

    def next(self, where: str, method: str, path: str) -> Fault | None:
        """What goes wrong with this request."""
        with self._lock:
            for fault in self._faults:
                fits = fault.where == where and fault.path in path and fault.method in ("", method)
                if fits and fault.after > 0:
                    fault.after -= 1
                elif fits:
                    fault.times -= 1
                    if fault.times <= 0:
                        self._faults.remove(fault)
                    self.happened += 1
                    return fault
        return None

"""Makes an unexpected log record of level WARNING or above fail the test; knows nothing of what is tested."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager


class LogWatch(logging.Handler):
    """Collects warnings and errors; a test names those that belong to what it does.

    ::

        def test_damaged_settings(expect_log):
            with expect_log("settings.*damaged"):
                load_settings()
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: list[logging.LogRecord] = []

    @contextmanager
    def expect(self, pattern: str, level: int = logging.WARNING) -> Iterator[None]:
        """Inside the block at least one record of exactly ``level`` matches ``pattern``.

        Raises:
            AssertionError: There was none.
        """
        before = len(self._records)
        yield
        new = self._records[before:]
        expected = [r for r in new if r.levelno == level and re.search(pattern, r.getMessage())]
        if not expected:
            seen = "".join("\n  " + _shown(record) for record in new) or " nothing"
            raise AssertionError(f"no {logging.getLevelName(level)} matches {pattern!r}; logged was:{seen}")
        self._records = [record for record in self._records if record not in expected]

    def unexpected(self) -> list[str]:
        """What was logged and never expected, one line each."""
        return [_shown(record) for record in self._records]

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


def _shown(record: logging.LogRecord) -> str:
    return f"{record.levelname} {record.name}: {record.getMessage()} ({record.pathname}:{record.lineno})"

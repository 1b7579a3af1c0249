"""What nobody caught after the program's files were replaced is told as the update that it is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from app.notices import Notice, Notices
from app.restarting import RESTART
from app.unhandled import Unhandled


@pytest.mark.parametrize("replaced", [True, False])
def test_an_update_underneath_offers_a_restart(
    monkeypatch: pytest.MonkeyPatch, expect_log: Callable[..., AbstractContextManager[None]], replaced: bool
) -> None:
    monkeypatch.setattr("app.unhandled.was_replaced", lambda: replaced)
    notices = Notices()
    told: list[Notice] = []
    notices.subscribe(told.append)
    error = ImportError("not in the file any more")
    with expect_log("unhandled exception", level=logging.ERROR):
        Unhandled(notices).report(ImportError, error, None)
    (notice,) = told
    assert (notice.action == RESTART) is replaced
    assert ("updated" in notice.message) is replaced

"""What everything in the window stands on, as one value; knows nothing that stands on it."""

from __future__ import annotations

from typing import NamedTuple

from app.bridge import Bridge
from app.controllers.store import Store
from app.notices import Notices
from app.paths import Paths
from app.settings import Settings
from app.widgets.appearance import Appearance


class Ground(NamedTuple):
    """Made first and ended last.

    Attributes:
        paths: Where data lives.
        settings: All settings.
        notices: The one door to the user.
        bridge: The one crossing from other threads.
        store: The way to the database.
        appearance: Which theme and zoom are in force.
    """

    paths: Paths
    settings: Settings
    notices: Notices
    bridge: Bridge
    store: Store
    appearance: Appearance

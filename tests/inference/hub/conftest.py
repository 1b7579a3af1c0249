"""A stand-in hub for the tests of this folder, and what most of them ask it with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inference.hub.client import Hub
from inference.net.cancel import CancelToken
from inference.net.network import Network
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub


@pytest.fixture
def loopback() -> Iterator[LoopbackHub]:
    """The stand-in, empty."""
    with LoopbackHub() as hub:
        yield hub


@pytest.fixture
def api(loopback: LoopbackHub) -> HubApi:
    """Its JSON API."""
    return HubApi(loopback)


@pytest.fixture
def hub(loopback: LoopbackHub, api: HubApi) -> Hub:
    """What asks it, without a token."""
    return Hub(Network(endpoint=loopback.endpoint), version="9.9")


@pytest.fixture
def cancel() -> CancelToken:
    """Something to stop with."""
    return CancelToken()

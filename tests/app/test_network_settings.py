"""Settings win over the environment; without either it is the hub itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.network_settings import endpoint_of, limits_of, network_of
from app.settings import Settings
from inference.net.network import HUB, Network

MIRROR = "https://mirror.example"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_untouched(settings: Settings) -> None:
    assert network_of(settings, {}) == Network(endpoint=HUB, proxy="", offline=False, token="")
    assert limits_of(settings).bytes_per_second == 0
    assert limits_of(settings).at_a_time == 1


def test_the_environment_is_honoured(settings: Settings) -> None:
    network = network_of(settings, {"HF_ENDPOINT": MIRROR + "/", "HF_HUB_OFFLINE": "1"}, "hf_secret")
    assert network == Network(endpoint=MIRROR, offline=True, token="hf_secret")


@pytest.mark.parametrize(("word", "offline"), [("0", False), ("", False), ("no", False), ("TRUE", True), ("on", True)])
def test_words_for_offline(settings: Settings, word: str, offline: bool) -> None:
    assert network_of(settings, {"HF_HUB_OFFLINE": word}).offline is offline


def test_settings_win(settings: Settings) -> None:
    settings.set("network.endpoint", MIRROR)
    settings.set("network.offline", True)
    settings.set("network.proxy", "http://proxy.example:3128")
    network = network_of(settings, {"HF_ENDPOINT": "https://other.example", "HF_HUB_OFFLINE": "0"})
    assert network == Network(endpoint=MIRROR, proxy="http://proxy.example:3128", offline=True)
    assert endpoint_of(settings, {"HF_ENDPOINT": "https://other.example"}) == MIRROR


def test_limits(settings: Settings) -> None:
    settings.set("downloads.limit", 1_000_000)
    settings.set("downloads.at_a_time", 2)
    assert (limits_of(settings).bytes_per_second, limits_of(settings).at_a_time) == (1_000_000, 2)

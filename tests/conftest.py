"""Fixtures for every test.

Used by all tests without asking, each for a reason:

- ``own_surroundings``: a test must not read or write what belongs to the person who runs it, nor depend on
  it. It gets a home and a data directory (``HEARTH_DATA_DIR``) of its own, and none of the variables that steer
  Hearth, the hub or Qt.
- ``quiet_log``: a warning that nobody expected is a fault. ``expect_log`` names the expected ones.
- ``tidy_end``: threads and processes left behind make *other* tests fail, some day. They fail their own test.

The whole run: windows are drawn off screen (``QT_QPA_PLATFORM``), and nothing but this computer is reached.

On request: ``expect_log``, ``guide_path``, ``project_root``.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.leaks import nothing_left
from tests.support.logfail import LogWatch
from tests.support.network import refuse_network

ROOT = Path(__file__).resolve().parents[1]

# Names beginning like this steer Hearth, the hub, Qt or the network from outside; a test that needs one sets it.
STEERING = (
    "HEARTH_",
    "HF_",
    "HUGGING",
    "OLLAMA_",
    "LLAMA_",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "QT_",
    "XDG_",
    "LC_",
)
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def pytest_sessionfinish() -> None:
    """Leave nothing on the clipboard.

    WORKAROUND: Qt's own clipboard, which there is without a screen, deletes what lies on it when the process ends. If
    that was made in Python, which has ended by then, PySide6 6.11 crashes.
    """
    if (gui := sys.modules.get("PySide6.QtGui")) is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def pytest_configure() -> None:
    """Before anything of Hearth or Qt is imported: no screen, no network, nobody's home."""
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    unwanted = STEERING + SCREENS if platform == "offscreen" else STEERING
    for name in [name for name in os.environ if name.upper().startswith(unwanted)]:
        del os.environ[name]
    os.environ.update(QT_QPA_PLATFORM=platform, LANG="C.UTF-8")
    # What outlives a test (a shared engine) must not write into a real home either.
    os.environ["HEARTH_DATA_DIR"] = tempfile.mkdtemp(prefix="hearth-tests-")
    refuse_network()
    # A run in the background (nohup, a script's &) has Ctrl-C ignored, and so would every process a test starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # A slow machine is no fault of the code, and a failing example belongs into the test, not into a hidden file.
    settings.register_profile("hearth", deadline=None, database=None, print_blob=True)
    settings.load_profile("hearth")


def pytest_unconfigure() -> None:
    """Take away what ``pytest_configure`` made."""
    shutil.rmtree(os.environ["HEARTH_DATA_DIR"], ignore_errors=True)


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home and a data directory for this test alone; the data directory does not exist yet."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("HEARTH_DATA_DIR", str(home / "hearth"))


@pytest.fixture(autouse=True)
def tidy_end() -> Iterator[None]:
    """Fail the test that leaves a thread or a child process running."""
    with nothing_left():
        yield


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[LogWatch]:
    """Fail the test during which a warning or an error is logged that it did not expect."""
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    unexpected = watch.unexpected()
    if unexpected:
        pytest.fail("unexpectedly logged:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture
def expect_log(quiet_log: LogWatch) -> Callable[..., AbstractContextManager[None]]:
    """``with expect_log("pattern"):`` a warning that belongs to the test; ``level=logging.ERROR`` for an error."""
    return quiet_log.expect


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The top folder of the sources."""
    return ROOT


@pytest.fixture(scope="session")
def guide_path() -> Path:
    """The built-in guide: a small model with a chat template, the real model of most tests."""
    return ROOT / "resources" / "models" / "guide.gguf"

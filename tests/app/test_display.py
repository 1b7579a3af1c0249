"""Where a window can be shown: real sockets, because a variable alone proves nothing."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import display
from app.display import has_display


@pytest.fixture
def sockets() -> Iterator[Path]:
    """A folder with a short name: an address has room for a hundred letters."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.parametrize(
    ("environ", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "/nowhere/wayland-0", "DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_SOCKET": "12"}, "linux", True),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, "linux", False),
        ({"QT_QPA_PLATFORM": "wayland;offscreen:enable_fonts"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"DISPLAY": "unix:0.0"}, "linux", False),
        ({"DISPLAY": "nonsense"}, "linux", False),
        ({"DISPLAY": "localhost:99999"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_where_nobody_listens(environ: dict[str, str], platform: str, shown: bool, sockets: Path) -> None:
    assert has_display(environ, platform, sockets=sockets) is shown


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="X servers listen on sockets of Unix")
@pytest.mark.parametrize("name", [":7", ":7.0", "unix:7"])
def test_a_server_on_this_computer(name: str, sockets: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(sockets / "X7"))
        assert not has_display({"DISPLAY": name}, "linux", sockets=sockets)  # left behind, nobody listens
        server.listen()
        assert has_display({"DISPLAY": name}, "linux", sockets=sockets)


def test_a_server_behind_a_network(sockets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(display, "FIRST_PORT", server.getsockname()[1] - 10)
        assert has_display({"DISPLAY": "localhost:10.0"}, "linux", sockets=sockets)
    assert not has_display({"DISPLAY": "localhost:10.0"}, "linux", sockets=sockets)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="compositors listen on sockets of Unix")
@pytest.mark.parametrize(
    "environ", [{"WAYLAND_DISPLAY": "wayland-7"}, {"XDG_SESSION_TYPE": "wayland"}, {"QT_QPA_PLATFORM": "wayland"}]
)
def test_a_compositor_on_this_computer(environ: dict[str, str], sockets: Path) -> None:
    environ = {"WAYLAND_DISPLAY": "wayland-0", **environ, "XDG_RUNTIME_DIR": str(sockets)}
    if "XDG_SESSION_TYPE" in environ:
        del environ["WAYLAND_DISPLAY"]
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(sockets / environ.get("WAYLAND_DISPLAY", "wayland-0")))
        assert not has_display(environ, "linux", sockets=sockets)
        compositor.listen()
        assert has_display(environ, "linux", sockets=sockets)
        assert not has_display({**environ, "XDG_RUNTIME_DIR": ""}, "linux", sockets=sockets)

"""llama.cpp's log and the flag that aborts computations."""

from __future__ import annotations

import ctypes

import pytest

from inference.engine.devices import graphics_devices, read_devices, read_features
from inference.engine.native import BURST, AbortFlag, NativeLog, llama, version
from inference.protocol import Device


@pytest.fixture
def passed_on() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def log(passed_on: list[tuple[str, str]]) -> NativeLog:
    return NativeLog(lambda level, line: passed_on.append((level, line)))


def test_levels_are_those_of_ggml(log: NativeLog, passed_on: list[tuple[str, str]]) -> None:
    """The table of llama-cpp-python 0.3.36 hides errors and shows information."""
    log.collect()
    for level, text in ((0, b"none\n"), (1, b"debug\n"), (2, b"info\n"), (3, b"warning\n"), (4, b"error\n")):
        log._receive(level, text, None)
    assert passed_on == [("warning", "warning"), ("error", "error")]
    assert log.collected() == [
        ("info", "none"),
        ("debug", "debug"),
        ("info", "info"),
        ("warning", "warning"),
        ("error", "error"),
    ]


def test_lines_in_parts_are_joined(log: NativeLog, passed_on: list[tuple[str, str]]) -> None:
    for level, text in ((3, b"one "), (5, b"warning"), (5, b"\nand"), (5, b" another\n\n")):
        log._receive(level, text, None)
    assert passed_on == [("warning", "one warning"), ("warning", "and another")]


def test_foreign_bytes_and_nothing_are_no_errors(log: NativeLog, passed_on: list[tuple[str, str]]) -> None:
    log._receive(4, b"caf\xe9\n", None)
    log._receive(4, None, None)
    log._receive(99, b"a level of tomorrow\n", None)
    assert passed_on == [("error", "caf\ufffd")]


def test_a_flood_is_cut_but_kept(log: NativeLog, passed_on: list[tuple[str, str]]) -> None:
    for number in range(1000):
        log._receive(4, b"error %d\n" % number, None)
    assert BURST <= len(passed_on) <= BURST + 20
    assert "error 999" in log.tail(5)


def test_an_endless_line_does_not_grow(log: NativeLog) -> None:
    for _ in range(100):
        log._receive(2, b"x" * 1000, None)
    assert len(log._partial) <= 5000
    assert len(log.tail()) > 1000


def test_expected_warnings_are_not_passed_on(log: NativeLog, passed_on: list[tuple[str, str]]) -> None:
    log._receive(3, b"decode: failed to find a memory slot for batch of size 9\n", None)
    assert passed_on == []


def test_the_abort_flag_is_read_natively() -> None:
    flag = AbortFlag()
    assert flag.native, "strlen does not serve on this platform: decoding then waits for the interpreter's lock"
    assert flag.callback(flag.data) is False
    flag.set()
    assert flag.callback(flag.data) is True
    flag.clear()
    assert flag.callback(flag.data) is False


def test_the_fallback_of_the_abort_flag_works(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: object) -> object:
        raise OSError("no C library")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    flag = AbortFlag()
    assert not flag.native
    assert flag.callback(flag.data) is False
    flag.set()
    assert flag.callback(flag.data) is True
    flag.clear()
    assert flag.callback(flag.data) is False


def test_devices_and_features_are_found() -> None:
    llama.llama_backend_init()
    devices = read_devices()
    assert [device.kind for device in devices].count("cpu") == 1
    assert all(device.name for device in devices)
    assert read_features()
    assert version() == "0.3.36"


def test_graphics_devices_are_those_that_hold_layers() -> None:
    kinds = ("cpu", "gpu", "igpu", "accelerator", "other")
    devices = tuple(Device(name=kind, description="", kind=kind) for kind in kinds)
    assert [device.name for device in graphics_devices(devices)] == ["gpu", "igpu"]

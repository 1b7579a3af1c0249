"""The trial of packages: what it concludes from what it sees. Systems are tried by ``make test-package`` itself."""

from __future__ import annotations

import fcntl
import io
import json
import sqlite3
import struct
import subprocess
from pathlib import Path

import pytest

from bootstrap.console import Console, Failure
from trial.artifacts import find_artifacts
from trial.base_system import cache_folder, sweep
from trial.emulation import BELOW, PROCESSORS, marked, rule, with_flags
from trial.files_of import changes, files_of, programs, size_of
from trial.mirror import codename, debian_mirror, mirror_in
from trial.parts.files import sums_agree
from trial.program import messages_in
from trial.report import Outcome, Report, at_least, at_most, same, shortened
from trial.screen import Frame, cookie_file, read_frame

LISTING = """\
http://mirror.invalid/debian-security/|bookworm-security|main
http://mirror.invalid/debian/|bookworm-updates|main
http://mirror.invalid/debian/|bookworm|contrib
http://mirror.invalid/debian/|bookworm|main
"""


def test_the_mirror_is_that_of_the_release_itself() -> None:
    assert mirror_in(LISTING, "bookworm") == "http://mirror.invalid/debian/"
    assert mirror_in(LISTING, "trixie") == ""
    assert codename('ID=debian\nVERSION_CODENAME="bookworm"\n') == "bookworm"
    assert codename("ID=arch\n") == ""


def test_a_mirror_that_is_named_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert debian_mirror({"HEARTH_DEBIAN_MIRROR": "http://here.invalid"}) == "http://here.invalid"
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Failure, match="apt-get cannot be started") as caught:
        debian_mirror({})
    assert "HEARTH_DEBIAN_MIRROR" in caught.value.hint


def test_systems_are_kept_with_the_engines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEARTH_WHEEL_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path / "debian"


def test_what_a_killed_trial_left_is_swept(tmp_path: Path) -> None:
    for name in ("hearth-system-old", "hearth-system-running", "other"):
        (tmp_path / name / "root").mkdir(parents=True)
        (tmp_path / name / "lock").touch()
    with (tmp_path / "hearth-system-running" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hearth-system-running", "other"]


def _system(root: Path) -> Path:
    for folder in ("usr/bin", "etc", "var/lib/dpkg", "home/anna"):
        (root / folder).mkdir(parents=True)
    (root / "etc/name").write_text("one")
    (root / "usr/bin/sh").symlink_to("dash")
    return root


def test_what_changed_in_a_system_is_seen(tmp_path: Path) -> None:
    root = _system(tmp_path)
    before = files_of(root)
    assert changes(before, files_of(root)) == []
    (root / "etc/name").write_text("two")
    (root / "usr/bin/sh").unlink()
    (root / "usr/lib").mkdir()
    (root / "var/lib/dpkg/status").write_text("the keeper's own")
    (root / "home/anna/letter").write_text("the person's own")
    assert changes(before, files_of(root)) == ["~etc/name", "-usr/bin/sh", "+usr/lib"]


def test_a_link_that_leads_elsewhere_and_new_rights_are_changes(tmp_path: Path) -> None:
    root = _system(tmp_path)
    before = files_of(root)
    (root / "usr/bin/sh").unlink()
    (root / "usr/bin/sh").symlink_to("bash")
    (root / "etc/name").chmod(0o600)
    assert changes(before, files_of(root)) == ["~etc/name", "~usr/bin/sh"]


def test_pythons_and_compilers_are_recognised(tmp_path: Path) -> None:
    root = _system(tmp_path)
    names = (
        "python3",
        "python3.11",
        "gcc-12",
        "x86_64-linux-gnu-gcc",
        "cc",
        "c++",
        "perl",
        "cat",
        "as",
        "fold",
        "py3clean",
    )
    for name in names:
        (root / "usr/bin" / name).touch()
    pythons, compilers = programs(root)
    assert pythons == ["python3", "python3.11"]
    assert compilers == ["as", "c++", "cc", "gcc-12", "x86_64-linux-gnu-gcc"]


def test_sizes_are_those_on_the_disk_and_twins_count_once(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(bytes(100_000))
    once = size_of(tmp_path)
    assert once >= 100_000
    (tmp_path / "two").hardlink_to(tmp_path / "one")
    (tmp_path / "three").symlink_to("one")
    assert size_of(tmp_path) - once <= 4096


def _xwd(pixels: list[list[int]], colours: int = 3) -> bytes:
    """The file of a screen, as Xvfb keeps it."""
    name = b"Xvfb\0\0\0\0"
    line = len(pixels[0]) * 4 + 8  # with padding
    head = [0] * 25
    head[0], head[1], head[4], head[5], head[11], head[12], head[19] = (
        100 + len(name),
        7,
        len(pixels[0]),
        len(pixels),
        32,
        line,
        colours,
    )
    rows = b"".join(struct.pack(f"<{len(row)}I", *row) + bytes(8) for row in pixels)
    return struct.pack(">25I", *head) + name + bytes(12 * colours) + rows


def test_the_picture_of_a_screen_is_read() -> None:
    frame = read_frame(_xwd([[0x112233, 0xFFFFFF], [0, 0xFF0000]]))
    assert (frame.width, frame.height) == (2, 2)
    assert frame.colours() == {b"\x33\x22\x11": 1.0}  # one in sixteen is looked at
    with pytest.raises(ValueError, match="no picture"):
        read_frame(b"short")
    with pytest.raises(ValueError, match="version 0"):
        read_frame(bytes(200))


def _window(width: int, height: int, side: int) -> Frame:
    """A black screen with a window that has a bar, an area, and letters in it."""
    rows = [[0] * width for _ in range(height)]
    for y in range(side):
        for x in range(side):
            rows[y][x] = 0xF0F0F0 if x < side // 4 else 0xFFFFFF
    for x in range(0, side, 16):
        rows[side // 2 // 16 * 16][x] = 0x202020
        rows[side // 4 // 16 * 16][x] = 0xC04000
    return read_frame(_xwd(rows))


def test_a_window_is_painted_when_it_is_more_than_a_surface() -> None:
    black = read_frame(_xwd([[0] * 320 for _ in range(320)]))
    white = read_frame(_xwd([[0xFFFFFF] * 320 for _ in range(320)]))
    assert not black.painted()
    assert not white.painted()  # shown, and nothing in it
    assert _window(320, 320, 288).painted()
    assert not _window(320, 320, 96).painted()  # a dialog is no window
    assert _window(320, 320, 96).painted(0.05)


def test_the_letters_of_two_pictures_are_compared() -> None:
    frame = _window(320, 320, 288)
    assert frame.ink(frame) == 1.0
    assert frame.ink(read_frame(_xwd([[0xFFFFFF] * 320 for _ in range(320)]))) == 0.0


def test_a_picture_is_saved(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    read_frame(_xwd([[0x112233, 0xFFFFFF], [0, 0xFF0000]])).save(tmp_path / "below" / "a.png")
    image = QImage(str(tmp_path / "below" / "a.png"))
    assert [image.pixelColor(x, y).name() for y in (0, 1) for x in (0, 1)] == [
        "#112233",
        "#ffffff",
        "#000000",
        "#ff0000",
    ]


def test_the_cookie_opens_every_display() -> None:
    content = cookie_file(b"0123456789abcdef")
    assert content[:2] == b"\xff\xff"
    assert content.endswith(b"\0\x12MIT-MAGIC-COOKIE-1\0\x100123456789abcdef")


def test_the_emulator_is_not_given_to_itself() -> None:
    program = bytes.fromhex("7f454c4602010103000000000000000003003e00") + b"rest"
    line = rule(Path("/somewhere/qemu"))
    _, name, kind, offset, magic, mask, place, flags = line.split(":")
    assert (name, kind, offset, place, flags) == ("hearth", "M", "", "/somewhere/qemu", "FP")
    wanted, looked = (bytes.fromhex(part.replace("\\x", "")) for part in (magic, mask))

    def matches(file: bytes) -> bool:
        return all(one & bits == other & bits for one, bits, other in zip(file, looked, wanted, strict=False))

    fixed = program[:7] + b"\0" + program[8:]  # ELFOSABI_NONE, as most have it
    assert matches(fixed)
    assert matches(program)  # ELFOSABI_GNU, as glibc's own programs have it
    assert not matches(marked(program))
    assert not matches(marked(fixed))
    assert not matches(b"#!/bin/sh and then some more")
    assert marked(program)[16:] == program[16:]


def test_the_system_tells_of_the_processor_that_is_emulated() -> None:
    text = "processor\t: 0\nmodel name\t: Native\nflags\t\t: sse avx512f\n\nprocessor\t: 1\nflags\t\t: sse avx512f\n"
    assert "avx512f" not in with_flags(text, BELOW)
    assert with_flags(text, BELOW).count("flags") == 2
    assert "model name\t: qemu64" in with_flags(text, BELOW)
    assert "sse4_2" not in BELOW.flags.split()
    for processor, has in zip(PROCESSORS, ("sse4_2", "avx", "avx2"), strict=True):
        assert has in with_flags(text, processor).split()


def test_messages_are_read_while_they_are_written(tmp_path: Path) -> None:
    database = tmp_path / "conversations.db"
    assert messages_in(database) == []
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(
            "CREATE TABLE message (id INTEGER PRIMARY KEY, role TEXT, status TEXT, text TEXT, deleted_at REAL)"
        )
        connection.execute("INSERT INTO message VALUES (2, 'assistant', 'streaming', 'Hi', NULL)")
        connection.execute("INSERT INTO message VALUES (1, 'user', 'complete', 'hello', NULL)")
        connection.execute("INSERT INTO message VALUES (3, 'user', 'complete', 'gone', 1.0)")
        assert messages_in(database) == [("user", "complete", "hello"), ("assistant", "streaming", "Hi")]
    finally:
        connection.close()
    database.write_bytes(b"no database at all" * 100)
    assert messages_in(database) == []


def _cannot() -> Outcome:
    raise Failure("It cannot be tried.")


def _breaks() -> Outcome:
    raise subprocess.CalledProcessError(32, "mount")


def test_the_report_tells_every_check_and_fails_with_one(tmp_path: Path) -> None:
    said = io.StringIO()
    report = Report(Console(said))
    assert report.attempt("deb", "its size", lambda: at_most(63.9, 70.0, "MB"))
    assert not report.attempt("deb", "its start", lambda: at_most(2.0, 1.5, "s", "median of 5", warm=[2.0]))
    assert not report.attempt("deb", "its way", _cannot)
    assert not report.attempt("deb", "elsewhere", lambda: Outcome(None, "not here"))
    assert not report.attempt("deb", "its end", _breaks)
    lines = said.getvalue().splitlines()
    assert lines[0] == "ok     deb: its size: 63.9 MB (limit 70)"
    assert lines[1] == "FAILED deb: its start: 2 s (limit 1.5)  median of 5"
    assert lines[2] == "FAILED deb: its way  It cannot be tried."
    assert lines[3] == "-      deb: elsewhere  not here"
    assert lines[4].startswith("FAILED deb: its end  CalledProcessError: Command 'mount' returned")
    names = "deb: its start; deb: its way; deb: its end"
    assert report.verdict() == f"3 of 4 checks failed: {names}. 1 could not be tried here."
    report.write(tmp_path / "dist" / "report.json", version="1")
    content = json.loads((tmp_path / "dist" / "report.json").read_text())
    assert (content["ok"], content["version"], len(content["checks"])) == (False, "1", 5)
    assert content["checks"][1]["outcome"]["facts"] == {"warm": [2.0]}


def test_a_report_without_a_failure() -> None:
    report = Report(Console(io.StringIO()))
    assert report.attempt("a", "b", lambda: at_least(0.98, 0.97, "ratio"))
    assert report.verdict() == "All 1 checks passed."


def test_texts_are_compared_and_nothing_equals_nothing() -> None:
    assert same("Hello.", "Hello.", "the answer").ok
    assert not same("Hello.", "Hullo.", "the answer").ok
    assert not same("", "", "the answer").ok
    assert shortened("a" * 500, 21) == "a" * 9 + " … " + "a" * 9
    assert shortened("two\nlines ") == "two lines"


def test_artifacts_have_the_version_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.3"\n')
    artifacts = find_artifacts(tmp_path)
    assert artifacts.deb == tmp_path / "dist" / "hearth_1.2.3_amd64.deb"
    assert artifacts.tar.name == "hearth-1.2.3-linux-x86_64.tar.xz"
    with pytest.raises(Failure, match=r"hearth_1\.2\.3_amd64\.deb is not there") as caught:
        artifacts.require(artifacts.deb)
    assert caught.value.hint == "Build it with: make package"


def test_a_sum_that_is_wrong_or_missing_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    sums = tmp_path / "SHA256SUMS"
    sums.write_text(f"{empty}  a.deb\n")
    assert sums_agree(tmp_path, "a.deb").ok
    assert not sums_agree(tmp_path, "a.deb", "a.tar.xz").ok
    (tmp_path / "a.deb").write_bytes(b"x")
    assert not sums_agree(tmp_path, "a.deb").ok
    sums.write_text(f"{empty}  gone.deb\n")
    assert not sums_agree(tmp_path).ok

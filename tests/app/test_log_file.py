"""The log file stays small and never keeps anybody from working."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from app.log_file import KEPT, LogFile, open_log
from tests.support.full_disk import fill, mounted_disk


def test_what_is_logged_is_written_until_it_is_closed(tmp_path: Path) -> None:
    close = open_log(tmp_path)
    logging.getLogger("hearth.test").info("something happened")
    close()
    logging.getLogger("hearth.test").info("too late")
    text = (tmp_path / "hearth.log").read_text(encoding="utf-8")
    assert "something happened" in text
    assert "too late" not in text


def test_full_files_make_room(tmp_path: Path) -> None:
    handler = LogFile(tmp_path / "hearth.log", size=200)
    for number in range(100):
        handler.emit(logging.LogRecord("x", logging.INFO, "", 0, f"line {number} " + "." * 40, None, None))
    handler.close()
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["hearth.log"] + [f"hearth.log.{number}" for number in range(1, KEPT + 1)]
    assert all(path.stat().st_size < 400 for path in tmp_path.iterdir())
    newest = "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("hearth.log.1", "hearth.log"))
    assert "line 99 " in newest


def test_a_log_that_cannot_be_written_is_left_out(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.touch()
    open_log(place)()


def test_a_full_disk_is_no_traceback_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with mounted_disk(tmp_path / "disk") as disk:
        close = open_log(disk)
        filler = fill(disk)
        for _ in range(3):
            logging.getLogger("hearth.test").info("nobody reads this %s", "." * 5000)
        filler.unlink()
        logging.getLogger("hearth.test").info("there is space again")
        close()
        text = (disk / "hearth.log").read_text(encoding="utf-8")
    assert "there is space again" in text
    assert capfd.readouterr().err == ""

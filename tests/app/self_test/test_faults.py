"""Each check fails when its part is broken, and says what is wrong. The faults are real, and so are the parts."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pygments import lexers
from PySide6.QtWidgets import QApplication, QMainWindow

from app.render import highlight
from app.self_test.download import check_tls, fetch
from app.self_test.end import try_end
from app.self_test.engine import check_sense
from app.self_test.helpers import try_formulas
from app.self_test.loopback import content, serving
from app.self_test.session import Session
from app.self_test.values import Broken
from app.self_test.window import COLOURS, colours_of, controls_of
from tests.app.self_test.conftest import PATIENCE, Try
from tests.support.full_disk import mounted_disk
from tests.support.tiny_gguf import write_tiny


def test_program_everything_that_ships_is_read(tried: Try, shipped: Path) -> None:
    check = tried("program")
    assert check.ok, check
    assert check.details["icons"] == len(list((shipped / "icons").glob("*.svg")))
    assert check.details["translations"] == len(list((shipped / "translations").glob("*.qm")))


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (("catalog.json",), None),
        (("catalog.json",), b"[{}]"),
        (("models", "guide.gguf"), None),
        (("models", "guide.gguf"), b"GGUF"),
        (("models", "guide.proof.json"), b"{}"),
        (("licences.json",), b"[]"),
        (("icons", "flame.svg"), b"<svg"),
        (("translations", "hearth_de.qm"), b"nothing compiled"),
        (("translations", "sentences.json"), None),
    ],
)
def test_program_a_file_is_missing_or_damaged(
    tried: Try, shipped: Path, names: tuple[str, ...], wrong: bytes | None
) -> None:
    path = shipped.joinpath(*names)
    path.unlink()
    if wrong is not None:
        path.write_bytes(wrong)
    check = tried("program")
    assert not check.ok
    assert check.message == f"A file that belongs to Hearth is missing or damaged: {names[-1]}."
    assert check.hint == "Install Hearth again."
    assert str(path) in check.detail


def test_program_a_folder_was_forgotten(tried: Try, shipped: Path) -> None:
    for path in (shipped / "styles").iterdir():
        path.unlink()
    check = tried("program")
    assert not check.ok
    assert "styles" in check.message


def test_nothing_can_be_written(tried: Try, session: Session) -> None:
    (session.folder / "data").write_text("in the way")
    for name in ("program", "window", "engine", "database"):
        check = tried(name)
        assert not check.ok
        assert "something else is in its place" in check.message


def test_window_one_that_stays_empty_is_noticed(session: Session) -> None:
    assert session.qt
    window = QMainWindow()
    window.resize(800, 600)
    assert colours_of(window) < COLOURS
    with pytest.raises(Broken, match="not told of the window"):
        controls_of(window)
    window.setWindowTitle("Hearth")
    window.show()
    with pytest.raises(Broken, match="missing") as broken:
        controls_of(window)
    assert "composer" in broken.value.detail


def test_engine_its_library_aborts(tried: Try, instead: Callable[[str, str], None]) -> None:
    instead("llama_cpp", "import os\nos.abort()\n")
    check = tried("engine")
    assert not check.ok
    assert "engine" in check.message
    assert check.hint
    assert "-6" in check.detail or "SIGABRT" in check.message + check.detail


def test_engine_it_hangs(
    tried: Try, instead: Callable[[str, str], None], session: Session, expect_log: Callable[..., Any]
) -> None:
    instead("llama_cpp", "import threading\nthreading.Event().wait()\n")
    assert tried("window").ok
    check = tried("engine", limit=1.0)
    assert not check.ok
    assert check.message == (
        "It waited in vain for the engine to start and to load the built-in model, 1 seconds in all."
    )
    with expect_log("does not stop when asked to; it is ended"):
        session.close()


def test_engine_it_computes_nonsense(tried: Try, shipped: Path) -> None:
    """Random weights stand for wrong ones: the engine notices when it proves itself."""
    guide = shipped / "models" / "guide.gguf"
    guide.unlink()
    write_tiny(guide, "dense")
    check = tried("engine")
    assert not check.ok
    assert check.message
    assert "cannot compute" in check.detail or "another" in check.detail
    with pytest.raises(Broken, match="without any sense"):
        check_sense("the the the")


def test_database_cannot_be_opened(tried: Try, session: Session) -> None:
    session.paths.database.mkdir()
    check = tried("database")
    assert not check.ok
    assert check.message


def test_database_alone_where_the_engine_does_not_answer(tried: Try, instead: Callable[[str, str], None]) -> None:
    instead("llama_cpp", "raise ImportError('no library')\n")
    assert not tried("engine").ok
    check = tried("database")
    assert check.ok, check
    assert check.details["messages"] == 1


def test_formulas_their_process_ends(session: Session) -> None:
    with pytest.raises(Broken, match="not drawn"):
        try_formulas(session, {}, [sys.executable, "-c", "raise SystemExit(3)"])


def test_formulas_what_draws_them_is_missing(session: Session, instead: Callable[[str, str], None]) -> None:
    instead("ziamath", "raise ImportError('no such font')\n")
    with pytest.raises(Broken, match="not drawn") as broken:
        try_formulas(session, {})
    assert broken.value.detail == "Outside of its process it can."


def test_formulas_the_languages_of_code_are_missing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a package that was made without looking for what is loaded by its name alone."""
    highlight._lexer.cache_clear()
    for name in [name for name in sys.modules if name.startswith("pygments.lexers.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygments.lexers.rust", None)
    monkeypatch.delitem(lexers._lexer_cache, "Rust", raising=False)
    with pytest.raises(ImportError, match=r"pygments\.lexers\.rust"):
        try_formulas(session, {})
    highlight._lexer.cache_clear()


def test_export_its_process_ends(tried: Try, instead: Callable[[str, str], None], session: Session) -> None:
    assert session.application
    instead("markdown_it", "raise SystemExit(7)\n")
    check = tried("export")
    assert not check.ok
    assert check.message == "The PDF could not be made."


def test_programs_what_listens_for_them_is_missing(
    tried: Try, instead: Callable[[str, str], None], session: Session
) -> None:
    assert session.application
    instead("uvicorn", "raise ImportError('not packed')\n")
    check = tried("programs")
    assert not check.ok
    assert check.message == "Other programs cannot be answered: the process that does it does not start."
    assert "not packed" in check.detail


def test_programs_what_holds_answers_to_a_schema_is_missing(
    tried: Try, instead: Callable[[str, str], None], session: Session
) -> None:
    assert session.application
    instead("llguidance", "raise ImportError('not packed')\n")
    check = tried("programs")
    assert not check.ok
    assert check.message == "Another program asks, and is not answered."


def test_download_other_bytes_arrive(session: Session) -> None:
    body = content()
    with serving(body) as server, pytest.raises(Broken, match="arrived damaged twice"):
        fetch(session, server, hashlib.sha256(body + b"!").hexdigest(), {})
    assert not list((session.folder / "downloads").glob("*.gguf"))


def test_download_the_disk_is_full(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp
    body = content()
    with mounted_disk(tmp_path / "disk", "1m") as disk, serving(body) as server:
        session = Session(disk, lambda _what: None)
        session.begin(PATIENCE)
        with pytest.raises(Broken, match="not enough room on the disk"):
            fetch(session, server, hashlib.sha256(body).hexdigest(), {})


def test_download_one_that_begins_again_is_noticed(session: Session) -> None:
    body = content()
    with serving(body) as server:
        server.hangs_up_at = None
        with pytest.raises(Broken, match="begun again"):
            fetch(session, server, hashlib.sha256(body).hexdigest(), {})


def test_download_no_certificates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    with pytest.raises(Broken, match="no certificates"):
        check_tls({})
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(Broken, match="No secure connection"):
        check_tls({})


def test_system_a_keychain_that_hangs(tried: Try, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    released = threading.Event()
    (tmp_path / "keyring.py").write_text("from tests.app.self_test import test_faults\ntest_faults.hold()\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "keyring", raising=False)
    monkeypatch.setattr(sys.modules[__name__], "hold", released.wait, raising=False)
    check = tried("system", limit=0.5)
    released.set()
    assert check.message.startswith("It waited in vain for the keychain")


def test_end_a_thread_is_left(session: Session) -> None:
    released = threading.Event()
    thread = threading.Thread(target=released.wait, name="forgotten")
    thread.start()
    try:
        with pytest.raises(Broken, match="did not end everything") as broken:
            try_end(session, {}, patience=0.2)
    finally:
        released.set()
        thread.join()
    assert broken.value.detail == "thread forgotten"


def test_end_a_process_is_left(session: Session) -> None:
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process,
        pytest.raises(Broken, match="did not end everything") as broken,
    ):
        try_end(session, {}, patience=0.2)
    assert f"process {process.pid}" in broken.value.detail

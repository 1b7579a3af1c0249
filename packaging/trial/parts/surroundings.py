"""The installed program where things are not as usual: read-only, full, without fonts, larger, on Wayland."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bootstrap.console import Failure
from trial.base_system import PERSON
from trial.parts.self_test import self_test
from trial.program import Program
from trial.report import Outcome, at_least
from trial.room import RUNTIME
from trial.run import TrialRun
from trial.screen import Frame, Screen, wait_until

AWKWARD = "Zoë 🔥 und Ωmega"
SCALES = ("1", "1.5", "2")
READABLE = 0.7  # share; boxes in place of letters have a quarter
_DRAWN = 0.5  # seconds until the end of an answer is to be seen, after it is in the database
_SOCKET = "hearth-trial"
_FULL = 96  # kB; enough for the folders, not for a conversation


def try_surroundings(run: TrialRun, program: Program) -> None:
    """One after the other; each leaves the system as it was."""
    attempt = run.attempts("surroundings")
    with Screen() as screen:
        attempt("install folder that cannot be written", lambda: _read_only(program, screen))
        attempt("home with a space, an emoji and other letters", lambda: _awkward(run, program, screen))
        attempt("home on a full disk", lambda: _full(run, program, screen))
        attempt("no font at all", lambda: _without_fonts(run, program, screen))
    for scale in SCALES:
        attempt(f"{float(scale):.0%} scaling", lambda scale=scale: _scaled(run, program, scale))  # type: ignore[misc]
    attempt("Wayland", lambda: _wayland(run, program))


def _fresh(program: Program, name: str) -> Program:
    return dataclasses.replace(program, home=program.room.home(name))


def _answered(program: Program, screen: Screen, picture: Path | None = None) -> Outcome:
    """A window, an answer, a good end."""
    outcome, frame = _used(program, screen)
    if picture is not None:
        frame.save(picture)
    return outcome


def _used(program: Program, screen: Screen) -> tuple[Outcome, Frame]:
    with program.window(screen) as window:
        answer = window.ask("hello")
        wait_until(lambda: False, _DRAWN)
        frame = screen.frame()
        status, said = window.close(), window.said()
    words = f"{answer} (exit status {status}{', it said: ' + said[-200:] if said else ''})"
    return Outcome(status == 0 and bool(answer), words), frame


def _read_only(program: Program, screen: Screen) -> Outcome:
    folder = "/usr/lib/hearth"
    program.room.mount("--bind", f"{program.room.root}{folder}", folder)
    try:
        program.room.mount("-o", "remount,ro,bind", folder)
        return _answered(_fresh(program, "reader"), screen)
    finally:
        program.room.unmount(folder)


def _awkward(run: TrialRun, program: Program, screen: Screen) -> Outcome:
    odd = _fresh(program, AWKWARD)
    for language in ("C.UTF-8", "C"):
        answer = dataclasses.replace(odd, variables={"LANG": language}).answer("hello")
        if not answer:
            return Outcome(False, f"no answer in the terminal with LANG={language}")
    return _answered(odd, screen, run.pictures / "awkward-home.png")


def _full(run: TrialRun, program: Program, screen: Screen) -> Outcome:
    """It starts, answers, and tells of it; it does not die."""
    poor = _fresh(program, "full")
    options = f"size={_FULL}k,uid={PERSON},gid={PERSON},mode=700"
    program.room.mount("-t", "tmpfs", "-o", options, "tmpfs", poor.home)
    try:
        done = poor.run("chat", "--temp", "0", "hello")
        with poor.window(screen) as window:
            wait_until(lambda: window.status is not None, 6.0)
            screen.frame().save(run.pictures / "full-disk.png")
            status = window.close() if window.status is None else window.status
            said = window.said()
    finally:
        program.room.unmount(poor.home)
    terminal = done.status in (0, 1) and "Traceback" not in done.errors
    words = f"terminal {done.told()[:160]}; window exit status {status} {said[-160:]}"
    return Outcome(terminal and status == 0 and "Traceback" not in said, words)


def _without_fonts(run: TrialRun, program: Program, screen: Screen) -> Outcome:
    """Readable all the same: most of its letters are where they are with the system's DejaVu."""
    _, usual = _used(_fresh(program, "with-fonts"), screen)
    program.room.mount("-t", "tmpfs", "tmpfs", "/usr/share/fonts")
    try:
        outcome, frame = _used(_fresh(program, "fontless"), screen)
    finally:
        program.room.unmount("/usr/share/fonts")
    frame.save(run.pictures / "no-fonts.png")
    if not outcome.ok:
        return outcome
    return at_least(frame.ink(usual), READABLE, "", "of its dark pixels are dark with fonts, too")


def _scaled(run: TrialRun, program: Program, scale: str) -> Outcome:
    times = float(scale)
    large = dataclasses.replace(_fresh(program, f"scale-{scale}"), variables={"QT_SCALE_FACTOR": scale})
    with Screen(int(1280 * times), int(800 * times)) as screen:
        return _answered(large, screen, run.pictures / f"scale-{scale}.png")


def _wayland(run: TrialRun, program: Program) -> Outcome:
    """In weston, which shows what it has on a display of ours; the program sees Wayland alone."""
    if shutil.which("weston") is None:
        return Outcome(None, "weston is not installed")
    place = f"{RUNTIME}/wayland"
    made = program.room.run("mkdir", place)
    if made.status:
        raise Failure(made.told())
    variables = {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": f"{place}/{_SOCKET}", "DISPLAY": ""}
    native = dataclasses.replace(_fresh(program, "wayland"), variables=variables)
    with Screen() as screen, _weston(screen) as folder:
        screen.owner = "weston"
        program.room.mount("--bind", str(folder), place)
        try:
            tested = self_test(native, "wayland")
            return _answered(native, screen, run.pictures / "wayland.png") if tested.ok else tested
        finally:
            program.room.unmount(place)


@contextlib.contextmanager
def _weston(screen: Screen) -> Iterator[Path]:
    """A compositor of this machine on ``screen``, one window filling all of it; the folder of its socket.

    Raises:
        Failure: It does not start.
    """
    with tempfile.TemporaryDirectory(prefix="hearth-weston-") as scratch:
        folder = Path(scratch)
        log = folder / "log"
        command = ["weston", "--backend=x11-backend.so", "--shell=kiosk-shell.so", "--use-pixman", "--width=1280"]
        command += ["--height=800", f"--socket={_SOCKET}", "--idle-time=0", "--no-config", f"--log={log}"]
        variables = {**screen.variables(), "XDG_RUNTIME_DIR": scratch}
        process = subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            socket = folder / _SOCKET
            if not wait_until(socket.exists, 15.0, lambda: process.poll() is not None):
                raise Failure(f"weston does not start: {log.read_text(errors='replace')[-300:]}")
            os.chown(folder, PERSON, PERSON)
            os.chmod(socket, 0o777)
            yield folder
        finally:
            process.terminate()
            process.wait()

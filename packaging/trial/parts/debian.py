"""The package on a fresh minimal system: installed, used in the terminal and as a window, removed."""

from __future__ import annotations

import dataclasses
import gzip
import statistics
from pathlib import Path

from bootstrap.console import Failure
from trial.artifacts import NAME
from trial.base_system import HOME, RELEASES
from trial.files_of import changes, files_of, forget_cached, programs, size_of
from trial.parts.portable import try_portable
from trial.parts.self_test import self_test
from trial.program import Program
from trial.report import Outcome, at_most
from trial.room import Room
from trial.run import APT, TrialRun, give, install, take_away
from trial.screen import Screen, wait_until

QUESTION = "hello"
STARTS = 5
START_LIMIT = 1.5  # seconds
INSTALLED_LIMIT = 250.0  # MB
# Else apt keeps what came along when something that was there before would recommend it.
_UNWANTED = ("-o", "APT::AutoRemove::RecommendsImportant=false", "-o", "APT::AutoRemove::SuggestsImportant=false")
_HANDING_OVER = 30.0  # seconds
_DATABASE = f"{HOME}/.local/share/Hearth/conversations.db"


def try_debian(run: TrialRun, system: str) -> None:
    """Everything on ``debian12`` or ``debian13``."""
    attempt = run.attempts(system)
    run.artifacts.require(run.artifacts.deb, run.artifacts.tar)
    release = RELEASES[system]
    with run.systems.fresh(release) as root:
        before = files_of(root)
        attempt("no Python and no compiler before", lambda: _bare(root))
        with Room(root, run.binds(release)) as room:
            program = Program(room)
            if not attempt("installs with apt", lambda: _install(run, room, root)):
                return
            attempt("no Python and no compiler after", lambda: _bare(root))
            attempt("its size", lambda: _size(root))
            attempt("what a desktop looks for is there", lambda: _furniture(root))
            _in_the_terminal(run, system, program)
            with Screen() as screen:
                _as_a_window(run, system, program, screen)
            attempt("the desktop's own tools find it", lambda: _registered(room, root))
            attempt("removing it leaves the person's data and nothing of its own", lambda: _remove(room, root))
            try_portable(run, system, program)
            attempt("with what it brought, no trace is left", lambda: _no_trace(room, root, before))


def _bare(root: Path) -> Outcome:
    pythons, compilers = programs(root)
    there = [*pythons, *compilers]
    return Outcome(not there, ", ".join(there) or "none")


def _install(run: TrialRun, room: Room, root: Path) -> Outcome:
    count = _packages(root)
    done = install(room, run.package)
    if done.status:
        raise Failure(done.told())
    return Outcome(True, f"{_packages(root) - count} packages, with those it needs")


def _packages(root: Path) -> int:
    text = (root / "var/lib/dpkg/status").read_text(encoding="utf-8", errors="replace")
    return text.count("\nStatus: install ok installed")


def _size(root: Path) -> Outcome:
    return at_most(size_of(root / "usr/lib/hearth") / 1e6, INSTALLED_LIMIT, "MB", "below /usr/lib/hearth")


def _furniture(root: Path) -> Outcome:
    share = root / "usr/share"
    page = share / "man/man1/hearth.1.gz"
    wanted = [
        root / "usr/bin/hearth",
        share / f"applications/{NAME}.desktop",
        share / f"metainfo/{NAME}.metainfo.xml",
        share / f"icons/hicolor/scalable/apps/{NAME}.svg",
        share / "doc/hearth/copyright",
        page,
    ]
    missing = [str(path.relative_to(root)) for path in wanted if not path.exists()]
    sizes = sorted(path.parent.parent.name for path in share.glob(f"icons/hicolor/*/apps/{NAME}.png"))
    if "256x256" not in sizes:
        missing.append("an icon of 256 pixels")
    if not list(share.glob("mime/packages/*.xml")):
        missing.append("a MIME type")
    if page.exists() and b".TH HEARTH" not in gzip.decompress(page.read_bytes()).upper():
        missing.append("a title in the man page")
    return Outcome(not missing, "missing: " + ", ".join(missing) if missing else f"icons of {', '.join(sizes)}")


def _in_the_terminal(run: TrialRun, system: str, program: Program) -> None:
    attempt = run.attempts(system)
    attempt("hearth chat answers", lambda: _answers(program))
    attempt("hearth doctor is content", lambda: _content(program))
    attempt("hearth --self-test, without a display", lambda: self_test(program, "offscreen"))


def _answers(program: Program) -> Outcome:
    answer = program.answer(QUESTION)
    return Outcome(bool(answer), answer)


def _content(program: Program) -> Outcome:
    """``hearth doctor`` finds nothing wrong."""
    status, found = program.json("doctor", "--json")
    findings = found["findings"]
    assert isinstance(findings, list)
    bad = [f"{one['name']}: {one['value']}" for one in findings if not one.get("ok", True)]
    ok = status == 0 and found["ok"] is True and not bad
    return Outcome(ok, f"{len(findings)} findings" if ok else f"exit status {status}; {'; '.join(bad)}")


def _as_a_window(run: TrialRun, system: str, program: Program, screen: Screen) -> None:
    attempt = run.attempts(system)
    attempt("starts until its window is painted", lambda: _starts(program, screen))
    with Screen() as another:
        shown = dataclasses.replace(program, variables=program.on(another))
        attempt("hearth --self-test, on a display", lambda: self_test(shown, "xcb"))
    attempt("a question typed into its window is answered", lambda: _typed(run, system, program, screen))
    attempt("hearth FILE.gguf hands over to the window there is", lambda: _hands_over(run, system, program, screen))


def _starts(program: Program, screen: Screen) -> Outcome:
    """The first of all, right after the system was installed; then with nothing in memory; then as on any day."""
    times = []
    for number in range(STARTS + 2):
        if number == 1:
            forget_cached(program.room.root)
        with program.window(screen) as window:
            times.append(window.seconds)
            status = window.close()
        if status:
            raise Failure(f"The window ends with exit status {status}: {window.said()[-300:]}")
        if not wait_until(lambda: not screen.painted(0.05), 10.0):
            raise Failure("Something of the window stays on the screen.")
    first, cold, warm = times[0], times[1], times[2:]
    words = f"median of {STARTS}, {min(warm):.2f} to {max(warm):.2f} s; the very first {first:.2f} s, cold {cold:.2f} s"
    return at_most(statistics.median(warm), START_LIMIT, "s", words, first=first, cold=cold, warm=warm)


def _typed(run: TrialRun, system: str, program: Program, screen: Screen) -> Outcome:
    with program.window(screen) as window:
        answer = window.ask(QUESTION)
        wait_until(lambda: False, 0.5)  # until the answer is drawn too
        screen.frame().save(run.pictures / f"{system}-answer.png")
        said = window.said()
        status = window.close()
    ok = status == 0 and answer == program.answer(QUESTION)
    return Outcome(ok, f"{answer} (exit status {status}{', it said: ' + said[-200:] if said else ''})")


def _hands_over(run: TrialRun, system: str, program: Program, screen: Screen) -> Outcome:
    model = give(program, run.guide(), f"{HOME}/Mein Modell ü.gguf")
    library = program.place(f"{HOME}/.local/share/Hearth/library.json")
    with program.window(screen) as window:
        second = program.run(model, timeout=_HANDING_OVER, **program.on(screen))

        def taken() -> bool:
            return library.exists() and "Mein Modell" in library.read_text(encoding="utf-8")

        arrived = wait_until(taken, _HANDING_OVER)
        wait_until(lambda: False, 0.5)
        screen.frame().save(run.pictures / f"{system}-handed-over.png")
        alone = window.status is None and len(screen.windows()) == 1
    ok = second.status == 0 and arrived and alone
    told = "in the first one's library" if arrived else "not in the first one's library"
    return Outcome(ok, f"the second ends with {second.told()[:120].strip()}, the file is {told}")


def _registered(room: Room, root: Path) -> Outcome:
    """Installed after the program: their triggers take in what is there."""
    done = install(room, "desktop-file-utils", "shared-mime-info")
    if done.status:
        raise Failure(done.told())
    applications = (root / "usr/share/applications/mimeinfo.cache").read_text(encoding="utf-8")
    types = [line.partition("=")[0] for line in applications.splitlines() if NAME in line]
    globs = (root / "usr/share/mime/globs2").read_text(encoding="utf-8")
    known = [line for line in globs.splitlines() if line.endswith(":*.gguf")]
    return Outcome(bool(types) and bool(known), f"{', '.join(types) or 'no type'}; {', '.join(known) or 'no *.gguf'}")


def _remove(room: Room, root: Path) -> Outcome:
    for command in ((*APT, "remove", "hearth"), ("dpkg", "--purge", "hearth")):  # apt knows nothing of it any more
        done = room.run(*command, user=False)
        if done.status:
            raise Failure(f"{' '.join(command)}: {done.told()}")
    left = [path for path in files_of(root) if "hearth" in path.lower()]
    caches = ("usr/share/applications/mimeinfo.cache", "usr/share/mime/globs2")
    left += [f"an entry in {one}" for one in caches if "hearth" in (root / one).read_text(encoding="utf-8").lower()]
    data = root / _DATABASE.lstrip("/")
    if not data.exists():
        return Outcome(False, "the conversations of the person are gone")
    return Outcome(not left, "left: " + ", ".join(left) if left else f"kept: {_DATABASE}")


def _no_trace(room: Room, root: Path, before: dict[str, str]) -> Outcome:
    done = take_away(room, "purge", "desktop-file-utils", "shared-mime-info")
    done = take_away(room, *_UNWANTED, "autoremove", "--purge") if not done.status else done
    if done.status:
        raise Failure(done.told())
    found = changes(before, files_of(root))
    return Outcome(not found, ", ".join(found[:12]) if found else "every file of the system is as before")

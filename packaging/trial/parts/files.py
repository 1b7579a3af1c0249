"""The packages as files: how large, and what the checkers of the systems say; installs nothing."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from bootstrap.console import Failure
from trial.artifacts import NAME
from trial.report import Outcome, at_most
from trial.run import TrialRun

DEB_LIMIT = 70.0  # MB


def try_files(run: TrialRun) -> None:
    """Size, lintian, desktop file, AppStream, checksums."""
    attempt = run.attempts("package")
    deb = run.artifacts.deb
    run.artifacts.require(deb)
    attempt("size of the .deb", lambda: at_most(deb.stat().st_size / 1e6, DEB_LIMIT, "MB"))
    attempt("lintian has no errors", lambda: _lintian(deb))
    with tempfile.TemporaryDirectory(prefix="hearth-deb-") as scratch:
        share = Path(scratch) / "usr/share"
        _checked("dpkg-deb", "--extract", str(deb), scratch)
        attempt(
            "desktop-file-validate", lambda: _clean("desktop-file-validate", share / f"applications/{NAME}.desktop")
        )
        metainfo = share / f"metainfo/{NAME}.metainfo.xml"
        attempt("appstreamcli validate", lambda: _clean("appstreamcli", "validate", "--no-net", metainfo))
    attempt("SHA256SUMS agree", lambda: sums_agree(run.artifacts.folder, deb.name, run.artifacts.tar.name))


def _lintian(deb: Path) -> Outcome:
    if shutil.which("lintian") is None:
        return Outcome(None, "lintian is not installed")
    done = subprocess.run(["lintian", "--allow-root", str(deb)], capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if line.startswith("E:")]
    warnings = [line for line in done.stdout.splitlines() if line.startswith("W:")]
    words = f"{len(errors)} errors, {len(warnings)} warnings"
    named = sorted({line.split(": ", 2)[-1].split(" ")[0] for line in errors or warnings})
    return Outcome(not errors and done.returncode in (0, 2), f"{words} {', '.join(named)}".strip())


def _clean(*words: str | Path) -> Outcome:
    program = str(words[0])
    if shutil.which(program) is None:
        return Outcome(None, f"{program} is not installed")
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
    said = " | ".join(f"{done.stdout}{done.stderr}".split("\n")).strip(" |")
    complaints = "W:" in said or "warning" in said or "E:" in said
    return Outcome(done.returncode == 0 and not complaints, said[-300:])


def _checked(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"{' '.join(words)} failed: {done.stderr.strip()}.")


def sums_agree(folder: Path, *wanted: str) -> Outcome:
    """Every file named there is there, and is what it says; the ``wanted`` ones are named."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    wrong = sorted(set(wanted) - told.keys())
    for name, digest in told.items():
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            wrong.append(name)
    return Outcome(not wrong, f"wrong or not named: {', '.join(wrong)}" if wrong else f"{len(told)} files")

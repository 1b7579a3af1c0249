"""What ``hearth --self-test`` of a package says; the test itself is the program's own."""

from __future__ import annotations

from trial.program import Program
from trial.report import Outcome


def self_test(program: Program, plugin: str) -> Outcome:
    """Everything works, in the packaged program, with its window on this platform ``plugin`` of Qt."""
    status, report = program.json("--self-test", "--json", timeout=400.0)
    checks = report["checks"]
    assert isinstance(checks, list)
    bad = [f"{one['name']}: {one.get('message', '')}" for one in checks if not one["ok"]]
    if report["frozen"] is not True:
        bad.append("it is not the packaged program that was tried")
    window: dict[str, object] = next((one["details"] for one in checks if one["name"] == "window"), {})
    if window.get("plugin") != plugin:
        bad.append(f"its window was on {window.get('plugin')} instead of {plugin}")
    ok = status == 0 and report["ok"] is True and not bad
    seconds = {one["name"]: one["ms"] / 1000 for one in checks}
    words = ", ".join(f"{name} {took:.1f} s" for name, took in seconds.items())
    return Outcome(ok, words if ok else f"exit status {status}; {'; '.join(bad)}", facts={"checks": checks})

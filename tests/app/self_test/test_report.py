"""What came out, as people and as programs read it."""

from __future__ import annotations

import json

import pytest

from app.self_test.report import as_json, lines_of, report_of, verdict
from app.self_test.values import PARTS, Check

FINE = Check(name="export", ok=True, ms=1234, details={"bytes": 26000})
FAULTY = Check(
    name="formulas", ok=False, ms=50, details={}, message="Nothing is drawn.", hint="Try again.", detail="status 3"
)


def test_a_part_that_works_is_one_line() -> None:
    assert lines_of(FINE) == ["  export:        1.2 s  a PDF of 26000 bytes, made by a process of its own"]


def test_a_part_that_does_not_is_a_sentence_and_the_next_step() -> None:
    first, second, third = lines_of(FAULTY)
    assert first == "! formulas:      0.1 s  Nothing is drawn."
    assert second.strip() == "Try again."
    assert third.strip() == "status 3"
    assert second.index("Try") == first.index("Nothing")


@pytest.mark.parametrize("name", [part.name for part in PARTS])
def test_every_part_has_words_of_its_own(name: str) -> None:
    """Of figures that are missing nothing is made up."""
    assert lines_of(Check(name=name, ok=True, ms=0, details={}))[0].split("s  ", 1)[1].strip()


def test_the_verdict_is_about_all_of_them() -> None:
    good, bad = report_of([FINE], 1500), report_of([FINE, FAULTY], 1500)
    assert (good.ok, bad.ok, report_of([], 0).ok) == (True, False, False)
    assert verdict(good) == "Everything works. (1.5 s)"
    assert verdict(bad).startswith("Something does not work; see the lines with a '!'.")


def test_as_json() -> None:
    found = json.loads(as_json(report_of([FINE, FAULTY], 1500)))
    assert list(found) == ["ok", "version", "frozen", "platform", "ms", "checks"]
    assert found["frozen"] is False
    assert found["checks"][0] == {"name": "export", "ok": True, "ms": 1234, "details": {"bytes": 26000}}
    assert found["checks"][1] == {
        "name": "formulas",
        "ok": False,
        "ms": 50,
        "details": {},
        "message": "Nothing is drawn.",
        "hint": "Try again.",
        "detail": "status 3",
    }

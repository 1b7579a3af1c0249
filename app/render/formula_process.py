"""A process that draws formulas: wishes come in on standard input, drawings go out, one JSON value a line. No Qt.

Drawing takes milliseconds of pure Python, and hostile TeX takes for ever; here neither can hold up the window. It ends
when its input does, so it never outlives the window.
"""

from __future__ import annotations

import contextlib
import signal
import sys

import msgspec

from app.render.formula_svg import Drawing, draw

MEMORY = 1 << 30  # bytes of address space, where the system can limit it
EFFORT = 3.0  # seconds of processor time for one formula, where the system can measure it


class Wish(msgspec.Struct, frozen=True):
    """A formula to draw; ``number`` comes back with the answer."""

    number: int
    source: str
    display: bool


class Answer(msgspec.Struct, frozen=True):
    """A drawing, or none when the formula cannot be drawn as it is meant."""

    number: int
    drawing: Drawing | None


def main() -> int:
    """Draw until there is no more input."""
    _limit_memory()
    encode = msgspec.json.Encoder().encode
    read = msgspec.json.Decoder(Wish).decode
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may go out, whatever a library has to say
    for line in sys.stdin.buffer:
        wish = read(line)
        out.write(encode(Answer(wish.number, _draw(wish))) + b"\n")
        out.flush()
    return 0


def _draw(wish: Wish) -> Drawing | None:
    """Draw within limits; counted is the work, since a busy machine makes no formula a bad one."""
    if sys.platform == "win32":
        return draw(wish.source, wish.display)
    signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, EFFORT)
    try:
        return draw(wish.source, wish.display)
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _give_up(_number: int, _frame: object) -> None:
    raise TimeoutError


def _limit_memory() -> None:
    try:
        import resource  # not on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # macOS, or a limit that is lower already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    raise SystemExit(main())

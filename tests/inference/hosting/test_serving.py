"""What the API process is told and what it answers: one line each, whole on the other side."""

from __future__ import annotations

import msgspec
import pytest

from inference.errors import PortTaken
from inference.hosting.serving import NotServing, Serve, Serving, line, read_answer, read_serve


def test_what_is_asked_for_arrives_in_one_line() -> None:
    asked = Serve(door="/a/door\nfile", port=8500, key="key\u2028with signs", origins=("http://localhost:3000",))
    assert line(asked).count(b"\n") == 1
    assert read_serve(line(asked)) == asked


def test_answers_tell_which_they_are() -> None:
    assert read_answer(line(Serving(host="127.0.0.1", port=8434, pid=7))) == Serving(host="127.0.0.1", port=8434, pid=7)
    error = PortTaken("Another program has it.", "Take another.", "errno 98")
    back = read_answer(line(NotServing.of(error)))
    assert isinstance(back, NotServing)
    assert isinstance(back.error(), PortTaken)
    assert (str(back.error()), back.error().detail) == (str(error), "errno 98")


@pytest.mark.parametrize("text", [b"", b"\n", b"{}", b'{"type":"serve"}', b"INFO: started\n"])
def test_other_lines_are_no_answer(text: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        read_answer(text)

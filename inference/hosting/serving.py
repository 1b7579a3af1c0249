"""What whoever starts the API process and that process say to each other: one JSON value a line over its pipes.

The process reads one ``Serve`` from its standard input and answers with one ``Serving`` or ``NotServing`` on its
standard output. It ends when its standard input ends: so it never outlives whoever started it. Nothing here knows HTTP
or Qt.
"""

from __future__ import annotations

import msgspec

from inference.errors import HearthError, error_from_code
from inference.own_program import own_command

PROCESS = "--api-process"  # a packaged program starts itself with it
MODULE = "inference.api"
PORT = 8434  # where nothing else is said
LOOPBACK = "127.0.0.1"


class Serve(msgspec.Struct, frozen=True, kw_only=True, tag="serve", tag_field="type"):
    """Answer at an address.

    Attributes:
        door: The file that says where the host of the engines listens, and its secret.
        host: IP address to listen on.
        port: Of TCP; 0: any that is free.
        key: What a program has to show; empty: none is asked for, which only a loopback address allows.
        origins: Websites that may ask, as browsers name them; empty: none.
        hosts: Names of this computer that requests may have in ``Host`` beside those that always may.
        waiting: So many requests may wait for their turn; further ones are told to come again.
    """

    door: str
    host: str = LOOPBACK
    port: int = PORT
    key: str = ""
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    waiting: int = 32


class Serving(msgspec.Struct, frozen=True, kw_only=True, tag="serving", tag_field="type"):
    """It listens, and takes requests from now on.

    Attributes:
        host: Where.
        port: The real one.
        pid: Of the process.
    """

    host: str
    port: int
    pid: int = 0


class NotServing(msgspec.Struct, frozen=True, kw_only=True, tag="not_serving", tag_field="type"):
    """It cannot, and ends: the fields of an error, ``port_taken`` where another program has the port."""

    code: str
    message: str
    hint: str = ""
    detail: str = ""

    @classmethod
    def of(cls, error: HearthError) -> NotServing:
        """What is wrong, as it is told."""
        return cls(code=error.code, message=error.message, hint=error.hint, detail=error.detail)

    def error(self) -> HearthError:
        """The same as an error of this process."""
        return error_from_code(self.code, self.message, self.hint, self.detail)


Answer = Serving | NotServing


def api_command() -> list[str]:
    """How this installation starts the process."""
    return own_command(PROCESS, MODULE)


def line(value: Serve | Answer) -> bytes:
    """As it is written, the end of the line included. JSON holds no raw line breaks."""
    return msgspec.json.encode(value) + b"\n"


def read_serve(text: bytes) -> Serve:
    """What was asked for. Raises ``msgspec.MsgspecError`` for anything else."""
    return msgspec.json.decode(text, type=Serve)


def read_answer(text: bytes) -> Answer:
    """What the process says. Raises ``msgspec.MsgspecError`` for anything else."""
    answer: Answer = msgspec.json.decode(text, type=Answer)
    return answer

"""What is asked of the host of the engines and what it answers: values alone, and the protocol of who asks.

Every ``Ask`` is answered by any number of passing events and exactly one terminal one
(``inference.protocol.TERMINAL``), all with the id of the ``Ask``. The ids of the commands inside mean nothing: the
host gives them new ones.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

import msgspec

from inference.commands import Value
from inference.protocol import Count, Embed, Event, Generate

AUTO = "auto"  # the name of the model that says: whichever fits


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants of a model.

    Attributes:
        command: What is to be done.
        model: Name in the library, or ``AUTO``.
        client: Who asks, for fairness and the log: a name, never a secret.
    """

    command: Generate | Embed | Count
    model: str = AUTO
    client: str = ""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a host may take for others.

    Attributes:
        memory: Bytes of main memory for models beside the one of the window; ``None``: by what is free.
        idle_seconds: After so long without a request a model gives its memory back; 0: it stays.
        waiting: Requests that may wait, of all clients together.
        waiting_each: The same of one client.
    """

    memory: int | None = None
    idle_seconds: float = 600.0
    waiting: int = 32
    waiting_each: int = 8


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """A model that can be asked for.

    Attributes:
        name: As it is asked for.
        added: Seconds since the epoch, 0 when unknown.
        source: Whose file it is, as ``ModelFile.source``.
        size: Bytes.
        context: Tokens it sees at once when it is loaded now, else what it was trained for; 0 when unknown.
        sees: Whether it can be shown pictures.
        tools: Whether it knows tools.
        reasoning: Whether it can think before it answers.
        embeds: Whether it is for vectors alone, and cannot chat.
        loaded: Whether it would answer at once.
    """

    name: str
    added: float = 0.0
    source: str = ""
    size: int = 0
    context: int = 0
    sees: bool = False
    tools: bool = False
    reasoning: bool = False
    embeds: bool = False
    loaded: bool = False


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One request at the endpoint, as the log shows it: who, what, when; never the content.

    Attributes:
        at: Seconds since the epoch when it came.
        client: Program, as it calls itself; of what a website asks, the website.
        address: Where from.
        what: Method and path.
        model: Who answered; empty when nobody did.
        why: Why this model.
        status: Of HTTP; 499 when the client hung up.
        seconds: Until the end of the answer.
        prompt_tokens: Read.
        completion_tokens: Written.
        refused: Why it was turned away, a sentence; empty when it was not.
        failed: Why it could not be answered, the same; empty also where that would say something of the content.
    """

    at: float
    client: str = ""
    address: str = ""
    what: str = ""
    model: str = ""
    why: str = ""
    status: int = 0
    seconds: float = 0.0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    refused: str = ""
    failed: str = ""


# ------------------------------------------------------------------------------------- to the host


class Ask(Value, frozen=True, kw_only=True, tag="ask"):
    """Have a wish fulfilled."""

    wish: Wish


class Fetch(Value, frozen=True, kw_only=True, tag="fetch"):
    """Have a model loaded, so that it answers at once. Ends in ``Loaded``.

    Attributes:
        model: Its name.
        client: As in ``Wish``.
    """

    model: str
    client: str = ""


class Stop(Value, frozen=True, kw_only=True, tag="stop"):
    """Stop the ``Ask`` with the id ``target``; that one ends as a cancelled command does. Has no answer itself."""

    target: int


class ListModels(Value, frozen=True, kw_only=True, tag="list_models"):
    """Ends in ``Models``."""


class Note(Value, frozen=True, kw_only=True, tag="note"):
    """Put a line into the log of the endpoint. Has no answer."""

    call: Call


# ----------------------------------------------------------------------------------- from the host


class Chosen(Value, frozen=True, kw_only=True, tag="chosen"):
    """Who will answer; comes before anything the model says. Comes again when that one turns out to be unloadable.

    Attributes:
        model: Its name in the library.
        why: A sentence, or a few words.
        loaded: Whether it answers at once; else ``LoadProgress`` follows.
    """

    model: str
    why: str = ""
    loaded: bool = True


class Waiting(Value, frozen=True, kw_only=True, tag="waiting"):
    """Others are served first.

    Attributes:
        before: How many.
    """

    before: int = 0


class Models(Value, frozen=True, kw_only=True, tag="models"):
    """All that can be asked for."""

    models: tuple[Offered, ...]


HostCommand = Ask | Fetch | Stop | ListModels | Note
HostEvent = Chosen | Waiting | Models | Event


class Engines(Protocol):
    """What the endpoint stands on."""

    def ask(self, wish: Wish) -> AsyncGenerator[HostEvent, None]:
        """The events of a wish, the terminal one last. Closing it early stops the work at once."""

    async def models(self) -> tuple[Offered, ...]:
        """All that can be asked for."""

    def note(self, call: Call) -> None:
        """Put a line into the log."""

"""How the endpoint listens and what it lets in: values alone, checked by nobody here."""

from __future__ import annotations

import ipaddress

import msgspec

from inference.hosting.serving import LOOPBACK, PORT, Serve

MEBIBYTE = 1 << 20


class ApiSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the endpoint is told once, when it starts.

    Attributes:
        host: IP address to listen on.
        port: Of TCP; 0: any that is free.
        key: What a program has to show; empty: none is asked for.
        origins: Websites that may ask, as browsers name them in ``Origin``; empty: none.
        hosts: Further names of this computer in ``Host``, with or without a port; names and addresses of the loopback
            are always taken, and any address where it listens on more than the loopback.
        body_bytes: Most bytes of a request; pictures travel in it.
        held_bytes: Most bytes that all requests under way may have sent together; beside the first
            megabyte of each.
        body_depth: Most lists and objects inside each other in it.
        max_tokens: Most tokens of an answer, whatever is asked for; ``None``: as many as the model can.
        choices: Most answers to one request (``n``), and most prompts of one.
        texts: Most texts in one request for vectors.
        connections: Most connections at a time; those that ask nothing leave for new ones.
        strangers: Answers a second for those who show no key, once the first few had theirs at once.
        refusal_s: Seconds one of them waits at most for it.
        outside_s: Seconds one connection too many waits at most to be let in.
        header_s: Seconds a request's head may take.
        body_s: Seconds its body may take.
        idle_s: Seconds a connection is kept for another request.
        stall_s: Seconds a client may take to accept a part of an answer.
        comment_s: Seconds of silence after which a stream gets a comment, so that no client gives up.
        waiting: So many requests may wait for their turn; the host of the engines sees to it.
    """

    host: str = LOOPBACK
    port: int = PORT
    key: str = ""
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    body_bytes: int = 32 * MEBIBYTE
    held_bytes: int = 256 * MEBIBYTE
    body_depth: int = 64
    max_tokens: int | None = None
    choices: int = 16
    texts: int = 2048
    connections: int = 128
    strangers: float = 8.0
    refusal_s: float = 30.0
    outside_s: float = 4.0
    header_s: float = 10.0
    body_s: float = 60.0
    idle_s: float = 30.0
    stall_s: float = 120.0
    comment_s: float = 2.0
    waiting: int = 32

    def __repr__(self) -> str:
        """Without the key: this may end up in a log."""
        return f"ApiSettings(host={self.host!r}, port={self.port}, key=...)"

    @classmethod
    def of(cls, serve: Serve) -> ApiSettings:
        """What the process was told by whoever started it."""
        return cls(
            host=serve.host,
            port=serve.port,
            key=serve.key,
            origins=serve.origins,
            hosts=serve.hosts,
            waiting=serve.waiting,
        )

    @property
    def loopback_only(self) -> bool:
        """Whether nothing but this computer reaches it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

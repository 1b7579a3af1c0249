"""The door other processes of this user come through to a host: a local socket and a secret; decides nothing.

Each connection has a thread that reads and one that writes. What a slow reader has not taken is merged; one that does
not read at all is dropped, so that it costs nobody anything.
"""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path

import msgspec

from inference.errors import ServingError, UsageError
from inference.hosting.frames import MAX_COMMAND, decode_command, encode
from inference.hosting.host import EngineHost
from inference.hosting.mailbox import Mailbox
from inference.hosting.place import Place
from inference.hosting.taming import tamed
from inference.hosting.ticket import Ticket
from inference.hosting.values import Ask, Fetch, HostCommand, HostEvent, ListModels, Models, Note, Stop, Wish
from inference.protocol import TERMINAL, Failed

MOST_GUESTS = 32  # connections at a time
MOST_OPEN = 1024  # requests of one connection
PAUSE = 0.05  # seconds after somebody could not be let in
AUTHENTICATE = 5.0  # seconds a guest may take to know the secret

_log = logging.getLogger(__name__)


class Door:
    """Open from its making until ``close``.

    Args:
        host: Who answers.
        data: Folder the file that names the door is in.

    Raises:
        ServingError: Another host has its door there, or it cannot be made.
    """

    def __init__(self, host: EngineHost, data: Path) -> None:
        self._host = host
        self._place = Place(data)
        self._guests: set[_Guest] = set()
        self._lock = threading.Lock()
        self._closing = False
        self._ending = threading.Event()
        plate = self._place.take()
        self._secret = plate.secret
        try:
            self._listener = Listener(plate.address, backlog=16)
            if sys.platform != "win32":
                os.chmod(plate.address, 0o600)
            self._place.show(plate)
        except OSError as error:
            self._place.leave()
            raise ServingError("The models cannot be shared with other programs.", "", str(error)) from error
        except BaseException:
            self._listener.close()
            self._place.leave()
            raise
        self._address = plate.address
        self._thread = threading.Thread(target=self._receive, name="door", daemon=True)
        self._thread.start()

    @property
    def file(self) -> Path:
        """The file that says where it is, and its secret."""
        return self._place.file

    def close(self) -> None:
        """Let nobody in, and show everybody out: their requests stop. May be called twice."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
        self._ending.set()
        self._wake()
        self._thread.join()
        self._listener.close()
        with self._lock:
            guests = tuple(self._guests)
        for guest in guests:
            guest.show_out()
        for guest in guests:
            guest.join()
        self._place.leave()

    def _receive(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except (OSError, EOFError) as error:
                if self._closing:
                    return
                _log.info("somebody left at the door: %s", error)
                self._ending.wait(PAUSE)  # where there are no files to be had, this fails again and again
                continue
            with self._lock:
                if self._closing or len(self._guests) >= MOST_GUESTS:
                    connection.close()
                    if self._closing:
                        return
                    continue
                guest = _Guest(connection, self._host, self._secret, self._left)
                self._guests.add(guest)
            try:
                guest.start()
            except RuntimeError as error:  # no more threads
                _log.warning("somebody cannot be let in: %s", error)
                connection.close()
                self._left(guest)

    def _left(self, guest: _Guest) -> None:
        with self._lock:
            self._guests.discard(guest)

    def _wake(self) -> None:
        """``accept`` knows no other end than somebody who comes."""
        from multiprocessing.connection import Client  # only at the end

        with contextlib.suppress(OSError, EOFError):
            Client(self._address).close()


class _Guest:
    """One connection."""

    def __init__(self, connection: Connection, host: EngineHost, secret: bytes, left: Callable[[_Guest], None]) -> None:
        self._connection = connection
        self._host = host
        self._secret = secret
        self._left = left
        self._mail = Mailbox()
        self._open: dict[int, Ticket] = {}
        self._lock = threading.RLock()  # a host that is closing answers at once
        self._known = threading.Event()  # it knows the secret, or is gone
        self._reader = threading.Thread(target=self._run, name="door-guest", daemon=True)
        self._writer = threading.Thread(target=self._write, name="door-writer", daemon=True)
        self._watch = threading.Thread(target=self._impatient, name="door-watch", daemon=True)

    def start(self) -> None:
        self._watch.start()
        self._reader.start()

    def show_out(self) -> None:
        """Have it read and write no more; both threads end."""
        self._mail.close()
        hang_up(self._connection)

    def join(self) -> None:
        self._reader.join()

    def _impatient(self) -> None:
        if not self._known.wait(AUTHENTICATE):
            hang_up(self._connection)

    def _run(self) -> None:
        try:
            self._meet()
        except (OSError, EOFError, AuthenticationError, ValueError) as error:
            _log.info("somebody at the door was not let in: %s", error)
        finally:
            self._known.set()
            self._watch.join()
            for ticket in self._tickets():
                self._host.stop(ticket)
            self.show_out()
            if self._writer.ident is not None:
                self._writer.join()
            self._connection.close()
            self._left(self)

    def _meet(self) -> None:
        deliver_challenge(self._connection, self._secret)
        answer_challenge(self._connection, self._secret)
        self._known.set()
        self._writer.start()
        with contextlib.suppress(OSError, EOFError):
            while True:
                payload = self._connection.recv_bytes(MAX_COMMAND)
                try:
                    command = decode_command(payload)
                except (msgspec.MsgspecError, RecursionError) as error:
                    _log.info("nonsense at the door: %s", error)
                    return
                self._obey(command)

    def _obey(self, command: HostCommand) -> None:
        match command:
            case Ask(wish=wish):
                self._ask(command.id, tamed(wish))
            case Fetch():
                self._ask(command.id, command)
            case Stop(target=target):
                with self._lock:
                    ticket = self._open.get(target)
                if ticket is not None:
                    self._host.stop(ticket)
            case ListModels(id=id):
                self._host.models(lambda models: self._tell(Models(id=id, models=models)))
            case Note(call=call):
                self._host.note(call)

    def _ask(self, id: int, wish: Wish | Fetch) -> None:
        with self._lock:
            if id in self._open or len(self._open) >= MOST_OPEN:
                refused = UsageError("This request cannot be told from another one.")
                self._mail.put(Failed.of(refused, id))
                return
            ticket = self._host.ask(wish, self._tell, id)
            # Its end may come before `ask` returns: on another thread `_tell` waits for the lock.
            if not ticket.over:
                self._open[id] = ticket

    def _tell(self, event: HostEvent) -> None:
        if isinstance(event, TERMINAL):
            with self._lock:
                self._open.pop(event.id, None)
        if not self._mail.put(event):
            hang_up(self._connection)  # the reader ends, and stops everything

    def _tickets(self) -> tuple[Ticket, ...]:
        with self._lock:
            return tuple(self._open.values())

    def _write(self) -> None:
        try:
            with contextlib.suppress(OSError, ValueError):
                while (batch := self._mail.take()) is not None:
                    self._connection.send_bytes(encode(batch))
        finally:
            hang_up(self._connection)


def hang_up(connection: Connection) -> None:
    """End what another thread reads or writes there; it closes the connection afterwards."""
    with contextlib.suppress(OSError, ValueError):
        if sys.platform == "win32":
            connection.close()
            return
        with socket.socket(fileno=os.dup(connection.fileno())) as same:
            same.shutdown(socket.SHUT_RDWR)

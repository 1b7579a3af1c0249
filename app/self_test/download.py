"""The check *download*: a file comes over a connection that breaks, byte for byte, and TLS works. No hub is asked.

The only server is on this computer (``app.self_test.loopback``); for TLS no connection is made at all.
"""

from __future__ import annotations

import hashlib
import os
import re
import ssl
from pathlib import Path

import httpcore2

from app.self_test.loopback import FileServer, content, serving
from app.self_test.session import Session
from app.self_test.values import Broken, Details
from app.version import VERSION
from inference.download.patience import Patience
from inference.download.queue import Downloads
from inference.download.space import MARGIN, free_bytes
from inference.download.values import ENDED, Source, Wanted, WantedFile
from inference.net.network import Network

STANDSTILL = {*ENDED, "paused"}  # paused by itself: the disk is full
_HASHED = re.compile(r"[0-9a-f]{8}\.\d")  # names of certificates in a folder of OpenSSL


def try_download(session: Session, details: Details) -> None:
    """Raise ``Broken`` where something else arrives than was sent, or TLS cannot be used."""
    body = content()
    with serving(body) as server:
        fetch(session, server, hashlib.sha256(body).hexdigest(), details)
    check_tls(details)


def fetch(session: Session, server: FileServer, sha256: str, details: Details) -> None:
    """Raise ``Broken`` where not exactly that arrives, or more is fetched than must be."""
    assert session.qt is not None
    target = session.folder / "downloads" / "self-test.gguf"
    file = WantedFile(source=Source(url=server.url), target=target, size=len(server.body), sha256=sha256)
    patience = Patience(first=0.05, most=0.2, after_progress=0.0)
    journal = session.folder / "downloads.json"
    with Downloads(journal, Network, version=VERSION, patience=patience, free=_free) as queue:
        queue.add(Wanted(title="Self-test", files=(file,)))
        session.wait(lambda: queue.snapshot()[0].state in STANDSTILL, f"a download from {server.url}")
        (download,) = queue.snapshot()
    details["requests"], details["bytes"] = len(server.ranges), download.done
    if download.state != "done":
        raise Broken(download.message, download.hint, download.detail)
    if hashlib.sha256(target.read_bytes()).hexdigest() != sha256:
        raise Broken("What was downloaded is not what was sent.")
    if len(server.ranges) < 2 or not any(server.ranges):
        raise Broken("A download that broke off was not continued, but begun again.", detail=f"ranges {server.ranges}")


def _free(folder: Path) -> int:
    """Bytes free. Of a disk for models some are left over; this one only has to take what is gone again in a moment."""
    return free_bytes(folder) + MARGIN


def check_tls(details: Details) -> None:
    """Make ready what every connection to the hub needs, and the first message of one; raises ``Broken``."""
    details["tls"] = ssl.OPENSSL_VERSION
    try:
        context = httpcore2.default_ssl_context()
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        connection = context.wrap_bio(incoming, outgoing, server_hostname="localhost")
        try:
            connection.do_handshake()
        except ssl.SSLWantReadError:
            details["tls_greeting_bytes"] = outgoing.pending
    except OSError as error:
        raise Broken(
            "No secure connection can be made: nothing can be downloaded.",
            "Install Hearth again; if SSL_CERT_FILE is set, check the file it names.",
            repr(error),
        ) from error
    if not _has_certificates(context):
        raise Broken(
            "This system has no certificates, so that no server can be trusted: nothing can be downloaded.",
            "Install the package ca-certificates, or name a file with SSL_CERT_FILE.",
        )


def _has_certificates(context: ssl.SSLContext) -> bool:
    """Whether anybody is trusted. Windows and macOS ask their own store, a folder is read when it is needed."""
    if type(context) is not ssl.SSLContext or context.cert_store_stats()["x509"]:
        return True
    folder = os.environ.get("SSL_CERT_DIR") or ssl.get_default_verify_paths().openssl_capath
    return os.path.isdir(folder) and any(_HASHED.fullmatch(name) for name in os.listdir(folder))

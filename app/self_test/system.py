"""The check *system*: what Hearth uses where it is there, the spell checker and the keychain. Neither is a must."""

from __future__ import annotations

from app.self_test.session import Session
from app.self_test.values import Details
from app.spelling.speller import open_speller


def try_system(session: Session, details: Details) -> None:
    """Say what is there; nothing of it is a fault."""
    assert session.qt is not None
    details["spelling"] = session.on_thread(lambda: _spelling(session), "the spell checker")
    details["keychain"] = session.on_thread(_keychain, "the keychain")


def _spelling(session: Session) -> str:
    speller = open_speller(session.folder / "words")
    if speller is None:
        return "none"
    try:
        return f"{type(speller).__name__}: {' '.join(speller.languages)}"
    finally:
        speller.close()


def _keychain() -> str:
    """Which one would be asked; it is not asked, since it might ask the user back."""
    import keyring  # a tenth of a second, and each keychain loads something

    chain = type(keyring.get_keyring())
    if chain.__module__.startswith(("keyring.backends.fail", "keyring.backends.null")):
        return "none"
    return f"{chain.__module__}.{chain.__name__}"

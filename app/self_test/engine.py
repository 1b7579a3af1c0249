"""The check *engine*: its process starts, loads the built-in model, and answers what is typed into the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.self_test.session import Session
from app.self_test.values import Broken, Details
from app.storage.values import StoredMessage
from inference.protocol import Loaded

QUESTION = "What is a GGUF file?"
EXPECTED = "model"  # a word of every answer to it that makes sense


def try_engine(session: Session, details: Details) -> None:
    """Raise ``Broken`` where there is no answer, or one without sense."""
    engine = session.application.controllers.engine
    session.wait(lambda: engine.ready, "the engine to start and to load the built-in model")
    loaded = engine.state.loaded
    assert loaded is not None
    _describe(loaded, details)
    session.wait(lambda: engine.devices() and session.probed, "the engine to say what it can compute on")
    assert session.probed is not None
    details["llama_cpp_python"] = session.probed.llama_cpp
    details["features"] = list(session.probed.features)
    details["devices"] = [f"{device.name}: {device.description}" for device in session.probed.devices]
    answer = ask(session, QUESTION)
    details["question"], details["answer"] = QUESTION, answer.text
    if stats := answer.stats:
        details["tokens"] = stats.completion_tokens
        details["ttft_ms"] = round(stats.ttft_ms, 1)
        details["tokens_per_second"] = round(stats.decode_tps, 1)
    check_sense(answer.text)


def check_sense(answer: str) -> None:
    """Raise ``Broken`` where this cannot be the answer. The engine has proven itself before; this is the last look."""
    if EXPECTED not in answer.lower():
        raise Broken("The built-in model answers without any sense: the engine computes wrong here.", detail=answer)


def ask(session: Session, question: str) -> StoredMessage:
    """Type a question, send it, and wait until its answer stands in the conversation that is shown."""
    chat, pane = session.application.controllers.chat, session.application.window.pane
    _type(pane.card.composer, question)
    session.wait(lambda: chat.view.path and not chat.busy, "the answer")
    answer = chat.view.path[-1]
    if answer.role != "assistant" or answer.status != "complete":
        raise Broken(
            answer.error or f"The answer did not come to its end: it is {answer.status}.", "", answer.error_code
        )
    if not answer.text.strip():
        raise Broken("The built-in model answers nothing.")
    session.wait(lambda: _shown(pane.transcript, answer.text), "the answer to be shown")
    return answer


def _describe(loaded: Loaded, details: Details) -> None:
    details["model"] = loaded.model
    details["backend"] = loaded.backend
    details["gpu_layers"] = loaded.gpu_layers
    details["layers"] = loaded.layers
    details["context"] = loaded.context
    details["threads"] = loaded.threads
    details["load_ms"] = round(loaded.load_ms)


def _type(field: QWidget, text: str) -> None:
    """Every key as the system would send it; Enter at the end."""
    keys = [(0, letter) for letter in text] + [(Qt.Key.Key_Return.value, "\r")]
    for key, letter in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def _shown(transcript: QWidget, text: str) -> bool:
    """Whether a message that can be seen tells a screen reader how this text begins."""
    begin = " ".join(text.split()[:3])
    for message in transcript.findChildren(QWidget, "message"):
        said = QAccessible.queryAccessibleInterface(message)
        if said is not None and message.isVisible() and said.text(QAccessible.Text.Description).startswith(begin):
            return True
    return False

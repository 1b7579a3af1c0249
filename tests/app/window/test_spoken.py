"""What screen readers are told, as they ask for it: through Qt's accessibility interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.declarations import SECTION_TITLES
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import interactive

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Role, Text = QAccessible.Role, QAccessible.Text
ANSWER = """Some **words** with a [link](https://example.org) and $x^2$ inside.[^1]

```python
print(1)
print(2)
```

$$E = mc^2$$

| a | b |
|---|---|
| 1 | 2 |

[^1]: The note.
"""


def inside(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """A thing and everything in it that can be seen, in the order in which screen readers go through it."""
    if not thing.state().invisible:
        yield thing
        for number in range(thing.childCount()):
            child = thing.child(number)
            if child is not None and child.isValid():
                yield from inside(child)


def tree(widget: QWidget) -> list[QAccessibleInterface]:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return list(inside(found))


def called(things: list[QAccessibleInterface], name: str) -> list[str]:
    """The names of those whose object is called ``name``."""
    return [thing.text(Text.Name) for thing in things if thing.object() and thing.object().objectName() == name]


def test_messages_come_in_their_order_though_they_are_made_from_the_end(program: ScriptedWindow) -> None:
    program.talk("A question", "An answer")
    program.talk("Another question", "Another answer")
    conversation = program.to.chat.view.id
    assert conversation is not None
    program.to.chat.new()
    program.to.chat.open(conversation)
    program.wait(lambda: len(program.path) == 4)
    told = [
        t.text(Text.Description) for t in tree(program.window.pane.transcript) if t.object().objectName() == "message"
    ]
    assert told == ["A question", "An answer", "Another question", "Another answer"]


def test_an_answer_tells_what_its_parts_are(program: ScriptedWindow) -> None:
    program.talk("A question", ANSWER)
    things = tree(program.window.pane.transcript)
    (code,) = called(things, "messageCode")
    assert code == "Code block, 2 lines, python."
    texts = called(things, "messageText")
    assert "Formula." in texts
    assert any(text.startswith("Table, 1 row") for text in texts)
    assert "Formulas: E = mc^2" in [thing.text(Text.Description) for thing in things]
    message = next(t for t in things if t.text(Text.Name).startswith("Answer by"))
    assert all(piece in message.text(Text.Description) for piece in ("x^2", "print(1)", "E = mc^2", "The note."))


def test_a_streamed_answer_can_be_read_while_it_comes(program: ScriptedWindow) -> None:
    request = program.ask("A question")
    program.engine.say(request, "The first sentence. ```python\n")
    program.wait(lambda: called(tree(program.window.pane.transcript), "messageText"))
    program.engine.say(request, "And then more.\n")
    program.wait(lambda: any("And then" in read(thing) for thing in tree(program.window.pane.transcript)))
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)


def read(thing: QAccessibleInterface) -> str:
    text = thing.textInterface()
    return text.text(0, text.characterCount()) if text is not None else ""


def go_to(program: ScriptedWindow, window: QWidget) -> None:
    window.activateWindow()
    program.wait(lambda: QApplication.activeWindow() is window)


def unlabelled(window: QWidget) -> list[str]:
    """Combo boxes of which a screen reader on Linux hears nothing but what is chosen."""
    boxes = [
        box for box in interactive(window) if isinstance(box, QComboBox) and box.isVisible() and box.window() is window
    ]
    missing = []
    for box in boxes:
        box.setFocus()
        assert box.hasFocus()
        thing = QAccessible.queryAccessibleInterface(box)
        assert thing is not None
        labels = [other.text(Text.Name) for other, _ in thing.relations(QAccessible.RelationFlag.Label)]
        if not any(labels):
            missing.append(box.objectName())
    return missing


@pytest.mark.parametrize("section", [section for section in SECTION_TITLES if section != "window"])
def test_choices_in_the_settings_have_a_name(program: ScriptedWindow, section: str) -> None:
    program.wait(lambda: program.window.shortcuts is not None)
    dialog = program.window.open_settings(section)
    go_to(program, dialog)
    assert unlabelled(dialog) == []


@pytest.mark.parametrize("command", ["setup", "personas", "compare", "models"])
def test_choices_in_dialogs_have_a_name(program: ScriptedWindow, command: str) -> None:
    program.talk("A question", "An answer")
    program.window.pane.card.set_text("Another one")
    program.window.commands[command]()
    if command == "models":
        program.window.models.open("here")
    for window in [window for window in QApplication.topLevelWidgets() if window.isVisible()]:
        go_to(program, window)
        assert unlabelled(window) == []

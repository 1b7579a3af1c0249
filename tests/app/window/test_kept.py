"""What is kept of what models have read: told to the engine, shown, emptied, and gone with its conversation."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel, QPushButton, QWidget

from app.controllers.answers import conversation_key
from app.paths import find_paths
from inference.kv_files import KvFolder
from inference.kv_files.values import short_name
from inference.protocol import Configure, EngineStopped, Forget
from inference.units import GIB
from tests.app.window.conftest import MakeWindow
from tests.inference.kv_files.samples import MODEL, OTHER, names, sample
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def folder() -> KvFolder:
    return KvFolder(find_paths().kept, GIB, reserve=0)


def keep(folder: KvFolder, *conversations: int, state: int = 3000) -> None:
    for each in conversations:
        assert folder.save(MODEL, sample(conversation_key(each), state=state))


def is_kept(folder: KvFolder, conversation: int) -> bool:
    return folder.tokens(MODEL, conversation_key(conversation)) is not None


def told(program: ScriptedWindow) -> list[Configure]:
    return [request.command for request in program.engine.requests if isinstance(request.command, Configure)]


def forgotten(program: ScriptedWindow) -> list[Forget]:
    return [request.command for request in program.engine.requests if isinstance(request.command, Forget)]


def shown(program: ScriptedWindow) -> int:
    """A conversation in the window."""
    program.talk("Hello", "Hello yourself")
    conversation = program.to.chat.view.id
    assert conversation is not None
    return conversation


def text(dialog: QWidget) -> str:
    label = dialog.findChild(QLabel, "keptOnDisk")
    assert label is not None
    return label.text()


def empty_button(dialog: QWidget) -> QPushButton:
    button = dialog.findChild(QPushButton, "emptyKept")
    assert button is not None
    return button


# ---------------------------------------------------------------------------------- what the engine knows


def test_engine_learns_first_where_to_keep_things(program: ScriptedWindow) -> None:
    paths = find_paths()
    assert isinstance(program.engine.requests[0].command, Configure)
    (first,) = told(program)
    assert (Path(first.folder), Path(first.cache_folder)) == (paths.machine, paths.kept)
    assert (first.cache_bytes, first.memory_bytes) == (None, None)
    assert paths.kept.is_relative_to(paths.cache)


def test_engine_learns_of_changes(program: ScriptedWindow) -> None:
    settings = program.application.settings
    settings.set("memory.disk", 2 * GIB)
    settings.set("memory.main", GIB)
    settings.set("appearance.zoom", 110)
    assert [(each.cache_bytes, each.memory_bytes) for each in told(program)] == [
        (None, None),
        (2 * GIB, None),
        (2 * GIB, GIB),
    ]


# --------------------------------------------------------------------------------------------- deletion


def test_deleted_with_its_conversation(program: ScriptedWindow, folder: KvFolder) -> None:
    conversation = shown(program)
    keep(folder, conversation, conversation + 1)
    assert folder.save(OTHER, sample(conversation_key(conversation)))
    program.to.conversations.trash(conversation)
    program.wait(lambda: folder.usage().files == 1)
    assert is_kept(folder, conversation + 1)
    assert [each.conversations for each in forgotten(program)] == [(conversation_key(conversation),)]
    program.to.conversations.restore(conversation)
    program.wait(lambda: program.to.engine.idle)
    assert folder.usage().files == 1  # it is read again when it is gone on with


def test_kept_by_an_engine_that_is_leaving(program: ScriptedWindow, folder: KvFolder) -> None:
    """A resting engine keeps what it has read while the window deletes it; nobody tells it any more."""
    program.engine.rests_by_itself = False
    conversation = shown(program)
    keep(folder, conversation)
    assert program.to.engine.rest()
    program.to.conversations.trash(conversation)
    program.wait(lambda: not names(folder))
    keep(folder, conversation)
    assert not forgotten(program)  # that would start another process
    program.engine.emit(EngineStopped(expected=True))
    program.wait(lambda: not names(folder))


def test_what_belongs_to_no_conversation_goes_at_the_start(make_window: MakeWindow, folder: KvFolder) -> None:
    program = make_window().start()
    conversation = shown(program)
    program.to.conversations.trash(conversation)
    program.wait(lambda: program.to.chat.view.id is None)
    program.talk("Again", "Again")
    assert program.to.chat.view.id == conversation + 1
    program.close()
    keep(folder, conversation, conversation + 1, 77)  # another process had them in memory
    half = folder.folder / f"{short_name(conversation_key(conversation + 1))}-{MODEL.digest}.abc.new"
    half.write_bytes(b"killed while it was written")
    os.utime(half, (0, 0))
    make_window().start().wait(lambda: folder.usage().files == 1 and not half.exists())
    assert is_kept(folder, conversation + 1)


# ----------------------------------------------------------------------------------------- the settings


def test_settings_tell_how_much_there_is(program: ScriptedWindow, folder: KvFolder) -> None:
    dialog = program.window.open_settings("memory")
    program.wait(lambda: text(dialog) == "Nothing yet.")
    assert not empty_button(dialog).isEnabled()
    automatic = dialog.findChild(QCheckBox, "memory.disk.automatic")
    assert automatic is not None
    assert automatic.isChecked()
    dialog.close()
    keep(folder, 1, 2, state=3 * 1024**2)
    dialog = program.window.open_settings("memory")
    program.wait(lambda: text(dialog).startswith("2 conversations: 6.0 MB of at most "))
    # Choosing a size begins with what automatic would take.
    automatic.click()
    field = dialog.findChild(QDoubleSpinBox, "memory.disk")
    assert field is not None
    chosen = program.application.settings.number("memory.disk")
    assert chosen is not None
    assert chosen > GIB // 10
    assert abs(field.value() - chosen / GIB) < 0.1


def test_emptied(program: ScriptedWindow, folder: KvFolder) -> None:
    keep(folder, 1, 2)
    dialog = program.window.open_settings("memory")
    program.wait(lambda: empty_button(dialog).isEnabled())
    empty_button(dialog).click()
    program.wait(lambda: text(dialog) == "Nothing yet.")
    assert not names(folder)
    assert not empty_button(dialog).isEnabled()
    assert [each.everything for each in forgotten(program)] == [True]


def test_switched_off(program: ScriptedWindow, folder: KvFolder) -> None:
    keep(folder, 1, 2)
    dialog = program.window.open_settings("memory")
    program.wait(lambda: text(dialog).startswith("2 conversations"))
    program.application.settings.set("memory.disk", 0)
    program.wait(lambda: text(dialog) == "Nothing.")
    assert not names(folder)


def test_folder_in_the_way(make_window: MakeWindow, folder: KvFolder) -> None:
    """A cache that cannot be is no reason to say anything."""
    folder.folder.parent.mkdir(parents=True, exist_ok=True)
    folder.folder.write_text("in the way")
    program = make_window().start()
    program.to.conversations.trash(shown(program))
    dialog = program.window.open_settings("memory")
    program.wait(lambda: text(dialog) == "Nothing yet.")

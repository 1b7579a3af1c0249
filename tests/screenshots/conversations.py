"""The sidebar in its states: folders and pins, several chosen, menus, the archive, a search, narrow, nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint

from app.storage.conversations import Conversations
from app.storage.values import Scope

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

FOLDERS = {
    "Garden": (
        ("Which plants need little water", "Stonecrop and thyme need little water once they have grown roots."),
        ("A pond on the balcony", "A tub of 60 litres is enough; water lilies need 40 cm of water above the soil."),
    ),
    "Work": (("Minutes of the Tuesday meeting and everything that was decided in it", "Water the plants."),),
    "חופשה בים": (("מה לארוז לשלושה ימים", "מים, מעיל גשם וספר טוב."),),
}
THROWN_AWAY = (
    ("Old notes about water", '**Nothing new** here:\n\n1. It is wet.\n2. It boils.\n\n`print("water")`'),
    ("A story about a lighthouse that nobody wanted to read to its end", "The lamp had burned for forty years."),
)
LOOSE = (
    ("Boiling water at 3,000 metres", "Up there water boils at about 90 °C, so pasta takes longer."),
    ("水の沸点について", "水は標高が高いほど低い温度で沸騰します。water boils at a lower temperature."),
)


def conversations(studio: Studio) -> Iterator[None]:
    """The list, and what is found."""
    window, to = studio.window, studio.to
    sidebar = window.sidebar
    usual = window.size()
    studio.program.store.ask(_fill)
    to.conversations.refresh()
    studio.wait(lambda: len(sidebar.list.rows.folders()) == len(FOLDERS))
    studio.shoot("9-folders", sidebar)
    chosen = sidebar.list.selectionModel()
    for id_ in sidebar.list.rows.ids()[3:6]:
        chosen.select(sidebar.list.rows.index_of(id_), QItemSelectionModel.SelectionFlag.Select)
    sidebar.list.setFocus()
    studio.shoot("9-several", sidebar)
    menus = window.conversations.list.menu
    menu = menus.of_conversations(sidebar.list.chosen())
    menu.popup(QPoint(0, 0))
    studio.shoot("9-menu", menu)
    menu.close()
    moving = menus.of_folders(sidebar.list.chosen())
    moving.popup(QPoint(0, 0))
    studio.shoot("9-move", moving)
    moving.close()
    yield
    sidebar.search.setText("water")
    studio.wait(lambda: to.conversations.searched == "water" and to.conversations.searching.state.trash)
    studio.shoot("9-search")
    assert sidebar.panel is not None
    to.conversations.searching.look_in(
        Scope(titles_only=True, archive=False, folder_id=sidebar.list.rows.folders()[0].id)
    )
    studio.settle()
    studio.shoot("9-search-narrowed", sidebar)
    sidebar.search.setText("rainbow")
    studio.settle()
    studio.shoot("9-search-nothing", sidebar)
    to.conversations.searching.look_in(Scope())
    sidebar.search.clear()
    studio.wait(lambda: not to.conversations.searched)
    yield
    to.conversations.show_archive(True)
    studio.wait(lambda: sidebar.list.rows.rowCount() == 1)
    studio.shoot("9-archive", sidebar)
    to.conversations.show_archive(False)
    window.resize(800, 720)
    sidebar.parentWidget().setSizes([190, 610])  # type: ignore[union-attr]
    studio.shoot("9-narrow")
    window.resize(usual)
    sidebar.parentWidget().setSizes([260, usual.width() - 260])  # type: ignore[union-attr]
    dialog = studio.program.chat_wings.trash.open()
    studio.wait(lambda: dialog.chosen() and dialog.page.toPlainText())
    studio.shoot("9-trash", dialog)
    dialog.search_for("rainbow")
    studio.settle()
    studio.shoot("9-trash-nothing", dialog)
    dialog.close()
    yield
    studio.program.store.ask(_clean)
    to.conversations.refresh()
    yield


def _fill(conversations: Conversations) -> None:
    made: list[int] = []
    folders: list[int] = []
    for name, talks in FOLDERS.items():
        folder = conversations.folders.create(name)
        persona = conversations.personas.create("Gardener", icon="☀").id if name == "Garden" else None
        ids = [_talk(conversations, title, said, persona) for title, said in talks]
        conversations.places.move(ids, folder.id)
        folders.append(folder.id)
        made += ids
    made += [_talk(conversations, title, said) for title, said in LOOSE]
    conversations.folders.fold(folders[1], True)
    conversations.places.pin(made[:1], True)
    conversations.places.archive(made[-1:], True)
    conversations.places.trash(_talk(conversations, title, said) for title, said in THROWN_AWAY)
    conversations.delete_message(conversations.path(made[0])[-1].id)


def _talk(conversations: Conversations, title: str, said: str, persona: int | None = None) -> int:
    talk = conversations.create(title=title, persona_id=persona)
    asked = conversations.add(talk.id, None, "user", title)
    conversations.add(talk.id, asked.id, "assistant", said)
    return talk.id


def _clean(conversations: Conversations) -> None:
    for folder in conversations.folders.list():
        conversations.folders.delete(folder.id)
    for persona in conversations.personas.list():
        if persona.name == "Gardener":
            conversations.personas.delete(persona.id)
    ours = {title for talks in (*FOLDERS.values(), LOOSE) for title, _ in talks}
    for talk in conversations.list():
        if talk.title in ours:
            conversations.trash(talk.id)
    conversations.empty_trash()

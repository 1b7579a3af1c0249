"""What belongs to personas and to the settings of one conversation, each part made when it is first wanted."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property, partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from app.controllers.answer_form import FORM
from app.controllers.personas import PersonasController
from app.controllers.token_count import TokenCount
from app.form_link import FormLink
from app.itemmodels.ready_personas import ReadyPersona
from app.palette_entries import PaletteEntry, PaletteSource
from app.storage.values import Persona, Setup
from app.theme import Theme, px
from app.widgets.chat_link import name_of
from app.widgets.conversation_list import MenuEntry
from app.widgets.persona_chips import PersonaChips
from app.widgets.persona_symbol import symbol_pixmap
from app.widgets.setup_button import SetupButton
from inference.protocol import Loaded

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.main_window import MainWindow
    from app.widgets.personas_dialog import PersonasDialog
    from app.widgets.setup_dialog import SetupDialog
    from app.widgets.setup_fields import SetupFields

translate = QCoreApplication.translate

SYMBOL = 56  # pixels of the persona on the page of a new conversation at zoom 1
SHORT = 160  # characters of its instructions there


class PersonasWing:
    """Made after the window is there, ended in ``close``.

    Attributes:
        personas: The personas.
        button: The one in the header.
        chips: Those on the page of a new conversation.
        form: In which form answers come.
    """

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._to, self._ground, self._window = to, ground, window
        self._closing = ExitStack()
        self.personas = PersonasController(ground.store, to.chat, ground.settings, ground.notices, window)
        self._counted_for: SetupFields | None = None
        self._naming = False  # the persona that comes is to get its name from the user
        self._taking = False  # it was made of the conversation that is shown
        self.button = SetupButton()
        self.button.clicked.connect(self.open_setup)
        window.pane.header.show_beside_menu(self.button, self.button.show_narrow)
        self.chips = PersonaChips()
        self.chips.chosen.connect(lambda persona_id: self.personas.take(self.personas.named(persona_id)))
        self.chips.chosen.connect(lambda _id: window.pane.focus_composer())
        self.chips.manage_asked.connect(self.open_personas)
        window.pane.welcome.show_personas(self.chips)
        self.form = FormLink(to, ground.notices, window, self.personas.set_up, self.open_setup)
        self._connect()

    def begin(self) -> None:
        """Read the personas."""
        self.personas.refresh()

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    # ---------------------------------------------------------------------------------- wishes

    def open_personas(self, persona_id: int | None = None) -> PersonasDialog:
        """Show the personas, turned to one."""
        dialog = self.dialog
        chosen = persona_id if persona_id is not None else self._to.chat.setup.persona_id
        ids = [persona.id for persona in self.personas.all]
        if dialog.list.current_id() is None and ids:
            dialog.choose(chosen if chosen in ids else ids[0])
        elif persona_id is not None:
            dialog.choose(persona_id)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def open_setup(self) -> SetupDialog:
        """Show the settings of the conversation that is shown."""
        dialog = self.setup_dialog
        self._show_setup()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def palette_source(self) -> PaletteSource:
        """The personas, to be taken from the palette."""
        return PaletteSource(self._palette_entries, worth=-2.0)

    def _palette_entries(self) -> list[PaletteEntry]:
        return [
            PaletteEntry(
                key=f"persona:{persona.id}",
                title=persona.name,
                do=lambda persona=persona: self._take(persona),  # type: ignore[misc]  # a default is no argument
                kind=translate("PersonasWing", "Persona"),
                symbol="persona",
                words=translate("PersonasWing", "talk to persona instructions"),
            )
            for persona in self.personas.all
        ]

    def _take(self, persona: Persona) -> None:
        """Have a conversation that has not begun answered by a persona; else begin another one."""
        if self._to.chat.view.path:
            self._window.commands["new"]()
        self.personas.take(persona)
        self._window.pane.focus_composer()

    def _open_setup_of(self, ids: tuple[int, ...]) -> None:
        """Go to a conversation of the list, and show its settings."""
        self._to.chat.open(ids[0])
        self.open_setup()

    # ------------------------------------------------------------------------------- making it

    @cached_property
    def _count(self) -> TokenCount:
        made = TokenCount(self._to.engine, self._window)
        made.counted.connect(self._show_count)
        self._closing.callback(made.close)
        return made

    @cached_property
    def dialog(self) -> PersonasDialog:
        """The personas."""
        from app.widgets.personas_dialog import PersonasDialog

        made = PersonasDialog(self._ground.settings, self._window)
        made.set_theme(self._ground.appearance.theme, self._ground.appearance.zoom)
        made.show_models(self._to.models.all)
        made.new_asked.connect(self._make_new)
        made.ready_asked.connect(self._make_ready)
        made.edited.connect(self.personas.change)
        made.moved.connect(self.personas.order)
        made.copy_asked.connect(self._copy)
        made.delete_asked.connect(self._delete)
        made.undo_asked.connect(lambda: self._window.commands["undo"]())
        made.begin_asked.connect(self._begin_with)
        made.shown.connect(self._show_editor)
        made.editor.count_asked.connect(partial(self._ask_count, made.editor.fields))
        made.show_personas(self.personas.all)
        self._closing.callback(made.close)
        return made

    @cached_property
    def setup_dialog(self) -> SetupDialog:
        """The settings of the conversation that is shown."""
        from app.widgets.setup_dialog import SetupDialog

        made = SetupDialog(self._ground.settings, self._window)
        made.set_theme(self._ground.appearance.theme, self._ground.appearance.zoom)
        made.show_models(self._to.models.all)
        made.renamed.connect(self._rename)
        made.edited.connect(self._set_up)
        made.persona_chosen.connect(lambda persona_id: self.personas.take(self.personas.named(persona_id)))
        made.again_asked.connect(lambda: self.personas.take(self.personas.taken()))
        made.saved.connect(self._save_as_persona)
        made.manage_asked.connect(self.open_personas)
        made.fields.count_asked.connect(partial(self._ask_count, made.fields))
        self._closing.callback(made.close)
        return made

    def _connect(self) -> None:
        to = self._to
        self.personas.listed.connect(self._show_personas)
        self.personas.made.connect(self._note_made)
        to.chat.shown.connect(lambda _view: self._note_setup())
        to.chat.setup_changed.connect(self._note_setup)
        to.models.listed.connect(self._note_models)
        to.engine.state_changed.connect(lambda _state: self._note_engine())
        self._closing.callback(self._ground.settings.subscribe(lambda key, _value: self._note_setting(key)))
        self._window.pane.notices.action_asked.connect(self.personas.act)
        entry = MenuEntry(
            "conversationSetup",
            translate("PersonasWing", "Settings of this conversation…"),
            self._open_setup_of,
            "settings",
        )
        self._window.sidebar.list.entries.append(entry)
        self._ground.appearance.changed.connect(self._dress)
        self._dress(self._ground.appearance.theme, self._ground.appearance.zoom)
        self._note_setup()

    # --------------------------------------------------------------------------------- showing

    def _dress(self, theme: Theme, zoom: float) -> None:
        self.button.set_theme(theme, zoom)
        self.chips.set_theme(theme, zoom)
        self.form.set_theme(theme)
        for name in ("dialog", "setup_dialog"):
            if name in self.__dict__:
                self.__dict__[name].set_theme(theme, zoom)
        self._note_setup()

    def _show_personas(self) -> None:
        if "dialog" in self.__dict__:
            if len(self.personas.all) > len(self.dialog.list.ids()):
                self.dialog.show_deleted("")
            self.dialog.show_personas(self.personas.all)
            self._show_editor(self.dialog.list.current_id())
        self._note_setup()

    def _show_editor(self, persona_id: int | None) -> None:
        persona = self.personas.named(persona_id)
        if persona is not None:
            self.dialog.show_editor(persona, self.personas.usual_prompt(), *self._answering(persona.model))

    def _note_setup(self) -> None:
        """The conversation that is shown is another one, or answered otherwise."""
        setup, persona = self._to.chat.setup, self.personas.taken()
        self.button.show_setup(persona, self._own(setup))
        self.chips.show_personas(self.personas.all, setup.persona_id)
        self.form.show_setup(setup)
        self._greet(persona)
        if "setup_dialog" in self.__dict__ and self.setup_dialog.isVisible():
            self._show_setup()

    def _own(self, setup: Setup) -> str:
        """What a conversation has of its own, in a word; empty for nothing."""
        if setup.system_prompt not in (None, self.personas.usual_prompt()):
            return translate("PersonasWing", "Instructions")
        if setup.model:
            return name_of(setup.model)
        if set(setup.sampling) == {FORM}:
            return translate("PersonasWing", "JSON")
        return translate("PersonasWing", "Sampling") if setup.sampling else ""

    def _greet(self, persona: Persona | None) -> None:
        """A conversation that has not begun says who will answer."""
        look, welcome = self._ground.appearance, self._window.pane.welcome
        if persona is None:
            welcome.greet(None, "", "")
        else:
            symbol = symbol_pixmap(persona.icon, persona.name, look.theme, px(SYMBOL, look.zoom))
            welcome.greet(symbol, persona.name, in_short(persona.system_prompt))

    def _show_setup(self) -> None:
        dialog, setup, persona = self.setup_dialog, self._to.chat.setup, self.personas.taken()
        conversation = self._to.chat.view.conversation
        dialog.show_conversation(self._to.chat.view.id, conversation.title if conversation is not None else "")
        dialog.show_personas(self.personas.all, persona)
        dialog.show_setup(
            setup,
            self.personas.usual_prompt(),
            *self._answering(setup.model),
            departs=persona is not None and self.personas.departs(setup, persona),
            differs=self.personas.differs(setup),
        )

    def _answering(self, model: str) -> tuple[str, Loaded | None]:
        """Which model would answer where ``model`` is wanted, and what is known of it."""
        state = self._to.engine.state
        loaded = state.model.name if state.model is not None else ""
        return model or loaded, state.loaded if model in ("", loaded) else None

    def _note_models(self) -> None:
        for name in ("dialog", "setup_dialog"):
            if name in self.__dict__:
                self.__dict__[name].show_models(self._to.models.all)

    def _note_engine(self) -> None:
        """What *automatic* means may be something else now."""
        if "dialog" in self.__dict__ and self.dialog.isVisible():
            self._show_editor(self.dialog.list.current_id())
        if "setup_dialog" in self.__dict__ and self.setup_dialog.isVisible():
            self._show_setup()

    def _note_setting(self, key: str) -> None:
        if key == "chat.system_prompt" or key.startswith("sampling."):
            self._note_setup()

    def _ask_count(self, fields: SetupFields, text: str) -> None:
        self._counted_for = fields
        self._count.ask(text)

    def _show_count(self, tokens: int | None) -> None:
        if self._counted_for is not None:
            self._counted_for.show_count(tokens)

    # --------------------------------------------------------------------------------- changes

    def _make_new(self) -> None:
        self._naming = True
        self.personas.create(Persona(id=0, name=translate("PersonasWing", "New persona")))

    def _make_ready(self, offers: tuple[ReadyPersona, ...]) -> None:
        self.personas.create(*(offer.persona() for offer in offers))

    def _copy(self, persona_id: int) -> None:
        persona = self.personas.named(persona_id)
        if persona is not None:
            self._naming = True
            self.personas.copy(persona_id, translate("PersonasWing", "Copy of {0}").format(persona.name))

    def _delete(self, persona_id: int) -> None:
        persona = self.personas.named(persona_id)
        self.personas.delete(persona_id)
        self.dialog.show_deleted(persona.name if persona is not None else "")

    def _note_made(self, persona_id: int) -> None:
        if self._taking:
            self._taking = False
            self.personas.set_up(msgspec.structs.replace(self._to.chat.setup, persona_id=persona_id))
        if self._naming:
            self._naming = False
            self.open_personas(persona_id).name_it()

    def _begin_with(self, persona_id: int) -> None:
        self.dialog.close()
        self._window.commands["new"]()
        self.personas.take(self.personas.named(persona_id))

    def _rename(self, conversation_id: int | None, title: str) -> None:
        if conversation_id is not None:
            self._to.conversations.rename(conversation_id, title)

    def _set_up(self, conversation_id: int | None, setup: Setup) -> None:
        """Have a conversation answered so; it may be shown no more when what was typed last is heard of."""
        if conversation_id == self._to.chat.view.id:
            self.personas.set_up(setup)
        elif conversation_id is not None:
            self._ground.store.ask(lambda conversations: conversations.set_up(conversation_id, setup))

    def _save_as_persona(self) -> None:
        setup: Setup = self._to.chat.setup
        conversation = self._to.chat.view.conversation
        title = conversation.title if conversation is not None else ""
        self._naming = self._taking = True
        self.personas.create(
            Persona(
                id=0,
                name=title or translate("PersonasWing", "New persona"),
                system_prompt=""
                if setup.system_prompt in (None, self.personas.usual_prompt())
                else setup.system_prompt,
                model=setup.model,
                sampling=setup.sampling,
            )
        )


def in_short(text: str) -> str:
    """The beginning of instructions in one line, whole sentences where they fit."""
    line = " ".join(text.split())
    if len(line) <= SHORT:
        return line
    cut = line[:SHORT]
    sentence = max(cut.rfind(end) for end in (". ", "? ", "! ", "。", "؟ "))
    return cut[: sentence + 1] if sentence > SHORT // 4 else cut.rsplit(" ", 1)[0] + "…"

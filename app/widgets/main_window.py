"""The window: sidebar, chat and dialogs, connected to the controllers; decides nothing about models or messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QSplitter, QWidget

from app.controllers.answers import DIED_NOTICE
from app.controllers.shown import View
from app.controllers.together import Controllers
from app.itemmodels.conversations import ConversationListModel
from app.itemmodels.models import ModelsListModel
from app.notices import DELETED_NOTICE, Notice
from app.settings import Settings
from app.theme import Theme
from app.widgets.appearance import Appearance
from app.widgets.buttons import ENTER
from app.widgets.chat_link import ChatLink
from app.widgets.chat_pane import ChatPane
from app.widgets.context_link import ContextLink
from app.widgets.drop_takers import DropTaker, DropTakers
from app.widgets.models_door import ModelsDoor
from app.widgets.picker_link import PickerLink
from app.widgets.settings_door import MakeExtras, SettingsDoor
from app.widgets.sidebar import Sidebar
from app.widgets.sidebar_link import SidebarLink
from app.widgets.window_place import WindowPlace

if TYPE_CHECKING:
    from app.widgets.drops import Drops
    from app.widgets.key_tips import KeyTips
    from app.widgets.model_popup import ModelPopup
    from app.widgets.models_page import ModelsPage
    from app.widgets.settings_dialog import SettingsDialog
    from app.widgets.shortcuts import Shortcuts

SMALLEST = (420, 340)  # pixels; a laptop of 1366 x 768 has 683 x 384 at 200 %


class MainWindow(QMainWindow):
    """Everything the user sees, except menus and dialogs of the desktop.

    Signals:
        painted(): The window has been painted for the first time.

    Attributes:
        conversations: What is done with conversations in the sidebar.
        commands: What each command of ``app.widgets.actions`` does, by its name. What is made beside the window adds
            its own before the window is painted.
        model_rows: The models that can be chosen.
        stays: Whether closing the window only hides it.
        why_not: By the name of a command, why it cannot be done now, in a sentence; empty: it can.
        drop_takers: Who takes files that are dropped or pasted.
        shortcuts: Which keys ask for what; ``None`` until the window has been painted.
        link: What the chat says and the pane shows.
    """

    painted = Signal()

    def __init__(
        self,
        controllers: Controllers,
        conversation_rows: ConversationListModel,
        model_rows: ModelsListModel,
        settings: Settings,
        appearance: Appearance,
        make_models_page: Callable[[], ModelsPage],
        make_extras: MakeExtras,
        parent: QWidget | None = None,
    ) -> None:
        """``make_models_page`` is called when the page is first gone to, ``make_extras`` when the settings are."""
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle("Hearth")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self._to = controllers
        self._settings = settings
        self._appearance = appearance
        self._was_painted = False
        self._painting_done = QTimer(self, singleShot=True, interval=0)
        self._painting_done.timeout.connect(self.painted)
        # From the outside in: a widget that moves into another one has everything inside it dressed anew.
        splitter = self._make_splitter()
        self.sidebar = Sidebar(conversation_rows, splitter)
        place = QWidget(splitter)
        splitter.setStretchFactor(1, 1)
        self.pane = ChatPane(place)
        self.pane.setMinimumWidth(SMALLEST[0] - 40)
        self.models = ModelsDoor(place, self.pane, make_models_page)
        self.settings = SettingsDoor(settings, make_extras, self)
        self.settings.reload_asked.connect(controllers.engine.reload)
        self.link = ChatLink(controllers.chat, self.pane)
        self._context = ContextLink(controllers.chat, controllers.summaries, controllers.usage, self.pane)
        self.model_rows = model_rows
        self._popup: ModelPopup | None = None
        self.key_tips: KeyTips | None = None  # made with the actions
        self.drop_takers = self._make_drop_takers()
        self._drops: Drops | None = None
        self.shortcuts: Shortcuts | None = None
        self._place = WindowPlace(self, splitter, self.sidebar, settings, appearance)
        self.conversations = SidebarLink(
            controllers, conversation_rows, self.sidebar, self.pane, self.models, self._place
        )
        self.commands = self._commands()
        self.stays: Callable[[], bool] = lambda: False
        self._leaving = False
        self.why_not: dict[str, Callable[[], str]] = {}
        self.painted.connect(self.conversations.complete)
        self.painted.connect(self._make_actions)
        self._connect_sidebar()
        self._connect_models()
        self.pane.notices.action_asked.connect(self._act)
        self._unsubscribe = settings.subscribe(lambda key, _value: self._note_setting(key))
        self._note_setting("chat.send_with_enter")
        appearance.changed.connect(self._dress)
        self._dress(appearance.theme, appearance.zoom)
        self._place.restore()
        self.pane.focus_composer()

    # ----------------------------------------------------------------------------- what others ask

    @property
    def popup(self) -> ModelPopup:
        """The list below the model picker."""
        if self._popup is None:
            self._popup = self._make_popup()
        return self._popup

    def show_notice(self, notice: Notice) -> None:
        """Show a notice, unless the message that is in sight says the same."""
        shown = f":{self._to.chat.view.id}:"
        if notice.key == DIED_NOTICE and shown in notice.action:
            return
        self.pane.notices.show_notice(notice)

    def hide_notice(self, key: str) -> None:
        """Take a notice back."""
        self.pane.notices.dismiss(key)

    @property
    def has_undo(self) -> bool:
        """Whether a notice offers to bring something back."""
        return any(notice.key == DELETED_NOTICE for notice in self.pane.notices.notices)

    def open_settings(self, section: str = "") -> SettingsDialog:
        """Show the settings, turned to a section."""
        return self.settings.open(section)

    def choose_file(self) -> None:
        """Let the user pick model files."""
        from PySide6.QtWidgets import QFileDialog  # costs the start a millisecond

        dialog = QFileDialog(self, self.tr("Add a model"))
        dialog.setObjectName("addModelDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Models (*.gguf *.GGUF)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._to.models.add)
        dialog.open()

    def leave(self) -> None:
        """End the program, also where closing the window would only hide it."""
        self._leaving = True
        hidden = not self.isVisible()
        if self.close() and hidden:
            QCoreApplication.quit()  # no window is left whose closing would end it

    def show_machine(self, memory: int, cores: int, processor: str) -> None:
        """Tell a newcomer what was found: bytes of memory, processor cores and the processor's name."""
        self.pane.welcome.show_facts(memory, cores, processor)

    def close_down(self) -> None:
        """Let go of everything; for a window that is not needed any more."""
        self._unsubscribe()
        if self.shortcuts is not None:
            self.shortcuts.close()
        self.settings.close_down()
        self.hide()
        self.deleteLater()

    # ------------------------------------------------------------------------------- making it

    def _commands(self) -> dict[str, Callable[[], object]]:
        """What each command of ``app.widgets.actions`` does."""
        return {
            "new": self.conversations.new,
            "search": self.conversations.search,
            "rename": self.conversations.rename,
            "trash": self.conversations.trash,
            "undo": self.conversations.undo,
            "pin-conversation": lambda: self.conversations.list.pin(),
            "archive": lambda: self.conversations.list.archive(),
            "move": lambda: self.conversations.list.move(),
            "list": lambda: self.conversations.list.open_list_menu(),
            "show-archive": lambda: self.conversations.list.toggle_archive(),
            "show-trash": lambda: self.sidebar.trash_page_asked.emit(""),
            "model": self._open_picker,
            "models": self._toggle_models,
            "add": self.choose_file,
            "composer": self.conversations.go_to_composer,
            "find": self._find,
            "find-next": lambda: self.link.find(1),
            "find-previous": lambda: self.link.find(-1),
            "message-before": lambda: self.link.walk(-1),
            "message-after": lambda: self.link.walk(1),
            "regenerate": self.link.answer_again,
            "pin": self._context.pin,
            "stop": self._escape,
            "sidebar": self._place.toggle_sidebar,
            "larger": lambda: self._appearance.zoom_by(1),
            "smaller": lambda: self._appearance.zoom_by(-1),
            "usual": lambda: self._appearance.zoom_by(0),
            "settings": self.open_settings,
            "menu": lambda: self.pane.header.more.showMenu(),
            "quit": self.leave,
        }

    def _find(self) -> None:
        """In what is shown: messages or models; where there is nothing to find, in all conversations."""
        if self.models.is_open or not self.link.find(0):
            self.conversations.search()

    def _make_actions(self) -> None:
        """Menu and keys, once the window can be seen: nobody has pressed one before."""
        from app.widgets.actions import Actions  # kept out of the start
        from app.widgets.key_tips import KeyTips
        from app.widgets.shortcuts import Shortcuts

        self._actions = Actions(self, self.commands, self._refuse)
        self.pane.header.more.setMenu(self._actions.menu)
        self.shortcuts = Shortcuts(self._actions.by_name, self._settings, self)
        self.key_tips = KeyTips(self.shortcuts, self)
        self.models.made.connect(self.key_tips.dress)

    def _refuse(self, name: str) -> bool:
        """Whether a command that was asked for by its key can do nothing now; then the reason is shown and read out."""
        listed = name in ("trash", "pin-conversation", "archive", "move") and self.sidebar.list.meant()
        why_not = None if listed or name in ("find", "stop", "undo") else self.why_not.get(name)
        words = why_not() if why_not is not None else ""
        if words:
            self.show_notice(Notice(message=words, key="why-not"))
        return bool(words)

    def _make_popup(self) -> ModelPopup:
        from app.widgets.model_popup import ModelPopup  # kept out of the start

        made = ModelPopup(self.model_rows, self)
        made.set_theme(self._appearance.theme, self._appearance.zoom)
        made.chosen.connect(self._to.models.choose)
        made.removed.connect(self._to.models.forget)
        made.find_asked.connect(lambda: self.models.open("find"))
        made.add_asked.connect(self.choose_file)
        made.settings_asked.connect(lambda: self.open_settings("load"))
        return made

    def _make_drop_takers(self) -> DropTakers:
        made = DropTakers()
        words = self.tr("Drop a .gguf file to add the model")
        made.add(DropTaker(lambda path: path.lower().endswith(".gguf"), lambda: words, self._to.models.add))
        return made

    def _dropping(self) -> Drops:
        if self._drops is None:
            from app.widgets.drops import Drops  # kept out of the start

            self._drops = Drops(self, self.drop_takers, self.pane.card.composer)
        return self._drops

    def _make_splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("splitter")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self.setCentralWidget(splitter)
        return splitter

    def _connect_sidebar(self) -> None:
        self.sidebar.models_asked.connect(lambda: self.models.open())
        self.sidebar.settings_asked.connect(lambda: self.open_settings())
        self._to.chat.shown.connect(self._note_shown)

    def _connect_models(self) -> None:
        to, header = self._to, self.pane.header
        for asks in (header, self.models):
            asks.sidebar_asked.connect(self._place.toggle_sidebar)
        self._picker = PickerLink(to, self.model_rows, self.pane, self._settings)
        header.picker_asked.connect(self._open_picker)
        header.cancel_asked.connect(to.engine.cancel_load)
        header.reload_asked.connect(to.engine.reload)
        self.pane.welcome.add_asked.connect(self.choose_file)
        self.pane.welcome.choice_asked.connect(self._open_picker)
        self.pane.card.composer.files_dropped.connect(self.drop_takers.take)
        to.engine.state_changed.connect(self.settings.show_state)
        self.settings.show_state(to.engine.state)

    def _stays_open(self) -> bool:
        """Whether the window only hides; never when the session ends."""
        application = QGuiApplication.instance()
        ends = isinstance(application, QGuiApplication) and application.isSavingSession()
        return not self._leaving and not ends and self.stays()

    # ---------------------------------------------------------------------------------- wishes

    def _toggle_models(self) -> None:
        if not self.models.close():
            self.models.open()

    def _open_picker(self) -> None:
        self.models.close()  # what is chosen answers there
        self.popup.open_below(self.pane.header.picker)

    def _escape(self) -> None:
        """Stop what runs; when nothing does, put away what is in the way."""
        if self.models.is_open and self.models.page is not None:
            self.models.page.go_back()
        elif not (self.link.escape() or self.pane.notices.dismiss_last()):
            self.pane.focus_composer()

    # --------------------------------------------------------------------------------- showing

    def _note_shown(self, view: View) -> None:
        title = view.conversation.title if view.conversation is not None else ""
        self.setWindowTitle(f"{title} - Hearth" if title else "Hearth")
        self._settings.set("window.last_conversation", view.id)

    def _note_setting(self, key: str) -> None:
        if key == "chat.send_with_enter":
            self.pane.card.composer.set_enter_sends(self._settings.flag(key))
        elif key == "automatic.enabled":
            self._picker.show()

    def _dress(self, theme: Theme, zoom: float) -> None:
        self.sidebar.set_theme(theme, zoom)
        self.pane.set_theme(theme, zoom)
        self.models.set_theme(theme, zoom)
        if self._popup is not None:
            self._popup.set_theme(theme, zoom)
        self.settings.set_theme(theme, zoom)

    def _act(self, action: str) -> None:
        from app.widgets.notice_acts import act  # there is no notice before the window is painted

        act(self._to, action)

    # ------------------------------------------------------------------------------ Qt overrides

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            self._painting_done.start()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() in ENTER and isinstance(focus, QAbstractButton) and not focus.isCheckable():
            focus.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place.fit_sidebar()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dropping().enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dropping().leave()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping().drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._place.remember()
        self.settings.close()
        if self._stays_open():
            event.ignore()
            self.hide()
        else:
            super().closeEvent(event)

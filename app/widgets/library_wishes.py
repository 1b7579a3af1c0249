"""What the user wants of the models on this computer: menus, dialogs, and the controllers that do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QDir, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app.controllers.library import LibraryController
from app.controllers.models import ModelsController
from app.controllers.quantizing import Prospect
from app.itemmodels.amounts import size
from app.itemmodels.model_words import title_of
from app.settings import Settings
from app.theme import Theme
from app.widgets.library_menus import model_menu, removed_menu
from app.widgets.place_editors import folder_dialog
from app.widgets.quantize_dialog import QuantizeDialog
from inference.library.values import Trashed

# Called where the user is; what it returns tells, on a worker, what could be made of a file.
Foresee: TypeAlias = Callable[[], Callable[[Path], tuple[Prospect, ...]]]


class LibraryWishes(QObject):
    """Signals:
    chat_asked(): The chat is to be shown; the model that answers there has been chosen.
    options_asked(str, str): The settings of the model of this name are wanted, and what it is called there.
    rename_asked(str): Another name is to be typed for this model.
    """

    chat_asked = Signal()
    options_asked = Signal(str, str)
    rename_asked = Signal(str)

    def __init__(
        self,
        models: ModelsController,
        library: LibraryController,
        settings: Settings,
        foresee: Foresee,
        section: QWidget,
    ) -> None:
        """``foresee``: what could be made of a file; ``section``: where dialogs and menus belong."""
        super().__init__(section)
        self._models, self._library, self._settings = models, library, settings
        self._foresee = foresee
        self._section = section
        self.trashed: tuple[Trashed, ...] = ()
        self.forgotten: tuple[str, ...] = ()

    def note_removed(self, trashed: tuple[Trashed, ...], forgotten: tuple[str, ...]) -> None:
        """This could be brought back."""
        self.trashed, self.forgotten = trashed, forgotten

    def chat(self, name: str) -> None:
        """Let a model answer from now on."""
        model = self._models.named(name)
        if model is not None:
            self._models.choose(str(model.path))
            self.chat_asked.emit()

    def options(self, name: str) -> None:
        """Show the settings of one model."""
        model = self._models.named(name)
        if model is not None:
            self.options_asked.emit(name, title_of(model))

    def delete(self, name: str) -> None:
        """Own files go to the trash; of others only the entry goes."""
        model = self._models.named(name)
        if model is None or model.builtin:
            return
        if model.own and not model.missing:
            self._library.delete(name)
        else:
            self._models.forget(str(model.path))

    def move(self, name: str) -> None:
        """Let another folder be chosen."""
        model = self._models.named(name)
        if model is not None:
            title = self.tr("Move “{0}” to another folder").format(title_of(model))
            dialog = folder_dialog(self._section, title, str(model.path.parent))
            dialog.fileSelected.connect(lambda folder: self._library.move(name, Path(QDir.toNativeSeparators(folder))))
            dialog.open()

    def quantize(self, name: str, zoom: float) -> None:
        """Let a smaller version be chosen."""
        model = self._models.named(name)
        if model is None:
            return
        dialog = QuantizeDialog(title_of(model), model.size, zoom, self._section)
        dialog.chosen.connect(lambda quantization: self._library.quantize(name, quantization))

        open_now = [dialog]
        dialog.finished.connect(lambda _result: open_now.clear())

        def show(prospects: tuple[Prospect, ...]) -> None:
            for each in open_now:  # it may have been closed meanwhile
                each.show_prospects(prospects)

        prospects_of = self._foresee()
        self._models.ask(lambda _library: prospects_of(model.path), show)
        dialog.open()

    def add_folder(self) -> None:
        """Let a folder be chosen whose models are listed too."""
        dialog = folder_dialog(self._section, self.tr("Add a folder with models"), "")
        dialog.fileSelected.connect(self._keep_folder)
        dialog.open()

    def refetch(self, name: str) -> None:
        """Download a damaged model again."""
        self._library.act(f"refetch-model:{name}")

    def show_folder(self, path: str) -> None:
        """Open the folder of a file on the desktop."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))

    def copy(self, text: str) -> None:
        """Put a path into the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def show_menu(self, name: str, place: QPoint, theme: Theme, zoom: float) -> None:
        """What can be done with a model."""
        model = self._models.named(name)
        if model is not None:
            path = str(model.path)
            menu = model_menu(
                self._section,
                model,
                theme,
                {
                    "chat": lambda: self.chat(name),
                    "verify": lambda: self._library.verify(name),
                    "rename": lambda: self.rename_asked.emit(name),
                    "options": lambda: self.options(name),
                    "move": lambda: self.move(name),
                    "quantize": lambda: self.quantize(name, zoom),
                    "folder": lambda: self.show_folder(path),
                    "copy": lambda: self.copy(path),
                    "delete": lambda: self.delete(name),
                },
            )
            menu.popup(place)

    def show_removed(self, place: QPoint) -> None:
        """What can be brought back."""
        library, models = self._library, self._models
        menu = removed_menu(
            self._section, self.trashed, self.forgotten, library.restore, models.recall, self._ask_to_empty
        )
        menu.popup(place)

    def _keep_folder(self, folder: str) -> None:
        known = self._settings.texts("models.folders")
        self._settings.set("models.folders", (*known, QDir.toNativeSeparators(folder)))

    def _ask_to_empty(self) -> None:
        """The one thing here that cannot be undone."""
        box = QMessageBox(self._section)
        box.setObjectName("emptyTrashDialog")
        box.setWindowTitle(self.tr("Empty the trash"))
        box.setText(self.tr("Delete what is in the trash for good?"))
        freed = size(sum(each.size for each in self.trashed))
        box.setInformativeText(self.tr("{0} are freed. This cannot be undone.").format(freed))
        empty = box.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        empty.setObjectName("emptyTrash")
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        empty.clicked.connect(self._library.empty_trash)
        box.open()

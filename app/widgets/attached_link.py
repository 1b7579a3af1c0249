"""Connects what goes with a message with who reads files and counts tokens; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from app.attached import Attached
from app.controllers.attaching import Attaching
from app.itemmodels.amounts import number
from app.widgets.appearance import Appearance
from app.widgets.composer_card import ComposerCard


class AttachedLink(QObject):
    """Lives as long as the composer's card."""

    def __init__(self, attaching: Attaching, card: ComposerCard, appearance: Appearance) -> None:
        super().__init__(card)
        self._attaching = attaching
        self._card = card
        self._appearance = appearance
        attaching.read.connect(self._attach)
        attaching.counted.connect(self._note_counted)
        card.attached_changed.connect(self._note_changed)
        card.attached_opened.connect(self._open)
        self._note_changed()

    def _attach(self, found: tuple[Attached, ...]) -> None:
        self._card.attach(found)
        self._card.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_changed(self) -> None:
        self._attaching.count(self._card.attached.all)
        self._warn()

    def _note_counted(self, counted: Attached, tokens: int) -> None:
        for chip in self._card.attached.chips:
            if chip.attached == counted:
                chip.set_tokens(tokens)
        self._warn()

    def _warn(self) -> None:
        """Say beforehand that the model will not see all of it."""
        context = self._attaching.context
        tokens = sum(chip.tokens for chip in self._card.attached.chips)
        words = ""
        if context and tokens > context:
            words = self.tr("That is about {0} tokens. The model reads {1} at once and would not see all of it.")
        self._card.attached.set_warning(words.format(number(tokens), number(context)))

    def _open(self, attached: Attached) -> None:
        from app.widgets.attached_dialog import AttachedDialog  # few are read again

        dialog = AttachedDialog(attached, self._appearance.zoom, self._card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.unfolded.connect(lambda: self._unfold(attached))
        dialog.open()

    def _unfold(self, attached: Attached) -> None:
        """Let it stand in the text, at the cursor."""
        strip = self._card.attached
        for chip in [chip for chip in strip.chips if chip.attached == attached]:
            strip.remove(chip)
        self._card.composer.insert(attached.text)
        self._card.composer.setFocus(Qt.FocusReason.OtherFocusReason)

"""Reading ahead while the user types: what is certain of the next prompt, giving way to whatever is asked for."""

from __future__ import annotations

from inference.engine.alone import drive
from inference.engine.kept import common_prefix
from inference.engine.model import Model
from inference.engine.question import see
from inference.engine.reading import PromptReader
from inference.engine.surroundings import Surroundings
from inference.engine.vocabulary import Tokenized
from inference.errors import HearthError
from inference.messages import Message
from inference.protocol import Prepare, Prepared

# What the user may say next: whatever both prompts begin with is certain. One begins with a letter, which joins a word
# at the end of the draft, and one does not.
ENDINGS = ("nobody knows yet what", "\n\n1. Something else entirely?")
LEAST = 8  # new tokens: fewer are not worth a pass over the weights that something else may have to wait for


class Preparing:
    """One reading ahead. ``run`` once.

    Args:
        model: Loaded.
        command: For which conversation.
        around: Where cancels come from.
    """

    def __init__(self, model: Model, command: Prepare, around: Surroundings) -> None:
        self._model = model
        self._command = command
        self._around = around

    def run(self) -> Prepared:
        """Read. What cannot be read ahead is no error: the answer itself will say what is wrong."""
        memory, key = self._model.memory, self._command.id
        try:
            certain = self._certain()
        except HearthError:
            return Prepared(id=key)
        tokens, conversation = certain.tokens, self._command.conversation
        count = len(tokens)
        present = memory.present(conversation, tokens)
        if self._around.cancelled or count - present < LEAST or not memory.has_place_for(conversation):
            return Prepared(id=key, tokens=count, done=present, reused=present)
        slot = memory.begin(conversation, tokens, at_a_loss=False)
        reused = len(slot.tokens)
        try:
            self._around.interruptible(memory.policy.survives_abort)
            drive(self._model.context, PromptReader(self._model, self._around, key, ahead=True).read(slot, certain))
        except HearthError:
            memory.drop(slot)
        except BaseException:
            memory.drop(slot)
            raise
        finally:
            self._around.interruptible(True)
        return Prepared(id=key, tokens=count, done=common_prefix(slot.tokens, tokens), reused=reused)

    def _certain(self) -> Tokenized:
        """The tokens that every next prompt of this conversation begins with."""
        command = self._command
        if self._model.eyes is not None and any(message.images for message in command.messages):
            return Tokenized([], ())  # they are looked at when the question is there
        one, other = (
            see(
                self._model,
                (*command.messages, Message.user(command.draft + ending)),
                command.template_args,
                command.view,
            ).tokens
            for ending in ENDINGS
        )
        count = common_prefix(one.tokens, other.tokens)
        return Tokenized(one.tokens[:count], tuple(mark for mark in one.marks if mark <= count and mark in other.marks))

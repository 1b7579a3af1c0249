"""The conversation in the terminal: reads lines, keeps the messages, obeys ``/`` commands; stores only its history."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

import msgspec
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from app.cli.answer import Answer, Session, describe_finished, describe_loaded, describe_view, excerpt
from app.cli.arguments import load_options, sampling
from app.cli.automatic import Automatic
from app.cli.environment import Environment
from app.cli.pins import meant, pinned
from app.cli.terminal import Terminal, as_line
from inference.errors import Cancelled, ContextFull, HearthError, PromptError
from inference.hosting.values import AUTO
from inference.library import ModelFile
from inference.messages import Message
from inference.protocol import ContextView, Loaded, View
from inference.summary import Summarizing

GOING_ON = "/continue lets it go on; older messages make room."
NO_SUMMARY = "The model had nothing to say; /summary TEXT tells it in your words."
_PROMPT = "> "
_MORE = ". "


class Interactive:
    """One conversation after the other, until the end of input.

    Ctrl-C stops the answer, or clears the line that is being typed; Ctrl-D leaves.
    """

    def __init__(
        self,
        parsed: argparse.Namespace,
        environment: Environment,
        terminal: Terminal,
        session: Session,
        model: ModelFile,
        automatic: Automatic | None = None,
    ) -> None:
        """``automatic`` chooses a model for each question; ``None``: ``model`` answers them."""
        self._parsed = parsed
        self._environment = environment
        self._terminal = terminal
        self._session = session
        self._model = model
        self._automatic = automatic
        said = parsed.system if parsed.system is not None else environment.settings.get("chat.system_prompt")
        self._system = str(said or "")
        self._messages: list[Message] = []
        self._last: Answer | None = None
        # Both with the system prompt as a message before all others.
        self._view = View()
        self._seen: ContextView | None = None
        self._commands: dict[str, tuple[str, Callable[[str], None]]] = {
            "/help": ("show this", self._help),
            "/new": ("begin a new conversation", self._new),
            "/system": ("TEXT  set the system prompt; without TEXT show it", self._set_system),
            "/model": (
                "[MODEL]  change the model (auto: for each question); without MODEL list them",
                self._set_model,
            ),
            "/again": ("have the last question answered again", self._again),
            "/continue": ("let the last answer go on", self._continue),
            "/pin": (
                "[WORDS]  keep the newest message with these words in view; without WORDS the last turn",
                self._pin,
            ),
            "/unpin": ("[WORDS]  let it leave the view again; without WORDS all of them", self._unpin),
            "/summary": (
                "[TEXT]  tell the model what has left its view; without TEXT it writes that itself",
                self._summarise,
            ),
            "/info": ("what is loaded, what the model sees, and how fast the last answer was", self._info),
            "/quit": ("leave (also Ctrl-D)", self._help),
        }

    def run(self) -> int:
        """Chat until the user leaves; returns the exit status."""
        loaded = self._session.loaded
        assert loaded is not None
        self._terminal.heading(f"{loaded.model} · context {loaded.context} tokens · {loaded.backend}")
        self._terminal.line("Type a message. /help lists the commands, Ctrl-C stops an answer, Ctrl-D leaves.")
        prompt = self._prompt_session()
        while True:
            try:
                line = prompt.prompt(_PROMPT)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return 0
            if line.strip() in ("/quit", "/exit"):
                return 0
            self._obey(line)

    def _prompt_session(self) -> PromptSession[str]:
        keys = KeyBindings()

        @keys.add("escape", "enter")
        def _new_line(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        return PromptSession(
            history=self._history(),
            completer=WordCompleter(list(self._commands), sentence=True),
            complete_while_typing=False,
            key_bindings=keys,
            prompt_continuation=_MORE,
            enable_open_in_editor=False,
        )

    def _history(self) -> History:
        path = self._environment.paths.history
        try:
            descriptor = os.open(path, os.O_CREAT | os.O_APPEND, 0o600)  # what was typed is private
            os.close(descriptor)
        except OSError:
            return InMemoryHistory()
        return FileHistory(str(path))

    def _obey(self, line: str) -> None:
        word, _, rest = line.strip().partition(" ")
        if not word:
            return
        try:
            if word in self._commands:
                self._commands[word][1](rest.strip())
            elif word.startswith("/") and "/" not in word[1:] and len(word) < 20:
                self._terminal.note(f"There is no command {word}; /help lists them.")
            else:
                self._say(line)
        except KeyboardInterrupt:
            self._terminal.note("Stopped.")
        except Cancelled:
            self._terminal.note("Stopped.")
        except HearthError as error:
            self._terminal.note(as_line(error))

    def _say(self, line: str) -> None:
        self._messages.append(Message.user(line))
        try:
            self._ask()
        except (ContextFull, PromptError):
            self._messages.pop()  # it can never be answered, and nothing after it could be
            raise

    def _ask(self) -> None:
        """Answer what the conversation ends in, and keep what came of it, also of one that was cut off."""
        self._choose()
        answer = Answer()
        try:
            with self._terminal.keys_unseen():
                self._session.ask(
                    self._whole(),
                    sampling(self._parsed, self._environment.settings.sampling(model=self._model.name)),
                    max_tokens=self._parsed.max_tokens,
                    stop=tuple(self._parsed.stop),
                    view=self._view,
                    answer=answer,
                )
        finally:
            self._keep(answer)
            if self._automatic is not None and answer.finished is not None:
                self._automatic.note_answer(self._model, answer.finished)

    def _choose(self) -> None:
        """With *Automatic*: load the model that suits the question best, if it is another one."""
        if self._automatic is None:
            return
        model, why = self._automatic.go_on(self._whole(), self._model, self._session.loaded)
        if model.name != self._model.name:
            self._terminal.note(f"{model.name} answers. {why}")
            self._load(model)

    def _load(self, model: ModelFile) -> Loaded:
        options = load_options(self._parsed, self._environment.settings.load_options(model=model.name))
        loaded = self._session.change(str(model.path), options)
        self._model = model
        return loaded

    def _whole(self) -> list[Message]:
        """The conversation as the engine gets it."""
        return ([Message.system(self._system)] if self._system else []) + self._messages

    def _keep(self, answer: Answer) -> None:
        if answer.seen is not None:
            self._seen = answer.seen
            self._view = msgspec.structs.replace(self._view, first=answer.seen.first)
        if not (answer.text or answer.reasoning or answer.finished):
            return
        self._last = answer
        if self._messages and self._messages[-1].role == "assistant":  # it was continued
            before = self._messages.pop()
            text, reasoning = before.text + answer.text, before.reasoning + answer.reasoning
            self._messages.append(Message("assistant", text, reasoning, before.pinned))
        elif answer.text or answer.reasoning:
            self._messages.append(Message.assistant(answer.text, answer.reasoning))

    def _help(self, _rest: str) -> None:
        for name, (text, _function) in self._commands.items():
            self._terminal.line(f"  {name:<10} {text}")
        self._terminal.line("  Esc Enter  begin a new line in a message")

    def _new(self, _rest: str) -> None:
        self._messages.clear()
        self._last = self._seen = None
        self._view = View()
        self._terminal.line("A new conversation.")

    def _set_system(self, text: str) -> None:
        if text:
            if not self._system and self._messages:  # every message is one further back now
                first, told = self._view.first + bool(self._view.first), self._view.told + bool(self._view.told)
                self._view, self._seen = msgspec.structs.replace(self._view, first=first, told=told), None
            self._system = text
        self._terminal.line(f"System prompt: {self._system or '(none)'}")

    def _set_model(self, name: str) -> None:
        if not name:
            for model in self._environment.library.models():
                mark = "*" if model.name == self._model.name else " "
                self._terminal.line(f"{mark} {model.name}")
            return
        if name == AUTO:
            self._automatic = Automatic(self._environment, self._parsed.max_tokens, self._session.constraint)
            self._terminal.line("For each question the model that suits it best.")
            return
        model = self._environment.find(name)
        try:
            loaded = self._load(model)
        except HearthError as error:
            self._terminal.note(as_line(error))
            if self._session.loaded is None:
                self._terminal.note("No model is loaded now; /model guide loads the built-in one.")
            else:
                self._terminal.note(f"{self._session.loaded.model} goes on answering.")
            return
        self._terminal.line(describe_loaded(loaded))
        self._automatic = None

    def _again(self, _rest: str) -> None:
        while self._messages and self._messages[-1].role == "assistant":
            self._messages.pop()
        if not self._messages:
            self._terminal.note("Nothing has been asked yet.")
            return
        self._ask()

    def _continue(self, _rest: str) -> None:
        if not self._messages:
            self._terminal.note("Nothing has been asked yet.")
            return
        self._ask()

    def _pin(self, words: str) -> None:
        if indices := meant(self._messages, words):
            self._messages = pinned(self._messages, indices, pin=True)
            self._terminal.line(f"The model goes on seeing: “{excerpt(self._messages[indices[0]].text, 60)}”")
        else:
            self._terminal.note(f"No message has the words “{words}”." if words else "Nothing has been asked yet.")

    def _unpin(self, words: str) -> None:
        wanted = meant(self._messages, words) if words else range(len(self._messages))
        indices = [index for index in wanted if self._messages[index].pinned]
        self._messages = pinned(self._messages, indices, pin=False)
        count = "1 message" if len(indices) == 1 else f"{len(indices)} messages"
        self._terminal.line(f"{count} unpinned." if indices else "No such message is pinned.")

    def _summarise(self, text: str) -> None:
        first, loaded = self._view.first, self._session.loaded
        if not first or loaded is None:
            self._terminal.line("The model sees the whole conversation: there is nothing to summarise.")
            return
        if not text:
            self._terminal.status("Summarising what the model no longer sees ...")
            work = Summarizing(
                self._whole(),
                first,
                context=loaded.context,
                summary=self._view.summary,
                told=self._view.told,
                reasons=loaded.reasoning,
            )
            text = self._session.summarise(work)
        if text:
            self._view = msgspec.structs.replace(self._view, summary=text, told=first)
        self._terminal.line(f"In place of what it no longer sees, the model is told:\n{text}" if text else NO_SUMMARY)

    def _info(self, _rest: str) -> None:
        if self._session.loaded is not None:
            self._terminal.line(describe_loaded(self._session.loaded))
        if self._seen is not None:
            self._terminal.line(describe_view(self._seen, self._whole()))
        if self._last is not None and self._last.finished is not None:
            self._terminal.line(describe_finished(self._last.finished))

"""``hearth chat``: one answer for a script, or a conversation for a person; stores nothing."""

from __future__ import annotations

import argparse
from functools import partial

from app.cli.answer import Answer, Session, Show, ShowJson
from app.cli.arguments import constraint, load_options, sampling
from app.cli.automatic import Automatic
from app.cli.engine import open_engine
from app.cli.environment import Environment
from app.cli.interactive import GOING_ON, Interactive
from app.cli.terminal import Terminal
from app.draft_choice import DraftChoice, Drafting
from inference.errors import HearthError, UsageError
from inference.hosting.values import AUTO
from inference.messages import Message


def run_chat(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Answer the prompt and what is piped in; without either, chat."""
    words = " ".join(parsed.prompt)
    prompt = "\n\n".join(part for part in (words, terminal.read_piped().strip("\n")) if part.strip())
    if not prompt and (parsed.json or not terminal.interactive):
        raise UsageError("There is nothing to answer.", "Give a prompt, or pipe text in: echo Hello | hearth chat")
    going_on = "" if prompt else GOING_ON
    held_to = constraint(parsed)
    show = ShowJson(terminal) if parsed.json else Show(terminal, verbose=parsed.verbose, going_on=going_on)
    with open_engine(parsed, environment) as engine:
        session = Session(engine, show, partial(_drafting, parsed, environment))
        session.constraint = held_to
        automatic = Automatic(environment, parsed.max_tokens, held_to) if parsed.model == AUTO else None
        try:
            model = environment.model(parsed.model if automatic is None else None)
            if automatic is not None and prompt:
                model, why = automatic.choose([Message.user(prompt)])
                show.chosen(model.name, why)
            options = load_options(parsed, environment.settings.load_options(model=model.name))
        except HearthError as error:
            show.failed(error, 0)
            raise
        session.load(str(model.path), options)
        if prompt:
            return _answer_once(parsed, environment, session, prompt, model.name)
        return Interactive(parsed, environment, terminal, session, model, automatic).run()


def _drafting(parsed: argparse.Namespace, environment: Environment, path: str) -> Drafting:
    """What may draft for the model in ``path``: as the command line says, else as the settings do."""
    if parsed.draft:
        return Drafting(str(environment.model(parsed.draft).path))
    models = environment.library.models()
    model = next((model for model in models if str(model.path) == path), None)
    return DraftChoice(environment.settings, lambda: models).of(model) if model is not None else Drafting()


def _answer_once(
    parsed: argparse.Namespace, environment: Environment, session: Session, prompt: str, model: str
) -> int:
    system = parsed.system if parsed.system is not None else environment.settings.get("chat.system_prompt")
    messages = [Message.user(prompt)]
    if system:
        messages.insert(0, Message.system(str(system)))
    answer: Answer = session.ask(
        messages,
        sampling(parsed, environment.settings.sampling(model=model)),
        max_tokens=parsed.max_tokens,
        stop=tuple(parsed.stop),
    )
    assert answer.finished is not None
    return 0

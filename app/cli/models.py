"""``hearth models``: list, add, describe and forget models; reads headers only."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.environment import Environment
from app.cli.terminal import Terminal
from inference.gguf import read_model_facts
from inference.library import ModelFile
from inference.units import data_size


def add_models_arguments(parser: argparse.ArgumentParser) -> None:
    """``list`` is what happens without a word."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    for name, words in (
        ("list", "all models (also without an action)"),
        ("info", "what a model file says about itself"),
        ("add", "make a .gguf file known; it stays where it is"),
        ("remove", "forget a model; its file stays"),
    ):
        action = actions.add_parser(name, help=words, description=words.capitalize() + ".")
        if name != "list":
            action.add_argument("model", metavar="PATH" if name == "add" else "MODEL")
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")


def run_models(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Carry out one of the actions."""
    if environment.library_problem is not None:
        raise environment.library_problem
    library = environment.library
    match parsed.action:
        case "add":
            model = library.add(Path(parsed.model))
            _say(terminal, parsed.json, model, f"Added {model.name}.")
        case "remove":
            model = library.find(parsed.model)
            library.forget(model.name)
            _say(terminal, parsed.json, model, f"{model.name} is forgotten; its file stays at {model.path}.")
        case "info":
            _describe(terminal, parsed.json, library.find(parsed.model))
        case _:
            _list(terminal, parsed.json, library.models())
    return 0


def _say(terminal: Terminal, as_json: bool, model: ModelFile, words: str) -> None:
    if as_json:
        terminal.json(model)
    else:
        terminal.line(words)


def _list(terminal: Terminal, as_json: bool, models: tuple[ModelFile, ...]) -> None:
    if as_json:
        for model in models:
            terminal.json(model)
        return
    width = max(len(model.name) for model in models)
    for model in models:
        state = "  (file is missing)" if model.missing else ""
        terminal.line(f"{model.name:<{width}}  {model.quantization:<8} {data_size(model.size):>9}{state}")


def _describe(terminal: Terminal, as_json: bool, model: ModelFile) -> None:
    facts = read_model_facts(model.path)
    if as_json:
        terminal.json(model)
        return
    for label, value in (
        ("Name", model.name),
        ("File", str(model.path)),
        ("Size", data_size(facts.file_size)),
        ("Architecture", facts.architecture),
        ("Parameters", f"{facts.parameters / 1e6:,.0f} million"),
        ("Quantization", facts.quantization),
        ("Trained context", f"{facts.context_trained:,} tokens"),
        ("Chat template", "yes" if facts.chat_template else "no"),
    ):
        terminal.line(f"{label + ':':<17} {value}")

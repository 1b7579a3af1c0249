"""A hub whose answers the test releases one by one; it stands at the seam of ``app.controllers.hub.HubSource``."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from inference.errors import Cancelled
from inference.hub.values import HubFile, Repository, RepositorySummary, SearchPage, SearchQuery, Variant
from inference.model_facts import ModelFacts
from inference.net.cancel import CancelToken
from inference.rough_model import RoughModel, rough_facts

PATIENCE = 30.0  # seconds
BILLION = 10**9


@dataclass
class Asked:
    """One question that came; ``answer`` lets it go on."""

    name: str
    what: object
    cancel: CancelToken
    _answered: threading.Event = field(default_factory=threading.Event)
    _value: object = None

    def answer(self, value: object) -> None:
        """Give the answer; an exception is raised."""
        self._value = value
        self._answered.set()

    def wait(self) -> object:
        forget = self.cancel.on_cancel(self._answered.set)
        assert self._answered.wait(PATIENCE), f"nobody answered {self.name}"
        forget()
        if self.cancel.cancelled:
            raise Cancelled("Stopped.")
        if isinstance(self._value, BaseException):
            raise self._value
        return self._value


class GatedHub:
    """Remembers what it was asked.

    Attributes:
        asked: All questions, oldest first.
        by_itself: Answers by the name of the question, given at once.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.by_itself: dict[str, object] = {"card": "", "facts": None}

    def search(self, query: SearchQuery, cursor: str = "", *, cancel: CancelToken) -> SearchPage:
        return self._ask("search", (query, cursor), cancel)  # type: ignore[return-value]

    def repository(self, id: str, revision: str = "main", *, cancel: CancelToken) -> Repository:
        return self._ask("repository", (id, revision), cancel)  # type: ignore[return-value]

    def card(self, id: str, commit: str, *, cancel: CancelToken) -> str:
        return self._ask("card", (id, commit), cancel)  # type: ignore[return-value]

    def facts(self, variant: Variant, *, cancel: CancelToken) -> ModelFacts:
        found = self._ask("facts", variant, cancel)
        return facts_of(variant) if found is None else found  # type: ignore[return-value]

    def named(self, name: str) -> list[Asked]:
        """The questions of this name."""
        return [asked for asked in list(self.asked) if asked.name == name]

    def _ask(self, name: str, what: object, cancel: CancelToken) -> object:
        asked = Asked(name, what, cancel)
        if name in self.by_itself:
            asked.answer(self.by_itself[name])
        self.asked.append(asked)
        return asked.wait()


def facts_of(variant: Variant, parameters: int = 4 * BILLION) -> ModelFacts:
    """What the header of a variant says."""
    rough = RoughModel(file_size=variant.size, quantization=variant.quantization, parameters=parameters)
    return rough_facts(rough)


def page(*names: str, cursor: str = "", parameters: int = 4 * BILLION) -> SearchPage:
    """A page with these repositories."""
    return SearchPage(
        repositories=tuple(RepositorySummary(id=name, parameters=parameters) for name in names), next=cursor
    )


def repository(id: str = "owner/Model-GGUF", *quantizations: str, **facts: object) -> Repository:
    """A repository with these variants of a model of four thousand million weights."""
    bits = {"Q2_K": 3.0, "Q4_K_M": 4.85, "Q8_0": 8.5, "BF16": 16.0}
    variants = tuple(
        Variant(
            repository=id,
            commit="c0ffee",
            quantization=name,
            files=(HubFile(path=f"model-{name}.gguf", size=int(bits[name] * BILLION / 2), sha256=name.lower() * 4),),
        )
        for name in quantizations or tuple(bits)
    )
    summary = RepositorySummary(id=id, parameters=4 * BILLION)
    return Repository(summary=summary, commit="c0ffee", variants=variants, **facts)  # type: ignore[arg-type]

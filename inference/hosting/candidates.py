"""What the router has to know of each model here: what it can, and how long one would wait for it; loads nothing.

Speeds are those of the last answers, or what was measured when the user wanted to know. Of a model of which neither is
known they are expected by its size: writing reads all weights once a token, so what was measured of other models tells
how fast that goes here.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from inference.fit import usual_context
from inference.hardware import Hardware
from inference.hosting.seat import Seat
from inference.hosting.ticket import Ticket
from inference.model_file import ModelFile
from inference.protocol import Finished, Loaded
from inference.router import Candidate
from inference.speed_report import Report

REMEMBERED = 200  # models of which speeds are known
_WEIGHTS_A_SECOND = 12e9  # bytes, while nothing was measured: main memory of an ordinary computer
_READING = 8.0  # prompt tokens in the time of one of the answer, while nothing was measured
_FROM_DISK = 600e6  # bytes a second, while nothing was loaded
_START = 0.5  # seconds until an engine is there
_NEW = 0.4  # weight of what was measured last
_TELLING_LOAD = 0.2  # seconds; what was loaded quicker came from memory
_TELLING = 8  # tokens; fewer tell little about speed
_FEW = 3  # languages; who was made for more of them was made for none of them
_WORDS_FOR_CODE = ("code", "coder", "codestral", "devstral", "starcoder", "mellum")


class _Pace(NamedTuple):
    """Tokens a second of a model; 0 where unknown."""

    reading: float = 0.0
    writing: float = 0.0


class Paces:
    """How fast models were here.

    Args:
        measured: What was measured of models before; called when it is first needed.
    """

    def __init__(self, measured: Callable[[Hardware], Iterable[Report]] = lambda _hardware: ()) -> None:
        self._measure: Callable[[Hardware], Iterable[Report]] | None = measured
        self._measured: dict[tuple[str, int], _Pace] = {}
        self._paces: OrderedDict[str, _Pace] = OrderedDict()
        self._contexts: dict[str, int] = {}
        self._bandwidth = 0.0
        self._disk = 0.0

    def answered(self, model: ModelFile, event: Finished) -> None:
        """An answer is over."""
        before = self._paces.pop(model.name, _Pace())
        writing = before.writing
        if event.completion_tokens >= _TELLING and event.decode_tps > 0:
            writing = _mixed(writing, event.decode_tps)
            self._bandwidth = _mixed(self._bandwidth, event.decode_tps * _read_of(model))
        reading = before.reading
        if event.prompt_tokens - event.reused_tokens >= _TELLING and event.prefill_tps > 0:
            reading = _mixed(reading, event.prefill_tps)
        self._paces[model.name] = _Pace(reading, writing)
        if len(self._paces) > REMEMBERED:
            self._contexts.pop(self._paces.popitem(last=False)[0], None)

    def loaded(self, name: str, event: Loaded) -> None:
        """A model has been loaded."""
        self._contexts[name] = event.context
        seconds = event.load_ms / 1000
        if seconds > _TELLING_LOAD and event.file_size:
            self._disk = _mixed(self._disk, event.file_size / seconds)

    def candidates(
        self,
        models: Iterable[ModelFile],
        seats: Sequence[Seat],
        waiting: Iterable[Ticket],
        each: float,
        hardware: Hardware,
    ) -> list[Candidate]:
        """All models as the router takes them.

        Args:
            models: Those that can chat.
            seats: Of the host.
            waiting: What waits.
            each: Seconds an answer takes.
            hardware: This machine.
        """
        self._recall(hardware)
        queued = Counter(ticket.model.name for ticket in waiting if ticket.model is not None)
        usual = usual_context(hardware)
        answering = {seat.name: seat for seat in seats if seat.answers}
        return [self._candidate(model, answering.get(model.name), queued[model.name], each, usual) for model in models]

    def _recall(self, hardware: Hardware) -> None:
        if self._measure is None:
            return
        measure, self._measure = self._measure, None
        for report in measure(hardware):
            if (typical := report.typical) is None:
                continue
            pace = _Pace(typical.reading, typical.writing / typical.batch)
            self._measured[report.model, report.file_size] = pace
            # Of a mixture not all of the file is read at each token.
            read = report.bandwidth / report.limit if report.limit else report.file_size
            self._bandwidth = self._bandwidth or pace.writing * read

    def _candidate(self, model: ModelFile, seat: Seat | None, queued: int, each: float, usual: int) -> Candidate:
        measured = self._measured.get((model.path.name, model.size), _Pace())
        pace = self._paces.get(model.name, measured)
        writing = pace.writing or measured.writing or (self._bandwidth or _WEIGHTS_A_SECOND) / max(_read_of(model), 1)
        loaded = seat.loaded if seat is not None else None
        context = self._contexts.get(model.name, 0) or min(model.context_trained or usual, usual)
        full = seat is not None and not seat.places
        return Candidate(
            name=model.name,
            parameters=model.parameters,
            active_parameters=model.active_parameters,
            quantization=model.quantization,
            size=model.size,
            context=loaded.context if loaded is not None else context,
            sees=loaded.sees if loaded is not None else model.vision,
            tools=loaded.tools if loaded is not None else model.tools,
            reasoning=model.reasoning,
            languages=model.languages if len(model.languages) <= _FEW else (),
            code=any(word in model.name.casefold() for word in _WORDS_FOR_CODE),
            builtin=model.builtin,
            load_seconds=0.0 if loaded is not None else _START + model.size / (self._disk or _FROM_DISK),
            queue_seconds=each * (queued + full),
            reading=pace.reading or measured.reading or writing * _READING,
            writing=writing,
        )


def _read_of(model: ModelFile) -> float:
    """Bytes of weights that are read for each token."""
    active = model.active_parameters / model.parameters if model.active_parameters and model.parameters else 1.0
    return model.size * active


def _mixed(before: float, now: float) -> float:
    return now if not before else before + _NEW * (now - before)

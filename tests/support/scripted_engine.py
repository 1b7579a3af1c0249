"""An engine whose events the test releases one by one, from a thread of its own as the real client does.

It stands at the seam of ``app.controllers.seam.Engine``; everything behind it is scripted, nothing of ours is.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from inference.commands import Constraint
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import (
    Configure,
    ContextView,
    Count,
    Counted,
    Delta,
    Done,
    EngineStopped,
    Event,
    Failed,
    Finished,
    Forget,
    Generate,
    Load,
    Loaded,
    LoadProgress,
    Measure,
    Measured,
    Prepare,
    Prepared,
    Probe,
    Probed,
    PromptProgress,
    SetThreads,
    Unload,
    View,
)

Asked = Configure | Forget | Load | Generate | Count | Probe | Prepare | SetThreads | Measure | Unload


@dataclass
class ScriptedRequest:
    """A command that was given; the test decides what comes of it."""

    command: Asked
    cancelled: bool = False
    over: bool = False

    @property
    def id(self) -> int:
        return self.command.id

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class ScriptedEngine:
    """Takes commands and remembers them.

    Attributes:
        on_event: Where events go.
        loads_by_itself: Whether a load is answered with ``Loaded`` at once.
        context: Context length it claims.
        prepares_by_itself: Whether reading ahead is over at once.
        measures_by_itself: Whether a measurement is over at once; more threads are found faster up to four.
        rests_by_itself: Whether it has given everything back at once when it is to rest.
        threads: Threads a model is loaded with.
        may_have_devices: Whether there can be a graphics device.
        device_checks: How often devices were to be tried again.
    """

    on_event: Callable[[Event], None]
    loads_by_itself: bool = True
    context: int = 2048
    prepares_by_itself: bool = True
    rests_by_itself: bool = True
    may_have_devices: bool = True
    device_checks: int = 0
    measures_by_itself: bool = True
    threads: int = 2
    requests: list[ScriptedRequest] = field(default_factory=list)
    closed: bool = False
    in_use: int = 0  # threads that were asked for last; 0: as loaded
    _ids: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    # ------------------------------------------------------------------ what the controllers call

    def configure(
        self, folder: str = "", *, cache_folder: str = "", cache_bytes: int | None = 0, memory_bytes: int | None = None
    ) -> ScriptedRequest:
        request = self._take(
            Configure(
                id=next(self._ids),
                folder=folder,
                cache_folder=cache_folder,
                cache_bytes=cache_bytes,
                memory_bytes=memory_bytes,
            )
        )
        request.over = True  # the real client tells nobody of it
        return request

    def forget(self, conversations: Sequence[str] = (), *, everything: bool = False) -> ScriptedRequest:
        request = self._take(Forget(id=next(self._ids), conversations=tuple(conversations), everything=everything))
        self.end(request, Done(id=request.id))
        return request

    def load(
        self,
        path: str,
        options: LoadOptions | None = None,
        *,
        draft: str = "",
        drafts: Sequence[str] = (),
        projector: str = "",
    ) -> ScriptedRequest:
        command = Load(
            id=next(self._ids),
            path=path,
            options=options or LoadOptions(),
            draft=draft,
            drafts=tuple(drafts),
            projector=projector,
        )
        request = self._take(command)
        if self.loads_by_itself:
            self.finish_load(request)
        return request

    def generate(
        self,
        messages: Sequence[Message],
        *,
        conversation: str = "",
        sampling: Sampling | None = None,
        max_tokens: int | None = None,
        template_args: Mapping[str, bool | int | float | str] | None = None,
        view: View | None = None,
        background: bool = False,
        constraint: Constraint | None = None,
    ) -> ScriptedRequest:
        return self._take(
            Generate(
                id=next(self._ids),
                messages=tuple(messages),
                conversation=conversation,
                sampling=sampling or Sampling(),
                max_tokens=max_tokens,
                template_args=dict(template_args or {}),
                view=view or View(),
                background=background,
                constraint=constraint,
            )
        )

    def count(self, text: str = "", messages: Sequence[Message] = ()) -> ScriptedRequest:
        request = self._take(Count(id=next(self._ids), text=text, messages=tuple(messages)))
        words = len(text.split()) + sum(len(message.text.split()) for message in messages)
        self.emit(Counted(id=request.id, count=words))
        return request

    def prepare(
        self, messages: Sequence[Message], *, draft: str = "", conversation: str = "", view: View | None = None
    ) -> ScriptedRequest:
        request = self._take(
            Prepare(
                id=next(self._ids),
                messages=tuple(messages),
                draft=draft,
                conversation=conversation,
                view=view or View(),
            )
        )
        if self.prepares_by_itself:
            self.finish_prepare(request)
        return request

    def measure(self, *, prompt: int = 512, depth: int = 0, batch: int = 1, steps: int = 32) -> ScriptedRequest:
        request = self._take(Measure(id=next(self._ids), prompt=prompt, depth=depth, batch=batch, steps=steps))
        if self.measures_by_itself:
            self.finish_measure(request)
        return request

    def set_threads(self, threads: int = 0, batch_threads: int = 0) -> ScriptedRequest:
        request = self._take(SetThreads(id=next(self._ids), threads=threads, batch_threads=batch_threads))
        self.in_use = threads or self.threads
        self.end(request, Done(id=request.id))
        return request

    def check_devices(self) -> bool:
        self.device_checks += 1
        return self.may_have_devices

    def rest(self) -> ScriptedRequest:
        request = self._take(Unload(id=next(self._ids)))
        if self.rests_by_itself:
            self.finish_rest(request)
        return request

    def probe(self) -> ScriptedRequest:
        request = self._take(Probe(id=next(self._ids)))
        self.emit(Probed(id=request.id, devices=(), features=(), gpu_offload=False, llama_cpp=""))
        return request

    def close(self) -> None:
        self.closed = True

    # ----------------------------------------------------------------------- what the test calls

    @property
    def generations(self) -> list[ScriptedRequest]:
        """Every answer that was asked for, oldest first; not what gives way."""
        return [r for r in self.requests if isinstance(r.command, Generate) and not r.command.background]

    @property
    def asides(self) -> list[ScriptedRequest]:
        """Everything that was asked for and gives way, oldest first."""
        return [r for r in self.requests if isinstance(r.command, Generate) and r.command.background]

    @property
    def loads(self) -> list[ScriptedRequest]:
        """Every load that was asked for, oldest first."""
        return [request for request in self.requests if isinstance(request.command, Load)]

    @property
    def preparations(self) -> list[ScriptedRequest]:
        """Everything that was to be read ahead, oldest first."""
        return [request for request in self.requests if isinstance(request.command, Prepare)]

    @property
    def rests(self) -> list[ScriptedRequest]:
        """Every time it was to rest, oldest first."""
        return [request for request in self.requests if isinstance(request.command, Unload)]

    @property
    def measurements(self) -> list[ScriptedRequest]:
        """Every measurement that was asked for, oldest first."""
        return [request for request in self.requests if isinstance(request.command, Measure)]

    def finish_measure(self, request: ScriptedRequest) -> None:
        """A measurement is over: each thread up to four makes it faster, a long conversation slower."""
        command = request.command
        assert isinstance(command, Measure)
        threads = self.in_use or self.threads
        share = min(threads, 4) / 4 - max(0, threads - 4) * 0.03
        load = self.loads[-1].command
        assert isinstance(load, Load)
        share *= 0.9 if load.options.flash_attention == "off" else 0.97 if load.options.kv_type == "q8_0" else 1.0
        tokens = command.depth + command.prompt
        self.end(
            request,
            Measured(
                id=request.id,
                prefill_tps=120 * share / (1 + tokens / 20_000) if command.prompt else 0.0,
                decode_ms=1000 / (14 * share) * (0.7 + 0.3 * command.batch) * (1 + tokens / 15_000),
                decode_spread=0.02,
                threads=threads,
                batch_threads=threads,
            ),
        )

    def prompt(self, number: int = -1) -> tuple[Message, ...]:
        """What an answer was asked for with."""
        command = self.generations[number].command
        assert isinstance(command, Generate)
        return command.messages

    def view(self, number: int = -1) -> View:
        """How much of the prompt the model saw before, as the engine was told."""
        command = self.generations[number].command
        assert isinstance(command, Generate)
        return command.view

    def see(self, request: ScriptedRequest, **seen: int) -> None:
        """What the model sees of the prompt: the attributes of ``ContextView``."""
        self.emit(ContextView(id=request.id, **({"context": self.context} | seen)))  # type: ignore[arg-type]

    def progress(self, request: ScriptedRequest, fraction: float, stage: str = "loading") -> None:
        """Loading has come so far."""
        self.emit(LoadProgress(id=request.id, fraction=fraction, stage=stage))  # type: ignore[arg-type]

    def finish_load(self, request: ScriptedRequest) -> None:
        """The model is ready."""
        command = request.command
        assert isinstance(command, Load)
        request.over = True
        self.emit(
            Loaded(
                id=request.id,
                model="Scripted",
                path=command.path,
                quantization="Q8_0",
                context=command.options.context_length or self.context,
                context_trained=8192,
                gpu_layers=0,
                layers=4,
                backend="CPU",
                threads=self.threads,
                batch_threads=self.threads,
                batch=512,
                micro_batch=command.options.micro_batch or 512,
                flash_attention="off" if command.options.flash_attention == "off" else "on",
                kv_type=command.options.kv_type or "f16",
                automatic=("context_length", "threads", "batch_threads", "gpu_layers", "batch", "micro_batch"),
                sampling=Sampling(temperature=0.7, top_k=20),
            )
        )

    def finish_prepare(self, request: ScriptedRequest, done: int = 10, total: int = 10) -> None:
        """Reading ahead is over; with less than all of it something else came."""
        self.end(request, Prepared(id=request.id, tokens=total, done=done))

    def finish_rest(self, request: ScriptedRequest) -> None:
        """Everything is given back, as the real client tells it."""
        self.end(request, Done(id=request.id), EngineStopped(expected=True))

    def end(self, request: ScriptedRequest, *events: Event) -> None:
        """End a request with these events."""
        request.over = True
        self.emit(*events)

    def say(self, request: ScriptedRequest, *pieces: str, channel: str = "text") -> None:
        """Write some pieces of an answer."""
        for piece in pieces:
            self.emit(Delta(id=request.id, channel=channel, text=piece))  # type: ignore[arg-type]

    def read(self, request: ScriptedRequest, done: int, total: int) -> None:
        """The prompt has been read so far."""
        self.emit(PromptProgress(id=request.id, done=done, total=total, reused=0))

    def finish(self, request: ScriptedRequest, reason: str = "stop", **figures: float) -> None:
        """End an answer."""
        request.over = True
        figures = {"prompt_tokens": 5, "completion_tokens": 7, "context_used": 12, "decode_tps": 40.0} | figures
        self.emit(Finished(id=request.id, reason=reason, ttft_ms=120.0, **figures))  # type: ignore[arg-type]

    def fail(self, request: ScriptedRequest, code: str, message: str, hint: str = "", detail: str = "") -> None:
        """A request fails."""
        request.over = True
        self.emit(Failed(id=request.id, code=code, message=message, hint=hint, detail=detail))

    def die(self, *, restarts: bool = True) -> None:
        """The process ends; as the real client does, it loads the model again by itself."""
        for request in self.requests:
            if not request.over and not isinstance(request.command, (Count, Probe)):
                hint = "It starts again by itself."
                self.fail(request, "engine_died", "The engine stopped unexpectedly.", hint, "signal 11")
        error = Failed(id=0, code="engine_died", message="The engine stopped unexpectedly.")
        self.emit(EngineStopped(expected=False, error=error))
        last = self.loads[-1]
        if restarts:
            command = last.command
            assert isinstance(command, Load)
            again = self._take(Load(id=next(self._ids), path=command.path, options=command.options))
            self.progress(again, 0.1)
            self.finish_load(again)

    def emit(self, *events: Event) -> None:
        """Deliver events from another thread, as the real client does."""

        def run() -> None:
            for event in events:
                self.on_event(event)

        thread = threading.Thread(target=run, name="scripted-engine")
        thread.start()
        thread.join()

    def _take(self, command: Asked) -> ScriptedRequest:
        request = ScriptedRequest(command)
        self.requests.append(request)
        return request

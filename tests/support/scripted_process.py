"""A stand-in for the engine process that does on command what a real one does on a bad day.

Run as a script. It speaks the real protocol over its pipes; the text of the last message says what
happens: ``echo WORDS``, ``told`` (the folders of its configurations), ``die NUMBER`` (signal) after one
delta, ``exit STATUS``, ``garbage``, ``hang`` (answers nothing more), ``stubborn`` (ignores being
cancelled), ``slow`` (waits for its cancel). A model path that contains ``crash`` aborts the process while it
loads, one with ``starve`` and a number kills it in so many attempts, ``starve`` alone in all; ``quiet`` as
first argument keeps it from ever getting ready, ``stay`` lets it ignore quit and the end of its input.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

from inference.protocol import (
    PROTOCOL_VERSION,
    Cancel,
    Command,
    Configure,
    Delta,
    Done,
    Event,
    Failed,
    Finished,
    FrameSplitter,
    Generate,
    Load,
    Loaded,
    LoadProgress,
    Ping,
    Pong,
    Quit,
    Ready,
    decode_command,
    encode_frame,
)


def send(event: Event) -> None:
    os.write(1, encode_frame(event))


class Script:
    """Carries out commands one after the other, as told."""

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.loaded = False
        self.waiting: set[int] = set()
        self.stubborn: set[int] = set()
        self.told: list[str] = []

    def obey(self, command: Command) -> None:
        match command:
            case Configure(id=id, folder=folder):
                self.told.append(folder)
                send(Done(id=id))
            case Load(id=id, path=path):
                self.load(id, path, command.attempt)
            case Generate(id=id):
                self.generate(id, command.messages[-1].text)
            case Cancel(id=id, target=target):
                if target in self.waiting:
                    self.waiting.discard(target)
                    send(Finished(id=target, reason="cancelled"))
                send(Done(id=id))
            case Ping(id=id):
                send(Pong(id=id))
            case Quit(id=id):
                if self.mode == "stay":
                    return
                for target in self.waiting:
                    send(Finished(id=target, reason="cancelled"))
                send(Done(id=id))
                os._exit(0)
            case _:
                send(Done(id=command.id))

    def load(self, id: int, path: str, attempt: int) -> None:
        send(LoadProgress(id=id, fraction=0.1, stage="checking"))
        if "refuse" in path:
            send(Failed(id=id, code="not_a_model", message="No.", hint="Take another."))
            return
        send(LoadProgress(id=id, fraction=0.5, attempt=attempt))
        _, starved, times = path.partition("starve")
        if starved and attempt < int(times or 1000):
            os.kill(os.getpid(), signal.SIGKILL)
        if "crash" in path:
            os.kill(os.getpid(), signal.SIGABRT)
        self.loaded = True
        send(Loaded(id=id, model=path, path=path, context=512, gpu_layers=0, backend="CPU"))

    def generate(self, id: int, text: str) -> None:
        word, _, rest = text.partition(" ")
        if not self.loaded:
            send(Failed(id=id, code="no_model", message="No model is loaded."))
            return
        send(Delta(id=id, channel="text", text="so far"))
        match word:
            case "die":
                sys.stderr.write("last words\n")
                sys.stderr.flush()
                os.kill(os.getpid(), int(rest))
            case "exit":
                os._exit(int(rest))
            case "garbage":
                os.write(1, b"\xff" * 64)
                threading.Event().wait()
            case "hang":
                threading.Event().wait()
            case "stubborn":
                return
            case "slow":
                self.waiting.add(id)
            case _:
                rest = " ".join(self.told) if word == "told" else rest
                send(Delta(id=id, channel="text", text=rest))
                send(Finished(id=id, reason="stop", completion_tokens=2))


def main() -> None:
    mode = sys.argv[1] if len(sys.argv) > 1 else ""
    if mode == "quiet":
        sys.exit("no such library")
    send(Ready(protocol=PROTOCOL_VERSION + (mode == "newer"), pid=os.getpid(), llama_cpp="0"))
    script, splitter = Script(mode), FrameSplitter()
    while data := os.read(0, 65536):
        for payload in splitter.feed(data):
            script.obey(decode_command(payload))
    if mode == "stay":
        threading.Event().wait()


if __name__ == "__main__":
    main()

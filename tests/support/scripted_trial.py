"""A stand-in for the engine process of a client that lets it prove itself; does on command what a bad one does.

Run as a script, with a word of its own before the arguments an engine gets: words with commas between them say what
happens. ``illegal``: it dies of an unknown instruction unless it computes with the baseline; ``lies``: it is to prove
itself and gives a wrong answer, unless likewise; ``frail``: it dies when it loads a model and may use a device;
``faints``: it dies when it answers and may use a device. When it tries devices out: ``good``, ``wrong``, ``crash`` and
``hang`` say what comes of the next one, ``garbage`` and ``early`` (death before the first word) of all.
Otherwise it serves as ``scripted_process`` does; ``arguments`` as a message makes it say how it was started.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

from inference.engine_level import EXIT_WRONG
from inference.frames import frame
from inference.protocol import (
    PROTOCOL_VERSION,
    Device,
    FrameSplitter,
    Loaded,
    LoadProgress,
    Probe,
    Probed,
    Ready,
    decode_command,
)
from inference.trial_words import Over, Seen, TrialWord, Tried, Trying, encode, identity
from tests.support.scripted_process import Script, send

KINDS = ("good", "wrong", "crash", "hang")


def device(place: int) -> Device:
    return Device(name=f"Vulkan{place}", description=f"Card {place}", kind="gpu", memory_free=10, memory_total=20)


def say(word: TrialWord) -> None:
    os.write(1, frame(encode(word)))


def try_devices(words: list[str], skipped: list[str]) -> None:
    if "early" in words:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "garbage" in words:
        os.write(1, b"\xff" * 64)
        threading.Event().wait()
    kinds = [word for word in words if word in KINDS]
    devices = tuple(device(place) for place in range(len(kinds)))
    say(Seen(variant="scripted", devices=devices))
    for each, kind in zip(devices, kinds, strict=True):
        name = identity(each)
        if name in skipped:
            continue
        say(Trying(device=name))
        if kind == "crash":
            os.kill(os.getpid(), signal.SIGABRT)
        if kind == "hang":
            threading.Event().wait()
        say(Tried(device=name, wrong="" if kind == "good" else "token 0 is 1 instead of 2", seconds=0.1))
    say(Over())


class Serving(Script):
    """Serves with what it was given."""

    def __init__(self, words: list[str], arguments: list[str]) -> None:
        super().__init__("")
        self.words, self.arguments = words, arguments

    @property
    def has_device(self) -> bool:
        return "--device" in self.arguments

    def obey(self, command: object) -> None:
        match command:
            case Probe(id=id):
                devices = (device(0),) if self.has_device else ()
                send(Probed(id=id, devices=devices, features=(), gpu_offload=True, llama_cpp="0"))
            case _:
                super().obey(command)  # type: ignore[arg-type]

    def load(self, id: int, path: str, attempt: int) -> None:
        if "frail" in self.words and self.has_device:
            send(LoadProgress(id=id, fraction=0.5, attempt=attempt))
            os.kill(os.getpid(), signal.SIGSEGV)
        self.loaded = True
        layers = 4 if self.has_device else 0
        send(Loaded(id=id, model=path, path=path, context=512, gpu_layers=layers, backend=str(layers)))

    def generate(self, id: int, text: str) -> None:
        if "faints" in self.words and self.has_device:
            os.kill(os.getpid(), signal.SIGSEGV)
        super().generate(id, f"echo {' '.join(self.arguments)}" if text == "arguments" else text)


def main() -> None:
    words, arguments = sys.argv[1].split(","), sys.argv[2:]
    if "--try-devices" in arguments:
        try_devices(words, [arguments[place + 1] for place, word in enumerate(arguments) if word == "--skip"])
        return
    if "baseline" not in arguments and not ("best" in words and "--spare" in arguments):
        if "illegal" in words:
            os.kill(os.getpid(), signal.SIGILL)
        if "lies" in words and "--prove" in arguments:
            sys.exit(EXIT_WRONG)
    send(Ready(protocol=PROTOCOL_VERSION, pid=os.getpid(), llama_cpp="0"))
    script, splitter = Serving(words, arguments), FrameSplitter()
    while data := os.read(0, 65536):
        for payload in splitter.feed(data):
            script.obey(decode_command(payload))


if __name__ == "__main__":
    main()

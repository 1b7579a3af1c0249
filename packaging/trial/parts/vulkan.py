"""Layers on a Vulkan device that Mesa makes of the processor: the same text; and nothing the worse without one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bootstrap.console import Failure
from trial.base_system import HOME
from trial.program import GREEDY, Program
from trial.report import Outcome, same
from trial.run import TrialRun, give, install

# llama.cpp leaves devices that are processors alone, unless it is told which devices to take.
DEVICE = {"GGML_VK_VISIBLE_DEVICES": "0"}
ALL = "99"
TINY_LAYERS = 12
PROMPT = "Which model should I start with?"
# The weights of the larger model are random: its choices are close, and are only the same as far as the numbers are
# exact. The guide, whose choices are not, takes what people get.
USUAL = ("-n", "48")
EXACT = ("-n", "24", "--flash-attention", "off")
_LIMIT = 600.0  # seconds; a processor that plays a graphics card is slow
_TINY = """
import sys
from tests.support.tiny_gguf import write_tiny
write_tiny(sys.argv[1], "dense", layers=int(sys.argv[2]), seed=3)
"""


def try_vulkan(run: TrialRun, program: Program) -> None:
    """First as the package alone is, then with the loader, then with a driver."""
    attempt = run.attempts("vulkan")
    models = [
        ("the guide", "guide", ("1", "2", "3", ALL)),
        (f"a model of {TINY_LAYERS} layers", _tiny(run, program), ("1", "5", "11", str(TINY_LAYERS), ALL)),
    ]
    expected = {model: _answer(program, model, "0") for _, model, _ in models}

    def without(*packages: str) -> Outcome:
        for package in packages:
            _have(program, package)
        return same(expected["guide"], _answer(program, "guide", ALL), "its answer with all layers wanted elsewhere")

    attempt("without libvulkan it is none the worse", without)
    attempt("with libvulkan and no driver it is none the worse", lambda: without("libvulkan1"))
    if not attempt("Mesa's driver is there", lambda: _have(program, "mesa-vulkan-drivers")):
        return
    if not attempt("the device proves itself before it is used", lambda: _proves_itself(program)):
        return
    for name, model, counts in models:
        for layers in counts:
            words = "all layers" if layers == ALL else f"-ngl {layers}"
            attempt(
                f"{name}, {words} on the device, writes the same",
                lambda model=model, layers=layers: _on_device(program, model, layers, expected[model]),  # type: ignore[misc]
            )


def _proves_itself(program: Program) -> Outcome:
    """``hearth doctor`` waits for it; a question in the terminal is answered meanwhile, by the processor."""
    status, report = program.json("doctor", "--json", timeout=_LIMIT, **DEVICE)
    findings = report["findings"]
    assert isinstance(findings, list)
    devices = [str(one["value"]) for one in findings if str(one["name"]).startswith("Device Vulkan")]
    return Outcome(status == 0 and any("right answer" in one for one in devices), "; ".join(devices) or "no device")


def _have(program: Program, package: str) -> Outcome:
    done = install(program.room, package)
    if done.status:
        raise Failure(done.told())
    return Outcome(True)


def _tiny(run: TrialRun, program: Program) -> str:
    """A model with more layers than the guide, as it is called inside."""
    made = Path(run.pictures, "tiny.gguf")
    made.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", _TINY, str(made), str(TINY_LAYERS)]
    done = subprocess.run(command, cwd=run.root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"The model for the trial cannot be written: {done.stderr.strip()[-300:]}")
    return give(program, made, f"{HOME}/tiny.gguf")


def _how(model: str) -> tuple[str, ...]:
    return USUAL if model == "guide" else EXACT


def _answer(program: Program, model: str, layers: str) -> str:
    return program.answer("-m", model, "-ngl", layers, *_how(model), PROMPT)


def _on_device(program: Program, model: str, layers: str, expected: str) -> Outcome:
    """The text, and that the layers really were there."""
    words = ("chat", *GREEDY, "-m", model, "-ngl", layers, *_how(model), "--json", PROMPT)
    done = program.run(*words, timeout=_LIMIT, **DEVICE)
    if done.status:
        raise Failure(done.told())
    events = [json.loads(line) for line in done.output.splitlines() if line.startswith("{")]
    text = "".join(event["text"] for event in events if event.get("type") == "delta" and event["channel"] == "text")
    loaded = next(event for event in events if event.get("type") == "loaded")
    where = f"{loaded.get('gpu_layers')} layers with {loaded.get('backend')}"
    if not loaded.get("gpu_layers"):
        return Outcome(False, f"nothing of it is on the device: {where}")
    return same(expected, text.strip(), f"the text, {where}")

"""``hearth bench``: measures a model on this computer and says which settings are best for it."""

from __future__ import annotations

import argparse

import msgspec

from app.calling import command_name
from app.cli.arguments import add_load_arguments, load_options
from app.cli.bench_words import print_advice, print_head, print_topic
from app.cli.environment import Environment
from app.cli.terminal import Terminal
from app.engine_places import EnginePlaces
from app.proven_engine import connect_engine, make_proving
from inference.bandwidth import BandwidthMemory
from inference.benchmark import Benchmark, drive
from inference.best_settings import Choice, best_settings
from inference.client import EngineClient
from inference.hardware import Hardware, read_hardware
from inference.measurements import Measurements
from inference.model_file import ModelFile
from inference.model_measurement import ModelMeasurement
from inference.options import LoadOptions
from inference.protocol import Load, Loaded, LoadProgress, Probed
from inference.speed_report import Report


def add_bench_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything ``hearth bench`` understands."""
    parser.add_argument(
        "-m", "--model", metavar="MODEL", help="a .gguf file, a model's name, what was pulled, or 'guide'"
    )
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--quick", action="store_true", help="some seconds: threads, lengths of prompts (the default)")
    extent.add_argument("--full", action="store_true", help="some minutes: also batches, KV cache, flash attention")
    parser.add_argument("--apply", action="store_true", help="use the best settings for this model from now on")
    parser.add_argument("--json", action="store_true", help="print one JSON object per result, the last a summary")
    add_load_arguments(parser)


def run_bench(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Measure, say what came of it, and keep it; with ``--apply`` set what is best."""
    model = environment.model(parsed.model)
    options = load_options(parsed, environment.settings.load_options(model=model.name))
    hardware = read_hardware()
    # Before the engine computes: both at once would measure neither.
    terminal.status("Measuring the memory ...")
    bandwidth = BandwidthMemory(environment.paths.cache / "bandwidth.json").get(hardware)
    proving = make_proving()
    with connect_engine(proving=proving) as engine:
        EnginePlaces(environment.settings, environment.paths).tell_forgetful(engine)
        engine.probe().result()
        terminal.status("Looking what there is to compute with ...")
        proving.wait()  # both at once would measure neither
        loaded, devices = _load(engine, model, options, terminal)
        measuring = ModelMeasurement(loaded, options, hardware, bandwidth, devices.devices)
        empty = measuring.report((), thorough=parsed.full)
        if parsed.json:
            terminal.json(loaded)
        else:
            print_head(terminal, empty)
        report = _measure(engine, loaded, options, hardware, measuring, parsed, terminal)
    measuring.keep(report, Measurements(environment.paths.speed))
    choices = best_settings(report)
    if parsed.apply:
        _apply(choices, model, environment)
    if parsed.json:
        terminal.json(_summary(report, choices, applied=parsed.apply))
    else:
        print_advice(terminal, report, choices, applied=parsed.apply, again=f"{command_name()} bench --apply")
    return 0


def _load(engine: EngineClient, model: ModelFile, options: LoadOptions, terminal: Terminal) -> tuple[Loaded, Probed]:
    """Load the model, saying how far it is."""
    probed = engine.probe().result()
    assert isinstance(probed, Probed)
    loaded = None
    for event in engine.load(str(model.path), options):
        if isinstance(event, LoadProgress):
            terminal.status(f"Loading the model: {event.fraction:.0%}")
        loaded = event
    terminal.clear_status()
    assert isinstance(loaded, Loaded)
    return loaded, probed


def _measure(
    engine: EngineClient,
    loaded: Loaded,
    options: LoadOptions,
    hardware: Hardware,
    measuring: ModelMeasurement,
    parsed: argparse.Namespace,
    terminal: Terminal,
) -> Report:
    """Carry it out, showing each part as soon as it is there."""
    load = Load(path=loaded.path, options=options)
    benchmark = Benchmark(load, loaded, hardware, thorough=parsed.full)
    part = 0
    for sample in drive(engine, benchmark, put_back=False):
        if parsed.json:
            terminal.json({"type": "sample", **msgspec.to_builtins(sample)})
            continue
        if benchmark.part != part and part:
            print_topic(terminal, measuring.report(benchmark.samples[:-1], thorough=True), benchmark.samples[-2].topic)
        part = benchmark.part
        terminal.status(f"Measuring: {benchmark.fraction:.0%}")
    if benchmark.failure is not None:
        raise benchmark.failure.error()
    report = measuring.report(benchmark.samples, thorough=parsed.full)
    if not parsed.json and part:
        print_topic(terminal, report, benchmark.samples[-1].topic)
    return report


def _apply(choices: tuple[Choice, ...], model: ModelFile, environment: Environment) -> None:
    for choice in choices:
        if choice.changes:
            environment.settings.set(f"load.{choice.name}", choice.value, model=model.name)
    environment.settings.flush()


def _summary(report: Report, choices: tuple[Choice, ...], *, applied: bool) -> dict[str, object]:
    typical = report.typical
    return {
        "type": "summary",
        **msgspec.to_builtins(msgspec.structs.replace(report, samples=())),
        "reading": typical.reading if typical else 0.0,
        "writing": typical.writing if typical else 0.0,
        "best": msgspec.to_builtins(choices),
        "applied": applied and any(choice.changes for choice in choices),
    }

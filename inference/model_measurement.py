"""From what a benchmark has measured to a report that is kept; runs no benchmark itself."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from inference.bandwidth import Bandwidth
from inference.calibration import Evidence
from inference.errors import HearthError
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware
from inference.load_plan import LoadPlan
from inference.measurements import Measurements, evidence_of, evidence_of_answer, tells_speed
from inference.options import LoadOptions
from inference.protocol import Device, Finished, Loaded
from inference.speed import memory_limit
from inference.speed_report import Report, Sample, backend_of, setup_of


class ModelMeasurement:
    """What has to be known of a model and of this machine for its figures to mean something.

    Reads the header of the file: on a worker thread, please.

    Args:
        loaded: The model that is measured.
        options: What it was loaded with.
        hardware: This machine.
        bandwidth: Of its memory.
        devices: What llama.cpp can compute on.

    Raises:
        HearthError: The file cannot be read any more.
    """

    def __init__(
        self,
        loaded: Loaded,
        options: LoadOptions,
        hardware: Hardware,
        bandwidth: Bandwidth,
        devices: Sequence[Device] = (),
    ) -> None:
        self._loaded, self._options = loaded, options
        self._hardware, self._bandwidth, self._devices = hardware, bandwidth, devices
        self._facts = read_model_facts(Path(loaded.path), thorough=False)

    def report(self, samples: Sequence[Sample], *, thorough: bool) -> Report:
        """The report on these samples."""
        loaded, facts = self._loaded, self._facts
        backend = backend_of(loaded)
        on_processor = backend == "processor"
        return Report(
            model=Path(loaded.path).name,
            file_size=loaded.file_size,
            title=loaded.model,
            quantization=loaded.quantization,
            thorough=thorough,
            when=time.time(),
            setup=setup_of(loaded),
            options=self._options,
            backend=backend,
            limit=memory_limit(facts, self._bandwidth) if on_processor else 0.0,
            bandwidth=self._bandwidth.bytes_per_second if on_processor else 0.0,
            samples=tuple(samples),
        )

    def keep(self, report: Report, measurements: Measurements) -> None:
        """Keep it, and let it correct what is expected of other models."""
        measurements.add(self._hardware, report, self._evidence(report))

    def learn(self, answer: Finished, measurements: Measurements) -> None:
        """Let an ordinary answer say something about this machine, where it is long enough to mean anything."""
        plan = self._plan()
        if plan is None or not tells_speed(answer):
            return
        evidence = evidence_of_answer(
            answer, self._loaded, self._facts, plan, self._hardware, self._bandwidth, self._devices
        )
        if evidence is not None:
            measurements.learn(self._hardware, Path(self._loaded.path).name, self._loaded.file_size, evidence)

    def _evidence(self, report: Report) -> Evidence | None:
        plan = self._plan()
        if plan is None:
            return None
        return evidence_of(report, self._facts, plan, self._hardware, self._bandwidth, self._devices)

    def _plan(self) -> LoadPlan | None:
        """How it was loaded."""
        loaded = self._loaded
        options = msgspec.structs.replace(self._options, context_length=loaded.context, gpu_layers=loaded.gpu_layers)
        # It is loaded, so it fits; what is free beside it now says nothing.
        roomy = msgspec.structs.replace(self._hardware, memory_available=self._hardware.memory_total)
        try:
            plan = plan_load(self._facts, options, roomy, self._devices)
        except HearthError:
            return None
        return msgspec.structs.replace(plan, threads=loaded.threads, gpu_layers=loaded.gpu_layers)

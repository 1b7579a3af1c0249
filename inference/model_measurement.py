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
from inference.measurements import Measurements, evidence_of
from inference.options import LoadOptions
from inference.protocol import Device, Loaded
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

    def _evidence(self, report: Report) -> Evidence | None:
        loaded = self._loaded
        options = msgspec.structs.replace(self._options, context_length=loaded.context, gpu_layers=loaded.gpu_layers)
        # It is loaded, so it fits; what is free beside it now says nothing.
        roomy = msgspec.structs.replace(self._hardware, memory_available=self._hardware.memory_total)
        try:
            plan = plan_load(self._facts, options, roomy, self._devices)
        except HearthError:
            return None
        plan = msgspec.structs.replace(plan, threads=loaded.threads, gpu_layers=loaded.gpu_layers)
        return evidence_of(report, self._facts, plan, self._hardware, self._bandwidth, self._devices)

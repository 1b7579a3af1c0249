"""What a model that was just loaded knows about speculating, and whether it may at all."""

from __future__ import annotations

from pathlib import Path

from inference.engine.native import version
from inference.engine.speculation.speculation import Speculation
from inference.engine.speculation.store import CostStore, cost_key
from inference.load_plan import LoadPlan
from inference.memory_estimate import cells
from inference.model_facts import ModelFacts


def start_speculation(facts: ModelFacts, plan: LoadPlan, processor: str, folder: Path | None) -> Speculation | None:
    """With the costs that were measured here before; ``None`` where the plan has no room for several tokens at once.

    Args:
        facts: The model.
        plan: How it was loaded.
        processor: Name of the processor.
        folder: Where costs are kept; ``None``: nowhere.
    """
    if not plan.speculates:
        return None
    model = facts.name, facts.architecture, facts.file_size, facts.parameters
    layout = plan.threads, plan.gpu_layers, plan.cpu_expert_layers, plan.kv_type, plan.flash_attention, plan.repack
    ring = cells(facts, plan.context, plan.micro_batch, plan.sequences)[1] if facts.window else 0
    return Speculation.begin(CostStore(folder), cost_key(*model, *layout, processor, version()), ring=ring)

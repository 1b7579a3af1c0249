"""What happened while an answer came about: counts and times, and the event that tells them."""

from __future__ import annotations

from dataclasses import dataclass

from inference.protocol import Finished, FinishReason


@dataclass(slots=True)
class Tally:
    """What happened so far. Times from ``time.perf_counter``, seconds."""

    arrived: float
    prompt_tokens: int = 0
    reused: int = 0
    restored: int = 0
    read: int = 0
    written: int = 0
    reasoned: int = 0
    steps: int = 0
    prefill: float = 0.0
    first_token: float = 0.0
    decode: float = 0.0
    seed: int = 0
    drafted: int = 0
    accepted: int = 0
    context_full: bool = False
    met: str = ""
    shown: bool = False

    def finished(self, id: int, reason: FinishReason, context_used: int) -> Finished:
        """The figures as an event."""
        return Finished(
            id=id,
            reason=reason,
            context_full=self.context_full,
            prompt_tokens=self.prompt_tokens,
            reused_tokens=self.reused,
            completion_tokens=self.written,
            reasoning_tokens=self.reasoned,
            context_used=context_used,
            ttft_ms=(self.first_token - self.arrived) * 1000 if self.first_token else 0.0,
            prefill_ms=self.prefill * 1000,
            decode_ms=self.decode * 1000,
            prefill_tps=self.read / self.prefill if self.prefill > 0 else 0.0,
            decode_tps=self.steps / self.decode if self.decode > 0 else 0.0,
            seed=self.seed,
            restored_tokens=self.restored,
            drafted_tokens=self.drafted,
            accepted_tokens=self.accepted,
        )

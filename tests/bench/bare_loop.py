"""The least that llama.cpp needs to write tokens: what Hearth's engine is measured against.

Runs in a process of its own and prints a line of JSON for each line on standard input:
``python -m tests.bench.bare_loop MODEL --tokens 128``. It uses the same library, context parameters, sampler,
thread count and priority as the engine, and nothing else. ``BareLoop`` starts it and asks.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

from inference.engine.native import NativeLog, initialize, llama
from inference.engine.sampling import Sampler
from inference.options import Sampling
from inference.process_life import stand_back


class BareResult(NamedTuple):
    """What a run measured: tokens a second for reading and for writing, and the tokens themselves."""

    prefill_tps: float
    decode_tps: float
    tokens: list[int]


class BareModel:
    """A model and one context on llama.cpp's own functions. A context manager.

    ``exact``: without flash attention and with a cache of full numbers. With them, what was computed in other
    portions differs by a few hundredths of the spread of the logits; exactly, by a thousandth at most.
    """

    def __init__(
        self,
        path: Path,
        *,
        threads: int,
        context: int = 2048,
        micro_batch: int = 512,
        exact: bool = False,
        sequences: int = 1,
    ) -> None:
        parameters = llama.llama_model_default_params()
        parameters.n_gpu_layers = 0
        self.model = llama.llama_model_load_from_file(os.fsencode(path), parameters)
        if not self.model:
            raise ValueError(f"{path} cannot be loaded")
        self.vocab = llama.llama_model_get_vocab(self.model)
        self.size = llama.llama_vocab_n_tokens(self.vocab)
        options = llama.llama_context_default_params()
        options.n_ctx, options.n_batch, options.n_ubatch = context, micro_batch, micro_batch
        options.n_threads = options.n_threads_batch = threads
        options.n_seq_max = options.n_outputs_max = sequences
        options.kv_unified = True
        options.swa_full = False
        options.no_perf = True
        if exact:
            options.flash_attn_type, options.type_k, options.type_v = 0, 0, 0
        self.context = llama.llama_init_from_model(self.model, options)
        if not self.context:
            raise ValueError(f"no context for {path}")
        self.batch_size = micro_batch

    def __enter__(self) -> BareModel:
        return self

    def __exit__(self, *_error: object) -> None:
        llama.llama_free(self.context)
        llama.llama_model_free(self.model)

    def run(self, prompt: list[int], count: int, sampling: Sampling) -> BareResult:
        """Read ``prompt`` and write ``count`` tokens, also past an end token."""
        llama.llama_memory_clear(llama.llama_get_memory(self.context), True)
        sampler = Sampler(sampling, self.vocab, self.size)
        buffer = np.array(prompt, np.int32)
        began = time.perf_counter()
        for start in range(0, len(prompt), self.batch_size):
            self._decode(buffer[start : start + self.batch_size])
        read = time.perf_counter() - began
        tokens = []
        began = time.perf_counter()
        one = np.zeros(1, np.int32)
        for _ in range(count):
            one[0] = llama.llama_sampler_sample(sampler.handle, self.context, -1)
            tokens.append(int(one[0]))
            self._decode(one)
        written = time.perf_counter() - began
        sampler.close()
        return BareResult(len(prompt) / read, count / written, tokens)

    def run_together(self, prompts: list[list[int]], count: int, sampling: Sampling) -> BareResult:
        """Read each prompt into a sequence of its own, and write ``count`` tokens behind each, all in one batch."""
        llama.llama_memory_clear(llama.llama_get_memory(self.context), True)
        batch = llama.llama_batch_init(self.batch_size, 0, 1)
        samplers = [Sampler(sampling, self.vocab, self.size) for _ in prompts]
        began = time.perf_counter()
        for sequence, prompt in enumerate(prompts):
            self._decode_batch(batch, [(token, place, sequence) for place, token in enumerate(prompt)])
        read = time.perf_counter() - began
        latest, tokens = [prompt[-1] for prompt in prompts], []
        began = time.perf_counter()
        for step in range(count):
            wanted = [(token, len(prompts[s]) + step, s) for s, token in enumerate(latest)]
            self._decode_batch(batch, wanted, outputs=len(prompts))
            latest = [
                int(llama.llama_sampler_sample(sampler.handle, self.context, row))
                for row, sampler in enumerate(samplers)
            ]
            tokens += latest
        written = time.perf_counter() - began
        for sampler in samplers:
            sampler.close()
        llama.llama_batch_free(batch)
        return BareResult(sum(map(len, prompts)) / read, len(tokens) / written, tokens)

    def logits(self) -> np.ndarray:
        """A copy of the last logits."""
        return np.ctypeslib.as_array(llama.llama_get_logits_ith(self.context, -1), (self.size,)).copy()

    def read(self, tokens: list[int]) -> np.ndarray:
        """Read ``tokens`` from nothing; the logits that follow."""
        llama.llama_memory_clear(llama.llama_get_memory(self.context), True)
        return self.read_on(np.array(tokens, np.int32))

    def read_on(self, tokens: np.ndarray) -> np.ndarray:
        """Read more tokens after those that were read; the logits that follow."""
        for start in range(0, len(tokens), self.batch_size):
            self._decode(tokens[start : start + self.batch_size])
        return self.logits()

    def save(self) -> bytes:
        """What has been read."""
        data = (ctypes.c_uint8 * llama.llama_state_seq_get_size_ext(self.context, 0, 0))()
        llama.llama_state_seq_get_data_ext(self.context, data, len(data), 0, 0)
        return bytes(data)

    def restore(self, data: bytes) -> None:
        """Go back to what ``save`` returned."""
        llama.llama_memory_clear(llama.llama_get_memory(self.context), True)
        if not llama.llama_state_seq_set_data_ext(
            self.context, (ctypes.c_uint8 * len(data)).from_buffer_copy(data), len(data), 0, 0
        ):
            raise ValueError("the state cannot be restored")

    def _decode_batch(self, batch: llama.llama_batch, wanted: list[tuple[int, int, int]], outputs: int = 1) -> None:
        """Tokens with their place and sequence; logits behind the last ``outputs``."""
        batch.n_tokens = len(wanted)
        for row, (token, place, sequence) in enumerate(wanted):
            batch.token[row], batch.pos[row] = token, place
            batch.n_seq_id[row], batch.seq_id[row][0] = 1, sequence
            batch.logits[row] = row >= len(wanted) - outputs
        if llama.llama_decode(self.context, batch) != 0:
            raise ValueError("llama_decode failed")

    def _decode(self, tokens: np.ndarray) -> None:
        pointer = tokens.ctypes.data_as(llama.llama_batch_get_one.argtypes[0])
        if llama.llama_decode(self.context, llama.llama_batch_get_one(pointer, len(tokens))) != 0:
            raise ValueError("llama_decode failed")


class BareLoop:
    """The process as a measurement drives it: loaded once, so that a round costs nothing but itself.

    With several ``streams`` each of them writes ``tokens``, and what is told is what they reach together. The prompt
    should be as long as the one it is compared with: each token looks at all before it, and on some machines a pass
    behind twenty tokens more takes three hundredths longer.
    """

    def __init__(self, model: Path, *, threads: int, tokens: int, prompt: int, streams: int = 1) -> None:
        options = {"--threads": threads, "--tokens": tokens, "--prompt": prompt, "--streams": streams}
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(model), *(str(part) for option in options.items() for part in option)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # as the engine's process, for `stand_back`
        )
        self.decode_tps()  # what is loaded on first use belongs to no round

    def __enter__(self) -> BareLoop:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()  # the end of its input is its end

    def decode_tps(self) -> float:
        """Tokens a second of one more run."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(file=self._process.stdin, flush=True)
        return float(json.loads(self._process.stdout.readline())["decode_tps"])


def main() -> None:
    """Measure one file as often as a line comes in, print JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("--tokens", type=int, default=128)
    parser.add_argument("--prompt", type=int, default=32, help="tokens")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--streams", type=int, default=1)
    parser.add_argument("--temperature", type=float, default=0.0)
    arguments = parser.parse_args()
    stand_back()  # as the engine: what else runs on this machine is to slow both down
    initialize(NativeLog(lambda level, line: print(level, line, file=sys.stderr)))
    sampling = Sampling(temperature=arguments.temperature, top_k=40, top_p=0.95, min_p=0.05, seed=1)
    prompt = [token % 200 + 300 for token in range(arguments.prompt)]
    with BareModel(arguments.model, threads=arguments.threads, sequences=arguments.streams) as bare:
        bare.run(prompt, 4, sampling)
        for _line in sys.stdin:
            if arguments.streams == 1:
                result = bare.run(prompt, arguments.tokens, sampling)
            else:
                result = bare.run_together([prompt] * arguments.streams, arguments.tokens, sampling)
            print(json.dumps(result._replace(tokens=[])._asdict()), flush=True)


if __name__ == "__main__":
    main()

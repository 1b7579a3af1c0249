"""llama.cpp on its own, in a process of its own: what it allocates, what it says, what it writes.

``ask`` starts ``python -m tests.support.bare_llama``, hands it jobs as JSON and returns its answers, so that the
test process never loads the library, and an assertion in it fails one test only.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import subprocess
import sys
from typing import Any

MIB = 1024 * 1024


def ask(*jobs: dict[str, Any], seconds: float = 100) -> list[dict[str, Any]]:
    """Run jobs one after the other in a fresh process; each has a ``job`` and the arguments of that function."""
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        env={**os.environ, "GGML_NO_BACKTRACE": "1"},
    )
    if done.returncode != 0:
        raise AssertionError(f"llama.cpp ended with {done.returncode}: {done.stderr[-2000:]}")
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


class Llama:
    """The jobs. Lives only in the process that ``ask`` starts."""

    def __init__(self) -> None:
        import llama_cpp.llama_cpp as library  # only here: see above

        self._lib = library
        self._lines: list[str] = []
        self._callback = library.llama_log_callback(lambda _level, text, _data: self._lines.append(_decode(text)))
        library.llama_log_set(self._callback, None)
        library.llama_backend_init()

    def types(self) -> dict[str, Any]:
        """Block and byte size of every number format."""
        native = self._lib._lib
        native.ggml_type_size.restype = ctypes.c_size_t
        native.ggml_blck_size.restype = ctypes.c_int64
        return {str(number): [native.ggml_blck_size(number), native.ggml_type_size(number)] for number in range(43)}

    def log_of(self, path: str) -> dict[str, Any]:
        """What it says when it loads a file."""
        self._lines.clear()
        model = self._lib.llama_model_load_from_file(path.encode(), self._model_parameters(hollow=False))
        if model:
            self._lib.llama_model_free(model)
        return {"loaded": bool(model), "log": "".join(self._lines)}

    def measure(self, path: str, cases: list[dict[str, Any]]) -> dict[str, Any]:
        """Bytes of the weights, which are never read, and what it allocates beside for each of several contexts.

        A case has ``context``, ``micro_batch``, ``sequences``, ``outputs``, ``flash`` and the number ``kv_type``.
        """
        self._lines.clear()
        model = self._lib.llama_model_load_from_file(path.encode(), self._model_parameters(hollow=True))
        assert model, "".join(self._lines)[-2000:]
        weights = self._lib.llama_model_size(model)
        sizes = [self._measure(model, **case) for case in cases]
        self._lib.llama_model_free(model)
        return {"weights": weights, "sizes": sizes}

    def _measure(
        self, model: Any, context: int, micro_batch: int, sequences: int, outputs: int, flash: bool, kv_type: int
    ) -> dict[str, float]:
        self._lines.clear()
        parameters = self._context_parameters(context, micro_batch, sequences)
        parameters.n_outputs_max = outputs
        parameters.flash_attn_type = int(flash)
        parameters.type_k = parameters.type_v = kv_type
        handle = self._lib.llama_init_from_model(model, parameters)
        log = "".join(self._lines)
        assert handle, log[-2000:]
        self._lib.llama_free(handle)
        return {
            "kv": _sum(r"llama_kv_cache: +size = +([\d.]+) MiB", log)
            + _sum(r"llama_memory_recurrent: +size = +([\d.]+) MiB", log),
            "compute": _sum(r"(?:compute|output) buffer size = +([\d.]+) MiB", log),
        }

    def write(self, path: str, text: str, tokens: int, chunk: int) -> dict[str, Any]:
        """The likeliest continuation of a text, read ``chunk`` tokens at a time."""
        lib = self._lib
        model = lib.llama_model_load_from_file(path.encode(), self._model_parameters(hollow=False))
        assert model, "".join(self._lines)[-2000:]
        parameters = self._context_parameters(2048, 256, 1)
        # Flash attention rounds to 16 bits, and differently by how many tokens it reads at once: two readings
        # of one prompt differ by a hundredth of the spread of the logits. Exactly, they differ by a millionth.
        parameters.flash_attn_type = 0
        parameters.type_k = parameters.type_v = 0
        handle = lib.llama_init_from_model(model, parameters)
        vocabulary = lib.llama_model_get_vocab(model)
        raw = text.encode()
        ids = (lib.llama_token * (len(raw) + 8))()
        prompt = list(ids[: lib.llama_tokenize(vocabulary, raw, len(raw), ids, len(ids), True, True)])
        for start in range(0, len(prompt), chunk):
            self._decode(handle, prompt[start : start + chunk], start)
        written: list[int] = []
        for _ in range(tokens):
            logits = lib.llama_get_logits_ith(handle, -1)
            count = lib.llama_vocab_n_tokens(vocabulary)
            written.append(max(range(count), key=lambda token, logits=logits: logits[token]))
            self._decode(handle, written[-1:], len(prompt) + len(written) - 1)
        ends = [bool(lib.llama_vocab_is_eog(vocabulary, token)) for token in written]
        pieces = b"".join(self._piece(vocabulary, token) for token in written)
        lib.llama_free(handle)
        lib.llama_model_free(model)
        return {"prompt": prompt, "written": written, "ends": ends, "text": pieces.decode("latin-1")}

    def _piece(self, vocabulary: Any, token: int) -> bytes:
        buffer = ctypes.create_string_buffer(64)
        length = self._lib.llama_token_to_piece(vocabulary, token, buffer, 64, 0, True)
        return buffer.raw[:length]

    def _decode(self, handle: Any, tokens: list[int], position: int) -> None:
        batch = self._lib.llama_batch_init(len(tokens), 0, 1)
        for index, token in enumerate(tokens):
            batch.token[index] = token
            batch.pos[index] = position + index
            batch.n_seq_id[index] = 1
            batch.seq_id[index][0] = 0
            batch.logits[index] = int(index == len(tokens) - 1)
        batch.n_tokens = len(tokens)
        status = self._lib.llama_decode(handle, batch)
        self._lib.llama_batch_free(batch)
        assert status == 0

    def _model_parameters(self, *, hollow: bool) -> Any:
        parameters = self._lib.llama_model_default_params()
        parameters.n_gpu_layers = 0
        parameters.use_extra_bufts = False
        if hollow:
            parameters.no_alloc = True
            parameters.load_mode = 0
        return parameters

    def _context_parameters(self, context: int, micro_batch: int, sequences: int) -> Any:
        parameters = self._lib.llama_context_default_params()
        parameters.n_ctx = context
        parameters.n_batch = 512
        parameters.n_ubatch = micro_batch
        parameters.n_seq_max = parameters.n_outputs_max = sequences
        parameters.kv_unified = True
        parameters.swa_full = False
        # One thread: two would wait for each other by spinning wherever other tests run beside.
        parameters.n_threads = parameters.n_threads_batch = 1
        return parameters


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _sum(pattern: str, log: str) -> float:
    return sum(float(size) for size in re.findall(pattern, log)) * MIB


def main() -> None:
    """Answer the jobs on standard input."""
    llama = Llama()
    answers = []
    for job in json.load(sys.stdin):
        answers.append(getattr(llama, job.pop("job"))(**job))  # noqa: PERF401  # one after the other
    sys.stdout.write(json.dumps(answers))


if __name__ == "__main__":
    main()

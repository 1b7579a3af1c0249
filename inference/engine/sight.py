"""Pictures to what a model reads in place of tokens, with its projector; knows no prompt and no sequence.

A projector (``mmproj``) turns a picture into rows of numbers, each as wide as the vector of a token. That takes long
and cannot be interrupted, so it is done once for each picture, by a thread of its own beside the decoding; what came
of it is remembered while the same pictures come again, as they do with every turn of a conversation.

Models whose positions in a picture have several directions (M-RoPE) are not served: what is known here of a sequence
counts one position a token.
"""

from __future__ import annotations

import ctypes
import hashlib
import threading
from collections import OrderedDict
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import llama_cpp.mtmd_cpp as mtmd
import numpy as np

from inference.engine.native import NativeLog, llama
from inference.engine.picture_files import check_picture
from inference.engine.picture_parts import Part
from inference.errors import EngineFailed, ModelUnsupported, PromptError

REMEMBERED = 256 * 1024 * 1024  # bytes of rows that are kept
_IMAGE = 1  # MTMD_INPUT_CHUNK_TYPE_IMAGE

Rows = np.ndarray[Any, np.dtype[np.float32]]


class Sight:
    """The projector of one model. ``close`` frees it; only ``rows`` computes.

    Args:
        path: The projector.
        model: llama.cpp's model.
        log: Where mtmd logs.
        threads: To compute with.
        graphics: Whether a graphics device may be used.

    Attributes:
        both_ways: Whether the model looks at all places of a picture at once, so that they go into one computation.

    Raises:
        ModelUnsupported: It belongs to another model, or is of a kind that is not served.
    """

    def __init__(self, path: Path, model: Any, log: NativeLog, *, threads: int, graphics: bool) -> None:
        log.take_from(mtmd.mtmd_log_set)
        log.take_from(mtmd.mtmd_helper_log_set)
        parameters = mtmd.mtmd_context_params_default()
        parameters.use_gpu = graphics
        parameters.n_threads = threads
        parameters.warmup = False
        parameters.print_timings = False
        self._handle = mtmd.mtmd_init_from_file(str(path).encode(), model, parameters)
        if not self._handle:
            raise ModelUnsupported(
                f"“{path.name}” does not belong to this model, or is damaged: pictures cannot be shown to it.",
                "Download the model again with its projector.",
            )
        if not mtmd.mtmd_support_vision(self._handle) or mtmd.mtmd_decode_use_mrope(self._handle):
            self.close()
            raise ModelUnsupported("Hearth cannot show pictures to models of this kind yet.", "Choose another model.")
        self.both_ways = bool(mtmd.mtmd_decode_use_non_causal(self._handle, None))
        self._width = int(llama.llama_model_n_embd(model))
        self._known: OrderedDict[bytes, Future[Rows]] = OrderedDict()
        self._parts: OrderedDict[bytes, tuple[Part, ...]] = OrderedDict()
        self._chunks: list[Any] = []
        self._lock = threading.Lock()  # mtmd has one buffer for results
        self._worker: threading.Thread | None = None

    def close(self) -> None:
        """Give the memory back; waits for a picture that is being looked at."""
        worker = getattr(self, "_worker", None)
        if worker is not None:
            worker.join()
        for chunks in getattr(self, "_chunks", ()):
            mtmd.mtmd_input_chunks_free(chunks)
        if self._handle:
            mtmd.mtmd_free(self._handle)
            self._handle = None

    def parts(self, picture: bytes) -> tuple[Part, ...]:
        """What stands for an encoded picture in a prompt, in order.

        Raises:
            PromptError: It cannot be decoded, or is too large.
        """
        name = hashlib.sha256(picture).digest()
        found = self._parts.get(name)
        if found is None:
            check_picture(picture)
            found = self._parts[name] = self._take_apart(picture, name)
        self._parts.move_to_end(name)
        return found

    def rows(self, part: Part) -> Future[Rows]:
        """The rows of a part, ``places`` by the width of the model: at once where they are known, else soon.

        Only one part is computed at a time; whoever asks for the next one waits for the one before.

        Raises:
            EngineFailed: In the future: the projector failed.
        """
        with self._lock:
            known = self._known.get(part.key)
            if known is not None and not (known.done() and known.exception()):
                self._known.move_to_end(part.key)
                return known
        if self._worker is not None:
            self._worker.join()
        future: Future[Rows] = Future()
        with self._lock:
            self._known[part.key] = future
        self._worker = threading.Thread(target=self._compute, args=(part, future), name="sight", daemon=True)
        self._worker.start()
        return future

    def _compute(self, part: Part, future: Future[Rows]) -> None:
        """Body of the thread."""
        status = int(mtmd.mtmd_encode_chunk(self._handle, part.chunk))
        pointer = mtmd.mtmd_get_output_embd(self._handle) if status == 0 else None
        if not pointer:
            future.set_exception(
                EngineFailed("A picture could not be looked at.", "Try a smaller one.", f"mtmd_encode_chunk: {status}")
            )
            return
        rows: Rows = np.ctypeslib.as_array(pointer, (part.places, self._width)).copy()
        future.set_result(rows)
        self._forget_old()

    def _forget_old(self) -> None:
        with self._lock:
            most = max(1, REMEMBERED // (4 * self._width))
            while len(self._known) > 1 and sum(self._length(one) for one in self._known.values()) > most:
                self._known.popitem(last=False)

    @staticmethod
    def _length(future: Future[Rows]) -> int:
        return len(future.result()) if future.done() and not future.exception() else 0

    def _take_apart(self, picture: bytes, name: bytes) -> tuple[Part, ...]:
        buffer = (ctypes.c_uint8 * len(picture)).from_buffer_copy(picture)
        bitmap = mtmd.mtmd_helper_bitmap_init_from_buf(self._handle, buffer, len(picture), False)
        if not bitmap:
            raise PromptError("A picture cannot be decoded: it may be damaged.", "Save it again as PNG or JPEG.")
        chunks = mtmd.mtmd_input_chunks_init()
        try:
            marker = mtmd.mtmd_default_marker()
            text = mtmd.mtmd_input_text(text=marker, text_len=len(marker), add_special=False, parse_special=True)
            bitmaps = (mtmd.mtmd_bitmap_p_ctypes * 1)(bitmap)
            status = int(mtmd.mtmd_tokenize(self._handle, chunks, ctypes.byref(text), bitmaps, 1))
        finally:
            mtmd.mtmd_bitmap_free(bitmap)
        self._chunks.append(chunks)  # the parts point into it
        if status != 0:
            raise PromptError("A picture cannot be prepared for this model.", "Try another one.", f"status {status}")
        count = int(mtmd.mtmd_input_chunks_size(chunks))
        return tuple(self._part(mtmd.mtmd_input_chunks_get(chunks, index), name, index) for index in range(count))

    def _part(self, chunk: Any, name: bytes, index: int) -> Part:
        size = int(mtmd.mtmd_input_chunk_get_n_tokens(chunk))
        if int(mtmd.mtmd_input_chunk_get_type(chunk)) == _IMAGE:
            return Part((), size, hashlib.sha256(name + bytes((index % 256,))).digest(), chunk)
        number = ctypes.c_size_t(0)
        tokens = mtmd.mtmd_input_chunk_get_tokens_text(chunk, ctypes.byref(number))
        return Part(tuple(tokens[: number.value]), number.value)

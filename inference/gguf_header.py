"""What a GGUF file says before its weights begin, as values; how they are read is ``inference.gguf_layout``."""

from __future__ import annotations

import msgspec

Scalar = int | float | bool | str


class Array(msgspec.Struct, frozen=True):
    """An array value. ``values`` is ``None`` where it was skipped: long, and nobody asked for it.

    Strings are kept as bytes: a token need not be valid UTF-8.
    """

    type: str
    count: int
    values: tuple[int, ...] | tuple[float, ...] | tuple[bytes, ...] | None = None


class Tensor(msgspec.Struct, frozen=True):
    """One entry of the tensor table.

    Attributes:
        name: Such as ``blk.0.attn_q.weight``.
        dims: Fastest-varying first, as ggml has it.
        type: ggml type id, a key of ``quantization.TENSOR_TYPES``.
        offset: Bytes from the beginning of the data section.
        size: Bytes, without padding.
    """

    name: str
    dims: tuple[int, ...]
    type: int
    offset: int
    size: int

    @property
    def elements(self) -> int:
        """Number of weights."""
        product = 1
        for dim in self.dims:
            product *= dim
        return product


class Header(msgspec.Struct, frozen=True):
    """What a GGUF file says before its weights begin.

    Attributes:
        version: 2 or 3.
        keys: Metadata in the file's order.
        types: Type name of each key, such as ``u32``; of arrays that of their elements.
        tensors: The table, in the file's order.
        data_offset: Where the weights begin, bytes from the start of the file.
        file_size: Bytes of this file.
        needed_size: Bytes the file must have at least to hold every tensor.
    """

    version: int
    keys: dict[str, Scalar | Array]
    types: dict[str, str]
    tensors: tuple[Tensor, ...]
    data_offset: int
    file_size: int
    needed_size: int

    def integer(self, key: str, default: int = 0) -> int:
        """A whole number, or ``default`` when it is absent or of another kind."""
        value = self.keys.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def number(self, key: str) -> float | None:
        """A number of any kind, ``None`` when it is absent or something else."""
        value = self.keys.get(key)
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def text(self, key: str, default: str = "") -> str:
        """A string, or ``default``."""
        value = self.keys.get(key)
        return value if isinstance(value, str) else default

    def flag(self, key: str) -> bool | None:
        """A truth value, ``None`` when absent or something else."""
        value = self.keys.get(key)
        return value if isinstance(value, bool) else None

    def array(self, key: str) -> Array | None:
        """An array, ``None`` when absent or something else."""
        value = self.keys.get(key)
        return value if isinstance(value, Array) else None

    def per_layer(self, key: str, layers: int, default: int = 0) -> tuple[int, ...]:
        """One whole number a layer, from a single value or an array; missing ones are ``default``."""
        array = self.array(key)
        if array is None:
            return (self.integer(key, default),) * layers
        found = [int(value) if isinstance(value, int) else default for value in (array.values or ())[:layers]]
        return tuple(found) + (default,) * (layers - len(found))

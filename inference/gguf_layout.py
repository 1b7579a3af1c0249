"""Parses the beginning of a GGUF file: keys, values and the table of tensors. Knows no models and no folders.

Everything in the file is untrusted. Each count, length, type, dimension and offset is checked against the
size of the file and against fixed limits before it is used; no more than ``MAX_HEADER`` bytes are held.
The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md; where llama.cpp's own reader
(``ggml/src/gguf.cpp``) is stricter, its rules hold, since a file it refuses is of no use here.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection

from inference.errors import ModelCorrupt, ModelTruncated, ModelUnsupported
from inference.gguf_header import Array, Header, Scalar, Tensor
from inference.quantization import TENSOR_TYPES

MAGIC = b"GGUF"
MAX_HEADER = 128 * 1024 * 1024  # bytes; the largest vocabularies of today need about 20 MB
MAX_STRING = 1024 * 1024 * 1024  # bytes; llama.cpp's limit
MAX_KEY = 65_535  # bytes; the format's limit
MAX_KEYS = 65_536
MAX_TENSORS = 262_144  # 512 layers of 100 tensors are far below it
MAX_DIMS = 4
MAX_NAME = 63  # bytes of a tensor's name
SMALL_ARRAY = 2_048  # values decoded at once: enough for one value a layer
SMALL_STRINGS = 64
MAX_DECODED = 1_048_576  # values of all arrays together; further arrays are passed over
MAX_TOKENS = 4_194_304  # sixteen times the largest vocabulary of today
MAX_TEXT = 4 * 1024 * 1024  # bytes kept of one text; the longest templates have 20 KB

ReadAt = Callable[[int, int], bytes]

_SCALARS = {
    0: struct.Struct("<B"),
    1: struct.Struct("<b"),
    2: struct.Struct("<H"),
    3: struct.Struct("<h"),
    4: struct.Struct("<I"),
    5: struct.Struct("<i"),
    6: struct.Struct("<f"),
    7: struct.Struct("<?"),
    10: struct.Struct("<Q"),
    11: struct.Struct("<q"),
    12: struct.Struct("<d"),
}
_STRING, _ARRAY, _UINT32 = 8, 9, 4
TYPE_NAMES = {
    0: "u8", 1: "i8", 2: "u16", 3: "i16", 4: "u32", 5: "i32", 6: "f32", 7: "bool", 8: "string", 10: "u64", 11: "i64",
    12: "f64",
}  # fmt: skip


def parse_header(read_at: ReadAt, file_size: int, decode: Collection[str] = ()) -> Header:
    """Parse the header of a GGUF.

    Args:
        read_at: Returns up to that many bytes (second argument) from that offset (first).
        file_size: Bytes of the whole file.
        decode: Keys of arrays to decode however long they are.

    Raises:
        ModelTruncated: The file ends before its header does.
        ModelCorrupt: The header contradicts itself or exceeds a limit.
        ModelUnsupported: Version 1, a later version, big-endian, or an unknown tensor type.
    """
    cursor = _Cursor(read_at, file_size)
    if cursor.take(4) != MAGIC:
        raise ModelCorrupt("The file does not begin like a GGUF.")
    version = _version(cursor.unpack(_SCALARS[4]))
    tensor_count = cursor.count("tensors", MAX_TENSORS)
    key_count = cursor.count("keys", MAX_KEYS)
    keys: dict[str, Scalar | Array] = {}
    types: dict[str, str] = {}
    for _ in range(key_count):
        _read_key(cursor, keys, types, decode)
    alignment = _alignment(keys, types)
    tensors: dict[str, Tensor] = {}
    expected = 0
    for _ in range(tensor_count):
        tensor = _read_tensor(cursor)
        if tensor.name in tensors:
            raise _corrupt(f"the tensor {tensor.name!r} is listed twice")
        if tensor.offset != expected:
            raise _corrupt(f"the tensor {tensor.name!r} begins at {tensor.offset} instead of {expected}")
        expected += -(-tensor.size // alignment) * alignment
        tensors[tensor.name] = tensor
    data_offset = -(-cursor.position // alignment) * alignment
    table = tuple(tensors.values())
    needed = data_offset + table[-1].offset + table[-1].size if table else cursor.position
    return Header(version, keys, types, table, data_offset, file_size, needed)


def _corrupt(what: str) -> ModelCorrupt:
    return ModelCorrupt(
        f"The model file is damaged: {what}.",
        "Download it again, or choose another file.",
    )


class _Cursor:
    """Reads forward, fetching the file in growing pieces; never beyond its end or ``MAX_HEADER``."""

    def __init__(self, read_at: ReadAt, file_size: int) -> None:
        self._read_at = read_at
        self._file_size = file_size
        self._data = b""
        self.position = 0
        self._decodable = MAX_DECODED

    def take(self, length: int) -> bytes:
        """The next ``length`` bytes."""
        start = self.position
        self._require(start + length)
        self.position = start + length
        return self._data[start : start + length]

    def unpack(self, form: struct.Struct) -> int:
        """The next number."""
        start = self.position
        self._require(start + form.size)
        self.position = start + form.size
        value: int = form.unpack_from(self._data, start)[0]
        return value

    def count(self, what: str, limit: int) -> int:
        """A 64-bit count of things, each of which takes at least one byte."""
        number = self.unpack(_SCALARS[10])
        if number > limit:
            raise _corrupt(f"it claims to hold {number} {what}")
        return number

    def string(self, limit: int = MAX_STRING) -> bytes:
        """A length and that many bytes."""
        length = self.unpack(_SCALARS[10])
        if length > limit:
            raise _corrupt(f"a text in its header claims to be {length} bytes long")
        return self.take(length)

    def text(self) -> str:
        """The next text for people; of an absurdly long one the beginning."""
        return self.string()[:MAX_TEXT].decode("utf-8", "replace")

    def may_decode(self, count: int) -> bool:
        """Whether ``count`` more values may be decoded: many short arrays take as much memory as a long one."""
        if count > self._decodable:
            return False
        self._decodable -= count
        return True

    def pass_strings(self, count: int) -> None:
        """Pass over ``count`` strings."""
        # Each needs at least its eight bytes of length: a wild count is refused before the walk.
        self._require(self.position + 8 * count)
        unpack = _SCALARS[10].unpack_from
        position, left = self.position, count
        while left:  # The inner loop runs unchecked; where the data end it stops, and more is fetched.
            data, done = self._data, 0
            try:
                for done in range(left):  # noqa: B007  # used where it stops
                    position += 8 + unpack(data, position)[0]
                left = 0
            except (struct.error, OverflowError):
                left -= done
                self._require(position + 8)
        self._require(position)
        self.position = position

    def strings(self, count: int) -> tuple[bytes, ...]:
        """The next ``count`` strings."""
        position = self.position
        self.pass_strings(count)  # then all of them are there
        data, unpack = self._data, _SCALARS[10].unpack_from
        found = []
        for _ in range(count):
            end = position + 8 + unpack(data, position)[0]
            found.append(data[position + 8 : end])
            position = end
        return tuple(found)

    def skip(self, length: int) -> None:
        """Pass over ``length`` bytes."""
        self._require(self.position + length)
        self.position += length

    def _require(self, end: int) -> None:
        if end <= len(self._data):
            return
        if end > self._file_size:
            raise ModelTruncated(
                f"The file ends in the middle of its header: only {self._file_size:,} bytes are there.",
                "The download was probably interrupted. Download it again.",
            )
        if end > MAX_HEADER:
            raise _corrupt(f"its header claims to be longer than {MAX_HEADER // 1024**2} MiB")
        # Doubling keeps the number of reads small and the memory below twice what is needed.
        wanted = min(max(end, 2 * len(self._data), 1024 * 1024), self._file_size, MAX_HEADER)
        more = self._read_at(len(self._data), wanted - len(self._data))
        self._data += more[: wanted - len(self._data)]
        if end > len(self._data):
            raise ModelTruncated(
                "The file became shorter while it was read.", "Wait until it is complete and try again."
            )


def _version(version: int) -> int:
    if version in (2, 3):
        return version
    swapped = int.from_bytes(version.to_bytes(4, "little"), "big")
    if swapped in (1, 2, 3):
        raise ModelUnsupported(
            "This GGUF was made for big-endian machines and cannot run here.",
            "Get the usual (little-endian) file of this model.",
        )
    if version == 1:
        raise ModelUnsupported(
            "This GGUF has the first version of the format, which llama.cpp no longer reads.",
            "Get a newer file of this model.",
        )
    if 3 < version < 1000:
        raise ModelUnsupported(
            f"This GGUF has version {version} of the format; this version of Hearth reads 2 and 3.",
            "Update Hearth, or get another file of this model.",
        )
    raise _corrupt("the version in its header makes no sense")


def _read_key(cursor: _Cursor, keys: dict[str, Scalar | Array], types: dict[str, str], decode: Collection[str]) -> None:
    key = cursor.string(MAX_KEY).decode("utf-8", "replace")
    if not key or key in keys:
        raise _corrupt(f"the key {key[:80]!r} is listed twice" if key else "a key has no name")
    kind = cursor.unpack(_SCALARS[_UINT32])
    if kind == _ARRAY:
        keys[key] = array = _read_array(cursor, key, key in decode)
        types[key] = array.type
    elif kind == _STRING:
        keys[key] = cursor.text()
        types[key] = "string"
    elif kind in _SCALARS:
        keys[key] = cursor.unpack(_SCALARS[kind])
        types[key] = TYPE_NAMES[kind]
    else:
        raise _corrupt(f"the key {key[:80]!r} has the unknown type {kind}")


def _read_array(cursor: _Cursor, key: str, wanted: bool) -> Array:
    kind = cursor.unpack(_SCALARS[_UINT32])
    if kind not in _SCALARS and kind != _STRING:  # arrays of arrays are refused by llama.cpp too
        raise _corrupt(f"the list {key[:80]!r} has the unknown type {kind}")
    count = cursor.count("values in one list", MAX_HEADER)
    if wanted and count > MAX_TOKENS:
        raise _corrupt(f"the list {key[:80]!r} claims to hold {count} values")
    short = count <= (SMALL_STRINGS if kind == _STRING else SMALL_ARRAY) and cursor.may_decode(count)
    if kind == _STRING:
        if wanted or short:
            return Array("string", count, cursor.strings(count))
        cursor.pass_strings(count)
        return Array("string", count)
    form = _SCALARS[kind]
    if not (wanted or short):
        cursor.skip(count * form.size)
        return Array(TYPE_NAMES[kind], count)
    data = cursor.take(count * form.size)
    return Array(TYPE_NAMES[kind], count, struct.unpack(f"<{count}{form.format[1:]}", data))


def _alignment(keys: dict[str, Scalar | Array], types: dict[str, str]) -> int:
    alignment = keys.get("general.alignment", 32)
    wrong_type = types.get("general.alignment", "u32") != "u32"
    if wrong_type or not isinstance(alignment, int) or alignment <= 0 or alignment & (alignment - 1):
        raise _corrupt("its alignment is no power of two")
    return alignment


def _read_tensor(cursor: _Cursor) -> Tensor:
    name = cursor.string(MAX_NAME).decode("utf-8", "replace")
    dim_count = cursor.unpack(_SCALARS[_UINT32])
    if dim_count > MAX_DIMS:
        raise _corrupt(f"the tensor {name!r} has {dim_count} dimensions")
    dims = tuple(cursor.unpack(_SCALARS[10]) for _ in range(dim_count))
    kind = cursor.unpack(_SCALARS[_UINT32])
    offset = cursor.unpack(_SCALARS[10])
    type_ = TENSOR_TYPES.get(kind)
    if type_ is None:
        raise ModelUnsupported(
            f"The weights of this model are stored in a way (type {kind}) that this version of Hearth does not know.",
            "Update Hearth, or get the model in another quantization.",
        )
    elements = 1
    for dim in dims:
        elements *= dim
    if not 0 < elements < 2**63 or (dims and dims[0] % type_.block):
        raise _corrupt(f"the tensor {name!r} has the impossible shape {dims}")
    return Tensor(name, dims, kind, offset, elements // type_.block * type_.bytes)

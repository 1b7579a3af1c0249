"""C libraries that are looked for at run time, with their functions declared. Knows none in particular."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any

Function = tuple[str, Any, Sequence[Any]]
"""Name, type of the result (``None``: nothing comes back) and types of the arguments, as ``ctypes`` has them."""


def load(title: str, names: Iterable[str], functions: Iterable[Function]) -> ctypes.CDLL:
    """The first of these libraries that is there. Raises ``OSError`` with its ``title`` where none is."""
    for name in names:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        for function, result, arguments in functions:
            declared = getattr(library, function)
            declared.restype, declared.argtypes = result, arguments
        return library
    raise OSError(f"there is no {title}")

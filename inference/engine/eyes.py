"""The projector of a model, read when it is first needed; knows no prompt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from inference.engine.native import NativeLog

if TYPE_CHECKING:
    from inference.engine.sight import Sight


class Eyes:
    """A projector that is read when the first picture is shown: most conversations have none.

    Args:
        path: The projector.
        model: llama.cpp's model; it outlives this.
        log: Where mtmd logs.
        threads: To compute with.
        graphics: Whether a graphics device may be used.
    """

    def __init__(self, path: Path, model: Any, log: NativeLog, *, threads: int, graphics: bool) -> None:
        self.path = path
        self._model = model
        self._log = log
        self._threads = threads
        self._graphics = graphics
        self._sight: Sight | None = None

    def sight(self) -> Sight:
        """The projector, read now if it has not been.

        Raises:
            ModelUnsupported: It is no good.
        """
        if self._sight is None:
            from inference.engine.sight import Sight  # another library, for pictures alone

            self._sight = Sight(self.path, self._model, self._log, threads=self._threads, graphics=self._graphics)
        return self._sight

    def close(self) -> None:
        """Give its memory back."""
        if self._sight is not None:
            self._sight.close()
            self._sight = None

"""Whatever is done, in whatever order: no content is lost, and other programs' folders stay as they are."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.errors import HearthError
from inference.library import Library, Roots, Store, moving
from tests.support.model_stores import ModelFiles, picture_of, sha256, write_split

STEPS = 20
_link = moving._link


class World:
    """Folders with files that come, and two libraries that look at them, as two programs would."""

    def __init__(self, top: Path, files: ModelFiles, choose: Random, patch: pytest.MonkeyPatch) -> None:
        self.top, self._files, self._choose, self._patch = top, files, choose, patch
        own, first, second, self.program, outside = (top / name for name in ("own", "a", "b", "program", "outside"))
        for folder in (own, first, second, self.program, outside):
            folder.mkdir()
        files.write(self.program / "p/m/0.gguf", 0)
        (top / "link").symlink_to(first)
        self._folders = (own, own / "o/r", first, first / "x", second / "o/r", outside, top / "link/x", self.program)
        theirs = (Store(source="lm-studio", folder=self.program),)
        self._roots = (
            Roots(own=own, added=(first, second), programs=theirs),
            Roots(own=own, added=(top / "link", first), programs=theirs),
            Roots(own=second, added=(own, self.program), programs=theirs, show_programs=False),
            Roots(own=first, added=(top,), programs=theirs),
        )
        self._libraries = [Library(top / "i.json", top / "guide.gguf", self._roots[0]) for _ in range(2)]

    def contents(self) -> set[str]:
        """Hashes of all files that are no links, wherever they lie."""
        paths = (path for path in self.top.rglob("*.gguf") if path.is_file() and not path.is_symlink())
        return {sha256(path.read_bytes()) for path in paths}

    def act(self) -> None:
        """Do one thing or another; that it is refused is fine."""
        self._patch.setattr(moving, "_link", self._choose.choice((_link, lambda *_arguments: False)))
        library = self._choose.choice(self._libraries)
        names = [model.name for model in library.models(everything=True) if not model.builtin] or ["nothing"]
        name = self._choose.choice(names)
        trash = [each.id for each in library.trash()] or ["nothing"]
        work: tuple[Callable[[], object], ...] = (
            self._write,
            self._write,
            self._copy,
            library.scan,
            library.scan,
            lambda: library.delete(name),
            lambda: library.delete(name),
            lambda: library.restore(self._choose.choice(trash)),
            lambda: library.move(name, self._choose.choice(self._folders)),
            lambda: library.move(name, self._choose.choice(self._folders)),
            lambda: library.forget(name),
            lambda: library.rename(name, f"Name {self._choose.randrange(4)}"),
            lambda: library.verify(name),
            lambda: library.set_roots(self._choose.choice(self._roots)),
        )
        with contextlib.suppress(HearthError):
            self._choose.choice(work)()

    def _write(self) -> None:
        """A new model, projector or split model, where nothing is called so yet."""
        folder = self._choose.choice(self._folders[:-1])
        kind = self._choose.choice(("model", "model", "projector", "split"))
        if kind == "split" and not (folder / "s").exists():
            write_split(folder / "s", "split", 2)
        elif kind == "projector" and not os.path.lexists(folder / "mmproj-F16.gguf"):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "mmproj-F16.gguf").write_bytes(b"GGUF eye %d" % self._choose.randrange(3))
        elif kind == "model":
            path = folder / f"m{self._choose.randrange(3)}.gguf"
            if not os.path.lexists(path):
                self._files.write(path, self._choose.randrange(6))

    def _copy(self) -> None:
        """One of the files once more: copied, with a second name, or a link to it."""
        hidden = (".trash", ".hearth-trash")
        paths = sorted(path for path in self.top.rglob("*.gguf") if not set(hidden) & set(path.parts))
        path = self._choose.choice([path for path in paths if path.is_file()])
        target = self._choose.choice(self._folders[:-1]) / self._choose.choice((path.name, "z.gguf"))
        if not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            self._choose.choice((shutil.copy2, os.link, lambda one, other: os.symlink(one, other)))(path, target)


@settings(max_examples=30)
@given(choose=st.randoms(use_true_random=False))
def test_nothing_is_lost(files: ModelFiles, choose: Random) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        world = World(Path(folder), files, choose, patch)
        theirs = picture_of(world.program)
        before = world.contents()
        for _ in range(STEPS):
            world.act()
            now = world.contents()
            assert before <= now
            before = now
            assert picture_of(world.program) == theirs

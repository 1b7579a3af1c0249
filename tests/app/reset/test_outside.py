"""Whatever lies around: nothing outside of Hearth's own folders is ever removed or changed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from app.paths import Paths
from app.reset.parts import PARTS, where_of
from app.reset.removing import remove
from app.settings import Settings
from tests.app.reset.conftest import ScriptedTokens

NAMES = (
    *("conversations.db", "conversations.db-wal", "backups", "models", "cache", "logs", "conversations", "machine"),
    *("a.gguf", "a.gguf.part", "a.gguf.part.json", ".trash", "1700000000-0123abcd", "0000.gguf", "hearth.log"),
    *("settings.json", "library.json", "downloads.json", "headers", "notes.txt", "window.lock", "reset+logs"),
    *("conversations-daily-20260101-101010.db", ".hearth-0123456789ab.moving", "speed.json", "words.txt"),
)
PLACES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map(lambda names: "/".join(names))
# A file, a link to a place outside or inside, absolute or not, or a second name of a file outside.
THINGS = st.lists(
    st.tuples(PLACES, st.sampled_from(("file", "link out", "link in", "link up", "second name")), PLACES), max_size=25
)


def plant(root: Path, outside: Path, things: list[tuple[str, str, str]]) -> None:
    """Make what can be made of these wishes below a folder."""
    for place, kind, target in things:
        path = root / place
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            match kind:
                case "file":
                    path.write_text("inside")
                case "link out":
                    path.symlink_to(outside / target)
                case "link in":
                    path.symlink_to(root / target)
                case "link up":
                    path.symlink_to(os.path.relpath(outside, path.parent))
                case "second name":
                    os.link(outside / "keep/a.gguf", path)
        except OSError:
            continue  # something else is there


def picture(folder: Path) -> dict[str, tuple[object, ...]]:
    """Every name below a folder with what is in it."""
    found: dict[str, tuple[object, ...]] = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_ino, content)
    return found


@given(inside=THINGS, around=THINGS, chosen=st.booleans())
@rules(max_examples=60)
def test_nothing_outside_is_touched(
    inside: list[tuple[str, str, str]], around: list[tuple[str, str, str]], chosen: bool
) -> None:
    with tempfile.TemporaryDirectory() as top:
        outside, data = Path(top, "outside"), Path(top, "hearth")
        (outside / "keep").mkdir(parents=True)
        for name in ("a.gguf", "hearth.log", "settings.json"):
            (outside / "keep" / name).write_text("theirs")
        plant(outside, outside, [thing for thing in around if thing[1] != "link in"])
        data.mkdir()
        plant(data, outside, inside)
        before = picture(outside)
        paths = Paths.below(data)
        settings = Settings(Path(top, "none", "settings.json"))
        if chosen:
            settings._values["", "models.folder"] = str(outside)
        removed = remove(where_of(paths, settings, {}), PARTS, ScriptedTokens)
        assert picture(outside) == before
        assert all(Path(left.path).is_relative_to(data) for left in removed.left)

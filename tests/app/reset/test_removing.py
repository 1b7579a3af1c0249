"""What goes, what stays, and what happens when something is in the way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.library_roots import library_roots
from app.only_window import reset_files
from app.paths import Paths, find_paths
from app.reset import journal
from app.reset.measuring import measure
from app.reset.parts import PARTS, Part, Where, where_of
from app.reset.removing import OF_CONVERSATIONS, Removed, remove
from app.settings import Settings
from inference.download.values import Source, Wanted, WantedFile
from inference.errors import Cancelled
from inference.library import Library
from inference.net.cancel import CancelToken
from inference.net.network import HUB
from tests.app.reset.conftest import ScriptedTokens, below, write
from tests.support.full_disk import fill, mounted_disk
from tests.support.model_stores import ModelFiles


def gone(where: Where, *parts: Part) -> Removed:
    return remove(where, parts, ScriptedTokens)


def test_each_part_is_counted(where: Where) -> None:
    amounts = {amount.part: amount for amount in measure(where)}
    assert amounts["models"].size == 1000 + 500 + 10 + where.paths.library.stat().st_size
    assert amounts["models"].files == 5  # the list of models has a lock
    assert amounts["caches"].size == 700 + 40
    assert amounts["logs"].size == 100
    assert amounts["downloads"].size > 300
    assert amounts["conversations"].size > 20_000
    assert amounts["settings"].files == 4
    assert amounts["token"].files == 0
    assert not amounts["token"].nothing
    assert amounts["models"].places == (str(where.paths.models),)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_goes_and_no_other(where: Where, part: Part) -> None:
    before = {amount.part: amount for amount in measure(where)}
    removed = gone(where, part)
    assert removed.left == ()
    if part != "conversations":  # with them goes what models have read of them, and what settings hold of them
        assert (removed.files, removed.freed) == (before[part].files, before[part].size)
    touched = {"conversations": {"caches", "conversations", "settings"}}
    for amount in measure(where):
        if amount.part == part:
            assert amount.files == 0
        elif amount.part not in touched.get(part, {part}):
            assert amount == before[amount.part]
    assert not reset_files(where.paths.data)


def test_conversations_leave_no_words_behind(where: Where) -> None:
    gone(where, "conversations")
    settings = Settings(where.paths.settings)
    assert not any(settings.is_set(key) for key in OF_CONVERSATIONS)
    assert settings.text("appearance.theme") == "dark"
    for file in where.paths.data.rglob("*"):
        assert not file.is_file() or b"bread" not in file.read_bytes(), file
    assert not where.paths.kept.exists()


def test_everything_leaves_nothing(where: Where) -> None:
    tokens = ScriptedTokens(HUB, "https://mirror.example")
    mirrored = Where(where.paths, where.roots, where.models, "https://mirror.example")
    removed = remove(mirrored, PARTS, lambda: tokens)
    assert removed.everything
    assert (removed.left, removed.stays) == ((), ())
    assert not where.paths.data.exists()
    assert tokens.kept == set()


def test_everything_leaves_nothing_of_the_usual_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system says what goes where, no folder called Hearth is left anywhere."""
    monkeypatch.delenv("HEARTH_DATA_DIR")
    paths = find_paths()
    write(paths.logs / "hearth.log")
    write(paths.kept / "x.kv")
    write(paths.data / "logs" / "hearth.log")  # from when the place for logs could not be written
    write(paths.data / "cache" / "conversations" / "x.kv")
    write(paths.data / "place.json")
    Settings(paths.settings).flush()
    removed = gone(where_of(paths, Settings(paths.settings), {}), *PARTS)
    assert (removed.left, removed.stays) == ((), ())
    assert [path for path in Path.home().rglob("*") if path.name == "Hearth"] == []


def test_what_hearth_has_not_made_stays_and_is_named(where: Where) -> None:
    paths = where.paths
    strange = [
        write(paths.data / "novel.txt"),
        write(paths.models / "readme.md"),
        write(paths.logs / "other.log"),
        write(paths.cache / "browser.bin"),
        write(paths.data / "backups" / "holiday.db"),
        write(paths.data / "conversations.dbx"),
    ]
    removed = gone(where, *PARTS)
    assert removed.left == ()
    assert all(file.is_file() for file in strange)
    said = {Path(each.path).name: each.why for each in removed.stays}
    assert said["models"] == "readme.md"
    assert said["backups"] == "holiday.db"
    assert "novel.txt" in said[paths.data.name]


def test_a_link_goes_and_not_what_it_leads_to(where: Where, tmp_path: Path) -> None:
    theirs = [write(tmp_path / "photos/a.gguf"), write(tmp_path / "photos/deep/b.part"), write(tmp_path / "c.gguf")]
    links = [where.paths.models / "photos", where.paths.kept / "photos", where.paths.models / "owner" / "c.gguf"]
    for link in links[:2]:
        link.symlink_to(tmp_path / "photos")
    links[2].symlink_to(tmp_path / "c.gguf")
    where.paths.logs.rename(tmp_path / "logs")
    where.paths.logs.symlink_to(tmp_path / "logs")
    removed = gone(where, *PARTS)
    assert removed.left == ()
    assert not any(os.path.lexists(link) for link in (*links, where.paths.logs))
    assert all(file.is_file() for file in theirs)
    assert (tmp_path / "logs" / "hearth.log").is_file()


# ---------------------------------------------------------------------------------- in the way


def test_it_goes_on_after_it_was_killed(where: Where) -> None:
    """A real process, killed by itself at the third file; the next one knows what was to go."""
    script = (
        "import os, signal\n"
        "from app.paths import find_paths\n"
        "from app.reset.parts import where_of\n"
        "from app.reset.removing import remove\n"
        "from app.settings import Settings\n"
        "paths = find_paths()\n"
        "said = []\n"
        "def note(part, freed):\n"
        "    said.append(part)\n"
        "    if len(said) == 6: os.kill(os.getpid(), signal.SIGKILL)\n"
        "remove(where_of(paths, Settings(paths.settings), {}), ('caches', 'logs', 'models'), None, on_freed=note)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[3], check=False)
    assert done.returncode == -signal.SIGKILL
    data = where.paths.data
    assert reset_files(data)
    assert journal.begun(data) == ("caches", "logs", "models")
    assert where.paths.library.is_file()
    removed = remove(where, (), ScriptedTokens)
    assert removed.parts == ("caches", "logs", "models")
    assert not reset_files(data)
    assert not where.paths.library.exists()
    assert where.paths.database.is_file()


def test_who_stops_it_keeps_the_rest(where: Where) -> None:
    token = CancelToken()
    with pytest.raises(Cancelled):
        remove(where, ("models",), ScriptedTokens, cancel=token, on_freed=lambda _p, freed: freed and token.cancel())
    assert not reset_files(where.paths.data)
    assert where.paths.library.is_file()


def test_a_locked_keychain_is_told_and_holds_nothing_up(where: Where) -> None:
    removed = remove(where, PARTS, lambda: ScriptedTokens(HUB, refuses=True))
    assert [(left.path, left.why) for left in removed.left] == [("", "The keychain is locked.")]
    assert not where.paths.data.exists()


def test_what_was_begun_is_added_to(paths: Paths) -> None:
    journal.begin(paths.data, ("logs",))
    journal.begin(paths.data, ("caches",))
    assert journal.begun(paths.data) == ("caches", "logs")
    assert len([name for name in os.listdir(paths.data) if name.startswith("reset")]) == 1
    journal.end(paths.data)
    assert journal.begun(paths.data) == ()


def test_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with mounted_disk(tmp_path / "disk") as disk:
        monkeypatch.setenv("HEARTH_DATA_DIR", str(disk / "hearth"))
        paths = find_paths()
        write(paths.kept / "a.kv", 100_000)
        write(paths.logs / "hearth.log")
        fill(disk)
        where = where_of(paths, Settings(paths.settings), {})
        removed = gone(where, "caches")
        assert (removed.freed, removed.left) == (100_000, ())


@pytest.fixture
def stubborn(where: Where) -> Iterator[Path]:
    """A folder of Hearth's that cannot be removed: one in which nobody may write, or for root, a whole disk."""
    folder = where.paths.logs
    with ExitStack() as closing:
        if os.geteuid():
            folder.chmod(0o500)
            closing.callback(folder.chmod, 0o700)
        else:
            shutil.rmtree(folder)
            closing.enter_context(mounted_disk(folder))
        yield folder


def test_what_cannot_be_removed_is_told(where: Where, stubborn: Path) -> None:
    removed = gone(where, "logs", "caches")
    assert stubborn.exists()
    assert any(Path(left.path).is_relative_to(stubborn) and left.why for left in removed.left)
    assert not where.paths.kept.exists(), "it holds up nothing else"


# ------------------------------------------------------------------- a models folder of the user


@pytest.fixture
def shelf(used: Paths, tmp_path: Path) -> Path:
    """A folder with models of the user, chosen for downloads; Hearth has brought one file there."""
    shelf = tmp_path / "shelf"
    brought, mine = write(shelf / "owner/name/new.gguf", 70), write(shelf / "owner/name/mine.gguf", 80)
    added, replaced = write(shelf / "added.gguf", 90), write(shelf / "replaced.gguf", 99)
    write(shelf / "owner/name/going.gguf.part", 60)
    write(shelf / "theirs.gguf.part", 61)

    def entry(path: Path, **more: object) -> dict[str, object]:
        spot = {"source": "hearth", "root": str(shelf), "parts": [[str(path), path.stat().st_size]], "own": True}
        return {"name": path.stem, "spots": [spot | more]}

    models = [entry(brought, brought=True), entry(mine), entry(added), entry(replaced, brought=True)]
    kept = json.loads(used.library.read_text())
    used.library.write_text(json.dumps(kept | {"models": [*kept["models"], *models]}))
    replaced.write_bytes(b"of another program")
    target = str(shelf / "owner/name/going.gguf")
    used.downloads.write_text(json.dumps({"downloads": [{"wanted": {"files": [{"target": target}]}}]}))
    settings = Settings(used.settings)
    settings.set("models.folder", str(shelf))
    settings.flush()
    return shelf


def test_of_a_folder_of_the_user_only_what_hearth_has_brought(used: Paths, shelf: Path) -> None:
    where = where_of(used, Settings(used.settings), {})
    assert {amount.part: amount.size for amount in measure(where, ("downloads",))}["downloads"] > 300 + 60
    before = below(shelf)
    removed = gone(where, *PARTS)
    assert removed.left == ()
    assert before - below(shelf) == {"owner/name/new.gguf", "owner/name/going.gguf.part"}
    assert not used.data.exists()


def test_a_models_folder_put_elsewhere_by_a_link_is_a_folder_of_the_user(used: Paths, tmp_path: Path) -> None:
    used.models.rename(tmp_path / "big")
    used.models.symlink_to(tmp_path / "big")
    write(tmp_path / "big/mine.gguf")
    before = below(tmp_path / "big")
    removed = gone(where_of(used, Settings(used.settings), {}), "models", "downloads")
    assert removed.left == ()
    assert not os.path.lexists(used.models)
    assert before - below(tmp_path / "big") == {"owner/name/model-Q4_K_M.gguf"}


def test_a_damaged_list_of_models_costs_nobody_a_file(used: Paths, shelf: Path) -> None:
    used.library.write_text("{")
    used.downloads.write_text("[[[")
    before, own = below(shelf), write(used.models / "mine.gguf")
    gone(where_of(used, Settings(used.settings), {}), "models", "downloads")
    assert below(shelf) == before
    assert own.is_file()


def test_what_people_put_into_the_models_folder_of_hearth_stays(where: Where) -> None:
    """The dialog and the terminal promise it."""
    mine = write(where.paths.models / "mine.gguf")
    beside = write(where.paths.models / "owner/name/mine-too.gguf")
    removed = gone(where, *PARTS)
    assert removed.left == ()
    assert mine.is_file()
    assert beside.is_file()
    assert not (beside.parent / "model-Q4_K_M.gguf").exists()
    assert {Path(each.path).name: each.why for each in removed.stays}["models"] == "mine.gguf, owner"


def test_what_a_crash_has_left_goes_with_the_logs(where: Where) -> None:
    write(where.paths.logs / "crash.log")
    write(where.paths.logs / "crash-12.open")
    write(where.paths.logs / "output.log")  # of a program without standard output
    assert gone(where, "logs").files == 5
    assert not where.paths.logs.exists()


def test_the_library_knows_what_hearth_has_brought(paths: Paths, tmp_path: Path, guide_path: Path) -> None:
    """Downloaded, looked at again and moved: the mark stays with the file, and a file of the user has none."""
    shelf, elsewhere = tmp_path / "shelf", tmp_path / "elsewhere"
    files = ModelFiles(tmp_path / "sample")
    settings = Settings(paths.settings)
    settings.set("models.folder", str(shelf))
    settings.set("models.folders", (str(elsewhere),))
    settings.flush()
    library = Library(paths.library, guide_path, library_roots(settings, paths, {}))
    mine = files.write(shelf / "mine.gguf", 1)
    theirs = files.write(elsewhere / "theirs.gguf", 2)
    fetched = files.write(shelf / "owner/name/fetched.gguf", 3)
    moved = files.write(shelf / "moved.gguf", 4)
    library.scan()
    for path in (fetched, moved):
        source = Source(repository="owner/name", path=path.name)
        library.downloaded(Wanted(title="x", files=(WantedFile(source=source, target=path),)))
    library.scan()
    (shelf / "deep").mkdir()
    names = {model.path: model.name for model in library.models()}
    library.move(names[theirs], shelf / "deep")
    library.move(names[moved], shelf / "deep")
    before = below(shelf)
    removed = gone(where_of(paths, settings, {}), "models")
    assert removed.left == ()
    assert before - below(shelf) == {"owner", "owner/name", "owner/name/fetched.gguf", "deep/moved.gguf"}
    assert mine.is_file()

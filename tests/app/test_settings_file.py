"""The settings file as it comes from elsewhere: damaged, from another version, edited by hand, hostile."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.settings import Settings
from inference.errors import OptionError, StorageDamaged, StorageError, StorageNewer
from inference.options import LoadOptions, Sampling

NEVER = 3600.0  # seconds until a change is written by itself


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def values(path: Path) -> Iterator[Settings]:
    settings = Settings(path, delay=NEVER)
    yield settings
    settings.flush()


HOSTILE = [
    b"",
    b"{",
    b"null",
    b"[]",
    b'"text"',
    b"\xff\xfe\x00",
    b"\0" * 5000,
    b'{"settings": []}',
    b'{"settings": {}, "models": {"m": 3}}',
    b'{"format": "one"}',
    b'{"format": 1, "settings": {"load.threads": 1e999}}',
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b'{"settings": {"x": "\\ud83d"}}' + b"}",
    b" " * (17 * 1024 * 1024),
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_damaged_file_is_set_aside_and_life_goes_on(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settings = Settings(path, delay=NEVER)
    (problem,) = settings.problems
    assert isinstance(problem, StorageDamaged)
    (aside,) = path.parent.iterdir()
    assert aside.name.startswith("settings.json.damaged-")
    assert aside.name in problem.hint
    assert aside.read_bytes() == content
    assert settings.load_options() == LoadOptions()
    settings.set("appearance.theme", "dark")
    settings.flush()
    assert Settings(path).problems == ()


def test_a_file_damaged_while_hearth_runs_is_written_anew_with_everything(values: Settings, path: Path) -> None:
    values.set("appearance.theme", "dark")
    values.flush()
    path.write_bytes(b"{")
    values.set("appearance.zoom", 150)
    values.flush()
    again = Settings(path)
    assert (again.text("appearance.theme"), again.number("appearance.zoom")) == ("dark", 150)
    assert len(list(path.parent.glob("*.damaged-*"))) == 1


def write(path: Path, **top: object) -> None:
    path.write_text(json.dumps(top), encoding="utf-8")


def test_single_values_out_of_limits_fall_back_and_are_reported(path: Path) -> None:
    write(
        path,
        settings={"load.threads": 9999, "load.batch": 256, "appearance.theme": 5, "sampling.top_p": 1},
        models={"big": {"load.batch": -1, "load.threads": 3}},
    )
    settings = Settings(path, delay=NEVER)
    assert settings.load_options() == LoadOptions(batch=256)
    assert settings.load_options("big") == LoadOptions(batch=256, threads=3)
    assert settings.sampling() == Sampling(top_p=1.0)
    assert settings.text("appearance.theme") == "system"
    (problem,) = settings.problems
    assert isinstance(problem, OptionError)
    assert problem.message.startswith("3 settings")
    for place in ("load.threads: ", "load.batch of big: ", "appearance.theme: "):
        assert place in problem.detail


def test_a_single_value_out_of_limits_is_named(path: Path) -> None:
    write(path, settings={"load.threads": 9999})
    (problem,) = Settings(path, delay=NEVER).problems
    assert problem.message == "Threads cannot be 9999. Hearth goes on with its default."


def test_what_a_newer_hearth_wrote_is_kept(path: Path) -> None:
    write(
        path,
        settings={"future.key": {"deep": [1]}, "load.threads": 9999, "load.batch": 256},
        models={"big": {"future.load": 1, "appearance.theme": "dark"}},
        future_section=[1, 2],
    )
    settings = Settings(path, delay=NEVER)
    assert settings.get("appearance.theme", model="big") == "system"
    settings.set("load.batch", 512)
    settings.set("load.threads", 3, model="big")
    settings.flush()
    assert json.loads(path.read_text()) == {
        "format": 1,
        "settings": {"future.key": {"deep": [1]}, "load.threads": 9999, "load.batch": 512},
        "models": {"big": {"future.load": 1, "appearance.theme": "dark", "load.threads": 3}},
        "future_section": [1, 2],
    }


def test_a_newer_format_is_left_untouched(path: Path) -> None:
    write(path, format=2, settings=[["of", "another", "shape"]])
    before = path.read_bytes()
    settings = Settings(path, delay=NEVER)
    (problem,) = settings.problems
    assert isinstance(problem, StorageNewer)
    settings.set("appearance.theme", "dark")
    settings.flush()
    assert settings.text("appearance.theme") == "dark"
    assert path.read_bytes() == before


def test_renamed_and_deleted_keys_are_understood(path: Path) -> None:
    renamed = {"old.threads": "older.threads", "older.threads": "load.threads", "old.theme": "appearance.theme"}
    write(
        path,
        settings={"old.threads": 6, "old.theme": "dark", "appearance.theme": "light", "dead.key": 1},
        models={"big": {"older.threads": 7}},
    )
    settings = Settings(path, delay=NEVER, renamed=renamed, deleted={"dead.key"})
    assert settings.problems == ()
    assert (settings.get("load.threads"), settings.get("load.threads", model="big")) == (6, 7)
    assert settings.text("appearance.theme") == "light", "the key of today counts"
    settings.set("load.threads", 8)
    settings.reset("load.threads", model="big")
    settings.set("appearance.theme", "dark")
    settings.flush()
    assert json.loads(path.read_text()) == {
        "format": 1,
        "settings": {"load.threads": 8, "appearance.theme": "dark"},
        "models": {},
    }


def test_a_byte_order_mark_of_an_editor_is_no_damage(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf{"settings": {"appearance.theme": "dark"}}')
    settings = Settings(path, delay=NEVER)
    assert (settings.problems, settings.text("appearance.theme")) == ((), "dark")


def test_a_file_that_cannot_be_read_is_not_replaced(path: Path) -> None:
    path.mkdir()
    settings = Settings(path, delay=NEVER)
    (problem,) = settings.problems
    assert isinstance(problem, StorageError)
    assert not isinstance(problem, StorageDamaged)
    settings.set("appearance.theme", "dark")
    with pytest.raises(StorageError):
        settings.flush()
    assert path.is_dir()


@given(
    content=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.sampled_from(["settings", "models"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["settings", "models", "format", "load.threads", "sampling.top_p", "m"]),
                inner,
                max_size=4,
            )
        ),
    ).map(lambda value: json.dumps(value).encode())
)
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_keeps_hearth_from_starting(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path, delay=NEVER)
    settings.load_options()
    settings.sampling("m")
    for aside in tmp_path.glob("*.damaged-*"):
        assert aside.read_bytes() == content
        aside.unlink()

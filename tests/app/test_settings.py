"""Settings: declared once, kept exactly, and understood whatever has happened to the file."""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.declarations import BY_KEY, DELETED, RENAMED, SECTION_TITLES
from app.settings import SETTINGS, Setting, Settings, Value
from app.settings_reference import document
from inference.errors import HearthError, OptionError, StorageError
from inference.options import LOAD_OPTIONS, SAMPLING_OPTIONS, LoadOptions, Sampling
from tests.support.waiting import wait_for

NEVER = 3600.0  # seconds until a change is written by itself


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def values(path: Path) -> Iterator[Settings]:
    settings = Settings(path, delay=NEVER)
    yield settings
    settings.flush()


FOLDERS = tuple(os.path.abspath(name) for name in ("models", "modèles du disque", "weights/deep"))


FORMS: dict[str, st.SearchStrategy[Value]] = {
    "own address": st.sampled_from(("127.0.0.1", "0.0.0.0", "::1", "192.168.1.20")),
    "own name": st.lists(st.sampled_from(("desk.lan", "host.docker.internal:8434")), unique=True).map(tuple),
    "origin": st.lists(st.sampled_from(("http://localhost:3000", "app://notes.example")), unique=True).map(tuple),
}


def allowed(setting: Setting) -> st.SearchStrategy[Value]:
    """Values this setting may have."""
    if setting.form in FORMS:
        return FORMS[setting.form]
    low, high = setting.low, setting.high
    by_kind: dict[str, st.SearchStrategy[Value]] = {
        "bool": st.booleans(),
        "choice": st.sampled_from(setting.choices or ("",)),
        "text": st.text(max_size=min(200, int(high or 200))),
        "line": st.sampled_from(("", "http://127.0.0.1:8080", "https://mirror.example/hub")),
        "folder": st.sampled_from(("", *FOLDERS)),
        "lines": st.lists(st.text(st.characters(categories=("L", "Nd")), max_size=20), max_size=3).map(tuple),
        "folders": st.lists(st.sampled_from(FOLDERS), unique=True, max_size=3).map(tuple),
        "int": st.integers(int(low or 0), int(high or 0)),
        "float": st.floats(low, high, allow_nan=False) if setting.kind == "float" else st.nothing(),
    }
    return st.none() | by_kind[setting.kind] if setting.optional else by_kind[setting.kind]


# ----------------------------------------------------------------------------------- declarations


def test_keys_are_unique_and_sections_known() -> None:
    assert len(BY_KEY) == len(SETTINGS)
    assert {setting.section for setting in SETTINGS} <= set(SECTION_TITLES)


def test_every_option_of_the_engine_is_a_setting() -> None:
    for section, options in (("load", LOAD_OPTIONS), ("sampling", SAMPLING_OPTIONS)):
        for option in options:
            setting = BY_KEY[f"{section}.{option.name}"]
            assert (setting.title, setting.help, setting.default) == (option.title, option.help, option.default)
            assert (setting.low, setting.high, setting.advanced) == (option.low, option.high, option.advanced)
            assert setting.per_model


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_declarations_are_whole(setting: Setting) -> None:
    assert setting.title
    assert setting.help.endswith(".")
    assert setting.check(setting.default) == setting.default
    assert len(setting.choices) == len(setting.choice_titles)
    assert (setting.kind == "choice") == bool(setting.choices)
    if setting.kind in ("int", "float"):
        assert setting.low is not None
        assert setting.high is not None
        assert setting.low < setting.high
        assert 0 < setting.step <= setting.high - setting.low


def test_old_keys_lead_to_keys_of_today() -> None:
    assert not (set(RENAMED) | DELETED) & set(BY_KEY)
    assert set(RENAMED.values()) <= set(BY_KEY)


def test_documentation_names_every_setting_people_can_change() -> None:
    text = document()
    for setting in SETTINGS:
        assert (f"`{setting.key}`" in text) != setting.hidden
    rows = [line for line in text.splitlines() if line.startswith("| **")]
    assert len(rows) == sum(not setting.hidden for setting in SETTINGS)
    assert {row.replace("\\|", "").count("|") for row in rows} == {6}
    assert "| 256 to 16,777,216 tokens, or automatic | automatic |" in text


def test_the_committed_documentation_is_the_generated_one(project_root: Path) -> None:
    committed = project_root / "resources" / "settings.md"
    assert committed.read_text(encoding="utf-8") == document(), (
        "write it anew: python -c 'from app.settings_reference import document; print(document(), end=str())'"
        " > resources/settings.md"
    )


# ----------------------------------------------------------------------------------------- values


def test_untouched_settings_are_automatic(values: Settings, path: Path) -> None:
    assert values.load_options() == LoadOptions()
    assert values.sampling() == Sampling()
    assert (values.text("appearance.theme"), values.flag("chat.send_with_enter")) == ("system", True)
    values.flush()
    assert not path.exists(), "nothing was changed, nothing is written"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("load.threads", 0),
        ("load.threads", 513),
        ("load.threads", 4.0),
        ("load.threads", True),
        ("load.threads", "4"),
        ("load.kv_type", "q3"),
        ("load.memory_mapping", 1),
        ("load.memory_mapping", None),
        ("sampling.temperature", -0.1),
        ("sampling.temperature", float("nan")),
        ("sampling.temperature", float("inf")),
        ("sampling.temperature", "hot"),
        ("appearance.theme", "pink"),
        ("appearance.theme", None),
        ("appearance.zoom", 301),
        ("chat.system_prompt", None),
        ("chat.system_prompt", 5),
        ("chat.system_prompt", "x" * 100_001),
        ("chat.max_tokens", 0),
        ("network.endpoint", "ftp://mirror.example"),
        ("network.endpoint", "https://mirror.example/?token=1"),
        ("network.endpoint", "https://"),
        ("network.endpoint", "two words"),
        ("network.endpoint", "https://mirror.example:70000"),
        ("network.endpoint", 7),
        ("network.proxy", "socks4://proxy.example"),
        ("network.proxy", "http://[half"),
        ("models.folder", "not/absolute"),
        ("models.folder", "/nul\x00"),
        ("models.folders", "/models"),
        ("models.folders", ["relative"]),
        ("models.folders", [5]),
        ("models.folders", None),
        ("downloads.at_a_time", 0),
        ("api.port", 0),
        ("api.port", 65_536),
        ("api.host", "computer.example"),
        ("api.host", "127.0.0.1:8434"),
        ("api.host", None),
        ("api.origins", "http://localhost:3000"),
        ("api.origins", ["*"]),
        ("api.origins", ["https://*.example"]),
        ("api.origins", ["null"]),
        ("api.origins", ["localhost:3000"]),
        ("api.origins", ["http://localhost:3000/chat"]),
        ("api.origins", ["http://me:secret@localhost"]),
        ("api.hosts", ["http://desk.lan"]),
        ("api.hosts", ["desk.lan/v1"]),
        ("api.hosts", ["*.lan"]),
        ("api.hosts", ["desk.lan:0"]),
        ("no.such", 1),
        ("", 1),
    ],
)
def test_wrong_values_are_refused_with_a_next_step(values: Settings, key: str, value: object) -> None:
    told: list[str] = []
    values.subscribe(lambda key, _: told.append(key))
    with pytest.raises(OptionError) as caught:
        values.set(key, value)
    assert caught.value.hint
    assert told == []
    assert values.sampling() == Sampling()


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("network.endpoint", " https://mirror.example/ ", "https://mirror.example"),
        ("network.endpoint", "mirror.example/hub//", "https://mirror.example/hub"),
        ("network.endpoint", "http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("network.proxy", "proxy.example:3128", "http://proxy.example:3128"),
        ("network.proxy", "socks5://me:secret@proxy.example", "socks5://me:secret@proxy.example"),
        ("models.folders", [FOLDERS[0], "", FOLDERS[1], FOLDERS[0]], FOLDERS[:2]),
        ("api.host", "", "127.0.0.1"),
        ("api.host", " localhost ", "127.0.0.1"),
        ("api.host", "[::1]", "::1"),
        ("api.origins", ["HTTP://LocalHost:3000/", "", "http://localhost:3000"], ("http://localhost:3000",)),
        ("api.origins", ["vscode-webview://1a2b3c"], ("vscode-webview://1a2b3c",)),
        ("api.hosts", ["Desk.LAN", "desk.lan:8434", ""], ("desk.lan", "desk.lan:8434")),
    ],
)
def test_addresses_and_folders_are_put_in_order(values: Settings, key: str, typed: object, kept: Value) -> None:
    values.set(key, typed)
    assert values.get(key) == kept


def test_half_a_surrogate_pair_is_replaced(values: Settings, path: Path) -> None:
    values.set("chat.system_prompt", "a\ud83d")
    values.flush()
    assert Settings(path).text("chat.system_prompt") == "a\ufffd"


def test_subscribers_are_told_of_real_changes(values: Settings) -> None:
    told: list[tuple[str, Value]] = []
    leave = values.subscribe(lambda key, value: told.append((key, value)))
    values.set("load.threads", 4)
    values.set("load.threads", 4)
    values.set("sampling.temperature", 1)
    values.reset("load.threads")
    values.reset("load.threads")
    values.set("appearance.zoom", 100)
    assert told == [("load.threads", 4), ("sampling.temperature", 1.0), ("load.threads", None)]
    leave()
    leave()
    values.set("load.threads", 5)
    assert len(told) == 3


def test_a_subscriber_may_change_settings(values: Settings) -> None:
    def follow(key: str, _: Value) -> None:
        if key == "load.threads":
            values.set("load.batch_threads", values.number("load.threads"))

    values.subscribe(follow)
    values.set("load.threads", 7)
    assert values.load_options() == LoadOptions(threads=7, batch_threads=7)


def test_a_model_can_have_its_own_values(values: Settings, path: Path) -> None:
    values.set("load.context_length", 4096)
    values.set("load.context_length", 8192, model="big")
    values.set("load.threads", 2)
    values.set("load.threads", None, model="big")
    values.set("sampling.temperature", 0.1, model="big")
    values.flush()
    for settings in (values, Settings(path, delay=NEVER)):
        assert settings.load_options() == LoadOptions(context_length=4096, threads=2)
        assert settings.load_options("big") == LoadOptions(context_length=8192)
        assert settings.load_options("other") == LoadOptions(context_length=4096, threads=2)
        assert settings.sampling("big") == Sampling(temperature=0.1)
        assert settings.is_set("load.threads", model="big")
        assert not settings.is_set("load.threads", model="other")
    values.reset("load.context_length", model="big")
    assert values.get("load.context_length", model="big") == 4096
    values.flush()
    assert Settings(path).load_options("big") == LoadOptions(context_length=4096)


def test_a_value_for_one_model_may_equal_the_general_one(values: Settings, path: Path) -> None:
    """It is the user's decision, and stays when the general value changes."""
    values.set("load.context_length", 4096)
    values.set("load.context_length", 4096, model="big")
    values.set("load.context_length", 1024)
    values.flush()
    assert Settings(path).get("load.context_length", model="big") == 4096


def test_a_renamed_model_takes_its_values_along(values: Settings, path: Path) -> None:
    values.set("load.threads", 3, model="old")
    values.set("load.threads", 7, model="new")
    values.set("sampling.top_k", 9, model="new")
    values.set("models.last", "old")
    values.rename_model("old", "new")
    assert values.get("load.threads", model="new") == 3
    assert not values.is_set("load.threads", model="old")
    assert not values.is_set("sampling.top_k", model="new")
    values.flush()
    written = json.loads(path.read_text())
    assert written["models"] == {"new": {"load.threads": 3}}
    assert written["settings"] == {"models.last": "new"}


def test_what_is_no_matter_of_a_model(values: Settings) -> None:
    with pytest.raises(OptionError, match="cannot differ"):
        values.set("appearance.theme", "dark", model="big")
    assert values.get("appearance.theme", model="big") == "system"


# --------------------------------------------------------------------------------------- the file


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_everything_comes_back_as_it_was_set(path: Path, data: st.DataObject) -> None:
    changes: list[tuple[Setting, str, bool, Value]] = []
    for setting in data.draw(st.lists(st.sampled_from(SETTINGS), max_size=12)):
        model = data.draw(st.text(max_size=10)) if setting.per_model else ""
        changes.append((setting, model, data.draw(st.booleans()), data.draw(allowed(setting))))
    path.unlink(missing_ok=True)
    settings = Settings(path, delay=NEVER)
    for setting, model, reset, value in changes:
        if reset:
            settings.reset(setting.key, model=model)
        else:
            settings.set(setting.key, value, model=model)
    settings.flush()
    again = Settings(path, delay=NEVER)
    assert again.problems == ()
    assert again._values == settings._values


def test_what_equals_its_default_is_not_written(values: Settings, path: Path) -> None:
    values.set("appearance.theme", "dark")
    values.set("appearance.zoom", 120)
    values.set("appearance.zoom", 100)
    values.flush()
    assert json.loads(path.read_text()) == {"format": 1, "settings": {"appearance.theme": "dark"}, "models": {}}


@pytest.mark.skipif(os.name != "posix", reason="rights of files are a matter of POSIX")
def test_only_the_user_can_read_it(values: Settings, path: Path) -> None:
    values.set("appearance.theme", "dark")
    values.flush()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "mine.json"
    real.parent.mkdir()
    path.symlink_to(real)
    settings = Settings(path, delay=NEVER)
    settings.set("appearance.theme", "dark")
    settings.flush()
    assert path.is_symlink()
    assert json.loads(real.read_text())["settings"] == {"appearance.theme": "dark"}


def test_changes_are_written_by_themselves_a_moment_later(path: Path) -> None:
    settings = Settings(path, delay=0.01)
    for zoom in range(100, 200, 10):
        settings.set("appearance.zoom", zoom)
    wait_for(lambda: path.exists() and Settings(path).number("appearance.zoom") == 190, "the file")
    settings.set("appearance.zoom", 200)
    wait_for(lambda: Settings(path).number("appearance.zoom") == 200, "the second writing")


def test_flush_leaves_no_thread(path: Path) -> None:
    settings = Settings(path, delay=NEVER)
    settings.set("appearance.theme", "dark")
    assert "settings" in {thread.name for thread in threading.enumerate()}
    settings.flush()
    assert "settings" not in {thread.name for thread in threading.enumerate()}


def test_changes_of_another_hearth_stay(path: Path) -> None:
    window, terminal = Settings(path, delay=NEVER), Settings(path, delay=NEVER)
    window.set("appearance.theme", "dark")
    terminal.set("load.threads", 3)
    terminal.set("load.threads", 5, model="big")
    window.flush()
    terminal.flush()
    window.set("appearance.zoom", 150)
    window.flush()
    merged = Settings(path)
    assert merged.text("appearance.theme") == "dark"
    assert merged.number("appearance.zoom") == 150
    assert (merged.get("load.threads"), merged.get("load.threads", model="big")) == (3, 5)


def test_threads_that_change_settings_at_once(path: Path) -> None:
    settings = Settings(path, delay=0.001)
    keys = ["load.threads", "load.batch_threads", "load.batch", "load.micro_batch"]

    def turn(key: str) -> None:
        for value in range(1, 200):
            settings.set(key, value)

    threads = [threading.Thread(target=turn, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settings.flush()
    assert Settings(path).load_options() == LoadOptions(threads=199, batch_threads=199, batch=199, micro_batch=199)


def test_what_cannot_be_written_is_reported_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    problems: list[HearthError] = []
    settings = Settings(folder / "settings.json", delay=0.01, on_problem=problems.append)
    settings.set("appearance.theme", "dark")
    wait_for(lambda: problems, "the problem")
    assert isinstance(problems[0], StorageError)
    with pytest.raises(StorageError):
        settings.flush()
    folder.mkdir()
    settings.flush()
    assert Settings(folder / "settings.json").text("appearance.theme") == "dark"

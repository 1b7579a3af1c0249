"""The report to send with a bug: what it tells, and above all what it does not."""

from __future__ import annotations

import logging
import string
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.log_file import open_log
from app.paths import Paths
from app.report.cleaning import Cleaner, secrets_of
from app.report.facts import LOG_LINES, log
from app.report.gathering import Known, make_report
from app.report.report import Report, Section
from app.report.versions import engine_libraries, engine_modules, installed_in, kind_of_installation, versions
from app.settings import Settings
from inference.errors import EngineFailed
from inference.events import Device, Loaded, Probed
from inference.hardware import Hardware
from inference.proof_record import Record, Verdict, write_record

HARDWARE = Hardware(
    processor="A Processor", physical_cores=4, performance_cores=4, logical_cores=8, memory_total=1, memory_available=1
)
PROBED = Probed(
    id=1,
    devices=(Device(name="Vulkan0", description="A Card", kind="gpu", memory_free=1 << 30, memory_total=2 << 30),),
    features=("AVX2",),
    gpu_offload=True,
    llama_cpp="0.3.36",
)
LOADED = Loaded(id=1, model="A Model", path="x", context=2048, gpu_layers=3, backend="Vulkan0", kv_type="q8_0")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths.below(tmp_path / "home" / "anna" / "data")
    made.logs.mkdir(parents=True)
    return made


def report(paths: Paths, known: Known | None = None, environ: dict[str, str] | None = None) -> str:
    values = Settings(paths.settings)
    home = paths.data.parent
    return make_report(paths, values, known or Known(), environ=environ or {}, home=home, hardware=HARDWARE).text()


def write_log(paths: Paths, *lines: str) -> None:
    entry = "2026-11-28 02:58:01,578 INFO app.application: "
    (paths.logs / "hearth.log").write_text("".join(f"{entry}{line}\n" for line in lines), encoding="utf-8")


# ---------------------------------------------------------------------------------- what it tells


def test_it_tells_what_is_installed_on_what(paths: Paths) -> None:
    text = report(paths, Known(probed=PROBED, loaded=LOADED, display=(("Screen", "1920 by 1080 at 2"),)))
    for told in (
        "Hearth:",
        "llama-cpp-python:",
        "Qt:",
        "A Processor",
        "AVX2",
        "Vulkan0: A Card",
        "q8_0",
        "1920 by 1080",
    ):
        assert told in text, told
    assert "1.0 GB free of 2.0 GB" in text
    assert "~/data" in text


def test_versions_are_known_without_loading_the_engine() -> None:
    known = dict(versions())
    assert {"Hearth", "llama.cpp", "ggml", "llama-cpp-python", "Python", "Qt", "SQLite"} <= set(known)
    assert kind_of_installation() == "run from its sources"
    assert (installed_in() / "pyproject.toml").is_file()
    assert all(name == name.strip() for name in engine_modules())


def test_a_packaged_program_knows_its_parts_by_its_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "hearth"))
    assert {"llama", "ggml"} <= set(engine_libraries())
    assert kind_of_installation() == "packaged"
    assert installed_in() == tmp_path
    (tmp_path / "portable.txt").touch()
    assert kind_of_installation() == "packaged, portable"


def test_trouble_with_the_engine_is_told(paths: Paths) -> None:
    error = EngineFailed("It does not start.", "Install it again.", f"{paths.data}/x\nlast words")
    text = report(paths, Known(trouble=error))
    assert "It does not start." in text
    assert "last words" in text
    assert "~/data/x" in text


def test_a_crash_is_told_without_folders(paths: Paths) -> None:
    assert "Last crash" not in report(paths)
    trace = f'Fatal Python error: Segmentation fault\n\n  File "{paths.data}/app/x.py", line 3 in bread\n'
    (paths.logs / "crash.log").write_text(trace, encoding="utf-8")
    text = report(paths)
    assert "## Last crash" in text
    assert "Segmentation fault" in text
    assert '"~/data/app/x.py", line 3' in text
    assert "anna" not in text


def test_what_was_proven_is_told(paths: Paths) -> None:
    paths.machine.mkdir(parents=True)
    verdicts = (
        Verdict(device="Vulkan0: A Card", judgement="wrong", detail=f"the wrong word\nsee {paths.data}", seconds=2),
    )
    write_record(paths.machine, Record(processor="processor", verdicts=verdicts, hung=1))
    text = report(paths)
    assert "processor: processor" in text
    assert "Vulkan0: A Card: wrong after 2.0 s; the wrong word; see ~/data" in text
    assert "tried in vain 1 times" in text


def test_settings_that_differ_are_told_but_no_texts(paths: Paths) -> None:
    values = Settings(paths.settings, delay=0)
    values.set("appearance.theme", "dark")
    values.set("load.context_length", 8192, model="my secret model")
    values.set("chat.system_prompt", "You are my doctor.")
    values.set("models.folder", "/media/anna/stick")
    values.set("network.proxy", "http://anna:opensesame@proxy.example:3128")
    values.set("window.draft", "Dear diary")
    values.flush()
    text = report(paths)
    assert "appearance.theme = dark" in text
    assert "for model 1: load.context_length = 8192" in text
    assert "chat.system_prompt = (set, 18 characters)" in text
    for hidden in ("doctor.", "stick", "opensesame", "anna", "diary", "secret model", "proxy.example", "window.draft"):
        assert hidden not in text, hidden


def test_only_the_end_of_the_log_is_there(paths: Paths) -> None:
    write_log(paths, *(f"line number {number}" for number in range(500)))
    section = log(paths.logs, Cleaner(paths.data.parent))
    assert len(section.lines) == LOG_LINES
    assert section.lines[-1].endswith("line number 499")
    assert "line number 419" not in "\n".join(section.lines)


def test_without_a_log_it_says_so(paths: Paths) -> None:
    assert log(paths.logs / "nowhere", Cleaner(paths.data.parent)).lines == ("There is none.",)


def test_the_end_of_a_long_log_begins_with_a_whole_line(paths: Paths) -> None:
    write_log(paths, *("x " * 1500 + f" {number}" for number in range(100)))
    assert all(line.startswith("2026-") and line.endswith("…") for line in log(paths.logs, Cleaner(Path("/h"))).lines)


@pytest.mark.parametrize("unit", ["x", "x.", "a-", "token", "a@", "hf_", "://", "'", "a=", "é" * 7])
def test_long_lines_are_cleaned_in_time(paths: Paths, unit: str) -> None:
    """A pattern that looks back and forth would take minutes for these."""
    write_log(paths, *[unit * 3000] * 20)
    assert len(log(paths.logs, Cleaner(paths.data.parent, private=("éé é", unit * 100))).lines) > 1


def test_sections_without_lines_are_left_out() -> None:
    assert "Nothing" not in Report((Section("Nothing", ()), Section.of_facts("Some", [("a", "b"), ("c", "")]))).text()


# ------------------------------------------------------------------------------ what it does not

LETTERS = string.ascii_letters + string.digits
NAMES = st.text(alphabet=LETTERS, min_size=8, max_size=20)
WORDS = st.lists(
    st.text(alphabet=string.ascii_letters + "äöüßéİ'\"\\", min_size=4, max_size=12), min_size=2, max_size=6
).map(
    lambda words: " ".join(["Zq" + word for word in words])  # no word that the report says by itself
)
TOKENS = st.text(alphabet=LETTERS, min_size=16, max_size=40).map(lambda text: f"hf_{text}")
SHAPES = (
    "request failed: {0}",
    "headers={{'authorization': 'Bearer {0}'}}",
    "https://hub.example/file?X-Signature={0}&x=1",
    "https://user:{0}@proxy.example:3128 does not answer",
    "token={0}, retried",
    "ValueError: {0!r}",
    "{{'api_key': '{0}'}}",
)


@settings(max_examples=40)
@given(token=TOKENS, shape=st.sampled_from(SHAPES))
def test_no_token_gets_in(tmp_path_factory: pytest.TempPathFactory, token: str, shape: str) -> None:
    paths = _paths(tmp_path_factory)
    write_log(paths, shape.format(token))
    text = report(paths, Known(trouble=EngineFailed("No.", "", shape.format(token))))
    assert token not in text
    assert token.removeprefix("hf_") not in text


@settings(max_examples=40)
@given(secret=st.text(alphabet=LETTERS + "/+=!?$", min_size=12, max_size=40), shape=st.sampled_from(SHAPES[1:5]))
def test_no_password_gets_in(tmp_path_factory: pytest.TempPathFactory, secret: str, shape: str) -> None:
    """Also one that looks like nothing, where it stands as a password or is known from the environment."""
    paths = _paths(tmp_path_factory)
    write_log(paths, f"said without any reason: {secret}", shape.format(secret))
    assert secret not in report(paths, environ={"HF_TOKEN": secret})


@settings(max_examples=40)
@given(
    user=NAMES,
    rest=st.lists(NAMES, max_size=3),
    shape=st.sampled_from(
        ("cannot be read: '{0}'", "{0} is kept", "file://{0}", "({0}, 3)", "[Errno 2] No such file: {0!r}")
    ),
)
def test_no_home_folder_gets_in(
    tmp_path_factory: pytest.TempPathFactory, user: str, rest: list[str], shape: str
) -> None:
    paths = _paths(tmp_path_factory)
    home = Path("/", "home", user)
    write_log(paths, shape.format(str(home.joinpath(*rest))), f"mounted at /media/{user}/stick")
    made = make_report(
        paths, Settings(paths.settings), Known(), environ={"USER": user}, home=home, hardware=HARDWARE
    ).text()
    assert str(home) not in made
    assert user not in made


@settings(max_examples=40)
@example(title="Zqß", text=['it\'s "said"'], before="")
@given(title=WORDS, text=st.lists(WORDS, min_size=1, max_size=4), before=st.sampled_from(("", "about ", "'", "“")))
def test_no_word_of_a_conversation_gets_in(
    tmp_path_factory: pytest.TempPathFactory, title: str, text: list[str], before: str
) -> None:
    """Hearth logs none; should a library do it, its words are known and taken out."""
    paths = _paths(tmp_path_factory)
    close = open_log(paths.logs)
    try:
        for words in (title, *text):
            logging.getLogger("some.library").info("%s%s: failed", before, words)
            logging.getLogger("some.library").info("%s", words.upper())
            logging.getLogger("some.library").info("%r %a", [words], {"text": words})
        try:
            raise ValueError(title)
        except ValueError:
            logging.getLogger("some.library").info("unhandled", exc_info=True)
    finally:
        close()
    made = report(paths, Known(private=(title, *text)))
    for words in (title, *text):
        assert words not in made
        assert words.upper() not in made
        assert ascii(words)[1:-1] not in made
    assert "some.library" in made


def _paths(factory: pytest.TempPathFactory) -> Paths:
    paths = Paths.below(factory.mktemp("data"))
    paths.logs.mkdir(parents=True)
    return paths


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("C:\\Users\\anna\\models\\x.gguf is there", "~\\models\\x.gguf is there"),
        ("'C:\\\\Users\\\\anna\\\\x.gguf'", "'~\\\\x.gguf'"),
        ("D:\\anna\\x", "D:\\…\\x"),
        ("mail anna@example.org about it", "mail … about it"),
        ("a\x1b[31mred\u202e", "a [31mred "),
        ("https://hub.example/a/b.gguf?sig=1", "https://hub.example/a/b.gguf?…"),
        ("tokens: 512 read", "tokens: … read"),
    ],
)
def test_other_systems_and_other_signs(said: str, left: str) -> None:
    """The last one is the price: what is called a token is taken for a key."""
    windows = Cleaner(Path("C:\\Users\\anna"), user="anna")
    assert windows.text(said) == left


def test_a_folder_that_begins_alike_is_another_one() -> None:
    clean = Cleaner(Path("/home/an"), user="an")
    assert clean.text("/home/anna/x /home/an/x /home/an") == "/home/anna/x ~/x ~"


def test_a_short_title_leaves_other_words_whole() -> None:
    clean = Cleaner(Path("/home/an"), private=("Port", "it"))
    assert clean.line("the port is reported to it") == "the … is reported to it"


def test_secrets_are_known_by_their_names() -> None:
    environ = {"HF_TOKEN": "abc", "HTTPS_PROXY": "http://me:word@proxy:1", "PATH": "/bin", "MY_API_KEY": ""}
    assert secrets_of(environ) == ("abc", "me:word")

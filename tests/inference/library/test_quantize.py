"""Smaller files made on this machine: the real process and llama.cpp, on tiny models; nothing stays of what fails."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.errors import Cancelled, EngineDied, EngineFailed, HearthError, ModelMissing, NoSpace, UsageError
from inference.gguf import read_model_facts
from inference.library import Library, Progress, Roots
from inference.library import quantizing as library_quantizing
from inference.library.quantizing import file_name
from inference.messages import Message
from inference.net.cancel import CancelToken
from inference.quantize_job import FILE_TYPES, OFFERED, Job, Made, Step, decode_job, decode_word, encode, targets
from inference.quantizer import Quantizer
from resources import resource_path
from tests.inference.engine.conftest import KINDS
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind, write_tiny


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one model in F16 of each kind."""
    folder = tmp_path_factory.mktemp("sources")
    for kind in KINDS:
        write_tiny(folder / f"{kind}-F16.gguf", kind, tensor_type="F16")
    write_tiny(folder / "small-Q4_0.gguf", tensor_type="Q4_0", metadata={"general.file_type": 2}, name="Small")
    return folder


@pytest.fixture
def library(tmp_path: Path, sources: Path) -> Library:
    """Knows the models; new files go to ``tmp_path / own``."""
    own = tmp_path / "own"
    own.mkdir()
    for file in sources.iterdir():
        os.link(file, own / file.name)
    library = Library(tmp_path / "library.json", resource_path("models", "guide.gguf"), Roots(own=own))
    library.scan()
    return library


def names(library: Library) -> set[str]:
    assert library.roots.own is not None
    return {path.name for path in library.roots.own.iterdir()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_smaller_file_comes_about_and_answers(kind: Kind, library: Library) -> None:
    steps: list[Progress] = []
    before = library.find(f"Tiny {kind}")
    made = library.quantize(before.name, "q4_k_m", on_progress=steps.append)
    assert made.tested
    assert made.model.quantization == "Q4_K_M"
    assert made.model.path.name == f"{kind}-Q4_K_M.gguf"
    assert made.model.size < before.size
    assert {step.step for step in steps} == {"quantize", "test"}
    assert all(0 <= step.done <= step.total for step in steps)
    assert before.path.exists()
    assert {model.name for model in library.models()} >= {before.name, made.model.name}
    with RawEngine() as engine:
        engine.load(made.model.path)
        _text, finished = engine.answer(Message.user("hello"), max_tokens=4)
        assert finished.completion_tokens > 0


def test_the_size_that_was_foretold_is_about_right(library: Library) -> None:
    source = library.find("Tiny dense")
    facts = read_model_facts(source.path)
    foretold = {target.quantization: target for target in targets(facts)}
    assert set(foretold) <= set(OFFERED)
    sizes = [target.size for target in foretold.values()]
    assert sizes == sorted(sizes, reverse=True)
    made = library.quantize(source.name, "Q8_0")
    assert abs(foretold["Q8_0"].size - made.model.size) < 0.1 * made.model.size
    assert targets(read_model_facts(made.model.path), ("Q8_0",)) == ()  # it is that already


@pytest.mark.parametrize(
    ("name", "type_", "words"),
    [
        ("Small", "Q3_K_M", "quantized already"),
        ("Tiny dense", "Q99", "no type"),
        ("guide", "Q8_0", "built-in"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, type_: str, words: str, library: Library) -> None:
    before = names(library)
    with pytest.raises(UsageError, match=words):
        library.quantize(name, type_)
    assert names(library) == before


def test_a_file_in_the_way_stays(library: Library) -> None:
    assert library.roots.own is not None
    there = library.roots.own / "dense-Q8_0.gguf"
    there.write_bytes(b"mine")
    with pytest.raises(UsageError, match="already"):
        library.quantize("Tiny dense", "Q8_0")
    assert there.read_bytes() == b"mine"


def test_stopping_leaves_nothing_behind(library: Library) -> None:
    before = names(library)
    token = CancelToken()
    with pytest.raises(Cancelled):
        library.quantize("Tiny dense", "Q8_0", cancel=token, on_progress=lambda _progress: token.cancel())
    assert names(library) == before
    with pytest.raises(Cancelled):
        library.quantize("Tiny dense", "Q8_0", cancel=token)
    assert names(library) == before


def test_a_folder_that_was_named_is_made(library: Library, tmp_path: Path) -> None:
    made = library.quantize("Tiny dense", "Q8_0", tmp_path / "deep" / "er")
    assert made.model.path == tmp_path / "deep" / "er" / "dense-Q8_0.gguf"


def test_a_new_folder_goes_with_what_failed(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_quantizing, "MARGIN", 1 << 62)
    with pytest.raises(NoSpace):
        library.quantize("Tiny dense", "Q8_0", tmp_path / "deep" / "er")
    assert not (tmp_path / "deep").exists()


def test_a_source_that_went_away(library: Library) -> None:
    library.find("Tiny dense").path.unlink()
    with pytest.raises(ModelMissing):
        library.quantize("Tiny dense", "Q8_0")


# --------------------------------------------------------------------------------- the process alone


def job(source: Path, target: Path, *, free: int = 1 << 40) -> Job:
    target.touch()
    return Job(source=str(source), target=str(target), quantization="Q8_0", threads=1, free=free)


def test_the_disk_is_asked_before_anything_is_written(sources: Path, tmp_path: Path) -> None:
    target = tmp_path / "new"
    with pytest.raises(NoSpace):
        Quantizer().run(job(sources / "dense-F16.gguf", target, free=100), CancelToken(), lambda _step: None)
    assert target.stat().st_size == 0


def test_nonsense_in_the_file_is_said(sources: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes((sources / "dense-F16.gguf").read_bytes()[:200_000])
    with pytest.raises(HearthError) as caught:
        Quantizer().run(job(broken, tmp_path / "new"), CancelToken(), lambda _step: None)
    assert isinstance(caught.value, EngineFailed)
    assert caught.value.detail


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "import os; os.write(1, b'x' * 100)"])
def test_a_process_that_fails_is_no_mystery(code: str, tmp_path: Path) -> None:
    work = job(tmp_path / "any", tmp_path / "new")
    with pytest.raises(EngineDied):
        Quantizer([sys.executable, "-c", code]).run(work, CancelToken(), lambda _step: None)


def test_an_unknown_instruction_is_followed_by_what_runs_everywhere(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from inference.frames import frame\n"
        "from inference.quantize_job import Made, encode\n"
        "if sys.argv[1:] != ['--level', 'baseline']: os.kill(os.getpid(), signal.SIGILL)\n"
        "os.write(1, frame(encode(Made(size=7, tested=True))))\n"
    )
    work = job(tmp_path / "any", tmp_path / "new")
    made = Quantizer([sys.executable, "-c", code]).run(work, CancelToken(), lambda _step: None)
    assert made.size == 7


def test_a_process_that_hangs_is_ended_by_a_stop(tmp_path: Path) -> None:
    token = CancelToken()
    work = job(tmp_path / "any", tmp_path / "new")
    code = "import os; os.write(1, b'\\0\\0\\0\\0'[:3]); os.read(0, 1000); os.read(0, 1)"
    timer = threading.Timer(0.5, token.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        Quantizer([sys.executable, "-c", code]).run(work, token, lambda _step: None)
    timer.join()


# --------------------------------------------------------------------------------------------- values


@given(st.text(max_size=20), st.integers(0, 1 << 60))
def test_jobs_and_words_travel(text: str, number: int) -> None:
    work = Job(source=text, target=text, quantization="Q8_0", threads=3, free=number)
    assert decode_job(encode(work)) == work
    for word in (Step(step="test", done=1, total=number), Made(size=number, tested=True)):
        assert decode_word(encode(word)) == word


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Qwen3-4B-F16.gguf", "Qwen3-4B-Q4_K_M.gguf"),
        ("model.bf16.gguf", "model-Q4_K_M.gguf"),
        ("big-BF16-00001-of-00003.gguf", "big-Q4_K_M.gguf"),
        ("plain.gguf", "plain-Q4_K_M.gguf"),
        ("-F16.gguf", "model-Q4_K_M.gguf"),
    ],
)
def test_names(source: str, expected: str) -> None:
    assert file_name(source, "Q4_K_M") == expected


def test_every_type_has_a_number_llama_cpp_knows() -> None:
    from inference.quantization import FILE_TYPES as KNOWN

    assert {number: name for name, (number, _bits) in FILE_TYPES.items()}.items() <= KNOWN.items()

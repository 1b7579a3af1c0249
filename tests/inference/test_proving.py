"""What the next engine process computes with, against processes that die, lie and hang on command."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from inference.client import EngineClient
from inference.errors import EngineDied
from inference.machine_marks import Marks
from inference.messages import Message
from inference.proof_record import FILE_NAME, Record, Verdict, read_record, write_record
from inference.protocol import Delta, Event, Loaded, LoadProgress, Notice, Probed
from inference.proving import SMALL, Proving
from inference.proving_words import DEVICE_FELL, PROCESSOR_FELL, RIGHT, TRYING, Death, sentence_of

ExpectLog = Callable[..., AbstractContextManager[None]]
WAIT = 30.0  # seconds; generous, the machine may be busy
MARKS = Marks(processor="p", devices="d", variants=True, may_have_devices=True)
ROOT = Path(__file__).resolve().parents[2]


class Recorder:
    """Keeps every event and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[Event], bool]) -> Event:
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(wanted, self.events)), WAIT), self.events
            return next(event for event in self.events if wanted(event))

    @property
    def notices(self) -> list[str]:
        return [event.message for event in self.events if isinstance(event, Notice)]


class Running(NamedTuple):
    """A client with what it was made of."""

    client: EngineClient
    proving: Proving
    heard: Recorder

    def load(self, path: str = "model") -> Loaded:
        loaded = self.client.load(path).result(WAIT)
        assert isinstance(loaded, Loaded)
        return loaded

    def arguments(self) -> str:
        """How the process that serves was started."""
        request = self.client.generate([Message.user("arguments")])
        request.result(WAIT)
        deltas = [event for event in self.heard.events if isinstance(event, Delta) and event.id == request.id]
        return deltas[-1].text


Start = Callable[..., Running]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """``start("good")``: a client whose processes behave like that, and keep what came of it in the same folder."""
    monkeypatch.chdir(ROOT)
    with ExitStack() as closing:

        def begin(words: str, marks: Marks = MARKS, patience: float = WAIT, eager: bool = True) -> Running:
            command = [sys.executable, "-m", "tests.support.scripted_trial", words]
            proving = Proving(Path("proof"), command=command, marks=lambda: marks, patience=patience, eager=eager)
            heard = Recorder()
            client = closing.enter_context(EngineClient(on_event=heard, command=command, proving=proving))
            client.configure(str(tmp_path))
            return Running(client, proving, heard)

        yield begin


def served(running: Running) -> Running:
    """It serves, and has tried what there is to try."""
    running.client.probe().result(WAIT)
    running.proving.wait()
    return running


def test_the_first_process_proves_itself_and_later_ones_need_not(start: Start, tmp_path: Path) -> None:
    first = start("good")
    first.load()
    assert "--level processor --prove proof" in first.arguments()
    first.proving.wait()
    first.client.close()
    assert read_record(tmp_path).processor == "processor"
    second = start("hang")  # is not even tried
    second.load()
    assert second.arguments() == "--level everything --device Vulkan0: Card 0"


def test_a_device_is_used_from_the_next_model_on(start: Start) -> None:
    running = start("good")
    assert running.load().gpu_layers == 0
    running.proving.wait()
    assert running.load().gpu_layers == 4
    assert running.heard.notices == []


def test_a_device_that_was_found_is_told_before_it_is_used(start: Start) -> None:
    running = start("good")
    running.client.probe()
    found = running.heard.wait_for(lambda event: isinstance(event, Probed) and bool(event.devices))
    assert isinstance(found, Probed)
    assert [device.name for device in found.devices] == ["Vulkan0"]
    running.proving.wait()
    asked = running.client.probe().result(WAIT)
    assert isinstance(asked, Probed)
    assert [device.name for device in asked.devices] == ["Vulkan0"]


@pytest.mark.parametrize(
    ("kind", "judgement"), [("wrong", "wrong"), ("crash", "crashed"), ("hang", "hung"), ("good", "right")]
)
def test_one_device_is_left_out_and_the_others_stay(start: Start, kind: str, judgement: str) -> None:
    running = served(start(f"good,{kind},good", patience=3.0))
    assert [verdict.judgement for verdict in sorted(running.proving.verdicts(), key=lambda each: each.device)] == [
        "right",
        judgement,
        "right",
    ]
    running.load()
    assert ("Vulkan1" in running.arguments()) == (kind == "good")
    assert "Vulkan0" in running.arguments()
    assert "Vulkan2" in running.arguments()
    said = [notice for notice in running.heard.events if isinstance(notice, Notice)]
    assert len(said) == (kind != "good")
    assert all("Card 1" in notice.message for notice in said)


def test_what_hung_is_tried_once_more_at_the_next_start_and_then_no_more(start: Start, tmp_path: Path) -> None:
    for expected in (1, 2):
        running = served(start("hang", patience=1.0))
        running.load()
        assert running.arguments().startswith("--level processor")
        running.client.close()
        assert read_record(tmp_path).hung == expected
    assert not start("hang").proving.trying


@pytest.mark.parametrize("word", ["garbage", "early"])
def test_a_trial_that_makes_no_sense_leaves_the_processor(start: Start, expect_log: ExpectLog, word: str) -> None:
    with expect_log("make no sense") if word == "garbage" else ExitStack():
        running = served(start(word))
    running.load()
    assert "--level processor" in running.arguments()
    assert [verdict.device for verdict in running.proving.verdicts()] == [""]
    assert len(running.heard.notices) == 1


def test_nothing_is_tried_where_there_can_be_no_device(start: Start) -> None:
    running = start("crash", MARKS._replace(may_have_devices=False))
    running.load()
    assert not running.proving.trying
    assert running.arguments().startswith("--level processor")
    assert not running.client.check_devices()


@pytest.mark.parametrize("fault", ["illegal", "lies"])
def test_variants_that_do_not_work_are_followed_by_the_baseline(start: Start, tmp_path: Path, fault: str) -> None:
    running = start(fault)
    running.load()
    assert running.arguments() == "--level baseline --prove proof"
    assert running.heard.notices == [PROCESSOR_FELL, PROCESSOR_FELL]
    running.client.close()
    assert read_record(tmp_path).processor == "baseline"
    again = start(fault)
    again.load()
    assert again.arguments() == "--level baseline"
    assert again.heard.notices == []


@pytest.mark.parametrize("fault", ["illegal", "lies"])
def test_the_second_best_variant_comes_before_the_baseline_and_devices_stay(
    start: Start, tmp_path: Path, fault: str
) -> None:
    running = start(f"{fault},best,good")
    running.load()
    assert running.arguments() == "--level processor --spare 1 --prove proof"
    assert running.heard.notices == [PROCESSOR_FELL]
    running.proving.wait()
    assert running.load().gpu_layers == 4
    running.client.close()
    assert read_record(tmp_path).spared == 1
    again = start(f"{fault},best,good")
    again.load()
    assert again.arguments() == "--level everything --spare 1 --device Vulkan0: Card 0"
    assert again.heard.notices == []


def test_a_build_without_variants_says_what_is_wrong(start: Start) -> None:
    running = start("illegal", MARKS._replace(variants=False))
    with pytest.raises(Exception, match="instructions that this processor does not have"):
        running.client.load("model").result(WAIT)


def test_a_device_that_ends_the_engine_while_loading_is_left_out_and_for_good_the_second_time(
    start: Start, tmp_path: Path
) -> None:
    served(start("good")).client.close()
    for times in (1, 2):
        running = start("frail")
        assert running.load().gpu_layers == 0
        assert DEVICE_FELL in running.heard.notices
        running.client.close()
        assert len(read_record(tmp_path).ended) == times
    third = start("frail")
    assert third.load().gpu_layers == 0
    assert third.heard.notices == []


def test_ending_once_while_answering_may_be_anything(start: Start) -> None:
    served(start("good")).client.close()
    running = start("faints")
    for number in (1, 2):
        running.load(f"model {number}")
        with pytest.raises(EngineDied):
            running.client.generate([Message.user("hello")]).result(WAIT)
        reloaded = running.heard.wait_for(
            lambda event, number=number: (  # type: ignore[misc]
                isinstance(event, Loaded) and event.path == f"model {number}" and event.id > 3 * number
            )
        )
        assert isinstance(reloaded, Loaded)
    assert reloaded.path == "model 2"
    running.heard.wait_for(lambda event: isinstance(event, Notice) and event.message == DEVICE_FELL)
    assert running.arguments().startswith("--level processor")


def test_a_large_model_waits_for_devices_and_a_small_one_does_not(start: Start, tmp_path: Path) -> None:
    large = tmp_path / "large.gguf"
    with large.open("wb") as file:
        file.truncate(SMALL + 1)
    running = start("good")
    assert running.load(str(large)).gpu_layers == 4
    assert running.heard.notices == [TRYING]
    assert any(isinstance(event, LoadProgress) and event.stage == "checking" for event in running.heard.events)


def test_one_that_is_not_eager_tries_nothing_before_a_large_model_comes(start: Start, tmp_path: Path) -> None:
    running = start("good", eager=False)
    running.load()
    running.client.close()
    assert read_record(tmp_path).verdicts is None
    large = tmp_path / "large.gguf"
    with large.open("wb") as file:
        file.truncate(SMALL + 1)
    assert start("good", eager=False).load(str(large)).gpu_layers == 4


def test_a_load_that_waits_can_be_cancelled(start: Start, tmp_path: Path) -> None:
    large = tmp_path / "large.gguf"
    with large.open("wb") as file:
        file.truncate(SMALL + 1)
    running = start("hang")
    request = running.client.load(str(large))
    running.heard.wait_for(lambda event: isinstance(event, Notice))
    request.cancel()
    with pytest.raises(Exception, match="Stopped"):
        request.result(WAIT)


def test_another_driver_is_tried_and_another_processor_proves_itself(start: Start) -> None:
    first = served(start("wrong"))
    assert first.heard.notices == [sentence_of(first.proving.verdicts()[0])]
    first.client.close()
    driver = served(start("good", MARKS._replace(devices="other")))
    driver.load()
    assert driver.arguments() == "--level everything --device Vulkan0: Card 0"
    driver.client.close()
    moved = start("good", MARKS._replace(processor="other", devices="other too"))
    moved.load()
    assert moved.arguments() == "--level processor --prove proof"


def test_trying_again_by_hand_forgets_what_came_of_it(start: Start) -> None:
    served(start("crash")).client.close()
    running = start("good")
    running.load()
    assert running.arguments() == "--level processor"
    assert running.client.check_devices()
    running.proving.wait()
    assert running.heard.notices == [RIGHT.format("Card 0")]
    running.load()
    assert running.arguments() == "--level everything --device Vulkan0: Card 0"


def test_by_hand_nothing_is_promised_where_only_the_baseline_works(start: Start) -> None:
    """It would use no device, so that none is tried: whoever asked would wait for ever."""
    running = start("illegal")
    running.load()
    assert running.proving.level == "baseline"
    assert not running.client.check_devices()


def test_what_hung_is_not_forgotten_with_what_is_learnt_later(tmp_path: Path) -> None:
    hung = Verdict(device="Vulkan0: Card 0", judgement="hung")
    right = Verdict(device="Vulkan1: Card 1", judgement="right")
    kept = Record(processor_mark="p", processor="processor", devices_mark="d", verdicts=(hung, right), hung=2)
    write_record(tmp_path, kept)
    proving = Proving(Path("proof"), marks=lambda: MARKS)
    proving.keep_in(str(tmp_path))
    assert "Vulkan1: Card 1" in proving.arguments()
    death = Death(-11, unknown_instruction=False, crashed=True, was_ready=True, loading=True, on_device=True)
    assert proving.died(death) is not None
    assert read_record(tmp_path).hung == 2
    assert not proving.trying


def test_closing_waits_for_what_is_being_told(tmp_path: Path) -> None:
    """Else a sentence could come after the end, to somebody who is not there any more."""
    telling, may_go_on, told = threading.Event(), threading.Event(), threading.Event()
    command = [sys.executable, "-m", "tests.support.scripted_trial", "good"]
    proving = Proving(Path("proof"), command=command, marks=lambda: MARKS)

    def listen(_sentences: tuple[str, ...]) -> None:
        telling.set()
        may_go_on.wait(WAIT)
        told.set()

    proving.listen(listen)
    proving.arguments()
    proving.ready()
    assert telling.wait(WAIT)
    closing = threading.Thread(target=proving.close)
    closing.start()
    may_go_on.set()
    closing.join(WAIT)
    assert told.is_set()


def test_the_end_of_the_client_ends_a_trial_that_hangs(start: Start, tmp_path: Path) -> None:
    running = start("hang", patience=600.0)
    running.client.probe().result(WAIT)
    assert running.proving.trying
    running.client.close()
    assert read_record(tmp_path).verdicts is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"processor": "fast"}', b"\xff\xfe", b"{" * 100_000])
def test_a_damaged_record_is_worth_nothing(start: Start, tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    running = start("good")
    running.load()
    assert "--prove" in running.arguments()
    running.proving.wait()
    assert read_record(tmp_path).processor == "processor"


def test_a_record_is_about_its_marks() -> None:
    verdicts = (Verdict(device="a", judgement="right"),)
    kept = Record(processor_mark="p", processor="processor", devices_mark="d", verdicts=verdicts, hung=1, ended=(1.0,))
    assert kept.about(MARKS) == kept
    assert kept.about(MARKS._replace(devices="e")) == Record(
        processor_mark="p", processor="processor", devices_mark="e"
    )
    assert kept.about(MARKS._replace(processor="q")) == Record(processor_mark="q", devices_mark="d")


def test_ends_long_ago_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Start) -> None:
    served(start("good")).client.close()
    record = read_record(tmp_path)
    write_record(tmp_path, Record(**{**_fields(record), "ended": (1.0,)}))
    running = start("frail")
    running.load()
    running.client.close()
    assert len(read_record(tmp_path).ended) == 1


def _fields(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__struct_fields__}

"""How much models may take: what is on its way counts as much as what is there."""

from __future__ import annotations

from pathlib import Path

import msgspec

from inference.client import EngineClient
from inference.hardware import Hardware, read_hardware
from inference.hosting.limits import Budget
from inference.hosting.line import Line
from inference.hosting.placing import Placing
from inference.hosting.seat import Seat
from inference.hosting.seats import Seats, Watching
from inference.hosting.sizing import Back, Preference, Sizer
from inference.hosting.ticket import Ticket
from inference.hosting.values import Fetch, Limits
from inference.model_file import ModelFile
from inference.protocol import Device
from inference.units import GIB, MIB
from tests.support.asked_host import model_file
from tests.support.hollow_models import write_hollow


def machine() -> Hardware:
    return msgspec.structs.replace(read_hardware(), memory_total=64 * GIB, memory_available=8 * GIB)


def roomy() -> Hardware:
    return msgspec.structs.replace(machine(), memory_available=48 * GIB)


def room(taken: int, seats: list[Seat], window: Seat | None = None) -> float:
    """Gigabytes, beside what is left to others, while each process has taken so many bytes of its own."""
    budget = Budget(Limits, machine, private=lambda _pid: taken)
    spare = Budget(Limits, machine).whole([])
    return (budget.whole(seats, window) - spare) / GIB


def seat(*, own: bool = True, needs: int = 0) -> Seat:
    return Seat(EngineClient(), own=own, needs=needs)  # no process is started before there is work


def test_what_is_being_loaded_has_not_been_taken_yet() -> None:
    loading = seat(needs=6 * GIB)
    assert room(0, [loading]) == 0.0
    assert room(2 * GIB, [loading]) == 2.0
    loading.state = "ready"
    assert room(2 * GIB, [loading]) == 2.0  # nor what it may take later
    assert room(0, [loading]) == 6.0
    loading.mapped = 5 * GIB  # available all the time
    assert room(0, [loading]) == 1.0


def test_what_the_window_is_about_to_load_is_not_given_away() -> None:
    window = seat(own=False)
    window.coming[3] = 4 * GIB
    assert room(0, [], window) == -4.0
    assert room(1 * GIB, [], window) == -3.0
    window.coming.clear()
    window.mapped = 2 * GIB  # weights somebody reads at every word
    assert room(0, [], window) == -2.0


def test_idle_models_leave_the_cards_for_one_that_would_be_slow_beside_them(tmp_path: Path) -> None:
    wanted = model_file(write_hollow(tmp_path / "wanted.gguf", "llama 1B"))
    seats = Seats(
        lambda _heard: EngineClient(), lambda _engine: None, lambda _work: None, Budget(Limits, roomy), Watching()
    )
    sizer, line, ticket = Sizer(roomy), Line(), Ticket(Fetch(model="wanted"), lambda _event: None)
    ticket.choose(wanted, "")
    line.add(ticket)
    card = Device(name="0", description="", kind="gpu", memory_free=0, memory_total=8 * GIB)
    sizer.devices = (card,)
    idle = [seat(), seat()]
    for number, (each, cards) in enumerate(zip(idle, (0, 8 * GIB), strict=True)):
        each.state, each.used, each.cards = "ready", float(number), cards
    seats._own.extend(idle)
    Placing(seats, line, sizer, lambda _model: Preference(), lambda: 0.0, roomy).place()
    assert [each.state for each in idle] == ["ready", "leaving"]  # only who lies on the card
    seats.close()


def test_cards_are_full_of_what_is_loaded_there(shelf: list[ModelFile]) -> None:
    sizer = Sizer(machine)

    def size(free: int, back: int = 0) -> int:
        sizer.devices = (Device(name="0", description="", kind="gpu", memory_free=free, memory_total=8 * GIB),)
        found = sizer.size(shelf[0], Preference().options, 8 * GIB, Back(0, back), shorten=False)
        assert found is not None
        return found.bytes

    assert size(8 * GIB) < size(0) - 4 * MIB
    assert size(0, back=8 * GIB) == size(8 * GIB)
    sizer.forget_cards()
    assert sizer.devices is None
    sizer.devices = (Device(name="CPU", description="", kind="cpu"),)
    sizer.forget_cards()
    assert sizer.devices

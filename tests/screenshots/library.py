"""Brings what a newcomer sees, the models on this computer and the settings about them into states worth a picture."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from app.controllers.answers import conversation_key
from app.controllers.library import Job
from app.controllers.quantizing import Prospect
from app.paths import find_paths
from app.widgets.connection_test import ConnectionDialog
from app.widgets.library_menus import model_menu
from app.widgets.library_section import LibrarySection
from app.widgets.quantize_dialog import QuantizeDialog
from inference.hub.connection import Hop
from inference.kv_files import KvFolder
from inference.outlook import Outlook, Reason
from inference.units import GIB, MIB
from tests.inference.kv_files.samples import MODEL, sample
from tests.support.model_shelf import GPT4ALL, LM_STUDIO, OWN, SHELF, fill_shelf

if TYPE_CHECKING:
    from app.widgets.network_extras import NetworkExtras
    from tests.screenshots.studio import Studio

SIZES = (("", (1100, 720)), ("-narrow", (420, 720)), ("-wide", (1920, 1080)))
FAILING = (
    Hop(name="settings", state="fine", message="The hub is https://huggingface.co."),
    Hop(name="proxy", state="skipped", message="No proxy is used."),
    Hop(name="name", state="fine", message="The name huggingface.co is known."),
    Hop(
        name="connection",
        state="failed",
        message="huggingface.co does not let itself be connected to.",
        hint="A firewall may be in the way: ask who runs this network, or set a proxy or a mirror.",
        detail="ConnectError: [Errno 111] Connection refused",
    ),
)


def newcomer(studio: Studio) -> Iterator[None]:
    """The first run: with nothing here, then with what other programs have left."""
    theirs = tuple(piece for piece in SHELF if not piece.place.startswith("hearth/"))
    cards = studio.program.wings.newcomer.cards
    _empty(studio)
    studio.wait(cards.isVisible)
    shoot_sizes(studio, "0-first-run")
    yield
    fill_shelf(Path.home(), theirs)
    studio.program.scanning.scan()
    studio.wait(lambda: len(studio.to.models.all) == len(theirs) + 1)
    shoot_sizes(studio, "0-first-run-found")
    _empty(studio)
    yield


def library(studio: Studio) -> Iterator[None]:
    """The section On this computer."""
    window = studio.window
    section = window.models.open("here").sections["here"]
    assert isinstance(section, LibrarySection)
    _empty(studio)
    shoot_sizes(studio, "9-here-empty")
    yield
    fill_shelf(Path.home())
    studio.program.scanning.scan()
    studio.wait(lambda: section.rows.rowCount() > len(SHELF))
    section.list.go_to("Qwen3 4B")
    shoot_sizes(studio, "9-here")
    yield
    _details_narrow(studio, section)
    yield
    section.list.go_to("Qwen3 4B")
    section._show_jobs(_jobs())
    studio.shoot("9-here-checking")
    section._show_jobs(())
    yield
    away = Path.home() / GPT4ALL
    shutil.rmtree(away)
    studio.program.scanning.scan()
    studio.wait(lambda: any(model.missing for model in studio.to.models.all))
    section.list.go_to("Phi 3.5 mini instruct")
    shoot_sizes(studio, "9-here-missing")
    yield
    model = studio.to.models.named("Qwen3 4B")
    assert model is not None
    names = ("chat", "verify", "rename", "options", "move", "quantize", "folder", "copy", "delete")
    menu = model_menu(section, model, section.theme, dict.fromkeys(names, lambda: None))
    menu.ensurePolished()
    menu.adjustSize()
    studio.shoot("9-here-menu", menu)
    menu.close()
    yield
    dialog = QuantizeDialog("Qwen3 4B", 8_040_000_000, section.zoom, section)
    dialog.show_prospects(_prospects())
    dialog.open()
    studio.shoot("9-here-smaller", dialog)
    dialog.close()
    _empty(studio)
    window.models.close()
    yield


def _page_of(widget: QWidget) -> QScrollArea:
    """What scrolls it."""
    at = widget.parentWidget()
    while not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at


def memory(studio: Studio) -> Iterator[None]:
    """The settings about memory, with something kept."""
    kept = KvFolder(find_paths().kept, GIB)
    for number in range(1, 13):
        kept.save(MODEL, sample(conversation_key(number), state=(number % 5 + 1) * 2 * MIB))
    studio.program.settings.set("memory.disk", 8 * GIB)
    dialog = studio.window.open_settings("memory")
    said = dialog.findChild(QLabel, "keptOnDisk")
    studio.wait(lambda: "12" in said.text())
    size = dialog.size()
    for name, shape in (("", (840, 640)), ("-narrow", (420, 720))):
        dialog.resize(*shape)
        studio.shoot(f"6-settings-memory{name}", dialog)
        page = _page_of(said)
        page.ensureWidgetVisible(page.widget().findChild(QWidget, "emptyKept"))
        studio.shoot(f"6-settings-memory-kept{name}", dialog)
        page.ensureVisible(0, 0)
    dialog.resize(size)
    studio.program.settings.reset("memory.disk")
    yield


def settings(studio: Studio) -> Iterator[None]:
    """The settings about models and the network, and a test that fails."""
    window = studio.window
    studio.program.settings.set("models.folders", ("/media/anna/Extern/weights", "/home/anna/llama"))
    dialog = window.open_settings("models")
    studio.shoot("6-settings-models", dialog)
    studio.program.settings.reset("models.folders")
    yield
    dialog = window.open_settings("network")
    extras: NetworkExtras = dialog.findChild(QWidget, "tokenField").parentWidget().parentWidget()
    studio.settle()
    extras.token.show_place("keychain")
    studio.shoot("6-settings-network", dialog)
    extras.token.show_place("nowhere")
    extras.token.show_refusal("This computer has no keychain that Hearth could use. Use it for this session only.", "x")
    studio.shoot("6-settings-network-refused", dialog)
    yield
    test = ConnectionDialog(dialog)  # not the one of the page: nothing is to be tried here
    test.set_theme(extras._theme, extras._zoom)
    test.open()
    test.start()
    for hop in FAILING[:2]:
        test.show_hop(hop)
    studio.shoot("6-connection-running", test)
    for hop in FAILING[2:]:
        test.show_hop(hop)
    test.show_end(fine=False)
    studio.shoot("6-connection-failing", test)
    test.close()
    dialog.close()
    yield


def _details_narrow(studio: Studio, section: LibrarySection) -> None:
    studio.window.resize(420, 720)
    studio.settle()
    section.list.opened.emit("Extraordinarily long name of a merged and merged again model v7.3 final ablitera…")
    studio.settle()
    section.list.opened.emit("Qwen3 4B")
    studio.shoot("9-here-details-narrow")
    section.go_back()
    studio.window.resize(1100, 720)
    studio.settle()


def _jobs() -> tuple[Job, ...]:
    return (
        Job(
            id=1,
            kind="verify",
            name="Qwen3 4B",
            title="Qwen3 4B",
            running=True,
            done=1_300_000_000,
            total=2_040_000_000,
        ),
        Job(id=2, kind="move", name="x", title="Gemma 3 12B Instruct"),
    )


def _prospects() -> tuple[Prospect, ...]:
    sizes = {"Q8_0": 4.28e9, "Q6_K": 3.31e9, "Q5_K_M": 2.87e9, "Q4_K_M": 2.46e9, "Q3_K_M": 2.01e9}
    reasons: dict[str, Reason] = {"Q8_0": "tight", "Q6_K": "close_programs"}
    return tuple(
        Prospect(
            quantization=name,
            size=round(size),
            outlook=Outlook(verdict="memory", reason=reasons.get(name, "memory")),
        )
        for name, size in sizes.items()
    )


def _empty(studio: Studio) -> None:
    """Take every model away again; the folders stay, else it would be a drive that is not connected."""
    for place in (OWN, LM_STUDIO, GPT4ALL):
        folder = Path.home() / place
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    studio.program.scanning.scan()
    studio.wait(lambda: not studio.program.scanning.running and len(studio.to.models.all) == 1)
    while studio.window.pane.notices.dismiss_last():
        pass


def shoot_sizes(studio: Studio, name: str) -> None:
    """The same in each width."""
    for suffix, size in SIZES:
        studio.window.resize(*size)
        studio.shoot(name + suffix)
    studio.window.resize(1100, 720)
    studio.settle()

"""Every setting, declared once; dialog, validation, file and reference are derived from here.

Load and sampling options come from ``inference.options``, where the engine has them from too. A key that was
renamed or deleted stays declared at the end, so that the file of an older Hearth is understood.
"""

from __future__ import annotations

from app.declared_machine import MACHINE
from app.declared_window import CHAT, WINDOW
from app.setting import PER_MODEL_SECTIONS, Applies, Setting, Value
from inference.options import LOAD_OPTIONS, SAMPLING_OPTIONS, Option

__all__ = [
    "BY_KEY",
    "DELETED",
    "PER_MODEL_SECTIONS",
    "RENAMED",
    "SECTION_TITLES",
    "SETTINGS",
    "Setting",
    "Value",
]

SECTION_TITLES = {
    "chat": "Chat",
    "appearance": "Appearance",
    "keys": "Keyboard",
    "load": "Model",
    "sampling": "Sampling",
    "automatic": "Automatic",
    "speed": "Speed",
    "memory": "Memory and power",
    "safety": "Backups",
    "models": "Storage",
    "downloads": "Downloads",
    "network": "Network",
    "api": "API",
    "window": "Window",
}

_CHOICE_TITLES = {"auto": "Automatic", "on": "On", "off": "Off", "lookup": "Only from the text"}


def _of_option(section: str, option: Option, applies: Applies) -> Setting:
    return Setting(
        key=f"{section}.{option.name}",
        kind=option.kind,
        title=option.title,
        help=option.help,
        default=option.default,
        fallback=option.fallback,
        optional=option.optional,
        low=option.low,
        high=option.high,
        step=option.step,
        unit=option.unit,
        choices=option.choices,
        choice_titles=tuple(_CHOICE_TITLES.get(choice, choice) for choice in option.choices),
        advanced=option.advanced,
        applies=applies,
    )


SETTINGS: tuple[Setting, ...] = (
    *CHAT,
    *(_of_option("load", option, "reload") for option in LOAD_OPTIONS),
    Setting(
        key="load.draft",
        kind="text",
        title="Model that guesses ahead",
        help="Name of a much smaller model of the same family in your library. Empty: Hearth looks for one.",
        default="",
        high=1000,
        advanced=True,
        applies="reload",
    ),
    *(_of_option("sampling", option, "next answer") for option in SAMPLING_OPTIONS),
    *MACHINE,
    *WINDOW,
)

# Old key -> the key it is called now. An entry is never taken away.
RENAMED: dict[str, str] = {}

# Keys of earlier versions that mean nothing any more. An entry is never taken away.
DELETED: frozenset[str] = frozenset()

BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}

"""Every setting, declared once; dialog, validation, file and documentation are derived from here.

Load and sampling options come from ``inference.options``, where the engine has them from too. A key that was
renamed or deleted stays declared at the end, so that the file of an older Hearth is understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from inference.errors import OptionError
from inference.frames import whole_text
from inference.options import LOAD_OPTIONS, SAMPLING_OPTIONS, Option
from inference.units import plain_number

Value = int | float | bool | str | None
Kind = Literal["int", "float", "bool", "choice", "text"]
Applies = Literal["now", "next answer", "next conversation", "reload"]

SECTION_TITLES = {
    "chat": "Chat",
    "appearance": "Appearance",
    "load": "Model",
    "sampling": "Sampling",
    "models": "Models",
    "window": "Window",
}
PER_MODEL_SECTIONS = ("load", "sampling")

_APPLIES_TITLES: dict[Applies, str] = {
    "now": "at once",
    "next answer": "with the next answer",
    "next conversation": "with the next conversation",
    "reload": "when the model is loaded",
}
_CHOICE_TITLES = {"auto": "Automatic", "on": "On", "off": "Off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One declared setting.

    Attributes:
        key: Section and name with a dot between, such as ``load.threads``; also its name in the file.
        kind: What values it takes.
        title: A few words, English; the application translates them.
        help: One or two sentences.
        default: Value of an untouched setting; ``None`` is *automatic*.
        fallback: What *automatic* means when the model recommends nothing; ``None`` where nobody can say.
        optional: Whether ``None`` is allowed.
        low: Smallest number.
        high: Largest number; of a text the most characters.
        step: A sensible step for a spin box.
        unit: Such as ``tokens``; may be empty.
        choices: Allowed words.
        choice_titles: What people read for each of them.
        advanced: Hidden until asked for.
        hidden: Kept by the program itself, no part of the dialog.
        applies: When a change takes effect.
    """

    key: str
    kind: Kind
    title: str
    help: str
    default: Value
    fallback: int | float | None = None
    optional: bool = False
    low: float | None = None
    high: float | None = None
    step: float = 1
    unit: str = ""
    choices: tuple[str, ...] = ()
    choice_titles: tuple[str, ...] = ()
    advanced: bool = False
    hidden: bool = False
    applies: Applies = "now"

    @property
    def section(self) -> str:
        """The part of the dialog it stands in."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """The key without its section."""
        return self.key.partition(".")[2]

    @property
    def per_model(self) -> bool:
        """Whether a model can have its own value."""
        return self.section in PER_MODEL_SECTIONS

    def check(self, value: object) -> Value:
        """The value as it is kept. Raises ``OptionError`` when it is not allowed."""
        if self.kind == "text":
            return self._check_text(value)
        self._option().check(value)
        if self.kind == "float" and value is not None:
            return float(value)  # type: ignore[arg-type]  # the check above leaves only numbers
        return value  # type: ignore[return-value]  # the check above leaves only values of this kind

    def _check_text(self, value: object) -> str:
        if not isinstance(value, str):
            raise OptionError(f"{self.title} must be text.", "Type some text, or leave it empty.")
        if self.high is not None and len(value) > self.high:
            raise OptionError(f"{self.title} is too long.", f"Use at most {int(self.high):,} characters.")
        # Half of a surrogate pair, which a broken paste can bring, cannot be written to any file.
        return whole_text(value)

    def _option(self) -> Option:
        kind = self.kind
        assert kind != "text"
        return Option(
            name=self.key,
            kind=kind,
            title=self.title,
            help=self.help,
            default=self.default,
            optional=self.optional,
            low=self.low,
            high=self.high,
            choices=self.choices,
        )


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
    Setting(
        key="chat.system_prompt",
        kind="text",
        title="System prompt",
        help="What every new conversation begins with; the model reads it before anything you say.",
        default="",
        high=100_000,
        applies="next conversation",
    ),
    Setting(
        key="chat.max_tokens",
        kind="int",
        title="Longest answer",
        help="After this many tokens an answer ends. Automatic lets the model end by itself.",
        default=None,
        optional=True,
        low=1,
        high=1_000_000,
        step=64,
        unit="tokens",
        applies="next answer",
    ),
    Setting(
        key="chat.send_with_enter",
        kind="bool",
        title="Enter sends",
        help="Enter sends the message and Shift+Enter breaks the line. Off: Enter breaks the line, Ctrl+Enter sends.",
        default=True,
    ),
    Setting(
        key="appearance.theme",
        kind="choice",
        title="Theme",
        help="Light or dark; System follows the desktop.",
        default="system",
        choices=("system", "light", "dark"),
        choice_titles=("System", "Light", "Dark"),
    ),
    Setting(
        key="appearance.zoom",
        kind="int",
        title="Text size",
        help="Size of all text, compared with the size that the desktop asks for.",
        default=100,
        low=50,
        high=300,
        step=10,
        unit="%",
    ),
    *(_of_option("load", option, "reload") for option in LOAD_OPTIONS),
    *(_of_option("sampling", option, "next answer") for option in SAMPLING_OPTIONS),
    Setting(
        key="models.last",
        kind="text",
        title="Current model",
        help="Name or path of the model that was chosen last.",
        default="",
        high=8192,
        hidden=True,
    ),
    Setting(
        key="window.geometry",
        kind="text",
        title="Window geometry",
        help="Place and size of the window, as Qt writes them, in Base64.",
        default="",
        high=8192,
        hidden=True,
    ),
    Setting(
        key="window.sidebar_width",
        kind="int",
        title="Width of the sidebar",
        help="Pixels at a scale of 1.",
        default=260,
        low=0,
        high=4000,
        unit="pixels",
        hidden=True,
    ),
    Setting(
        key="window.sidebar_visible",
        kind="bool",
        title="Sidebar shown",
        help="Whether the list of conversations is shown.",
        default=True,
        hidden=True,
    ),
    Setting(
        key="window.draft",
        kind="text",
        title="Unsent message",
        help="What stands in the composer of a conversation that has not begun.",
        default="",
        high=200_000,
        hidden=True,
    ),
    Setting(
        key="window.last_conversation",
        kind="int",
        title="Open conversation",
        help="The conversation that was open last.",
        default=None,
        optional=True,
        low=1,
        high=2**63 - 1,
        hidden=True,
    ),
)

# Old key -> the key it is called now. An entry is never taken away.
RENAMED: dict[str, str] = {}

# Keys of earlier versions that mean nothing any more. An entry is never taken away.
DELETED: frozenset[str] = frozenset()

BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}


_INTRODUCTION = """\
This page is made from the declarations in `app/declarations.py` and `inference/options.py`.

All of these can be changed in the settings of the window. What differs from its default is kept in `settings.json`,
which may be edited by hand:

```json
{
  "format": 1,
  "settings": {"load.threads": 4, "appearance.theme": "dark"},
  "models": {"name of a model": {"load.context_length": 8192}}
}
```

The settings of a model and of sampling can differ between models; *automatic* is `null`. A value that cannot be is
reported when Hearth starts, and the default is used instead."""


def document() -> str:
    """Markdown reference of all settings that people can change."""
    lines = ["# Settings", "", _INTRODUCTION, ""]
    for section, title in SECTION_TITLES.items():
        shown = [s for s in SETTINGS if s.section == section and not s.hidden]
        if not shown:
            continue
        lines += [f"## {title}", "", "| Setting | Key | Values | Default | Takes effect |", "|---|---|---|---|---|"]
        lines += [_document_row(setting) for setting in shown]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _document_row(setting: Setting) -> str:
    title = f"**{setting.title}**{' (advanced)' if setting.advanced else ''}. {setting.help}"
    applies = _APPLIES_TITLES[setting.applies]
    cells = (title, f"`{setting.key}`", _document_values(setting), _document_default(setting), applies)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _document_values(setting: Setting) -> str:
    match setting.kind:
        case "bool":
            values = "on, off"
        case "choice":
            values = ", ".join(f"`{choice}`" for choice in setting.choices)
        case "text":
            values = "text" if setting.high is None else f"text, at most {int(setting.high):,} characters"
        case _:
            values = f"{_plain(setting.low)} to {_plain(setting.high)} {setting.unit}".strip()
    return f"{values}, or automatic" if setting.optional else values


def _document_default(setting: Setting) -> str:
    if setting.default is None:
        return "automatic" if setting.fallback is None else f"automatic (else {_plain(setting.fallback)})"
    if isinstance(setting.default, bool):
        return "on" if setting.default else "off"
    if isinstance(setting.default, str):
        return f"`{setting.default}`" if setting.default else "empty"
    return f"{_plain(setting.default)} {setting.unit}".strip()


def _plain(number: float | None) -> str:
    return "" if number is None else plain_number(number)

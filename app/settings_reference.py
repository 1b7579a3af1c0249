"""The reference of all settings as Markdown, made from their declarations; knows no values in force."""

from __future__ import annotations

from app.declarations import SECTION_TITLES, SETTINGS
from app.setting import Applies, Setting
from inference.units import plain_number

_APPLIES_TITLES: dict[Applies, str] = {
    "now": "at once",
    "next answer": "with the next answer",
    "next conversation": "with the next conversation",
    "reload": "when the model is loaded",
    "next start": "when Hearth is started again",
}

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
        case "line":
            values = "an address"
        case "lines":
            values = "a list of addresses"
        case "folder":
            values = "a folder"
        case "folders":
            values = "a list of folders"
        case _:
            values = f"{_plain(setting.low)} to {_plain(setting.high)} {setting.unit}".strip()
    return f"{values}, or automatic" if setting.optional else values


def _document_default(setting: Setting) -> str:
    if setting.default is None:
        return "automatic" if setting.fallback is None else f"automatic (else {_plain(setting.fallback)})"
    if isinstance(setting.default, bool):
        return "on" if setting.default else "off"
    if isinstance(setting.default, tuple):
        return ", ".join(f"`{each}`" for each in setting.default) or "empty"
    if setting.default == 0 and setting.zero:
        return f"0 ({setting.zero.lower()})"
    if isinstance(setting.default, str):
        return f"`{setting.default}`" if setting.default else "empty"
    return f"{_plain(setting.default)} {setting.unit}".strip()


def _plain(number: float | None) -> str:
    return "" if number is None else plain_number(number)

"""The sets of colours, light and dark. Knows nothing that is drawn in them.

Those of high contrast are in ``app.high_contrast``, which most people never need.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Theme(msgspec.Struct, frozen=True, kw_only=True, eq=False):  # there are few: each is equal to itself alone
    """One set of colours, each ``#rrggbb``.

    Attributes:
        name: Whether it is light or dark; a system theme resolves to one of them.
        high: Whether it is for people who need high contrast: every frame is drawn, nothing is set back in grey.
        syntax: Colour of a Pygments token by its dotted name, such as ``Name.Function``; a token that is not
            listed takes the colour of its nearest listed parent, else ``text``.
    """

    name: Literal["light", "dark"]
    high: bool = False
    window: str
    surface: str
    raised: str
    hover: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    accent_soft: str
    border: str
    code_background: str
    user_bubble: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    success: str
    selection: str
    focus: str
    syntax: dict[str, str]


LIGHT = Theme(
    name="light",
    window="#f5f3ef",
    surface="#fdfcfa",
    raised="#ffffff",
    hover="#eae6df",
    text="#26231f",
    muted="#686258",
    faint="#8f887d",
    accent="#b1481a",
    on_accent="#ffffff",
    accent_soft="#f8e6da",
    border="#e1dcd3",
    code_background="#f5f2ec",
    user_bubble="#f1ece3",
    error="#b3261e",
    error_soft="#fbe9e7",
    warning="#855300",
    warning_soft="#fbf0d9",
    success="#2b6e3f",
    selection="#f6d3bd",
    focus="#bc5324",
    syntax={
        "Comment": "#716a5f",
        "Keyword": "#9b2d72",
        "Keyword.Constant": "#9a4a00",
        "Keyword.Type": "#0f6674",
        "Operator.Word": "#9b2d72",
        "Name.Builtin": "#0f6674",
        "Name.Class": "#8a5300",
        "Name.Function": "#2457a8",
        "Name.Decorator": "#8a5300",
        "Name.Exception": "#8a5300",
        "Name.Tag": "#9b2d72",
        "Name.Attribute": "#2457a8",
        "Name.Variable": "#7a3e9d",
        "String": "#3a6b1f",
        "String.Escape": "#9a4a00",
        "Number": "#9a4a00",
        "Generic.Deleted": "#b3261e",
        "Generic.Inserted": "#2b6e3f",
        "Generic.Heading": "#2457a8",
        "Generic.Prompt": "#716a5f",
    },
)

DARK = Theme(
    name="dark",
    window="#191715",
    surface="#201e1b",
    raised="#2a2724",
    hover="#35312d",
    text="#ebe6df",
    muted="#a9a196",
    faint="#857d73",
    accent="#ee9a66",
    on_accent="#2b1405",
    accent_soft="#43291b",
    border="#3a3632",
    code_background="#191715",
    user_bubble="#322e2a",
    error="#ff9a8f",
    error_soft="#43211e",
    warning="#efc06a",
    warning_soft="#3b2e17",
    success="#86cf9a",
    selection="#6b3d22",
    focus="#ee9a66",
    syntax={
        "Comment": "#968e83",
        "Keyword": "#e79bc7",
        "Keyword.Constant": "#f0b27a",
        "Keyword.Type": "#7fcbd6",
        "Operator.Word": "#e79bc7",
        "Name.Builtin": "#7fcbd6",
        "Name.Class": "#ecc48d",
        "Name.Function": "#93bbf5",
        "Name.Decorator": "#ecc48d",
        "Name.Exception": "#ecc48d",
        "Name.Tag": "#e79bc7",
        "Name.Attribute": "#93bbf5",
        "Name.Variable": "#d0a8ee",
        "String": "#a9cf8b",
        "String.Escape": "#f0b27a",
        "Number": "#f0b27a",
        "Generic.Deleted": "#ff9a8f",
        "Generic.Inserted": "#86cf9a",
        "Generic.Heading": "#93bbf5",
        "Generic.Prompt": "#968e83",
    },
)

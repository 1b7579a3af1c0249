"""What a setting is: how it is declared, and which values it takes; knows no single one of them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Literal

import msgspec

from inference.errors import OptionError
from inference.frames import whole_text
from inference.options import Option

if TYPE_CHECKING:
    from urllib.parse import SplitResult

Value = int | float | bool | str | tuple[str, ...] | None
Kind = Literal["int", "float", "bool", "choice", "text", "line", "lines", "folder", "folders"]
Form = Literal["", "endpoint", "proxy", "own address", "origin", "own name"]
Applies = Literal["now", "next answer", "next conversation", "reload", "next start"]

PER_MODEL_SECTIONS = ("load", "sampling")
MOST_FOLDERS = 100
MOST_LINES, LONGEST_LINE = 500, 1000  # of a list of lines; characters of one
_NAME = re.compile(r"(?=.{1,253}(:|$))[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?(:[1-9]\d{0,4})?")  # and a port

_SCHEMES: dict[Form, tuple[str, ...]] = {
    "endpoint": ("https", "http"),
    "proxy": ("http", "https", "socks5", "socks5h"),
}


class Setting(msgspec.Struct, frozen=True, kw_only=True, eq=False):  # each is declared once
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
        one: The unit of 1, such as ``minute``; empty: the same.
        shown_unit: What the field shows the number in, such as ``MB/s``; empty: as it is kept.
        scale: How many of ``unit`` make one of ``shown_unit``.
        zero: What people read for 0, such as ``No limit``; empty: the figure.
        grouped: Whether a large number is shown with separators; that of a port is not.
        form: Of a line, or each of several: what it must be, such as the address of a proxy.
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
    one: str = ""
    shown_unit: str = ""
    scale: int = 1
    zero: str = ""
    grouped: bool = True
    form: Form = ""
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
        match self.kind:
            case "text":
                return self._check_text(value)
            case "line":
                return self._check_line(self._check_text(value))
            case "folder":
                return self._check_folder(self._check_text(value))
            case "folders":
                return self._check_folders(value)
            case "lines":
                return self._check_lines(value)
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

    def _check_line(self, text: str) -> str:
        text = text.strip()
        if self.form == "own address":
            return self._check_own_address(text or str(self.default))
        if not text or not self.form:
            return text
        schemes = _SCHEMES[self.form]
        parts = _address(text if "://" in text else f"{schemes[0]}://{text}")
        if parts is None or parts.scheme not in schemes:
            example = "http://proxy.example:3128" if self.form == "proxy" else "https://mirror.example"
            raise OptionError(
                f"{self.title}: “{_short(text)}” is no address.", f"Write one such as {example}, or leave it empty."
            )
        return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"

    def _check_own_address(self, text: str) -> str:
        """An IP address; whether this computer has it is seen when it is used."""
        import ipaddress  # milliseconds of the start, for what few have set

        try:
            return str(ipaddress.ip_address("127.0.0.1" if text.lower() == "localhost" else text.strip("[]")))
        except ValueError:
            raise OptionError(
                f"{self.title}: “{_short(text)}” is no network address.",
                "Write one such as 127.0.0.1, which only this computer reaches.",
            ) from None

    def _check_origin(self, text: str) -> str:
        """Scheme, name and port, as browsers send it (RFC 6454, section 7), and nothing behind them."""
        parts = _address(text)
        if parts is None or not parts.scheme or parts.path.rstrip("/") or "@" in parts.netloc or "*" in text:
            raise OptionError(
                f"{self.title}: “{_short(text)}” is no website.",
                "Write one such as http://localhost:3000 or https://chat.example, without a path.",
            )
        return f"{parts.scheme}://{parts.netloc}".lower()

    def _check_own_name(self, text: str) -> str:
        """A name, perhaps with a port, as it stands in ``Host`` (RFC 9110, section 7.2)."""
        if not _NAME.fullmatch(text.lower()):
            raise OptionError(
                f"{self.title}: “{_short(text)}” is no name of a computer.",
                "Write one such as desk.lan, without http:// before it.",
            )
        return text.lower()

    def _check_folder(self, text: str) -> str:
        """A folder needs not exist: the drive it is on may be away."""
        if not text.strip():
            return ""
        if "\x00" in text or not os.path.isabs(text):
            raise OptionError(f"{self.title}: “{_short(text)}” is no full path of a folder.", "Choose a folder.")
        return text

    def _check_folders(self, value: object) -> tuple[str, ...]:
        if not isinstance(value, (list, tuple)) or len(value) > MOST_FOLDERS:
            raise OptionError(f"{self.title} must be a list of at most {MOST_FOLDERS} folders.", "Choose folders.")
        checked = (self._check_folder(self._check_text(each)) for each in value)
        return tuple(dict.fromkeys(folder for folder in checked if folder))

    def _check_lines(self, value: object) -> tuple[str, ...]:
        if not isinstance(value, (list, tuple)) or len(value) > MOST_LINES:
            raise OptionError(f"{self.title} must be a list of at most {MOST_LINES} lines.", "Leave some out.")
        lines = tuple(self._check_text(each) for each in value)
        if any(len(line) > LONGEST_LINE or not line.isprintable() for line in lines):
            raise OptionError(f"{self.title}: each must be one line.", f"Use at most {LONGEST_LINE:,} characters.")
        if self.form in ("origin", "own name"):
            check = self._check_origin if self.form == "origin" else self._check_own_name
            lines = tuple(dict.fromkeys(check(line.strip()) for line in lines if line.strip()))
        return lines

    def _option(self) -> Option:
        kind, default = self.kind, self.default
        assert kind == "int" or kind == "float" or kind == "bool" or kind == "choice"
        assert not isinstance(default, tuple)
        return Option(
            name=self.key,
            kind=kind,
            title=self.title,
            help=self.help,
            default=default,
            optional=self.optional,
            low=self.low,
            high=self.high,
            choices=self.choices,
        )


def _address(text: str) -> SplitResult | None:
    """The parts of a URL that says where to and nothing else; ``None`` when it is none."""
    from urllib.parse import urlsplit  # milliseconds of the start, for what few have set

    if re.search(r"[\s\x00-\x1f\\]", text):
        return None
    try:
        parts = urlsplit(text)
        # A port is read only when it is asked for; one that is no number raises there.
        good = bool(parts.hostname) and parts.port != 0 and not parts.query and not parts.fragment
    except ValueError:
        return None
    return parts if good else None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"

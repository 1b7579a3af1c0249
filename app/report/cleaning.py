"""Takes out of a text what is nobody's business: names of folders, passwords, keys, words of conversations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

OUT = "…"  # stands for what was taken out
LEAST = 3  # letters of a word of a conversation, below which it tells nothing and would be everywhere
_LONG = 12  # letters of a word that stands nowhere by chance
_LEAST_SECRET = 6  # of a password in the environment

_SECRET_NAME = re.compile(r"token|secret|passw|passphrase|credential|api_?key|private_?key|cookie|authorization", re.I)
# Each begins where a word begins and goes on for as long as it is one, so that long lines take no longer than that.
_PATTERNS = (
    # Keys of the hub and of other services, by their beginnings.
    (re.compile(r"\b(hf|api|sk|pk|ghp|gho|github_pat|glpat|xox[abp])[_-][A-Za-z0-9_-]{6,}"), OUT),
    (re.compile(r"\b(bearer|basic)\s+[\w.~+/=-]+", re.I), rf"\1 {OUT}"),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]*(\.[\w-]*)?"), OUT),  # a signed token (JWT)
    # Who signs in to an address, and what is asked of it: signatures of downloads stand there.
    (re.compile(r"(\b[a-z][a-z0-9+.-]{0,20}://)[^\s/@]+@", re.I), rf"\1{OUT}@"),
    (re.compile(r"(\b[a-z][a-z0-9+.-]{0,20}://[^\s?#'\"<>)]*)[?#][^\s'\"<>)]*", re.I), rf"\1?{OUT}"),
    (
        re.compile(
            r"(?<![\w-])(?P<name>[\w-]*?(?:token|secret|passw(?:or)?d|passphrase|api[_-]?key|authorization|cookie)[\w-]*)"
            r"(?P<is>['\"]?\s*[:=]\s*)(?P<value>['\"][^'\"]*['\"]|[^\s,;&]+)",
            re.I,
        ),
        rf"\g<name>\g<is>{OUT}",
    ),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+"), OUT),  # addresses of people
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


class Cleaner:
    """Knows what is to be taken out.

    Args:
        home: The user's home folder.
        user: The name the user signs in with; only as a part of a path it is one.
        secrets: Texts that are taken out wherever they stand.
        private: Words of conversations, such as titles and lines of messages; for ``line``.
        folders: Longer names of places and what they are called instead, such as the data folder.
    """

    def __init__(
        self,
        home: Path,
        user: str = "",
        secrets: Iterable[str] = (),
        private: Iterable[str] = (),
        folders: Mapping[Path, str] | None = None,
    ) -> None:
        places = {str(folder): name for folder, name in (folders or {}).items()}
        places[str(home)] = "~"
        self._places = _longest_first(
            (spelling, name) for place, name in places.items() for spelling in _spellings(place)
        )
        self._user = _user_pattern(user or home.name)
        self._secrets = sorted({each for each in secrets if len(each) >= _LEAST_SECRET}, key=len, reverse=True)
        spelled = {spelling for each in private if len(each.strip()) >= LEAST for spelling in _written(each.strip())}
        self._private = tuple(sorted(spelled, key=len, reverse=True))

    def path(self, path: Path | str) -> str:
        """A path with the home folder as ``~``."""
        return self.text(str(path))

    def text(self, text: str) -> str:
        """One line without secrets and without names of the user's folders."""
        text = _CONTROL.sub(" ", text.replace("\n", " "))
        for secret in self._secrets:
            text = text.replace(secret, OUT)
        for place, name in self._places:
            text = _replace_place(text, place, name)
        for pattern, instead in _PATTERNS:
            text = pattern.sub(instead, text)
        return self._user.sub(OUT, text) if self._user is not None else text

    def line(self, text: str) -> str:
        """The same, and without words of conversations; for what was logged."""
        folded = text.casefold()
        for word in self._private:
            if word in folded:
                text = _without(text, word)
                folded = text.casefold()
        return self.text(text)


def secrets_of(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Values of the environment that are passwords and keys by their names."""
    found = [value for name, value in environ.items() if _SECRET_NAME.search(name)]
    for name, value in environ.items():
        if name.lower().endswith("_proxy") and "@" in value:
            found.append(value.partition("://")[2].rpartition("@")[0])
    return tuple(value.strip() for value in found if value.strip())


def _longest_first(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({pair for pair in pairs if len(pair[0]) > 1}, key=lambda pair: -len(pair[0]))


def _spellings(place: str) -> set[str]:
    """As it stands in a text: with either slash, doubled as ``repr`` does, in an address, with links followed."""
    found = {place, str(Path(place).resolve())} if place else set()
    found |= {each.replace("\\", "/") for each in found} | {each.replace("\\", "\\\\") for each in found}
    addresses = {Path(each).as_uri().removeprefix("file://") for each in found if Path(each).is_absolute()}
    return found | {each.replace(" ", "%20") for each in found} | addresses


def _replace_place(text: str, place: str, name: str) -> str:
    """Only whole names of folders: what begins like one is another one."""
    return re.sub(re.escape(place) + r"(?=$|[\\/\s'\":;,.)\]}>])", lambda _match: name, text)


def _user_pattern(user: str) -> re.Pattern[str] | None:
    return re.compile(r"(?<=[\\/])" + re.escape(user) + r"(?=$|[\\/\s'\":;,)\]}>])") if user else None


def _written(word: str) -> set[str]:
    """How a word may stand in a log: by itself, as Python shows it, as JSON has it. Capitals do not count."""
    return {each.casefold() for each in (word, repr(word)[1:-1], ascii(word)[1:-1], json.dumps(word)[1:-1])}


def _without(text: str, word: str) -> str:
    """``text`` where ``word`` (folded) is taken out, if it stands for itself; of many letters, also inside others."""
    # Folding makes two letters of some (ß), so that places in the one are not places in the other.
    folded, places = "", []
    for place, letter in enumerate(text):
        folded += letter.casefold()
        places += [place] * len(letter.casefold())
    places.append(len(text))
    left, done, found = "", 0, folded.find(word)
    while found >= 0:
        end = found + len(word)
        if len(word) > _LONG or _stands_alone(folded, found, end):
            left, done = left + text[done : places[found]] + OUT, places[end]
            found = folded.find(word, end)
        else:
            found = folded.find(word, found + 1)
    return left + text[done:]


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())

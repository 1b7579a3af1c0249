"""From the corpus to training dialogues: expands phrasings, adds noise, assembles turns.

The corpus (`corpus/*.toml`) holds one table per intent: an answer, the phrasings of its question (`ask`), what
follows from it (`more`, `then`) and the words an answer must contain. A phrasing may hold alternatives, as in
`(start|open) a chat`, slots such as `{w}`, and a leading frame letter: `h: delete a chat` stands for all the
ways to ask how something is done. Everything is drawn from one seeded random generator.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
_GROUP = re.compile(r"\(([^()]*)\)")
_SLOT = re.compile(r"\{(\w+)\}")
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo",
    "j": "hk", "k": "jl", "l": "ko", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et",
    "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip


@dataclass(frozen=True)
class Turn:
    """A question, its answer and the intent that the answer belongs to."""

    user: str
    answer: str
    intent: str


@dataclass(frozen=True)
class Dialogue:
    """Turns of one conversation, with the system prompt it starts from, if any."""

    turns: tuple[Turn, ...]
    system: str | None = None


@dataclass
class Intent:
    """One thing a user may want, as read from the corpus."""

    id: str
    answer: str
    keywords: list[str]
    phrasings: list[str]
    framed: list[tuple[str, str]]
    more: str | None = None
    then: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Corpus:
    """All intents, and the wording they share."""

    intents: dict[str, Intent]
    language: dict[str, Any]

    def phrasing_count(self) -> int:
        return sum(len(i.phrasings) + len(i.framed) for i in self.intents.values())


def read_corpus(folder: Path = HERE) -> Corpus:
    """Read `language.toml` and every intent of `corpus/*.toml`."""
    language = tomllib.loads((folder / "language.toml").read_text(encoding="utf-8"))
    intents: dict[str, Intent] = {}
    for path in sorted((folder / "corpus").glob("*.toml")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in intents:
                raise ValueError(f"the intent {name} appears twice")
            intents[name] = _read_intent(name, table)
    for intent in intents.values():
        for _, target in intent.then:
            if target not in intents:
                raise ValueError(f"{intent.id} is followed by {target}, which does not exist")
    return Corpus(intents, language)


def _read_intent(name: str, table: dict[str, Any]) -> Intent:
    phrasings: list[str] = []
    framed: list[tuple[str, str]] = []
    for line in filter(None, map(str.strip, table["ask"].splitlines())):
        frame, _, rest = line.partition(": ")
        if frame in ("t", "s", "h", "c") and rest:
            framed.append((frame, rest))
        else:
            phrasings.append(line)
    then = [line.split(" => ") for line in table.get("then", "").splitlines() if line.strip()]
    return Intent(
        id=name,
        answer=table["answer"],
        keywords=table["keywords"],
        phrasings=phrasings,
        framed=framed,
        more=table.get("more"),
        then=[(text.strip(), target.strip()) for text, target in then],
    )


def expand(pattern: str, rng: random.Random) -> str:
    """Choose one alternative in each group, innermost first."""
    while (match := _GROUP.search(pattern)) is not None:
        options = match[1].split("|")
        chosen = rng.choice(options) if len(options) > 1 else f"\x01{match[1]}\x02"
        pattern = pattern[: match.start()] + chosen + pattern[match.end() :]
    return " ".join(pattern.replace("\x01", "(").replace("\x02", ")").split())


def expand_all(pattern: str, limit: int = 20_000) -> Iterator[str]:
    """Every expansion of a pattern (slots left as they are), at most `limit` of them."""
    pending = [pattern]
    made = 0
    while pending and made < limit:
        current = pending.pop()
        match = _GROUP.search(current)
        if match is None:
            made += 1
            yield " ".join(current.replace("\x01", "(").replace("\x02", ")").split())
            continue
        options = match[1].split("|")
        if len(options) == 1:
            options = ["\x01" + match[1] + "\x02"]
        pending += [current[: match.start()] + o + current[match.end() :] for o in options]


def without_article(phrase: str) -> str:
    return re.sub(r"^(a|an|the) ", "", phrase)


def normalise(text: str) -> str:
    """Lower case, letters and digits only: the form in which texts are compared."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


class Generator:
    """Draws questions, turns and dialogues."""

    def __init__(self, corpus: Corpus, seed: int, forbidden: frozenset[str] = frozenset()) -> None:
        self.corpus = corpus
        self.rng = random.Random(seed)
        self.forbidden = forbidden
        self.rejected = 0
        ood = corpus.language["ood"]
        self._lists = {k: v.split(",") for k, v in ood.items() if isinstance(v, str)}
        self._ood_templates: list[str] = ood["templates"]
        self._names = list(corpus.intents)
        self._weights = [self._weight(intent) for intent in corpus.intents.values()]

    @staticmethod
    def _weight(intent: Intent) -> float:
        fixed = {"out_of_domain": 16.0, "nonsense": 2.0, "hello": 2.0, "tell_me_more": 0.5}
        if intent.id in fixed:
            return fixed[intent.id]
        variety = len(intent.phrasings) + 3 * len(intent.framed)
        return min(2.0, max(0.8, variety / 40))

    # -- questions ----------------------------------------------------------------------------

    def question(self, intent: Intent) -> str:
        """A question for the intent with all its noise; never one of the held-out texts."""
        while True:
            text = self._noisy(self.clean_question(intent), intent.id)
            if normalise(text) not in self.forbidden:
                return text
            self.rejected += 1

    def clean_question(self, intent: Intent) -> str:
        """A question for the intent, lower case and without noise."""
        framed_share = 0.0
        if intent.framed:
            framed_share = min(0.6, max(0.3, len(intent.framed) * 3 / (len(intent.phrasings) + 1)))
        if intent.phrasings and self.rng.random() >= framed_share:
            text = expand(self.rng.choice(intent.phrasings), self.rng)
        else:
            text = self._framed(*self.rng.choice(intent.framed))
        return self._fill(text)

    def _framed(self, frame: str, phrase: str) -> str:
        template = self.rng.choice(self.corpus.language["frames"][frame])
        phrase = expand(phrase, self.rng)
        text = expand(template, self.rng)
        return text.replace("{a}", phrase).replace("{b}", without_article(phrase))

    def _fill(self, text: str) -> str:
        while (match := _SLOT.search(text)) is not None:
            text = text[: match.start()] + self._slot(match[1]) + text[match.end() :]
        return text

    def _slot(self, name: str) -> str:
        rng = self.rng
        if name == "n":
            return str(rng.choice((rng.randint(0, 20), rng.randint(0, 200), rng.randint(0, 9999))))
        if name == "op":
            return rng.choice("+-*/x")
        if name == "junk":
            return self._junk()
        if name == "ood":
            return expand(rng.choice(self._ood_templates), rng)
        if name == "more":
            return expand(rng.choice(self.corpus.language["more"]), rng)
        if name == "w":
            return rng.choice(self._lists["words"]) if rng.random() < 0.6 else self._invented_word()
        return rng.choice(self._lists[name])

    def _invented_word(self) -> str:
        """A word that does not exist but could: the guide should not know it either."""
        rng = self.rng
        starts = ("b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n",
                  "p", "pl", "qu", "r", "s", "sh", "st", "str", "t", "th", "tr", "v", "w", "z", "")  # fmt: skip
        ends = ("", "", "n", "r", "s", "t", "l", "m", "nd", "st", "ck", "ng", "x")
        syllables = (
            rng.choice(starts) + rng.choice(("a", "e", "i", "o", "u", "ea", "ou", "ai", "y")) + rng.choice(ends)
            for _ in range(rng.randint(2, 3))
        )
        return "".join(syllables)

    def _junk(self) -> str:
        rng = self.rng
        kind = rng.random()
        if kind < 0.4:
            rows = rng.choice(("asdfghjkl", "qwertyuiop", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"))
            return "".join(rng.choice(rows) for _ in range(rng.randint(3, 12)))
        if kind < 0.55:
            return " ".join(self._junk_letters() for _ in range(rng.randint(2, 4)))
        if kind < 0.7:
            return rng.choice("abcdefghijklmnopqrstuvwxyz?!.,;-+#*/=0123456789") * rng.randint(1, 10)
        if kind < 0.85:
            return "".join(rng.choice("?!.,;:-_+#*/=%&$@~^|") for _ in range(rng.randint(1, 8)))
        return "".join(rng.choice("0123456789abcdefxyz") for _ in range(rng.randint(4, 14)))

    def _junk_letters(self) -> str:
        return "".join(self.rng.choice("bcdfghjklmnpqrstvwxz") for _ in range(self.rng.randint(2, 6)))

    # -- noise --------------------------------------------------------------------------------

    def _noisy(self, text: str, intent: str) -> str:
        rng = self.rng
        if intent in ("nonsense",):
            return text.upper() if rng.random() < 0.1 else text
        small_talk = intent in _SMALL_TALK
        if rng.random() < 0.45:
            text = self._with_synonyms(text)
        words = text.split()
        if len(words) > 3 and rng.random() < 0.15:
            text = self._with_dropped_words(words)
        if rng.random() < (0.08 if small_talk else 0.25):
            text = f"{rng.choice(self.corpus.language['noise']['prefixes'])} {text}"
        if rng.random() < (0.04 if small_talk else 0.15):
            text = f"{text} {rng.choice(self.corpus.language['noise']['suffixes'])}"
        if rng.random() < 0.22 and len(text) > 3:
            text = self._with_typos(text)
        return self._punctuated(self._cased(text))

    def _with_synonyms(self, text: str) -> str:
        for word, others in self.corpus.language["synonyms"].items():
            if word in text and self.rng.random() < 0.4:
                text = re.sub(rf"\b{word}\b", self.rng.choice(others), text, count=1)
        return text

    def _with_dropped_words(self, words: list[str]) -> str:
        dropped = set(self.corpus.language["noise"]["dropped"])
        places = [i for i, word in enumerate(words) if word in dropped]
        for i in sorted(self.rng.sample(places, min(len(places), self.rng.randint(1, 2))), reverse=True):
            del words[i]
        return " ".join(words)

    def _with_typos(self, text: str) -> str:
        rng = self.rng
        for _ in range(1 if len(text) < 25 else rng.randint(1, 3)):
            i = rng.randrange(len(text) - 1)
            if not text[i].isalpha():
                continue
            kind = rng.randrange(4)
            if kind == 0:
                text = text[:i] + text[i + 1] + text[i] + text[i + 2 :]
            elif kind == 1:
                text = text[:i] + text[i + 1 :]
            elif kind == 2:
                text = text[:i] + text[i] + text[i:]
            else:
                near = _NEIGHBOURS.get(text[i].lower(), text[i])
                text = text[:i] + rng.choice(near) + text[i + 1 :]
            if len(text) < 3:
                break
        return text

    def _cased(self, text: str) -> str:
        kind = self.rng.random()
        if kind < 0.40:
            return text
        if kind < 0.43:
            return text.upper()
        if kind < 0.45:
            return text.title()
        text = re.sub(r"\bi\b", "I", text)
        if self.rng.random() < 0.85:
            text = re.sub(r"\b(gguf|ggufs|gpu|cpu|kv|llm|llms|ram|vram|json|moe|gb|ai|q\d\w*)\b", _upper, text)
            text = re.sub(r"\b(hearth|hugging face|chatgpt|german|french|spanish)\b", _title, text)
            text = re.sub(r"\b(\d+)b\b", r"\1B", text)
        return text[:1].upper() + text[1:]

    def _punctuated(self, text: str) -> str:
        if text and not text[-1].isalnum():
            return text
        is_question = bool(
            re.match(
                r"(what|how|why|who|where|when|which|can|could|is|are|do|does|should)\b",
                text.lower(),
            )
        )
        kind = self.rng.random()
        if is_question:
            return text + ("?" if kind < 0.6 else "??" if kind < 0.63 else " ?" if kind < 0.65 else "")
        return text + ("." if kind < 0.25 else "!" if kind < 0.35 else "?" if kind < 0.45 else "")

    # -- dialogues ----------------------------------------------------------------------------

    def turn(self, intent_id: str | None = None) -> Turn:
        """One question with its answer; by default of an intent drawn by weight."""
        if intent_id is None:
            intent_id = self.rng.choices(self._names, self._weights)[0]
        intent = self.corpus.intents[intent_id]
        return Turn(self.question(intent), intent.answer, intent_id)

    def follow_up(self, before: Turn) -> Turn | None:
        """A question that is only understood through the turn before it."""
        intent = self.corpus.intents[before.intent]
        kind = self.rng.random()
        if intent.then and kind < 0.6:
            pattern, target = self.rng.choice(intent.then)
            text = self._noisy(expand(pattern, self.rng), "follow_up")
            if normalise(text) in self.forbidden:
                return None
            return Turn(text, self.corpus.intents[target].answer, target)
        if kind < 0.5 and before.intent != "tell_me_more":
            text = self._noisy(self._slot("more"), "follow_up")
            if normalise(text) in self.forbidden:
                return None
            if intent.more and before.answer != intent.more:
                return Turn(text, intent.more, intent.id)
            return Turn(text, self.corpus.intents["tell_me_more"].answer, "tell_me_more")
        return None

    def dialogue(self, turns: int) -> Dialogue:
        """A conversation: often a greeting first, follow-ups in between, thanks or a goodbye at the end."""
        rng = self.rng
        made: list[Turn] = []
        if turns >= 3 and rng.random() < 0.3:
            made.append(self.turn(rng.choice(("hello", "hello", "how_are_you"))))
        while len(made) < turns:
            if made and rng.random() < 0.5 and (follow := self.follow_up(made[-1])) is not None:
                made.append(follow)
            elif made and len(made) == turns - 1 and rng.random() < 0.3:
                made.append(self.turn(rng.choice(("thanks", "thanks", "goodbye", "compliment", "yes_ok"))))
            else:
                made.append(self.turn())
        return Dialogue(tuple(made), self.system_prompt())

    def system_prompt(self) -> str | None:
        """Mostly none; else one of the kinds of text that users put there."""
        rng = self.rng
        if rng.random() < 0.7:
            return None
        if rng.random() < 0.25:
            return "You are a helpful assistant."
        return self._fill(" ".join(expand(rng.choice(_SYSTEM), rng) for _ in range(rng.choice((1, 1, 2, 3, 5)))))


def _upper(match: re.Match[str]) -> str:
    return match[0].upper()


def _title(match: re.Match[str]) -> str:
    return match[0].title().replace("gpt", "GPT")


_SMALL_TALK = {"hello", "how_are_you", "i_am_fine", "thanks", "goodbye", "sorry"}
_SMALL_TALK |= {"compliment", "insult", "laugh", "yes_ok", "no", "repeat_that"}
_SYSTEM = [
    "You are (a helpful|a friendly|a polite|an expert|a patient|an experienced|a funny|a wise) "
    "(assistant|teacher|guide|programmer|writer|doctor|pirate|poet|translator|{w}).",
    "(Answer|Reply|Respond) (briefly|in one sentence|in detail|politely|in German|in French|like a pirate|"
    "in simple words|in Markdown|step by step|only in JSON|with humour).",
    "(Always|Never) (be polite|use lists|use emojis|mention {w}|apologise|answer in English|ask questions).",
    "The user is (a beginner|a child|an expert|called {name}|from {place}|a {w}).",
    "(Today|The current date) is 2026-0{n}.",
    "Talk about {thing} (whenever you can|only when asked).",
    "If you do not know (the answer|something), (say so|do not guess|admit it).",
    "You (live|work) in {place} and like {food}.",
    "Keep (it|your answers) (short|friendly|factual|formal|under {n} words).",
    "{w} {w} {w} {w} {w}.",
    "You are a helpful assistant running on the user's computer.",
]

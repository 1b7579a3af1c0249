"""What a request asks of a model, as far as a quick look at it tells; knows no models and computes no tokens.

The look is quick because it stands before every answer: it reads at most some thousand characters of the last words of
the user, and counts the rest by its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from inference.messages import Message
from inference.protocol import Generate

LOOKED_AT = 6000  # characters of what the user said last
BYTES_PER_TOKEN = 3.2  # of UTF-8, rather too few: what does not fit is worse than what would have fitted
IMAGE_TOKENS = 1000  # of one picture; models differ
USUAL_ANSWER = 400  # tokens
MESSAGE_TOKENS = 8  # that a chat template puts around each message
LONG = 3000  # tokens of a prompt that is called long
SHORT = 24  # tokens of a question that is called short …
TALK = 400  # … and of all that stands before it

_CODE = re.compile(
    r"```|\btraceback \(most recent"
    r"|\b(?:segfault|stack ?trace|syntax ?error|compil(?:e|er|ing)|refactor|unit ?tests?)\b"
    r"|\b(?:python|javascript|typescript|rust|golang|c\+\+|java|kotlin|sql|bash|regex|html|css|docker|git)\b"
    r"|^\s*(?:def |class \w+[(:]|import \w|from \w+ import |#include|fn \w+\(|func \w+\(|public |const \w+ =|let \w+ =)"
    r"|\bselect\b.{1,80}\bfrom\b|\w+\.(?:py|js|ts|rs|go|cpp|java|rb|php|cs|sh|sql)\b|[\w)]\(\) ?\{|=> ?\{",
    re.IGNORECASE | re.MULTILINE,
)
_THINK = re.compile(
    r"\b(?:prove|proof|derive|step by step|riddle|puzzle|solve|equation|integral|beweise|schritt für schritt|rätsel)\b",
    re.IGNORECASE,
)
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[぀-ヿ]")),
    ("ko", re.compile("[가-힯]")),
    ("zh", re.compile("[一-鿿]")),
    ("ar", re.compile("[؀-ۿ]")),
    ("he", re.compile("[֐-׿]")),
    ("el", re.compile("[Ͱ-Ͽ]")),
    ("hi", re.compile("[ऀ-ॿ]")),
    ("th", re.compile("[฀-๿]")),
    ("ru", re.compile("[Ѐ-ӿ]")),
)
# The most frequent small words, without those that several of these languages have.
_FREQUENT = {
    "en": "the and is of to you that it what how are with for this can do my please",
    "de": "der die und ist das nicht ich ein eine wie was mit für auf bitte kannst mir sind",
    "fr": "le les et est une des pas je vous que pour dans comment avec sur pouvez quoi du",
    "es": "el los y es una no por qué para cómo con las del puedes más mi lo está",
    "it": "il è una non che per come con sono della gli di puoi cosa questo mi nel",
    "pt": "o é uma não para como com os você do da em meu isso são pode qual",
    "nl": "het een en niet ik van voor hoe wat met op zijn dat je kun mijn aan",
    "pl": "i nie jest na to jak co się do że dla czy mi czym są po",
    "tr": "ve bir bu ne nas\u0131l için ile mi çok değil ben var bana olarak nedir",
    "sv": "och är inte jag det att en för hur vad på som med av till kan",
}
_WORDS = {language: frozenset(words.split()) for language, words in _FREQUENT.items()}
LANGUAGES = (*_WORDS, *(language for language, _script in _SCRIPTS))
"""Those that are told apart, as ISO 639-1."""

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.12  # of the words have to be frequent ones of a language


class Needs(msgspec.Struct, frozen=True, kw_only=True):
    """What a request asks of whoever answers it.

    Attributes:
        image: It shows pictures.
        tools: It offers tools.
        json: The answer has to be JSON, or of another given form.
        prompt_tokens: About so many are to be read.
        answer_tokens: About so many are to be written, or at most.
        language: Of what was said last, as ISO 639-1; empty when unclear.
        code: It is about code.
        reasoning: It asks for a thought more than for words.
        short: It is a short question without much before it.
    """

    image: bool = False
    tools: bool = False
    json: bool = False
    prompt_tokens: int = 0
    answer_tokens: int = USUAL_ANSWER
    language: str = ""
    code: bool = False
    reasoning: bool = False
    short: bool = False

    @property
    def long(self) -> bool:
        """Whether there is much to read."""
        return self.prompt_tokens >= LONG

    def of_the_same_kind(self, other: Needs) -> bool:
        """Whether whoever could best serve the one could best serve the other, but for their length."""
        return (self.image, self.tools, self.json, self.language, self.code) == (
            other.image,
            other.tools,
            other.json,
            other.language or self.language,
            other.code,
        )


def needs_of(command: Generate) -> Needs:
    """What a command asks of a model."""
    if command.prompt is not None:
        said = command.prompt if isinstance(command.prompt, str) else ""
        tokens = len(command.prompt) if not said else _tokens(said)
        return _needs(command, said, tokens, tokens, image=False)
    said = next((message.text for message in reversed(command.messages) if message.role == "user"), "")
    pictures = sum(len(message.images) for message in command.messages)
    tokens = sum(map(_tokens_of, command.messages)) + IMAGE_TOKENS * pictures
    tokens += sum(_tokens(tool.name + tool.description + tool.parameters) for tool in command.tools)
    return _needs(command, said, tokens, _tokens(said), image=pictures > 0)


def _needs(command: Generate, said: str, tokens: int, last: int, *, image: bool) -> Needs:
    looked_at = said if len(said) <= LOOKED_AT else said[: LOOKED_AT // 2] + said[-LOOKED_AT // 2 :]
    code, reasoning = _CODE.search(looked_at) is not None, _THINK.search(looked_at) is not None
    return Needs(
        image=image,
        tools=bool(command.tools) and command.tool_choice != "none",
        json=command.constraint is not None,
        prompt_tokens=tokens,
        answer_tokens=min(command.max_tokens or USUAL_ANSWER, 4 * USUAL_ANSWER),
        language=language_of(looked_at),
        code=code,
        reasoning=reasoning,
        short=not (code or reasoning) and last <= SHORT and tokens <= TALK,
    )


def language_of(text: str) -> str:
    """The language of a text by its script and its frequent words, as ISO 639-1; empty when unclear."""
    letters = sum(map(str.isalpha, text[:400]))
    for language, script in _SCRIPTS:
        if letters and len(script.findall(text[:400])) * 4 >= letters:
            return language
    words = [word.lower() for word in _WORD.findall(text[:2000])]
    if len(words) < 3:
        return ""
    counts = {language: sum(word in frequent for word in words) for language, frequent in _WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    others = max(count for language, count in counts.items() if language != best)
    return best if counts[best] >= max(1, _ENOUGH * len(words)) and counts[best] > others else ""


def _tokens_of(message: Message) -> int:
    calls: Iterable[str] = (call.name + call.arguments for call in message.tool_calls)
    return MESSAGE_TOKENS + _tokens(message.text) + sum(map(_tokens, calls))


def _tokens(text: str) -> int:
    size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
    return int(size / BYTES_PER_TOKEN)

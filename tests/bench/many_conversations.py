"""A database as somebody has it after years: 10,000 conversations with 100,000 messages in several languages.

Words are drawn by Zipf's law from vocabularies of the size a person uses, sentences from words, so that common and
rare words, prefixes and phrases cost what they cost with real text. The same every time.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from app.storage.conversations import Conversations
from app.storage.database import Database

CONVERSATIONS, MESSAGES = 10_000, 100_000
FOLDERS, PINNED = 12, 20
DAY = 86_400.0

_ONSETS = [*"bcdfghlmnprstv", "br", "ch", "dr", "gr", "pr", "qu", "st"]
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou", "ie")
_CODAS = ("", "n", "r", "s", "t", "l", "m", "nd", "ck", "st")
_SMALL = ("the", "of", "and", "to", "a", "in", "is", "that", "it", "was", "for", "on", "are", "as", "with", "you")
_CYRILLIC, _GREEK, _ARABIC = range(0x430, 0x450), range(0x3B1, 0x3CA), range(0x627, 0x63B)
_HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 800)))
_KANA = "".join(map(chr, range(0x3041, 0x3094)))
COMMON, RARE = "the", "zweisamkeit"
PHRASE = "of the"
HAN_COMMON, HAN_WORD, HAN_RARE = _HAN[0], _HAN[3] + _HAN[5], "検索語句"


class Language:
    """Draws words by Zipf's law."""

    def __init__(self, words: list[str], dice: random.Random, between: str = " ") -> None:
        self._words = words
        self._weights = list(accumulate(1.0 / (rank + 2.7) for rank in range(len(words))))
        self._dice = dice
        self._between = between

    def text(self, count: int) -> str:
        """``count`` words, in sentences."""
        drawn = self._dice.choices(self._words, cum_weights=self._weights, k=count)
        pieces = []
        while drawn:
            length = self._dice.randint(5, 18)
            pieces.append(self._between.join(drawn[:length]).capitalize() + ("." if self._between else "。"))
            drawn = drawn[length:]
        return " ".join(pieces) if self._between else "".join(pieces)


def _languages(dice: random.Random) -> list[tuple[Language, int]]:
    """Each with how many of a hundred conversations are in it."""

    def invented(parts: tuple[str, ...], count: int) -> list[str]:
        return ["".join(dice.choices(parts, k=dice.randint(1, 4))) for _ in range(count)]

    def syllables(letters: range) -> tuple[str, ...]:
        return tuple(chr(dice.choice(letters)) + chr(dice.choice(letters)) for _ in range(60))

    latin = tuple(onset + vowel + coda for onset in _ONSETS for vowel in _VOWELS for coda in _CODAS)
    han = ["".join(dice.choices(_HAN, k=dice.choice((1, 1, 2, 2, 2, 3)))) for _ in range(12_000)]
    kana = ["".join(dice.choices(_KANA, k=dice.randint(1, 3))) for _ in range(400)]
    return [
        (Language([*_SMALL, *invented(latin, 40_000)], dice), 55),
        (Language(invented(latin, 60_000), dice), 15),
        (Language(invented(syllables(_CYRILLIC), 40_000), dice), 8),
        (Language(invented(syllables(_GREEK), 20_000), dice), 3),
        (Language(invented(syllables(_ARABIC), 20_000), dice), 4),
        (Language([_HAN[0], HAN_WORD, *han], dice, between=""), 10),
        (Language([*kana[:60], *han, *kana[60:]], dice, between=""), 5),
    ]


def fill(path: Path, conversations: int = CONVERSATIONS, messages: int = MESSAGES) -> None:
    """Make the database at ``path``."""
    dice = random.Random(20_261_127)
    database = Database(path)
    try:
        with database.write() as sql:
            sql.executemany(
                "INSERT INTO conversation (id, title, created_at, updated_at) VALUES (?, ?, ?, ?)",
                ((number + 1, "", 0.0, 0.0) for number in range(conversations)),
            )
            for row in _messages(dice, conversations, messages):
                sql.execute(
                    """INSERT INTO message (conversation_id, parent_id, role, text, status, created_at)
                        VALUES (?, ?, ?, ?, 'complete', ?)""",
                    row[:5],
                )
                sql.execute(
                    """UPDATE conversation SET head_id = last_insert_rowid(), updated_at = ?,
                        title = iif(title = '', ?, title), created_at = iif(created_at, created_at, ?) WHERE id = ?""",
                    (row[4], row[5], row[4], row[0]),
                )
            _put_in_order(Conversations(database), dice, conversations)
    finally:
        database.close()


def _messages(
    dice: random.Random, conversations: int, messages: int
) -> Iterator[tuple[int, int | None, str, str, float, str]]:
    """Conversation, parent, role, text, moment and a title; as they were said, a conversation after the other."""
    languages = _languages(dice)
    spoken = dice.choices([language for language, _ in languages], [share for _, share in languages], k=conversations)
    lengths = [2 * max(1, round(dice.expovariate(conversations / messages * 2.1))) for _ in range(conversations)]
    began = time.time() - 900 * DAY
    message_id = 0
    for number in range(conversations):
        language, parent = spoken[number], None
        left = messages - message_id - 2 * (conversations - number - 1)
        count = min(lengths[number], left) if number + 1 < conversations else left
        for turn in range(max(count, 1)):
            question = turn % 2 == 0
            text = language.text(dice.randint(4, 30) if question else dice.randint(40, 220))
            if message_id in (messages // 7, messages // 2):
                text += f" {RARE} {HAN_RARE}"
            message_id += 1
            moment = began + 900 * DAY * message_id / messages
            yield number + 1, parent, "user" if question else "assistant", text, moment, text[:40]
            parent = message_id


def _put_in_order(conversations: Conversations, dice: random.Random, count: int) -> None:
    folders = [conversations.folders.create(f"Folder {number}").id for number in range(FOLDERS)]
    ids = list(range(1, count + 1))
    dice.shuffle(ids)
    # Folders are as different as they are in life: the first holds thousands.
    filed = ids[: count * 6 // 10]
    for conversation_id in filed:
        conversations.places.move([conversation_id], dice.choices(folders, [40, *range(FOLDERS - 1, 0, -1)])[0])
    for folder in folders[2:]:
        conversations.folders.fold(folder, True)
    conversations.places.pin(ids[-PINNED:], True)
    conversations.places.archive(ids[-PINNED - count // 50 : -PINNED], True)

"""Full-text search over titles and messages: turns what a user types into queries that are safe and quick."""

from __future__ import annotations

import re
import sqlite3
import unicodedata

from app.storage.migrations import UNSPACED

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_UNSPACED = re.compile(f"[{UNSPACED}]")
_EXCERPT_BEFORE = 24  # characters shown before the first hit
_EXCERPT_LENGTH = 100  # characters

_FOLD_AT_MOST = 20_000  # characters of a message in which accents are ignored to find the place of a word

Found = tuple[int, int]  # conversation, message


class Query:
    """What a user typed, understood: words that must all occur, the unfinished ones too, and ``"phrases"``."""

    def __init__(self, text: str) -> None:
        text = text.replace("\0", " ")
        self.terms: list[tuple[str, bool]] = []  # the words, and whether they may go on
        for match in _TERM.finditer(text):
            phrase, word = match.group(1), match.group(2)
            term = (phrase if phrase is not None else word).strip()
            if any(char.isalnum() for char in term):
                self.terms.append((term, phrase is None))
        self.unspaced = bool(_UNSPACED.search(text))
        start = "" if self.unspaced else r"(?<![^\W_])"
        words = [r"[\W_]+".join(re.findall(r"[^\W_]+", term)) for term, _ in self.terms]
        self._plain = re.compile("|".join(f"{start}{word}" for word in words), re.IGNORECASE)
        self._bare = re.compile("|".join(f"{start}{_folded(word)[0]}" for word in words))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def match(self, shortest: int = 1) -> str:
        """For ``MATCH`` on an index of words; every word is quoted, so nothing in it is an operator.

        Words shorter than ``shortest``, which begin half of all words, are not taken as the beginning of longer
        ones: next to others they are left out (somebody is still typing), alone they are words.
        """
        longer = [(term, open_end) for term, open_end in self.terms if len(term) >= shortest or not open_end]
        if not longer:
            return " AND ".join(_quoted(term) for term, _ in self.terms)
        return " AND ".join(f"{_quoted(term)}{' *' if open_end else ''}" for term, open_end in longer)

    def grams(self) -> str:
        """For ``MATCH`` on the index of three-letter pieces; empty when every term is too short for it."""
        return " AND ".join(_quoted(term) for term, _ in self.terms if len(term) >= 3)

    def likes(self) -> list[str]:
        """Patterns for ``LIKE … ESCAPE '\\'``."""
        return ["%" + re.sub(r"([\\%_])", r"\\\1", term) + "%" for term, _ in self.terms]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in ``text``, as far as letters tell."""
        spans = [match.span() for match in self._plain.finditer(text)]
        if not spans:  # the slow way, for words that differ in their accents
            bare, places = _folded(text[:_FOLD_AT_MOST])
            spans = [(places[a], places[b - 1] + 1) for a, b in (match.span() for match in self._bare.finditer(bare))]
        return spans


def find_titles(sql: sqlite3.Connection, query: Query, limit: int) -> list[int]:
    """Ids of conversations outside the trash whose title has all the words, newest first."""
    live = "c.deleted_at IS NULL ORDER BY c.updated_at DESC, c.id DESC LIMIT ?"
    if query.unspaced:
        likes = query.likes()
        where = " AND ".join(["c.title LIKE ? ESCAPE '\\'"] * len(likes))
        rows = sql.execute(f"SELECT c.id FROM conversation c WHERE {where} AND {live}", (*likes, limit))
    else:
        rows = sql.execute(
            f"""SELECT c.id FROM conversation c
                WHERE c.id IN (SELECT rowid FROM title_words WHERE title_words MATCH ?) AND {live}""",
            (query.match(), limit),
        )
    return [row[0] for row in rows]


def find_messages(sql: sqlite3.Connection, query: Query, limit: int) -> list[Found]:
    """The newest message with all the words, for each of up to ``limit`` conversations, newest first."""
    found: dict[int, int] = {}
    for conversation_id, message_id in _matching(sql, query):
        found.setdefault(conversation_id, message_id)
        if len(found) >= limit:
            break
    return list(found.items())


def _matching(sql: sqlite3.Connection, query: Query) -> sqlite3.Cursor:
    live = "m.deleted_with IS NULL AND c.deleted_at IS NULL"
    if not query.unspaced:
        return sql.execute(
            f"""SELECT m.conversation_id, m.id FROM message_words w JOIN message m ON m.id = w.rowid
                JOIN conversation c ON c.id = m.conversation_id
                WHERE message_words MATCH ? AND {live} ORDER BY w.rowid DESC""",
            (query.match(shortest=2),),
        )
    likes = query.likes()
    where = " AND ".join(["m.text LIKE ? ESCAPE '\\'"] * len(likes))
    if grams := query.grams():
        return sql.execute(
            f"""SELECT m.conversation_id, m.id FROM message_grams g JOIN message m ON m.id = g.rowid
                JOIN conversation c ON c.id = m.conversation_id
                WHERE message_grams MATCH ? AND {where} AND {live} ORDER BY g.rowid DESC""",
            (grams, *likes),
        )
    return sql.execute(
        f"""SELECT m.conversation_id, m.id FROM message m JOIN conversation c ON c.id = m.conversation_id
            WHERE {where} AND m.status <> 'streaming' AND {live} ORDER BY m.id DESC""",
        likes,
    )


def excerpt(text: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of ``text`` around the first hit, and where in it the words stand, in characters."""
    first = next(iter(query.spans(text)), (0, 0))[0]
    start = max(0, first - _EXCERPT_BEFORE)
    if start and not query.unspaced:
        start = text.find(" ", start, first) + 1 or start  # not in the middle of a word
    line = " ".join(text[start : start + _EXCERPT_LENGTH].split())
    line = ("…" if start else "") + line + ("…" if start + _EXCERPT_LENGTH < len(text) else "")
    return line, tuple(query.spans(line))


def _folded(text: str) -> tuple[str, list[int]]:
    """``text`` without case and accents, and for each of its characters the place it comes from."""
    folded, places = [], []
    for place, char in enumerate(text):
        for part in unicodedata.normalize("NFD", char).casefold():
            if unicodedata.category(part) != "Mn":
                folded.append(part)
                places.append(place)
    return "".join(folded), places


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'

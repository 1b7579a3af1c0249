"""Full-text search over titles and messages: turns what a user types into queries that are safe and quick."""

from __future__ import annotations

import re
import sqlite3

from app.storage.migrations import UNSPACED

_OPEN, _CLOSE = "\x02", "\x03"  # around a found word in an excerpt; no message is written with them
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_UNSPACED = re.compile(f"[{UNSPACED}]")
_EXCERPT_WORDS = 16
_EXCERPT_BEFORE = 24  # characters shown before the first hit, for scripts without spaces
_EXCERPT_LENGTH = 96  # characters

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

    def __bool__(self) -> bool:
        return bool(self.terms)

    def match(self) -> str:
        """For ``MATCH`` on an index of words; every word is quoted, so nothing in it is an operator."""
        return " AND ".join(f"{_quoted(term)}{' *' if open_end else ''}" for term, open_end in self.terms)

    def grams(self) -> str:
        """For ``MATCH`` on the index of three-letter pieces; empty when every term is too short for it."""
        return " AND ".join(_quoted(term) for term, _ in self.terms if len(term) >= 3)

    def likes(self) -> list[str]:
        """Patterns for ``LIKE … ESCAPE '\\'``."""
        return ["%" + re.sub(r"([\\%_])", r"\\\1", term) + "%" for term, _ in self.terms]


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
            (query.match(),),
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


def excerpt(sql: sqlite3.Connection, query: Query, message_id: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of a message around the first hit, and where in it the words stand."""
    if query.unspaced:
        row = sql.execute("SELECT text FROM message WHERE id = ?", (message_id,)).fetchone()
        return marked_excerpt(row[0] if row else "", [term for term, _ in query.terms])
    row = sql.execute(
        f"""SELECT snippet(message_words, 0, '{_OPEN}', '{_CLOSE}', '…', {_EXCERPT_WORDS})
            FROM message_words WHERE message_words MATCH ? AND rowid = ?""",
        (query.match(), message_id),
    ).fetchone()
    return _unmarked(row[0] if row else "")


def marked_excerpt(text: str, terms: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The same for plain text and substrings."""
    pattern = re.compile("|".join(re.escape(term) for term in terms), re.IGNORECASE)
    first = pattern.search(text)
    start = max(0, (first.start() if first else 0) - _EXCERPT_BEFORE)
    line = " ".join(text[start : start + _EXCERPT_LENGTH].split())
    line = ("…" if start else "") + line + ("…" if start + _EXCERPT_LENGTH < len(text) else "")
    return line, tuple(match.span() for match in pattern.finditer(line))


def _unmarked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    plain, marks, start = "", [], 0
    for part in re.split(f"([{_OPEN}{_CLOSE}])", " ".join(snippet.split())):
        if part == _OPEN:
            start = len(plain)
        elif part == _CLOSE:
            marks.append((start, len(plain)))
        else:
            plain += part
    return plain, tuple(marks)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'

"""Full-text search over titles and messages; what is typed is understood in ``app.storage.query``.

Only what was said is searched, not what a model thought before it answered: nobody remembers that, and it would hide
what they do remember. What is newest is found first, and no more is read than is shown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from app.storage.query import Query
from app.storage.values import Scope

EVERYWHERE = Scope()
LOOKED_AT = 1_000  # messages with the words that are counted, however many conversations they are in
RECENT = 3_000  # messages without spaces that are read for a short word before the index is asked

Found = tuple[int, int]  # conversation, message


class Matches(NamedTuple):
    """What was found in one conversation.

    Attributes:
        newest: The newest message with the words.
        times: How many messages have them, as far as was looked.
    """

    newest: int
    times: int


def find_titles(sql: sqlite3.Connection, query: Query, limit: int, scope: Scope = EVERYWHERE) -> list[int]:
    """Ids of conversations outside the trash whose title has all the words, newest first."""
    live, values = _in_scope(scope, "c.updated_at")
    holds, words = title_holds(query)
    rows = sql.execute(
        f"SELECT c.id FROM conversation c WHERE {holds} AND {live} ORDER BY c.updated_at DESC, c.id DESC LIMIT ?",
        (*words, *values, limit),
    )
    return [row[0] for row in rows]


def find_messages(sql: sqlite3.Connection, query: Query, limit: int, scope: Scope = EVERYWHERE) -> dict[int, Matches]:
    """What was found in up to ``limit`` conversations, those with the newest messages first."""
    live, values = _in_scope(scope, "m.created_at")
    live = f"m.deleted_with IS NULL AND {live}"
    found: dict[int, Matches] = {}
    rows = _matching(sql, query, live, values, limit)
    for looked, (conversation_id, message_id) in enumerate(rows, start=1):
        before = found.get(conversation_id)
        if before is not None:
            found[conversation_id] = Matches(before.newest, before.times + 1)
        elif len(found) < limit:
            found[conversation_id] = Matches(message_id, 1)
        if looked >= LOOKED_AT and len(found) >= limit:
            break
    return found


def find_in_conversation(sql: sqlite3.Connection, query: Query, conversation_id: int, limit: int) -> list[int]:
    """The messages of one conversation with all the words, newest first."""
    holds, words = message_holds(query)
    rows = sql.execute(
        f"""SELECT m.id FROM message m WHERE m.conversation_id = ? AND m.deleted_with IS NULL AND {holds}
            ORDER BY m.id DESC LIMIT ?""",
        (conversation_id, *words, limit),
    )
    return [row[0] for row in rows]


def count_in_trash(sql: sqlite3.Connection, query: Query) -> int:
    """In how many conversations the words stand that are in the trash, or of which a message with them is."""
    in_title, title_words = title_holds(query)
    in_message, message_words = message_holds(query)
    row = sql.execute(
        f"""SELECT count(*) FROM (
                SELECT c.id FROM conversation c WHERE c.deleted_at IS NOT NULL AND {in_title}
                UNION
                SELECT c.id FROM conversation c CROSS JOIN message m ON m.conversation_id = c.id
                    WHERE c.deleted_at IS NOT NULL AND {in_message}
                UNION
                SELECT m.conversation_id FROM message m WHERE m.deleted_with IS NOT NULL AND {in_message}
            )""",
        (*title_words, *message_words, *message_words),
    ).fetchone()
    return int(row[0])


def _in_scope(scope: Scope, moment: str) -> tuple[str, tuple[object, ...]]:
    """A condition on the conversation ``c``, with its values; ``moment``: the column that ``since`` is about."""
    conditions: list[str] = ["c.deleted_at IS NULL"]
    values: list[object] = []
    if not scope.archive:
        conditions.append("c.archived_at IS NULL")
    if scope.folder_id is not None:
        conditions.append("c.folder_id = ?")
        values.append(scope.folder_id)
    if scope.since is not None:
        conditions.append(f"{moment} >= ?")
        values.append(scope.since)
    return " AND ".join(conditions), tuple(values)


def title_holds(query: Query) -> tuple[str, tuple[str, ...]]:
    """A condition on the title of the conversation ``c``, with its values."""
    if query.unspaced:
        return _likes("c.title", query)
    return "c.id IN (SELECT rowid FROM title_words WHERE title_words MATCH ?)", (query.match(),)


def message_holds(query: Query) -> tuple[str, tuple[str, ...]]:
    """A condition on the message ``m``, with its values."""
    if query.unspaced:
        return _likes("m.status <> 'streaming' AND m.text", query)
    return "+m.id IN (SELECT rowid FROM message_words WHERE message_words MATCH ?)", (query.match(shortest=2),)


def _likes(column: str, query: Query) -> tuple[str, tuple[str, ...]]:
    likes = tuple(query.likes())
    return " AND ".join([f"{column} LIKE ? ESCAPE '\\'"] * len(likes)), likes


def _matching(
    sql: sqlite3.Connection, query: Query, live: str, values: tuple[object, ...], wanted: int
) -> Iterator[Found]:
    """Messages with all the words that fulfil ``live``, newest first."""
    if not query.unspaced:
        return sql.execute(
            f"""SELECT m.conversation_id, m.id FROM message_words w JOIN message m ON m.id = w.rowid
                JOIN conversation c ON c.id = m.conversation_id
                WHERE message_words MATCH ? AND {live} ORDER BY w.rowid DESC""",
            (query.match(shortest=2), *values),
        )
    like, likes = _likes("m.text", query)
    if grams := query.grams():
        return sql.execute(
            f"""SELECT m.conversation_id, m.id FROM message_grams g JOIN message m ON m.id = g.rowid
                JOIN conversation c ON c.id = m.conversation_id
                WHERE message_grams MATCH ? AND {like} AND {live} ORDER BY g.rowid DESC""",
            (grams, *likes, *values),
        )
    return _of_pieces(sql, query, f"{like} AND {live}", (*likes, *values), wanted)


def _of_pieces(
    sql: sqlite3.Connection, query: Query, live: str, values: tuple[object, ...], wanted: int
) -> Iterator[Found]:
    """Messages with words of one or two letters: the newest are read, then those with pieces that begin so.

    A common word is in many of the newest, and in far too many pieces; a rare one in few pieces.
    """
    every = f"""SELECT m.conversation_id, m.id FROM ({{}}) newest CROSS JOIN message m ON m.id = newest.id
        CROSS JOIN conversation c ON c.id = m.conversation_id WHERE {live} ORDER BY m.id DESC"""
    recent = f"SELECT id FROM message_grams_docsize ORDER BY id DESC LIMIT {RECENT}"
    found = sql.execute(every.format(recent), values).fetchall()
    yield from found
    if len({conversation_id for conversation_id, _ in found}) >= wanted:
        return
    sql.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.piece USING fts5vocab (main, message_grams, instance)")
    piece = query.pieces()[0]
    older = f"""SELECT DISTINCT doc AS id FROM temp.piece WHERE term >= ? AND term < ?
        AND doc < (SELECT min(id) FROM ({recent}))"""
    yield from sql.execute(every.format(older), (piece, f"{piece}\U0010ffff", *values))

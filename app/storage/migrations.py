"""How the database got its shape, one numbered step after the other; a released step is never changed.

A message tree in three sentences: ``message.parent_id`` points to the message before it, ``conversation.head_id`` to
the last one of the path that is shown, and ``message.chosen_id`` remembers which child that path last went on with.
A message is immutable once it is not ``streaming``; a trigger enforces it. Deleting marks a whole subtree with the id
of its top (``deleted_with``), so that one undo brings back exactly what one deletion took.

What the model sees: ``message.seen`` of an answer says what the model saw of the conversation when it wrote that answer
(JSON; nothing: all of it), so every branch has its own. The user may change ``message.pinned``; ``message.draft`` is
what is to be said in its place, not sent yet. A ``summary`` tells about a message and all before it. It never changes
either: editing adds another one.

A ``folder`` or ``persona`` that was deleted keeps its row, and its conversations the pointer to it, so that undoing
needs nothing else. A conversation copies what it takes of a persona: changing the persona changes none of them. What
is ``sampling`` is a JSON object of the options that differ from the settings. ``origin`` says which conversation of
another program one was imported from, ``branched_from`` is the message up to which one was copied (it may be gone).
``queued`` are messages that wait for the answer before them. A ``fact`` is something the program notes for itself, and
finds out anew where it is lost.

Search: ``message_words`` and ``title_words`` index words; ``message_grams`` indexes three-letter pieces of the
messages in scripts that write no spaces between words. Such messages are indexed with two line ends behind them, so
that their last one or two letters begin a piece, too: words of one or two letters are found by the pieces that begin
with them. A streaming message is indexed when it is done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], None]

# Scripts in which words are not set apart by spaces, or carry so many endings that a part of a word is looked for:
# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul. The inside of a GLOB or regular expression class.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)

_TABLES = """
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL DEFAULT '',
    titled_by_user INTEGER NOT NULL DEFAULT 0 CHECK (titled_by_user IN (0, 1)),
    system_prompt TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL DEFAULT '',
    head_id INTEGER REFERENCES message (id),
    created_at REAL NOT NULL,
    updated_at REAL NOT NULL,
    deleted_at REAL,
    draft TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES message (id) CHECK (parent_id < id),
    chosen_id INTEGER,
    role TEXT NOT NULL CHECK (role IN ('system', 'user', 'assistant')),
    text TEXT NOT NULL,
    reasoning TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('complete', 'streaming', 'stopped', 'interrupted', 'failed')),
    error_code TEXT NOT NULL DEFAULT '',
    error TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL DEFAULT '',
    stats TEXT,
    created_at REAL NOT NULL,
    deleted_with INTEGER,
    deleted_at REAL
) STRICT;

CREATE INDEX conversation_recent ON conversation (updated_at DESC, id DESC);
CREATE INDEX conversation_head ON conversation (head_id);
CREATE INDEX message_siblings ON message (conversation_id, parent_id);
CREATE INDEX message_parent ON message (parent_id);
CREATE INDEX message_deleted ON message (deleted_with) WHERE deleted_with IS NOT NULL;
CREATE INDEX message_streaming ON message (id) WHERE status = 'streaming';

CREATE TRIGGER message_immutable BEFORE UPDATE OF
    conversation_id, parent_id, role, text, reasoning, status, error_code, error, model, stats ON message
WHEN old.status <> 'streaming'
BEGIN
    SELECT RAISE(ABORT, 'a message that is done never changes');
END;
"""

_SEARCH = f"""
CREATE VIEW message_done (id, text) AS SELECT id, text FROM message WHERE status <> 'streaming';
CREATE VIEW message_unspaced (id, text) AS
    SELECT id, text FROM message WHERE status <> 'streaming' AND text GLOB '*[{UNSPACED}]*';

CREATE VIRTUAL TABLE message_words USING fts5 (
    text, content='message_done', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE VIRTUAL TABLE message_grams USING fts5 (
    text, content='message_unspaced', content_rowid='id', tokenize='trigram'
);
CREATE VIRTUAL TABLE title_words USING fts5 (
    title, content='conversation', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);

CREATE TRIGGER message_indexed_at_once AFTER INSERT ON message WHEN new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.id, new.text);
    INSERT INTO message_grams (rowid, text) SELECT new.id, new.text WHERE new.text GLOB '*[{UNSPACED}]*';
END;
CREATE TRIGGER message_indexed_when_done AFTER UPDATE OF status ON message
WHEN old.status = 'streaming' AND new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.id, new.text);
    INSERT INTO message_grams (rowid, text) SELECT new.id, new.text WHERE new.text GLOB '*[{UNSPACED}]*';
END;
CREATE TRIGGER message_forgotten AFTER DELETE ON message WHEN old.status <> 'streaming'
BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO message_grams (message_grams, rowid, text)
        SELECT 'delete', old.id, old.text WHERE old.text GLOB '*[{UNSPACED}]*';
END;

CREATE TRIGGER title_indexed AFTER INSERT ON conversation
BEGIN
    INSERT INTO title_words (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER title_changed AFTER UPDATE OF title ON conversation WHEN old.title <> new.title
BEGIN
    INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO title_words (rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER title_forgotten AFTER DELETE ON conversation
BEGIN
    INSERT INTO title_words (title_words, rowid, title) VALUES ('delete', old.id, old.title);
END;
"""


def m001_initial(sql: sqlite3.Connection) -> None:
    """Conversations, the message trees below them, and their search."""
    run_script(sql, _TABLES)
    run_script(sql, _SEARCH)


_SEEN = """
ALTER TABLE message ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
ALTER TABLE message ADD COLUMN seen TEXT;

DROP TRIGGER message_immutable;
CREATE TRIGGER message_immutable BEFORE UPDATE OF
    conversation_id, parent_id, role, text, reasoning, status, error_code, error, model, stats, seen ON message
WHEN old.status <> 'streaming'
BEGIN
    SELECT RAISE(ABORT, 'a message that is done never changes');
END;

CREATE TABLE summary (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
    model TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    deleted_with INTEGER,
    deleted_at REAL
) STRICT;

CREATE INDEX summary_message ON summary (message_id);
CREATE TRIGGER summary_immutable BEFORE UPDATE OF message_id, text, edited, model, created_at ON summary
WHEN old.deleted_with IS NULL
BEGIN
    SELECT RAISE(ABORT, 'a summary never changes');
END;
"""


def m002_seen(sql: sqlite3.Connection) -> None:
    """What a model sees of a conversation: pinned messages, from where on, and summaries of what is before."""
    run_script(sql, _SEEN)


_ORDER = """
CREATE TABLE folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    position REAL NOT NULL,
    folded INTEGER NOT NULL DEFAULT 0 CHECK (folded IN (0, 1)),
    created_at REAL NOT NULL,
    deleted_at REAL
) STRICT;

CREATE TABLE persona (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    icon TEXT NOT NULL DEFAULT '',
    system_prompt TEXT NOT NULL DEFAULT '',
    model TEXT NOT NULL DEFAULT '',
    sampling TEXT,
    position REAL NOT NULL,
    created_at REAL NOT NULL,
    updated_at REAL NOT NULL,
    deleted_at REAL
) STRICT;

CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    report TEXT,
    created_at REAL NOT NULL,
    undone_at REAL
) STRICT;

CREATE TABLE queued (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    position REAL NOT NULL,
    created_at REAL NOT NULL
) STRICT;

CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value REAL NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE conversation ADD COLUMN pinned_at REAL;
ALTER TABLE conversation ADD COLUMN archived_at REAL;
ALTER TABLE conversation ADD COLUMN folder_id INTEGER REFERENCES folder (id) ON DELETE SET NULL;
ALTER TABLE conversation ADD COLUMN persona_id INTEGER REFERENCES persona (id) ON DELETE SET NULL;
ALTER TABLE conversation ADD COLUMN sampling TEXT;
ALTER TABLE conversation ADD COLUMN titled_by_model INTEGER NOT NULL DEFAULT 0 CHECK (titled_by_model IN (0, 1));
ALTER TABLE conversation ADD COLUMN import_id INTEGER REFERENCES import (id) ON DELETE SET NULL;
ALTER TABLE conversation ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE conversation ADD COLUMN branched_from INTEGER;
ALTER TABLE message ADD COLUMN sampling TEXT;
ALTER TABLE message ADD COLUMN draft TEXT;

CREATE INDEX queued_conversation ON queued (conversation_id, position);
CREATE INDEX conversation_folder ON conversation (folder_id) WHERE folder_id IS NOT NULL;
CREATE INDEX conversation_persona ON conversation (persona_id) WHERE persona_id IS NOT NULL;
CREATE INDEX conversation_pinned ON conversation (pinned_at) WHERE pinned_at IS NOT NULL;
CREATE INDEX conversation_archived ON conversation (archived_at) WHERE archived_at IS NOT NULL;
CREATE INDEX conversation_deleted ON conversation (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX conversation_import ON conversation (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX conversation_origin ON conversation (origin) WHERE origin <> '';

DROP TRIGGER message_immutable;
CREATE TRIGGER message_immutable BEFORE UPDATE OF
    conversation_id, parent_id, role, text, reasoning, status, error_code, error, model, stats, seen, sampling
    ON message
WHEN old.status <> 'streaming'
BEGIN
    SELECT RAISE(ABORT, 'a message that is done never changes');
END;
"""


_ENDS = f"""
DROP TRIGGER message_indexed_at_once;
DROP TRIGGER message_indexed_when_done;
DROP TRIGGER message_forgotten;
DROP TABLE message_grams;
DROP VIEW message_unspaced;

CREATE VIEW message_unspaced (id, text) AS
    SELECT id, text || char(10, 10) FROM message WHERE status <> 'streaming' AND text GLOB '*[{UNSPACED}]*';
CREATE VIRTUAL TABLE message_grams USING fts5 (
    text, content='message_unspaced', content_rowid='id', tokenize='trigram'
);
INSERT INTO message_grams (message_grams) VALUES ('rebuild');

CREATE TRIGGER message_indexed_at_once AFTER INSERT ON message WHEN new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.id, new.text);
    INSERT INTO message_grams (rowid, text)
        SELECT new.id, new.text || char(10, 10) WHERE new.text GLOB '*[{UNSPACED}]*';
END;
CREATE TRIGGER message_indexed_when_done AFTER UPDATE OF status ON message
WHEN old.status = 'streaming' AND new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.id, new.text);
    INSERT INTO message_grams (rowid, text)
        SELECT new.id, new.text || char(10, 10) WHERE new.text GLOB '*[{UNSPACED}]*';
END;
CREATE TRIGGER message_forgotten AFTER DELETE ON message WHEN old.status <> 'streaming'
BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO message_grams (message_grams, rowid, text)
        SELECT 'delete', old.id, old.text || char(10, 10) WHERE old.text GLOB '*[{UNSPACED}]*';
END;
"""


def m003_order(sql: sqlite3.Connection) -> None:
    """Folders, pins, the archive, personas, imports, messages that wait, how answers were sampled, ends of texts."""
    run_script(sql, _ORDER)
    run_script(sql, _ENDS)


MIGRATIONS: tuple[Migration, ...] = (m001_initial, m002_seen, m003_order)


def run_script(sql: sqlite3.Connection, script: str) -> None:
    """Run several statements inside the transaction that is open (``executescript`` would commit it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            sql.execute(statement)
            statement = ""
    if statement.strip():
        raise ValueError(f"not a whole statement: {statement.strip()[:80]}")

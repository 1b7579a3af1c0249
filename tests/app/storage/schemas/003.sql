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
, pinned_at REAL, archived_at REAL, folder_id INTEGER REFERENCES folder (id) ON DELETE SET NULL, persona_id INTEGER REFERENCES persona (id) ON DELETE SET NULL, sampling TEXT, titled_by_model INTEGER NOT NULL DEFAULT 0 CHECK (titled_by_model IN (0, 1)), import_id INTEGER REFERENCES import (id) ON DELETE SET NULL, origin TEXT NOT NULL DEFAULT '', branched_from INTEGER) STRICT;

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
, pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)), seen TEXT, sampling TEXT, draft TEXT) STRICT;

CREATE INDEX conversation_recent ON conversation (updated_at DESC, id DESC);

CREATE INDEX conversation_head ON conversation (head_id);

CREATE INDEX message_siblings ON message (conversation_id, parent_id);

CREATE INDEX message_parent ON message (parent_id);

CREATE INDEX message_deleted ON message (deleted_with) WHERE deleted_with IS NOT NULL;

CREATE INDEX message_streaming ON message (id) WHERE status = 'streaming';

CREATE VIEW message_done (id, text) AS SELECT id, text FROM message WHERE status <> 'streaming';

CREATE VIRTUAL TABLE message_words USING fts5 (
    text, content='message_done', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);

CREATE VIRTUAL TABLE title_words USING fts5 (
    title, content='conversation', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);

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

CREATE INDEX queued_conversation ON queued (conversation_id, position);

CREATE INDEX conversation_folder ON conversation (folder_id) WHERE folder_id IS NOT NULL;

CREATE INDEX conversation_persona ON conversation (persona_id) WHERE persona_id IS NOT NULL;

CREATE INDEX conversation_pinned ON conversation (pinned_at) WHERE pinned_at IS NOT NULL;

CREATE INDEX conversation_archived ON conversation (archived_at) WHERE archived_at IS NOT NULL;

CREATE INDEX conversation_deleted ON conversation (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX conversation_import ON conversation (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX conversation_origin ON conversation (origin) WHERE origin <> '';

CREATE TRIGGER message_immutable BEFORE UPDATE OF
    conversation_id, parent_id, role, text, reasoning, status, error_code, error, model, stats, seen, sampling
    ON message
WHEN old.status <> 'streaming'
BEGIN
    SELECT RAISE(ABORT, 'a message that is done never changes');
END;

CREATE VIEW message_unspaced (id, text) AS
    SELECT id, text || char(10, 10) FROM message WHERE status <> 'streaming' AND text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𿿿]*';

CREATE VIRTUAL TABLE message_grams USING fts5 (
    text, content='message_unspaced', content_rowid='id', tokenize='trigram'
);

CREATE TRIGGER message_indexed_at_once AFTER INSERT ON message WHEN new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.id, new.text);
    INSERT INTO message_grams (rowid, text)
        SELECT new.id, new.text || char(10, 10) WHERE new.text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𿿿]*';
END;

CREATE TRIGGER message_indexed_when_done AFTER UPDATE OF status ON message
WHEN old.status = 'streaming' AND new.status <> 'streaming'
BEGIN
    INSERT INTO message_words (rowid, text) VALUES (new.id, new.text);
    INSERT INTO message_grams (rowid, text)
        SELECT new.id, new.text || char(10, 10) WHERE new.text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𿿿]*';
END;

CREATE TRIGGER message_forgotten AFTER DELETE ON message WHEN old.status <> 'streaming'
BEGIN
    INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO message_grams (message_grams, rowid, text)
        SELECT 'delete', old.id, old.text || char(10, 10) WHERE old.text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𿿿]*';
END;


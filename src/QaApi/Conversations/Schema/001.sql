-- Conversations, their turns, and what idempotency keys gave. Times are RFC 3339 UTC; `body` is the turn's JSON as it is served, null while the answer is being worked out.

CREATE TABLE conversations (
    id         TEXT PRIMARY KEY,
    created_at TEXT NOT NULL,
    audience   TEXT NOT NULL,
    deleted_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
    id                TEXT PRIMARY KEY,
    conversation_id   TEXT NOT NULL REFERENCES conversations (id),
    sequence          INTEGER NOT NULL,
    parent_id         TEXT,
    created_at        TEXT NOT NULL,
    state             TEXT NOT NULL CHECK (state IN ('pending', 'finished', 'stopped')),
    question          TEXT NOT NULL,
    audience          TEXT NOT NULL,
    request           TEXT NOT NULL,
    client_message_id TEXT,
    body              TEXT,
    digest            TEXT,
    UNIQUE (conversation_id, sequence)
) STRICT;

CREATE TABLE idempotency (
    scope      TEXT NOT NULL,
    key        TEXT NOT NULL,
    body_hash  TEXT NOT NULL,
    target_id  TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_age ON idempotency (created_at);

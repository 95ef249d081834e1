-- What readers said about a message: one verdict each, erased with it. `reasons` are codes set apart by blanks.

CREATE TABLE feedback (
    message_id TEXT PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    updated_at TEXT NOT NULL,
    value      TEXT NOT NULL CHECK (value IN ('up', 'down')),
    reasons    TEXT NOT NULL,
    comment    TEXT
) STRICT, WITHOUT ROWID;

-- Law that the alliance changes itself, for PostgreSQL. The same tables for
-- SQLite stand in ../sqlite; a test compares the two.

-- +goose Up

-- A change of one instrument, from the first word to the decision.
CREATE TABLE law_draft (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instrument   TEXT NOT NULL,
    kind         TEXT NOT NULL,
    valid_from   TEXT,
    rule         TEXT NOT NULL,
    cases        TEXT NOT NULL,
    replaced     TEXT NOT NULL,
    reason       TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('entwurf', 'eingereicht', 'bestaetigt', 'abgelehnt', 'verworfen')),
    edition      BIGINT NOT NULL,
    authors      TEXT NOT NULL,
    saved_by     TEXT NOT NULL,
    saved_at     TEXT NOT NULL,
    submitted_by TEXT NOT NULL DEFAULT '',
    submitted_at TEXT,
    decided_by   TEXT NOT NULL DEFAULT '',
    decided_at   TEXT,
    rejection    TEXT NOT NULL DEFAULT ''
);

-- What was approved, in order; nothing here is ever changed.
CREATE TABLE law_revision (
    number       BIGINT PRIMARY KEY,
    draft_id     BIGINT NOT NULL UNIQUE REFERENCES law_draft (id),
    instrument   TEXT NOT NULL,
    valid_from   TEXT NOT NULL,
    affected     TEXT NOT NULL,
    approver     TEXT NOT NULL,
    approved_at  TEXT NOT NULL
);

-- The files of law/ as they were approved; the newest of each path is in force.
CREATE TABLE law_file (
    number      BIGINT NOT NULL REFERENCES law_revision (number),
    path        TEXT NOT NULL,
    content     BYTEA NOT NULL,
    sha256      TEXT NOT NULL,
    base_sha256 TEXT NOT NULL,
    PRIMARY KEY (number, path)
);

-- Who has looked at which offer after a change of law.
CREATE TABLE law_seen (
    number  BIGINT NOT NULL REFERENCES law_revision (number),
    kommune TEXT NOT NULL,
    offer   TEXT NOT NULL,
    seen_by TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (number, kommune, offer)
);

-- +goose Down
DROP TABLE law_seen;
DROP TABLE law_file;
DROP TABLE law_revision;
DROP TABLE law_draft;

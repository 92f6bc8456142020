-- Analyses that stay as they were, and priorities that refer to them, for
-- PostgreSQL. The same tables for SQLite stand in ../sqlite; a test compares
-- the two.

-- +goose Up

-- Law as it was when an analysis was frozen, once per distinct content: a zip
-- of its files, named by a checksum over paths and contents.
CREATE TABLE law_snapshot (
    sha256  TEXT PRIMARY KEY,
    content BYTEA NOT NULL,
    kept_at TEXT NOT NULL
);

-- A frozen analysis: what it was made of, and the checksum of its raw form.
-- Nothing here is ever changed.
CREATE TABLE frozen_analysis (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title         TEXT NOT NULL,
    purpose       TEXT NOT NULL,
    erhebung_id   BIGINT NOT NULL REFERENCES erhebung (id),
    parameters    TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    kreis         TEXT NOT NULL,
    law_sha256    TEXT NOT NULL REFERENCES law_snapshot (sha256),
    law_number    BIGINT NOT NULL,
    instruments   TEXT NOT NULL,
    program       TEXT NOT NULL,
    result_sha256 TEXT NOT NULL,
    frozen_by     TEXT NOT NULL,
    frozen_at     TEXT NOT NULL,
    UNIQUE (fingerprint, law_sha256, parameters)
);

-- The deliveries in it; a delivery that stands here can't be deleted.
CREATE TABLE frozen_delivery (
    frozen_id   BIGINT NOT NULL REFERENCES frozen_analysis (id),
    delivery_id BIGINT NOT NULL REFERENCES delivery (id),
    sha256      TEXT NOT NULL,
    PRIMARY KEY (frozen_id, delivery_id)
);

-- Each time that somebody had it computed again.
CREATE TABLE frozen_check (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    frozen_id     BIGINT NOT NULL REFERENCES frozen_analysis (id),
    program       TEXT NOT NULL,
    result_sha256 TEXT NOT NULL,
    finding       TEXT NOT NULL,
    checked_by    TEXT NOT NULL,
    checked_at    TEXT NOT NULL
);

-- A proposal which gap to close first.
CREATE TABLE priority (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    frozen_id   BIGINT NOT NULL REFERENCES frozen_analysis (id),
    gap         TEXT NOT NULL,
    weights     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('vorgeschlagen', 'zurueckgezogen')),
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    changed_by  TEXT NOT NULL,
    changed_at  TEXT NOT NULL
);

-- +goose Down
DROP TABLE priority;
DROP TABLE frozen_check;
DROP TABLE frozen_delivery;
DROP TABLE frozen_analysis;
DROP TABLE law_snapshot;

-- The first form of an alliance's database, for PostgreSQL: one schema is one
-- alliance, so no column names it. The same tables for SQLite stand in
-- ../sqlite; a test compares the two.
--
-- Days are ISO text (2020-01-15), moments are ISO text in UTC with
-- microseconds (2020-01-15T08:00:00.000000Z): both databases order them alike.
-- Lists are JSON text.

-- +goose Up

-- The county of the alliance: one row.
CREATE TABLE kreis (
    id   BIGINT PRIMARY KEY CHECK (id = 1),
    ags  TEXT NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE kommune (
    ags         TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    art         TEXT NOT NULL,
    einwohner   BIGINT NOT NULL,
    tile_column BIGINT NOT NULL,
    tile_row    BIGINT NOT NULL
);

-- A survey round; the newest is the current one.
CREATE TABLE erhebung (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stichtag  TEXT NOT NULL,
    frist     TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_at TEXT NOT NULL
);

-- An uploaded workbook before delivery; one per municipality.
CREATE TABLE draft (
    kommune   TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    raw       BYTEA NOT NULL,
    saved_by  TEXT NOT NULL,
    saved_at  TEXT NOT NULL
);

-- A delivered version of a municipality's workbook.
CREATE TABLE delivery (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    erhebung_id  BIGINT NOT NULL REFERENCES erhebung (id),
    kommune      TEXT NOT NULL,
    number       BIGINT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('geliefert', 'geprueft', 'zurueckgezogen')),
    file_name    TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    people       BIGINT NOT NULL,
    classes      BIGINT NOT NULL,
    offers       BIGINT NOT NULL,
    delivered_by TEXT NOT NULL,
    delivered_at TEXT NOT NULL,
    UNIQUE (erhebung_id, kommune, number)
);

-- The original workbook, in a table of its own: lists never read past it.
CREATE TABLE delivery_file (
    delivery_id BIGINT PRIMARY KEY REFERENCES delivery (id),
    raw         BYTEA NOT NULL
);

-- Its rows: classes of people, never a single person's name.
CREATE TABLE delivery_class (
    delivery_id BIGINT NOT NULL REFERENCES delivery (id),
    position    BIGINT NOT NULL,
    kommune     TEXT NOT NULL,
    anzahl      BIGINT NOT NULL CHECK (anzahl >= 0),
    facts       TEXT NOT NULL,
    bedarf      TEXT,
    PRIMARY KEY (delivery_id, position)
);

CREATE TABLE delivery_offer (
    delivery_id          BIGINT NOT NULL REFERENCES delivery (id),
    position             BIGINT NOT NULL,
    offer_id             TEXT NOT NULL,
    title                TEXT NOT NULL,
    organization         TEXT NOT NULL,
    serves               TEXT NOT NULL,
    instrument           TEXT,
    kommune              TEXT NOT NULL,
    reach                TEXT NOT NULL,
    places               BIGINT NOT NULL,
    first_day            TEXT NOT NULL,
    last_day             TEXT NOT NULL,
    conditions           TEXT NOT NULL,
    cost_per_place_cents BIGINT NOT NULL,
    PRIMARY KEY (delivery_id, position)
);

CREATE TABLE delivery_opinion (
    delivery_id   BIGINT NOT NULL REFERENCES delivery (id),
    position      BIGINT NOT NULL,
    bedarf        TEXT NOT NULL,
    dringlichkeit BIGINT NOT NULL,
    bemerkung     TEXT NOT NULL,
    PRIMARY KEY (delivery_id, position)
);

-- The register of what left the house, and the files.
CREATE TABLE released (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    purpose      TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    parameters   TEXT NOT NULL,
    fingerprint  TEXT NOT NULL,
    requester    TEXT NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    approved_by  TEXT NOT NULL DEFAULT '',
    approved_at  TEXT,
    rejected_by  TEXT NOT NULL DEFAULT '',
    rejected_at  TEXT,
    reason       TEXT NOT NULL DEFAULT '',
    file_name    TEXT NOT NULL DEFAULT '',
    sha256       TEXT NOT NULL DEFAULT '',
    note         TEXT NOT NULL DEFAULT ''
);

CREATE TABLE released_file (
    released_id BIGINT PRIMARY KEY REFERENCES released (id),
    raw         BYTEA NOT NULL
);

CREATE TABLE account (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    folded        TEXT NOT NULL UNIQUE,
    role          TEXT NOT NULL,
    kommune       TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    locked        BOOLEAN NOT NULL,
    failures      BIGINT NOT NULL,
    locked_until  TEXT,
    created_at    TEXT NOT NULL
);

-- Sessions by the hash of their token: a stolen backup opens none.
CREATE TABLE session (
    token   TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    data    BYTEA NOT NULL,
    expires TEXT NOT NULL
);
CREATE INDEX session_expires ON session (expires);
CREATE INDEX session_account ON session (account);

-- The hash chain of all writes, and its last link. Every write takes the link
-- first; that is also what lets only one writer work at a time.
CREATE TABLE audit (
    id       BIGINT PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    action   TEXT NOT NULL,
    object   TEXT NOT NULL,
    detail   TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
);

CREATE TABLE audit_head (
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    last_id BIGINT NOT NULL,
    hash    TEXT NOT NULL
);
INSERT INTO audit_head (id, last_id, hash) VALUES (1, 0, '');

-- +goose Down
DROP TABLE audit_head;
DROP TABLE audit;
DROP TABLE session;
DROP TABLE account;
DROP TABLE released_file;
DROP TABLE released;
DROP TABLE delivery_opinion;
DROP TABLE delivery_offer;
DROP TABLE delivery_class;
DROP TABLE delivery_file;
DROP TABLE delivery;
DROP TABLE draft;
DROP TABLE erhebung;
DROP TABLE kommune;
DROP TABLE kreis;

-- The first form of an alliance's database, for SQLite: one file is one
-- alliance, so no column names it. What the columns hold is explained in
-- ../postgres; a test compares the two.

-- +goose Up

-- The county of the alliance: one row.
CREATE TABLE kreis (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    ags  TEXT NOT NULL,
    name TEXT NOT NULL
);

CREATE TABLE kommune (
    ags         TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    art         TEXT NOT NULL,
    einwohner   INTEGER NOT NULL,
    tile_column INTEGER NOT NULL,
    tile_row    INTEGER NOT NULL
);

-- A survey round; the newest is the current one.
CREATE TABLE erhebung (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    stichtag  TEXT NOT NULL,
    frist     TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    opened_at TEXT NOT NULL
);

-- An uploaded workbook before delivery; one per municipality.
CREATE TABLE draft (
    kommune   TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    raw       BLOB NOT NULL,
    saved_by  TEXT NOT NULL,
    saved_at  TEXT NOT NULL
);

-- A delivered version of a municipality's workbook.
CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    erhebung_id  INTEGER NOT NULL REFERENCES erhebung (id),
    kommune      TEXT NOT NULL,
    number       INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('geliefert', 'geprueft', 'zurueckgezogen')),
    file_name    TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    people       INTEGER NOT NULL,
    classes      INTEGER NOT NULL,
    offers       INTEGER NOT NULL,
    delivered_by TEXT NOT NULL,
    delivered_at TEXT NOT NULL,
    UNIQUE (erhebung_id, kommune, number)
);

-- The original workbook, in a table of its own: lists never read past it.
CREATE TABLE delivery_file (
    delivery_id INTEGER PRIMARY KEY REFERENCES delivery (id),
    raw         BLOB NOT NULL
);

-- Its rows: classes of people, never a single person's name.
CREATE TABLE delivery_class (
    delivery_id INTEGER NOT NULL REFERENCES delivery (id),
    position    INTEGER NOT NULL,
    kommune     TEXT NOT NULL,
    anzahl      INTEGER NOT NULL CHECK (anzahl >= 0),
    facts       TEXT NOT NULL,
    bedarf      TEXT,
    PRIMARY KEY (delivery_id, position)
);

CREATE TABLE delivery_offer (
    delivery_id          INTEGER NOT NULL REFERENCES delivery (id),
    position             INTEGER NOT NULL,
    offer_id             TEXT NOT NULL,
    title                TEXT NOT NULL,
    organization         TEXT NOT NULL,
    serves               TEXT NOT NULL,
    instrument           TEXT,
    kommune              TEXT NOT NULL,
    reach                TEXT NOT NULL,
    places               INTEGER NOT NULL,
    first_day            TEXT NOT NULL,
    last_day             TEXT NOT NULL,
    conditions           TEXT NOT NULL,
    cost_per_place_cents INTEGER NOT NULL,
    PRIMARY KEY (delivery_id, position)
);

CREATE TABLE delivery_opinion (
    delivery_id   INTEGER NOT NULL REFERENCES delivery (id),
    position      INTEGER NOT NULL,
    bedarf        TEXT NOT NULL,
    dringlichkeit INTEGER NOT NULL,
    bemerkung     TEXT NOT NULL,
    PRIMARY KEY (delivery_id, position)
);

-- The register of what left the house, and the files.
CREATE TABLE released (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
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
    released_id INTEGER PRIMARY KEY REFERENCES released (id),
    raw         BLOB NOT NULL
);

CREATE TABLE account (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    folded        TEXT NOT NULL UNIQUE,
    role          TEXT NOT NULL,
    kommune       TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    locked        BOOLEAN NOT NULL,
    failures      INTEGER NOT NULL,
    locked_until  TEXT,
    created_at    TEXT NOT NULL
);

-- Sessions by the hash of their token: a stolen backup opens none.
CREATE TABLE session (
    token   TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    data    BLOB NOT NULL,
    expires TEXT NOT NULL
);
CREATE INDEX session_expires ON session (expires);
CREATE INDEX session_account ON session (account);

-- The hash chain of all writes, and its last link. Every write takes the link
-- first; that is also what lets only one writer work at a time.
CREATE TABLE audit (
    id       INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    action   TEXT NOT NULL,
    object   TEXT NOT NULL,
    detail   TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
);

CREATE TABLE audit_head (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    last_id INTEGER NOT NULL,
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

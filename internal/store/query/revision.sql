-- name: AddLawDraft :one
INSERT INTO law_draft (instrument, kind, valid_from, rule, cases, replaced, reason, state, edition, authors, saved_by, saved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'entwurf', 1, $8, $9, $10)
RETURNING id;

-- name: GetLawDraft :one
SELECT id, instrument, kind, valid_from, rule, cases, replaced, reason, state, edition, authors, saved_by, saved_at, submitted_by, submitted_at, decided_by, decided_at, rejection
FROM law_draft WHERE id = $1;

-- name: ListLawDrafts :many
SELECT id, instrument, kind, valid_from, rule, cases, replaced, reason, state, edition, authors, saved_by, saved_at, submitted_by, submitted_at, decided_by, decided_at, rejection
FROM law_draft WHERE state <> 'verworfen' ORDER BY id DESC;

-- name: SaveLawDraft :exec
UPDATE law_draft SET
    kind = $2, valid_from = $3, rule = $4, cases = $5, replaced = $6, reason = $7,
    state = 'entwurf', edition = edition + 1, authors = $8, saved_by = $9, saved_at = $10
WHERE id = $1;

-- name: SubmitLawDraft :exec
UPDATE law_draft SET state = 'eingereicht', submitted_by = $2, submitted_at = $3, decided_by = '', decided_at = NULL, rejection = '' WHERE id = $1;

-- name: RecallLawDraft :exec
UPDATE law_draft SET state = 'entwurf', submitted_by = '', submitted_at = NULL WHERE id = $1;

-- name: DecideLawDraft :exec
UPDATE law_draft SET state = $2, decided_by = $3, decided_at = $4, rejection = $5 WHERE id = $1;

-- name: NewestRevision :one
SELECT number FROM law_revision ORDER BY number DESC LIMIT 1;

-- name: AddRevision :exec
INSERT INTO law_revision (number, draft_id, instrument, valid_from, affected, approver, approved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: AddLawFile :exec
INSERT INTO law_file (number, path, content, sha256, base_sha256) VALUES ($1, $2, $3, $4, $5);

-- name: LawInForce :many
SELECT f.path, f.content, f.base_sha256
FROM law_file AS f
WHERE f.number = (SELECT MAX(g.number) FROM law_file AS g WHERE g.path = f.path)
ORDER BY f.path;

-- name: ListRevisions :many
SELECT r.number, r.draft_id, r.instrument, r.valid_from, r.affected, r.approved_at,
       d.kind, d.valid_from AS draft_from, d.reason, d.submitted_by, d.decided_by
FROM law_revision AS r JOIN law_draft AS d ON d.id = r.draft_id
ORDER BY r.number DESC;

-- name: AddLawSeen :exec
INSERT INTO law_seen (number, kommune, offer, seen_by, seen_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (number, kommune, offer) DO NOTHING;

-- name: ListLawSeen :many
SELECT number, kommune, offer FROM law_seen;

-- name: CountRevision :one
SELECT COUNT(*) FROM law_revision WHERE number = $1;

-- name: ListLawFiles :many
SELECT number, path, content FROM law_file ORDER BY number, path;

-- name: ApprovalsInAudit :many
SELECT object, detail FROM audit WHERE action = 'recht.bestaetigt';

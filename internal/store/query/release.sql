-- name: AddReleased :one
INSERT INTO released (purpose, recipient, parameters, fingerprint, requester, requested_by, requested_at, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id;

-- name: GetReleased :one
SELECT id, purpose, recipient, parameters, fingerprint, requester, requested_by, requested_at, approved_by, approved_at, rejected_by, rejected_at, reason, file_name, sha256, note
FROM released WHERE id = $1;

-- name: ListReleased :many
SELECT id, purpose, recipient, parameters, fingerprint, requester, requested_by, requested_at, approved_by, approved_at, rejected_by, rejected_at, reason, file_name, sha256, note
FROM released ORDER BY id DESC;

-- name: ApproveReleased :exec
UPDATE released SET approved_by = $2, approved_at = $3, file_name = $4, sha256 = $5, note = $6 WHERE id = $1;

-- name: AddReleasedFile :exec
INSERT INTO released_file (released_id, raw) VALUES ($1, $2);

-- name: RejectReleased :exec
UPDATE released SET rejected_by = $2, rejected_at = $3, reason = $4 WHERE id = $1;

-- name: GetReleasedFile :one
SELECT r.file_name, f.raw
FROM released AS r JOIN released_file AS f ON f.released_id = r.id
WHERE r.id = $1;

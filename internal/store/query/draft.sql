-- name: PutDraft :exec
INSERT INTO draft (kommune, file_name, raw, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (kommune) DO UPDATE SET
    file_name = excluded.file_name, raw = excluded.raw, saved_by = excluded.saved_by, saved_at = excluded.saved_at;

-- name: GetDraft :one
SELECT kommune, file_name, raw, saved_by, saved_at FROM draft WHERE kommune = $1;

-- name: DeleteDraft :execrows
DELETE FROM draft WHERE kommune = $1;

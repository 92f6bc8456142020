-- name: AddPriority :one
INSERT INTO priority (title, reason, frozen_id, gap, weights, state, proposed_by, proposed_at, changed_by, changed_at)
VALUES ($1, $2, $3, $4, $5, 'vorgeschlagen', $6, $7, $6, $7)
RETURNING id;

-- name: GetPriority :one
SELECT id, title, reason, frozen_id, gap, weights, state, proposed_by, proposed_at, changed_by, changed_at
FROM priority WHERE id = $1;

-- name: ListPriorities :many
SELECT id, title, reason, frozen_id, gap, weights, state, proposed_by, proposed_at, changed_by, changed_at
FROM priority ORDER BY id DESC;

-- name: SetPriorityState :exec
UPDATE priority SET state = $2, changed_by = $3, changed_at = $4 WHERE id = $1;

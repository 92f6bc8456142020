-- Takes the last link of the chain for the rest of the transaction: whoever
-- comes second waits here, and then sees what the first has written.
-- name: TakeAuditHead :one
UPDATE audit_head SET last_id = last_id + 1 WHERE id = 1 RETURNING last_id, hash;

-- name: PutAuditHead :exec
UPDATE audit_head SET hash = $1 WHERE id = 1;

-- name: GetAuditHead :one
SELECT id, last_id, hash FROM audit_head WHERE id = 1;

-- name: AddAudit :exec
INSERT INTO audit (id, at, actor, action, object, detail, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- name: NewestAudit :many
SELECT audit.id, audit.at, audit.actor, COALESCE(account.name, '') AS name, audit.action, audit.object, audit.detail, audit.previous, audit.hash
FROM audit LEFT JOIN account ON account.id = audit.actor
ORDER BY audit.id DESC LIMIT CAST(sqlc.arg(most) AS BIGINT);

-- name: AuditAfter :many
SELECT id, at, actor, action, object, detail, previous, hash FROM audit WHERE id > $1 ORDER BY id LIMIT 1000;

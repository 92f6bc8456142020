-- name: AddAccount :exec
INSERT INTO account (id, name, folded, role, kommune, password_hash, locked, failures, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8);

-- name: GetAccount :one
SELECT id, name, folded, role, kommune, password_hash, locked, failures, locked_until, created_at
FROM account WHERE id = $1;

-- name: GetAccountByName :one
SELECT id, name, folded, role, kommune, password_hash, locked, failures, locked_until, created_at
FROM account WHERE folded = $1;

-- name: ListAccounts :many
SELECT id, name, folded, role, kommune, password_hash, locked, failures, locked_until, created_at
FROM account ORDER BY folded;

-- name: SetPassword :exec
UPDATE account SET password_hash = $2, failures = 0, locked_until = NULL WHERE id = $1;

-- name: SetLocked :exec
UPDATE account SET locked = $2, failures = 0, locked_until = NULL WHERE id = $1;

-- name: SetFailures :exec
UPDATE account SET failures = $2, locked_until = $3 WHERE id = $1;

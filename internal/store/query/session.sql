-- name: PutSession :exec
INSERT INTO session (token, account, data, expires) VALUES ($1, $2, $3, $4)
ON CONFLICT (token) DO UPDATE SET account = excluded.account, data = excluded.data, expires = excluded.expires;

-- name: GetSession :one
SELECT data FROM session WHERE token = $1 AND expires > $2;

-- name: DeleteSession :exec
DELETE FROM session WHERE token = $1;

-- name: DeleteSessionsOf :exec
DELETE FROM session WHERE account = $1;

-- name: DeleteExpiredSessions :exec
DELETE FROM session WHERE expires <= $1;

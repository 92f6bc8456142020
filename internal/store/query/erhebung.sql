-- name: AddErhebung :one
INSERT INTO erhebung (stichtag, frist, opened_by, opened_at) VALUES ($1, $2, $3, $4) RETURNING id;

-- name: CurrentErhebung :one
SELECT id, stichtag, frist, opened_by, opened_at FROM erhebung ORDER BY id DESC LIMIT 1;

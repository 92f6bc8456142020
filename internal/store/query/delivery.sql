-- name: AddDelivery :one
INSERT INTO delivery (erhebung_id, kommune, number, state, file_name, sha256, people, classes, offers, delivered_by, delivered_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
RETURNING id;

-- name: AddDeliveryFile :exec
INSERT INTO delivery_file (delivery_id, raw) VALUES ($1, $2);

-- name: NewestDelivery :one
SELECT id, erhebung_id, kommune, number, state, file_name, sha256, people, classes, offers, delivered_by, delivered_at
FROM delivery WHERE erhebung_id = $1 AND kommune = $2
ORDER BY number DESC LIMIT 1;

-- name: SetDeliveryState :exec
UPDATE delivery SET state = $2 WHERE id = $1;

-- The scope is the municipality that the actor is bound to; empty: all.
-- name: ListDeliveries :many
SELECT id, erhebung_id, kommune, number, state, file_name, sha256, people, classes, offers, delivered_by, delivered_at
FROM delivery
WHERE erhebung_id = $1 AND (CAST(sqlc.arg(scope) AS TEXT) = '' OR kommune = CAST(sqlc.arg(scope) AS TEXT))
ORDER BY kommune, number DESC;

-- name: GetDeliveryFile :one
SELECT d.kommune, d.file_name, f.raw
FROM delivery AS d JOIN delivery_file AS f ON f.delivery_id = d.id
WHERE d.id = $1 AND (CAST(sqlc.arg(scope) AS TEXT) = '' OR d.kommune = CAST(sqlc.arg(scope) AS TEXT));

-- A municipality counts with its newest version, unless that is withdrawn.
-- name: CountingDeliveries :many
SELECT d.id, d.erhebung_id, d.kommune, d.number, d.state, d.file_name, d.sha256, d.people, d.classes, d.offers, d.delivered_by, d.delivered_at
FROM delivery AS d
WHERE d.erhebung_id = $1 AND d.state <> 'zurueckgezogen'
  AND d.number = (SELECT MAX(n.number) FROM delivery AS n WHERE n.erhebung_id = d.erhebung_id AND n.kommune = d.kommune)
ORDER BY d.kommune;

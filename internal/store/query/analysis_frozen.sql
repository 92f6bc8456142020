-- name: CountLawSnapshot :one
SELECT COUNT(*) FROM law_snapshot WHERE sha256 = $1;

-- name: AddLawSnapshot :exec
INSERT INTO law_snapshot (sha256, content, kept_at) VALUES ($1, $2, $3);

-- name: GetLawSnapshot :one
SELECT content FROM law_snapshot WHERE sha256 = $1;

-- name: AddFrozenAnalysis :one
INSERT INTO frozen_analysis (title, purpose, erhebung_id, parameters, fingerprint, kreis, law_sha256, law_number, instruments, program, result_sha256, frozen_by, frozen_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
RETURNING id;

-- name: SameFrozenAnalysis :one
SELECT id FROM frozen_analysis WHERE fingerprint = $1 AND law_sha256 = $2 AND parameters = $3;

-- name: GetFrozenAnalysis :one
SELECT id, title, purpose, erhebung_id, parameters, fingerprint, kreis, law_sha256, law_number, instruments, program, result_sha256, frozen_by, frozen_at
FROM frozen_analysis WHERE id = $1;

-- name: ListFrozenAnalyses :many
SELECT id, title, purpose, erhebung_id, parameters, fingerprint, kreis, law_sha256, law_number, instruments, program, result_sha256, frozen_by, frozen_at
FROM frozen_analysis ORDER BY id DESC;

-- name: GetErhebung :one
SELECT id, stichtag, frist, opened_by, opened_at FROM erhebung WHERE id = $1;

-- name: AddFrozenDelivery :exec
INSERT INTO frozen_delivery (frozen_id, delivery_id, sha256) VALUES ($1, $2, $3);

-- name: ListFrozenDeliveries :many
SELECT d.id, d.erhebung_id, d.kommune, d.number, d.state, d.file_name, d.sha256, d.people, d.classes, d.offers, d.delivered_by, d.delivered_at
FROM frozen_delivery AS f JOIN delivery AS d ON d.id = f.delivery_id
WHERE f.frozen_id = $1 ORDER BY d.kommune;

-- name: FrozenSums :many
SELECT f.delivery_id, f.sha256, w.raw
FROM frozen_delivery AS f JOIN delivery_file AS w ON w.delivery_id = f.delivery_id
WHERE f.frozen_id = $1 ORDER BY f.delivery_id;

-- name: AddFrozenCheck :exec
INSERT INTO frozen_check (frozen_id, program, result_sha256, finding, checked_by, checked_at) VALUES ($1, $2, $3, $4, $5, $6);

-- name: ListFrozenChecks :many
SELECT id, frozen_id, program, result_sha256, finding, checked_by, checked_at
FROM frozen_check WHERE frozen_id = $1 ORDER BY id DESC;

-- name: PutKreis :exec
INSERT INTO kreis (id, ags, name) VALUES (1, $1, $2)
ON CONFLICT (id) DO UPDATE SET ags = excluded.ags, name = excluded.name;

-- name: GetKreis :one
SELECT id, ags, name FROM kreis WHERE id = 1;

-- name: DeleteKommunen :exec
DELETE FROM kommune;

-- name: AddKommune :exec
INSERT INTO kommune (ags, name, art, einwohner, tile_column, tile_row) VALUES ($1, $2, $3, $4, $5, $6);

-- name: ListKommunen :many
SELECT ags, name, art, einwohner, tile_column, tile_row FROM kommune ORDER BY ags;

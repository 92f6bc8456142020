-- name: AddClass :exec
INSERT INTO delivery_class (delivery_id, position, kommune, anzahl, facts, bedarf) VALUES ($1, $2, $3, $4, $5, $6);

-- name: ListClasses :many
SELECT delivery_id, position, kommune, anzahl, facts, bedarf FROM delivery_class WHERE delivery_id = $1 ORDER BY position;

-- name: AddOffer :exec
INSERT INTO delivery_offer (delivery_id, position, offer_id, title, organization, serves, instrument, kommune, reach, places, first_day, last_day, conditions, cost_per_place_cents)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: ListOffers :many
SELECT delivery_id, position, offer_id, title, organization, serves, instrument, kommune, reach, places, first_day, last_day, conditions, cost_per_place_cents
FROM delivery_offer WHERE delivery_id = $1 ORDER BY position;

-- name: AddOpinion :exec
INSERT INTO delivery_opinion (delivery_id, position, bedarf, dringlichkeit, bemerkung) VALUES ($1, $2, $3, $4, $5);

-- name: ListOpinions :many
SELECT delivery_id, position, bedarf, dringlichkeit, bemerkung FROM delivery_opinion WHERE delivery_id = $1 ORDER BY position;

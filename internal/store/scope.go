package store

import (
	"context"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// The row scope: which municipalities' rows an actor may touch at all. The
// policy has decided before; this is the second lock on the same door.

// scope is the municipality that the actor is bound to; empty means all.
func scope(actor auth.Actor) (string, error) {
	if err := actor.Validate(); err != nil {
		return "", err
	}
	switch actor.Role {
	case auth.Koordination:
		return "", nil
	case auth.Kommune:
		return actor.Kommune, nil
	}
	return "", fault.New(fault.Forbidden, "Ihre Rolle sieht keine Daten der Kommunen.")
}

// within refuses a municipality outside of the actor's scope.
func within(actor auth.Actor, kommune string) error {
	own, err := scope(actor)
	if err != nil {
		return err
	}
	if own != "" && own != kommune {
		return fault.New(fault.Forbidden, "Das gehört einer anderen Kommune. Ihr Konto sieht nur die eigene.")
	}
	return nil
}

// countywide refuses everybody who is bound to one municipality.
func countywide(actor auth.Actor) error {
	own, err := scope(actor)
	if err != nil {
		return err
	}
	if own != "" {
		return fault.New(fault.Forbidden, "Das kann nur die Koordination. Bitte wenden Sie sich an sie.")
	}
	return nil
}

// member refuses a municipality that isn't one of the alliance.
func member(ctx context.Context, q *query.Queries, ags string) (alliance.Kommune, error) {
	kreis, err := loadKreis(ctx, q)
	if err != nil {
		return alliance.Kommune{}, err
	}
	return kreis.Kommune(ags)
}

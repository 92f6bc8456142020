package store

import (
	"context"
	"database/sql"
	"errors"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// step is one way from state to state; every other start is refused with the
// sentence that stands there.
type step struct {
	action   string
	from, to DeliveryState
	refusals map[DeliveryState]string
}

const lockedSentence = "Die Lieferung ist geprüft und gesperrt. Die Koordination kann sie wieder öffnen."

var (
	withdraw = step{"lieferung.zurueckgezogen", Geliefert, Zurueckgezogen, map[DeliveryState]string{
		Geprueft:       lockedSentence,
		Zurueckgezogen: "Die Lieferung ist schon zurückgezogen.",
	}}
	approve = step{"lieferung.geprueft", Geliefert, Geprueft, map[DeliveryState]string{
		Geprueft:       "Die Lieferung ist schon geprüft.",
		Zurueckgezogen: "Die Kommune hat die Lieferung zurückgezogen; zu prüfen ist erst wieder eine neue.",
	}}
	reopen = step{"lieferung.geoeffnet", Geprueft, Geliefert, map[DeliveryState]string{
		Geliefert:      "Die Lieferung ist nicht gesperrt.",
		Zurueckgezogen: "Die Kommune hat die Lieferung zurückgezogen; sie ist nicht gesperrt.",
	}}
)

func locked() error { return fault.New(fault.Conflict, "%s", lockedSentence) }

// Withdraw takes a municipality's newest version back: the municipality then
// counts as not delivered.
func (s *Store) Withdraw(ctx context.Context, actor auth.Actor, kommune string) error {
	if err := within(actor, kommune); err != nil {
		return err
	}
	return s.move(ctx, actor, kommune, withdraw)
}

// Approve locks the newest version; Reopen unlocks it.
func (s *Store) Approve(ctx context.Context, actor auth.Actor, kommune string) error {
	if err := countywide(actor); err != nil {
		return err
	}
	return s.move(ctx, actor, kommune, approve)
}

// Reopen unlocks an approved version.
func (s *Store) Reopen(ctx context.Context, actor auth.Actor, kommune string) error {
	if err := countywide(actor); err != nil {
		return err
	}
	return s.move(ctx, actor, kommune, reopen)
}

func (s *Store) move(ctx context.Context, actor auth.Actor, kommune string, to step) error {
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		round, err := currentErhebung(ctx, q)
		if err != nil {
			return entry{}, err
		}
		newest, err := q.NewestDelivery(ctx, query.NewestDeliveryParams{ErhebungID: round.ID, Kommune: kommune})
		if errors.Is(err, sql.ErrNoRows) {
			err = fault.New(fault.NotFound, "Diese Kommune hat in der laufenden Erhebung noch nichts geliefert.")
		}
		if err == nil && newest.State != string(to.from) {
			err = fault.New(fault.Conflict, "%s", to.refusals[DeliveryState(newest.State)])
		}
		if err == nil {
			err = q.SetDeliveryState(ctx, query.SetDeliveryStateParams{ID: newest.ID, State: string(to.to)})
		}
		version := DeliveryVersion{ID: newest.ID, Kommune: kommune}
		return entry{to.action, version.object(), ""}, err
	})
}

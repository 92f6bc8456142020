package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
	"buendnis/internal/survey"
)

// Erhebung is a survey round of the alliance.
type Erhebung struct {
	ID int64
	survey.Round
}

// OpenErhebung starts a round; the newest is the current one.
func (s *Store) OpenErhebung(ctx context.Context, actor auth.Actor, r survey.Round) (Erhebung, error) {
	round := Erhebung{Round: r}
	if err := countywide(actor); err != nil {
		return Erhebung{}, err
	}
	if r.Frist < r.Stichtag {
		return Erhebung{}, fault.New(fault.Invalid, "Die Frist %s liegt vor dem Stichtag %s.", r.Frist.German(), r.Stichtag.German())
	}
	err := s.write(ctx, actor, func(q *query.Queries) (_ entry, err error) {
		round.ID, err = q.AddErhebung(ctx, query.AddErhebungParams{
			Stichtag: r.Stichtag.String(), Frist: r.Frist.String(), OpenedBy: actor.Name, OpenedAt: s.now(),
		})
		detail := fmt.Sprintf("Stichtag %s, Frist %s", r.Stichtag, r.Frist)
		return entry{"erhebung.eroeffnet", fmt.Sprintf("erhebung/%d", round.ID), detail}, err
	})
	if err != nil {
		return Erhebung{}, err
	}
	return round, nil
}

// CurrentErhebung is the newest round; NotFound without any.
func (s *Store) CurrentErhebung(ctx context.Context) (Erhebung, error) {
	round, err := currentErhebung(ctx, query.New(s.reader))
	return round, readable(err)
}

func currentErhebung(ctx context.Context, q *query.Queries) (Erhebung, error) {
	row, err := q.CurrentErhebung(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return Erhebung{}, fault.New(fault.NotFound, "Es läuft noch keine Erhebung. Der Betreiber eröffnet sie mit: buendnis kreis erhebung --stichtag TAG --frist TAG")
	}
	if err != nil {
		return Erhebung{}, err
	}
	stichtag, errStichtag := civil.Parse(row.Stichtag)
	frist, errFrist := civil.Parse(row.Frist)
	return Erhebung{row.ID, survey.Round{Stichtag: stichtag, Frist: frist}}, firstOf(errStichtag, errFrist)
}

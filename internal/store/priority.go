package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// ProposePriority stores a proposal. The analysis in which the gap was seen is
// frozen in the same transaction, unless the same one is frozen already.
func (s *Store) ProposePriority(ctx context.Context, actor auth.Actor, p alliance.Priority, f Freezing) (proposed alliance.Priority, err error) {
	law, err := s.readyToFreeze(actor, f)
	if err = firstOf(err, p.Validate(), legible(textsOf(p)...)); err != nil {
		return alliance.Priority{}, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		frozen, _, err := s.freeze(ctx, q, actor, f, law)
		if err != nil {
			return entry{}, err
		}
		row, err := priorityRow(p, frozen)
		if err != nil {
			return entry{}, err
		}
		row.ProposedBy, row.ProposedAt = actor.Name, s.now()
		id, err := q.AddPriority(ctx, row)
		if err == nil {
			proposed, err = loadPriority(ctx, q, id)
		}
		return entry{"prioritaet.vorgeschlagen", priorityObject(id), frozenObject(frozen) + " sha256 " + f.SHA256}, err
	})
	return proposed, err
}

// WithdrawPriority takes a proposal back; ReopenPriority makes that undone.
func (s *Store) WithdrawPriority(ctx context.Context, actor auth.Actor, id int64) error {
	return s.movePriority(ctx, actor, id, "prioritaet.zurueckgezogen", alliance.Zurueckgezogen)
}

// ReopenPriority proposes a withdrawn priority again.
func (s *Store) ReopenPriority(ctx context.Context, actor auth.Actor, id int64) error {
	return s.movePriority(ctx, actor, id, "prioritaet.erneut-vorgeschlagen", alliance.Vorgeschlagen)
}

func (s *Store) movePriority(ctx context.Context, actor auth.Actor, id int64, action string, to alliance.PriorityState) error {
	if err := firstOf(countywide(actor), withAccount(actor)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		p, err := loadPriority(ctx, q, id)
		if err == nil && p.State == to {
			err = fault.New(fault.Conflict, "Das ist schon geschehen: %s hat es getan. Bitte laden Sie die Seite neu.", p.ChangedBy)
		}
		if err == nil {
			err = q.SetPriorityState(ctx, query.SetPriorityStateParams{ID: id, State: string(to), ChangedBy: actor.Name, ChangedAt: s.now()})
		}
		return entry{action, priorityObject(id), ""}, err
	})
}

// Priorities are all of them, newest first. They hold no figure, so whoever is
// signed in may read them.
func (s *Store) Priorities(ctx context.Context, actor auth.Actor) ([]alliance.Priority, error) {
	if err := actor.Validate(); err != nil {
		return nil, err
	}
	rows, err := query.New(s.reader).ListPriorities(ctx)
	if err != nil {
		return nil, readable(err)
	}
	list := make([]alliance.Priority, len(rows))
	for i, row := range rows {
		if list[i], err = priorityOf(row); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Priority is one of them.
func (s *Store) Priority(ctx context.Context, actor auth.Actor, id int64) (alliance.Priority, error) {
	if err := actor.Validate(); err != nil {
		return alliance.Priority{}, err
	}
	p, err := loadPriority(ctx, query.New(s.reader), id)
	return p, readable(err)
}

func loadPriority(ctx context.Context, q *query.Queries, id int64) (alliance.Priority, error) {
	row, err := q.GetPriority(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		err = fault.New(fault.NotFound, "Diese Priorität gibt es nicht. Alle Prioritäten zeigt die Liste.")
	}
	if err != nil {
		return alliance.Priority{}, err
	}
	return priorityOf(row)
}

func priorityRow(p alliance.Priority, frozen int64) (query.AddPriorityParams, error) {
	gap, errGap := json.Marshal(p.Gap)
	weights, errWeights := json.Marshal(p.Weights)
	return query.AddPriorityParams{Title: p.Title, Reason: p.Reason, FrozenID: frozen, Gap: string(gap), Weights: string(weights)}, firstOf(errGap, errWeights)
}

func priorityOf(row query.Priority) (alliance.Priority, error) {
	proposed, errProposed := moment(row.ProposedAt)
	changed, errChanged := moment(row.ChangedAt)
	p := alliance.Priority{
		ID: row.ID, Title: row.Title, Reason: row.Reason, Frozen: row.FrozenID, State: alliance.PriorityState(row.State),
		ProposedBy: row.ProposedBy, ProposedAt: proposed, ChangedBy: row.ChangedBy, ChangedAt: changed,
	}
	return p, firstOf(errProposed, errChanged, json.Unmarshal([]byte(row.Gap), &p.Gap), json.Unmarshal([]byte(row.Weights), &p.Weights))
}

// textsOf is what people typed.
func textsOf(p alliance.Priority) []string {
	texts := []string{p.Title, p.Reason, p.Gap.Words}
	for _, w := range p.Weights {
		texts = append(texts, w.Note)
	}
	return texts
}

func priorityObject(id int64) string { return fmt.Sprintf("prioritaet/%d", id) }

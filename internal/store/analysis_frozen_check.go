package store

import (
	"context"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// FrozenCheck is that somebody had a frozen analysis computed again.
type FrozenCheck struct {
	Program string // its version
	SHA256  string // of what came out; empty where nothing did
	Finding string // gleich, or what is different
	Same    bool
	By      string
	At      time.Time
}

// same is the finding where the bytes are equal.
const same = "gleich"

// RecordCheck enters the outcome of computing it again. An empty checksum says
// that nothing came out; finding says why, or what is different.
func (s *Store) RecordCheck(ctx context.Context, actor auth.Actor, id int64, program, sha256, finding string) error {
	if err := firstOf(countywide(actor), withAccount(actor), legible(program, sha256, finding)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		frozen, err := loadFrozen(ctx, q, id)
		if err != nil {
			return entry{}, err
		}
		detail := "abweichend sha256 " + sha256
		if sha256 == frozen.SHA256 {
			finding, detail = same, same
		} else if finding == "" {
			return entry{}, fault.New(fault.Invalid, "Zu einer Abweichung gehört, was sich geändert hat.")
		}
		err = q.AddFrozenCheck(ctx, query.AddFrozenCheckParams{
			FrozenID: id, Program: program, ResultSha256: sha256, Finding: finding, CheckedBy: actor.Name, CheckedAt: s.now(),
		})
		return entry{"analyse.nachgerechnet", frozenObject(id), detail}, err
	})
}

// FrozenChecks are all of them, newest first.
func (s *Store) FrozenChecks(ctx context.Context, actor auth.Actor, id int64) ([]FrozenCheck, error) {
	if err := actor.Validate(); err != nil {
		return nil, err
	}
	rows, err := query.New(s.reader).ListFrozenChecks(ctx, id)
	if err != nil {
		return nil, readable(err)
	}
	list := make([]FrozenCheck, len(rows))
	for i, row := range rows {
		at, err := moment(row.CheckedAt)
		if err != nil {
			return nil, err
		}
		list[i] = FrozenCheck{row.Program, row.ResultSha256, row.Finding, row.Finding == same, row.CheckedBy, at}
	}
	return list, nil
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// Draft is an uploaded workbook before delivery; a municipality has one at most.
type Draft struct {
	Kommune  string
	FileName string
	Raw      []byte
	By       string    // set by SaveDraft: the actor's name
	At       time.Time // set by SaveDraft
}

// SaveDraft replaces the municipality's draft.
func (s *Store) SaveDraft(ctx context.Context, actor auth.Actor, d Draft) error {
	if err := within(actor, d.Kommune); err != nil {
		return err
	}
	if len(d.Raw) == 0 {
		return fault.New(fault.Invalid, "Die Datei ist leer. Bitte laden Sie die ausgefüllte Arbeitsmappe hoch.")
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		if _, err := member(ctx, q, d.Kommune); err != nil {
			return entry{}, err
		}
		err := q.PutDraft(ctx, query.PutDraftParams{
			Kommune: d.Kommune, FileName: fileName(d.FileName), Raw: d.Raw, SavedBy: actor.Name, SavedAt: s.now(),
		})
		return entry{"entwurf.gespeichert", "kommune/" + d.Kommune, "sha256 " + checksum(d.Raw)}, err
	})
}

// Draft is the municipality's draft; NotFound without one.
func (s *Store) Draft(ctx context.Context, actor auth.Actor, kommune string) (Draft, error) {
	if err := within(actor, kommune); err != nil {
		return Draft{}, err
	}
	row, err := query.New(s.reader).GetDraft(ctx, kommune)
	if errors.Is(err, sql.ErrNoRows) {
		return Draft{}, noDraft()
	}
	if err != nil {
		return Draft{}, readable(err)
	}
	at, err := moment(row.SavedAt)
	return Draft{row.Kommune, row.FileName, row.Raw, row.SavedBy, at}, err
}

// DiscardDraft drops it.
func (s *Store) DiscardDraft(ctx context.Context, actor auth.Actor, kommune string) error {
	if err := within(actor, kommune); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		dropped, err := q.DeleteDraft(ctx, kommune)
		if err == nil && dropped == 0 {
			err = noDraft()
		}
		return entry{"entwurf.verworfen", "kommune/" + kommune, ""}, err
	})
}

func noDraft() error {
	return fault.New(fault.NotFound, "Es liegt keine hochgeladene Arbeitsmappe vor. Bitte laden Sie zuerst eine hoch.")
}

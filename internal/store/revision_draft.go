package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/internal/store/query"
)

// LawState is where a draft of law stands.
type LawState string

// The states, as they are stored.
const (
	LawDrafted   LawState = "entwurf"
	LawSubmitted LawState = "eingereicht"
	LawApproved  LawState = "bestaetigt"
	LawRejected  LawState = "abgelehnt"
	LawDiscarded LawState = "verworfen"
)

// LawDraft is a draft of law with who worked on it and who decided.
type LawDraft struct {
	ID int64
	revision.Draft
	State       LawState
	Edition     int64    // grows with every save: whoever acts says which one was seen
	Authors     []string // account ids of all who wrote in it
	SavedBy     string   // account name
	SavedAt     time.Time
	SubmittedBy string
	SubmittedAt *time.Time
	DecidedBy   string
	DecidedAt   *time.Time
	Rejection   string
}

// Editable tells whether its texts may be changed; a rejected one is mended.
func (d LawDraft) Editable() bool { return d.State == LawDrafted || d.State == LawRejected }

// WrittenBy tells whether somebody wrote in it.
func (d LawDraft) WrittenBy(actor auth.Actor) bool { return slices.Contains(d.Authors, actor.Account) }

// WorkOf tells whether somebody wrote in it or handed it in, and so can't be the
// second pair of eyes.
func (d LawDraft) WorkOf(actor auth.Actor) bool {
	return d.WrittenBy(actor) || d.SubmittedBy == actor.Name
}

// AddLawDraft begins a draft.
func (s *Store) AddLawDraft(ctx context.Context, actor auth.Actor, d revision.Draft) (added LawDraft, err error) {
	if err := firstOf(countywide(actor), someone(actor), d.Validate()); err != nil {
		return LawDraft{}, err
	}
	replaced, err := json.Marshal(d.Replaced)
	if err != nil {
		return LawDraft{}, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		id, err := q.AddLawDraft(ctx, query.AddLawDraftParams{
			Instrument: d.Instrument, Kind: string(d.Kind), ValidFrom: storedDay(d.From), Rule: d.Rule, Cases: d.Cases,
			Replaced: string(replaced), Reason: d.Reason, Authors: list([]string{actor.Account}), SavedBy: actor.Name, SavedAt: s.now(),
		})
		if err == nil {
			added, err = loadLawDraft(ctx, q, id)
		}
		return entry{"recht.entworfen", draftObject(id), "instrument/" + d.Instrument}, err
	})
	return added, err
}

// SaveLawDraft replaces the texts of a draft; the instrument stays. Edition is
// the one that the editor had before the eyes: a later one is not overwritten.
func (s *Store) SaveLawDraft(ctx context.Context, actor auth.Actor, id, edition int64, d revision.Draft) (saved LawDraft, err error) {
	if err := firstOf(countywide(actor), someone(actor), d.Validate()); err != nil {
		return LawDraft{}, err
	}
	replaced, err := json.Marshal(d.Replaced)
	if err != nil {
		return LawDraft{}, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		old, err := s.draftIn(ctx, q, id, edition, LawDrafted, LawRejected)
		if err != nil {
			return entry{}, err
		}
		authors := old.Authors
		if !old.WrittenBy(actor) {
			authors = append(authors, actor.Account)
		}
		err = q.SaveLawDraft(ctx, query.SaveLawDraftParams{
			ID: id, Kind: string(d.Kind), ValidFrom: storedDay(d.From), Rule: d.Rule, Cases: d.Cases, Replaced: string(replaced),
			Reason: d.Reason, Authors: list(authors), SavedBy: actor.Name, SavedAt: s.now(),
		})
		if err == nil {
			saved, err = loadLawDraft(ctx, q, id)
		}
		return entry{"recht.gespeichert", draftObject(id), "sha256 " + checksum([]byte(d.Rule+"\x00"+d.Cases))}, err
	})
	return saved, err
}

// LawDrafts are all drafts but the discarded ones, newest first.
func (s *Store) LawDrafts(ctx context.Context, actor auth.Actor) ([]LawDraft, error) {
	if err := countywide(actor); err != nil {
		return nil, err
	}
	rows, err := query.New(s.reader).ListLawDrafts(ctx)
	if err != nil {
		return nil, readable(err)
	}
	drafts := make([]LawDraft, len(rows))
	for i, row := range rows {
		if drafts[i], err = lawDraftOf(row); err != nil {
			return nil, err
		}
	}
	return drafts, nil
}

// LawDraft is one of them.
func (s *Store) LawDraft(ctx context.Context, actor auth.Actor, id int64) (LawDraft, error) {
	if err := countywide(actor); err != nil {
		return LawDraft{}, err
	}
	d, err := loadLawDraft(ctx, query.New(s.reader), id)
	return d, readable(err)
}

func loadLawDraft(ctx context.Context, q *query.Queries, id int64) (LawDraft, error) {
	row, err := q.GetLawDraft(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return LawDraft{}, fault.New(fault.NotFound, "Diesen Entwurf gibt es nicht.")
	}
	if err != nil {
		return LawDraft{}, err
	}
	return lawDraftOf(row)
}

func lawDraftOf(row query.LawDraft) (LawDraft, error) {
	d := LawDraft{
		ID: row.ID, State: LawState(row.State), Edition: row.Edition, SavedBy: row.SavedBy,
		SubmittedBy: row.SubmittedBy, DecidedBy: row.DecidedBy, Rejection: row.Rejection,
		Draft: revision.Draft{Instrument: row.Instrument, Kind: revision.DraftKind(row.Kind), Rule: row.Rule, Cases: row.Cases, Reason: row.Reason},
	}
	var errs [4]error
	d.From, errs[0] = optionalDay(row.ValidFrom)
	d.SavedAt, errs[1] = moment(row.SavedAt)
	d.SubmittedAt, errs[2] = optionalMoment(row.SubmittedAt)
	d.DecidedAt, errs[3] = optionalMoment(row.DecidedAt)
	return d, firstOf(firstOf(errs[:]...), json.Unmarshal([]byte(row.Replaced), &d.Replaced), json.Unmarshal([]byte(row.Authors), &d.Authors))
}

// draftIn is the draft if it is in one of the states and nobody has saved since.
func (s *Store) draftIn(ctx context.Context, q *query.Queries, id, edition int64, states ...LawState) (LawDraft, error) {
	d, err := loadLawDraft(ctx, q, id)
	switch {
	case err != nil:
		return d, err
	case !slices.Contains(states, d.State):
		return d, fault.New(fault.Conflict, "%s", stateSentence[d.State])
	case d.Edition != edition:
		return d, fault.New(fault.Conflict, "%s hat diesen Entwurf inzwischen geändert. Bitte laden Sie die Seite neu und sehen Sie sich den neuen Stand an.", d.SavedBy)
	}
	return d, nil
}

var stateSentence = map[LawState]string{
	LawDrafted:   "Dieser Entwurf ist nicht eingereicht.",
	LawSubmitted: "Dieser Entwurf ist eingereicht und wartet auf eine zweite Person. Wer ihn ändern will, holt ihn zurück.",
	LawApproved:  "Dieser Entwurf ist bestätigt und gilt. Eine weitere Änderung ist ein neuer Entwurf.",
	LawRejected:  "Dieser Entwurf ist abgelehnt. Er lässt sich überarbeiten und neu einreichen.",
	LawDiscarded: "Dieser Entwurf ist verworfen.",
}

// someone refuses the program: law is changed by people.
func someone(actor auth.Actor) error {
	if actor.IsProgram() {
		return fault.New(fault.Forbidden, "Regeln ändern und prüfen Menschen, angemeldet mit ihrem Konto.")
	}
	return nil
}

func draftObject(id int64) string { return fmt.Sprintf("rechtsentwurf/%d", id) }

func revisionObject(number int64) string { return fmt.Sprintf("regelwerk/%d", number) }

func noReason(text string) error {
	if strings.TrimSpace(text) == "" {
		return fault.New(fault.Invalid, "Bitte nennen Sie den Grund, damit die andere Person ihn versteht.")
	}
	return nil
}

package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/fault"
	"buendnis/internal/revision"
	"buendnis/internal/store/query"
	"buendnis/law"
)

// Revision is a change of law that two people have put in force.
type Revision struct {
	Number      int64
	Draft       int64
	Instrument  string
	Title       string     // Neue Fassung ab 01.02.2020
	From        civil.Date // offers that run on or after it are hit
	Affected    []string   // the instrument and those that hang on it
	Reason      string
	SubmittedBy string // account names
	ApprovedBy  string
	ApprovedAt  time.Time
}

// ApprovedLaw is what is in force over the shipped law; files only if its
// number is another than the known one. It is a revision.Source.
func (s *Store) ApprovedLaw(ctx context.Context, known int64) (approved revision.Approved, err error) {
	number, err := newestRevision(ctx, query.New(s.reader))
	if err != nil || number == known {
		return revision.Approved{Number: number}, readable(err)
	}
	err = s.read(ctx, func(q *query.Queries) error {
		approved, err = lawInForce(ctx, q)
		return err
	})
	return approved, err
}

func lawInForce(ctx context.Context, q *query.Queries) (revision.Approved, error) {
	number, err := newestRevision(ctx, q)
	if err != nil {
		return revision.Approved{}, err
	}
	rows, err := q.LawInForce(ctx)
	files := make(map[string][]byte, len(rows))
	for _, row := range rows {
		files[row.Path] = row.Content
	}
	return revision.Approved{Number: number, Files: files}, err
}

// newestRevision is 0 before the first one.
func newestRevision(ctx context.Context, q *query.Queries) (int64, error) {
	number, err := q.NewestRevision(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return number, err
}

// Revisions are all changes that were approved, newest first. Whoever is
// signed in may know them: they are the law in force.
func (s *Store) Revisions(ctx context.Context, actor auth.Actor) ([]Revision, error) {
	if err := actor.Validate(); err != nil {
		return nil, err
	}
	rows, err := query.New(s.reader).ListRevisions(ctx)
	if err != nil {
		return nil, readable(err)
	}
	list := make([]Revision, len(rows))
	for i, row := range rows {
		if list[i], err = revisionOf(row); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func revisionOf(row query.ListRevisionsRow) (Revision, error) {
	r := Revision{
		Number: row.Number, Draft: row.DraftID, Instrument: row.Instrument, Reason: row.Reason,
		SubmittedBy: row.SubmittedBy, ApprovedBy: row.DecidedBy,
	}
	var errFrom, errDay, errAt error
	r.From, errFrom = civil.Parse(row.ValidFrom)
	r.ApprovedAt, errAt = moment(row.ApprovedAt)
	d := revision.Draft{Kind: revision.DraftKind(row.Kind)}
	d.From, errDay = optionalDay(row.DraftFrom)
	r.Title = d.Title()
	return r, firstOf(errFrom, errDay, errAt, json.Unmarshal([]byte(row.Affected), &r.Affected))
}

// Outdated are the instruments whose rule the product ships differently today
// than when the alliance changed it; the alliance's is in force.
func (s *Store) Outdated(ctx context.Context) ([]string, error) {
	rows, err := query.New(s.reader).LawInForce(ctx)
	if err != nil {
		return nil, readable(err)
	}
	var list []string
	for _, row := range rows {
		if instrument, ok := revision.InstrumentOf(row.Path); ok && shippedSum(row.Path) != row.BaseSha256 {
			list = append(list, instrument)
		}
	}
	return list, nil
}

// shippedSum is the checksum of the shipped file; empty where there is none.
func shippedSum(path string) string {
	raw, err := law.FS.ReadFile(path)
	if err != nil {
		return ""
	}
	return checksum(raw)
}

// addRevision writes what was approved.
func (s *Store) addRevision(ctx context.Context, q *query.Queries, actor auth.Actor, r Revision, files map[string][]byte) error {
	affected, err := json.Marshal(r.Affected)
	if err != nil {
		return err
	}
	err = q.AddRevision(ctx, query.AddRevisionParams{
		Number: r.Number, DraftID: r.Draft, Instrument: r.Instrument, ValidFrom: r.From.String(),
		Affected: string(affected), Approver: actor.Account, ApprovedAt: s.now(),
	})
	for path, raw := range files {
		if err != nil {
			break
		}
		err = q.AddLawFile(ctx, query.AddLawFileParams{
			Number: r.Number, Path: path, Content: raw, Sha256: checksum(raw), BaseSha256: shippedSum(path),
		})
	}
	return err
}

func optionalDay(text sql.NullString) (*civil.Date, error) {
	if !text.Valid {
		return nil, nil
	}
	day, err := civil.Parse(text.String)
	return &day, err
}

func storedDay(day *civil.Date) sql.NullString {
	if day == nil {
		return sql.NullString{}
	}
	return present(day.String())
}

// MarkSeen notes that somebody has looked at an offer after a change of law; a
// municipality can do so for its own offers.
func (s *Store) MarkSeen(ctx context.Context, actor auth.Actor, number int64, kommune string, offers []string) error {
	if err := firstOf(within(actor, kommune), someone(actor), validMarks(offers)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		_, err := member(ctx, q, kommune)
		if err == nil {
			err = knownRevision(ctx, q, number)
		}
		for _, offer := range offers {
			if err == nil {
				err = q.AddLawSeen(ctx, query.AddLawSeenParams{Number: number, Kommune: kommune, Offer: offer, SeenBy: actor.Name, SeenAt: s.now()})
			}
		}
		return entry{"recht.angebote-geprueft", revisionObject(number), "kommune/" + kommune}, err
	})
}

// validMarks refuses what no page sends.
func validMarks(offers []string) error {
	if len(offers) == 0 {
		return fault.New(fault.Invalid, "Bitte wählen Sie mindestens ein Angebot aus, das Sie geprüft haben.")
	}
	const mostOffers, longestMark = 1000, 64
	for _, offer := range offers {
		if len(offers) > mostOffers || len(offer) > longestMark {
			return fault.New(fault.Invalid, "Diese Auswahl stimmt nicht. Bitte laden Sie die Seite neu.")
		}
	}
	return legible(offers...)
}

func knownRevision(ctx context.Context, q *query.Queries, number int64) error {
	n, err := q.CountRevision(ctx, number)
	if err == nil && n == 0 {
		err = fault.New(fault.NotFound, "Diese Änderung des Regelwerks gibt es nicht.")
	}
	return err
}

// Seen is an offer of a municipality that somebody has looked at after a change.
type Seen struct {
	Number         int64
	Kommune, Offer string
}

// SeenOffers are all of them.
func (s *Store) SeenOffers(ctx context.Context) (map[Seen]bool, error) {
	rows, err := query.New(s.reader).ListLawSeen(ctx)
	if err != nil {
		return nil, readable(err)
	}
	seen := make(map[Seen]bool, len(rows))
	for _, row := range rows {
		seen[Seen(row)] = true
	}
	return seen, nil
}

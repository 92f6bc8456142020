package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// Release is an entry of the register of what left the house.
type Release struct {
	ID                      int64
	Purpose, Recipient      string
	Parameters              string // JSON of the analysis parameters
	Fingerprint             string // of the basis
	RequestedBy, ApprovedBy string // account names
	RequestedAt             time.Time
	ApprovedAt              *time.Time
	RejectedBy              string
	RejectedAt              *time.Time
	Reason                  string // why it was rejected
	FileName                string
	SHA256                  string
	Note                    string // protection note
}

// Open tells whether nobody has decided yet.
func (r Release) Open() bool { return r.ApprovedAt == nil && r.RejectedAt == nil }

// RequestRelease enters a request.
func (s *Store) RequestRelease(ctx context.Context, actor auth.Actor, r Release) (requested Release, err error) {
	if err := firstOf(countywide(actor), human(actor), validRelease(r)); err != nil {
		return Release{}, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		id, err := q.AddReleased(ctx, query.AddReleasedParams{
			Purpose: r.Purpose, Recipient: r.Recipient, Parameters: r.Parameters, Fingerprint: r.Fingerprint,
			Requester: actor.Account, RequestedBy: actor.Name, RequestedAt: s.now(), Note: r.Note,
		})
		if err == nil {
			requested, _, err = loadRelease(ctx, q, id)
		}
		return entry{"freigabe.beantragt", releaseObject(id), "Grundlage " + r.Fingerprint}, err
	})
	return requested, err
}

// ApproveRelease completes it with the file; the second person must be another
// account than the first (Forbidden), and a release is decided once (Conflict).
func (s *Store) ApproveRelease(ctx context.Context, actor auth.Actor, id int64, name string, file []byte, note string) (approved Release, err error) {
	if err := firstOf(countywide(actor), human(actor), legible(note)); err != nil {
		return Release{}, err
	}
	if len(file) == 0 {
		return Release{}, fault.New(fault.Invalid, "Zu einer Freigabe gehört eine Datei; diese ist leer.")
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		requester, err := pending(ctx, q, id)
		if err == nil && requester == actor.Account {
			err = fault.New(fault.Forbidden, "Eine Freigabe braucht vier Augen: Bestätigen muss sie ein anderes Konto als das, das sie beantragt hat.")
		}
		if err != nil {
			return entry{}, err
		}
		err = firstOf(
			q.ApproveReleased(ctx, query.ApproveReleasedParams{ID: id, ApprovedBy: actor.Name, ApprovedAt: present(s.now()), FileName: fileName(name), Sha256: checksum(file), Note: note}),
			q.AddReleasedFile(ctx, query.AddReleasedFileParams{ReleasedID: id, Raw: file}))
		if err == nil {
			approved, _, err = loadRelease(ctx, q, id)
		}
		return entry{"freigabe.bestaetigt", releaseObject(id), "sha256 " + checksum(file)}, err
	})
	return approved, err
}

// RejectRelease ends a request without a file; the reason stands in the
// register, not in the audit, which takes no free text.
func (s *Store) RejectRelease(ctx context.Context, actor auth.Actor, id int64, reason string) error {
	if err := firstOf(countywide(actor), human(actor), legible(reason)); err != nil {
		return err
	}
	if strings.TrimSpace(reason) == "" {
		return fault.New(fault.Invalid, "Bitte nennen Sie den Grund, damit die andere Person ihn versteht.")
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		_, err := pending(ctx, q, id)
		if err == nil {
			err = q.RejectReleased(ctx, query.RejectReleasedParams{ID: id, RejectedBy: actor.Name, RejectedAt: present(s.now()), Reason: reason})
		}
		return entry{"freigabe.abgelehnt", releaseObject(id), ""}, err
	})
}

// Releases is the register, newest first.
func (s *Store) Releases(ctx context.Context, actor auth.Actor) ([]Release, error) {
	if err := countywide(actor); err != nil {
		return nil, err
	}
	rows, err := query.New(s.reader).ListReleased(ctx)
	if err != nil {
		return nil, readable(err)
	}
	releases := make([]Release, len(rows))
	for i, row := range rows {
		if releases[i], err = releaseOf(row); err != nil {
			return nil, err
		}
	}
	return releases, nil
}

// ReleaseFile is the file that left the house.
func (s *Store) ReleaseFile(ctx context.Context, actor auth.Actor, id int64) (name string, raw []byte, err error) {
	if err := countywide(actor); err != nil {
		return "", nil, err
	}
	row, err := query.New(s.reader).GetReleasedFile(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		err = fault.New(fault.NotFound, "Zu dieser Freigabe gibt es keine Datei. Sie entsteht, wenn eine zweite Person bestätigt.")
	}
	return row.FileName, row.Raw, readable(err)
}

// human refuses the program: four eyes are those of two people.
func human(actor auth.Actor) error {
	if actor.IsProgram() {
		return fault.New(fault.Forbidden, "Eine Freigabe beantragen und bestätigen Menschen, angemeldet mit ihrem Konto.")
	}
	return nil
}

func validRelease(r Release) error {
	switch {
	case strings.TrimSpace(r.Purpose) == "":
		return fault.New(fault.Invalid, "Bitte nennen Sie den Zweck der Freigabe.")
	case strings.TrimSpace(r.Recipient) == "":
		return fault.New(fault.Invalid, "Bitte nennen Sie, wer die Tabellen erhält.")
	case r.Fingerprint == "":
		return fault.New(fault.Invalid, "Eine Freigabe nennt die Grundlage, aus der sie entsteht.")
	}
	return legible(r.Purpose, r.Recipient, r.Parameters, r.Fingerprint, r.Note)
}

// pending gives the account that requested it, if it is still undecided.
func pending(ctx context.Context, q *query.Queries, id int64) (requester string, err error) {
	r, requester, err := loadRelease(ctx, q, id)
	switch {
	case err != nil:
		return "", err
	case r.ApprovedAt != nil:
		return "", fault.New(fault.Conflict, "Diese Freigabe ist schon bestätigt.")
	case r.RejectedAt != nil:
		return "", fault.New(fault.Conflict, "Diese Freigabe ist schon abgelehnt.")
	}
	return requester, nil
}

func loadRelease(ctx context.Context, q *query.Queries, id int64) (r Release, requester string, err error) {
	row, err := q.GetReleased(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return r, "", fault.New(fault.NotFound, "Diese Freigabe gibt es nicht.")
	}
	if err == nil {
		r, err = releaseOf(row)
	}
	return r, row.Requester, err
}

func releaseOf(row query.Released) (Release, error) {
	requested, errRequested := moment(row.RequestedAt)
	approved, errApproved := optionalMoment(row.ApprovedAt)
	rejected, errRejected := optionalMoment(row.RejectedAt)
	return Release{
		ID: row.ID, Purpose: row.Purpose, Recipient: row.Recipient, Parameters: row.Parameters, Fingerprint: row.Fingerprint,
		RequestedBy: row.RequestedBy, RequestedAt: requested, ApprovedBy: row.ApprovedBy, ApprovedAt: approved,
		RejectedBy: row.RejectedBy, RejectedAt: rejected, Reason: row.Reason, FileName: row.FileName, SHA256: row.Sha256, Note: row.Note,
	}, firstOf(errRequested, errApproved, errRejected)
}

func releaseObject(id int64) string { return fmt.Sprintf("freigabe/%d", id) }

func present(text string) sql.NullString { return sql.NullString{String: text, Valid: true} }

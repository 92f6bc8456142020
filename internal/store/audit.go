package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// AuditRow is one line of the hash chain.
type AuditRow struct {
	ID                    int64
	At                    time.Time
	Actor, Action, Object string // Actor is an account id, or „programm“
	Name                  string // of the account as it is called today; not part of the chain
	Detail                string
	Previous, Hash        string
}

// appendAudit adds the row that belongs to the link that was taken.
func (s *Store) appendAudit(ctx context.Context, q *query.Queries, link query.TakeAuditHeadRow, who string, done entry) error {
	row := query.Audit{
		ID: link.LastID, At: s.now(), Actor: who, Action: done.action, Object: done.object, Detail: done.detail,
		Previous: link.Hash,
	}
	row.Hash = sum(row)
	if err := q.AddAudit(ctx, query.AddAuditParams(row)); err != nil {
		return err
	}
	return q.PutAuditHead(ctx, row.Hash)
}

// sum is the hash of a row over the hash before it and its own content, each
// part with its length, so that nothing can move from one column to the next.
func sum(row query.Audit) string {
	h := sha256.New()
	for _, part := range []string{row.Previous, strconv.FormatInt(row.ID, 10), row.At, row.Actor, row.Action, row.Object, row.Detail} {
		fmt.Fprintf(h, "%d:%s\n", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Audit lists the newest rows.
func (s *Store) Audit(ctx context.Context, actor auth.Actor, limit int) ([]AuditRow, error) {
	if err := countywide(actor); err != nil {
		return nil, err
	}
	found, err := query.New(s.reader).NewestAudit(ctx, int64(limit))
	if err != nil {
		return nil, readable(err)
	}
	rows := make([]AuditRow, len(found))
	for i, r := range found {
		at, err := moment(r.At)
		if err != nil {
			return nil, changedRow(r.ID)
		}
		rows[i] = AuditRow{r.ID, at, r.Actor, r.Action, r.Object, r.Name, r.Detail, r.Previous, r.Hash}
	}
	return rows, nil
}

// VerifyAudit walks the chain and names the first row that doesn't fit.
//
// It finds what was changed, deleted, inserted or swapped in the table. Who can
// write to the database and computes the whole chain anew is found only by
// comparing its last hash with one that was noted elsewhere.
func (s *Store) VerifyAudit(ctx context.Context) (rows int, err error) {
	err = s.read(ctx, func(q *query.Queries) error {
		last := query.Audit{}
		for {
			batch, err := q.AuditAfter(ctx, last.ID)
			if err != nil {
				return err
			}
			if len(batch) == 0 {
				break
			}
			for _, row := range batch {
				if err := follows(last, row); err != nil {
					return err
				}
				last, rows = row, rows+1
			}
		}
		return closes(ctx, q, last)
	})
	return rows, err
}

// follows checks one row against the one before.
func follows(last, row query.Audit) error {
	switch {
	case row.ID != last.ID+1:
		return fault.New(fault.Internal, "Das Protokoll hat eine Lücke: Zeile %d fehlt, nach Zeile %d kommt Zeile %d.", last.ID+1, last.ID, row.ID)
	case row.Hash != sum(row):
		return changedRow(row.ID)
	case row.Previous != last.Hash:
		return fault.New(fault.Internal, "Zeile %d des Protokolls schließt nicht an Zeile %d an: Eine der beiden wurde ersetzt.", row.ID, last.ID)
	}
	return nil
}

func changedRow(id int64) error {
	return fault.New(fault.Internal, "Zeile %d des Protokolls wurde verändert: Ihre Prüfsumme passt nicht zu ihrem Inhalt.", id)
}

// closes checks that the chain ends where the last write ended it.
func closes(ctx context.Context, q *query.Queries, last query.Audit) error {
	head, err := q.GetAuditHead(ctx)
	switch {
	case err != nil:
		return err
	case head.LastID > last.ID:
		return fault.New(fault.Internal, "Am Ende des Protokolls fehlen Zeilen: Zeile %d ist die letzte, geschrieben wurde bis Zeile %d.", last.ID, head.LastID)
	case head.LastID < last.ID:
		return fault.New(fault.Internal, "Zeile %d des Protokolls wurde nachträglich angefügt.", head.LastID+1)
	case head.Hash != last.Hash:
		return fault.New(fault.Internal, "Zeile %d des Protokolls wurde ersetzt: Sie ist nicht die, mit der das Protokoll endete.", last.ID)
	}
	return nil
}

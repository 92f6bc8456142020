package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
	"buendnis/internal/survey"
)

// DeliveryState is where a version stands.
type DeliveryState string

// The states of a delivery.
const (
	Geliefert      DeliveryState = "geliefert"
	Geprueft       DeliveryState = "geprueft" // approved and locked by the coordination
	Zurueckgezogen DeliveryState = "zurueckgezogen"
)

// DeliveryVersion is one delivered workbook of a municipality.
type DeliveryVersion struct {
	ID       int64
	Kommune  string
	Number   int // 1, 2, … per municipality and round
	State    DeliveryState
	FileName string
	SHA256   string
	People   int
	Classes  int
	Offers   int
	By       string
	At       time.Time
}

// Deliver stores a new version with rows, file and audit row, all or nothing;
// the municipality's draft goes. A geprueft version is locked: Conflict.
func (s *Store) Deliver(ctx context.Context, actor auth.Actor, d survey.Delivery, name string, raw []byte) (version DeliveryVersion, err error) {
	if err := firstOf(within(actor, d.Kommune), validDelivery(d, raw)); err != nil {
		return DeliveryVersion{}, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		round, number, err := s.place(ctx, q, d)
		if err != nil {
			return entry{}, err
		}
		row := query.Delivery{
			ErhebungID: round, Kommune: d.Kommune, Number: number, State: string(Geliefert), FileName: fileName(name), Sha256: checksum(raw),
			People: int64(d.Classes.People()), Classes: int64(len(d.Classes)), Offers: int64(len(d.Offers)), DeliveredBy: actor.Name, DeliveredAt: s.now(),
		}
		if err := s.addDelivery(ctx, q, &row, d.Content, raw); err != nil {
			return entry{}, err
		}
		version, err = versionOf(row)
		return entry{"lieferung.abgegeben", version.object(), "sha256 " + row.Sha256}, err
	})
	return version, err
}

// place finds the round and the number of a new version.
func (s *Store) place(ctx context.Context, q *query.Queries, d survey.Delivery) (round, number int64, err error) {
	current, err := currentErhebung(ctx, q)
	if err != nil {
		return 0, 0, err
	}
	if current.Stichtag != d.Round.Stichtag {
		return 0, 0, fault.New(fault.Conflict, "Die Arbeitsmappe gilt für den Stichtag %s, die laufende Erhebung für den %s. Bitte laden Sie das neue Formular.", d.Round.Stichtag.German(), current.Stichtag.German())
	}
	if _, err := member(ctx, q, d.Kommune); err != nil {
		return 0, 0, err
	}
	newest, err := q.NewestDelivery(ctx, query.NewestDeliveryParams{ErhebungID: current.ID, Kommune: d.Kommune})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return current.ID, 1, nil
	case err == nil && newest.State == string(Geprueft):
		err = locked()
	}
	return current.ID, newest.Number + 1, err
}

func (s *Store) addDelivery(ctx context.Context, q *query.Queries, row *query.Delivery, content survey.Content, raw []byte) (err error) {
	row.ID, err = q.AddDelivery(ctx, query.AddDeliveryParams{
		ErhebungID: row.ErhebungID, Kommune: row.Kommune, Number: row.Number, State: row.State, FileName: row.FileName, Sha256: row.Sha256,
		People: row.People, Classes: row.Classes, Offers: row.Offers, DeliveredBy: row.DeliveredBy, DeliveredAt: row.DeliveredAt,
	})
	if err != nil {
		return err
	}
	if err := q.AddDeliveryFile(ctx, query.AddDeliveryFileParams{DeliveryID: row.ID, Raw: raw}); err != nil {
		return err
	}
	if err := s.addContent(ctx, q, row.ID, content); err != nil {
		return err
	}
	_, err = q.DeleteDraft(ctx, row.Kommune)
	return err
}

// validDelivery refuses what the reader of workbooks would never have made.
func validDelivery(d survey.Delivery, raw []byte) error {
	if len(raw) == 0 {
		return fault.New(fault.Invalid, "Die Datei ist leer. Bitte laden Sie die ausgefüllte Arbeitsmappe hoch.")
	}
	for _, class := range d.Classes {
		if class.Kommune != d.Kommune {
			return fault.New(fault.Invalid, "Eine Zeile der Arbeitsmappe gehört zu %s und nicht zu %s.", class.Kommune, d.Kommune)
		}
		if err := class.Validate(); err != nil {
			return err
		}
	}
	for _, o := range d.Offers {
		if err := firstOf(o.Validate(), legible(o.ID, o.Title, o.Organization)); err != nil {
			return err
		}
	}
	for _, e := range d.Einschaetzungen {
		if err := legible(e.Bedarf, e.Bemerkung); err != nil {
			return err
		}
	}
	return nil
}

// Deliveries are all versions of the current round that the actor may see,
// newest first per municipality.
func (s *Store) Deliveries(ctx context.Context, actor auth.Actor) (versions []DeliveryVersion, err error) {
	own, err := scope(actor)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, func(q *query.Queries) error {
		round, err := currentErhebung(ctx, q)
		if err != nil {
			return err
		}
		rows, err := q.ListDeliveries(ctx, query.ListDeliveriesParams{ErhebungID: round.ID, Scope: own})
		if err != nil {
			return err
		}
		versions, err = versionsOf(rows)
		return err
	})
	return versions, err
}

// DeliveryFile is the original file of a version. It holds the rawest figures
// of the house, so that every look at it leaves an audit row.
func (s *Store) DeliveryFile(ctx context.Context, actor auth.Actor, id int64) (name string, raw []byte, err error) {
	own, err := scope(actor)
	if err != nil {
		return "", nil, err
	}
	err = s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		row, err := q.GetDeliveryFile(ctx, query.GetDeliveryFileParams{ID: id, Scope: own})
		if errors.Is(err, sql.ErrNoRows) {
			err = fault.New(fault.NotFound, "Diese Lieferung gibt es nicht, oder sie gehört einer anderen Kommune.")
		}
		name, raw = row.FileName, row.Raw
		return entry{"lieferung.abgerufen", fmt.Sprintf("kommune/%s/lieferung/%d", row.Kommune, id), ""}, err
	})
	if err != nil {
		return "", nil, err
	}
	return name, raw, nil
}

func (v DeliveryVersion) object() string {
	return fmt.Sprintf("kommune/%s/lieferung/%d", v.Kommune, v.ID)
}

func versionsOf(rows []query.Delivery) ([]DeliveryVersion, error) {
	versions := make([]DeliveryVersion, len(rows))
	for i, row := range rows {
		var err error
		if versions[i], err = versionOf(row); err != nil {
			return nil, err
		}
	}
	return versions, nil
}

func versionOf(r query.Delivery) (DeliveryVersion, error) {
	at, err := moment(r.DeliveredAt)
	return DeliveryVersion{
		ID: r.ID, Kommune: r.Kommune, Number: int(r.Number), State: DeliveryState(r.State), FileName: r.FileName, SHA256: r.Sha256,
		People: int(r.People), Classes: int(r.Classes), Offers: int(r.Offers), By: r.DeliveredBy, At: at,
	}, err
}

func checksum(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

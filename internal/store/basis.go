package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/internal/store/query"
	"buendnis/internal/survey"
)

// Basis is what an analysis is made of: the newest versions of all
// municipalities that have delivered, and a fingerprint that changes with them.
// A municipality that has withdrawn its newest version has not delivered.
type Basis struct {
	Erhebung    Erhebung
	Versions    []DeliveryVersion
	Population  person.Population
	Counted     []person.Counted // per municipality the one base that counts: today its delivery
	Offers      []offer.Offer
	Opinions    map[string][]survey.Einschaetzung // by AGS
	Fingerprint string
}

// Basis reads it; only Koordination and the program may see all of it raw.
func (s *Store) Basis(ctx context.Context, actor auth.Actor) (basis Basis, err error) {
	if err := countywide(actor); err != nil {
		return Basis{}, err
	}
	err = s.read(ctx, func(q *query.Queries) error {
		basis, err = s.basis(ctx, q)
		return err
	})
	if err != nil {
		return Basis{}, err
	}
	return basis, nil
}

func (s *Store) basis(ctx context.Context, q *query.Queries) (basis Basis, err error) {
	if basis.Erhebung, basis.Versions, err = counting(ctx, q); err != nil {
		return basis, err
	}
	if basis.Fingerprint, err = fingerprint(ctx, q, basis.Erhebung, basis.Versions); err != nil {
		return basis, err
	}
	err = s.fill(ctx, q, &basis)
	return basis, err
}

// fill reads the rows of the versions that a basis names. Nobody counts twice:
// case files, once they count, are one more base that has to pass person.Join.
func (s *Store) fill(ctx context.Context, q *query.Queries, basis *Basis) (err error) {
	basis.Opinions = map[string][]survey.Einschaetzung{}
	var bases []person.Base
	for _, version := range basis.Versions {
		content, err := s.content(ctx, q, version.ID)
		if err != nil {
			return err
		}
		bases = append(bases, person.Base{Source: person.Workbook, Kommune: version.Kommune, Population: content.Classes})
		basis.Offers = append(basis.Offers, content.Offers...)
		basis.Opinions[version.Kommune] = content.Einschaetzungen
	}
	basis.Population, basis.Counted, err = person.Join(bases, nil)
	return err
}

// Fingerprint is that of Basis, without reading the rows.
func (s *Store) Fingerprint(ctx context.Context) (print string, err error) {
	err = s.read(ctx, func(q *query.Queries) error {
		round, versions, err := counting(ctx, q)
		if err != nil {
			return err
		}
		print, err = fingerprint(ctx, q, round, versions)
		return err
	})
	return print, err
}

// counting are the current round and the versions that count in it.
func counting(ctx context.Context, q *query.Queries) (Erhebung, []DeliveryVersion, error) {
	round, err := currentErhebung(ctx, q)
	if err != nil {
		return round, nil, err
	}
	rows, err := q.CountingDeliveries(ctx, round.ID)
	if err != nil {
		return round, nil, err
	}
	versions, err := versionsOf(rows)
	return round, versions, err
}

// fingerprint is a hash over round, county (its numbers of inhabitants decide
// what is shown) and the versions that count; whether one is approved already
// changes no figure.
func fingerprint(ctx context.Context, q *query.Queries, round Erhebung, versions []DeliveryVersion) (string, error) {
	kreis, err := loadKreis(ctx, q)
	if err != nil && fault.KindOf(err) != fault.NotFound {
		return "", err
	}
	county, err := json.Marshal(kreis)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintf(h, "erhebung %d %s\nkreis %s\n", round.ID, round.Stichtag, county)
	for _, v := range versions {
		fmt.Fprintf(h, "lieferung %s %d %d %s\n", v.Kommune, v.ID, v.Number, v.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

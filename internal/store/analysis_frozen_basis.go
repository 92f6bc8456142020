package store

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/civil"
	"buendnis/internal/store/query"
	"buendnis/internal/survey"
)

// FrozenBasis is all that a frozen analysis was made of, as it was then.
type FrozenBasis struct {
	FrozenAnalysis
	Basis   // the deliveries of then, also those that were withdrawn or replaced since
	Kreis   alliance.Kreis
	Law     fs.FS
	Changed []string // sentences: deliveries that are no longer what was frozen
}

// FrozenBasis reads it. Only Koordination and the program may see rows raw.
func (s *Store) FrozenBasis(ctx context.Context, actor auth.Actor, id int64) (frozen FrozenBasis, err error) {
	if err := countywide(actor); err != nil {
		return FrozenBasis{}, err
	}
	err = s.read(ctx, func(q *query.Queries) error {
		if frozen, err = frozenPapers(ctx, q, id); err != nil {
			return err
		}
		if frozen.Law, err = keptLaw(ctx, q, frozen.LawSHA256); err != nil {
			return err
		}
		if frozen.Changed, err = changedDeliveries(ctx, q, frozen); err != nil {
			return err
		}
		return s.fill(ctx, q, &frozen.Basis)
	})
	if err != nil {
		return FrozenBasis{}, err
	}
	return frozen, nil
}

// FrozenPapers is FrozenBasis without rows and law: nothing in it counts
// people who could be told, so whoever is signed in may read it.
func (s *Store) FrozenPapers(ctx context.Context, actor auth.Actor, id int64) (frozen FrozenBasis, err error) {
	if err := actor.Validate(); err != nil {
		return FrozenBasis{}, err
	}
	err = s.read(ctx, func(q *query.Queries) error {
		frozen, err = frozenPapers(ctx, q, id)
		return err
	})
	return frozen, err
}

func frozenPapers(ctx context.Context, q *query.Queries, id int64) (frozen FrozenBasis, err error) {
	if frozen.FrozenAnalysis, err = loadFrozen(ctx, q, id); err != nil {
		return frozen, err
	}
	row, err := q.GetFrozenAnalysis(ctx, id)
	if err != nil {
		return frozen, err
	}
	if err = json.Unmarshal([]byte(row.Kreis), &frozen.Kreis); err != nil {
		return frozen, err
	}
	round, err := q.GetErhebung(ctx, row.ErhebungID)
	if err != nil {
		return frozen, err
	}
	deliveries, err := q.ListFrozenDeliveries(ctx, id)
	if err != nil {
		return frozen, err
	}
	stichtag, errStichtag := civil.Parse(round.Stichtag)
	frist, errFrist := civil.Parse(round.Frist)
	frozen.Basis = Basis{Erhebung: Erhebung{round.ID, survey.Round{Stichtag: stichtag, Frist: frist}}, Fingerprint: row.Fingerprint}
	frozen.Versions, err = versionsOf(deliveries)
	return frozen, firstOf(err, errStichtag, errFrist)
}

// changedDeliveries compares the workbooks with the checksums of then.
func changedDeliveries(ctx context.Context, q *query.Queries, frozen FrozenBasis) ([]string, error) {
	sums, err := q.FrozenSums(ctx, frozen.ID)
	if err != nil {
		return nil, err
	}
	then := map[int64]string{}
	for _, sum := range sums {
		if checksum(sum.Raw) == sum.Sha256 {
			then[sum.DeliveryID] = sum.Sha256
		}
	}
	var changed []string
	for _, version := range frozen.Versions {
		if then[version.ID] != version.SHA256 {
			changed = append(changed, fmt.Sprintf("Die Lieferung von %s, Fassung %d, ist nicht mehr die, die festgeschrieben wurde.", frozen.nameOf(version.Kommune), version.Number))
		}
	}
	return changed, nil
}

// nameOf is a municipality as it was called then.
func (f FrozenBasis) nameOf(ags string) string {
	kommune, err := f.Kreis.Kommune(ags)
	if err != nil {
		return ags
	}
	return kommune.Name
}

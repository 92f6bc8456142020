package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"buendnis/internal/alliance"
	"buendnis/internal/auth"
	"buendnis/internal/fault"
	"buendnis/internal/store/query"
)

// SaveKreis sets the county of the alliance.
func (s *Store) SaveKreis(ctx context.Context, actor auth.Actor, k alliance.Kreis) error {
	if err := firstOf(countywide(actor), validKreis(k)); err != nil {
		return err
	}
	return s.write(ctx, actor, func(q *query.Queries) (entry, error) {
		err := q.PutKreis(ctx, query.PutKreisParams{Ags: k.AGS, Name: k.Name})
		if err == nil {
			err = q.DeleteKommunen(ctx)
		}
		for _, kommune := range k.Kommunen {
			if err == nil {
				err = q.AddKommune(ctx, kommuneRow(kommune))
			}
		}
		return entry{"kreis.gespeichert", "kreis/" + k.AGS, fmt.Sprintf("%d Kommunen", len(k.Kommunen))}, err
	})
}

// validKreis refuses a county whose municipalities aren't its own.
func validKreis(k alliance.Kreis) error {
	if len(k.AGS) != 5 || k.Name == "" || len(k.Kommunen) == 0 {
		return fault.New(fault.Invalid, "Ein Kreis hat einen Schlüssel mit fünf Ziffern, einen Namen und Kommunen.")
	}
	seen := map[string]bool{}
	for _, kommune := range k.Kommunen {
		if len(kommune.AGS) != 8 || kommune.AGS[:5] != k.AGS || kommune.Name == "" {
			return fault.New(fault.Invalid, "Der Gemeindeschlüssel „%s“ (%s) gehört nicht zum Kreis %s.", kommune.AGS, kommune.Name, k.AGS)
		}
		if seen[kommune.AGS] {
			return fault.New(fault.Invalid, "Die Kommune %s steht zweimal im Kreis.", kommune.AGS)
		}
		seen[kommune.AGS] = true
	}
	return nil
}

func kommuneRow(k alliance.Kommune) query.AddKommuneParams {
	return query.AddKommuneParams{
		Ags: k.AGS, Name: k.Name, Art: k.Art, Einwohner: int64(k.Einwohner),
		TileColumn: int64(k.Column), TileRow: int64(k.Row),
	}
}

// Kreis is the county; NotFound before it is set.
func (s *Store) Kreis(ctx context.Context) (kreis alliance.Kreis, err error) {
	err = s.read(ctx, func(q *query.Queries) error {
		kreis, err = loadKreis(ctx, q)
		return err
	})
	return kreis, err
}

func loadKreis(ctx context.Context, q *query.Queries) (alliance.Kreis, error) {
	row, err := q.GetKreis(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return alliance.Kreis{}, fault.New(fault.NotFound, "Der Kreis ist noch nicht eingerichtet. Der Betreiber tut das mit: buendnis kreis set --ags SCHLÜSSEL")
	}
	if err != nil {
		return alliance.Kreis{}, err
	}
	kommunen, err := q.ListKommunen(ctx)
	kreis := alliance.Kreis{AGS: row.Ags, Name: row.Name}
	for _, k := range kommunen {
		kreis.Kommunen = append(kreis.Kommunen, alliance.Kommune{
			AGS: k.Ags, Name: k.Name, Art: k.Art, Einwohner: int(k.Einwohner), Column: int(k.TileColumn), Row: int(k.TileRow),
		})
	}
	return kreis, err
}

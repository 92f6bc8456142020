package store_test

import (
	"testing"

	"buendnis/internal/person"
	"buendnis/internal/rule"
	"buendnis/internal/store"
	"buendnis/internal/store/storetest"
	"buendnis/internal/survey"
)

// large is a municipality of 3,000 classes, as many as a big county has.
func large() survey.Delivery {
	d := workbook(neuss.Kommune, 1)
	for i := range int64(3000) {
		d.Classes = append(d.Classes, person.Class{Kommune: d.Kommune, Anzahl: 1, Facts: rule.Facts{
			"alter_jahre": rule.IntValue(18+i%10, 18+i%10), "einreise": rule.Value{Kind: rule.Date, Lo: 17000 + i, Hi: 17000 + i},
			"aufschiebende_wirkung": rule.BoolValue(i%2 == 0), "status_seit": {},
		}})
	}
	return d
}

func benchmark(b *testing.B, run func(b *testing.B, s *store.Store)) {
	b.Run("SQLite", func(b *testing.B) { run(b, founded(b, storetest.SQLite(b))) })
	b.Run("PostgreSQL", func(b *testing.B) { run(b, founded(b, storetest.Postgres(b))) })
}

func BenchmarkDeliver(b *testing.B) {
	d := large()
	benchmark(b, func(b *testing.B, s *store.Store) {
		for b.Loop() {
			if _, err := s.Deliver(ctx, neuss, d, "mappe.xlsx", []byte("x")); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkBasis(b *testing.B) {
	d := large()
	benchmark(b, func(b *testing.B, s *store.Store) {
		_, err := s.Deliver(ctx, neuss, d, "mappe.xlsx", []byte("x"))
		must(b, err)
		for b.Loop() {
			if _, err := s.Basis(ctx, office); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkFingerprint(b *testing.B) {
	benchmark(b, func(b *testing.B, s *store.Store) {
		deliver(b, s, neuss, 3)
		for b.Loop() {
			if _, err := s.Fingerprint(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	benchmark(b, func(b *testing.B, s *store.Store) {
		for b.Loop() {
			if err := s.SaveDraft(ctx, neuss, store.Draft{Kommune: neuss.Kommune, Raw: []byte("x")}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

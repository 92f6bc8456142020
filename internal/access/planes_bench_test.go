package access

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"buendnis/internal/civil"
)

// BenchmarkEntries counts a whole state: from facts as they stand in the
// population to the counts of every offer. lay is what it takes to lay the
// people out, count what it takes to count all pairs.
func BenchmarkEntries(b *testing.B) {
	book := loadLaw(b)
	for _, size := range []struct{ people, offers, kommunen int }{{5_000, 500, 8}, {120_000, 25_000, 396}} {
		r := rand.New(rand.NewPCG(1, 2))
		people, list := someResidents(b, r, book, size.people, size.kommunen), someEntries(r, size.offers, size.kommunen)
		entries, err := book.Entries(civil.MustParse("2020-01-15"), list)
		if err != nil {
			b.Fatal(err)
		}
		pairs := float64(size.people * size.offers)
		b.Run(fmt.Sprintf("%dx%d", size.people, size.offers), func(b *testing.B) {
			var laid, counted time.Duration
			most := uint64(0)
			for b.Loop() {
				start := time.Now()
				population := entries.Lay(people)
				middle := time.Now()
				population.Count()
				laid, counted = laid+middle.Sub(start), counted+time.Since(middle)
				most = max(most, heap())
			}
			b.ReportMetric(float64(laid.Milliseconds())/float64(b.N), "lay-ms")
			b.ReportMetric(float64(counted.Milliseconds())/float64(b.N), "count-ms")
			b.ReportMetric(float64(counted.Nanoseconds())/float64(b.N)/pairs, "count-ns/pair")
			b.ReportMetric(float64(most)/1e6, "heap-MB")
		})
	}
}

// heap is what the program holds, with the people and their facts.
func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

package main

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"time"

	"buendnis/internal/flow"
	"buendnis/internal/flow/dimacs"
)

// printGrowth shows how our time grows: were it n·log n, the last column would
// stay the same.
func printGrowth() {
	fmt.Printf("\nWachstum (n = Kanten; Median von drei Läufen)\n")
	fmt.Printf("  %-20s %-6s %10s %10s %18s\n", "Aufgabe", "Größe", "n", "Sekunden", "ns je n·log2(n)")
	for _, s := range []shape{kreis, land, bund} {
		t := s.make()
		for _, job := range t.jobs() {
			var runs []float64
			for range 3 {
				runtime.GC()
				began := time.Now()
				job.do()
				runs = append(runs, time.Since(began).Seconds())
			}
			n, took := float64(len(t.edges)), median(runs)
			fmt.Printf("  %-20s %-6s %10d %10.4f %18.2f\n", job.name, s.name, len(t.edges), took, took*1e9/(n*math.Log2(n)))
		}
	}
}

type job struct {
	name string
	do   func()
}

// jobs are the solvers on files and those of the analysis.
func (t transport) jobs() []job {
	largest, cheapest := parsed(t.maximum()), parsed(t.cheapest())
	network, err := flow.New(t.demand, t.supply, t.edges)
	if err != nil {
		panic(err)
	}
	return []job{
		{"größter Fluss", func() { largest.Solve() }},
		{"billigster Fluss", func() { cheapest.Solve() }},
		{"Deckung", func() { flow.Maximum(network) }},
		{"Engpasszerlegung", func() { flow.Decompose(network) }},
	}
}

func parsed(file []byte) *dimacs.Problem {
	p, err := dimacs.Read(bytes.NewReader(file))
	if err != nil {
		panic(err)
	}
	return p
}

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"buendnis/internal/flow/dimacs"
)

// run is one solution: a value or a cost, and how long it took.
type run struct {
	result  int64
	seconds float64
}

// racer is one column of a race.
type racer struct {
	name  string
	solve func() (run, error)
	runs  []float64
}

// race lets all solvers of the file's kind solve it in turn, round by round, so
// that whatever else the machine does meets all of them alike.
func race(file string, rounds int, peers []peer) error {
	problem, err := read(file)
	if err != nil {
		return err
	}
	racers := []*racer{{name: "Bündnis", solve: func() (run, error) { return solve(problem) }}}
	for _, p := range peers {
		if p.kind != problem.Kind {
			continue
		}
		solve, stop, err := p.start(file)
		if err != nil {
			return err
		}
		defer stop()
		racers = append(racers, &racer{name: p.name, solve: solve})
	}
	if err := goRound(racers, rounds); err != nil {
		return err
	}
	fmt.Printf("\n%s: %d Knoten, %d Kanten, %d Läufe im Wechsel, %d Prozessoren\n",
		filepath.Base(file), len(problem.Graph.Surplus), len(problem.Graph.Arcs), rounds, runtime.GOMAXPROCS(0))
	for _, r := range racers {
		ratio := median(r.runs) / median(racers[0].runs)
		fmt.Printf("  %-24s Median %8.4f s  (%.4f bis %.4f)  %5.2f-mal unsere Zeit\n",
			r.name, median(r.runs), slices.Min(r.runs), slices.Max(r.runs), ratio)
	}
	return nil
}

// goRound runs all in turn; solvers that disagree are an error.
func goRound(racers []*racer, rounds int) error {
	for range rounds {
		var ours int64
		for k, r := range racers {
			got, err := r.solve()
			if err != nil {
				return fmt.Errorf("%s: %w", r.name, err)
			}
			if k == 0 {
				ours = got.result
			} else if got.result != ours {
				return fmt.Errorf("%s kommt auf %d, wir auf %d", r.name, got.result, ours)
			}
			r.runs = append(r.runs, got.seconds)
		}
	}
	return nil
}

func read(path string) (*dimacs.Problem, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return dimacs.Read(file)
}

// solve is one run of ours. What earlier runs left behind is cleared away first,
// as another process would not have it.
func solve(p *dimacs.Problem) (run, error) {
	runtime.GC()
	began := time.Now()
	f, err := p.Solve()
	if err != nil {
		return run{}, err
	}
	took := time.Since(began).Seconds()
	if p.Kind == "max" {
		return run{f.Value, took}, nil
	}
	return run{f.Cost, took}, nil
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// Command flowpeers measures our solvers of flows beside those of other
// libraries, in the same run and in turn, and prints medians, the spread and
// ratios; then how our time grows from a county to the whole country.
//
//	go run ./tools/flowpeers                  the instances that it makes itself
//	go run ./tools/flowpeers FILE.max|.min …  other DIMACS files
//
// Peers are LEMON (compiled here from scripts/peers/lemon.cpp), scipy and igraph
// (scripts/peers/peers.py). One that is not installed is named and left out. Our
// time includes building the solver's own form of the graph, theirs does not.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	rounds := flag.Int("runs", 9, "Läufe je Löser; gedruckt werden Median und Spanne")
	growth := flag.Bool("growth", true, "auch das Wachstum von Kreis bis Bund messen")
	flag.Parse()
	if err := measure(*rounds, *growth, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(rounds int, growth bool, files []string) error {
	dir, err := os.MkdirTemp("", "flowpeers")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	own := len(files) == 0
	if own {
		if files, err = writeStates(dir); err != nil {
			return err
		}
	}
	peers := findPeers(dir)
	for _, file := range files {
		if err := race(file, rounds, peers); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	if own && growth {
		printGrowth()
	}
	return nil
}

// writeStates makes the two instances of a Land: one in one piece, one whose
// kinds of need have nothing to do with each other.
func writeStates(dir string) (files []string, err error) {
	apart := land
	apart.mix = 0
	for name, s := range map[string]shape{"land-verbunden": land, "land-in-teilen": apart} {
		t := s.make()
		for _, kind := range []string{"max", "min"} {
			file := filepath.Join(dir, name+"."+kind)
			if err := os.WriteFile(file, t.dimacs(kind == "max"), 0o600); err != nil {
				return nil, err
			}
			files = append(files, file)
		}
	}
	slices.Sort(files)
	return files, nil
}

// Command largesample writes inputs of the three sizes at which the analysis is
// measured: a county, a Land, and the whole country. Everybody in them is
// invented; the margins are those of the demo county, drawn anew for every
// county, and the offers are its offers with other places, days, reaches and
// conditions. The same seed gives the same files.
//
//	go run ./tools/largesample -size state -out DIR
//
// DIR gets population.csv and offers.ndjson, as `buendnis analyse` reads them.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"buendnis/internal/demo"
	"buendnis/internal/rule"
	"buendnis/law"
)

// size is how large a sample is.
type size struct {
	kreise  int // counties
	people  int
	offers  int
	perRow  int // people of a row, on average
	fromNRW bool
}

// sizes are those of the definition of the analysis.
var sizes = map[string]size{
	"county": {kreise: 1, people: 5_000, offers: 500, perRow: 1, fromNRW: true},
	"state":  {kreise: 53, people: 120_000, offers: 25_000, perRow: 1, fromNRW: true},
	"nation": {kreise: 400, people: 1_500_000, offers: 250_000, perRow: 10},
}

func main() {
	name := flag.String("size", "county", "county, state oder nation")
	out := flag.String("out", ".", "Ordner")
	seed := flag.Uint64("seed", 1, "Startwert des Zufalls")
	flag.Parse()
	size, ok := sizes[*name]
	if !ok {
		fail(fmt.Errorf("-size ist county, state oder nation, nicht „%s“", *name))
	}
	fail(write(size, *seed, *out))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write makes both files.
func write(size size, seed uint64, dir string) error {
	vocabulary, err := rule.LoadVocabulary(law.FS)
	if err != nil {
		return err
	}
	county, err := demo.LoadCounty()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	kreise := size.places()
	err = writeFile(filepath.Join(dir, "population.csv"), func(w io.Writer) error {
		return writePeople(w, size, seed, county, kreise, vocabulary)
	})
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, "offers.ndjson"), func(w io.Writer) error {
		return writeOffers(w, size, seed, county, kreise, vocabulary)
	})
}

func writeFile(path string, content func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	w := bufio.NewWriterSize(file, 1<<20)
	if err := content(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return file.Close()
}

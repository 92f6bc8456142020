package main

import (
	"os"
	"path/filepath"
	"testing"

	"buendnis/internal/access"
	"buendnis/internal/civil"
	"buendnis/internal/offer"
	"buendnis/internal/person"
	"buendnis/law"
)

// small are the shapes of the three sizes with few people, so that a test run
// can look at each of them.
var small = map[string]size{
	"county": {kreise: 1, people: 400, offers: 40, perRow: 1, fromNRW: true},
	"state":  {kreise: 53, people: 10_600, offers: 530, perRow: 1, fromNRW: true},
	"nation": {kreise: 20, people: 40_000, offers: 400, perRow: 10},
}

// The readers of the product take every row, and as many people and offers come
// out as the size says.
func TestSamplesAreGoodInput(t *testing.T) {
	book, err := access.Load(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	words := book.WordsOn(civil.MustParse("2020-01-15"))
	for name, s := range small {
		people, offers := sample(t, s, 1)
		population, bad, err := person.ReadPopulation(name, open(t, people), words)
		if err != nil || len(bad) > 0 {
			t.Errorf("%s: %v, %v", name, bad, err)
		}
		if n := population.People(); n < s.people*9/10 || n > s.people*11/10 {
			t.Errorf("%s: %d Personen statt etwa %d", name, n, s.people)
		}
		listed, bad, err := offer.ReadOffers(name, open(t, offers), words)
		if err != nil || len(bad) > 0 || len(listed) != s.offers {
			t.Errorf("%s: %d Angebote statt %d, %v, %v", name, len(listed), s.offers, bad, err)
		}
	}
}

func TestTheSameSeedGivesTheSameFiles(t *testing.T) {
	s := small["county"]
	people, offers := sample(t, s, 7)
	again, offersAgain := sample(t, s, 7)
	other, _ := sample(t, s, 8)
	if text(t, people) != text(t, again) || text(t, offers) != text(t, offersAgain) {
		t.Error("derselbe Startwert gibt andere Dateien")
	}
	if text(t, people) == text(t, other) {
		t.Error("ein anderer Startwert gibt dieselben Personen")
	}
}

// sample writes both files and names them.
func sample(t *testing.T, s size, seed uint64) (people, offers string) {
	t.Helper()
	dir := t.TempDir()
	if err := write(s, seed, dir); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "population.csv"), filepath.Join(dir, "offers.ndjson")
}

func open(t *testing.T, path string) *os.File {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return file
}

func text(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

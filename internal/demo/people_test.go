package demo

import (
	"testing"

	"buendnis/internal/rule"
	"buendnis/law"
)

func TestThePeopleMeetEveryPublicMargin(t *testing.T) {
	county, err := LoadCounty()
	if err != nil {
		t.Fatal(err)
	}
	vocabulary, err := rule.LoadVocabulary(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	people, err := county.People(vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	status, _ := vocabulary.Fact("status")
	groupOf := map[string]string{}
	for group, codes := range county.Status {
		for _, code := range codes.Values {
			groupOf[code] = group
		}
	}
	groups, kommunen := map[string]int{}, map[string]int{}
	for _, class := range people {
		groups[groupOf[status.Format(class.Facts["status"])]] += class.Anzahl
		kommunen[class.Kommune] += class.Anzahl
	}
	for _, m := range county.Groups() {
		if groups[m.Gruppe] != m.Anzahl {
			t.Errorf("%s: %d statt %d", m.Gruppe, groups[m.Gruppe], m.Anzahl)
		}
	}
	if groups["DULD"] != 300 {
		t.Errorf("%d Geduldete von 18 bis 27, der Schlüssel sagt 300", groups["DULD"])
	}
	for k, want := range share(county.Total(), county.FlueAG.Shares) {
		if ags := county.FlueAG.Values[k]; kommunen[ags] != want {
			t.Errorf("%s: %d statt %d", ags, kommunen[ags], want)
		}
	}
	t.Logf("%d Personen in %d Zeilen", people.People(), len(people))
}

func TestTheCountyComesOutTheSameEveryTime(t *testing.T) {
	county, _ := LoadCounty()
	vocabulary, _ := rule.LoadVocabulary(law.FS)
	first, _ := county.People(vocabulary)
	second, _ := county.People(vocabulary)
	for i := range first {
		if first[i].Facts.Key() != second[i].Facts.Key() {
			t.Fatalf("Zeile %d: %s, dann %s", i, first[i].Facts.Key(), second[i].Facts.Key())
		}
	}
}
